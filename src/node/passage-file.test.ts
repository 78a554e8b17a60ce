import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Asked } from '../app/route.ts';
import type { StoredEvent } from '../journal/port.ts';
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
const book = [...sampleEntries, joined, report, { ...probe, happenedAt: '2026-05-02T00:00:00.000Z' }];
const keys = generateKeyPairSync('ed25519');
const who = sampleWho();

async function ask(query: object, isSeen: (stream: string) => boolean = () => true) {
  const stored = book.map((one) => ({
    ...one,
    marking: 'official',
    purpose: 'border_control',
    label: { owner: one.stream },
  }));
  const routes = fileRoutes({
    readerFor: () => ({
      journal: {
        origin: 'fr' as never, // an id's text
        head: async () => 41,
        readStream: async (stream) =>
          stored.filter((one) => one.stream === stream) as unknown as readonly StoredEvent[], // what is read of them
      },
      shown: (rows) => rows.filter((row) => isSeen(String(row['label_owner']))),
      searchesOf: async () => ['v-1'],
    }),
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

async function made(query: object): Promise<PassageFileAnswer> {
  const answer = await ask(query);
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

test('the same position gives the same answer to the byte; an earlier one is the book as it then stood', async () => {
  const asked = { passage: night, scheme: 'fr', position: 13 };
  const [one, other] = [await made(asked), await made(asked)];
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  expect((await made({ ...asked, position: 10 })).file.controls[0]?.corrections).toEqual([]);
});

test('what the asker may not see is not in it, and there is no file of what is not there', async () => {
  const withoutSearch = await ask(
    { passage: night, scheme: 'uk' },
    (stream) => !stream.startsWith('freight_search'),
  );
  expect(typeof withoutSearch === 'object' ? withoutSearch?.file.searches : null).toEqual([]);
  expect(await ask({ passage: night, scheme: 'uk' }, () => false)).toBe('not_found');
  expect(await ask({ passage: 'p-000000', scheme: 'uk' })).toBe('not_found');
  expect(await ask({ passage: night, scheme: 'uk', position: 42 })).toBe('not_found');
});
