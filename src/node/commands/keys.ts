import { writeFileSync } from 'node:fs';
import { readEvidence } from '../../journal/checkpoint-read.ts';
import { keyListText, readKeyList, replaceLostKey, rotateKeyFile } from '../../journal/key-files.ts';
import type { PublicKey } from '../../journal/signing-keys.ts';
import { instant } from '../../kernel/time.ts';
import { type CommandIo, UsageError } from '../command-line.ts';
import { tellWorld } from './backup.ts';
import { keyFileOf } from './key-place.ts';
import { parseWords } from '../options.ts';
import { readBook, storePlace } from './store-place.ts';

/** `strait keys export [FILE]`: the public keys. `strait keys rotate [--lost]`: a new key takes over. 0 done, 1 not. */
export async function keysCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { act, target, lost, place } = keysArguments(args);
  const file = keyFileOf(place, io.env);
  try {
    if (act === 'export') return exportKeys({ file, target, io });
    const made = lost ? await replace(file, place, io) : await rotateKeyFile(file, now);
    io.stdout.write(rotated(made, lost));
    return 0;
  } catch (error) {
    return tellWorld(error, io);
  }
}

const now = () => instant(Date.now());

interface Place {
  readonly data: string | undefined;
  readonly database: string | undefined;
}

function exportKeys({
  file,
  target,
  io,
}: {
  file: string;
  target: string | undefined;
  io: CommandIo;
}): number {
  const keys = readKeyList(file);
  if (keys === null) {
    io.stderr.write(`no signing key yet: ${file}\npas encore de clé de signature : ${file}\n`);
    return 1;
  }
  if (target === undefined) io.stdout.write(keyListText(keys));
  else {
    writeFileSync(target, keyListText(keys));
    io.stdout.write(`${target}: ${keys.length} public keys\n${target} : ${keys.length} clés publiques\n`);
  }
  return 0;
}

/** The book itself still knows the public keys: the new one stands after them, with nobody to vouch for it. */
async function replace(file: string, place: Place, io: CommandIo): Promise<PublicKey> {
  const { keys, origin } = await readBook(storePlace(place, io.env), (client) => readEvidence(client));
  return replaceLostKey(file, { keys, origin, clock: now });
}

function rotated({ id, from }: PublicKey, lost: boolean): string {
  const told = [
    `new signing key ${id} from ${from}; hand its export to whoever verifies: strait keys export FILE`,
    `nouvelle clé de signature ${id} depuis ${from} ; remettez-en l’export à qui vérifie : strait keys export FICHIER`,
  ];
  if (lost)
    told.push(
      'nobody vouches for it: verifiers accept it only from that export, given to them by hand',
      'personne ne s’en porte garant : elle ne sera admise que par cet export, remis en main propre',
    );
  return `${told.join('\n')}\n`;
}

function keysArguments(args: readonly string[]) {
  const { values, positionals } = parseWords(args, { data: 'string', database: 'string', lost: 'boolean' });
  const [act, target, ...more] = positionals;
  const lost = values.lost === true;
  if ((act !== 'export' && act !== 'rotate') || more.length > 0)
    throw new UsageError({ en: 'export [FILE] or rotate', fr: 'export [FICHIER] ou rotate' });
  if (act === 'rotate' ? target !== undefined : lost)
    throw new UsageError({
      en: 'FILE goes with export, --lost with rotate',
      fr: 'FICHIER va avec export, --lost avec rotate',
    });
  return { act, target, lost, place: { data: values.data, database: values.database } };
}
