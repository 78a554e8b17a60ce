// A program process of its own for tests: rotates the vault's key, or erases a subject, and kills itself with -9 at
// the Nth point of it; says `points N` where it came to the end alive.
import { writeSync } from 'node:fs';
import type { KeyProvider } from './key-provider.ts';
import { openVaultKeyFile } from './key-provider-file.ts';
import { openStore } from './store.ts';
import { createVault } from './vault.ts';

const [url = '', keyFile = '', act = '', die = '0', subject = ''] = process.argv.slice(2);
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
const held = openVaultKeyFile(keyFile);
const keys: KeyProvider = {
  ...held,
  wrap: (key, context) => between(() => held.wrap(key, context)),
  rotate: () => between(() => held.rotate()),
  retire: (keyId) => between(() => held.retire(keyId)),
  forget: (one) => between(() => held.forget(one)),
};
const store = await openStore({ url });
const vault = createVault({ store, keys });
if (act === 'rotate') await vault.rotate({ onProgress: point });
else await erase();
await store.close();
writeSync(1, `points ${points}\n`);

/** As the journal's append does: in one transaction. */
async function erase(): Promise<void> {
  await vault.forget(subject);
  point();
  const client = await store.pool.connect();
  await client.query('begin');
  for (const { text, values } of vault.eraseSteps(subject)) {
    await client.query(text, [...values]);
    point();
  }
  await client.query('commit');
  point();
  client.release();
}
