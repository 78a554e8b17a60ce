import type { ClientBase } from 'pg';
import { verifyVault } from '../../journal/vault-verify.ts';
import { type CommandIo, UsageError } from '../command-line.ts';
import { parseOptions } from '../options.ts';
import { tellWorld } from './backup.ts';
import { keyListOf, readJsonLines, readKeys } from './key-place.ts';
import { readBook, storePlace } from './store-place.ts';
import {
  type Line,
  type Others,
  type Verdict,
  verifyBook,
  verifyExtract,
} from '../../../tools/verify/verify.ts';

const text = { type: 'string' } as const;
const options = { data: text, database: text, extract: text, keys: text, against: text };

/** `npx strait verify`: 0 it holds, 1 it does not (each record named); wrong use is thrown. */
export async function verifyCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const given = parseOptions(args, { ...options, checkpoint: { ...text, multiple: true } });
  const { data, database, extract, keys: keyFile, against } = given as Partial<Record<string, string>>;
  const keys = keyFile === undefined ? keyListOf({ data, database }, io.env) : readKeys(keyFile);
  const known = ((given['checkpoint'] ?? []) as readonly string[]).map(readCheckpoint);
  const others = { keys, known, lines: against === undefined ? [] : readJsonLines<Line>(against) };
  try {
    const verdict = await (extract === undefined
      ? readBook(storePlace({ data, database }, io.env), (client) => verifyAll(client, others))
      : verifyExtract(readJsonLines<Line>(extract), others));
    for (const line of describe(verdict, keys !== null)) io.stdout.write(`${line}\n`);
    return verdict.count + verdict.unsealed.count === 0 ? 0 : 1;
  } catch (error) {
    return tellWorld(error, io);
  }
}

/** The book, and the vault's rows against it. */
async function verifyAll(client: ClientBase, others: Others): Promise<Verdict> {
  const book = await verifyBook(client, others);
  const vault = await verifyVault(client);
  return { ...book, count: book.count + vault.count, findings: [...book.findings, ...vault.findings] };
}

function readCheckpoint(word: string) {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(word) ?? [];
  if (position && hash) return { position: Number(position), hash };
  throw new UsageError({ en: `not POSITION:HASH: ${word}`, fr: `POSITION:EMPREINTE attendu : ${word}` });
}

function* describe({ events, head, count, findings, checkpoints, unsealed }: Verdict, hasKeys: boolean) {
  for (const { position, wrong } of findings)
    yield position === null && wrong.startsWith('vault ') ? wrong : `record ${position ?? '?'}: ${wrong}`;
  if (count > findings.length) yield `... and ${count - findings.length} more findings`;
  if (unsealed.count > 0)
    yield `unsealed tail: ${unsealed.count} records from ${unsealed.from} / fin non scellée`;
  if (!hasKeys) yield 'keys: those that the book itself names / clés : celles que le journal lui-même nomme';
  yield count + unsealed.count === 0
    ? `the book holds: ${events} records, ${checkpoints} checkpoints, head ${head} / le livre tient`
    : `the book does not hold: ${count} findings in ${events} records / le livre ne tient pas : ${count} constats`;
}
