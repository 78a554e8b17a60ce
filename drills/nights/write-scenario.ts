import { addSeconds, fromUtc, toUtc, type UtcText } from '../../src/kernel/time.ts';
import type { Claims, ContactFacts, Range } from '../../src/operations/rescue/wire.ts';
import type { Night } from './night.ts';

type Line = Readonly<Record<string, unknown>>;

/** The event of the n-th contact of a night. */
export const eventOf = (index: number): string => `N${String(index + 1).padStart(4, '0')}`;

/**
 * A made night as a scenario of schema `strait-scenario/1`, with its truth: what was claimed stands in the claims and in
 * words of either language, as somebody would have logged it. The same night gives the same lines.
 */
export function writeScenario(night: Night): string {
  const times = night.contacts.map(({ facts }) => facts.receivedAt);
  const first = times[0] ?? ('2027-09-08T20:00:00.000Z' as UtcText);
  const last = times.at(-1) ?? first;
  const meta = {
    type: 'meta',
    schema: 'strait-scenario/1',
    id: `made-${night.seed}`,
    title: `A made night, seed ${night.seed} (invented)`,
    fictional: true,
    start: toUtc(addSeconds(fromUtc(first), -600)),
    end: toUtc(addSeconds(fromUtc(last), 3_600)),
  };
  const events = night.contacts.map(({ facts }, index) => eventLine(facts, eventOf(index)));
  const links = Object.fromEntries(night.contacts.map(({ boats }, index) => [eventOf(index), boats]));
  return [meta, ...events, { type: 'truth.links', links }].map((line) => JSON.stringify(line)).join('\n');
}

function eventLine(facts: ContactFacts, id: string): Line {
  const node = facts.side === 'fr' ? 'FR' : 'UK';
  const [position] = facts.positions;
  const place =
    position === undefined || position.source === 'text'
      ? {}
      : {
          position: {
            lat: position.lat,
            lon: position.lon,
            acc_m: position.accuracyMetres,
            source: position.source === 'cell' ? 'cell_id' : position.source,
          },
        };
  const typed = position?.source === 'text' ? ` ${position.lat} ${position.lon}` : '';
  const common = {
    id,
    at: facts.happenedAt,
    ...(facts.receivedAt === facts.happenedAt ? {} : { rx: facts.receivedAt }),
    node,
    text: `${wordsOf(facts)}${typed}`,
    claims: claimsOf(facts.claims),
    ...place,
    ...(facts.caller === null ? {} : { phone: phoneOf(facts.caller) }),
    ...(facts.language === null ? {} : { lang: facts.language }),
  };
  return { ...common, ...kindOf(facts) };
}

const phoneOf = (subject: string): string => `PH-${subject.slice(2, 10)}`;

function kindOf(facts: ContactFacts): Line {
  const { kind, channel, counted, source, unit, place } = facts;
  switch (kind) {
    case 'pickup':
      return {
        type: 'rescue',
        unit: unit ?? source ?? 'UNIT-X',
        recovered: counted?.alive ?? 0,
        deceased: counted?.deceased ?? 0,
        phones_on_board: facts.callersAboard.map(phoneOf),
      };
    case 'landing':
      return {
        type: 'disembark',
        port: place ?? 'Port',
        count: counted?.alive ?? 0,
        breakdown: {
          children_with_family: counted?.childrenWithFamily ?? 0,
          unaccompanied_children: counted?.childrenAlone ?? 0,
        },
      };
    case 'statement':
      return { type: 'statement', ...(place === null ? {} : { port: place }) };
    case 'prevention':
      return {
        type: 'intervention',
        kind: 'departure_prevented',
        team: source,
        persons_counted: counted?.alive ?? 0,
      };
    case 'news':
      return { type: 'ngo', sender: 'association (phone line)' };
    default:
      return reportOf(channel, source);
  }
}

function reportOf(channel: ContactFacts['channel'], source: string | null): Line {
  switch (channel) {
    case 'call':
      return { type: 'call', medium: 'voice' };
    case 'sms':
      return { type: 'call', medium: 'sms' };
    case 'message_share':
      return { type: 'position' };
    case 'charity':
      return { type: 'ngo', sender: 'association (phone line)' };
    case 'email':
      return { type: 'ngo', sender: 'association (e-mail)' };
    case 'relative':
      return { type: 'ngo', sender: 'relative' };
    case 'camera':
    case 'radar':
    case 'drone':
      return { type: 'sensor', sensor: source ?? channel, kind: channel };
    case 'resident':
      return { type: 'sighting', observer: 'resident' };
    case 'vessel':
      return { type: 'sighting', observer: `MV ${source ?? 'ship'}` };
    case 'aircraft':
      return { type: 'sighting', observer: `${source ?? 'plane'} (aircraft)` };
    default:
      return { type: 'sighting', observer: source ?? channel };
  }
}

function figureOf(range: Range | null): number | { readonly min: number; readonly max: number } | undefined {
  if (range === null) return undefined;
  return range.min === range.max ? range.min : { min: range.min, max: range.max };
}

function claimsOf(claims: Claims): Line {
  return {
    persons: figureOf(claims.persons),
    children: figureOf(claims.children),
    persons_in_water: figureOf(claims.inWater),
    overboard: figureOf(claims.overboard),
    injured: figureOf(claims.injured),
    deceased: figureOf(claims.deceased),
    from_other_boat: figureOf(claims.fromOtherBoat),
    to_other_boat: figureOf(claims.toOtherBoat),
    state: [
      claims.engine === null ? '' : `engine_${claims.engine}`,
      claims.hull ?? '',
      claims.underWay === true ? 'underway' : '',
    ]
      .filter((word) => word !== '')
      .join(' '),
  };
}

/** In English, but for what a French patrol or camera logs. */
function wordsOf({ claims, kind, channel }: ContactFacts): string {
  const french = channel === 'patrol' || channel === 'camera';
  const left = claims.cues.some((cue) => cue === 'launch' || cue === 'departure');
  if (kind === 'news') return 'Good news: the boat is safe.';
  if (kind === 'prevention') return 'Depart empeche avant la mise a l eau.';
  const parts = french
    ? [left || claims.persons !== null ? 'Depart de la plage' : 'Cible', colourIn(claims, 'fr')]
    : [
        kind === 'report' && claims.persons !== null ? 'boat' : '',
        colourIn(claims, 'en'),
        ...cueWords(claims),
      ];
  const moved = claims.fromOtherBoat === null ? '' : 'people came over from another boat';
  const two = (claims.boats ?? 1) > 1 ? 'two boats side by side' : '';
  return [...parts, moved, two].filter((part) => part !== '').join(', ');
}

const frenchColours: Readonly<Record<NonNullable<Claims['colour']>, string>> = {
  black: 'noire',
  grey: 'grise',
  white: 'blanche',
  red: 'rouge',
  orange: 'orange',
  yellow: 'jaune',
  blue: 'bleue',
  green: 'verte',
};

function colourIn({ colour }: Claims, language: 'en' | 'fr'): string {
  if (colour === null) return '';
  return language === 'fr' ? `embarcation ${frenchColours[colour]}` : `${colour} boat`;
}

function cueWords({ cues }: Claims): readonly string[] {
  return cues.filter((cue) => !cue.startsWith('place:')).map((cue) => cue.replaceAll('_', ' '));
}
