import { readFileSync } from 'node:fs';
import { readCard } from '../../exchange/peer/card.ts';
import { type Clock, instant, parseUtc, toUtc } from '../../kernel/time.ts';
import { type CommandIo, UsageError } from '../command-line.ts';
import { wantBundle, wantGiveBack } from '../exchange/bundles.ts';
import { layClockWord } from '../exchange/expiry.ts';
import {
  acceptCard,
  exchangeFolderOf,
  putCard,
  readPapers,
  renewAuthority,
  renewCertificate,
  renewEnvelopeKey,
  renewMarks,
  setUpPapers,
  type SetUpParts,
} from '../exchange/papers.ts';
import { parseWords } from '../options.ts';
import { storePlace } from './store-place.ts';

const clock: Clock = () => instant(Date.now());
const options = {
  data: 'string',
  state: 'string',
  node: 'string',
  address: 'string',
  after: 'string',
  'without-marks': 'boolean',
} as const;
const acts = [
  'set-up',
  'card',
  'renew',
  'renew-authority',
  'renew-key',
  'renew-marks',
  'accept',
  'bundle',
  'give-back',
  'clock-right',
  'status',
] as const;
type Act = (typeof acts)[number];

/**
 * `strait exchange ...`: a node's certificate, authority, key and card; the cards of its peers; bundles. A running node
 * takes all of it up within half a minute, without a restart; a peer that is new altogether, at its next start.
 */
export async function exchangeCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseWords(args, options);
  const [word, target, ...more] = positionals;
  const act = acts.find((one) => one === word);
  const needsTarget = ['accept', 'bundle', 'give-back', 'clock-right'].includes(word ?? '');
  if (act === undefined || more.length > 0 || needsTarget !== (target !== undefined)) throw wrongUse();
  const place = storePlace(
    { data: values.data, database: undefined },
    { ...io.env, STRAIT_DATABASE_URL: undefined },
  );
  const folder = io.env['STRAIT_EXCHANGE_FOLDER'] ?? exchangeFolderOf(place.data ?? '');
  const node = values.node ?? io.env['STRAIT_NODE'] ?? values.state ?? io.env['STRAIT_STATE'] ?? '';
  const parts: SetUpParts = {
    folder,
    node,
    address: values.address ?? null,
    clock,
    withoutMarks: values['without-marks'] === true,
  };
  if (act === 'accept') return accept(folder, target ?? '', io);
  if (act === 'clock-right') return clockRight(folder, target ?? '', io);
  if (act === 'bundle' || act === 'give-back') {
    if (act === 'bundle') wantBundle(folder, target ?? '');
    else wantGiveBack(folder, target ?? '', afterOf(values.after));
    io.stdout.write(
      `the running node writes it into ${folder}/out\nle nœud en marche l’écrit dans ${folder}/out\n`,
    );
    return 0;
  }
  if (act !== 'status') await make(act, parts);
  return status(folder, io);
}

async function make(
  act: Exclude<Act, 'accept' | 'bundle' | 'give-back' | 'clock-right' | 'status'>,
  parts: SetUpParts,
): Promise<void> {
  if (!/^[a-z]{2,10}$/.test(parts.node)) throw wrongUse();
  switch (act) {
    case 'set-up':
      return void (await setUpPapers(parts));
    case 'card':
      return void (await putCard(parts));
    case 'renew':
      return renewCertificate(parts);
    case 'renew-authority':
      return void (await renewAuthority(parts));
    case 'renew-marks':
      return void (await renewMarks(parts));
    case 'renew-key':
      return void (await renewEnvelopeKey(parts));
    default:
      return act satisfies never;
  }
}

function accept(folder: string, file: string, io: CommandIo): number {
  const card = readCard(readText(file));
  if (!card.ok) {
    io.stderr.write(`${file} is no card of a peer\n${file} n’est pas la carte d’un homologue\n`);
    return 1;
  }
  acceptCard(folder, card.value);
  const { node, keys } = card.value;
  const ids = keys.map(({ id }) => id).join(' ');
  io.stdout.write(
    `peer ${node} accepted; compare its keys by another way: ${ids}\nhomologue ${node} admis ; comparez ses clés par une autre voie : ${ids}\n`,
  );
  return 0;
}

/** A person types what a good clock says: a running node that doubts its own believes it from then on, where both agree. */
function clockRight(folder: string, typed: string, io: CommandIo): number {
  const good = parseUtc(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/.test(typed) ? `${typed.slice(0, -1)}:00Z` : typed);
  if (good === null) throw wrongUse();
  const now = clock();
  const isRight = layClockWord(folder, { good, now });
  const [en, fr] = isRight
    ? ['the clock of this machine is taken for right', 'l’horloge de cette machine est tenue pour juste']
    : ['differs: set the clock of this machine', 'écart : mettez l’horloge de cette machine à l’heure'];
  (isRight ? io.stdout : io.stderr).write(`${toUtc(now)}: ${en}\n${toUtc(now)} : ${fr}\n`);
  return isRight ? 0 : 1;
}

function status(folder: string, io: CommandIo): number {
  const papers = readPapers(folder, clock);
  if (papers === null) {
    io.stderr.write(`no certificate in ${folder}\naucun certificat dans ${folder}\n`);
    return 1;
  }
  for (const { of, subject, endsAt, daysLeft, standing } of papers.standings)
    io.stdout.write(`${of}\t${subject}\t${toUtc(endsAt)}\t${daysLeft} d/j\t${standing}\n`);
  for (const { node, address, keys } of papers.cards)
    io.stdout.write(
      `peer / homologue ${node}\t${address ?? 'files / fichiers'}\t${keys.length} keys / clés\n`,
    );
  for (const name of papers.wrong) io.stdout.write(`peers/${name}\tno card / pas une carte\n`);
  return papers.standings.some(({ standing }) => standing === 'ended') ? 1 : 0;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError({ en: `${file} cannot be read: ${why}`, fr: `${file} est illisible : ${why}` });
  }
}

/** `38,10,3`: after these numbers of life, work and bulk. */
function afterOf(text: string | undefined) {
  const [life, work, bulk] = (text ?? '').split(',').map(Number);
  if (!/^\d{1,15},\d{1,15},\d{1,15}$/.test(text ?? '')) throw wrongUse();
  return { life: life ?? 0, work: work ?? 0, bulk: bulk ?? 0 };
}

function wrongUse(): UsageError {
  return new UsageError({
    en: 'set-up, card, renew, renew-authority, renew-key or renew-marks with --state fr|uk or --node NAME [--address https://HOST:PORT] [--without-marks]; accept CARD; bundle PEER; give-back PEER --after LIFE,WORK,BULK; clock-right TIME, as 2026-11-28T02:40Z; status',
    fr: 'set-up, card, renew, renew-authority, renew-key ou renew-marks avec --state fr|uk ou --node NOM [--address https://HÔTE:PORT] [--without-marks] ; accept CARTE ; bundle HOMOLOGUE ; give-back HOMOLOGUE --after LIFE,WORK,BULK ; clock-right HEURE, ainsi 2026-11-28T02:40Z ; status',
  });
}
