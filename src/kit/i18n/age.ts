import type { Language, Text } from '../../kernel/text.ts';
import { say } from './message.ts';

const forms = {
  seconds: { en: '{n} s', fr: '{n} s' },
  minutes: { en: '{n} min', fr: '{n}\u00a0min' },
  hours: { en: '{h} h {m}', fr: '{h} h {m}' },
  days: { en: '{n, plural, one {# day} other {# days}}', fr: '{n, plural, one {# jour} other {# jours}}' },
} as const satisfies Record<string, Text>;

/**
 * An age in the fewest words an officer needs: `8 s`, `4 min`, `1 h 05`, `3 days`.
 * Below a minute it moves in steps of 2 s, so that a column of ages does not flicker. Negative ages read as zero.
 */
export function formatAge(seconds: number, language: Language): string {
  const age = Math.max(0, seconds);
  if (age < 60) return say(forms.seconds, language, { n: String(Math.floor(age / 2) * 2) });
  if (age < 3600) return say(forms.minutes, language, { n: String(Math.floor(age / 60)) });
  if (age < 86_400) {
    const minutes = String(Math.floor((age % 3600) / 60)).padStart(2, '0');
    return say(forms.hours, language, { h: String(Math.floor(age / 3600)), m: minutes });
  }
  return say(forms.days, language, { n: Math.floor(age / 86_400) });
}
