import { referenceOf } from '../../../kernel/cited-record.ts';
import type { Block, PrintedDocument } from '../../../kernel/printed-document.ts';
import type { Language, Text } from '../../../kernel/text.ts';
import { controlBlocks, type Pictures } from './document-controls.ts';
import { missingText } from './missing.ts';
import { fileText as text } from './text.ts';
import type { FileElement, FilePassage, Missing, PassageFile } from './wire.ts';
import { wordsOf } from './words-of.ts';

/** The file as it is printed, in one language; what is missing stands first. The same file gives the same document. */
export function documentOf(
  file: PassageFile,
  language: Language,
  pictures: Pictures = new Map(),
): PrintedDocument {
  const say = (one: Text): string => one[language];
  const { passage, upTo, node, entries } = file;
  const title = `${say(file.scheme === 'uk' ? text.titleUk : text.titleFr)} · ${passage}`;
  const where = `${say(text.node)} ${node}`;
  return {
    language,
    title,
    footer: `${say(text.marking)} · ${passage} · ${where}`,
    asOf:
      entries
        .map(({ recordedAt }) => recordedAt)
        .toSorted()
        .at(-1) ?? '1970-01-01T00:00:00.000Z',
    blocks: [
      heading(1, title),
      paragraph(`${where}. ${say(text.upTo)} ${upTo.map(referenceOf).join(' · ')}`),
      paragraph(say(text.purpose)),
      paragraph(say(text.onlyCounts)),
      ...missingBlocks(file.missing, language),
      heading(2, say(text.elements)),
      ...file.elements.flatMap((element) => elementBlocks(element, language)),
      heading(2, say(text.vehicle)),
      ...file.passages.map((one) => vehicleTable(one, language)),
      ...controlBlocks(file, language, pictures),
      ...teamBlocks(file, language),
      ...reportBlocks(file, language),
      ...journalBlocks(file, language),
    ],
  };
}

function heading(level: 1 | 2 | 3, words: string): Block {
  return { kind: 'heading', level, text: words };
}

function paragraph(words: string): Block {
  return { kind: 'paragraph', text: words };
}

function missingLine({ code, about }: Missing, language: Language): string {
  const words = missingText[code][language];
  return about === null ? words : `${about}: ${words}`;
}

function missingBlocks(missing: readonly Missing[], language: Language): readonly Block[] {
  const items = missing.map((one) => missingLine(one, language));
  const said: Block = items.length === 0 ? paragraph(text.nothingMissing[language]) : { kind: 'list', items };
  return [heading(2, text.missing[language]), said];
}

function elementBlocks({ article, asks, holds, missing }: FileElement, language: Language): readonly Block[] {
  const held: Block =
    holds.length === 0
      ? paragraph(text.holdsNothing[language])
      : {
          kind: 'table',
          caption: text.holds[language],
          head: [text.about, text.says, text.entry].map((one) => one[language]),
          rows: holds.map(({ about, says, entry }) => [about, says[language], referenceOf(entry)]),
        };
  const lacking: readonly Block[] =
    missing.length === 0 ? [] : [{ kind: 'list', items: missing.map((one) => missingLine(one, language)) }];
  return [heading(3, article[language]), paragraph(asks[language]), held, ...lacking];
}

function vehicleTable(passage: FilePassage, language: Language): Block {
  const word = (one: string): string => wordsOf(one)[language];
  const { place, lane, direction, arrivedAt, leftAt, form, sides, vehicleBefore, plates } = passage;
  const row = (label: Text, value: string): readonly string[] => [label[language], value];
  return {
    kind: 'table',
    caption: passage.passage,
    head: [text.field[language], text.value[language]],
    rows: [
      row(
        text.place,
        `${place}${lane === null ? '' : `, ${text.lane[language]} ${lane}`}, ${word(direction)}`,
      ),
      row(text.arrived, arrivedAt),
      row(text.left, leftAt ?? text.none[language]),
      row(text.form, `${word(form)}, ${word(sides)}`),
      ...vehicleBefore.map((one) =>
        row(text.before, `${word(one.form)}, ${word(one.sides)} (${one.at}, ${one.by})`),
      ),
      ...plates.map(({ on, subject, country, hint }) =>
        row(text.plate, `${word(on)}: ${country ?? '?'} …${hint}, ${text.sealedUnder[language]} ${subject}`),
      ),
    ],
  };
}

function teamBlocks({ searches, links, met }: PassageFile, language: Language): readonly Block[] {
  const say = (one: Text): string => one[language];
  const word = (one: string): string => wordsOf(one)[language];
  const head = [text.act, text.team, text.at, text.by, text.entry].map(say);
  const teams = searches.map(({ search, teams: steps }): Block => {
    const rows = steps.map((step) => [word(step.act), step.team, step.at, step.by, referenceOf(step)]);
    return { kind: 'table', caption: search, head, rows };
  });
  const joined = links.map(
    ({ act, passage, other, reason, at, by }) =>
      `${at}: ${passage} / ${other}, ${word(act)} (${reason}), ${by}`,
  );
  const meetings = met.map(({ metAt, source, people, by }) => `${metAt}: ${people} (${word(source)}), ${by}`);
  return [
    ...(teams.length === 0 ? [] : [heading(2, say(text.teams)), ...teams]),
    ...(joined.length === 0 ? [] : [heading(2, say(text.links)), list(joined)]),
    ...(meetings.length === 0 ? [] : [heading(2, say(text.met)), list(meetings)]),
  ];
}

function list(items: readonly string[]): Block {
  return { kind: 'list', items };
}

function reportBlocks({ reports }: PassageFile, language: Language): readonly Block[] {
  const said = reports.flatMap((one): readonly Block[] => [
    paragraph(
      `${one.report}: ${wordsOf(one.what)[language]}, ${one.at} (${text.entry[language]} ${referenceOf(one)})`,
    ),
    one.checklist === null
      ? paragraph(text.checklistNotAsked[language])
      : list(one.checklist.map(({ item, answer }) => `${item}: ${answer}`)),
  ]);
  const none = reports.length === 0 ? [paragraph(text.checklistNotAsked[language])] : [];
  return [heading(2, text.reports[language]), ...said, ...none];
}

function journalBlocks({ entries }: PassageFile, language: Language): readonly Block[] {
  const head = [text.stream, text.type, text.at, text.hash].map((one) => one[language]);
  const rows = entries.map(({ stream, version, type, recordedAt, hash }) => [
    referenceOf({ stream, version }),
    type,
    recordedAt,
    hash,
  ]);
  return [
    heading(2, text.journal[language]),
    { kind: 'table', caption: text.journal[language], head, rows },
    paragraph(text.check[language]),
  ];
}
