import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { type EvidenceOfBook, readEvidence } from '../../journal/checkpoint-read.ts';
import { type CommandIo, UsageError } from '../command-line.ts';
import { recordColumns } from '../../../tools/verify/verify.ts';
import { tellWorld } from './backup.ts';
import { parseWords } from '../options.ts';
import { readBook, storePlace } from './store-place.ts';

/**
 * `strait extract --from P --to Q FILE`: the records from P up to the first checkpoint that covers Q, that checkpoint,
 * and the public keys, as JSON lines for `strait verify --extract FILE`. 0 done, 1 no checkpoint covers Q.
 */
export async function extractCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { from, to, file, place } = extractArguments(args, io);
  try {
    return await readBook(place, async (client) => {
      const { keys, checkpoint } = await readEvidence(client, to);
      if (checkpoint === null) {
        io.stderr.write(`no checkpoint covers record ${to}\naucun point de contrôle ne couvre ${to}\n`);
        return 1;
      }
      const { position: end }: { position: number } = JSON.parse(checkpoint.content); // the table's trigger holds its shape
      const lines = extractLines(client, { keys, checkpoint, from, end });
      await pipeline(Readable.from(lines), createWriteStream(file, { mode: 0o600 }));
      io.stdout.write(`${file}: records ${from} to ${end}, under the checkpoint at ${end}\n`);
      io.stdout.write(`${file} : enregistrements ${from} à ${end}, sous le point de contrôle ${end}\n`);
      return 0;
    });
  } catch (error) {
    return tellWorld(error, io);
  }
}

interface Wanted extends Pick<EvidenceOfBook, 'keys' | 'checkpoint'> {
  readonly from: number;
  readonly end: number;
}

const batch = 1000;

async function* extractLines(
  client: pg.Client,
  { keys, checkpoint, from, end }: Wanted,
): AsyncGenerator<string> {
  yield keys.map((key) => `${JSON.stringify({ key })}\n`).join('');
  for (let first = from; first <= end; first += batch) {
    const { rows } = await client.query(
      `select ${recordColumns} from strait.journal where position between $1 and $2 order by journal.position`,
      [first, Math.min(end, first + batch - 1)],
    );
    yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  }
  yield `${JSON.stringify(checkpoint)}\n`;
}

function extractArguments(args: readonly string[], io: CommandIo) {
  const strings = { data: 'string', database: 'string', from: 'string', to: 'string' } as const;
  const { values, positionals } = parseWords(args, strings);
  const [from, to] = [values.from, values.to].map((text) =>
    /^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : 0,
  );
  const file = positionals[0];
  if (!from || !to || from > to || file === undefined || positionals.length > 1)
    throw new UsageError({
      en: '--from P --to Q and one FILE are needed, P not after Q, both from 1',
      fr: 'il faut --from P --to Q et un FICHIER, P au plus égal à Q, à partir de 1',
    });
  return { from, to, file, place: storePlace({ data: values.data, database: values.database }, io.env) };
}
