import type { Language, Text } from '../../kernel/text.ts';
import type { KnownIncident } from './decide-incident.ts';
import { inBoth, labelled, momentWords, positionWords } from './report-words.ts';
import {
  accessText,
  casualtyText,
  hazardStateText,
  hazardText,
  incidentKindText,
  incidentLevelText,
  methaneText,
  serviceText,
} from './text-incident.ts';
import { casualtyKinds, type Methane } from './wire.ts';

/**
 * A major incident as it is read out, letter by letter, in both languages from the same fields. What is not known is
 * said to be not known: it is never zero. Source: JESIP joint doctrine, M/ETHANE (read in web copies).
 */
export function methaneReport(
  incident: Pick<KnownIncident, 'incident' | 'report' | 'changedAt' | 'methane'>,
): Text {
  return inBoth((language) => linesOf(incident, language).join('\n'));
}

function linesOf(
  {
    incident,
    report,
    changedAt,
    methane,
  }: Pick<KnownIncident, 'incident' | 'report' | 'changedAt' | 'methane'>,
  language: Language,
): readonly string[] {
  const line = (letter: string, label: Text, value: string): string =>
    `${letter} · ${labelled(label, value, language)}`;
  const { level, kind } = methane;
  return [
    `${methaneText.report[language]} ${incident} / ${report} · ${momentWords(changedAt)}`,
    `M · ${incidentLevelText[level][language]}`,
    line('E', methaneText.location, locationWords(methane, language)),
    line('T', methaneText.kind, incidentKindText[kind][language]),
    line('H', methaneText.hazards, hazardWords(methane, language)),
    line(
      'A',
      methaneText.access,
      listed(
        methane.access.map((one) => accessText[one][language]),
        language,
      ),
    ),
    line('N', methaneText.casualties, casualtyWords(methane, language)),
    line('E', methaneText.services, serviceWords(methane, language)),
  ];
}

function listed(words: readonly string[], language: Language): string {
  return words.length === 0 ? methaneText.none[language] : words.join(', ');
}

function locationWords({ location, place }: Methane, language: Language): string {
  const where =
    location === null ? [] : [`${positionWords(location)} (±${Math.round(location.accuracyMetres)} m)`];
  return listed([...where, ...(place === null ? [] : [place])], language);
}

function hazardWords({ hazards }: Methane, language: Language): string {
  return listed(
    hazards.map(
      ({ hazard, state }) => `${hazardText[hazard][language]} (${hazardStateText[state][language]})`,
    ),
    language,
  );
}

function casualtyWords({ casualties }: Methane, language: Language): string {
  return casualtyKinds
    .map((kind) => `${casualtyText[kind][language]} ${casualties[kind] ?? methaneText.notKnown[language]}`)
    .join(', ');
}

function serviceWords({ services }: Methane, language: Language): string {
  const count = (figure: number | null): string => String(figure ?? methaneText.notKnown[language]);
  return listed(
    services.map(
      ({ service, present, required }) =>
        `${serviceText[service][language]} (${methaneText.present[language]} ${count(present)}, ${methaneText.required[language]} ${count(required)})`,
    ),
    language,
  );
}
