import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { jcs, type KeyStatement, type Line, type RecordLine, type Seal, verifyExtract } from './verify.ts';

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const pair = generateKeyPairSync('ed25519');
const signed = (text: string) => sign(null, Buffer.from(text), pair.privateKey).toString('hex');
const at = '2026-01-10T02:00:00.000Z';

/** The one key of the book below, announced by itself. */
function statement(): KeyStatement {
  const id = sha256(pair.publicKey.export({ type: 'spki', format: 'der' }));
  const spki = String(pair.publicKey.export({ type: 'spki', format: 'pem' }));
  const of = { kind: 'strait key 1', origin: 'uk', id, spki, from: at, previous: null };
  return { ...of, signature: signed(jcs(of)) };
}
const key = statement();

/** One record of an invented book: what its stream `book/node` says of it, or a raft. */
type Told = 'RaftSeen' | { readonly type: string; readonly after: number; readonly upTo: number };

function bookOf(told: readonly Told[]): readonly RecordLine[] {
  const lines: RecordLine[] = [];
  for (const [index, one] of told.entries()) {
    const isRaft = one === 'RaftSeen';
    const { type, ...body } = isRaft ? { type: one, raft: index } : one;
    const stream = isRaft ? 'raft/r-1' : 'book/node';
    const previousHash = lines.at(-1)?.hash ?? '0'.repeat(64);
    const of = { position: index + 1, stream, version: 1, type, body, origin: 'uk', recordedAt: at };
    const record = { ...of, previousHash };
    lines.push({ record, hash: sha256(jcs(record)) });
  }
  return lines;
}

/** What its node signed of a position; `hash` absent: what stands there. */
function sealOf(book: readonly RecordLine[], position: number, hash = book[position - 1]?.hash): Seal {
  const of = { at, hash, key: key.id, kind: 'strait checkpoint 1', origin: 'uk', position };
  const content = jcs({ ...of, previous: '0'.repeat(64) });
  return { content, signature: signed(content) };
}

async function findingsOf(book: readonly RecordLine[], kept: readonly Line[], known: readonly number[] = []) {
  const lines: readonly Line[] = [{ key }, ...book, sealOf(book, book.length)];
  const of = known.map((position) => ({ position, hash: 'c'.repeat(64) }));
  const { findings, setBacks } = await verifyExtract(lines, { keys: [key], lines: kept, known: of });
  return { findings: findings.map(({ position, wrong }) => `${position}: ${wrong}`), setBacks };
}

const rafts = bookOf(['RaftSeen', 'RaftSeen', 'RaftSeen']);
const rewritten = 'b'.repeat(64);
const differs = '2: another hash is kept elsewhere; agreed up to 0 (stream raft/r-1, version 1)';

test('a book that agrees with all that is kept of it holds', async () => {
  expect(await findingsOf(rafts, [sealOf(rafts, 2), sealOf(rafts, 3)])).toMatchObject({ findings: [] });
});

test('a checkpoint signed anew at the same position does not hide the one that was kept before', async () => {
  const [before, since] = [sealOf(rafts, 2, rewritten), sealOf(rafts, 2)];
  expect(await findingsOf(rafts, [before, since])).toMatchObject({ findings: [differs] });
  expect(await findingsOf(rafts, [since, before])).toMatchObject({ findings: [differs] });
});

test('nor does it hide the hash that a person names', async () => {
  expect(await findingsOf(rafts, [sealOf(rafts, 2)], [2])).toMatchObject({ findings: [differs] });
});

const stretch = { after: 0, upTo: 2 };
const ordered: Told = { type: 'ResumptionOrdered', ...stretch };

test('an order that was stopped, since nothing was set back, excuses no copy that differs', async () => {
  const stopped = bookOf(['RaftSeen', 'RaftSeen', ordered, { type: 'ResumptionStopped', ...stretch }]);
  const { findings, setBacks } = await findingsOf(stopped, [sealOf(stopped, 2, rewritten)]);
  expect(findings).toEqual([differs]);
  expect(setBacks).toEqual([]);
});

test('nor does one that has not ended; one that was carried out excuses its own stretch, and is told', async () => {
  const open = bookOf(['RaftSeen', 'RaftSeen', ordered]);
  expect(await findingsOf(open, [sealOf(open, 2, rewritten)])).toMatchObject({ findings: [differs] });
  const resumed = bookOf(['RaftSeen', 'RaftSeen', ordered, { type: 'BookResumed', ...stretch }]);
  const { findings, setBacks } = await findingsOf(resumed, [sealOf(resumed, 2, rewritten)]);
  expect(findings).toEqual([]);
  expect(setBacks).toEqual([{ of: 'uk', ...stretch, unheld: 1 }]);
});

test('a book that says it was carried out excuses nothing of what it wrote after that', async () => {
  const endless: Told = { type: 'BookResumed', after: 0, upTo: 9_000_000 };
  const book = bookOf(['RaftSeen', endless, 'RaftSeen']);
  const { findings } = await findingsOf(book, [sealOf(book, 3, rewritten)]);
  expect(findings).toEqual([
    '3: another hash is kept elsewhere; agreed up to 0 (stream raft/r-1, version 1)',
  ]);
});
