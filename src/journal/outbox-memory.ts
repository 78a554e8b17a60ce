import { type Lane, lanes } from '../kernel/exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import { genesisHash } from './chain.ts';
import type {
  ChainEnd,
  OutboxBack,
  OutboxPut,
  OutboxStore,
  SentEnvelope,
  SentRecall,
  Uncarried,
  UntoldEnvelope,
} from './outbox-port.ts';

interface Chain {
  readonly envelopes: SentEnvelope[];
  acknowledged: number;
}

interface PeerOutbox {
  step: number;
  position: number;
  readonly chains: Readonly<Record<Lane, Chain>>;
  readonly said: Set<string>;
  readonly recalls: SentRecall[];
  readonly uncarried: Map<number, Uncarried>;
  readonly untold: UntoldEnvelope[];
}

/** What was made for other nodes, in memory: for simulations and tests. Each step is done at once or not at all. */
export function memoryOutbox(): OutboxStore {
  const peers = new Map<NodeId, PeerOutbox>();
  const of = (peer: NodeId): PeerOutbox => {
    const found = peers.get(peer) ?? emptyOutbox();
    peers.set(peer, found);
    return found;
  };
  return {
    async standing(peer) {
      const { step, position, chains } = of(peer);
      return { step, position, chains: byLane((lane) => endOf(chains[lane])) };
    },
    put: async (peer, step, put) => write(of(peer), step, put),
    takeBack: async (peer, step, back) => takeBack(of(peer), step, back),
    untold: async (peer, afterHash, limit) =>
      of(peer)
        .untold.filter(({ hash }) => hash > afterHash)
        .toSorted((one, other) => (one.hash < other.hash ? -1 : 1))
        .slice(0, limit),
    after: async (peer, { lane, sequence }, limit) =>
      of(peer).chains[lane].envelopes.slice(sequence, sequence + limit),
    async covering(peer, position) {
      const { chains } = of(peer);
      return lanes.flatMap((lane) => {
        const found = spanning(chains[lane].envelopes, position);
        return found === null ? [] : [found];
      });
    },
    async acknowledge(peer, lane, sequence) {
      const chain = of(peer).chains[lane];
      chain.acknowledged = Math.max(chain.acknowledged, Math.min(sequence, chain.envelopes.length));
    },
    async pending(peer) {
      const { chains } = of(peer);
      return byLane((lane) => {
        const { envelopes, acknowledged } = chains[lane];
        return { head: envelopes.length, acknowledged, oldestAt: envelopes[acknowledged]?.madeAt ?? null };
      });
    },
    async uncarried(peer, limit) {
      const all = [...of(peer).uncarried.values()].toSorted((one, other) => other.position - one.position);
      return { count: all.length, latest: all.slice(0, limit) };
    },
    recalls: async (peer, limit) => of(peer).recalls.toReversed().slice(0, limit),
    async answered(peer, recall, { outcome, at }) {
      const { recalls } = of(peer);
      const index = recalls.findIndex((one) => one.recall === recall);
      const found = recalls[index];
      if (found === undefined) return false;
      if (found.outcome === null) recalls[index] = { ...found, outcome, answeredAt: at };
      return true;
    },
  };
}

function byLane<Each>(each: (lane: Lane) => Each): Readonly<Record<Lane, Each>> {
  return { life: each('life'), work: each('work'), bulk: each('bulk') };
}

function emptyOutbox(): PeerOutbox {
  const chains = byLane((): Chain => ({ envelopes: [], acknowledged: 0 }));
  return { step: 0, position: 0, chains, said: new Set(), recalls: [], uncarried: new Map(), untold: [] };
}

function endOf({ envelopes }: Chain): ChainEnd {
  const { sequence, hash } = envelopes.at(-1) ?? { sequence: 0, hash: genesisHash };
  return { sequence, hash };
}

function write(outbox: PeerOutbox, step: number, put: OutboxPut): 'put' | 'behind' | 'repeated' {
  if (outbox.step !== step) return 'behind';
  if (put.key !== undefined && outbox.said.has(put.key)) return 'repeated';
  refuseGaps(
    byLane((lane) => endOf(outbox.chains[lane])),
    put.envelopes,
  );
  if (put.position < outbox.position) throw new Error('an outbox does not go back');
  outbox.step += 1;
  outbox.position = put.position;
  for (const envelope of put.envelopes) outbox.chains[envelope.lane].envelopes.push(envelope);
  for (const recall of put.recalls ?? []) outbox.recalls.push({ ...recall, outcome: null, answeredAt: null });
  for (const stays of put.uncarried ?? [])
    if (!outbox.uncarried.has(stays.position)) outbox.uncarried.set(stays.position, stays);
  if (put.key !== undefined) outbox.said.add(put.key);
  return 'put';
}

function takeBack(outbox: PeerOutbox, step: number, back: OutboxBack): 'taken_back' | 'behind' {
  if (outbox.step !== step) return 'behind';
  if (lanes.some((lane) => back.kept[lane] < outbox.chains[lane].acknowledged))
    throw new Error('an outbox does not go back behind what was acknowledged');
  outbox.step += 1;
  outbox.position = back.position;
  for (const lane of lanes)
    for (const { sequence, hash, signed } of outbox.chains[lane].envelopes.splice(back.kept[lane]))
      outbox.untold.push({ lane, sequence, hash, signed });
  for (const key of back.unsaid) outbox.said.delete(key);
  const standing = outbox.recalls.filter(({ recall }) => !back.unsaid.includes(`recall/${recall}`));
  outbox.recalls.splice(0, outbox.recalls.length, ...standing);
  for (const key of back.said) outbox.said.add(key);
  return 'taken_back';
}

/** Throws where envelopes do not continue the chain of their lane: a bug of the caller. */
export function refuseGaps(ends: Readonly<Record<Lane, ChainEnd>>, envelopes: readonly SentEnvelope[]): void {
  const next = { life: ends.life.sequence, work: ends.work.sequence, bulk: ends.bulk.sequence };
  for (const { lane, sequence } of envelopes) {
    next[lane] += 1;
    if (sequence !== next[lane]) throw new Error(`envelope ${sequence} does not follow on lane ${lane}`);
  }
}

/** Spans of one lane never overlap and rise with the sequence; between them stand envelopes that tell no decision. */
function spanning(envelopes: readonly SentEnvelope[], position: number): SentEnvelope | null {
  let low = 0;
  let high = envelopes.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    let at = middle;
    while (at <= high && envelopes[at]?.span === null) at += 1;
    const span = at > high ? null : (envelopes[at]?.span ?? null);
    if (span === null || position < span.first) high = middle - 1;
    else if (position > span.last) low = at + 1;
    else return envelopes[at] ?? null;
  }
  return null;
}
