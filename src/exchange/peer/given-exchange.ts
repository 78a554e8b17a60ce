import { join } from 'node:path';
import type { Envelope, Lane } from '../../kernel/exchange.ts';
import { lanes } from '../../kernel/exchange.ts';
import type { NodeId } from '../../kernel/ids.ts';
import { type Instant, instant } from '../../kernel/time.ts';
import type { PeerCard } from './card.ts';
import { type Certified, makeAuthority, makeCertificate } from './certificates.ts';
import { type Signed, signEnvelope } from './envelope.ts';
import { type Exchange, startExchange } from './exchange.ts';
import { perLane } from './link.ts';
import type { Outlet } from './outlet.ts';
import type { ChainPlace, Inlet } from './reception.ts';
import {
  noHash,
  sampleDecision,
  sampleEnvelope,
  sampleEvent,
  type SampleKey,
  sampleKey,
} from './sample-envelopes.ts';
import type { PerLane } from './wire.ts';

/** A node's papers and keys, as its state would make them. */
export interface GivenPapers {
  readonly authority: Certified;
  readonly certified: Certified;
  readonly key: SampleKey;
}

export const givenNow = instant(Date.UTC(2026, 10, 24, 2, 15));

/** A new authority, a certificate by it, and a key for envelopes. */
export async function givenPapers(node: string, from: Instant = instant(Date.now())): Promise<GivenPapers> {
  const authority = await makeAuthority(node, from);
  return { authority, certified: await makeCertificate(node, authority, { from }), key: sampleKey() };
}

/** The card that goes to the other side. */
export function givenCard(node: string, papers: GivenPapers, address: string | null): PeerCard {
  const authorities = [papers.authority.certificate];
  return { kind: 'strait peer 1', node, address, authorities, keys: [papers.key.pinned] };
}

/** A chain of each lane in memory, as an outbox gives them; `say` adds to one. */
export function givenOutlet(from: string, to: string, key: SampleKey) {
  const chains = new Map<Lane, Signed[]>(lanes.map((lane) => [lane, []]));
  const calls = new Set<() => void>();
  const chain = (lane: Lane): Signed[] => chains.get(lane) ?? [];
  let acknowledged: PerLane = perLane(() => 0);
  const outlet: Outlet = {
    after: async (lane, sequence, limit) =>
      chain(lane)
        .slice(sequence, sequence + limit)
        .map(({ signed }, at) => ({ signed, sequence: sequence + at + 1 })),
    async acknowledge(after, ends) {
      const isOurs = lanes.every(
        (lane) => after[lane] === 0 || ends === null || chain(lane)[after[lane] - 1]?.hash === ends[lane],
      );
      if (isOurs) acknowledged = after;
      return isOurs;
    },
    heads: async () => perLane((lane) => chain(lane).length),
    asOf: () => givenNow,
    onMore(call) {
      calls.add(call);
      return () => void calls.delete(call);
    },
  };
  return {
    outlet,
    acknowledged: () => acknowledged,
    async say(lane: Lane, over: Partial<Envelope> = {}): Promise<void> {
      const sequence = chain(lane).length + 1;
      const boat = `b-${String(sequence).padStart(6, '0')}`;
      const event = sampleEvent({
        stream: `boat/${boat}`,
        position: sequence,
        body: { ...sampleEvent().body, boat },
        label: { owner: `${from}-coastguard`, releasedToStates: [to as 'fr'] }, // one of the two states
      });
      const base = sampleEnvelope({ from: from as NodeId, to: to as NodeId, lane, sequence }); // written by hand in tests
      const previous = chain(lane).at(-1)?.hash ?? noHash;
      const envelope = { ...base, previous, content: sampleDecision(event), ...over };
      chain(lane).push(await signEnvelope(envelope, key));
      for (const call of calls) call();
    },
  };
}

/** What came, in the order in which it came. */
export function givenInlet() {
  const ends = new Map<Lane, ChainPlace>();
  const came: { readonly lane: Lane; readonly sequence: number; readonly how: string }[] = [];
  const waiting = new Set<() => void>();
  const note = (lane: Lane, { sequence, hash }: ChainPlace, how: string): void => {
    if (sequence !== (ends.get(lane)?.sequence ?? 0) + 1)
      throw new Error(`${lane} ${sequence} does not follow`);
    ends.set(lane, { sequence, hash });
    came.push({ lane, sequence, how });
    for (const look of waiting) look();
  };
  const inlet: Inlet = {
    standing: async (lane) => ends.get(lane) ?? { sequence: 0, hash: noHash },
    take: async ({ envelope, understood, ...text }) =>
      note(envelope.lane, text, understood ? 'taken' : 'not_understood'),
    setAside: async (lane, { refusal, ...text }) => note(lane, text, refusal),
  };
  return {
    inlet,
    came,
    /** Resolves once so many have come. */
    until: (count: number) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (came.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

type GivenOutlet = ReturnType<typeof givenOutlet>;
type GivenInlet = ReturnType<typeof givenInlet>;

/** An exchange on the loopback with one peer; what was refused and what failed stand in `told`. */
export interface GivenExchange {
  readonly exchange: Exchange;
  readonly outlet: GivenOutlet;
  readonly inlet: GivenInlet;
  readonly told: string[];
  /** Resolves once its one link is as asked. */
  untilLink(is: (link: ReturnType<Exchange['links']>[number]) => boolean): Promise<void>;
}

/** Starts it; the caller closes it. */
export function givenExchange(of: {
  readonly own: string;
  readonly papers: GivenPapers;
  readonly peer: PeerCard;
  readonly skewMilliseconds?: number;
  readonly inlet?: GivenInlet;
  readonly outlet?: GivenOutlet;
}): GivenExchange {
  const { own, papers, peer, skewMilliseconds = 0 } = of;
  const outlet = of.outlet ?? givenOutlet(own, peer.node, papers.key);
  const inlet = of.inlet ?? givenInlet();
  const told: string[] = [];
  const looks = new Set<() => void>();
  const exchange = startExchange({
    own,
    papers: papers.certified,
    peers: [{ card: peer, inlet: inlet.inlet, outlet: outlet.outlet }],
    clock: () => instant(Date.now() + skewMilliseconds),
    steady: () => performance.now(),
    random: () => 0,
    shapesModule: join(import.meta.dirname, 'test-boat-shapes.ts'),
    silentMilliseconds: 1_500,
    waitMilliseconds: 300,
    clockPutBack: (from) => told.push(`${from} clock`),
    changed: () => queueMicrotask(() => looks.forEach((look) => look())),
    refused: (from, code) => told.push(`${from} ${code}`),
    fault: (from, error) => told.push(`${from} fault ${String(error)}`),
  });
  return {
    exchange,
    outlet,
    inlet,
    told,
    untilLink: (is) =>
      new Promise((resolve) => {
        const look = (): void => {
          const [link] = exchange.links();
          if (link === undefined || !is(link)) return;
          looks.delete(look);
          resolve();
        };
        looks.add(look);
        look();
      }),
  };
}
