import type {
  ChainEnd,
  OutboxPut,
  OutboxStanding,
  OutboxStore,
  SentEnvelope,
} from '../journal/outbox-port.ts';
import type { JournalPosition } from '../kernel/event.ts';
import type { Envelope, EnvelopeContent, Lane } from '../kernel/exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import { type Clock, type Instant, instant, toUtc } from '../kernel/time.ts';

/** Other processes may put first now and then; so often in a row is a fault. */
const attemptsMax = 100;

/** The key that signs now. */
export interface Signing {
  /** Its id. */
  readonly key: string;
  /** Nobody takes what it signed before this moment; null: not known. */
  readonly from: Instant | null;
  readonly sign: (envelope: Envelope) => Promise<{ readonly signed: string; readonly hash: string }>;
}

/** Where one key signs for good. */
export function signingWith(sign: Signing['sign']): () => Promise<Signing> {
  return () => Promise.resolve({ key: '', from: null, sign });
}

export interface WriteParts {
  readonly from: NodeId;
  readonly store: OutboxStore;
  /** Asked before and after each page is signed, not for each envelope of it. */
  readonly signing: () => Promise<Signing>;
  readonly peer: NodeId;
  readonly clock: Clock;
}

/** What is to be said, with what is written beside it; `position` absent: it stays. */
export interface Saying extends Pick<OutboxPut, 'recalls' | 'uncarried' | 'key'> {
  readonly said: readonly { readonly lane: Lane; readonly content: EnvelopeContent }[];
  readonly position?: JournalPosition;
}

/** Signs what is said on a standing, and puts it; where another process was first, asks anew. Null: nothing to put. */
export type Write = (
  decide: (standing: OutboxStanding) => Saying | null | Promise<Saying | null>,
) => Promise<'put' | 'repeated' | 'nothing'>;

/**
 * The one way in which an outbox writes: signed, chained, durable, in order. Throws where it stays behind. `anew`: its
 * standing was moved by another hand, and is read from the store at the next write.
 */
export function createWriter(parts: WriteParts): { readonly write: Write; readonly anew: () => void } {
  const { store, peer } = parts;
  let last: Promise<unknown> = Promise.resolve();
  // Where this process last brought it. Another may have gone on: its step is then found behind, and read anew.
  let known: OutboxStanding | null = null;
  const write: Write = async (decide) => {
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const standing: OutboxStanding = known ?? (await store.standing(peer));
      known = null; // what follows may fail half-way
      const saying = await decide(standing);
      if (saying === null) {
        known = standing;
        return 'nothing';
      }
      const { envelopes, chains } = await signedPage(parts, standing, saying.said);
      const { recalls, uncarried, key, position = standing.position } = saying;
      const beside = {
        ...(recalls && { recalls }),
        ...(uncarried && { uncarried }),
        ...(key !== undefined && { key }),
      };
      const done = await store.put(peer, standing.step, { position, envelopes, ...beside });
      if (done === 'put') known = { step: standing.step + 1, position, chains };
      if (done !== 'behind') return done;
    }
    throw new Error(`the outbox for ${peer} was behind ${attemptsMax} times`);
  };
  // One at a time in this process: two would only be behind each other.
  return {
    write(decide) {
      const mine = last.then(
        () => write(decide),
        () => write(decide),
      );
      last = mine;
      return mine;
    },
    anew: () => void (known = null),
  };
}

interface Page {
  readonly envelopes: readonly SentEnvelope[];
  readonly chains: OutboxStanding['chains'];
}

/**
 * By one key, which is still in use when the last is signed: what a key signs after its successor took over, nobody takes.
 * Where it was replaced meanwhile, all of it is signed anew.
 */
async function signedPage(parts: WriteParts, standing: OutboxStanding, said: Saying['said']): Promise<Page> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const signing = await parts.signing();
    const page = await signed({ ...parts, signing }, standing, said);
    if ((await parts.signing()).key === signing.key) return page;
  }
  throw new Error(`the key of the envelopes for ${parts.peer} was replaced ${attemptsMax} times`);
}

async function signed(
  { from, signing, peer, clock }: Omit<WriteParts, 'signing'> & { readonly signing: Signing },
  { chains }: OutboxStanding,
  said: Saying['said'],
): Promise<Page> {
  const ends: Record<Lane, ChainEnd> = { ...chains };
  const envelopes: SentEnvelope[] = [];
  for (const { lane, content } of said) {
    const sequence = ends[lane].sequence + 1;
    // A clock that went back never dates an envelope before its key: nobody would take it, nor any that follows it.
    const madeAt = toUtc(instant(Math.max(clock(), signing.from ?? 0)));
    const envelope: Envelope = {
      kind: 'strait envelope 1',
      from,
      to: peer,
      lane,
      sequence,
      previous: ends[lane].hash,
      madeAt,
      content,
    };
    const { signed: text, hash } = await signing.sign(envelope);
    ends[lane] = { sequence, hash };
    envelopes.push({ lane, sequence, hash, signed: text, madeAt, span: spanOf(content) });
  }
  return { envelopes, chains: ends };
}

/** The own positions of which a content tells, both ends included; null where it tells no decision. */
export function spanOf(content: EnvelopeContent): SentEnvelope['span'] {
  if (content.type !== 'decision') return null;
  const positions = content.events.map(({ position }) => position);
  return { first: Math.min(...positions), last: Math.max(...positions) };
}
