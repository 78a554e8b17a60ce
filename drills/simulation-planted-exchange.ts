import { createHash } from 'node:crypto';
import { signEnvelope } from '../src/exchange/peer/envelope.ts';
import type { Expected, Verdict } from '../src/exchange/peer/verify/check.ts';
import type { SentEnvelope } from '../src/journal/outbox-port.ts';
import type { Envelope } from '../src/kernel/exchange.ts';
import { keyOf } from './simulation-keys.ts';
import type { Planted, Planting } from './simulation-planting.ts';

/** What is refused for one reason is let in all the same, as if it were the next one. */
function letIn(refusal: string): Planting {
  return {
    check:
      (right, { own }) =>
      (signed, expected) => {
        const verdict = right(signed, expected);
        if (verdict.kind !== 'refused' || verdict.refusal !== refusal) return verdict;
        return passed(signed, expected, own) ?? verdict;
      },
  };
}

function passed(signed: string, expected: Expected, own: string): Verdict | null {
  try {
    const text = Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString();
    const read = JSON.parse(text) as Envelope; // as the fault takes it
    const { lane, sequence, previous } = expected;
    const hash = createHash('sha256').update(signed).digest('hex');
    return {
      kind: 'passed',
      sequence,
      hash,
      envelope: { ...read, to: own as Envelope['to'], lane, sequence, previous },
    };
  } catch {
    return null;
  }
}

/** Every so-manieth. */
function everyOne(n: number): () => boolean {
  let count = 0;
  return () => (count += 1) % n === 0;
}

const isDecision = ({ content }: Envelope): boolean => content.type === 'decision';

/** Faults on the way: made ready, asked for, checked, taken. */
export const plantedInExchange: readonly Planted[] = [
  {
    name: 'envelope_dropped',
    planting: {
      inlet: (right) => ({
        ...right,
        take: async (text) => {
          const { envelope, sequence, hash, signed } = text;
          if (sequence % 7 !== 0 || !isDecision(envelope)) return right.take(text);
          return right.setAside(envelope.lane, { sequence, hash, signed, refusal: 'body_refused' });
        },
      }),
    },
  },
  {
    name: 'made_ready_but_not_kept',
    planting: {
      outboxes: (right) => ({
        ...right,
        put: (peer, step, put) =>
          right.put(
            peer,
            step,
            step % 5 === 4 && put.recalls === undefined ? { ...put, envelopes: [] } : put,
          ),
      }),
    },
  },
  {
    name: 'checkpoint_forgotten',
    planting: {
      outboxes: (right) => {
        let isFirst = true;
        return {
          ...right,
          async standing(peer) {
            const standing = await right.standing(peer);
            const position = isFirst ? 0 : standing.position;
            isFirst = false;
            return { ...standing, position };
          },
          async put(peer, step, put) {
            const { position } = await right.standing(peer);
            return right.put(peer, step, { ...put, position: Math.max(position, put.position) });
          },
        };
      },
    },
  },
  {
    name: 'number_used_twice',
    planting: {
      outboxes: (right) => ({
        ...right,
        async after(peer, from, limit) {
          const [first, ...rest] = await right.after(peer, from, limit);
          return first === undefined ? [] : [await otherwise(first), ...rest];
        },
      }),
    },
  },
  { name: 'signature_not_checked', planting: letIn('signature_wrong') },
  { name: 'replay_taken', planting: letIn('sequence_repeated') },
  { name: 'gap_tolerated', planting: letIn('sequence_gap') },
  { name: 'addressee_not_checked', planting: letIn('wrong_addressee') },
  {
    name: 'unknown_type_dropped',
    planting: {
      inlet: (right) => ({
        ...right,
        take: async (text) => {
          if (text.understood) return right.take(text);
          const { envelope, sequence, hash, signed } = text;
          return right.setAside(envelope.lane, { sequence, hash, signed, refusal: 'body_refused' });
        },
      }),
    },
  },
  {
    name: 'unknown_events_left_out',
    planting: {
      inlet: (right) => ({
        ...right,
        take: async (text) => {
          const { content } = text.envelope;
          if (text.understood || content.type !== 'decision') return right.take(text);
          const events = content.events.filter(({ type }) => type !== 'TimeCorrected');
          if (events.length === 0) return right.take(text);
          return right.take({
            ...text,
            understood: true,
            envelope: { ...text.envelope, content: { ...content, events } },
          });
        },
      }),
    },
  },
  {
    name: 'waiting_forgotten_at_start',
    planting: { inboxes: (right) => ({ ...right, waiting: async () => [] }) },
  },
  {
    name: 'acknowledged_beyond_what_came',
    planting: {
      outboxes: (right) => ({
        ...right,
        after: async (peer, from, limit) => {
          const texts = await right.after(peer, from, limit);
          return texts.length > 2 ? texts.slice(1) : texts;
        },
        acknowledge: async (peer, lane) => right.acknowledge(peer, lane, 0),
      }),
    },
  },
  { name: 'recall_forgotten', planting: { outbox: (right) => ({ ...right, recall: async () => ['none'] }) } },
  {
    name: 'end_of_instrument_forgotten',
    planting: { outbox: (right) => ({ ...right, recallUnder: async () => [] }) },
  },
  {
    name: 'expiry_forgotten',
    planting: {
      inboxes: (right) => ({ ...right, expired: async () => [] }),
      outbox: (right) => ({ ...right, recallExpired: async () => [] }),
    },
  },
  {
    name: 'receipt_untrue',
    planting: {
      outbox: (right) => ({
        ...right,
        say: (content, lane, key) =>
          right.say(content.type === 'receipt' ? { ...content, outcome: 'unknown' } : content, lane, key),
      }),
    },
  },
  {
    name: 'receipt_not_said',
    planting: {
      outbox: (right) => {
        const isNow = everyOne(2);
        return {
          ...right,
          say: async (content, lane, key) => (isNow() ? true : right.say(content, lane, key)),
        };
      },
    },
  },
];

let otherwiseCount = 0;

/** The same number, signed anew, with another moment. */
async function otherwise(sent: SentEnvelope): Promise<SentEnvelope> {
  const text = Buffer.from(sent.signed.split('.')[1] ?? '', 'base64url').toString();
  const envelope = JSON.parse(text) as Envelope; // as it was signed
  otherwiseCount += 1;
  const madeAt = envelope.madeAt.replace(/\d{3}Z$/, `${String(otherwiseCount % 1_000).padStart(3, '0')}Z`);
  return {
    ...sent,
    ...(await signEnvelope({ ...envelope, madeAt: madeAt as Envelope['madeAt'] }, keyOf(envelope.from))),
  };
}
