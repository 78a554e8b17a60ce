import { existsSync } from 'node:fs';
import { storeFault } from '../../journal/faults.ts';
import { keyStatus } from '../../journal/vault-rotate.ts';
import type { KeyStatus } from '../../journal/vault.ts';
import { type CommandIo, UsageError } from '../command-line.ts';
import { parseWords } from '../options.ts';
import { progressOn, tellWorld } from './backup.ts';
import { vaultKeyFileAt, vaultKeysAt } from './key-place.ts';
import { readBook, storePlace } from './store-place.ts';
import { openStoppedVault } from './stopped-vault.ts';

interface Asked {
  readonly place: { readonly data: string | undefined; readonly database: string | undefined };
  readonly io: CommandIo;
}

/**
 * `strait vault status`, `rotate`, `forget-retired [--for-good]`: the keys of the vault. The last two are for a node that
 * is stopped. 0 done, 1 not.
 */
export async function vaultCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { act, isForGood, place } = vaultArguments(args);
  const asked = { place, io };
  try {
    const file = vaultKeyFileAt(place, io.env);
    if (!existsSync(file)) throw storeFault('vault_key_lost', { file });
    switch (act) {
      case 'status':
        return await tellStatus(asked);
      case 'rotate':
        return await rotate(asked);
      case 'forget-retired':
        return isForGood ? await destroyRetired(asked) : await tellMeaning(asked);
    }
  } catch (error) {
    return tellWorld(error, io);
  }
}

const sinceSql = `select type, to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
  from strait.journal where stream = 'vault-key/node' and type in ('VaultKeyRotationOrdered', 'VaultKeyRotated')
  order by position desc limit 1`;

interface Standing {
  readonly keys: readonly KeyStatus[];
  readonly since: string | null;
  readonly isOrdered: boolean;
  readonly erased: number;
  /** Subjects under keys that are not there. */
  readonly foreign: number;
}

async function standingOf({ place, io }: Asked): Promise<Standing> {
  const provider = vaultKeysAt(place, io.env);
  return readBook(storePlace(place, io.env), async (client) => {
    const keys = await keyStatus({ pool: client, keys: provider });
    const { rows } = await client.query<{ type: string; at: string }>(sinceSql);
    const all = await client.query<{ count: number }>(
      'select count(*)::int as count from strait_vault.subjects',
    );
    const isOrdered = rows[0]?.type === 'VaultKeyRotationOrdered';
    const known = keys.reduce((sum, { subjects }) => sum + subjects, 0);
    return {
      keys,
      since: isOrdered ? null : (rows[0]?.at ?? null),
      isOrdered,
      erased: (await provider.forgotten()).size,
      foreign: (all.rows[0]?.count ?? 0) - known,
    };
  });
}

async function tellStatus(asked: Asked): Promise<number> {
  const { keys, since, isOrdered, erased, foreign } = await standingOf(asked);
  const current = keys.find(({ isCurrent }) => isCurrent);
  const older = keys.reduce((sum, { isCurrent, subjects }) => sum + (isCurrent ? 0 : subjects), 0);
  const retired = keys.filter(({ isRetired }) => isRetired).length;
  const id = (current?.keyId ?? '').slice(0, 8);
  const [from, depuis] = since === null ? ['', ''] : [` since ${since}`, ` depuis ${since}`];
  const lines = [
    `vault key ${id} in service${from}: ${current?.subjects ?? 0} subjects under it, ${older} under older keys`,
    `clé du coffre ${id} en service${depuis} : ${current?.subjects ?? 0} personnes, ${older} sous des clés antérieures`,
    `${retired} retired keys kept for older backups; ${erased} erased subjects listed`,
    `${retired} clés retirées, gardées pour d’anciennes sauvegardes ; ${erased} personnes effacées inscrites`,
  ];
  if (isOrdered || older > 0)
    lines.push(
      'a rotation has not come to its end: start the node, or run strait vault rotate',
      'un renouvellement n’est pas achevé : démarrez le nœud, ou lancez strait vault rotate',
    );
  if (foreign > 0)
    lines.push(
      `${foreign} subjects stand under a key that this node does not hold`,
      `${foreign} personnes relèvent d’une clé que ce nœud ne détient pas`,
    );
  for (const line of lines) asked.io.stdout.write(`${line}\n`);
  return foreign === 0 ? 0 : 1;
}

