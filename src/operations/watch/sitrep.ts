import type { State } from '../../kernel/label.ts';
import type { Language, Text } from '../../kernel/text.ts';
import type { UtcText } from '../../kernel/time.ts';
import { inBoth, labelled, momentWords, positionWords } from './report-words.ts';
import { coordinatorText, phaseText, sitrepText, urgencyText } from './text-sitrep.ts';
import type { ConditionsView } from './wire.ts';

/** From and to, both included; `best` where one figure was given. */
interface People {
  readonly min: number;
  readonly max: number;
  readonly best: number | null;
}

/**
 * Everything a situation report says of one boat. Words that belong to another room come as both languages; null: not
 * known; an empty list: none. Nobody's name, phone or words.
 */
export interface Sitrep {
  readonly urgency: 'distress' | 'urgency' | 'routine';
  /** Centres by their short names. */
  readonly from: string;
  readonly to: readonly string[];
  /** Counts the reports on this boat, from 1. */
  readonly number: number;
  readonly at: UtcText;
  readonly identity: { readonly reference: string; readonly description: Text | null };
  readonly position: {
    readonly lat: number;
    readonly lon: number;
    readonly accuracyMetres: number;
    readonly at: UtcText;
  } | null;
  readonly situation: {
    readonly phase: 'uncertainty' | 'alert' | 'distress';
    readonly since: UtcText;
    readonly state: readonly Text[];
  };
  readonly personsAtRisk: People | null;
  readonly unaccounted: People | null;
  readonly requests: readonly Text[];
  readonly coordinator: State | 'both';
  readonly weather: Omit<ConditionsView, 'side' | 'assessment'> | null;
  readonly actions: readonly { readonly at: UtcText; readonly unit: string | null; readonly what: Text }[];
  /** Null: no search is open. */
  readonly search: Text | null;
  readonly onScene: string | null;
  readonly units: readonly string[];
  readonly forecast: readonly Text[];
  readonly remarks: readonly Text[];
}

/**
 * A situation report in one template, in both languages from the same fields. The letters are those of the standard
 * form for search and rescue reports: short form A to F, full form to M. Source: IAMSAR Manual, SITREP form, read in a
 * web copy of the form only.
 */
export function sitrepReport(sitrep: Sitrep): Text {
  return inBoth((language) =>
    [...headOf(sitrep, language), ...shortForm(sitrep, language), ...fullForm(sitrep, language)].join('\n'),
  );
}

function headOf({ urgency, from, to, number, at, identity }: Sitrep, language: Language): readonly string[] {
  return [
    `${urgencyText[urgency][language]} · ${momentWords(at)}`,
    labelled(sitrepText.from, from, language),
    labelled(sitrepText.to, to.join(', '), language),
    `SAR SITREP ${number} · ${identity.reference}`,
  ];
}

function shortForm(sitrep: Sitrep, language: Language): readonly string[] {
  const { identity, position, situation, personsAtRisk, unaccounted, requests, coordinator } = sitrep;
  const line = lettered(language);
  const where =
    position === null
      ? sitrepText.notKnown[language]
      : `${positionWords(position)} (±${Math.round(position.accuracyMetres)} m), ${momentWords(position.at)}`;
  const state = [phaseText[situation.phase][language], ...situation.state.map((one) => one[language])];
  const missing = labelled(sitrepText.unaccounted, peopleWords(unaccounted, language), language);
  return [
    line(
      'A',
      sitrepText.identity,
      [identity.reference, ...wordsOf([identity.description], language)].join(', '),
    ),
    line('B', sitrepText.position, where),
    line(
      'C',
      sitrepText.situation,
      `${state.join(', ')} (${sitrepText.since[language]} ${momentWords(situation.since)})`,
    ),
    line('D', sitrepText.persons, `${peopleWords(personsAtRisk, language)} · ${missing}`),
    line('E', sitrepText.requests, listed(requests, language)),
    line('F', sitrepText.coordinator, coordinatorText[coordinator][language]),
  ];
}

function fullForm(sitrep: Sitrep, language: Language): readonly string[] {
  const { identity, weather, actions, search, onScene, units, forecast, remarks } = sitrep;
  const line = lettered(language);
  const done = actions.map(
    ({ at, unit, what }) =>
      `${at.slice(11, 16)} ${[...(unit === null ? [] : [unit]), what[language]].join(' ')}`,
  );
  const lead = labelled(sitrepText.onScene, onScene ?? sitrepText.notNamed[language], language);
  const help = labelled(sitrepText.units, units.join(', ') || sitrepText.none[language], language);
  return [
    line('G', sitrepText.description, identity.description?.[language] ?? sitrepText.notKnown[language]),
    line('H', sitrepText.weather, weatherWords(weather, language)),
    line('I', sitrepText.actions, done.join('; ') || sitrepText.none[language]),
    line('J', sitrepText.search, search?.[language] ?? sitrepText.none[language]),
    line('K', sitrepText.coordination, `${lead} · ${help}`),
    line('L', sitrepText.forecast, listed(forecast, language)),
    line('M', sitrepText.additional, listed(remarks, language)),
  ];
}

function lettered(language: Language): (letter: string, label: Text, value: string) => string {
  return (letter, label, value) => `${letter}. ${labelled(label, value, language)}`;
}

function wordsOf(texts: readonly (Text | null)[], language: Language): readonly string[] {
  return texts.flatMap((one) => (one === null ? [] : [one[language]]));
}

function listed(texts: readonly Text[], language: Language): string {
  return wordsOf(texts, language).join('; ') || sitrepText.none[language];
}

function peopleWords(people: People | null, language: Language): string {
  if (people === null) return sitrepText.notKnown[language];
  const { min, max, best } = people;
  const range = min === max ? String(min) : `${min}-${max}`;
  return best === null || best === min || best === max
    ? range
    : `${range} (${sitrepText.best[language]} ${best})`;
}

function weatherWords(weather: Sitrep['weather'], language: Language): string {
  if (weather === null) return sitrepText.notKnown[language];
  const { visibilityMetres, seaState, windMetresPerSecond, windFromDegrees, waterCelsius, at } = weather;
  const figure = (label: Text, value: number | null, unit: string): string =>
    `${label[language]} ${value === null ? sitrepText.notKnown[language] : `${value}${unit}`}`;
  const from = windFromDegrees === null ? '' : ` ${String(Math.round(windFromDegrees)).padStart(3, '0')}°`;
  return [
    `${figure(sitrepText.wind, windMetresPerSecond, ' m/s')}${from}`,
    figure(sitrepText.sea, seaState, ''),
    figure(sitrepText.visibility, visibilityMetres, ' m'),
    figure(sitrepText.water, waterCelsius, ' °C'),
    momentWords(at),
  ].join(', ');
}
