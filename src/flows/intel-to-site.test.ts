import { expect, test } from 'vitest';
import type { RecordedEvent } from '../kernel/event.ts';
import type { UtcText } from '../kernel/time.ts';
import { type TipEvent, tipKinds } from '../inquiry/intel/events.ts';
import { tipKinds as tipKindsOfSite } from '../operations/site/words.ts';
import { intelToSite } from './intel-to-site.ts';

const at = '2026-03-03T12:00:00.000Z' as UtcText; // valid as written
const released: TipEvent = {
  type: 'TipReleased',
  at,
  tip: 'tp-01234567',
  site: 's-test',
  zone: null,
  kind: 'group_to_cross',
  from: at,
  until: '2026-03-03T18:00:00.000Z' as UtcText, // as above
  source: 'B',
  information: '2',
  body: 'joint-body',
  by: 'joint-intelligence-1',
};
const carried = (event: TipEvent) => intelToSite.propose({ event } as RecordedEvent<TipEvent>); // it reads nothing else

test('what was released travels and nothing beside it: not even who released it', () => {
  const more = { ...released, report: 'r-17', informant: 'x' };
  for (const event of [released, more]) {
    const [one] = carried(event);
    const told = Object.keys(one?.command ?? {}).filter((name) => name !== 'type' && name !== 'at');
    expect(told.toSorted()).toEqual([...intelToSite.passes].toSorted());
    expect(JSON.stringify(one)).not.toMatch(/intelligence-1|r-17/);
  }
});

test('taken back, only its name travels', () => {
  const { tip } = released;
  const withdrawn: TipEvent = {
    type: 'TipWithdrawn',
    at,
    tip,
    site: 's-test',
    reason: 'source_at_risk',
    by: released.by,
  };
  expect(carried(withdrawn)).toEqual([{ key: tip, command: { type: 'RecallTip', at, tip } }]);
});

test('both rooms know the same kinds', () => {
  expect(tipKindsOfSite).toEqual(tipKinds);
});
