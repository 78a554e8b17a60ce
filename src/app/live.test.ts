import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { instant } from '../kernel/time.ts';
import { createKeyedFeed } from './keyed-feed.ts';
import { createPositionSeal } from './position-seal.ts';
import { sampleWho } from './sample-who.ts';
import type { Who } from './who.ts';
import { createLiveHub, type LiveHub, type LiveTopics } from './live.ts';

/** A response that takes what is written, or refuses to drain like a stuck console. */
function fakeResponse() {
  const emitter = new EventEmitter();
  const written: string[] = [];
  const response = Object.assign(emitter, {
    writableNeedDrain: false,
    destroyed: false,
    write(text: string) {
      written.push(text);
      return true;
    },
    end: () => emitter.emit('close'),
    destroy() {
      response.destroyed = true;
      emitter.emit('close');
    },
  });
  return {
    response: response as unknown as ServerResponse,
    written,
    stick: (stuck: boolean) => void (response.writableNeedDrain = stuck),
    state: response,
  };
}

interface Message {
  readonly id: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}
const messages = (written: readonly string[]): Message[] =>
  written.map((text) => {
    const [id = '', event = '', data = ''] = text.split('\n');
    const parsed: unknown = JSON.parse(data.slice(6));
    return { id: id.slice(4), event: event.slice(7), data: parsed as Record<string, unknown> };
  });

const detections = [{ position: 3 }, { position: 7 }, { position: 9 }];
let now = 0;
let head = 7;
let topics: LiveTopics;
let hub: LiveHub;

beforeEach(() => {
  vi.useFakeTimers();
  now = 0;
  head = 7;
  topics = {
    motions: createKeyedFeed(100),
    vessels: createKeyedFeed(100),
    detectionsHead: () => head,
    detectionsFrom: async () => 0,
    seesTracks: () => true,
    detectionsAfter: async (after) => ({
      position: head,
      values: detections
        .filter(({ position }) => position > after && position <= head)
        .map((row) => JSON.stringify(row)),
    }),
    health: () => '{"health":true}',
  };
  hub = open('e1');
});
afterEach(() => {
  hub.close();
  vi.useRealTimers();
});

function open(epoch: string): LiveHub {
  return createLiveHub({
    topics,
    clock: () => instant(now),
    epoch,
    seal: createPositionSeal(Buffer.alloc(32, 1)),
    hello: { node: 'uk', version: '0' },
    tickMilliseconds: 20,
    healthMilliseconds: 1_000,
    stuckMilliseconds: 30_000,
    clientsMax: 2,
  });
}
async function tick(milliseconds = 20): Promise<void> {
  now += milliseconds;
  await vi.advanceTimersByTimeAsync(20);
}
const allow = { now: () => sampleWho(), stillAllowed: async () => true };

test('a new console is told everything once, then only what changed', async () => {
  topics.motions.put('ais:1', '["ais:1",1]');
  const client = fakeResponse();
  hub.join(client.response, undefined, allow);
  await tick();
  topics.motions.put('ais:1', '["ais:1",2]');
  await tick();
  await tick();
  const told = messages(client.written);
  expect(told.map(({ event }) => event)).toEqual(['hello', 'tracks', 'health', 'detections', 'tracks']);
  expect(told[3]?.data).toEqual({ reset: true, detections: [{ position: 3 }, { position: 7 }] });
  expect(told[1]?.data).toMatchObject({ reset: true, motions: [['ais:1', 1]] });
  expect(told[4]?.data).toMatchObject({ reset: false, coalesced: 0, motions: [['ais:1', 2]] });
});

test('a console that resumes loses nothing and is told nothing twice', async () => {
  const first = fakeResponse();
  hub.join(first.response, undefined, allow);
  topics.motions.put('ais:1', '1');
  await tick();
  const last = messages(first.written).at(-1)?.id;
  first.response.emit('close');
  topics.motions.put('ais:2', '2');
  head = 9;
  const again = fakeResponse();
  hub.join(again.response, last, allow);
  await tick();
  const told = messages(again.written);
  expect(told[0]).toMatchObject({ event: 'hello', data: { resumed: true } });
  expect(told.find(({ event }) => event === 'tracks')?.data).toMatchObject({ reset: false, motions: [2] });
  expect(told.find(({ event }) => event === 'detections')?.data).toEqual({
    reset: false,
    detections: [{ position: 9 }],
  });
});

test('after a restart of the node tracks start anew, but detections go on from where the console was', async () => {
  const first = fakeResponse();
  hub.join(first.response, undefined, allow);
  topics.motions.put('ais:1', '1');
  await tick();
  const last = messages(first.written).at(-1)?.id;
  hub.close();
  hub = open('e2');
  head = 9;
  const again = fakeResponse();
  hub.join(again.response, last, allow);
  await tick();
  const told = messages(again.written);
  expect(told.find(({ event }) => event === 'tracks')?.data).toMatchObject({ reset: true, motions: [1] });
  expect(told.find(({ event }) => event === 'detections')?.data).toEqual({
    reset: false,
    detections: [{ position: 9 }],
  });
});

test('a slow console is told the newest of each track, and how much was folded', async () => {
  const client = fakeResponse();
  hub.join(client.response, undefined, allow);
  await tick();
  client.stick(true);
  for (let number = 1; number <= 5; number += 1) topics.motions.put('ais:1', String(number));
  await tick();
  const before = client.written.length;
  client.stick(false);
  await tick();
  const told = messages(client.written.slice(before));
  expect(told[0]?.data).toMatchObject({ coalesced: 4, motions: [5] });
});

