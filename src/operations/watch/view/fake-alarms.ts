import type { AlarmCondition } from '../../../kernel/alarm.ts';
import { addSeconds, instant, toUtc } from '../../../kernel/time.ts';

/** An invented condition that holds since so many seconds; narrow it with `but`. */
export function fakeCondition(secondsAgo: number, but: Partial<AlarmCondition> = {}): AlarmCondition {
  return {
    key: 'unread/c-example1',
    kind: 'unread_item',
    priority: 'high',
    side: 'uk',
    role: 'watch_officer',
    since: toUtc(addSeconds(instant(Date.now()), -secondsAgo)),
    actBefore: null,
    about: 'contact/c-example1',
    reference: null,
    cause: 'contact/c-example1',
    consequence: { en: 'Nobody has looked at this item.', fr: 'Personne n’a consulté cet élément.' },
    act: { en: 'Open it.', fr: 'L’ouvrir.' },
    ...but,
  };
}

/** A boat with people in the water and nobody on the way: danger to life. */
export function fakeLife(secondsAgo: number, but: Partial<AlarmCondition> = {}): AlarmCondition {
  return fakeCondition(secondsAgo, {
    key: 'alone/b-swamp01',
    kind: 'boat_without_unit',
    priority: 'life',
    about: 'boat/b-swamp01',
    reference: 'UK-26-001',
    cause: 'boat/b-swamp01',
    actBefore: toUtc(addSeconds(instant(Date.now()), 300)),
    consequence: {
      en: 'No unit is going to this boat any more.',
      fr: 'Plus aucun moyen ne fait route vers cette embarcation.',
    },
    act: { en: 'Propose another unit.', fr: 'Proposer un autre moyen.' },
    ...but,
  });
}
