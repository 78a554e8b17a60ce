import type { z } from 'zod';
import type { claimsSchema, recordContactSchema } from '../../operations/rescue/events-contact.ts';
import { fromUtc, instant, toUtc, type UtcText } from '../../kernel/time.ts';
import type { Channel, ContactKind, PositionSource, Range } from '../../operations/rescue/wire.ts';
import type { ReplayNames } from './names.ts';
import type { ScenarioClaims, ScenarioEvent, ScenarioPosition } from './scenario-events.ts';
import { clockTimesIn, tellsOf } from './words-of.ts';

/** A contact as somebody at a desk types it in, or as a feed sends it. */
export type ContactEntry = z.input<typeof recordContactSchema>;

/** Vault subjects of callers by phone token: a repeat caller is found before a new one is made. */
export type CallerOf = (phone: string) => string;

/**
 * What an event of a scenario is as a contact; null where nothing was received that could be one (links, shifts,
 * answers to a transfer, orders to units, rooms not built yet). Nothing of the file's truth is read.
 */
export function contactOf(event: ScenarioEvent, names: ReplayNames, callerOf: CallerOf): ContactEntry | null {
  const kind = kindOf(event);
  if (kind === null) return null;
  const receivedAt = event.rx ?? event.at;
  const hasWords = event.text !== '';
  return {
    contact: names.contact(event.id),
    kind,
    channel: channelOf(event),
    receivedAt,
    happenedAt: happenedAtOf(event),
    language: event.lang ?? null,
    caller: event.phone === undefined ? null : callerOf(event.phone),
    ...(event.phone === undefined ? {} : { phone: names.number(event.phone) }),
    source: shortNameOf(sourceOf(event)),
    unit: event.type === 'rescue' ? shortNameOf(event.unit) : null,
    place: shortNameOf(placeOf(event)),
    claims: claimsOf(event),
    positions: event.position === undefined ? [] : [positionOf(event.position, event.at)],
    counted: countedOf(event),
    callersAboard: event.phones_on_board.map(callerOf),
    ...(hasWords ? { wordsSubject: names.words(event.id), words: event.text } : {}),
  };
}

/** The last such hour before it was told, where people say an hour: `03:40`. */
function happenedAtOf({ at, claims }: ScenarioEvent): UtcText {
  const [minutes] = clockTimesIn(claims?.time_estimate ?? '');
  if (minutes === undefined) return at;
  const told = fromUtc(at);
  const midnight = told - (told % dayMilliseconds);
  const same = midnight + minutes * 60_000;
  return toUtc(instant(same <= told ? same : same - dayMilliseconds));
}

const dayMilliseconds = 86_400_000;

function kindOf(event: ScenarioEvent): ContactKind | null {
  switch (event.type) {
    case 'call':
    case 'position':
    case 'sighting':
    case 'sensor':
    case 'ais':
    case 'mayday_relay':
      return 'report';
    case 'ngo':
      return tellsOf(event.text).safe ? 'news' : 'report';
    case 'rescue':
      return 'pickup';
    case 'disembark':
      return 'landing';
    case 'statement':
      return 'statement';
    case 'intervention':
      return event.kind === 'departure_prevented' ? 'prevention' : 'report';
    case 'handover':
      // A proposal tells of a boat that somebody follows; an answer to one tells of nothing new.
      return event.action === 'propose' && event.delivery !== 'retry' ? 'report' : null;
    default:
      return null;
  }
}

function channelOf(event: ScenarioEvent): Channel {
  switch (event.type) {
    case 'call':
      return event.medium === 'sms'
        ? 'sms'
        : /share|message|app/.test(event.medium ?? '')
          ? 'message_share'
          : 'call';
    case 'position':
      return 'message_share';
    case 'ngo':
      return /e-?mail|courriel/i.test(`${event.sender ?? ''} ${event.medium ?? ''}`)
        ? 'email'
        : /relative|family|famille|proche/i.test(event.sender ?? '')
          ? 'relative'
          : 'charity';
    case 'sighting':
      return observerChannel(event.observer ?? '');
    case 'sensor':
      return sensorChannel(`${event.kind ?? ''} ${event.sensor}`);
    case 'ais':
      return 'ais';
    case 'mayday_relay':
      return 'vessel';
    case 'rescue':
      return 'unit';
    case 'disembark':
    case 'statement':
      return 'port';
    case 'handover':
      // A desk that follows a boat tells of it: its count is a desk's, whatever its place was read from.
      return 'other_centre';
    default:
      return 'patrol';
  }
}

