// A program process of its own for tests: rotates the key of some vaults, or orders and completes an erasure in each.
// In each the act stands still for good at the Nth point of it; once none goes on, the process kills itself with -9.
// Says first, as `points 3 7`, to which point each came, and lives on to its end where none of them stands still.
import { writeSync } from 'node:fs';
import pg from 'pg';
import type { NodeId } from '../kernel/ids.ts';
import { createJournal } from './journal.ts';
import type { KeyProvider } from './key-provider.ts';
import { openVaultKeyFile } from './key-provider-file.ts';
import type { Beside, Journal } from './port.ts';
import { openStore, type Store } from './store.ts';
import { sampleRequest } from './test-server.ts';
import { eventOf } from './test-vault.ts';
import { createVault } from './vault.ts';

interface Place {
  readonly url: string;
  readonly keyFile: string;
  /** At which point it stands still; 0 for never. */
  readonly die: number;
  /** Whom an erasure is of. */
  readonly subject: string;
}

interface Points {
  /** Counts a point. */
  point(): void;
  /** Does it, unless the act stands still: then it is never done, and never answers. */
  unlessStill<Done>(work: () => Done): Done | Promise<never>;
  /** A point before the work and one after it. */
  between<Done>(work: () => Promise<Done>): Promise<Done>;
}

const [act = '', asked = '[]'] = process.argv.slice(2);
const places = JSON.parse(asked) as readonly Place[];
const counts = places.map(() => 0);
let going = places.length;
const opened: { readonly journal: Journal; readonly store: Store }[] = [];
const points = places.map(({ die }, index) => pointsOf(die, index));
const acts = await Promise.all(places.map(open));
countStatements();
await Promise.all(acts.map((run) => run().then(oneLess)));
for (const { journal, store } of opened) await journal.close().then(() => store.close());
writeSync(1, `points ${counts.join(' ')}\n`);

function pointsOf(die: number, index: number): Points {
  let isStill = false;
  const never = new Promise<never>(() => {});
  const point = () => {
    if (isStill) return;
    counts[index] = (counts[index] ?? 0) + 1;
    if (counts[index] !== die) return;
    isStill = true;
    oneLess();
  };
  const unlessStill: Points['unlessStill'] = (work) => (isStill ? never : work());
  const between: Points['between'] = async (work) => {
    point();
    const done = await unlessStill(work);
    point();
    return unlessStill(() => done);
  };
  return { point, unlessStill, between };
}

/** Where all others stand still, or are at their end: killed at this very point. */
function oneLess(): void {
  going -= 1;
  if (going > 0 || places.every(({ die }) => die === 0)) return;
  writeSync(1, `points ${counts.join(' ')}\n`);
  process.kill(process.pid, 'SIGKILL');
}

/** In an erasure each statement of the vault and each commit is a point, at which nothing of it is sent yet. */
function countStatements(): void {
  const given: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof given !== 'function') throw new Error('the driver has no query');
  const databases = places.map(({ url }) => /\/(\w+)(?:\?|$)/.exec(url)?.[1]);
  const counted = new Proxy(given, {
    apply(give, self: pg.Client, said: readonly unknown[]) {
      const [first] = said as readonly [string | pg.QueryConfig];
      const text = typeof first === 'string' ? first : first.text;
      const of = points[databases.indexOf(self.database)];
      if (of === undefined) throw new Error('a database of no place');
      if (act === 'erase' && (text === 'commit' || text.includes('strait_vault'))) of.point();
      return of.unlessStill(() => Reflect.apply(give, self, said) as unknown);
    },
  });
  Reflect.set(pg.Client.prototype, 'query', counted);
}

/** Opens a place. Gives its act, of which nothing is done yet. */
async function open({ url, keyFile, subject }: Place, index: number): Promise<() => Promise<unknown>> {
  const of = points[index];
  if (of === undefined) throw new Error('each place has its points');
  const held = openVaultKeyFile(keyFile);
  const keys: KeyProvider = {
    ...held,
    wrap: (key, context) => of.between(() => held.wrap(key, context)),
    rotate: (order) => of.between(() => held.rotate(order)),
    retire: (keyId) => of.between(() => held.retire(keyId)),
    forget: (one) => of.between(() => held.forget(one)),
  };
  const store = await openStore({ url, connectionsMax: 2 });
  const journal = await createJournal({ store, origin: 'fr' as NodeId });
  opened.push({ journal, store });
  const vault = createVault({ store, keys });
  if (act === 'rotate') return () => vault.rotate({ onProgress: () => of.point() });
  const stream = `subject/${subject}`;
  const version = (await journal.readStream(stream)).length;
  const tell = (type: string, expectedVersion: number, beside: readonly Beside[]) => {
    const events = [eventOf(type, { subject })];
    return of.between(() => journal.append(sampleRequest({ stream, expectedVersion, events, beside })));
  };
  /** As the node does: the book, the ledger, the book. */
  return async () => {
    await tell('ErasureOrdered', version, vault.orderErasureSteps(subject));
    await of.between(() => vault.forget(subject));
    await tell('SubjectErased', version + 1, vault.eraseSteps(subject));
  };
}
