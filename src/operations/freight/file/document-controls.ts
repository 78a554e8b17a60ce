import type { Block } from '../../../kernel/printed-document.ts';
import type { Language, Text } from '../../../kernel/text.ts';
import type { Correctable } from './entries.ts';
import { fileText as text } from './text.ts';
import type { FileControl, FilePhoto, PassageFile } from './wire.ts';
import { wordsOf } from './words-of.ts';

/** Each control with its readings, corrections, photos and their custody. */
export function controlBlocks({ controls }: PassageFile, language: Language): readonly Block[] {
  const said = controls.flatMap((control) => [
    controlTable(control, language),
    ...correctionTable(control, language),
    ...photoTables(control.photos, language),
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
      row(text.by, `${control.team}, ${control.by} (${text.position[language]} ${control.position})`),
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

function photoTables(photos: readonly FilePhoto[], language: Language): readonly Block[] {
  return photos.map(({ photo, standing, recordedHash, heldHash, custody }): Block => {
    const word = (one: string): string => wordsOf(one)[language];
    return {
      kind: 'table',
      caption: `${text.photo[language]} ${photo}`,
      head: [text.act, text.at, text.by, text.hash].map((one) => one[language]),
      rows: [
        ...custody.map(({ act, at, by }) => [word(act), at, by, '']),
        [word('received'), '', '', recordedHash ?? word('not_recorded')],
        [text.standing[language], word(standing), '', heldHash ?? word('not_held')],
      ],
    };
  });
}
