import type { NodeId } from '../kernel/ids.ts';
import { recallBody, recallMark } from '../kernel/recall.ts';
import { genesisHash } from './chain.ts';
import {
  type ImportedPlace,
  type InboxStore,
  laterKey,
  type PeerCheckpoint,
  type PeerSetBack,
  type PeerWords,
  type TakenEnvelope,
} from './inbox-port.ts';
import { type MemoryJournal, memoryJournal, type MemoryJournalParts } from './memory-journal.ts';
import type { Beside, StoredEvent } from './port.ts';

type Place = Pick<PeerSetBack, 'lane' | 'sequence'>;

const keepName = 'keep envelope';

/** A book in memory with what it took from other nodes: for simulations and tests. */
export function memoryInbox(parts: MemoryJournalParts): {
  readonly journal: MemoryJournal;
  readonly inbox: InboxStore;
} {
  const taken = new Map<string, TakenEnvelope[]>();
  const words = createWords();
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
    async put(peer, lane, put) {
      const { sequence, hash, signed, understood } = put;
      const isPut = add(peer, lane, { sequence, hash, signed, understood });
      if (isPut) words.hold(peer, { lane, sequence }, put);
      return isPut;
    },
    hold: async (peer, place, said) => words.hold(peer, place, said),
    kept: async (peer, lane, sequence) => listOf(peer, lane)[sequence - 1] ?? null,
    keptAfter: async (peer, lane, { after, limit }) => listOf(peer, lane).slice(after, after + limit),
    async waiting(peer, lane, { after, limit }) {
      const found: TakenEnvelope[] = [];
      for (const envelope of listOf(peer, lane).slice(after)) {
        if (found.length === limit) break;
        if (envelope.understood) continue;
        if ((await journal.answerOf(laterKey(peer, lane, envelope.sequence))) === null) found.push(envelope);
      }
      return found;
    },
    checkpoints: async (peer) => listIn(words.checkpoints, peer),
    setBacks: async (peer) => listIn(words.setBacks, peer),
    ...importsIn(journal),
  };
  return { journal, inbox };
}

/** What was said of a book by an envelope, once for each. */
function createWords() {
  const checkpoints = new Map<string, PeerCheckpoint[]>();
  const setBacks = new Map<string, PeerSetBack[]>();
  const held = new Set<string>();
  const hold = (peer: string, { lane, sequence }: Place, { checkpoint, setBack }: PeerWords): void => {
    const name = `${peer}/${lane}/${sequence}`;
    if (held.has(name)) return;
    if (checkpoint !== undefined) listIn(checkpoints, peer).push(checkpoint);
    if (setBack !== undefined) listIn(setBacks, peer).push({ lane, sequence, ...setBack });
    if (checkpoint !== undefined || setBack !== undefined) held.add(name);
  };
  return { checkpoints, setBacks, hold };
}

function importsIn(journal: MemoryJournal): Pick<InboxStore, 'places' | 'expired'> {
  return {
    places: async (origin, positions) =>
      [...new Set(positions)]
        .sort((one, other) => one - other)
        .flatMap((position) => {
          const event = journal.importOf(origin, position);
          return event === undefined ? [] : [placeOf(event, position)];
        }),
    async expired(origin, until, limit) {
      const due = journal.events.flatMap((event) => {
        const { expiresAt, position } = event.imported ?? {};
        const isDue = event.origin === origin && expiresAt !== undefined && expiresAt <= until;
        return isDue && position !== undefined ? [{ expiresAt, place: placeOf(event, position) }] : [];
      });
      return due
        .filter(({ place }) => !isMarked(journal, origin, place))
        .sort(
          (one, other) =>
            one.expiresAt.localeCompare(other.expiresAt) || one.place.position - other.place.position,
        )
        .slice(0, limit)
        .map(({ place }) => place);
    },
  };
}

function isMarked(journal: MemoryJournal, origin: NodeId, { stream, position }: ImportedPlace): boolean {
  return journal.events.some(({ stream: of, type, body }) => {
    if (of !== stream || type !== recallMark) return false;
    const mark = recallBody.parse(body);
    return mark.origin === origin && mark.positions.includes(position);
  });
}

function placeOf({ stream, marking, purpose, label }: StoredEvent, position: number): ImportedPlace {
  return { position, stream, marking, purpose, label };
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
