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
import { type Clock, toUtc } from '../kernel/time.ts';

/** Other processes may put first now and then; so often in a row is a fault. */
const attemptsMax = 100;

export interface WriteParts {
  readonly from: NodeId;
  readonly store: OutboxStore;
  readonly sign: (envelope: Envelope) => Promise<{ readonly signed: string; readonly hash: string }>;
  readonly peer: NodeId;
  readonly clock: Clock;
}

/** What is to be said, with what is written beside it; `position` absent: it stays. */
export interface Saying extends Pick<OutboxPut, 'recalls' | 'key'> {
  readonly said: readonly { readonly lane: Lane; readonly content: EnvelopeContent }[];
  readonly position?: JournalPosition;
}

/** Signs what is said on a standing, and puts it; where another process was first, asks anew. Null: nothing to put. */
export type Write = (
  decide: (standing: OutboxStanding) => Saying | null | Promise<Saying | null>,
) => Promise<'put' | 'repeated' | 'nothing'>;

/** The one way in which an outbox writes: signed, chained, durable, in order. Throws where it stays behind. */
export function createWriter(parts: WriteParts): Write {
  const { store, peer } = parts;
  let last: Promise<unknown> = Promise.resolve();
  const write: Write = async (decide) => {
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const standing = await store.standing(peer);
      const saying = await decide(standing);
      if (saying === null) return 'nothing';
      const envelopes = await signed(parts, standing, saying.said);
      const { recalls, key, position = standing.position } = saying;
      const beside = { ...(recalls && { recalls }), ...(key !== undefined && { key }) };
      const done = await store.put(peer, standing.step, { position, envelopes, ...beside });
      if (done !== 'behind') return done;
    }
    throw new Error(`the outbox for ${peer} was behind ${attemptsMax} times`);
  };
  // One at a time in this process: two would only be behind each other.
  return (decide) => {
    const mine = last.then(
      () => write(decide),
      () => write(decide),
    );
    last = mine;
    return mine;
  };
}

async function signed(
  { from, sign, peer, clock }: WriteParts,
  { chains }: OutboxStanding,
  said: Saying['said'],
): Promise<readonly SentEnvelope[]> {
  const ends: Record<Lane, ChainEnd> = { ...chains };
  const envelopes: SentEnvelope[] = [];
  for (const { lane, content } of said) {
    const sequence = ends[lane].sequence + 1;
    const madeAt = toUtc(clock());
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
    const { signed: text, hash } = await sign(envelope);
    ends[lane] = { sequence, hash };
    envelopes.push({ lane, sequence, hash, signed: text, madeAt, span: spanOf(content) });
  }
  return envelopes;
}

function spanOf(content: EnvelopeContent): SentEnvelope['span'] {
  if (content.type !== 'decision') return null;
  const positions = content.events.map(({ position }) => position);
  return { first: Math.min(...positions), last: Math.max(...positions) };
}