test('a stuck console is cut after its time, and costs one write until then', async () => {
  const client = fakeResponse();
  hub.join(client.response, undefined, allow);
  await tick();
  const written = client.written.length;
  client.stick(true);
  for (let second = 0; second < 40; second += 1) {
    topics.motions.put('ais:1', String(second));
    await tick(1_000);
  }
  expect(client.written.length).toBe(written);
  expect(client.state.destroyed).toBe(true);
  expect([hub.cut, hub.clients]).toEqual([1, 0]);
});

test('while the store fails a console keeps its tracks, and hears of every detection once it answers again', async () => {
  let isAway = true;
  const answering = topics;
  topics = {
    ...topics,
    detectionsAfter: async (after, who) => {
      if (isAway) throw new Error('the store is away');
      return answering.detectionsAfter(after, who);
    },
  };
  hub.close();
  hub = open('e1');
  const client = fakeResponse();
  hub.join(client.response, undefined, allow);
  topics.motions.put('ais:1', '1');
  await tick();
  expect(messages(client.written).map(({ event }) => event)).toEqual(['hello', 'tracks', 'health']);
  isAway = false;
  await tick(1_000);
  expect(messages(client.written).at(-1)).toMatchObject({
    event: 'detections',
    data: { reset: true, detections: [{ position: 3 }, { position: 7 }] },
  });
});

test('a session that ends closes the stream with a word', async () => {
  const client = fakeResponse();
  let allowed = true;
  hub.join(client.response, undefined, { ...allow, stillAllowed: async () => allowed });
  await tick();
  allowed = false;
  await tick(6_000);
  expect(messages(client.written).at(-1)).toMatchObject({ event: 'bye', data: { reason: 'not_signed_in' } });
  expect(hub.clients).toBe(0);
});

test('what a post gave ends with the post, before anything further is told', async () => {
  const client = fakeResponse();
  let who: Who | null = sampleWho();
  hub.join(client.response, undefined, { ...allow, now: () => who });
  await tick();
  who = null;
  topics.motions.put('ais:1', '"after the post"');
  await tick();
  expect(messages(client.written).at(-1)).toMatchObject({ event: 'bye', data: { reason: 'not_signed_in' } });
  expect(client.written.join('')).not.toContain('after the post');
});

test('whoever may not see tracks is told of none, and each reader only of what they may see', async () => {
  topics = {
    ...topics,
    seesTracks: ({ agency }) => agency === 'agency-a',
    detectionsAfter: async (_after, { agency }) => ({ position: head, values: [JSON.stringify({ agency })] }),
  };
  hub.close();
  hub = open('e1');
  topics.motions.put('ais:1', '1');
  const [mine, theirs] = [fakeResponse(), fakeResponse()];
  hub.join(mine.response, undefined, allow);
  hub.join(theirs.response, undefined, { ...allow, now: () => sampleWho({ agency: 'agency-b' }) });
  await tick();
  const of = (client: typeof mine) =>
    messages(client.written).map(({ event, data }) => [event, data['detections']]);
  expect(of(mine)).toEqual([
    ['hello', undefined],
    ['tracks', undefined],
    ['health', undefined],
    ['detections', [{ agency: 'agency-a' }]],
  ]);
  expect(of(theirs)).toEqual([
    ['hello', undefined],
    ['health', undefined],
    ['detections', [{ agency: 'agency-b' }]],
  ]);
});

test('beyond its bound the hub takes no further console', () => {
  expect([1, 2, 3].map(() => hub.join(fakeResponse().response, undefined, allow))).toEqual([
    true,
    true,
    false,
  ]);
});

test('a room that changed is named to those who see it, once a change, and to nobody else', async () => {
  let rescue = 3;
  hub.close();
  topics = {
    ...topics,
    rooms: [{ name: 'rescue', changed: () => rescue, sees: ({ roles }) => roles.includes('watch') }],
  };
  hub = open('e2');
  const watch = fakeResponse();
  const other = fakeResponse();
  hub.join(watch.response, undefined, { ...allow, now: () => sampleWho({ roles: ['watch'] }) });
  hub.join(other.response, undefined, { ...allow, now: () => sampleWho({ roles: ['inquiry'] }) });
  await tick();
  rescue = 4;
  await tick();
  await tick();
  const heard = (client: typeof watch) => messages(client.written).filter(({ event }) => event === 'rescue');
  expect(heard(watch).map(({ data }) => data)).toEqual([{}]);
  expect(heard(other)).toEqual([]);
});

test('a post without the picture hears a beat and the rooms that it may see, and no track', async () => {
  const changed = { open: 0, shut: 0 };
  topics = {
    ...topics,
    rooms: [
      { name: 'open', changed: () => changed.open, sees: () => true },
      { name: 'shut', changed: () => changed.shut, sees: () => false },
    ],
  };
  hub.close();
  hub = open('e2');
  topics.motions.put('ais:1', '1');
  const client = fakeResponse();
  hub.join(client.response, undefined, { ...allow, roomsOnly: true });
  await tick();
  changed.open += 1;
  changed.shut += 1;
  await tick();
  const told = messages(client.written);
  expect(told.map(({ event }) => event)).toEqual(['hello', 'beat', 'open']);
  expect(told.at(-1)?.data).toEqual({});
});
