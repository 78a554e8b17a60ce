import type { DeviceFields, ZoneFields } from '../../operations/site/registers.ts';
import type { Outcome, Signal } from '../../operations/site/words.ts';
import type { EventOf } from './scenario-events.ts';
import { plain } from './words-of.ts';

/** What a line of a fixed site says: which sensor, where it stands, what it reports, and how it ended. */
export interface PerimeterSaid {
  readonly kind: DeviceFields['kind'];
  readonly ground: ZoneFields['ground'];
  readonly signal: Signal;
  readonly confidence: number | null;
  /** As whoever wrote the line knows it; null: it does not say. */
  readonly outcome: Outcome | null;
}

/** Sensors as sites name them, English and French. */
const kindWords: readonly (readonly [words: RegExp, kind: DeviceFields['kind']])[] = [
  [/therm/, 'thermal_camera'],
  [/\bcam|video/, 'camera'],
  [/fence|clot|grillage/, 'fence_sensor'],
  [/beam|barriere ir|infra ?red|infra ?rouge/, 'infrared_beam'],
  [/door|gate|porte|portail/, 'door_contact'],
  [/rail|track|voie/, 'track_sensor'],
  [/radar/, 'ground_radar'],
];

const troubleWords: readonly (readonly [words: RegExp, signal: Signal])[] = [
  [/link|liaison|offline|hors ligne/, 'link_lost'],
  [/power|alimentation|courant/, 'power_lost'],
  [/tamper|sabot/, 'tamper'],
  [/fault|defaut|panne|maintenance/, 'fault'],
];

const outcomeWords: readonly (readonly [words: RegExp, outcome: Outcome])[] = [
  [/fault|defaut|panne|maintenance/, 'device_at_fault'],
  [/dispers|left|turned back|repartis?|fuite/, 'person_left'],
  [/detained|found|escorted|interpell|trouve/, 'person_found'],
  [/nothing|nobody|\bras\b|rien/, 'nothing_found'],
  [/animal|\bfox|\bdeer|renard|chevreuil|sanglier/, 'animal'],
  [/wind|storm|vent|tempete/, 'weather'],
];

const spaced = (text: string): string => plain(text).replaceAll(/[_-]/g, ' ');
const firstOf = <Value>(words: string, of: readonly (readonly [RegExp, Value])[]): Value | null =>
  of.find(([one]) => one.test(words))?.[1] ?? null;

/** Null: no sensor is named, or of a kind that nobody here knows. Pure. */
export function perimeterSaid(event: EventOf<'perimeter'>): PerimeterSaid | null {
  const kind = firstOf(spaced(event.sensor), kindWords);
  if (kind === null) return null;
  const words = spaced(`${event.result} ${event.text}`);
  const trouble = firstOf(spaced(event.result), troubleWords);
  const signal = trouble ?? signalOf(kind, words);
  return {
    kind,
    ground: groundOf(kind, words),
    signal,
    confidence: signal === 'person' ? 1 : null,
    outcome: firstOf(words, outcomeWords),
  };
}

/** A sensor says only what its kind can: people whom somebody saw are not what a fence knows. */
function signalOf(kind: DeviceFields['kind'], words: string): Signal {
  switch (kind) {
    case 'camera':
    case 'thermal_camera':
      return /person|people|intru|migrant|homme|femme|pieton/.test(words) ? 'person' : 'motion';
    case 'infrared_beam':
      return 'beam_broken';
    case 'door_contact':
      return /forced|forcee/.test(words) ? 'door_forced' : 'door_opened';
    default:
      return /\bcut\b|coupe|cisaill/.test(words) ? 'cut' : 'disturbance';
  }
}

function groundOf(kind: DeviceFields['kind'], words: string): ZoneFields['ground'] {
  if (/tunnel/.test(words)) return 'tunnel';
  if (kind === 'track_sensor' || /\btracks?\b|\bvoies?\b|\brails?\b/.test(words)) return 'track';
  return kind === 'fence_sensor' ? 'outer_fence' : 'inside';
}
