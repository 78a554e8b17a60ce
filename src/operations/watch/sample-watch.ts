import type { AlarmCondition } from '../../kernel/alarm.ts';
import type { GivenFrom } from '../../kernel/decider.ts';
import type { ActorId, DeskId } from '../../kernel/ids.ts';
import type { State } from '../../kernel/label.ts';
import { addSeconds, fromUtc, instant, toUtc, type UtcText } from '../../kernel/time.ts';
import { alarmIdOf } from './alarm-state.ts';
import type { StandingCondition } from './forms.ts';

const midnight = instant(Date.UTC(2026, 0, 10, 0));

/** For tests: so many seconds into an invented night. */
export function after(seconds: number): UtcText {
  return toUtc(addSeconds(midnight, seconds));
}

/** For tests: the same moment for arithmetic. */
export function moment(seconds: number) {
  return fromUtc(after(seconds));
}

/** For tests: an invented condition; narrow it with `but`. */
export function sampleCondition(but: Partial<AlarmCondition> = {}): AlarmCondition {
  return {
    key: 'unread/c-example1',
    kind: 'unread_item',
    priority: 'high',
    side: 'uk',
    role: 'watch_officer',
    since: after(0),
    actBefore: null,
    about: 'contact/c-example1',
    reference: null,
    cause: 'contact/c-example1',
    consequence: { en: 'Nobody has seen it.', fr: 'Personne ne l’a vu.' },
    act: { en: 'Open it.', fr: 'L’ouvrir.' },
    ...but,
  };
}

/** For tests: the same as it stands on record. */
export function sampleStanding(but: Partial<StandingCondition> = {}): StandingCondition {
  return { ...sampleCondition(), side: 'uk', ...but };
}

export const sampleAlarm = alarmIdOf('unread/c-example1', 'uk');

/** For tests: a person at a desk. */
export function samplePerson(
  but: { readonly by?: string; readonly desk?: string | null; readonly state?: State | null } = {},
): { readonly by: ActorId; readonly givenFrom: GivenFrom } {
  const { by = 'example-1', desk = 'desk-1', state = 'uk' } = but;
  return {
    by: by as ActorId, // invented
    givenFrom: { state, desk: desk as DeskId | null, roles: ['watch_officer'] }, // as above
  };
}
