import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { createPositionSeal } from '../app/position-seal.ts';
import type { Asked } from '../app/route.ts';
import { canonical } from '../journal/canonical.ts';
import { genesisHash, sealOf } from '../journal/chain.ts';
import type { JsonObject, StoredEvent } from '../journal/port.ts';
import { contentHash } from '../kernel/cited-record.ts';
import type { BookEntry } from '../operations/freight/file/entries.ts';
import type { PassageFileAnswer } from '../operations/freight/file/answer-wire.ts';
import { differingParts, signedText } from '../operations/freight/file/hash-list.ts';
import { entry, morning, night, sampleEntries } from '../operations/freight/file/sample-file.ts';
import { fileRoutes } from '../operations/freight/file-routes.ts';
import { sampleWho } from '../app/sample-who.ts';

const report = entry(40, 'driver_report/r-000001 DriverReported', {
  report: 'r-000001',
  what: null,
  place: 'coquelles',
  direction: 'to_uk',
  seenAt: '2026-06-01T05:58:00.000Z',
  checklist: { moment: 'before_boarding', answers: [{ check: 'doors_sealed', answer: 'yes' }] },
});
const probe = entry(41, 'freight_equipment/CO2-7 FreightEquipmentPut', {
  row: 'CO2-7',
  fields: {
    model: 'Probe A',
    calibratedAt: '2026-05-01T00:00:00.000Z',
    calibrationDueAt: '2027-05-01T00:00:00.000Z',
  },
});
// A join is written on every passage that it brings together.
const joined = entry(39, `passage/${night} PassagesJoined`, {
  passage: night,
  joined: morning,
  group: [morning, night],
  grade: 'confirmed',
  reason: 'plate_mistyped',
  by: 'supervisor-1',
});
const book = [
  ...sampleEntries.slice(0, 4),
  joined,
  ...sampleEntries.slice(4),
  report,
  { ...probe, happenedAt: '2026-05-02T00:00:00.000Z' },
];
const keys = generateKeyPairSync('ed25519');
const who = sampleWho();

const seal = createPositionSeal(Buffer.alloc(32, 1));

/** These entries as a book has them: one after another, each hashed with the one before. */
function written(entries: readonly BookEntry[]): readonly StoredEvent[] {
  const versions = new Map<string, number>();
  let previousHash = genesisHash;
  return entries.map(({ stream, type, happenedAt, recordedAt, origin, body }, index) => {
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    const said = { stream, version, type, happenedAt, recordedAt, origin, previousHash };
    const kept = { actor: 'searcher-1', desk: null, cause: null, imported: null, shape: 1 };
    const judged = { marking: 'official', purpose: 'border_control', label: { owner: stream } };
    const key = { idempotencyKey: `searcher-1/key-${stream}-${version}`, position: index + 1 };
    const record = { ...said, ...kept, ...judged, ...key, body } as unknown as StoredEvent; // invented words
    const hash = sealOf({ ...record, body: canonical(body as JsonObject) });
    previousHash = hash;
    return { ...record, hash };
  });
}

interface Book {
  readonly entries?: readonly BookEntry[];
  readonly isSeen?: (stream: string) => boolean;
}

async function ask(query: object, { entries = book, isSeen = () => true }: Book = {}) {
  const stored = written(entries);
  const routes = fileRoutes({
    readerFor: () => ({
      journal: {
        origin: 'fr' as never, // an id's text
        head: async () => stored.length,
        readStream: async (stream) => stored.filter((one) => one.stream === stream),
      },
      shown: (rows) => rows.filter((row) => isSeen(String(row['label_owner']))),
      searchesOf: async () => ['v-1'],
    }),
    seal,
    openPictures: async () => ({ ok: true, value: { position: 0, bySubject: new Map() } }),
    pdfOf: async () => null, // PDF has its own test
    sign: async (text) => ({
      key: 'k',
      signature: sign(null, Buffer.from(text), keys.privateKey).toString('hex'),
    }),
  });
  const reply = await routes[0]?.answer({ who, query } as unknown as Asked); // the route reads nothing else
  if (reply?.kind === 'refused') return reply.refusal.code;
  return reply?.kind === 'json' ? (reply.value as PassageFileAnswer) : null;
}

async function made(query: object, of?: Book): Promise<PassageFileAnswer> {
  const answer = await ask(query, of);
  if (answer === null || typeof answer === 'string') throw new Error(`no file: ${answer}`);
  return answer;
}

