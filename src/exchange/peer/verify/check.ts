import type { Envelope, Lane, SharedEvent } from '../../../kernel/exchange.ts';
import { states } from '../../../kernel/label.ts';
import { refuse } from '../../../kernel/result.ts';
import type { Unfit, Unproven } from '../codes.ts';
import { checkpointOrigin, contents, outer } from './form.ts';
import { type KeyRing, openSigned } from './jws.ts';
import { type KnownShapes, type Standing, standingOf } from './shapes.ts';

/** Where the receiver stands: what must come next. */
export interface Expected {
  readonly lane: Lane;
  readonly sequence: number;
  /** SHA-256, hex, of the signed text before. */
  readonly previous: string;
}

interface Proven {
  readonly sequence: number;
  /** SHA-256, hex, of the signed text: what the next one must name. */
  readonly hash: string;
}

/**
 * `passed`: everything in it may be used. `unknown`: proved, but of a newer version than this program. `set_aside`:
 * proved to be the peer's next one, and its content may not be used. `refused`: not proved.
 */
export type Verdict =
  | (Proven & { readonly kind: 'passed' | 'unknown'; readonly envelope: Envelope })
  | (Proven & { readonly kind: 'set_aside'; readonly refusal: Unfit })
  | { readonly kind: 'refused'; readonly refusal: Unproven };

/** Who speaks to whom, with the keys of the one and the knowledge of the other. */
export interface CheckParts {
  readonly own: string;
  readonly peer: string;
  readonly keys: KeyRing;
  readonly known: KnownShapes;
}

/** A signed text, and where it must stand. */
export interface Questioned {
  readonly signed: string;
  readonly expected: Expected;
}

/**
 * Holds signed texts against everything that must be true of them, in their order. Each names the hash of the one before
 * it on its lane, so that a signature covers all that lead to it: from the last to the first, a text named by one that is
 * proved is proved with it, and every other by its own signature. Pure; never throws.
 * Source: S. Haber and W. S. Stornetta, How to time-stamp a digital document, J. Cryptology 3 (1991), on linking.
 */
export function checkTogether(asked: readonly Questioned[], parts: CheckParts): readonly Verdict[] {
  let vouched: string | null = null;
  const backwards = asked.toReversed().map(({ signed, expected }) => {
    const read = readSigned(signed, parts, vouched);
    vouched = read.ok ? read.value.envelope.previous : null;
    return verdictOf(read, expected, parts);
  });
  return backwards.reverse();
}

function verdictOf(read: Read, expected: Expected, parts: CheckParts): Verdict {
  const proven = provenNext(read, expected);
  if (!proven.ok) return { kind: 'refused', refusal: proven.refusal.code };
  const { envelope, hash } = proven.value;
  const place = { sequence: envelope.sequence, hash };
  const standing = contentStanding(envelope, parts);
  if (standing === 'known') return { kind: 'passed', ...place, envelope };
  if (standing === 'unknown') return { kind: 'unknown', ...place, envelope };
  return { kind: 'set_aside', ...place, refusal: standing };
}

/** Signature, form, parties, moment: the envelope of a signed text, whichever its place in the chain. `vouched` as in `openSigned`. */
export function readSigned(
  signed: string,
  { own, peer, keys }: Omit<CheckParts, 'known'>,
  vouched: string | null = null,
) {
  const opened = openSigned(signed, keys, vouched);
  if (!opened.ok) return opened;
  const { value, hash, key } = opened.value;
  const read = outer.safeParse(value);
  if (!read.success) return refuse('not_an_envelope');
  const envelope = value as Envelope; // its form was held above, that of its content before anybody looks into it
  const { madeAt } = envelope;
  if (madeAt < '2020' || madeAt >= '2100') return refuse('moment_impossible');
  // Text of one form and length: its order is the order of the moments.
  if (madeAt < key.from || (key.to !== null && madeAt > key.to)) return refuse('key_out_of_time');
  if (envelope.from !== peer) return refuse('wrong_sender');
  if (envelope.to !== own) return refuse('wrong_addressee');
  return { ok: true as const, value: { envelope, hash } };
}

type Read = ReturnType<typeof readSigned>;

function provenNext(read: Read, expected: Expected): Read {
  if (!read.ok) return read;
  const { lane, sequence, previous } = read.value.envelope;
  if (lane !== expected.lane) return refuse('wrong_lane');
  if (sequence < expected.sequence) return refuse('sequence_repeated');
  if (sequence > expected.sequence) return refuse('sequence_gap');
  return previous === expected.previous ? read : refuse('chain_broken');
}

function contentStanding({ content, from }: Envelope, parts: CheckParts): Standing {
  const form = contents.get(content.type);
  if (form === undefined) return 'unknown';
  if (!form.safeParse(content).success) return 'content_refused';
  if (content.type === 'checkpoint')
    return checkpointOrigin.exec(content.content)?.[1] === from ? 'known' : 'checkpoint_refused';
  if (content.type !== 'decision') return 'known';
  if (content.events.some(({ position }, at, { [at - 1]: before }) => before && before.position >= position))
    return 'positions_refused';
  const standings = content.events.map((event) => eventStanding(event, parts));
  const unfit = standings.find((one) => one !== 'known' && one !== 'unknown');
  if (unfit !== undefined) return unfit;
  return standings.includes('unknown') ? 'unknown' : 'known';
}

function eventStanding(event: SharedEvent, { own, peer, known }: CheckParts): Standing {
  const { label, seen } = event;
  // The origin answers for what it sends, and must have said that it may come here. Labels name the two states alone: to a
  // further node may come what was given to any but the origin's own.
  if (!label.owner.startsWith(`${peer}-`)) return 'label_refused';
  const released: readonly string[] = label.releasedToStates ?? [];
  const isNamed = states.some((state) => state === own);
  if (isNamed ? !released.includes(own) : released.every((one) => one === peer)) return 'label_refused';
  if (Object.hasOwn(seen, peer)) return 'seen_refused'; // of its own events an author says nothing: they are a queue
  return standingOf(event, known);
}
