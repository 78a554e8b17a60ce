import { expect, test } from 'vitest';
import type { Connection } from '../../../kit/live/live-client.ts';
import { createStore } from '../../../kit/store.ts';
import type { HealthView, MotionRow } from '../wire.ts';
import { createAcknowledged } from './acknowledged.ts';
import { createJudge } from './alarm-judge.ts';
import type { Alarm } from './alarms.ts';
import { health, motion, now, picture } from './given-picture.ts';

/** The session's memory of one browser. */
function memory(): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
    key: () => null,
    get length() {
      return held.size;
    },
  };
}

function opened(storage = memory(), staff = 'a') {
  const state = { motions: [] as readonly MotionRow[], isWhole: true };
  const healthStore = createStore<HealthView | null>(health([]));
  const alarms = createStore<readonly Alarm[]>([]);
  const acknowledged = createAcknowledged(staff, storage);
  const judge = createJudge({
    live: {
      get picture() {
        return picture({ motions: state.motions });
      },
      health: healthStore,
      connection: createStore<Connection>({ state: 'live', since: now }),
      isWhole: () => state.isWhole,
    },
    alarms,
    acknowledged,
  });
  const open = () => alarms.get().filter(({ key }) => !acknowledged.held.get().keys.includes(key));
  const storeIs = (store: HealthView['store']['state']) => healthStore.set(health([], store));
  return { state, alarms, acknowledged, judge, open, storeIs };
}

test('an alarm that ended and comes back is a new one: nobody has seen it', () => {
  const { acknowledged, judge, open, storeIs } = opened();
  storeIs('down');
  judge(now);
  acknowledged.add(['store:down']);
  judge(now + 1000);
  expect(open()).toEqual([]);
  storeIs('ok');
  judge(now + 2000);
  storeIs('down');
  judge(now + 3000);
  expect(open().map(({ key }) => key)).toEqual(['store:down']);
});

test('a reload is no end of an alarm: until the node has told everything, nothing acknowledged is forgotten', () => {
  const storage = memory();
  const before = opened(storage);
  before.storeIs('down');
  before.judge(now);
  before.acknowledged.add(['store:down']);
  const after = opened(storage);
  after.state.isWhole = false;
  after.judge(now);
  after.state.isWhole = true;
  after.storeIs('down');
  after.judge(now + 1000);
  expect(after.open()).toEqual([]);
});

test('whoever takes the desk over, or comes back to it, begins with nothing acknowledged', () => {
  const storage = memory();
  const { acknowledged } = opened(storage, 'a');
  acknowledged.add(['store:down']);
  acknowledged.handOver('b');
  expect(acknowledged.held.get()).toEqual({ staff: 'b', keys: [] });
  acknowledged.handOver('a');
  expect(acknowledged.held.get()).toEqual({ staff: 'a', keys: [] });
  acknowledged.add(['store:down']);
  expect(opened(storage, 'b').acknowledged.held.get().keys).toEqual([]);
  expect(opened(storage, 'a').acknowledged.held.get().keys).toEqual([]);
});

test('an alarm that lasts changes its words: a beacon fell silent', () => {
  const { state, alarms, judge } = opened();
  state.motions = [motion('ais:972999001', { kind: 'distress_beacon', ageSeconds: 0 })];
  judge(now + 299_000);
  expect(alarms.get()[0]?.what.en).not.toContain('no longer heard');
  judge(now + 301_000);
  expect(alarms.get()[0]?.what.en).toContain('no longer heard');
});
