import type { Chance } from '../chance.ts';

/** A vehicle that travels: what truly stands on it. */
export interface Vehicle {
  readonly id: string;
  readonly tractor: TruePlate;
  readonly trailer: TruePlate | null;
  readonly form: string;
  readonly sides: 'soft' | 'hard';
  /** Vehicles of one fleet with plates that follow each other; null: alone. */
  readonly fleet: string | null;
}

export interface TruePlate {
  readonly text: string;
  readonly country: string;
}

/**
 * Plates by country as they are met on these roads: `[EFGH]` one of these, `A` any letter that the state uses, `9` a
 * digit. Recent series crowd together, which is what makes two vehicles look alike. The shares are about those of lorries
 * that cross by ferry and tunnel (Department for Transport, roll-on roll-off statistics, from memory, rounded).
 */
const countries: readonly (readonly [country: string, share: number, tractor: string, trailer: string])[] = [
  ['PL', 20, '[WPKDGSELBRTN][AEILNOPRSTYZ]99999', '[WPKDGSELBRTN][AEILNOPRSTYZ]9999[EFGHJKLPTUWXY]'],
  ['RO', 17, '[BCSATPMD][BVTSJHRLVXG]99AAA', '[BCSATPMD][BVTSJHRLVXG]99AAA'],
  ['GB', 13, '[ABDEFGHKLMNOPSWY][A-Y][267][0-59]AAA', 'C9999999'],
  ['LT', 9, '[HJKLMN]AA999', '[A-U][A-Z]999'],
  ['ES', 7, '9999[KLMN]AA', 'R9999BAA'],
  ['NL', 6, '[789]9B[A-Z][BDFGHJKLNPRSTVXZ]9', 'O[A-Z]99[BDFGHJKLNPRSTVXZ][BDFGHJKLNPRSTVXZ]'],
  ['FR', 5, '[EFGH]A999AA', '[EFGH]A999AA'],
  ['DE', 4, '[BKMSHDEFGLNW][A-Z][A-Z]A9999', '[BKMSHDEFGLNW][A-Z][A-Z]A999'],
  ['BG', 4, '[ABCEKMPTXH][ABCEHKMOPTX]9999[ABCEHKMOPTX][ABCEHKMOPTX]', '[ABCEKMPTXH]9999E[ABCEHKMOPTX]'],
  ['HU', 3, '[RST][A-Z][A-Z]999', 'X[A-Z][A-Z]999'],
  ['IE', 3, '[12][0-9][12][DCGKLMOWTX]9999', '[12][0-9][12][DCGKLMOWTX]9999'],
  ['IT', 2, '[FG]A999AA', 'X[ABC]999AA'],
  ['CZ', 2, '[1-9][ABCEHJKLMPSTUZ][0-9]9999', '[1-9][ABCEHJKLMPSTUZ][0-9]9999'],
  ['PT', 1, '[AB][A-Z]99[A-Z][A-Z]', 'L999999'],
  ['SK', 1, '[BKNTZP][ABEILNOPSTV]999AA', '[BKNTZP][ABEILNOPSTV]999Y[A-Z]'],
  ['UA', 1, '[ABC][ABCEHIKMOPTX]9999[ABCEHIKMOPTX][ABCEHIKMOPTX]', '[ABC][ABCEHIKMOPTX]9999X[A-Z]'],
  ['TR', 1, '[0-8][1-9][A-Z][A-Z][A-Z]999', '[0-8][1-9][A-Z][A-Z][A-Z]999'],
  ['BE', 1, '[12][A-Z][A-Z][A-Z]999', 'Q[A-Z][A-Z][A-Z]999'],
];

const forms = [
  ['curtain_sider', 55, 'soft'],
  ['refrigerated', 18, 'hard'],
  ['box', 9, 'hard'],
  ['container', 6, 'hard'],
  ['tanker', 3, 'hard'],
  ['flatbed', 2, 'hard'],
  ['tipper', 2, 'hard'],
  ['van', 5, 'hard'],
] as const;

