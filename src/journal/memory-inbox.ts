import type { NodeId } from '../kernel/ids.ts';
import { genesisHash } from './chain.ts';
import {
  type ImportedPlace,
  type InboxStore,
  laterKey,
  type PeerCheckpoint,
  type TakenEnvelope,
} from './inbox-port.ts';
import { type MemoryJournal, memoryJournal, type MemoryJournalParts } from './memory-journal.ts';
import type { Beside, StoredEvent } from './port.ts';

const keepName = 'keep envelope';

/** A book in memory with what it took from other nodes: for simulations and tests. */
export function memoryInbox(parts: MemoryJournalParts): {
  readonly journal: MemoryJournal;
  readonly inbox: InboxStore;
} {
  const taken = new Map<string, TakenEnvelope[]>();
  const checkpoints = new Map<string, PeerCheckpoint[]>();
  const listOf = (peer: string, lane: string): TakenEnvelope[] => listIn(taken, `${peer}/${lane}`);
  const add = (peer: string, lane: string, envelope: TakenEnvelope): boolean => {
    const kept = listOf(peer, lane);
    if (envelope.sequence !== kept.length + 1) return false;
    kept.push(envelope);
    return true;
  };
  const run = (besides: readonly Beside[]): void => {
    for (const { name, values } of besides) {
      if (name !== keepName) continue;
      const { peer, lane, envelope } = readRow(values);
      if (!add(peer, lane, envelope)) throw new Error(`envelope ${envelope.sequence} does not follow`);
    }
    parts.run?.(besides.filter(({ name }) => name !== keepName));
  };
  const journal = memoryJournal({ ...parts, run });
  const inbox: InboxStore = {
    async standing(peer, lane) {
      const { sequence, hash } = listOf(peer, lane).at(-1) ?? { sequence: 0, hash: genesisHash };
      return { sequence, hash };
    },
    keep: (peer, lane, { sequence, hash, signed, understood }) => ({
      name: keepName,
      text: '',
      values: [peer, lane, sequence, hash, signed, understood],
    }),
    async put(peer, lane, { checkpoint, ...envelope }) {
      const isPut = add(peer, lane, envelope);
      if (isPut && checkpoint !== undefined) listIn(checkpoints, peer).push(checkpoint);
      return isPut;
    },
    kept: async (peer, lane, sequence) => listOf(peer, lane)[sequence - 1] ?? null,
    async waiting(peer, lane, { after, limit }) {
      const found: TakenEnvelope[] = [];
      for (const envelope of listOf(peer, lane).slice(after)) {
        if (found.length === limit) break;
        if (envelope.understood) continue;
        if ((await journal.answerOf(laterKey(peer, lane, envelope.sequence))) === null) found.push(envelope);
      }
      return found;
    },
    checkpoints: async (peer) => listIn(checkpoints, peer),
    ...importsIn(journal),
  };
  return { journal, inbox };
}

function importsIn(journal: MemoryJournal): Pick<InboxStore, 'places' | 'expired'> {
  return {
    places: async (origin, positions) =>
      [...new Set(positions)]
        .sort((one, other) => one - other)
        .flatMap((position): readonly ImportedPlace[] => {
          const stream = journal.streamOf(origin, position);
          return stream === undefined ? [] : [{ position, stream }];
        }),
    expired: async (origin, { after, until }, limit) =>
      journal.events
        .flatMap((event) => expiryOf(origin, event))
        .filter(({ expiresAt, position }) => expiresAt <= until && isBeyond(after, expiresAt, position))
        .sort((one, other) =>
          isBeyond({ at: one.expiresAt, ...one }, other.expiresAt, other.position) ? -1 : 1,
        )
        .slice(0, limit),
  };
}

function listIn<Value>(lists: Map<string, Value[]>, name: string): Value[] {
  const found = lists.get(name) ?? [];
  lists.set(name, found);
  return found;
}

function readRow([peer, lane, sequence, hash, signed, understood]: readonly unknown[]) {
  const envelope = {
    sequence: Number(sequence),
    hash: String(hash),
    signed: String(signed),
    understood: understood === true,
  };
  return { peer: String(peer), lane: String(lane), envelope };
}

function expiryOf(from: NodeId, { origin, stream, imported }: StoredEvent) {
  if (origin !== from || imported?.expiresAt === undefined) return [];
  return [{ position: imported.position, stream, expiresAt: imported.expiresAt }];
}

function isBeyond(
  after: { readonly at: string; readonly position: number },
  at: string,
  position: number,
): boolean {
  return at > after.at || (at === after.at && position > after.position);
}
