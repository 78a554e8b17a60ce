// A program process of its own for tests: rotates the vault's key, or orders and completes an erasure, and kills itself
// with -9 at the Nth point of it; says `points N` where it came to the end alive.
import { writeSync } from 'node:fs';
import pg from 'pg';
import type { NodeId } from '../kernel/ids.ts';
import { createJournal } from './journal.ts';
import type { KeyProvider } from './key-provider.ts';
import { openVaultKeyFile } from './key-provider-file.ts';
import type { Beside } from './port.ts';
import { openStore } from './store.ts';
import { sampleRequest } from './test-server.ts';
import { eventOf } from './test-vault.ts';
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
  rotate: (order) => between(() => held.rotate(order)),
  retire: (keyId) => between(() => held.retire(keyId)),
  forget: (one) => between(() => held.forget(one)),
};
const store = await openStore({ url });
const journal = await createJournal({ store, origin: 'fr' as NodeId });
const vault = createVault({ store, keys });
if (act === 'rotate') await vault.rotate({ onProgress: point });
else await erase();
await journal.close();
await store.close();
writeSync(1, `points ${points}\n`);

/** As the node does: the book, the ledger, the book. */
async function erase(): Promise<void> {
  const version = (await journal.readStream(`subject/${subject}`)).length;
  // Each statement of the vault, and each commit: nothing of it is sent yet.
  const given: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof given !== 'function') throw new Error('the driver has no query');
  const counted = new Proxy(given, {
    apply(give, self, asked: readonly unknown[]) {
      const [said] = asked as readonly [string | pg.QueryConfig];
      const text = typeof said === 'string' ? said : said.text;
      if (text === 'commit' || text.includes('strait_vault')) point();
      return Reflect.apply(give, self, asked) as unknown;
    },
  });
  Reflect.set(pg.Client.prototype, 'query', counted);
  await tell('ErasureOrdered', version, vault.orderErasureSteps(subject));
  await between(() => vault.forget(subject));
  await tell('SubjectErased', version + 1, vault.eraseSteps(subject));
}

async function tell(type: string, expectedVersion: number, beside: readonly Beside[]): Promise<void> {
  const events = [eventOf(type, { subject })];
  const request = sampleRequest({ stream: `subject/${subject}`, expectedVersion, events, beside });
  await between(() => journal.append(request));
}
