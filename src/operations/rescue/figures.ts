import type { Text } from '../../kernel/text.ts';
import type { Boat } from './boat-state.ts';
import type { Contact } from './contact-state.ts';
import { ledgerOf } from './ledger.ts';

/** What is counted of a span of time: closed. */
export const figureNames = [
  'distinct_boats',
  'people_known_at_sea',
  'landed_uk',
  'landed_fr_from_sea',
  'deceased',
  'unaccounted_at_sea',
  'prevented_departures',
  'people_in_prevented_departures',
] as const;
export type FigureName = (typeof figureNames)[number];

/** One figure with every record it was counted from: `boat/b-1`, `contact/c-1`. */
export interface Figure {
  readonly value: number;
  /** Where the value is not certain: from and to, both included. */
  readonly range: { readonly min: number; readonly max: number } | null;
  readonly records: readonly string[];
}
export type Figures = Readonly<Record<FigureName, Figure>>;

/** How each is counted, as it stands beside the figure. */
export const figureText = {
  distinct_boats: {
    en: 'Boats believed to have been at sea: each record once, merged ones under the other, false alarms left out',
    fr: 'Embarcations considérées en mer : chaque dossier une fois, les dossiers réunis sous l’autre, fausses alertes exclues',
  },
  people_known_at_sea: {
    en: 'People aboard these boats at departure by the best figure of each ledger; those who changed boats counted once',
    fr: 'Personnes à bord au départ, selon le meilleur chiffre de chaque décompte ; celles qui ont changé d’embarcation comptées une fois',
  },
  landed_uk: {
    en: 'People recovered alive by British units, or landed from them',
    fr: 'Personnes recueillies vivantes par des moyens britanniques, ou débarquées par eux',
  },
  landed_fr_from_sea: {
    en: 'People recovered alive at sea by French units, or landed from them',
    fr: 'Personnes recueillies vivantes en mer par des moyens français, ou débarquées par eux',
  },
  deceased: { en: 'People found dead', fr: 'Personnes décédées' },
  unaccounted_at_sea: {
    en: 'People unaccounted for, by the highest figure that stands',
    fr: 'Personnes manquantes, selon le chiffre le plus élevé qui subsiste',
  },
  prevented_departures: {
    en: 'Departures prevented before the water',
    fr: 'Départs empêchés avant la mise à l’eau',
  },
  people_in_prevented_departures: {
    en: 'People at prevented departures, as counted by hand there; a first estimate is not used',
    fr: 'Personnes lors des départs empêchés, comptées sur place ; les premières estimations ne sont pas retenues',
  },
} as const satisfies Record<FigureName, Text>;

/**
 * Figures of what stands, each with its records; computed, never kept. A boat of which only a prevented departure is
 * known never was at sea. Source: PROBLEM, section 7 (kpi).
 */
export function figuresOf(boats: readonly Boat[], contacts: readonly Contact[]): Figures {
  const counted = boats.filter(isBoat).map((boat) => ({ name: `boat/${boat.boat}`, ledger: ledgerOf(boat) }));
  const prevented = contacts.filter(({ facts }) => facts.kind === 'prevention');
  const of = (
    value: (ledger: ReturnType<typeof ledgerOf>) => number,
    range?: (ledger: ReturnType<typeof ledgerOf>) => { readonly min: number; readonly max: number },
  ): Figure => {
    const used = counted.filter(({ ledger }) => value(ledger) > 0 || (range?.(ledger).max ?? 0) > 0);
    const total = (one: (ledger: ReturnType<typeof ledgerOf>) => number): number =>
      counted.reduce((sum, { ledger }) => sum + one(ledger), 0);
    return {
      value: total(value),
      range:
        range === undefined
          ? null
          : { min: total((ledger) => range(ledger).min), max: total((ledger) => range(ledger).max) },
      records: used.map(({ name }) => name),
    };
  };
  return {
    distinct_boats: { value: counted.length, range: null, records: counted.map(({ name }) => name) },
    people_known_at_sea: of(
      ({ onBoard, transferredIn }) => (onBoard === null ? 0 : onBoard.best - transferredIn.min),
      ({ onBoard, transferredIn }) =>
        onBoard === null
          ? { min: 0, max: 0 }
          : { min: onBoard.min - transferredIn.max, max: onBoard.max - transferredIn.min },
    ),
    landed_uk: of(({ recoveredAlive }) => recoveredAlive.uk),
    landed_fr_from_sea: of(({ recoveredAlive }) => recoveredAlive.fr),
    deceased: of(({ deceased }) => deceased),
    unaccounted_at_sea: of(
      ({ unaccounted }) => unaccounted?.max ?? 0,
      ({ unaccounted }) => unaccounted ?? { min: 0, max: 0 },
    ),
    prevented_departures: ofContacts(prevented, () => 1),
    people_in_prevented_departures: ofContacts(prevented, ({ facts }) => facts.counted?.alive ?? 0),
  };
}

/** A record that stands for a boat of its own: not merged, no false alarm, and of something that was at sea. */
function isBoat({ status, closure, links }: Boat): boolean {
  if (status === 'merged' || closure?.outcome === 'false_alarm') return false;
  return links.some(({ facts }) => facts.kind !== 'prevention');
}

function ofContacts(contacts: readonly Contact[], value: (contact: Contact) => number): Figure {
  return {
    value: contacts.reduce((sum, contact) => sum + value(contact), 0),
    range: null,
    records: contacts.map(({ facts }) => `contact/${facts.contact}`),
  };
}
