import { expect, test } from 'vitest';
import type { TipEvent } from '../inquiry/intel/events-tip.ts';
import type { RecordedEvent } from '../kernel/event.ts';
import type { UtcText } from '../kernel/time.ts';
import { intelToTips } from './intel-to-tips.ts';
import { tipsToIntel } from './tips-to-intel.ts';

const at = '2026-03-03T12:00:00.000Z' as UtcText; // valid as written
const released = {
  type: 'TipReleased',
  at,
  tip: 'tip-01234567',
  room: 'site',
  place: 's-test',
  zone: null,
  kind: 'group_to_cross',
  words: 'A group means to cross by the bridge.',
  language: 'en',
  from: at,
  until: '2026-03-03T18:00:00.000Z' as UtcText, // as above
  band: 'fair',
  marking: 'official',
  body: 'joint-body',
  to: null,
  by: 'joint-intelligence-1',
} as const satisfies TipEvent;
type Carried = Parameters<typeof intelToTips.propose>[0];
const carried = (event: TipEvent) => intelToTips.propose({ event } as Carried); // it reads nothing else

const namesOf = (one: ReturnType<typeof carried>[number] | undefined) =>
  Object.keys(one?.command ?? {}).filter((name) => name !== 'type' && name !== 'at');

test('what was released travels and nothing beside it: not even who released it', () => {
  const more = { ...released, report: 's-17', grade: { source: 'A' }, informant: 'x' };
  for (const event of [released, more]) {
    const [one] = carried(event);
    expect(namesOf(one).toSorted()).toEqual(
      intelToTips.passes.filter((name) => name !== 'edition' && name !== 'amendment').toSorted(),
    );
    expect(JSON.stringify(one)).not.toMatch(/intelligence-1|s-17|informant/);
    expect(one?.key).toBe('tip-01234567.site');
  }
});

test('what takes its place travels in the same form, with which text it is and why', () => {
  const { report, informant } = { report: 's-17', informant: 'x' };
  const amended = {
    ...released,
    type: 'ReleaseAmended',
    edition: 2,
    amendment: 'was_wrong',
    report,
    informant,
  } as const;
  const [one] = carried(amended);
  expect(one).toMatchObject({
    key: 'tip-01234567.site',
    command: { type: 'AmendTip', edition: 2, amendment: 'was_wrong' },
  });
  expect(namesOf(one).toSorted()).toEqual([...intelToTips.passes].toSorted());
  expect(JSON.stringify(one)).not.toMatch(/intelligence-1|s-17|informant/);
});

test('taken back, only its name travels, to each room that has it', () => {
  const { tip, by } = released;
  const rooms = ['site', 'watch'] as const;
  const withdrawn: TipEvent = { type: 'TipWithdrawn', at, tip, rooms, reason: 'source_at_risk', by };
  expect(carried(withdrawn)).toEqual(
    rooms.map((room) => ({ key: `${tip}.${room}`, command: { type: 'RecallTip', at, tip, room } })),
  );
});

test('what is let back is that it was read or acted on, and nothing beside it', () => {
  const { tip } = released;
  const seen = { type: 'SeaTipSeen', at, tip, room: 'watch', boat: 'b-000001', by: 'uk-watch-1' } as const;
  const [one] = tipsToIntel.propose({ event: seen } as unknown as RecordedEvent<typeof seen>);
  expect(one).toEqual({
    key: tip,
    command: { type: 'NoteFollowed', at, tip, room: 'watch', step: 'seen' },
  });
  const [again] = tipsToIntel.propose({ event: { ...seen, edition: 2 } } as unknown as RecordedEvent<
    typeof seen
  >);
  expect(again?.command).toMatchObject({ step: 'seen', edition: 2 });
});
