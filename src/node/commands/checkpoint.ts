import { readEvidence, readKeptOf, type SignedCheckpoint } from '../../journal/checkpoint-read.ts';
import type { CommandIo } from '../command-line.ts';
import { parseOptions } from '../options.ts';
import { tellWorld } from './backup.ts';
import { readBook, storePlace } from './store-place.ts';

/**
 * `strait checkpoint`: the newest checkpoint for handing over; `--json` as the line that `verify --against FILE` takes.
 * `--of NODE`: those that are kept of another node, as such lines, to be held against that node's own book.
 * 0 there is one, 1 there is none.
 */
export async function checkpointCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const options = parseOptions(args, {
    data: { type: 'string' },
    database: { type: 'string' },
    json: { type: 'boolean' },
    of: { type: 'string' },
  });
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  const place = storePlace({ data: text('data'), database: text('database') }, io.env);
  try {
    const of = text('of');
    if (of !== undefined) return tellKept(await readBook(place, (client) => readKeptOf(client, of)), io);
    const { checkpoint } = await readBook(place, (client) => readEvidence(client));
    if (checkpoint === null) {
      io.stderr.write('the book has no checkpoint yet\nle journal n’a pas encore de point de contrôle\n');
      return 1;
    }
    io.stdout.write(options['json'] === true ? `${JSON.stringify(checkpoint)}\n` : words(checkpoint.content));
    return 0;
  } catch (error) {
    return tellWorld(error, io);
  }
}

function tellKept(kept: readonly SignedCheckpoint[], io: CommandIo): number {
  for (const checkpoint of kept) io.stdout.write(`${JSON.stringify(checkpoint)}\n`);
  if (kept.length > 0) return 0;
  io.stderr.write(
    'no checkpoint of that node is kept here\naucun point de contrôle de ce nœud n’est conservé ici\n',
  );
  return 1;
}

function words(content: string): string {
  const said: Readonly<Record<string, unknown>> = JSON.parse(content);
  const [position, hash, at, key] = ['position', 'hash', 'at', 'key'].map((name) => String(said[name]));
  return `${position}:${hash}\nsigned at ${at} by key ${key}\nsigné le ${at} par la clé ${key}\n`;
}
