import { type Concept, isConcept } from './concepts.ts';
import type { Unit } from './units.ts';
import { parting } from './word-tokens.ts';

/** Units of a text, and where each concept stands in them. */
export interface Reading {
  readonly text: string;
  readonly units: readonly Unit[];
  readonly places: ReadonlyMap<Concept | 'NUM', readonly number[]>;
  /** Units at which patterns may begin, as far as they were asked for: many patterns begin alike. */
  readonly starts: Map<string, readonly number[]>;
}

/** A place where a pattern fits: the first unit, the one behind the last, and the number caught, if there was one. */
export interface Fit {
  readonly from: number;
  readonly to: number;
  /** The unit with the number or the article caught; -1 none. */
  readonly caught: number;
}

interface Step {
  /**
   * `concept` one of these; `absent` none of these comes next; `number` a count; `one` a count or an article; `gap` up to
   * so many units, `blankGap` of which none bears a concept; `end` a stop.
   */
  readonly kind: 'concept' | 'absent' | 'number' | 'one' | 'gap' | 'blankGap' | 'end';
  readonly concepts: readonly Concept[];
  readonly words: readonly string[];
  readonly optional: boolean;
  readonly most: number;
}

/** A compiled pattern. */
export interface Pattern {
  readonly steps: readonly Step[];
  /** Of each of these one must stand in the text at all: most patterns need not be tried. */
  readonly needs: readonly (readonly (Concept | 'NUM')[])[];
  /** Names the set of units at which it may begin. */
  readonly start: string;
}

/**
 * Compiles a pattern: `engine _2 not stop` is an engine, at most two other units, a negation, a stop. `a|b` either;
 * `x?` may be missing; `~1` a unit without a thought of its own; `!x` no x comes next; `NUM` a count; `ONE` a count, an article or a "someone"; `"a_word"` these very words; `$` the end of a
 * clause. No gap and no step goes over a comma or a full stop, no gap over a number. Throws on an unknown concept: that is a bug.
 */
export function pattern(text: string): Pattern {
  const [start = ''] = text.split(' ');
  const steps = text.split(' ').map(step);
  const sure = steps.filter(({ optional, words }) => !optional && words.length === 0);
  const needs = sure.flatMap(({ kind, concepts }): readonly (readonly (Concept | 'NUM')[])[] => {
    if (kind === 'number') return [['NUM']];
    return kind === 'concept' ? [concepts] : [];
  });
  return { steps, needs, start };
}

function step(text: string): Step {
  const optional = text.endsWith('?');
  const bare = optional ? text.slice(0, -1) : text;
  const base = { concepts: [], words: [], optional, most: 0 };
  if (bare === '$') return { ...base, kind: 'end' };
  if (bare === 'NUM') return { ...base, kind: 'number' };
  if (bare === 'ONE') return { ...base, kind: 'one' };
  if (bare.startsWith('_')) return { ...base, kind: 'gap', most: Number(bare.slice(1)) };
  if (bare.startsWith('~')) return { ...base, kind: 'blankGap', most: Number(bare.slice(1)) };
  const isAbsent = bare.startsWith('!');
  const names = (isAbsent ? bare.slice(1) : bare).split('|');
  const words = names
    .filter((name) => name.startsWith('"'))
    .map((name) => name.slice(1, -1).replaceAll('_', ' '));
  const concepts = names.filter((name) => !name.startsWith('"')).map(named);
  return { ...base, kind: isAbsent ? 'absent' : 'concept', concepts, words };
}

function named(name: string): Concept {
  if (!isConcept(name)) throw new TypeError(`no such concept: ${name}`);
  return name;
}

/** Notes where each concept and each count stands. */
export function readingOf(text: string, units: readonly Unit[]): Reading {
  const places = new Map<Concept | 'NUM', number[]>();
  const note = (name: Concept | 'NUM', at: number): void => {
    const list = places.get(name);
    if (list) list.push(at);
    else places.set(name, [at]);
  };
  for (const [at, unit] of units.entries()) {
    if (unit.count !== null) note('NUM', at);
    for (const concept of unit.concepts) note(concept, at);
  }
  return { text, units, places, starts: new Map() };
}

const none: readonly Fit[] = [];

