import { vi } from 'vitest';
import { just, seenAt } from '../../drills/test-night-record.ts';
import { toUtc, instant } from '../kernel/time.ts';
import type { State } from '../kernel/label.ts';
import { type GivenTwoNodes, openTwoNodes } from '../node/exchange/given-two-nodes.ts';
import type { BoatView, TimelineEntry } from '../operations/rescue/board-wire.ts';
import { slow } from './test-night-acts.ts';
import { type Desks, type NightDesk, startDesks } from './test-desks.ts';

const rescue = '/api/operations/rescue';

/** Two sovereign nodes on lines that can be cut, with Dover at the one, in English, and Gris-Nez at the other, in French. */
export interface TwoConsoles {
  readonly two: GivenTwoNodes;
  readonly desks: Desks;
  readonly dover: NightDesk;
  readonly grisNez: NightDesk;
  /** What the nodes complained of. */
  readonly said: readonly string[];
  /** A third desk of a side records a call and opens a boat on it; gives it as its own node then holds it. */
  opens(state: State, boat: OpenedBoat): Promise<BoatView>;
  /** A boat as one node holds it; null: that node does not. */
  boat(state: State, boat: string): Promise<BoatView | null>;
  /** What one node holds of a boat, each entry as its own side recorded it, in words that are the same on both. */
  entries(state: State, boat: string): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export interface OpenedBoat {
  readonly id: string;
  readonly people: number;
  readonly phase: 'alert' | 'distress';
  /** Latitude and longitude, degrees of WGS 84. */
  readonly at: readonly [number, number];
}

/** Starts all of it; the caller must stop it. */
export async function startTwoConsoles(): Promise<TwoConsoles> {
  const said: string[] = [];
  const two = await openTwoNodes((line) => said.push(line));
  const desks = await startDesks();
  const dover = await desks.open(two.node('uk').address, {
    staff: 'demo-uk-watch-1',
    language: 'en',
    width: 1280,
    light: 'dusk',
  });
  const grisNez = await desks.open(two.node('fr').address, {
    staff: 'demo-fr-watch-1',
    language: 'fr',
    width: 1920,
    light: 'night',
  });
  const read = async (state: State, boat: string): Promise<Held | null> => {
    const { status, body } = await two.ask(state, `${rescue}/boats/${boat}`);
    return status === 200 ? (JSON.parse(body) as Held) : null; // the node's own answer, as its screens read it
  };
  return {
    two,
    desks,
    dover,
    grisNez,
    said,
    async opens(state, opened) {
      await open(two, state, opened);
      return vi.waitFor(async () => {
        const held = await read(state, `b-${opened.id}`);
        if (held === null) throw new Error(`${opened.id} is not on the record`);
        return held.boat;
      }, slow);
    },
    boat: async (state, boat) => (await read(state, boat))?.boat ?? null,
    entries: async (state, boat) =>
      ((await read(state, boat))?.timeline ?? [])
        .map(({ origin, type, by, happenedAt }) => `${origin} ${type} ${by} ${happenedAt}`)
        .toSorted(),
    async stop() {
      await desks.stop();
      await two.close();
    },
  };
}

interface Held {
  readonly boat: BoatView;
  readonly timeline: readonly TimelineEntry[];
}

async function open(two: GivenTwoNodes, state: State, { id, people, phase, at }: OpenedBoat): Promise<void> {
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
