import { expect, test } from 'vitest';
import { createPositionSeal } from '../app/position-seal.ts';
import { sampleWho } from '../app/sample-who.ts';
import type { Asked } from '../app/route.ts';
import type { StoredEvent } from '../journal/port.ts';
import { sha256HexOfBytes } from '../kernel/sha256.ts';
import { type OpenPictures, photosMax, pictureBytesMax } from '../operations/freight/file-photo-reader.ts';
import { fileRoutes } from '../operations/freight/file-routes.ts';
import type { PassageFileAnswer } from '../operations/freight/file/answer-wire.ts';
import { entry, night, positive, sampleEntries } from '../operations/freight/file/sample-file.ts';

// Photos of controls in the evidence file: what is held is shown, and whatever is not is said.

/** The head of a JPEG, and so many bytes after it. */
function jpeg(more: number): Uint8Array {
  const head = [0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 4, 0, 6, 0x40, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
  return Uint8Array.from([...head, ...Array.from({ length: more }, (_, at) => at % 251)]);
}

const subjectOf = (number: number) => `s-${String(number).padStart(32, '0')}`;
const photoOf = (number: number) => `e-${String(number).padStart(6, '0')}`;
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const recorded = (number: number, bytes: Uint8Array, takenAt: string | null = '2026:06:01 09:20:00') =>
  entry(20 + number, `freight_photo/${photoOf(number)} PhotoRecorded`, {
    photo: photoOf(number),
    passage: night,
    control: 'k-000003',
    takenAt,
    subject: subjectOf(number),
    sha256: sha256HexOfBytes(bytes),
    bytes: bytes.length,
    by: 'handheld-4',
  });

const tooLarge = jpeg(pictureBytesMax);
const [whole, changed, gone, erased, huge] = [1, 2, 3, 4, 5];
const unknown = 9;
const photos = [whole, changed, gone, erased, huge, unknown].map(photoOf);
const book = [
  ...sampleEntries,
  entry(18, `passage/${night} ControlRecorded`, { passage: night, ...positive, control: 'k-000003', photos }),
  recorded(whole, jpeg(10)),
  recorded(changed, jpeg(20)),
  recorded(gone, jpeg(30)),
  recorded(erased, jpeg(40), null),
  recorded(huge, tooLarge),
  entry(30, `subject/${subjectOf(erased)} SubjectErased`, { subject: subjectOf(erased) }),
  entry(41, `subject/${subjectOf(whole)} SubjectOpened`, { subject: subjectOf(whole) }),
];

const seal = createPositionSeal(Buffer.alloc(32, 1));
const envelope = {
  actor: 'supervisor-1',
  desk: null,
  shape: 1,
  marking: 'official',
  purpose: 'border_control',
  label: null,
  idempotencyKey: 'supervisor-1/key',
};

async function ask(way: 'GET' | 'POST', openPictures: OpenPictures) {
  const routes = fileRoutes({
    readerFor: () => ({
      journal: {
        origin: 'fr' as never, // an id's text
        head: async () => 40,
        readStream: async (stream) =>
          book
            .filter((one) => one.stream === stream)
            .map((one) => ({ ...one, ...envelope })) as unknown as readonly StoredEvent[], // what is read of them
      },
      shown: (rows) => rows,
      searchesOf: async () => [],
    }),
    seal,
    openPictures,
    pdfOf: async () => null, // PDF has its own test
    sign: async () => null,
  });
  const asked = { passage: night, scheme: 'uk' };
  const route = routes.find(({ method }) => method === way);
  return route?.answer({ who: sampleWho(), query: asked, body: asked } as unknown as Asked); // the routes read nothing else
}

const opening: OpenPictures = async (_who, { subjects }) => {
  const held = new Map([
    [subjectOf(whole), [base64(jpeg(10))]],
    [subjectOf(changed), [base64(jpeg(21))]],
    [subjectOf(huge), [base64(tooLarge)]],
  ]);
  const bySubject = new Map([...held].filter(([subject]) => subjects.includes(subject)));
  return { ok: true, value: { position: 41, bySubject } };
};

async function made(way: 'GET' | 'POST'): Promise<PassageFileAnswer> {
  const reply = await ask(way, opening);
  if (reply?.kind !== 'json') throw new Error(`no file: ${JSON.stringify(reply)}`);
  return reply.value as PassageFileAnswer;
}

const standings = ({ file }: PassageFileAnswer) =>
  file.controls.find(({ control }) => control === 'k-000003')?.photos.map(({ standing }) => standing);

test('each photo stands as it is: whole, changed, gone, erased, without a record; the pictures in the documents alone', async () => {
  const answer = await made('POST');
  expect(standings(answer)).toEqual(['same', 'differs', 'not_held', 'erased', 'same', 'not_recorded']);
  expect(answer.canonical).not.toContain(base64(jpeg(10)));
  expect(answer.file.missing.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['photo_differs', 'photo_not_held', 'photo_erased', 'photo_not_recorded']),
  );
  for (const page of [answer.pages.en, answer.pages.fr]) {
    expect(page).toContain(`src="data:image/jpeg;base64,${base64(jpeg(10))}"`);
    expect(page).not.toContain(base64(tooLarge).slice(0, 200));
  }
  expect(answer.pages.en).toMatch(/<img alt="Photo taken with this control: search by hand[^"]*"/);
  expect(answer.pages.en).toContain('too large for this document');
  expect(answer.pages.fr).toContain('trop volumineuse pour ce document');
  expect(answer.pages.fr).toContain('effacée depuis');
});

test('the opening itself stands in the chain of custody, and in the file that was made with it', async () => {
  const { file, position: place } = await made('POST');
  expect(seal.open(place)).toBe(41);
  const [first] = file.controls.find(({ control }) => control === 'k-000003')?.photos ?? [];
  const [sealed, opened] = [`freight_photo/${photoOf(whole)}`, `subject/${subjectOf(whole)}`];
  expect(first?.custody.map(({ act, by, entry: at }) => [act, by, at?.stream, at?.version])).toEqual([
    ['taken', 'handheld-4', undefined, undefined],
    ['sealed', 'handheld-4', sealed, 21],
    ['opened', 'supervisor-1', opened, 41],
  ]);
  expect(JSON.stringify(file)).not.toMatch(/position/i);
  expect(file.upTo.map(({ stream }) => stream)).toEqual(expect.arrayContaining([sealed, opened]));
  expect(first?.recordedHash).toBe(first?.heldHash);
});

test('made without opening anything, the file says so of each photo, and shows none', async () => {
  const never: OpenPictures = () => Promise.reject(new Error('nobody asked for this'));
  const reply = await ask('GET', never);
  if (reply?.kind !== 'json') throw new Error('no file');
  const answer = reply.value as PassageFileAnswer;
  expect(standings(answer)).toEqual([
    'not_opened',
    'not_opened',
    'not_opened',
    'erased',
    'not_opened',
    'not_recorded',
  ]);
  expect(answer.pages.en).not.toContain('<img');
  expect(answer.file.missing.map(({ code }) => code)).toContain('photo_not_opened');
});

test('what the vault refuses is refused with its words, and no file is told', async () => {
  const reply = await ask('POST', async () => ({ ok: false, refusal: { code: 'reason_required' } }));
  expect(reply).toMatchObject({ kind: 'refused', refusal: { code: 'reason_required' } });
});

test('a file opens no more photos than the vault opens at once', () => {
  expect(photosMax).toBeLessThanOrEqual(200);
});