/** Every place where a pattern fits, from left to right, the longest-reaching choice not sought: the nearest is meant. */
export function fitsOf(reading: Reading, { steps, needs, start }: Pattern): readonly Fit[] {
  if (!needs.every((names) => names.some((name) => reading.places.has(name)))) return none;
  let starts = reading.starts.get(start);
  if (starts === undefined) {
    starts = startsOf(reading, steps);
    reading.starts.set(start, starts);
  }
  const found: Fit[] = [];
  for (const at of starts) {
    const fit = fitAt(reading.units, { steps, index: 0, at, caught: -1 });
    if (fit !== null) found.push({ from: at, ...fit });
  }
  return found;
}

/** Units at which the first step may stand, in order. */
function startsOf({ places, units }: Reading, steps: readonly Step[]): readonly number[] {
  const [first] = steps;
  if (first === undefined) return [];
  if (first.kind === 'number') return places.get('NUM') ?? [];
  const names = first.kind === 'one' ? (['NUM', 'article', 'someone', 'several'] as const) : first.concepts;
  if (first.words.length > 0) return [...units.keys()].filter((at) => isMeant(units[at], first));
  const [only] = names;
  if (names.length === 1 && only !== undefined) return places.get(only) ?? [];
  return [...new Set(names.flatMap((name) => places.get(name) ?? []))].toSorted((a, b) => a - b);
}

interface Walk {
  readonly steps: readonly Step[];
  readonly index: number;
  readonly at: number;
  readonly caught: number;
}

/** Bounded: gaps are at most six wide and two to a pattern. */
function fitAt(
  units: readonly Unit[],
  { steps, index, at, caught }: Walk,
): { to: number; caught: number } | null {
  const wanted = steps[index];
  if (wanted === undefined) return { to: at, caught };
  const unit = units[at];
  const isFirst = index === 0;
  const isCut = !isFirst && (unit === undefined || unit.parted > parting.none);
  if (wanted.kind === 'end') return isCut ? { to: at, caught } : null;
  if (wanted.kind === 'absent') {
    if (!isCut && unit !== undefined && isWanted(unit, wanted)) return null;
    return fitAt(units, { steps, index: index + 1, at, caught });
  }
  if (wanted.kind === 'gap' || wanted.kind === 'blankGap')
    return fitOver(units, { steps, index, at, caught }, wanted);
  if (unit !== undefined && !isCut && isWanted(unit, wanted)) {
    const next = isCounting(unit, wanted) && caught === -1 ? at : caught;
    const fit = fitAt(units, { steps, index: index + 1, at: at + 1, caught: next });
    if (fit !== null) return fit;
  }
  return wanted.optional ? fitAt(units, { steps, index: index + 1, at, caught }) : null;
}

/** Tries each width of a gap, the narrowest first; no stop and, in a blank gap, no thought is passed over. */
function fitOver(
  units: readonly Unit[],
  { steps, index, at, caught }: Walk,
  { kind, most }: Step,
): { to: number; caught: number } | null {
  for (let width = 0; width <= most; width += 1) {
    const fit = fitAt(units, { steps, index: index + 1, at: at + width, caught });
    if (fit !== null) return fit;
    const passed = units[at + width];
    if (passed === undefined || passed.parted > parting.none) return null;
    // A number belongs to what stands beside it: "64 people, of whom 2 injured" injures two.
    if (passed.count !== null || (kind === 'blankGap' && passed.concepts.size > 0)) return null;
  }
  return null;
}

function isMeant(unit: Unit | undefined, { concepts, words }: Step): boolean {
  return (
    unit !== undefined && (words.includes(unit.word) || concepts.some((name) => unit.concepts.has(name)))
  );
}

function isWanted(unit: Unit, { kind, concepts, words }: Step): boolean {
  if (kind === 'number') return unit.count !== null;
  if (kind === 'one')
    return (
      unit.count !== null ||
      unit.concepts.has('article') ||
      unit.concepts.has('someone') ||
      unit.concepts.has('several')
    );
  return concepts.some((concept) => unit.concepts.has(concept)) || words.includes(unit.word);
}

function isCounting(unit: Unit, { kind }: Step): boolean {
  return (kind === 'number' || kind === 'one') && (unit.count !== null || unit.concepts.size > 0);
}