function observerChannel(observer: string): Channel {
  if (/aircraft|helico|avion|plane/i.test(observer)) return 'aircraft';
  if (/drone/i.test(observer)) return 'drone';
  if (/resident|riverain|walker|public|phone/i.test(observer)) return 'resident';
  if (/relative|famille|proche/i.test(observer)) return 'relative';
  if (/\b(?:MV|FV|MT|SY|yacht|ferry|vessel|navire)\b/i.test(observer)) return 'vessel';
  return observer.startsWith('U-') ? 'unit' : 'patrol';
}

function sensorChannel(sensor: string): Channel {
  if (/radar/i.test(sensor)) return 'radar';
  if (/drone/i.test(sensor)) return 'drone';
  return 'camera';
}

function sourceOf(event: ScenarioEvent): string | null {
  switch (event.type) {
    case 'sighting':
      return event.observer ?? null;
    case 'sensor':
      return event.sensor;
    case 'ngo':
      return event.sender ?? null;
    case 'rescue':
      return event.unit;
    case 'intervention':
      return event.team ?? null;
    case 'handover':
      return `centre-${event.node.toLowerCase()}`;
    default:
      return null;
  }
}

function placeOf(event: ScenarioEvent): string | null {
  return event.type === 'disembark' ? event.port : event.type === 'statement' ? (event.port ?? null) : null;
}

/** A name without spaces and signs, as the book takes it: `FV PETIT NICOLAS` as `FV-PETIT-NICOLAS`. */
export function shortNameOf(name: string | null): string | null {
  const short = (name ?? '')
    .replaceAll(/\([^)]*\)/g, ' ')
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9._:-]+/g, '-')
    .replaceAll(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, 64);
  return short === '' ? null : short;
}

type Figure = ScenarioClaims['persons'];

function rangeOf(figure: Figure): Range | null {
  if (figure === undefined) return null;
  return typeof figure === 'number' ? { min: figure, max: figure, best: figure } : { ...figure, best: null };
}

/** Claims as a call-taker enters them; what the words say beside is read from the words by the node. */
function claimsOf(event: ScenarioEvent): z.input<typeof claimsSchema> {
  const claims = event.claims ?? {};
  const state = claims.state ?? '';
  return {
    persons: rangeOf(claims.persons),
    children: rangeOf(claims.children),
    inWater: rangeOf(claims.persons_in_water),
    overboard: rangeOf(claims.overboard),
    injured: rangeOf(claims.injured),
    deceased: rangeOf(claims.deceased),
    fromOtherBoat: rangeOf(claims.from_other_boat),
    toOtherBoat: rangeOf(claims.to_other_boat),
    engine: /engine_weak/.test(state) ? 'weak' : /engine_stopped|drifting/.test(state) ? 'stopped' : null,
    hull: hullOf(state),
    underWay: /under_?way/.test(state) ? true : null,
  };
}

function hullOf(state: string): z.input<typeof claimsSchema>['hull'] {
  if (/capsized/.test(state)) return 'capsized';
  if (/swamped|sinking/.test(state)) return 'swamped';
  if (/taking_water|water_in/.test(state)) return 'taking_water';
  if (/overloaded|low_in_water/.test(state)) return 'low_in_water';
  return /\bdry\b/.test(state) ? 'dry' : null;
}

const sources: Readonly<Record<ScenarioPosition['source'], PositionSource>> = {
  gps_share: 'gps_share',
  cell_id: 'cell',
  radar: 'radar',
  camera_bearing: 'camera_bearing',
  verbal: 'verbal',
  email_text: 'text',
  ais: 'ais',
  gps: 'gps',
  estimate: 'estimate',
  drone: 'drone',
};

function positionOf(
  { lat, lon, acc_m, source, raw }: ScenarioPosition,
  at: string,
): NonNullable<ContactEntry['positions']>[number] {
  return { id: 'p1', lat, lon, accuracyMetres: acc_m, source: sources[source], at, raw: raw ?? null };
}

function countedOf(event: ScenarioEvent): ContactEntry['counted'] {
  switch (event.type) {
    case 'rescue':
      return {
        alive: event.recovered,
        deceased: event.deceased,
        fromWater: fromWaterOf(event.text, event.recovered),
      };
    case 'disembark':
      return {
        alive: event.count,
        childrenWithFamily: event.breakdown.children_with_family ?? 0,
        childrenAlone: event.breakdown.unaccompanied_children ?? 0,
      };
    case 'intervention':
      return event.persons_counted === undefined
        ? null
        : { alive: event.persons_counted, injured: event.injuries };
    default:
      return null;
  }
}

function fromWaterOf(text: string, recovered: number): number {
  return tellsOf(text).outOfWater ? recovered : 0;
}
