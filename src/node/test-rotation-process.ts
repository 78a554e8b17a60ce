// A program process of its own for tests: carries out the rotation of the vault's key that is ordered, as a node does in
// the background, and kills itself with -9 at the Nth point of that; says `points N` where it came to the end alive.
import { writeSync } from 'node:fs';
import { startRotations } from '../app/vault/rotations.ts';
import { openVaultKeyFile } from '../journal/key-provider-file.ts';
import type { KeyProvider } from '../journal/key-provider.ts';
import type { Journal } from '../journal/port.ts';
import { createVault, type Vault } from '../journal/vault.ts';
import type { Access } from '../policy/access.ts';
import { openVault, program } from './given-vault.ts';

const [url = '', keyFile = '', die = '0'] = process.argv.slice(2);
const noAccess = {} as Access; // the first question put to it would end this process
let points = 0;
const point = () => {
  if (++points === Number(die)) process.kill(process.pid, 'SIGKILL');
};
const between = async <Done>(work: () => Promise<Done>): Promise<Done> => {
  point();
  const done = await work();
  point();
  return done;
};

// A rotation asks for nobody's right: policies are not even loaded.
const house = await openVault({ url, keyFile, state: 'uk', access: noAccess });
const held = openVaultKeyFile(keyFile);
const keys: KeyProvider = {
  ...held,
  wrap: (key, context) => between(() => held.wrap(key, context)),
  rotate: (order) => between(() => held.rotate(order)),
  retire: (keyId) => between(() => held.retire(keyId)),
};
const plain = createVault({ store: house.store, keys });
const vault: Vault = { ...plain, rotate: (by) => plain.rotate({ ...by, onProgress: point }) };
const journal: Journal = {
  ...house.journal,
  append: (request) => between(() => house.journal.append(request)),
};
const fault = (error: unknown) => {
  throw error;
};
const rotations = await startRotations({
  journal,
  desk: house.deskWith({ journal, vault }),
  by: program,
  fault,
});
await rotations.carriedOut(await journal.head(), 60_000);
await rotations.close();
await house.close();
writeSync(1, `points ${points}\n`);
