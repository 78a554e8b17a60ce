import { type Lane, lanes } from '../../kernel/exchange.ts';
import { type Instant, parseUtc, toUtc } from '../../kernel/time.ts';

/** Of each lane, a sequence. */
export type PerLane = Readonly<Record<Lane, number>>;

/** Of each lane, SHA-256 in hex of the last signed text; 64 zeros before the first. */
export type HashPerLane = Readonly<Record<Lane, string>>;

export const pullPath = '/exchange/1/pull';
/** One answer holds no more signed text than this, unpacked. */
export const answerBytesMax = 4_194_304;
/** Room that an asker keeps for one answer, unpacked. */
export const heldBytesMax = 8_388_608;
/** A signed text with its lane before it. */
export const answerType = 'application/x-strait-envelopes';
/** The longest that an answer may be waited for: shorter than what makes data of the other side old. */
export const waitMillisecondsMax = 8_000;

/** One answer holds no more envelopes: few enough that a call for help that comes meanwhile waits for less than a second. */
export const perAnswerMax = 200;

/** What one node says when it asks another. */
export interface Asking {
  /** It has everything up to here durably. */
  readonly after: PerLane;
  /** What stands there: by this a node whose book was set back is told apart; null: a version that does not say. */
  readonly ends: HashPerLane | null;
  /** What it wants is after this, since it has the rest already, if not durably; null: after `after`. */
  readonly from: PerLane | null;
  /** Lanes on which the next one was not proved: of them it wants that one again, and nothing after it. */
  readonly stopped: readonly Lane[];
  /** It wants no more than so many in one answer, since the line does not bring them; null: as many as may be. */
  readonly most: number | null;
  /** Milliseconds since its last whole answer from the one it asks; null: it knows of none. */
  readonly hears: number | null;
  /** How long it waits for news. */
  readonly waitMilliseconds: number;
}

