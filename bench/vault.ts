import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compactDecrypt, CompactEncrypt } from 'jose';
import { createVault, openStore, openVaultKeyFile, type Store, type Vault } from '../src/journal/index.ts';
import { detailContext, hashOf, open, seal } from '../src/journal/vault-seal.ts';
import { sampleDetails, sampleRegistration, sampleSubject } from '../src/journal/test-vault.ts';
import { type Bench, type BenchRun, median, type Row } from './row.ts';
import { aesLoop } from './vault-limit.ts';

/** Details a second that one core must open. Source: issue 3, "seal/open per second"; our own bar. */
const openedMin = 20_000;
/** As long as a name with an address, in bytes of UTF-8. */
const plain = Buffer.from('A. Example, 12 Example Quay, Exampletown, XX0 0XX'.padEnd(96, '.'));
const subjectsAsked = 200;

/** Details of persons sealed and opened: the cipher alone with its hash, whole out of the store, and keys wrapped. */
export const vaultBench: Bench = { name: 'vault', run: (given) => measure(given, 20_000) };

/** The same at any size: for tests. */
export async function measure(given: BenchRun, details: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'strait-bench-'));
  const store = await openStore({ dataDir: folder });
  try {
    const keys = openVaultKeyFile(join(folder, 'vault-key.json'));
    const vault = createVault({ store, keys });
    const subjects = await fill(vault, store);
    const times = emptyTimes();
    for (let repetition = 0; repetition < given.repetitions; repetition += 1) {
      times.limit.push(aesLoop(details, plain));
      const sealed = sealMany(details);
      times.seal.push(sealed.perSecond);
      times.open.push(sealed.openedPerSecond);
      times.wrong ||= sealed.isWrong;
      const unsealed = await unsealMany(vault, subjects, Math.ceil(details / subjectsAsked));
      times.unseal.push(unsealed.perSecond);
      times.wrong ||= unsealed.isWrong;
      times.wrap.push(await perSecond(details / 10, () => keys.wrap(plain.subarray(0, 32), 'context')));
      if (given.peers) await measurePeer(times.peer, details / 10);
      given.progress(`${repetition + 1} of ${given.repetitions}`);
    }
    return rows(times, given.peers);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Times {
  readonly limit: { readonly sealed: number; readonly opened: number }[];
  readonly seal: number[];
  readonly open: number[];
  readonly unseal: number[];
  readonly wrap: number[];
  readonly peer: { readonly seal: number[]; readonly open: number[] };
  wrong: boolean;
}

const emptyTimes = (): Times => ({
  limit: [],
  seal: [],
  open: [],
  unseal: [],
  wrap: [],
  peer: { seal: [], open: [] },
  wrong: false,
});

const key = randomBytes(32);
const subject = sampleSubject();
const ids = Array.from({ length: 1_000 }, () => randomUUID());

/** As `sealSteps` and `unseal` do with each detail, the store left out: a fresh nonce, the context bound, the hash for the event. */
function sealMany(count: number) {
  const contextOf = (index: number) => detailContext(subject, ids[index % ids.length] ?? '', 'name');
  const started = performance.now();
  const sealed = Array.from({ length: count }, (_, index) => {
    const body = seal(key, plain, contextOf(index));
    return { body, hash: hashOf(body) };
  });
  const between = performance.now();
  let isWrong = sealed.some(({ hash }) => hash.length !== 64);
  const opening = performance.now();
  for (const [index, { body }] of sealed.entries())
    if (open(key, body, contextOf(index))?.length !== plain.length) isWrong = true;
  const ended = performance.now();
  isWrong ||= open(key, sealed[0]?.body ?? { nonce: plain, sealed: plain }, contextOf(1)) !== null;
  return {
    perSecond: rate(count, between - started),
    openedPerSecond: rate(count, ended - opening),
    isWrong,
  };
}

async function fill(vault: Vault, { pool }: Store): Promise<readonly string[]> {
  const subjects = Array.from({ length: subjectsAsked }, sampleSubject);
  for (const one of subjects) {
    const details = sampleDetails(['free_text', plain.toString()]);
    const { beside } = await vault.sealSteps({ registration: sampleRegistration(), subject: one, details });
    for (const { text, values } of beside) await pool.query(text, [...values]);
  }
  return subjects;
}

/** Lists of 200 subjects, one detail each, out of the store. */
async function unsealMany(vault: Vault, subjects: readonly string[], lists: number) {
  let isWrong = false;
  const started = performance.now();
  for (let list = 0; list < lists; list += 1) {
    const opened = await vault.unsealOf(subjects, { kinds: ['free_text'] });
    isWrong ||= opened.size !== subjects.length;
  }
  return { perSecond: rate(lists * subjects.length, performance.now() - started), isWrong };
}

/** The same sealing as JSON Web Encryption, compact, direct key. */
async function measurePeer(peer: Times['peer'], count: number): Promise<void> {
  const sealed: string[] = [];
  peer.seal.push(
    await perSecond(count, async () => {
      sealed.push(
        await new CompactEncrypt(plain)
          .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: subject })
          .encrypt(key),
      );
    }),
  );
  peer.open.push(await perSecond(count, (index) => compactDecrypt(sealed[index] ?? '', key)));
}

async function perSecond(count: number, once: (index: number) => Promise<unknown>): Promise<number> {
  const started = performance.now();
  for (let index = 0; index < count; index += 1) await once(index);
  return rate(count, performance.now() - started);
}

const rate = (count: number, milliseconds: number): number => Math.round((count * 1_000) / milliseconds);

function rows(times: Times, hasPeers: boolean): readonly Row[] {
  const wrong = times.wrong ? '; wrong answers' : '';
  const [sealed, opened] = [
    median(times.limit.map((one) => one.sealed)),
    median(times.limit.map((one) => one.opened)),
  ];
  const peer = (figures: readonly number[]): Row['peers'] => [
    hasPeers
      ? {
          name: 'jose 6 JWE dir A256GCM',
          figure: median(figures),
          note: 'web crypto, base64url; no hash, no store',
        }
      : { name: 'jose 6 JWE dir A256GCM', figure: null, note: 'asked for with --peers' },
  ];
  const gateOf = (figure: number, least: number): Row['gate'] =>
    !times.wrong && figure >= least ? 'pass' : 'fail';
  const [sealing, opening, whole] = [median(times.seal), median(times.open), median(times.unseal)];
  const unit = '1/s';
  return [
    {
      kernel: 'vault',
      figure: sealing,
      unit,
      limit: sealed,
      peers: peer(times.peer.seal),
      gate: gateOf(sealing, openedMin),
      note: `details of ${plain.length} bytes sealed and hashed, one core${wrong}`,
    },
    {
      kernel: 'vault-open',
      figure: opening,
      unit,
      limit: opened,
      peers: peer(times.peer.open),
      gate: gateOf(opening, openedMin),
      note: `the cipher and its context alone${wrong}`,
    },
    {
      kernel: 'vault-unseal',
      figure: whole,
      unit,
      limit: opened,
      peers: [],
      gate: gateOf(whole, openedMin),
      note: `out of the built-in store, ${subjectsAsked} subjects a list; no peer keeps such a store${wrong}`,
    },
    {
      kernel: 'vault-wrap',
      figure: median(times.wrap),
      unit,
      limit: sealed,
      peers: [],
      gate: 'none',
      note: 'subject keys wrapped by the key file, which is looked at each time; peer: none',
    },
  ];
}