async function rotate({ place, io }: Asked): Promise<number> {
  const opened = await openStoppedVault(place, io);
  try {
    const { keyId, standing, damaged } = await opened.rotate(progressOn(io));
    io.stdout.write(
      `new vault key ${keyId.slice(0, 8)}: ${standing} subjects under it; copy vault-key.json to its safe place anew\n` +
        `nouvelle clé du coffre ${keyId.slice(0, 8)} : ${standing} personnes ; recopiez vault-key.json en lieu sûr\n`,
    );
    for (const subject of damaged)
      io.stderr.write(`${subject}: its key is damaged, left as it is / clé altérée, laissée telle quelle\n`);
    return damaged.length === 0 ? 0 : 1;
  } finally {
    await opened.close();
  }
}

function meaningOf(retired: number): string {
  return [
    `${retired} retired keys of the vault are kept: backups made while one of them was in service open with it alone.`,
    'Destroyed, the personal data in those backups opens for nobody any more, and nothing brings a key back. Every copy of',
    'vault-key.json made before still holds them: destroy those as well. To do it: strait vault forget-retired --for-good',
    `${retired} clés retirées du coffre sont gardées : les sauvegardes faites sous l’une d’elles ne s’ouvrent qu’avec elle.`,
    'Une fois détruites, les données personnelles de ces sauvegardes ne s’ouvrent plus pour personne, sans retour possible.',
    'Toute copie antérieure de vault-key.json les contient encore : détruisez-la aussi. Pour le faire : strait vault',
    'forget-retired --for-good',
    '',
  ].join('\n');
}

const nothing =
  'no retired key is kept: nothing to destroy\naucune clé retirée n’est gardée : rien à détruire\n';

async function tellMeaning(asked: Asked): Promise<number> {
  const { keys } = await standingOf(asked);
  const retired = keys.filter(({ isRetired }) => isRetired).length;
  asked.io.stdout.write(retired === 0 ? nothing : meaningOf(retired));
  return retired === 0 ? 0 : 1;
}

async function destroyRetired({ place, io }: Asked): Promise<number> {
  const opened = await openStoppedVault(place, io);
  try {
    const count = await opened.destroyRetired();
    io.stdout.write(
      count === 0
        ? nothing
        : `${count} retired keys destroyed: older backups of the vault open for nobody; destroy older copies of vault-key.json\n` +
            `${count} clés retirées détruites : les anciennes sauvegardes du coffre ne s’ouvrent plus ; détruisez les copies antérieures de vault-key.json\n`,
    );
    return 0;
  } finally {
    await opened.close();
  }
}

const acts = ['status', 'rotate', 'forget-retired'] as const;

function vaultArguments(args: readonly string[]) {
  const kinds = { data: 'string', database: 'string', 'for-good': 'boolean' } as const;
  const { values, positionals } = parseWords(args, kinds);
  const [word, ...more] = positionals;
  const act = acts.find((one) => one === word);
  if (act === undefined || more.length > 0)
    throw new UsageError({ en: `one of: ${acts.join(', ')}`, fr: `au choix : ${acts.join(', ')}` });
  const isForGood = values['for-good'] === true;
  if (isForGood && act !== 'forget-retired')
    throw new UsageError({
      en: '--for-good goes with forget-retired',
      fr: '--for-good va avec forget-retired',
    });
  return { act, isForGood, place: { data: values.data, database: values.database } };
}
