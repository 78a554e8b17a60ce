import { parseArgs } from 'node:util';
import pg from 'pg';
import { isStoreFault } from '../../journal/index.ts';
import { UsageError } from '../command-line.ts';
import { storePlace, visitStore } from './store-place.ts';
import { type Checkpoint, type Verdict, verifyBook } from '../../../tools/verify/verify.ts';

const usage = 'usage: strait verify [--data DIR | --database URL] [--checkpoint POSITION:HASH]...';

/** `npx strait verify`: answers with the exit code: 0 the book holds, 1 it does not (each record named), 2 wrong use. */
export async function verify(
  args: readonly string[],
  write: (line: string) => void = console.log,
): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    write(usage);
    return 2;
  }
  try {
    const visit = await visitStore(options.place);
    const client = new pg.Client(visit.config);
    try {
      await client.connect();
      await client.query('begin transaction isolation level repeatable read read only');
      const verdict = await verifyBook(client, options.checkpoints);
      for (const line of describe(verdict)) write(line);
      return verdict.count === 0 ? 0 : 1;
    } finally {
      await client.end().catch(() => {});
      await visit.leave();
    }
  } catch (error) {
    write(isStoreFault(error) ? `${error.text.en}\n${error.text.fr}` : String(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

function readOptions(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { data: text, database: text, checkpoint: { ...text, multiple: true, default: [] } },
    });
    const checkpoints = values.checkpoint.map(readCheckpoint).filter((checkpoint) => checkpoint !== null);
    if (checkpoints.length < values.checkpoint.length) return null;
    return { place: storePlace({ data: values.data, database: values.database }, process.env), checkpoints };
  } catch {
    return null;
  }
}

function readCheckpoint(text: string): Checkpoint | null {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  return position && hash ? { position: Number(position), hash } : null;
}

function* describe({ events, head, count, findings }: Verdict): Generator<string> {
  for (const { position, stream, version, wrong } of findings) {
    const where = stream === null ? '' : ` (stream ${stream}, version ${version})`;
    yield `record ${position ?? '?'}${where}: ${wrong}`;
  }
  if (count > findings.length) yield `... and ${count - findings.length} more findings`;
  yield count === 0
    ? `the book holds: ${events} records, head ${head} / le livre tient : ${events} enregistrements`
    : `the book does not hold: ${count} findings in ${events} records / le livre ne tient pas : ${count} constats`;
}
