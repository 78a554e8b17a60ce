import { type Lane, lanes } from '../../kernel/exchange.ts';
import type { ArrivedText, Inlet, Receive } from './reception.ts';
import { signedBytesMax } from './verify/jws.ts';

/** One envelope of a bundle; its sequence is what the bundle says, and proved only by what is signed. */
export interface BundledText extends ArrivedText {
  readonly sequence: number;
}

/** Whom a bundle is from and for, as it says itself. */
export interface BundleParties {
  readonly from: string;
  readonly to: string;
}

/** A stretch of one lane that a bundle does not hold and this node does not have: both ends included. */
export interface BundleGap {
  readonly lane: Lane;
  readonly from: number;
  readonly to: number;
}

/** What became of a bundle. */
export interface TakenBundle {
  readonly taken: number;
  /** Had before: bundles may overlap. */
  readonly repeated: number;
  readonly gaps: readonly BundleGap[];
  /** Lanes on which something was not proved. */
  readonly stopped: readonly Lane[];
  /** False: it breaks off, or holds a line that is none. What came before was taken. */
  readonly isWhole: boolean;
}

/** A signed text with what stands before it. */
const lineBytesMax = signedBytesMax + 64;
const atOnceMax = 200;
const headForm = /^strait bundle 1 from=([a-z][a-z0-9-]{1,19}) to=([a-z][a-z0-9-]{1,19})$/;
const lineForm = /^(life|work|bulk) ([1-9]\d{0,14}) ([\w.-]+)$/;
const endForm = /^end (\d{1,9})$/;

/**
 * A bundle as a text file: what one node tells another where there is no way back, or no way at all. Every envelope in it
 * is signed and chained as on the line; the bundle itself needs no signature.
 */
export function bundleText({ from, to }: BundleParties, texts: readonly BundledText[]): string {
  const lines = texts.map(({ lane, sequence, signed }) => `${lane} ${sequence} ${signed}`);
  return [`strait bundle 1 from=${from} to=${to}`, ...lines, `end ${texts.length}`, ''].join('\n');
}

/** The parties of a bundle by its first line; null where it is no bundle. */
export function bundleParties(firstLine: string): BundleParties | null {
  const [, from, to] = headForm.exec(firstLine) ?? [];
  return from === undefined || to === undefined ? null : { from, to };
}

/**
 * Takes what a bundle holds after its first line, each lane from where it stands. What is missing before it is named; the
 * rest of that lane waits for the bundle that holds it. Holds a bounded part, however long the bundle is.
 */
export async function takeBundle(
  lines: AsyncIterable<string>,
  { receive, inlet }: { readonly receive: Receive; readonly inlet: Pick<Inlet, 'standing'> },
): Promise<TakenBundle> {
  const standing = new Map<Lane, number>();
  for (const lane of lanes) standing.set(lane, (await inlet.standing(lane)).sequence);
  const gaps = new Map<Lane, BundleGap>();
  const stopped = new Set<Lane>();
  let waiting: ArrivedText[] = [];
  const told = { taken: 0, repeated: 0, count: 0, isWhole: false };
  const pass = async (): Promise<void> => {
    const received = await receive(waiting);
    waiting = [];
    told.taken += received.taken;
    for (const lane of received.stopped) stopped.add(lane);
  };
  for await (const line of lines) {
    const end = endForm.exec(line);
    told.isWhole = end !== null && Number(end[1]) === told.count;
    if (end !== null) break;
    const text = readBundled(line);
    if (text === null) break;
    told.count += 1;
    const { lane, sequence } = text;
    const next = (standing.get(lane) ?? 0) + 1;
    if (sequence < next) told.repeated += 1;
    else if (sequence > next) gaps.set(lane, gaps.get(lane) ?? { lane, from: next, to: sequence - 1 });
    else {
      standing.set(lane, sequence);
      waiting.push(text);
    }
    if (waiting.length >= atOnceMax) await pass();
  }
  await pass();
  const { taken, repeated, isWhole } = told;
  return { taken, repeated, gaps: [...gaps.values()], stopped: [...stopped], isWhole };
}

/** One line of a bundle; null: it is its end, or none. */
export function readBundled(line: string): BundledText | null {
  const [, name, sequence, signed] = lineForm.exec(line) ?? [];
  const lane = lanes.find((one) => one === name);
  return lane === undefined || signed === undefined ? null : { lane, sequence: Number(sequence), signed };
}

/** The lines of a bundle that comes in pieces. A line longer than any could be ends it. */
export async function* bundleLines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const piece of pieces) {
    const lines = `${held}${piece}`.split('\n');
    held = lines.pop() ?? '';
    yield* lines;
    if (held.length > lineBytesMax) return;
  }
  if (held !== '') yield held;
}
