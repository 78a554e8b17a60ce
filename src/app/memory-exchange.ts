import { genesisHash } from '../journal/chain.ts';
import {
  type InboxStore,
  laterKey,
  type OutboxStanding,
  type OutboxStore,
  type SentEnvelope,
  type TakenEnvelope,
} from '../journal/exchange-port.ts';
import { refuseGap } from '../journal/exchange-store.ts';
import type { Beside } from '../journal/port.ts';
import type { NodeId } from '../kernel/ids.ts';
import { type MemoryJournal, memoryJournal, type MemoryJournalParts } from './memory-journal.ts';

export interface MemoryExchange {
  readonly journal: MemoryJournal;
  readonly inbox: InboxStore;
  readonly outbox: OutboxStore;
}

const keepName = 'keep envelope';

/** A book in memory with what it took from other nodes and made for them: for simulations and tests. */
export function memoryExchange(parts: Omit<MemoryJournalParts, 'run'>): MemoryExchange {
  const taken = new Map<string, TakenEnvelope[]>();
  const ofPeer = (peer: string): TakenEnvelope[] => {
    const found = taken.get(peer) ?? [];
    taken.set(peer, found);
    return found;
  };
  const add = (peer: string, envelope: TakenEnvelope): boolean => {
    const kept = ofPeer(peer);
    if (envelope.sequence !== kept.length + 1) return false;
    kept.push(envelope);
    return true;
  };
  const run = (besides: readonly Beside[]): void => {
    for (const { name, values } of besides) {
      if (name !== keepName) continue;
      const [peer, sequence, hash, signed, understood] = values;
      const row = {
        sequence: Number(sequence),
        hash: String(hash),
        signed: String(signed),
        understood: understood === true,
      };
      if (!add(String(peer), row)) throw new Error(`envelope ${row.sequence} does not follow`);
    }
  };
  const journal = memoryJournal({ ...parts, run });
  const inbox: InboxStore = {
    async standing(peer) {
      const { sequence, hash } = ofPeer(peer).at(-1) ?? { sequence: 0, hash: genesisHash };
      return { sequence, hash };
    },
    keep: (peer, { sequence, hash, signed, understood }) => ({
      name: keepName,
      text: '',
      values: [peer, sequence, hash, signed, understood],
    }),
    put: async (peer, envelope) => add(peer, envelope),
    kept: async (peer, sequence) => ofPeer(peer)[sequence - 1] ?? null,
    async waiting(peer, after, limit) {
      const found: TakenEnvelope[] = [];
      for (const envelope of ofPeer(peer).slice(after)) {
        if (found.length === limit) break;
        if (envelope.understood) continue;
        if ((await journal.answerOf(laterKey(peer, envelope.sequence))) === null) found.push(envelope);
      }
      return found;
    },
    places: async (origin, positions) =>
      [...new Set(positions)]
        .sort((one, other) => one - other)
        .flatMap((position) => {
          const stream = journal.streamOf(origin, position);
          return stream === undefined ? [] : [{ position, stream }];
        }),
  };
  return { journal, inbox, outbox: memoryOutbox() };
}

interface PeerOutbox {
  standing: OutboxStanding;
  acknowledged: number;
  readonly envelopes: SentEnvelope[];
}

/** What was made for other nodes, in memory. */
function memoryOutbox(): OutboxStore {
  const peers = new Map<NodeId, PeerOutbox>();
  const of = (peer: NodeId): PeerOutbox => {
    const start = {
      standing: { position: 0, sequence: 0, hash: genesisHash },
      acknowledged: 0,
      envelopes: [],
    };
    const found = peers.get(peer) ?? start;
    peers.set(peer, found);
    return found;
  };
  return {
    standing: async (peer) => of(peer).standing,
    async put(peer, before, { position, envelopes }) {
      refuseGap(before.sequence, envelopes);
      const outbox = of(peer);
      const { standing } = outbox;
      if (standing.position !== before.position || standing.sequence !== before.sequence) return false;
      outbox.envelopes.push(...envelopes);
      const { sequence, hash } = envelopes.at(-1) ?? standing;
      outbox.standing = { position, sequence, hash };
      return true;
    },
    after: async (peer, sequence, limit) => of(peer).envelopes.slice(sequence, sequence + limit),
    async acknowledge(peer, sequence) {
      const outbox = of(peer);
      if (sequence <= outbox.standing.sequence) outbox.acknowledged = Math.max(outbox.acknowledged, sequence);
    },
    async pending(peer) {
      const { standing, acknowledged, envelopes } = of(peer);
      const oldestAt = envelopes[acknowledged]?.madeAt ?? null;
      return { head: standing.sequence, acknowledged, oldestAt };
    },
  };
}
