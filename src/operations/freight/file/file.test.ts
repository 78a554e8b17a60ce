import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../kernel/canonical.ts';
import { sha256Hex } from '../../../kernel/sha256.ts';
import { languages } from '../../../kernel/text.ts';
import { passageFile } from './assemble.ts';
import { documentOf } from './document.ts';
import type { BookEntry } from './entries.ts';
import { differingParts, hashListOf } from './hash-list.ts';
import { printPage } from './print-page.ts';
import { entry, morning, night, sampleEntries, sampleSources } from './sample-file.ts';
import type { FileSources } from './sources.ts';
import type { PassageFile } from './wire.ts';

function made(change: Partial<FileSources> = {}): PassageFile {
  const file = passageFile({ ...sampleSources, ...change });
  if (file === null) throw new Error('the sample has this passage');
  return file;
}
const codes = ({ missing }: Pick<PassageFile, 'missing'>) =>
  missing.map(({ code, about }) => `${code} ${about ?? ''}`.trim());

describe('the file of a passage', () => {
  const file = made();

  test('holds both entries of the lorry, whichever is asked for', () => {
    expect(file.passages.map(({ passage }) => passage)).toEqual([night, morning]);
    expect(made({ passage: morning }).controls.map(({ control }) => control)).toEqual([
      'k-000001',
      'k-000002',
    ]);
    expect(passageFile({ ...sampleSources, passage: 'p-unknown' })).toBeNull();
  });

  test('a passage that was parted again is not in it', () => {
    const parted = entry(14, `passage/${night} PassagesParted`, {
      passage: night,
      parted: morning,
      group: [],
      reason: 'other_vehicle',
      by: 'supervisor-1',
    });
    const now = made({ entries: [...sampleEntries, parted], madeAtPosition: 14 });
    expect(now.passages.map(({ passage }) => passage)).toEqual([night]);
    expect(made({ entries: [...sampleEntries, parted] }).passages).toHaveLength(2);
  });

  test('names no miss that was withdrawn', () => {
    const withdrawn = entry(14, `passage/${morning} MethodMissWithdrawn`, {
      passage: morning,
      control: 'k-000001',
    });
    const now = made({ entries: [...sampleEntries, withdrawn], madeAtPosition: 14 });
    expect(now.controls[0]?.missedBy).toBeNull();
    expect(codes(now)).not.toContain('control_missed k-000001');
    expect(codes(made({ entries: [...sampleEntries, withdrawn] }))).toContain('control_missed k-000001');
  });

  test('two controls of one name in two entries keep their own values', () => {
    const renamed = sampleEntries.map((one) => {
      const isPositive = one.body['control'] === 'k-000002';
      return isPositive ? { ...one, body: { ...one.body, control: 'k-000001' } } : one;
    });
    const now = made({ entries: renamed });
    expect(now.controls.map(({ corrections, missedBy }) => [corrections.length, missedBy !== null])).toEqual([
      [0, true],
      [1, false],
    ]);
  });

  test('keeps both values of a correction, and shows the newest', () => {
    const [, control] = file.controls;
    expect(control?.found).toEqual({ people: 5 });
    expect(control?.corrections).toMatchObject([
      { reason: 'counted_again', was: { found: { people: 4 } }, became: { found: { people: 5 } } },
    ]);
    expect(made({ madeAtPosition: 10 }).controls[1]?.found).toEqual({ people: 4 });
  });

  test('takes the instrument as the register had it on that day', () => {
    expect(file.controls[0]?.equipment).toEqual({
      equipment: 'CO2-7',
      model: 'Probe A',
      calibratedAt: '2025-05-01T00:00:00.000Z',
      calibrationDueAt: '2026-05-01T00:00:00.000Z',
      standing: 'out_of_date',
    });
  });

  test('says how the search went from team to team', () => {
    expect(file.searches[0]?.teams.map(({ team, act }) => `${team} ${act}`)).toEqual([
      'coquelles-a begun',
      'coquelles-b taken_over',
      'coquelles-b ended',
    ]);
  });

  test('names openly what is missing', () => {
    expect(codes(file)).toEqual([
      `plate_not_recorded ${night} trailer`,
      `sides_not_recorded ${night}`,
      `departure_not_recorded ${night}`,
      `plate_not_recorded ${morning} trailer`,
      `departure_not_recorded ${morning}`,
      'calibration_out_of_date k-000001 CO2-7',
      'ambient_not_read k-000001',
      'says_nothing k-000001',
      'control_missed k-000001',
      'no_photo k-000001',
      'seal_number_not_recorded k-000002',
      'checklist_not_asked',
    ]);
  });

  test('says what the record holds towards each element, and judges none', () => {
    expect(file.elements.map(({ element }) => element)).toEqual([
      'person_concealed',
      'adequately_secured',
      'securing_actions',
      'checks',
      'reporting',
      'records',
      'responsible_persons',
      'level_of_penalty',
      'duress',
      'reliability',
    ]);
    const secured = file.elements.find(({ element }) => element === 'adequately_secured');
    expect(secured?.holds.map(({ says }) => says.fr)).toEqual([
      'scellé avant : intact ; après : intact',
      'scellé avant : rompu ; après : remplacé',
    ]);
    const text = canonicalText(file);
    for (const verdict of ['liable', 'breach', 'guilty', 'coupable', 'infraction constituée', '"met":true'])
      expect(text).not.toContain(verdict);
    const french = made({ scheme: 'fr' });
    expect(french.elements.find(({ element }) => element === 'handed_to_police')?.holds).toHaveLength(1);
  });

  test('that police was to follow is held also where the desk set it, with when and by whom', () => {
    const medical = sampleEntries.map((one) =>
      one.type === 'ControlRecorded' ? { ...one, body: { ...one.body, next: 'medical' } } : one,
    );
    const handed = (entries: readonly BookEntry[]) =>
      made({ scheme: 'fr', entries, madeAtPosition: 14 }).elements.find(
        ({ element }) => element === 'handed_to_police',
      );
    expect(handed(medical)).toMatchObject({
      holds: [],
      missing: [{ code: 'handing_to_police_not_recorded' }],
    });
    const set = entry(14, `passage/${night} NextStepSet`, {
      passage: night,
      next: 'hand_to_police',
      by: 'supervisor-1',
    });
    const held = handed([...medical, set]);
    expect(held?.missing).toEqual([]);
    expect(held?.holds).toEqual([
      {
        about: night,
        entry: { stream: `passage/${night}`, version: 14 },
        says: {
          en: `hand to the police, ${set.happenedAt}, supervisor-1`,
          fr: `remettre à la police, ${set.happenedAt}, supervisor-1`,
        },
      },
    ]);
  });

  test('asks whether the vehicle went to the state whose scheme it is', () => {
    const away = sampleEntries.map((one) =>
      one.type === 'PassageOpened' ? { ...one, body: { ...one.body, direction: 'to_eu' } } : one,
    );
    expect(codes(made({ entries: away }))).toContain('not_this_direction');
    expect(codes(made({ entries: away, scheme: 'fr' }))).not.toContain('not_this_direction');
  });
});

