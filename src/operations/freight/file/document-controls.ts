import { referenceOf } from '../../../kernel/cited-record.ts';
import type { Block } from '../../../kernel/printed-document.ts';
import type { Language, Text } from '../../../kernel/text.ts';
import type { Correctable } from './entries.ts';
import type { PhotoPicture } from './sources.ts';
import { fileText as text } from './text.ts';
import type { FileControl, FilePhoto, PassageFile } from './wire.ts';
import { wordsOf } from './words-of.ts';

/** Each control with its readings, corrections, photos and their custody. */
export function controlBlocks(
  { controls }: PassageFile,
  language: Language,
  pictures: Pictures,
): readonly Block[] {
  const said = controls.flatMap((control) => [
    controlTable(control, language),
    ...correctionTable(control, language),
    ...control.photos.flatMap((photo) => photoBlocks(photo, { control, language, pictures })),
  ]);
  const none: readonly Block[] = [{ kind: 'paragraph', text: text.none[language] }];
  return [
    { kind: 'heading', level: 2, text: text.controls[language] },
    ...(controls.length === 0 ? none : said),
  ];
}

function controlTable(control: FileControl, language: Language): Block {
  const word = (one: string): string => wordsOf(one)[language];
  const row = (label: Text, value: string): readonly string[] => [label[language], value];
  const { ground, equipment, next } = control;
  const reference = ground.reference === null ? '' : `: ${word(ground.reference)}`;
  return {
    kind: 'table',
    caption: `${text.control[language]} ${control.control}`,
    head: [text.field[language], text.value[language]],
    rows: [
      row(text.at, `${control.startedAt} - ${control.endedAt}`),
      row(text.by, `${control.team}, ${control.by} (${text.entry[language]} ${referenceOf(control)})`),
      row(text.method, word(control.method)),
      row(text.ground, `${word(ground.kind)}${reference}`),
      ...(equipment === null ? [] : [row(text.equipment, equipmentWords(equipment, language))]),
      ...values(control, language).map(([label, value]) => row(label, value)),
      ...(next === null ? [] : [row(text.next, word(next))]),
    ],
  };
}

function equipmentWords(equipment: NonNullable<FileControl['equipment']>, language: Language): string {
  const { equipment: id, model, calibratedAt, calibrationDueAt, standing } = equipment;
  const due = calibrationDueAt === null ? '' : `, ${text.due[language]} ${calibrationDueAt}`;
  const dates = calibratedAt === null ? '' : `, ${text.calibrated[language]} ${calibratedAt}${due}`;
  return `${id}${model === null ? '' : ` (${model})`}${dates}: ${wordsOf(standing)[language]}`;
}

/** What may be corrected, as lines of a table. */
function values(said: Correctable, language: Language): readonly (readonly [Text, string])[] {
  const word = (one: string): string => wordsOf(one)[language];
  const { where, readings, wind, seal, result, found } = said;
  return [
    [text.where, word(where)],
    [
      text.readings,
      readings.map(({ quantity, value, unit }) => `${quantity} ${value} ${unit}`).join('; ') ||
        text.none[language],
    ],
    [text.wind, word(wind)],
    [text.seal, seal === null ? word('unknown') : `${word(seal.before)} / ${word(seal.after)}`],
    [text.result, word(result)],
    [text.people, found === null ? text.none[language] : String(found.people)],
  ];
}

function correctionTable({ corrections }: FileControl, language: Language): readonly Block[] {
  if (corrections.length === 0) return [];
  const head = [text.at, text.by, text.reason, text.field, text.before, text.after].map(
    (one) => one[language],
  );
  const rows = corrections.flatMap(({ at, by, reason, was, became }) => {
    const after = values(became, language);
    return values(was, language).flatMap(([label, before], index) => {
      const now = after[index]?.[1] ?? '';
      return before === now ? [] : [[at, by, wordsOf(reason)[language], label[language], before, now]];
    });
  });
  return [{ kind: 'table', caption: text.corrections[language], head, rows }];
}

/** Photos themselves by name, as they may stand in a document. */
export type Pictures = ReadonlyMap<string, PhotoPicture>;

interface PhotoOf {
  readonly control: FileControl;
  readonly language: Language;
  readonly pictures: Pictures;
}

/** The photo where it may be shown, else why it is not; then its hashes and what became of it. */
function photoBlocks(photo: FilePhoto, { control, language, pictures }: PhotoOf): readonly Block[] {
  return [pictureBlock(photo, { control, language, pictures }), photoTable(photo, language)];
}

function pictureBlock({ photo, standing }: FilePhoto, { control, language, pictures }: PhotoOf): Block {
  const word = (one: string): string => wordsOf(one)[language];
  const picture = pictures.get(photo);
  const name = `${text.photo[language]} ${photo}`;
  if (picture === undefined) return { kind: 'paragraph', text: `${name}: ${word(standing)}` };
  if (picture.kind === 'left_out')
    return { kind: 'paragraph', text: `${name}: ${text.pictureLeftOut[language]}` };
  // What it shows nobody has described: whoever does not see it is told of what it was taken, and that no more is known.
  const of = `${word(control.method)}, ${word(control.where)}, ${control.endedAt}, ${word(control.result)}`;
  return {
    kind: 'picture',
    caption: `${name}, ${text.control[language]} ${control.control}: ${of}. ${word(standing)}`,
    alternative: `${text.pictureOf[language]} ${of}. ${text.pictureNotDescribed[language]}`,
    jpeg: picture.base64,
  };
}

function photoTable(of: FilePhoto, language: Language): Block {
  const word = (one: string): string => wordsOf(one)[language];
  const { photo, standing, recordedHash, heldHash, custody } = of;
  return {
    kind: 'table',
    caption: `${text.photo[language]} ${photo}`,
    head: [text.act, text.at, text.by, text.hash].map((one) => one[language]),
    rows: [
      ...custody.map(({ act, at, by }) => [word(act), at, by, '']),
      [word('received'), '', '', recordedHash ?? word('not_recorded')],
      [text.standing[language], word(standing), '', heldHash ?? word(standing)],
    ],
  };
}
