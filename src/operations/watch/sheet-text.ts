import type { Language, Text } from '../../kernel/text.ts';
import type { UtcText } from '../../kernel/time.ts';
import { inBoth, labelled, momentWords, hourWords } from './report-words.ts';
import type { HandoverSheet, SheetBoat, SheetContact, SheetRange } from './sheet-wire.ts';
import { assessmentText, handoverKindText, helpPhaseText, helpReasonText } from './text.ts';
import { sheetText } from './text-sheet.ts';
import { coordinatorText, phaseText } from './text-sitrep.ts';

/** The sheet as it is printed and read out, in both languages from the same fields. An empty chapter says so. */
export function sheetReport(sheet: HandoverSheet): Text {
  return inBoth((language) =>
    [
      headOf(sheet, language),
      ...chaptersOf(sheet, language).flatMap(([title, lines]) => [`# ${title}`, ...lines]),
    ].join('\n'),
  );
}

type Chapter = readonly [title: string, lines: readonly string[]];

function headOf({ desk, kind, at }: HandoverSheet, language: Language): string {
  return `${sheetText.title[language]} · ${desk} · ${handoverKindText[kind][language]} · ${momentWords(at)}`;
}

function chaptersOf(sheet: HandoverSheet, language: Language): readonly Chapter[] {
  const chapter = (title: Text, lines: readonly string[]): Chapter => [
    title[language],
    lines.length === 0 ? [sheetText.none[language]] : lines,
  ];
  return [
    chapter(
      sheetText.boats,
      sheet.boats.map((boat) => boatLine(boat, language)),
    ),
    chapter(sheetText.promises, promiseLines(sheet, language)),
    chapter(
      sheetText.transfers,
      sheet.transfers.map(
        ({ reference, from, to, proposedAt }) =>
          `${reference} ${from.toUpperCase()} > ${to.toUpperCase()}, ${since(proposedAt, language)}`,
      ),
    ),
    chapter(sheetText.unread, contactLines(sheet.unread, language)),
    chapter(sheetText.undecided, contactLines(sheet.undecided, language)),
    chapter(
      sheetText.safeguarding,
      sheet.safeguarding.map(
        ({ reference, what, count, dueAt }) =>
          `${reference}, ${labelled(what, String(count), language)}, ${by(dueAt, language)}`,
      ),
    ),
    chapter(sheetText.tasks, taskLines(sheet, language)),
    chapter(
      sheetText.units,
      sheet.unitsOutOfTime.map(({ unit, checkInDueAt }) => `${unit}, ${since(checkInDueAt, language)}`),
    ),
    chapter(sheetText.alarms, alarmLines(sheet.alarms, language)),
    chapter(sheetText.shelved, alarmLines(sheet.shelved, language)),
    chapter(sheetText.changes, changeLines(sheet, language)),
    chapter(
      sheetText.strength,
      sheet.strengths.map(
        ({ team, staff, establishment, minimum }) => `${team} ${staff}/${establishment} (min ${minimum})`,
      ),
    ),
    chapter(
      sheetText.help,
      sheet.help.map(
        ({ side, phase, reason }) =>
          `${side.toUpperCase()} ${helpReasonText[reason][language]}, ${helpPhaseText[phase][language]}`,
      ),
    ),
    chapter(
      sheetText.conditions,
      sheet.conditions.map(
        ({ side, assessment, at }) =>
          `${side.toUpperCase()} ${assessmentText[assessment][language]}, ${momentWords(at)}`,
      ),
    ),
  ];
}

function contactLines(contacts: readonly SheetContact[], language: Language): readonly string[] {
  return contacts.map(
    ({ channel, receivedAt, desk }) =>
      `${channel[language]}, ${since(receivedAt, language)}, ${desk ?? sheetText.nobody[language]}`,
  );
}

function since(at: UtcText, language: Language): string {
  return `${sheetText.since[language]} ${hourWords(at)}`;
}

function by(at: UtcText, language: Language): string {
  return `${sheetText.by[language]} ${hourWords(at)}`;
}

function boatLine(boat: SheetBoat, language: Language): string {
  const { rank, reference, phase, coordinator, unaccounted, next, nextBy } = boat;
  const missing =
    unaccounted === null ? [] : [labelled(sheetText.unaccounted, rangeWords(unaccounted), language)];
  const due = nextBy === null ? '' : ` ${by(nextBy, language)}`;
  const act = next === null ? [] : [`${next[language]}${due}`];
  return [
    `${rank}. ${reference}`,
    phaseText[phase][language],
    coordinatorText[coordinator][language],
    ...missing,
    ...act,
  ].join(', ');
}

function rangeWords({ min, max }: SheetRange): string {
  return min === max ? String(min) : `${min}-${max}`;
}

function promiseLines({ promises }: HandoverSheet, language: Language): readonly string[] {
  return promises.map(({ reference, what, dueAt, isOverdue }) => {
    const due = dueAt === null ? [] : [by(dueAt, language)];
    return [reference, what[language], ...due, ...(isOverdue ? [sheetText.overdue[language]] : [])].join(
      ', ',
    );
  });
}

function taskLines({ tasks }: HandoverSheet, language: Language): readonly string[] {
  return tasks.map(({ unit, reference, step, stepAt, lateSince }) => {
    const late = lateSince === null ? [] : [`${sheetText.late[language]} ${since(lateSince, language)}`];
    const about = reference === null ? [] : [reference];
    return [unit, ...about, `${step[language]} ${hourWords(stepAt)}`, ...late].join(', ');
  });
}

function alarmLines(alarms: HandoverSheet['alarms'], language: Language): readonly string[] {
  return alarms.map(({ reference, act, since: from, shelvedUntil, isAcknowledged }) => {
    const until = shelvedUntil === null ? [] : [`${sheetText.until[language]} ${hourWords(shelvedUntil)}`];
    const answered = isAcknowledged ? [sheetText.acknowledged[language]] : [];
    const about = reference === null ? [] : [reference];
    return [...about, act[language], since(from, language), ...answered, ...until].join(', ');
  });
}

function changeLines({ changes, since: last }: HandoverSheet, language: Language): readonly string[] {
  const said = (label: Text, references: readonly string[]): readonly string[] =>
    references.length === 0 ? [] : [labelled(label, references.join(', '), language)];
  const ended = changes.ended.map(({ reference, outcome }) => `${reference} (${outcome[language]})`);
  return [
    last === null ? sheetText.never[language] : momentWords(last),
    ...said(sheetText.opened, changes.opened),
    ...said(sheetText.phaseChanged, changes.phaseChanged),
    ...said(sheetText.ended, ended),
  ];
}
