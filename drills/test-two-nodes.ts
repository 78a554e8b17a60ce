import { vi } from 'vitest';
import type { State } from '../src/kernel/label.ts';
import { instant, toUtc } from '../src/kernel/time.ts';
import { type GivenTwoNodes, openTwoNodes } from '../src/node/exchange/given-two-nodes.ts';
import type { TimelineEntry } from '../src/operations/rescue/board-wire.ts';
import { type BoatView, just, type OpenedBoat, seenAt } from './test-night-record.ts';

export type { BoatView };

const rescue = '/api/operations/rescue';
const patient = { timeout: 10_000 };

/** Two sovereign nodes on lines that can be cut, with what stands on the record of each. */
export interface TwoNodesNight {
  /** Where the console of a side is served. */
  address(state: State): string;
  /** Moves the clocks of both on. */
  wait(seconds: number): Promise<void>;
  /** What the nodes complained of. */
  readonly said: readonly string[];
  /** A third desk of a side records a call and opens a boat on it; gives it as its own node then holds it. */
  opens(state: State, boat: Omit<OpenedBoat, 'hull'> & Pick<BoatView, 'phase'>): Promise<BoatView>;
  /** A boat as one node holds it; null: that node does not. */
  boat(state: State, boat: string): Promise<BoatView | null>;
  /** What one node holds of a boat, each entry as its own side recorded it, in words that are the same on both. */
  entries(state: State, boat: string): Promise<readonly string[]>;
  /** The places in the other's book of all that a node took from it: each once. */
  importedFrom(state: State): Promise<readonly number[]>;
  stop(): Promise<void>;
}

/** Starts them; the caller must stop them. */
export async function startTwoNodesNight(): Promise<TwoNodesNight> {
  const said: string[] = [];
  const two = await openTwoNodes((line) => said.push(line));
  const read = async (state: State, boat: string): Promise<Held | null> => {
    const { status, body } = await two.ask(state, `${rescue}/boats/${boat}`);
    return status === 200 ? (JSON.parse(body) as Held) : null; // the node's own answer, as its screens read it
  };
  return {
    address: (state) => two.node(state).address,
    wait: (seconds) => two.wait(seconds),
    said,
    async opens(state, opened) {
      await open(two, state, opened);
      return vi.waitFor(async () => {
        const held = await read(state, `b-${opened.id}`);
        if (held === null) throw new Error(`${opened.id} is not on the record`);
        return held.boat;
      }, patient);
    },
    boat: async (state, boat) => (await read(state, boat))?.boat ?? null,
    entries: async (state, boat) =>
      ((await read(state, boat))?.timeline ?? [])
        .map(({ origin, type, by, happenedAt }) => `${origin} ${type} ${by} ${happenedAt}`)
        .toSorted(),
    importedFrom: async (state) => (await two.imported(state)).map(({ imported }) => imported?.position ?? 0),
    stop: () => two.close(),
  };
}

interface Held {
  readonly boat: BoatView;
  readonly timeline: readonly TimelineEntry[];
}

async function open(
  two: GivenTwoNodes,
  state: State,
  { id, people, phase, at }: Parameters<TwoNodesNight['opens']>[1],
): Promise<void> {
  const now = toUtc(instant(Date.now()));
  const contact = `c-${id}`;
  const order = async (name: string, body: object): Promise<void> => {
    const answer = await two.ask(state, `${rescue}/${name}`, { body });
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.body}`);
  };
  await order('record-contact', {
    contact,
    kind: 'report',
    channel: 'call',
    receivedAt: now,
    happenedAt: now,
    claims: { persons: just(people), colour: 'grey', hullKind: 'inflatable' },
    positions: seenAt(at, now),
  });
  await order('open-boat', { boat: `b-${id}`, contact, phase });
}
