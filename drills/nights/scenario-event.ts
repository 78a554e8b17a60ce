import type { ContactFacts, PositionSource, Range } from '../../src/operations/rescue/wire.ts';
import { placeNamed } from '../../src/operations/rescue/match/places.ts';
import { placeName } from './shores.ts';
import { wordsOf } from './words.ts';

/** One line of a scenario, as `strait-scenario/1` has it. Source: PROBLEM section 7. */
export type ScenarioLine = Readonly<Record<string, unknown>>;

const sources: Partial<Readonly<Record<PositionSource, string>>> = { cell: 'cell_id', text: 'email_text' };

function figure(range: Range | null): unknown {
  if (range === null) return undefined;
  return range.min === range.max ? range.max : { min: range.min, max: range.max };
}

const states: Readonly<Record<string, string>> = {
  running: 'underway',
  weak: 'engine_weak',
  stopped: 'engine_stopped',
};

function claimsOf({ claims }: ContactFacts): ScenarioLine | undefined {
  const { persons, children, fromOtherBoat, toOtherBoat, engine } = claims;
  const said = {
    persons: figure(persons),
    children: figure(children),
    from_other_boat: figure(fromOtherBoat),
    to_other_boat: figure(toOtherBoat),
    state: engine === null ? undefined : states[engine],
  };
  return Object.values(said).every((value) => value === undefined) ? undefined : said;
}

/** A position typed in an SMS stands in its words alone: reading it is part of the test. */
function positionOf({ positions: [position], channel }: ContactFacts): ScenarioLine | undefined {
  if (position === undefined || (channel === 'sms' && position.source === 'text')) return undefined;
  const { lat, lon, accuracyMetres, source } = position;
  return { lat, lon, acc_m: Math.round(accuracyMetres), source: sources[source] ?? source };
}

/** Short tokens instead of subject ids, in the order in which they come up. */
export function phoneTokens(): (subject: string) => string {
  const tokens = new Map<string, string>();
  return (subject) => {
    const token = tokens.get(subject) ?? `PH-${String(tokens.size + 1).padStart(3, '0')}`;
    tokens.set(subject, token);
    return token;
  };
}

function senderOf({ channel, source }: ContactFacts): string {
  if (channel === 'relative') return 'relative';
  return channel === 'email' ? 'association (e-mail)' : `association ${source ?? ''} (phone line)`;
}

const observers: Partial<Readonly<Record<ContactFacts['channel'], string>>> = {
  vessel: 'MV EXAMPLE',
  aircraft: 'aircraft',
  resident: 'resident',
  other_centre: 'other centre',
};

function byKind(facts: ContactFacts): ScenarioLine {
  const { kind, unit, place, counted, source } = facts;
  const all = counted?.alive ?? 0;
  switch (kind) {
    case 'pickup':
      return {
        type: 'rescue',
        unit: `U-${unit ?? 'UNIT'}`,
        recovered: all,
        deceased: counted?.deceased ?? 0,
      };
    case 'landing':
      return { type: 'disembark', port: place ?? 'Dover', count: all, breakdown: { adults: all } };
    case 'statement':
      return { type: 'statement', port: place ?? undefined };
    case 'prevention':
      return {
        type: 'intervention',
        team: source ?? 'PATROL',
        kind: 'departure_prevented',
        persons_counted: all,
      };
    case 'news':
      return { type: 'ngo', sender: 'association (e-mail)' };
    case 'hull_marked':
      return { type: 'sighting', observer: `U-${unit ?? 'UNIT'}` };
    case 'report':
      return byChannel(facts);
  }
}

function byChannel(facts: ContactFacts): ScenarioLine {
  const { channel, source, unit } = facts;
  switch (channel) {
    case 'call':
    case 'sms':
      return { type: 'call', medium: channel === 'sms' ? 'sms' : 'voice' };
    case 'message_share':
      return { type: 'position', medium: 'message' };
    case 'charity':
    case 'relative':
    case 'email':
      return { type: 'ngo', sender: senderOf(facts) };
    case 'camera':
    case 'radar':
    case 'drone':
      return { type: 'sensor', sensor: source ?? channel, kind: channel };
    case 'unit':
      return { type: 'sighting', observer: `U-${unit ?? 'UNIT'}` };
    default:
      return { type: 'sighting', observer: observers[channel] ?? source ?? channel };
  }
}

function textOf(facts: ContactFacts, language: 'en' | 'fr'): string {
  const en = language === 'en';
  const count = facts.counted?.alive ?? 0;
  const [position] = facts.positions;
  switch (facts.kind) {
    case 'pickup':
      return en ? `${count} embarked.` : `${count} personnes embarquees.`;
    case 'landing':
      return en ? `${count} landed.` : `${count} debarquees.`;
    case 'prevention':
      return en
        ? `Departure prevented before launch: ${count} people.`
        : `Depart empeche avant la mise a l eau : ${count} personnes.`;
    case 'hull_marked':
      return en ? 'Empty boat marked and left.' : 'Embarcation vide marquee et laissee.';
    default:
      break;
  }
  const launched = facts.claims.cues.find((cue) => cue.startsWith('launch:'));
  if (launched === undefined || position === undefined) return wordsOf(facts, language);
  const place = placeName(placeNamed(launched.slice(7))?.key ?? launched.slice(7));
  return `${en ? 'Departure from' : 'Depart de'} ${place}, ${wordsOf(facts, language)}`;
}

/** One contact as a line that is fed, and nothing of its truth. */
export function eventLine(
  facts: ContactFacts,
  id: string,
  tokenOf: (subject: string) => string,
): ScenarioLine {
  const language = facts.side === 'fr' && facts.language !== 'en' ? 'fr' : 'en';
  const isLate = facts.receivedAt !== facts.happenedAt;
  return {
    id,
    at: facts.happenedAt,
    ...(isLate ? { rx: facts.receivedAt } : {}),
    node: facts.side.toUpperCase(),
    ...byKind(facts),
    ...(facts.caller === null ? {} : { phone: tokenOf(facts.caller) }),
    ...(facts.language === null ? {} : { lang: facts.language }),
    claims: claimsOf(facts),
    position: positionOf(facts),
    ...(facts.callersAboard.length > 0 ? { phones_on_board: facts.callersAboard.map(tokenOf) } : {}),
    text: textOf(facts, language),
  };
}