describe('the same entries give the same bytes', () => {
  test('whatever has been recorded since, and in whatever order it is read', () => {
    const later = entry(20, `passage/${night} PassageLeft`, {
      passage: night,
      leftAt: '2026-06-01T09:00:00.000Z',
      by: 'searcher-2',
    });
    const before = canonicalText(made());
    expect(canonicalText(made({ entries: [later, ...sampleEntries.toReversed()] }))).toBe(before);
    for (const language of languages)
      expect(printPage(documentOf(made({ entries: [later, ...sampleEntries] }), language))).toBe(
        printPage(documentOf(made(), language)),
      );
    expect(canonicalText(made({ entries: [later, ...sampleEntries], madeAtPosition: 20 }))).not.toBe(before);
  });
});

describe('a thing that was changed is shown', () => {
  const file = made();
  const documents = [{ part: 'en', sha256: sha256Hex(printPage(documentOf(file, 'en'))) }];
  const list = hashListOf(file, documents);
  const photo = (text: string) => [{ part: 'e-1', sha256: sha256Hex(text) }];

  test('nothing where nothing was', () => {
    expect(differingParts(list, { file, photos: photo('first photo'), documents })).toEqual([]);
  });

  test('one photo of two, by name, in the list and in the file made anew', () => {
    expect(differingParts(list, { file, photos: photo('first photo, retouched'), documents })).toEqual([
      'photo e-1',
    ]);
    const photos = sampleSources.photos.map((one) =>
      one.photo === 'e-1' ? { ...one, heldHash: sha256Hex('retouched') } : one,
    );
    const now = made({ photos });
    expect(codes(now)).toContain('photo_differs e-1');
    expect(now.controls[1]?.photos.map(({ standing }) => standing)).toEqual(['differs', 'same']);
    expect(printPage(documentOf(now, 'en'))).toContain('BYTES DIFFER');
    expect(now.elements.find(({ element }) => element === 'reliability')?.missing).toContainEqual({
      code: 'photo_differs',
      about: 'e-1',
    });
  });

  test('a photo that is gone, one never taken in, and a custody that does not hold', () => {
    const [first] = sampleSources.photos;
    if (first === undefined) throw new Error('the sample has photos');
    expect(
      codes(made({ photos: [{ ...first, heldHash: null, custody: first.custody.toReversed() }] })),
    ).toEqual(expect.arrayContaining(['photo_not_held e-1', 'custody_broken e-1', 'photo_not_recorded e-2']));
  });

  test('a count in the file, a document, and an entry that was slipped in', () => {
    const forged = {
      ...file,
      controls: file.controls.map((one) =>
        one.control === 'k-000002' ? { ...one, found: { people: 9 } } : one,
      ),
    };
    expect(differingParts(list, { file: forged, photos: [], documents })).toEqual([
      'file',
      'control k-000002',
    ]);
    expect(
      differingParts(list, { file, photos: [], documents: [{ part: 'en', sha256: sha256Hex('other') }] }),
    ).toEqual(['document en']);
    const [one] = file.entries;
    const added = {
      ...file,
      entries: [...file.entries, { ...one, version: 99 } as (typeof file.entries)[number]],
    };
    expect(differingParts(list, { file: added, photos: [], documents })).toEqual([
      'file',
      `entry passage/${morning}, 99`,
    ]);
  });
});

