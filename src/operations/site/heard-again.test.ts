import { expect, test } from 'vitest';
import { addSeconds, toUtc } from '../../kernel/time.ts';
import { notOnRecord } from './heard-again.ts';
import { givenSite, noon } from './rationalise/given-site.ts';
import type { Outcome } from './rationalise/shapes.ts';
import type { SiteAlarmView } from './wire.ts';

/** What comes of a sensor at the track that speaks, speaks again, and of a person whom a camera then sees at a fence. */
function heard(): readonly Outcome[] {
  const site = givenSite();
  site.says(0, ['rail-1', 'disturbance']);
  site.quietUntil(5);
  site.says(60, ['rail-1', 'disturbance']);
  site.quietUntil(70);
  site.says(80, ['outer-15', 'disturbance']);
  site.quietUntil(90);
  site.says(95, ['beam-15', 'beam_broken']);
  return site.outcomes;
}
const at = (seconds: number) => addSeconds(noon, seconds);
const onRecord = (outcomes: readonly Outcome[], changes: Partial<SiteAlarmView> = {}): SiteAlarmView[] =>
  outcomes.flatMap((one) =>
    one.kind === 'presented'
      ? [
          {
            facts: { alarm: one.alarm.alarm },
            presentedAt: toUtc(one.alarm.at),
            raisedAt: null,
            seenAgainAt: null,
            closed: null,
            ...changes,
          } as unknown as SiteAlarmView, // no more of it is read
        ]
      : [],
  );
const kinds = (outcomes: readonly Outcome[]) =>
  outcomes.filter(({ kind }) => kind !== 'joined').map(({ kind }) => kind);

test('all that stands nowhere is owed, in its order', () => {
  const all = heard();
  expect(kinds(all)).toEqual(['presented', 'seen_again', 'presented', 'raised']);
  expect(kinds(notOnRecord(all, [], at(0)).outcomes)).toEqual(kinds(all));
  expect(notOnRecord(all, [], at(0)).forget).toEqual(new Set());
});

test('what stands on record asks nobody twice', () => {
  const all = heard();
  const told = { raisedAt: toUtc(at(96)), seenAgainAt: toUtc(at(60)) };
  expect(notOnRecord(all, onRecord(all, told), at(0)).outcomes).toEqual([]);
});

test('what was lost between the message and its writing is owed though the alarm itself stands', () => {
  const all = heard();
  expect(kinds(notOnRecord(all, onRecord(all), at(0)).outcomes)).toEqual(['seen_again', 'raised']);
  const isClosed = { closed: { by: 'fr-site-1', at: toUtc(at(65)), outcome: 'nothing_found' as const } };
  expect(kinds(notOnRecord(all, onRecord(all, isClosed), at(0)).outcomes)).toEqual(['raised']);
});

test('what is too old is let go, and nothing joins an alarm that stands nowhere', () => {
  const all = heard();
  const [first] = all.flatMap((one) => (one.kind === 'presented' ? [one.alarm.alarm] : []));
  const { outcomes, forget } = notOnRecord(all, [], at(70));
  expect(kinds(outcomes)).toEqual(['presented', 'raised']);
  expect([...forget]).toEqual([first]);
});

test('somebody seen again of an alarm that stands nowhere is an alarm of their own', () => {
  const all = heard();
  const { outcomes, forget } = notOnRecord(all, [], at(30));
  expect(kinds(outcomes)).toEqual(['presented', 'presented', 'raised']);
  expect([...forget]).toEqual([]);
});
