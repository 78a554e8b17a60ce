import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyListSchema, publicFileOf, readKeyList } from '../../journal/key-files.ts';
import { type KeyProvider, openVaultKeyFile } from '../../journal/index.ts';
import type { PublicKey } from '../../journal/signing-keys.ts';
import { UsageError } from '../command-line.ts';
import { vaultKeyFileOf } from '../vault.ts';
import { storePlace } from './store-place.ts';

type Environment = Readonly<Record<string, string | undefined>>;
interface Given {
  readonly data?: string | undefined;
  readonly database?: string | undefined;
}

/** Where a node's private key lies: as configured, else in its data folder. */
export function keyFileOf({ data }: Given, env: Environment): string {
  const place = storePlace({ data, database: undefined }, { ...env, STRAIT_DATABASE_URL: undefined });
  return env['STRAIT_SIGNING_KEY_FILE'] ?? join(place.data ?? '', 'node-key.pem');
}

/** The public keys beside the private key of the store asked for; null where no folder was named, or it holds none. */
export function keyListOf(given: Given, env: Environment): readonly PublicKey[] | null {
  const isFolder = (given.database ?? env['STRAIT_DATABASE_URL']) === undefined;
  const isNamed = env['STRAIT_SIGNING_KEY_FILE'] ?? given.data ?? env['STRAIT_DATA_FOLDER'];
  const file = keyFileOf(given, env);
  return (isFolder || isNamed !== undefined) && existsSync(publicFileOf(file)) ? readKeyList(file) : null;
}

/** The file in which a node keeps the vault's keys: in its data folder, whichever store it uses. */
export function vaultKeyFileAt({ data }: Given, env: Environment): string {
  const place = storePlace({ data, database: undefined }, { ...env, STRAIT_DATABASE_URL: undefined });
  return vaultKeyFileOf(place.data ?? '');
}

/** The vault's keys of a store that has them. */
export function vaultKeysAt(given: Given, env: Environment): KeyProvider {
  return openVaultKeyFile(vaultKeyFileAt(given, env));
}

/** The vault's keys of the store asked for, never made anew; null where no folder was named, or it holds none. */
export function vaultKeysOf(given: Given, env: Environment): KeyProvider | null {
  const isFolder = (given.database ?? env['STRAIT_DATABASE_URL']) === undefined;
  const isNamed = given.data ?? env['STRAIT_DATA_FOLDER'];
  const file = vaultKeyFileAt(given, env);
  return (isFolder || isNamed !== undefined) && existsSync(file) ? openVaultKeyFile(file) : null;
}

/** JSON lines of a file; wrong use where it is missing or holds anything else. */
export function readJsonLines<Line>(path: string): readonly Line[] {
  return readText(path, (text) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line),
  );
}

/** A file of JSON. */
export const readJson = (path: string): unknown => readText(path, (text): unknown => JSON.parse(text));

/** The keys of an exported list. */
export const readKeys = (path: string): readonly PublicKey[] =>
  readText(path, (text) => keyListSchema.parse(JSON.parse(text)).keys);

/** Reads a file by `read`; what it throws is told as wrong use, naming the file. */
function readText<Value>(path: string, read: (text: string) => Value): Value {
  try {
    return read(readFileSync(path, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError({ en: `${path} cannot be read: ${why}`, fr: `${path} est illisible : ${why}` });
  }
}