test('the file is gathered from the book, with hashes that the node’s key has signed', async () => {
  const { file, canonical, signed, pages } = await made({ passage: night, scheme: 'uk' });
  expect(file.passages).toHaveLength(2);
  expect(file.controls[0]?.equipment).toMatchObject({ model: 'Probe A', standing: 'in_date' });
  expect(file.reports).toMatchObject([
    { report: 'r-000001', what: 'none', checklist: [{ item: 'doors_sealed', answer: 'yes' }] },
  ]);
  expect(file.missing.map(({ code }) => code)).not.toContain('checklist_not_asked');
  expect(file.missing.map(({ code }) => code)).toContain('photo_not_recorded');
  expect(JSON.parse(canonical)).toEqual(file);
  if (signed === null) throw new Error('it is signed');
  const bytes = Buffer.from(signedText(signed.list));
  expect(verify(null, bytes, keys.publicKey, Buffer.from(signed.signature, 'hex'))).toBe(true);
  expect(differingParts(signed.list, { file, photos: [], documents: [] })).toEqual([]);
  expect(pages.fr).toContain('Ce qui manque');
});

/** All of an answer but the sealed place, which never looks the same twice. */
const bytesOf = ({ position: _place, ...rest }: PassageFileAnswer) => JSON.stringify(rest);

test('the place that came with a file gives it again to the byte; an earlier one is the book as it then stood', async () => {
  const asked = { passage: night, scheme: 'fr' };
  const shorter = await made(asked, { entries: book.slice(0, 11) });
  const again = await made({ ...asked, position: shorter.position });
  expect(bytesOf(again)).toBe(bytesOf(shorter));
  expect(again.file.controls.at(-1)?.corrections).toEqual([]);
  expect((await made(asked)).file.controls.at(-1)?.corrections).toHaveLength(1);
});

test('what the rescue desk writes in between is in no byte of it', async () => {
  const boats = Array.from({ length: 7 }, (_, number) =>
    entry(200 + number, `boat/b-00000${number} BoatOpened`, { people: 40 + number }),
  );
  const busy = [
    ...boats.slice(0, 2),
    ...book.slice(0, 4),
    ...boats.slice(2, 6),
    ...book.slice(4),
    ...boats.slice(6),
  ];
  for (const scheme of ['uk', 'fr']) {
    const [quiet, other] = [
      await made({ passage: night, scheme }),
      await made({ passage: night, scheme }, { entries: busy }),
    ];
    expect(bytesOf(other)).toBe(bytesOf(quiet));
    expect(quiet.canonical).not.toMatch(/position/i);
  }
});

test('every entry that it cites is found by stream and version, and says what its hash says', async () => {
  const { file } = await made({ passage: night, scheme: 'uk' });
  const stored = written(book);
  const cited = [...file.entries, ...file.reports, ...file.upTo];
  expect(file.upTo.map(({ stream, version }) => `${stream} ${version}`)).toContain(`passage/${night} 6`);
  for (const { stream, version, hash } of cited) {
    const found = stored.find((one) => one.stream === stream && one.version === version);
    if (found === undefined) throw new Error(`${stream} ${version} is not in the book`);
    expect(contentHash(found)).toBe(hash);
    expect(contentHash({ ...found, body: { ...found.body, place: 'elsewhere' } })).not.toBe(hash);
  }
});

test('what the asker may not see is not in it, and there is no file of what is not there', async () => {
  const withoutSearch = await ask(
    { passage: night, scheme: 'uk' },
    { isSeen: (stream) => !stream.startsWith('freight_search') },
  );
  expect(typeof withoutSearch === 'object' ? withoutSearch?.file.searches : null).toEqual([]);
  expect(await ask({ passage: night, scheme: 'uk' }, { isSeen: () => false })).toBe('not_found');
  expect(await ask({ passage: 'p-000000', scheme: 'uk' })).toBe('not_found');
});

test('a place to come, of another node or made up is answered as if there were no such passage', async () => {
  const foreign = createPositionSeal(Buffer.alloc(32, 2)).seal(3);
  for (const position of [seal.seal(book.length + 1), foreign, '3', ''])
    expect(await ask({ passage: night, scheme: 'uk', position })).toBe('not_found');
  expect(await ask({ passage: night, scheme: 'uk', position: seal.seal(book.length) })).toBeTypeOf('object');
});