/** What stands before the envelopes of an answer. Not signed: it is believed of the other end of this connection alone. */
export interface Answering {
  readonly node: string;
  /** By the answerer's clock, when the answer began. */
  readonly now: Instant;
  /** After what the answer begins; null: a version that does not say, and answers from what the asker has durably. */
  readonly from: PerLane | null;
  /** The keys that took over from those the asker may know, each vouched for by the one before it; null: none did. */
  readonly keys: string | null;
  /** How long the question was held before. */
  readonly waitedMilliseconds: number;
  /** Up to this moment of its clock everything that may leave stands in its outbox; null: not yet known. */
  readonly asOf: Instant | null;
  /** The last sequence that it made. */
  readonly heads: PerLane;
  /** Milliseconds since the answerer’s last whole answer from the asker; null: it knows of none. */
  readonly hears: number | null;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The question as headers. */
export function askingHeaders(of: Asking): Record<string, string> {
  const { after, ends, from, stopped, most, hears, waitMilliseconds } = of;
  return {
    'strait-after': perLaneText(after),
    ...(ends === null ? {} : { 'strait-ends': lanes.map((lane) => `${lane}=${ends[lane]}`).join(' ') }),
    ...(from === null ? {} : { 'strait-from': perLaneText(from) }),
    ...(stopped.length === 0 ? {} : { 'strait-stopped': stopped.join(' ') }),
    ...(most === null ? {} : { 'strait-most': wholeText(most) }),
    'strait-hears': wholeText(hears),
    'strait-wait': wholeText(waitMilliseconds),
  };
}

/** Reads a question; null where it is none. */
export function readAsking(headers: Headers): Asking | null {
  const after = readPerLane(headers['strait-after']);
  const hears = readWhole(headers['strait-hears']);
  const wait = readWhole(headers['strait-wait']);
  const from = readFrom(headers);
  const ends = readEnds(headers['strait-ends']);
  const stopped = readStopped(headers['strait-stopped']);
  const most = readMost(headers['strait-most']);
  if (after === null || ends === undefined || from === undefined || hears === undefined) return null;
  if (stopped === undefined || most === undefined || wait === undefined || wait === null) return null;
  return { after, ends, from, stopped, most, hears, waitMilliseconds: Math.min(wait, waitMillisecondsMax) };
}

/** The head of an answer. */
export function answeringHeaders(of: Answering): Record<string, string> {
  return {
    'strait-node': of.node,
    'strait-now': toUtc(of.now),
    ...(of.from === null ? {} : { 'strait-from': perLaneText(of.from) }),
    ...(of.keys === null ? {} : { 'strait-keys': of.keys }),
    'strait-waited': wholeText(of.waitedMilliseconds),
    'strait-as-of': of.asOf === null ? 'none' : toUtc(of.asOf),
    'strait-heads': perLaneText(of.heads),
    'strait-hears': wholeText(of.hears),
  };
}

/** Reads the head of an answer; null where it is none. */
export function readAnswering(headers: Headers): Answering | null {
  const node = headers['strait-node'];
  const now = readMoment(headers['strait-now']);
  const waited = readWhole(headers['strait-waited']);
  const asOfText = headers['strait-as-of'];
  const asOf = asOfText === 'none' ? null : readMoment(asOfText);
  const heads = readPerLane(headers['strait-heads']);
  const hears = readWhole(headers['strait-hears']);
  const from = readFrom(headers);
  const keys = headers['strait-keys'] ?? null;
  if (from === undefined || (keys !== null && !isKeys(keys))) return null;
  if (typeof node !== 'string' || now === null || waited === undefined || waited === null) return null;
  if ((asOf === null && asOfText !== 'none') || heads === null || hears === undefined) return null;
  return { node, now, from, keys, waitedMilliseconds: waited, asOf, heads, hears };
}

/** `life=3 work=0 bulk=12` */
export function perLaneText(of: PerLane): string {
  return lanes.map((lane) => `${lane}=${of[lane]}`).join(' ');
}

const perLaneForm = /^life=(\d{1,15}) work=(\d{1,15}) bulk=(\d{1,15})$/;

function readPerLane(text: string | string[] | undefined): PerLane | null {
  const found = typeof text === 'string' ? perLaneForm.exec(text) : null;
  return found === null ? null : { life: Number(found[1]), work: Number(found[2]), bulk: Number(found[3]) };
}

/** Base64url, and no more of it than a few keys need; what it says is looked into elsewhere. */
function isKeys(text: string | string[]): text is string {
  return typeof text === 'string' && /^[\w-]{1,6000}$/.test(text);
}

const endsForm = /^life=([0-9a-f]{64}) work=([0-9a-f]{64}) bulk=([0-9a-f]{64})$/;

/** Undefined: no such ends; null: none are named. */
function readEnds(text: string | string[] | undefined): HashPerLane | null | undefined {
  if (text === undefined) return null;
  const [, life, work, bulk] = (typeof text === 'string' ? endsForm.exec(text) : null) ?? [];
  return life === undefined || work === undefined || bulk === undefined ? undefined : { life, work, bulk };
}

/** Undefined: no such place; null: none is named. */
function readFrom(headers: Headers): PerLane | null | undefined {
  const text = headers['strait-from'];
  return text === undefined ? null : (readPerLane(text) ?? undefined);
}

/** Undefined: no such lanes. */
function readStopped(text: string | string[] | undefined): readonly Lane[] | undefined {
  if (text === undefined) return [];
  const names = typeof text === 'string' ? text.split(' ') : [];
  const stopped = lanes.filter((lane) => names.includes(lane));
  return names.length > 0 && stopped.length === names.length ? stopped : undefined;
}

/** Undefined: no such number; null: none is named. */
function readMost(text: string | string[] | undefined): number | null | undefined {
  if (text === undefined) return null;
  const most = readWhole(text) ?? 0;
  return most > 0 ? most : undefined;
}

const wholeText = (of: number | null): string => (of === null ? 'never' : String(Math.round(of)));

/** Undefined: no such number; null: `never`. */
function readWhole(text: string | string[] | undefined): number | null | undefined {
  if (text === 'never') return null;
  return typeof text === 'string' && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

function readMoment(text: string | string[] | undefined): Instant | null {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return null;
  return parseUtc(text);
}

const lineForm = /^(life|work|bulk) ([\w.-]+)$/;

/** One line of an answer; null where it is none. The text itself is not looked into here. */
export function readLine(line: string): { readonly lane: Lane; readonly signed: string } | null {
  const found = lineForm.exec(line);
  const lane = lanes.find((one) => one === found?.[1]);
  return lane === undefined || found?.[2] === undefined ? null : { lane, signed: found[2] };
}

/** The line that ends an answer: without it the answer was cut off. */
export const endLine = 'end';
