import { type CommandIo, UsageError } from '../command-line.ts';
import { parseOptions } from '../options.ts';
import { tellWorld } from './backup.ts';
import { keyListOf, readJson, readJsonLines, readKeys, vaultKeysOf } from './key-place.ts';
import { readBook, storePlace } from './store-place.ts';
import { verifyAll, type WholeVerdict } from './verify-all.ts';
import { citedIn, type Looked, lookUp, recordsCited } from '../../../tools/verify/cited.ts';
import { type Line, type Verdict, verifyExtract } from '../../../tools/verify/verify.ts';

const text = { type: 'string' } as const;
const options = { data: text, database: text, extract: text, keys: text, against: text, cited: text };

/** `npx strait verify`: 0 it holds, 1 it does not (each record named); wrong use is thrown. */
export async function verifyCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const given = parseOptions(args, { ...options, checkpoint: { ...text, multiple: true } });
  const {
    data,
    database,
    extract,
    keys: keyFile,
    against,
    cited: document,
  } = given as Partial<Record<string, string>>;
  const keys = keyFile === undefined ? keyListOf({ data, database }, io.env) : readKeys(keyFile);
  const known = ((given['checkpoint'] ?? []) as readonly string[]).map(readCheckpoint);
  const others = { keys, known, lines: against === undefined ? [] : readJsonLines<Line>(against) };
  const cited = document === undefined ? null : citedIn(readJson(document));
  try {
    const vaultKeys = extract === undefined ? vaultKeysOf({ data, database }, io.env) : null;
    const { verdict, records } = await (extract === undefined
      ? readBook(storePlace({ data, database }, io.env), async (client) => ({
          verdict: await verifyAll(client, others, vaultKeys),
          records: await recordsCited(client, cited ?? []),
        }))
      : inExtract(readJsonLines<Line>(extract), others));
    const has = { keys: keys !== null, vaultKeys: vaultKeys !== null };
    const looked = cited === null ? null : lookUp(cited, records);
    for (const line of [...describe(verdict, has), ...describeCited(looked)]) io.stdout.write(`${line}\n`);
    const isCitedWell = looked === null || (looked.length > 0 && looked.every(({ holds }) => holds));
    return verdict.count + verdict.unsealed.count === 0 && isCitedWell ? 0 : 1;
  } catch (error) {
    return tellWorld(error, io);
  }
}

async function inExtract(lines: readonly Line[], others: Parameters<typeof verifyExtract>[1]) {
  return {
    verdict: await verifyExtract(lines, others),
    records: lines.filter((line) => 'record' in line),
  };
}

/** Of each entry that a document cites: where it stands, or what is wrong. */
function* describeCited(looked: readonly Looked[] | null): Generator<string> {
  if (looked?.length === 0) yield 'the document cites no entry / le document ne cite aucune écriture';
  for (const { stream, version, position, holds } of looked ?? []) {
    if (position === null) yield `cited ${stream}, ${version}: not here / écriture citée absente`;
    else if (holds) yield `cited ${stream}, ${version}: record ${position} / écriture citée conforme`;
    else yield `cited ${stream}, ${version}: record ${position} says something else / contenu différent`;
  }
}

function readCheckpoint(word: string) {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(word) ?? [];
  if (position && hash) return { position: Number(position), hash };
  throw new UsageError({ en: `not POSITION:HASH: ${word}`, fr: `POSITION:EMPREINTE attendu : ${word}` });
}

/** Which keys the verdict rests on. */
interface Has {
  readonly keys: boolean;
  readonly vaultKeys: boolean;
}

function* describe(verdict: Verdict | WholeVerdict, has: Has): Generator<string> {
  const { events, head, count, findings, checkpoints, unsealed } = verdict;
  for (const { position, wrong } of findings)
    yield position === null && wrong.startsWith('vault ') ? wrong : `record ${position ?? '?'}: ${wrong}`;
  if (count > findings.length) yield `... and ${count - findings.length} more findings`;
  if (unsealed.count > 0)
    yield `unsealed tail: ${unsealed.count} records from ${unsealed.from} / fin non scellée`;
  for (const { of, after, upTo, unheld } of verdict.setBacks)
    yield `declared: the book of ${of} was set back, positions ${after + 1} to ${upTo}; ${unheld} copies of it no longer hold / déclaré : journal de ${of} revenu en arrière, positions ${after + 1} à ${upTo} ; ${unheld} copies ne valent plus`;
  if (!has.keys) yield 'keys: those that the book itself names / clés : celles que le journal lui-même nomme';
  if ('details' in verdict && verdict.details > 0 && !has.vaultKeys)
    yield 'vault: without its key, wrapped keys and search tokens unchecked / coffre : sans sa clé, clés scellées et empreintes de recherche non contrôlées';
  yield count + unsealed.count === 0
    ? `the book holds: ${events} records, ${checkpoints} checkpoints, head ${head} / le livre tient`
    : `the book does not hold: ${count} findings in ${events} records / le livre ne tient pas : ${count} constats`;
}