/** Everything that a passage's own stream or another room may hold and a file may not. */
const stray: fc.Arbitrary<BookEntry> = fc
  .record({
    position: fc.integer({ min: 20, max: 900 }),
    kind: fc.constantFrom(
      'boat',
      'contact',
      'care_file',
      'claim',
      'subject',
      'intel',
      'passage',
      'freight_search',
      'driver_report',
    ),
    type: fc.constantFrom(
      'BoatOpened',
      'CareAsked',
      'HelpNoted',
      'AsylumClaimed',
      'MedicalAsked',
      'ContactReceived',
      'SafeguardingAsked',
      'toString',
      'constructor',
    ),
    word: fc.constantFrom('rescue', 'asylum', 'child', 'pregnant', 'medical', 'distress'),
  })
  .map(({ position, kind, type, word }) =>
    entry(position, `${kind}/${kind === 'passage' ? night : 'x-1'} ${type}`, {
      passage: night,
      search: 'v-1',
      [word]: word,
      kind: word,
      by: 'somebody',
    }),
  );

/** Fields of an admitted event that are not a file's: as though the record grew. */
const grown = fc.dictionary(
  fc.constantFrom('claim', 'asylum', 'rescue', 'medicalNote', 'childAlone', 'nationality', 'boat'),
  fc.constantFrom('forbidden-word', 'forbidden-id'),
);

describe('nothing of rescue, health or asylum', () => {
  const whole = canonicalText(made({ madeAtPosition: 1_000 }));

  test('comes into a file, whatever stands in the book beside', () => {
    fc.assert(
      fc.property(fc.array(stray, { maxLength: 30 }), (entries) => {
        const known = new Set(sampleEntries.map(({ position }) => position));
        const more = entries.filter(({ position }) => !known.has(position));
        expect(canonicalText(made({ entries: [...more, ...sampleEntries], madeAtPosition: 1_000 }))).toBe(
          whole,
        );
      }),
      { numRuns: 100 },
    );
  });

  test('nor any field that an event grows, nor of the people found anything but how many', () => {
    fc.assert(
      fc.property(grown, grown, (fields, ofPeople) => {
        const entries = sampleEntries.map((one) => {
          const found = one.body['found'];
          const isCount = typeof found === 'object' && found !== null && 'people' in found;
          return {
            ...one,
            body: { ...one.body, ...fields, ...(isCount ? { found: { ...found, ...ofPeople } } : {}) },
          };
        });
        expect(canonicalText(made({ entries, madeAtPosition: 1_000 }))).toBe(whole);
      }),
      { numRuns: 60 },
    );
    for (const word of [
      'children',
      'injured',
      'unconscious',
      'pregnan',
      'care-1',
      'child_protection',
      'boat',
      'medical',
      'asylum',
      'rescue',
    ])
      expect(whole).not.toContain(word);
  });

  test('a next step for somebody’s health is left out, and so is a call for help', () => {
    const medical = sampleEntries.map((one) =>
      one.type === 'ControlRecorded' ? { ...one, body: { ...one.body, next: 'medical' } } : one,
    );
    const met = entry(21, `passage/${night} PeopleMet`, {
      passage: night,
      metAt: '2026-06-01T08:00:00.000Z',
      source: 'they_called',
      found: { people: 2, children: 1 },
      by: 'searcher-1',
    });
    const file = made({ entries: [...medical, met], madeAtPosition: 30 });
    expect(file.controls.map(({ next }) => next)).toEqual([null, null]);
    expect(file.met).toMatchObject([{ source: 'other', people: 2 }]);
  });
});

test('the document reads in both languages, with what is missing before everything else', () => {
  for (const language of languages) {
    const { blocks, title } = documentOf(made(), language);
    const headings = blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 2 ? [block.text] : [],
    );
    expect(headings[0]).toBe(language === 'en' ? 'What is missing' : 'Ce qui manque');
    expect(title).toContain(night);
    for (const block of blocks)
      if (block.kind === 'table') for (const row of block.rows) expect(row).toHaveLength(block.head.length);
  }
  expect(printPage(documentOf(made(), 'fr'))).not.toMatch(/undefined|null|\[object/);
});
