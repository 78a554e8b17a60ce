import { expect, test } from 'vitest';
import { type Connection, createLiveClient, type EventChannel } from './live-client.ts';

function given() {
  let now = 1_000_000;
  const channels: (EventChannel & { say(type: string, data?: string): void; closed: boolean })[] = [];
  const connections: Connection['state'][] = [];
  const heard: unknown[] = [];
  const client = createLiveClient({
    now: () => now,
    onConnection: (connection) => connections.push(connection.state),
    handlers: { tracks: (payload) => heard.push(payload), health: () => undefined },
    open() {
      const listeners = new Map<string, (event: { readonly data?: unknown }) => void>();
      const channel = {
        readyState: 1,
        closed: false,
        addEventListener: (type: string, listener: (event: { readonly data?: unknown }) => void) =>
          void listeners.set(type, listener),
        close() {
          channel.closed = true;
        },
        say: (type: string, data?: string) => listeners.get(type)?.({ data }),
      };
      channels.push(channel);
      return channel;
    },
  });
  const pass = (seconds: number) => {
    for (let n = 0; n < seconds; n++) {
      now += 1000;
      client.check();
    }
  };
  return { client, channels, connections, heard, pass };
}

test('any event means live, and its payload is parsed', () => {
  const { channels, connections, heard } = given();
  channels[0]?.say('tracks', '{"motions":[]}');
  expect(connections).toEqual(['live']);
  expect(heard).toEqual([{ motions: [] }]);
});

test('fifteen seconds of silence are a lost connection, and a fresh channel is opened', () => {
  const { channels, connections, pass } = given();
  channels[0]?.say('health', '{}');
  pass(15);
  expect(connections).toEqual(['live']);
  pass(1);
  expect(connections).toEqual(['live', 'lost']);
  expect(channels[0]?.closed).toBe(true);
  expect(channels).toHaveLength(2);
  channels[1]?.say('health', '{}');
  expect(connections).toEqual(['live', 'lost', 'live']);
});

test('a broken channel that the browser retries itself is left to it', () => {
  const { channels, connections, pass } = given();
  channels[0]?.say('health', '{}');
  channels[0]?.say('error');
  pass(5);
  expect(connections).toEqual(['live', 'lost']);
  expect(channels).toHaveLength(1);
});

test('the age of a lost connection counts from the last word of the node', () => {
  const states: Connection[] = [];
  let now = 50_000;
  let hear: (event: { readonly data?: unknown }) => void = () => undefined;
  const client = createLiveClient({
    now: () => now,
    onConnection: (connection) => states.push(connection),
    handlers: { health: () => undefined },
    open: () => ({
      readyState: 1,
      close: () => undefined,
      addEventListener: (type, listener) => {
        if (type === 'health') hear = listener;
      },
    }),
  });
  hear({ data: '{}' });
  now += 20_000;
  client.check();
  expect(states.at(-1)).toEqual({ state: 'lost', since: 50_000, lastEventAt: 50_000 });
});
