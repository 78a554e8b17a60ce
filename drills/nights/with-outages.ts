import { readScenario, type Scenario } from '../../src/node/replay/scenario.ts';
import { createChance } from '../chance.ts';
import { askedUnder } from './outage-questions.ts';
import { type NamedChange, signsOf } from './outage-signs.ts';
import {
  changesOf,
  drawOutages,
  linkLine,
  type Outage,
  type Received,
  receivedIn,
  type Silence,
  silencesOf,
} from './outages.ts';
import type { ScenarioLine } from './scenario-event.ts';

/** A night whose line fails. */
export interface NightWithOutages {
  readonly scenario: Scenario;
  readonly outages: readonly Outage[];
  readonly silences: readonly Silence[];
  /** Expectations of the night that no node can know about any more. */
  readonly unknowable: readonly string[];
  /** As JSON lines of `strait-scenario/1`. */
  readonly text: string;
}

/** Ids of what the outages themselves must show begin so. */
export const signPrefix = 'outage-';

/** A scenario with outages of its own drawing: the same text and seed give the same bytes. Throws on what is no scenario. */
export function withOutages(text: string, seed: number): NightWithOutages {
  return underOutages(text, drawOutages(createChance(seed * 6_151 + 29), scenarioIn(text)));
}

/** The lines of a scenario with those of its outages among them, and with what is asked of it then. */
export function underOutages(text: string, outages: readonly Outage[]): NightWithOutages {
  const given = scenarioIn(text);
  const received = receivedIn(given);
  const silences = silencesOf(outages);
  const changes = named(given, silences);
  const asked = askedUnder({ scenario: given, received, silences });
  const signs = signsOf({ scenario: given, received, silences, changes });
  const expected = [
    ...asked.expectations,
    ...signs.map((line, index) => ({ type: 'expect', id: `${signPrefix}${index + 1}`, ...line })),
  ];
  const lines = [...among(text, received, changes), ...expected.map((line) => JSON.stringify(line))];
  const made = `${lines.join('\n')}\n`;
  return { scenario: scenarioIn(made), outages, silences, unknowable: asked.unknowable, text: made };
}

/** Ids that no line of the scenario has. */
function named({ events }: Scenario, silences: readonly Silence[]): readonly NamedChange[] {
  const taken = new Set(events.map(({ id }) => id));
  const prefix =
    ['L', 'LINK', 'LINE'].find((one) => [...taken].every((id) => !id.startsWith(one))) ?? 'OUTAGE-';
  return changesOf(silences).map((change, index) => ({
    ...change,
    id: `${prefix}${String(index + 1).padStart(3, '0')}`,
  }));
}

/** Every line but the expectations, as it is; each change of the line before the first event that comes in after it. */
function among(
  text: string,
  received: readonly Received[],
  changes: readonly NamedChange[],
): readonly string[] {
  const at = new Map(received.map((one) => [one.event.id, one.at]));
  const left = [...changes];
  const told = (change: NamedChange): string => JSON.stringify(linkLine(change, change.id));
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ line, of: JSON.parse(line) as ScenarioLine })) // the scenario was read from these just before
    .filter(({ of }) => of['type'] !== 'expect')
    .flatMap(({ line, of }) => {
      const came = at.get(String(of['id'])) ?? (String(of['type']).startsWith('truth.') ? Infinity : 0);
      const before = left.filter((change) => change.at < came);
      left.splice(0, before.length);
      return [...before.map(told), line];
    });
  return [...lines, ...left.map(told)];
}

function scenarioIn(text: string): Scenario {
  const read = readScenario(text);
  if (!read.ok) throw new Error(read.refusal.text.en);
  return read.value;
}