function weighted<Item extends readonly [string, number, ...unknown[]]>(
  chance: Chance,
  all: readonly Item[],
): Item {
  let left = chance.next() * all.reduce((sum, [, share]) => sum + share, 0);
  for (const item of all) {
    left -= item[1];
    if (left < 0) return item;
  }
  const last = all.at(-1);
  if (last === undefined) throw new RangeError('nothing to draw from');
  return last;
}

const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';

function expand(set: string): string {
  return set.replaceAll(/(.)-(.)/g, (_, from: string, to: string) => {
    let all = '';
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code += 1) all += String.fromCharCode(code);
    return all;
  });
}

function plateOf(chance: Chance, spec: string): string {
  return spec.replaceAll(/\[([^\]]+)\]|A|9|./g, (part, set: string | undefined) => {
    if (set !== undefined) return chance.pick(Array.from(expand(set))) ?? '';
    if (part === 'A') return chance.pick(Array.from(letters)) ?? '';
    return part === '9' ? String(chance.whole(10)) : part;
  });
}

/** The plate that a registry gives out next: the last run of figures goes up; the British count in letters. */
function nextPlate({ text, country }: TruePlate, steps: number): TruePlate {
  if (country === 'GB' && /[A-Z]$/.test(text))
    return { country, text: text.slice(0, -1) + nextLetter(text, steps) };
  const run = /^(.*?)(\d+)(\D*)$/.exec(text);
  if (run === null) return { text, country };
  const [, before = '', digits = '', after = ''] = run;
  const number = (Number(digits) + steps) % 10 ** digits.length;
  return { country, text: before + String(number).padStart(digits.length, '0') + after };
}

function nextLetter(text: string, steps: number): string {
  const at = letters.indexOf(text.at(-1) ?? '');
  return letters[(at + steps) % letters.length] ?? 'A';
}

interface Base {
  readonly tractor: TruePlate;
  readonly trailer: TruePlate;
  readonly form: (typeof forms)[number];
}

function baseOf(chance: Chance): Base {
  const [country, , tractor, trailer] = weighted(chance, countries);
  // Rented trailers bear another state's plate.
  const [other, , , otherTrailer] = chance.isOneIn(8)
    ? weighted(chance, countries)
    : [country, 0, '', trailer];
  return {
    tractor: { text: plateOf(chance, tractor), country },
    trailer: { text: plateOf(chance, otherTrailer), country: other },
    form: weighted(chance, forms),
  };
}

/** `count` vehicles: about one in eight is of a fleet whose plates follow each other, trailers as well for half of these. */
export function makeVehicles(chance: Chance, count: number): readonly Vehicle[] {
  const vehicles: Vehicle[] = [];
  while (vehicles.length < count) {
    const base = baseOf(chance);
    const isFleet = chance.isOneIn(40);
    const size = isFleet ? 2 + chance.whole(10) : 1;
    const trailersFollow = chance.isOneIn(2);
    for (let n = 0; n < size; n += 1) {
      const { form, sides } = { form: base.form[0], sides: base.form[2] };
      const trailer = n === 0 || trailersFollow ? nextPlate(base.trailer, n) : baseOf(chance).trailer;
      vehicles.push({
        id: `v${vehicles.length}`,
        tractor: nextPlate(base.tractor, n),
        trailer: form === 'van' ? null : trailer,
        form,
        sides,
        fleet: isFleet ? `f${vehicles.length - n}` : null,
      });
    }
  }
  return vehicles;
}

/** The same vehicle with another trailer behind it. */
export function withOtherTrailer(chance: Chance, vehicle: Vehicle): Vehicle {
  return vehicle.trailer === null ? vehicle : { ...vehicle, trailer: baseOf(chance).trailer };
}

/** Another state, as one that is typed in error. */
export function otherCountry(chance: Chance, than: string): string {
  const [country] = weighted(chance, countries);
  return country === than ? (than === 'PL' ? 'RO' : 'PL') : country;
}
