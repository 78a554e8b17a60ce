import { parseArgs } from 'node:util';
import { isStoreFault, writeBackup } from '../../journal/index.ts';
import { type CommandIo, UsageError } from '../command-line.ts';
import { storePlace, visitStore } from './store-place.ts';

/** `strait backup FILE`: journal, kept answers and kept tables of a store, also while its node runs. 0 done, 1 not. */
export async function backupCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { file, place } = backupArguments(args, io);
  const visit = await visitStore(place);
  try {
    const summary = await writeBackup({ config: visit.config, file, onProgress: progressOn(io) });
    const events = summary.rows['strait.journal'] ?? 0;
    io.stdout.write(`${file}: ${events} events, head ${summary.head.position}:${summary.head.hash}\n`);
    io.stdout.write(`${file} : ${events} événements, SHA-256 ${summary.sha256}\n`);
    return 0;
  } catch (error) {
    return tellFault(error, io);
  } finally {
    await visit.leave();
  }
}

/** FILE and the store of `backup` and `restore`; throws a usage error otherwise. */
export function backupArguments(args: readonly string[], io: CommandIo) {
  const { values, positionals } = parsed(args);
  const file = positionals[0];
  if (file === undefined || positionals.length > 1)
    throw new UsageError({ en: 'one FILE is needed', fr: 'il faut un FICHIER' });
  return { file, place: storePlace({ data: values.data, database: values.database }, io.env) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { data: { type: 'string' }, database: { type: 'string' } },
      allowPositionals: true,
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new UsageError({ en: said, fr: `option incorrecte : ${said}` });
  }
}

/** One line each 50,000 rows: long work shows that it goes on. */
export function progressOn(io: CommandIo): (rows: number) => void {
  let next = 50_000;
  return (rows) => {
    if (rows < next) return;
    next += 50_000;
    io.stderr.write(`${rows}...\n`);
  };
}

/** Tells a fault of the store in both languages and answers with exit code 1; anything else goes on as a bug. */
export function tellFault(error: unknown, io: CommandIo): number {
  if (!isStoreFault(error)) throw error;
  io.stderr.write(`${error.text.en}\n${error.text.fr}\n`);
  return 1;
}

/** As `tellFault`, for commands that only read: what the database itself says is told too; wrong use goes on. */
export function tellWorld(error: unknown, io: CommandIo): number {
  if (error instanceof UsageError) throw error;
  if (isStoreFault(error)) return tellFault(error, io);
  io.stderr.write(`strait: ${String(error)}\n`);
  return 1;
}
