import type { Refusal } from '../kernel/result.ts';
import { load } from './handle.ts';
import {
  decideByProgram,
  giveByProgram,
  type ProgramCommand,
  type ProgramParts,
  streamDoorOf,
  streamOf,
} from './program.ts';
import type { FoldedStream } from './state-cache.ts';

/** What became of one command of a group. */
export type GivenOutcome =
  /** Null: written, or nothing to write; else what the context refused. */
  | { readonly kind: 'settled'; readonly refusal: Refusal | null }
  /** The world failed: it may be given again under the same key. */
  | { readonly kind: 'failed'; readonly error: unknown };

/**
 * Decides several commands of the program in their order, each on what stands once those before it are written, and
 * hands them to the book together, in that order: one flush for all. Each is written or not by itself; one that meets
 * somebody else's write is decided again alone, as `giveByProgram` does. Answers in the order given, as many as were
 * given; never throws for what concerns one command only.
 */
export async function giveGroupByProgram(
  parts: ProgramParts,
  group: readonly ProgramCommand[],
): Promise<readonly GivenOutcome[]> {
  const standing = await standingOf(parts, group);
  const writing: Writing[] = [];
  for (const given of group) writing.push(await handOver(parts, given, standing));
  const settled: GivenOutcome[] = [];
  // One after another: the later of two commands on one stream needs what became of the earlier.
  for (const { given, outcome } of writing) {
    const written = await outcome;
    settled.push(written === 'conflict' ? await settledBy(() => giveByProgram(parts, given)) : written);
  }
  return settled;
}

/** A command that waits for the book's flush; its outcome never rejects. */
interface Writing {
  readonly given: ProgramCommand;
  readonly outcome: Promise<GivenOutcome | 'conflict'>;
}

/** Each stream of a group as it stands, or the fault that kept it from being read. */
type Standing = Map<string, FoldedStream | { readonly fault: unknown }>;

/** All are read at the same time; one that cannot be read fails its own commands only. */
async function standingOf(parts: ProgramParts, group: readonly ProgramCommand[]): Promise<Standing> {
  const standing: Standing = new Map();
  const first = new Map(group.map((given) => [streamOf(given), given]));
  await Promise.all(
    [...first].map(async ([stream, { context, kind }]) => {
      const to = streamDoorOf(parts.contexts, context, kind);
      const stored = await load(parts.journal, to, stream).catch((fault: unknown) => ({ fault }));
      standing.set(stream, stored);
    }),
  );
  return standing;
}

/** Decides one command and queues what it writes, without waiting for the flush. */
async function handOver(parts: ProgramParts, given: ProgramCommand, standing: Standing): Promise<Writing> {
  const stream = streamOf(given);
  const before = standing.get(stream);
  if (before === undefined || 'fault' in before)
    return { given, outcome: Promise.resolve({ kind: 'failed', error: before?.fault }) };
  const decided = await decideByProgram(parts, given, before);
  if (decided.kind !== 'written') {
    const refusal = decided.kind === 'refused' ? decided.refusal : null;
    return { given, outcome: Promise.resolve({ kind: 'settled', refusal }) };
  }
  standing.set(stream, decided.after);
  return { given, outcome: writtenBy(parts, decided.request) };
}

async function writtenBy(
  { journal }: ProgramParts,
  request: Parameters<ProgramParts['journal']['append']>[0],
): Promise<GivenOutcome | 'conflict'> {
  try {
    const { kind } = await journal.append(request);
    return kind === 'conflict' ? 'conflict' : { kind: 'settled', refusal: null };
  } catch (error) {
    return { kind: 'failed', error };
  }
}

async function settledBy(give: () => Promise<Refusal | null>): Promise<GivenOutcome> {
  try {
    return { kind: 'settled', refusal: await give() };
  } catch (error) {
    return { kind: 'failed', error };
  }
}
