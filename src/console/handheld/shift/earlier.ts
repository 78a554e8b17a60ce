import type { Entry } from '../queue/entry.ts';
import type {
  ControlResult,
  Found,
  Method,
} from '../../../operations/freight/view/handheld/freight-words.ts';

/** One result of a passage, as this device shows it before the next control. */
export interface EarlierResult {
  readonly method: Method | null;
  readonly result: ControlResult;
  readonly found: Found | null;
  readonly at: string;
  /** True: recorded by this device; it may still wait to be sent. */
  readonly isOwn: boolean;
}

/** A passage that may be the one at hand. */
export interface EarlierPassage {
  readonly passage: string;
  /** The plate reads exactly so, or like it: O and 0, I and 1, B and 8 ... */
  readonly likeness: 'same' | 'alike';
  /** What can be shown of its plate: whole for one’s own entries, the last two signs for others’. */
  readonly hint: string;
  readonly openedAt: string;
  readonly place: string;
  readonly results: readonly EarlierResult[];
  /** Passages that a person has joined to it. */
  readonly group: readonly string[];
}

/** Letters and figures of a plate as typed, upper case, nothing between. */
export function plateForm(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '');
}

const twins: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  B: '8',
  S: '5',
  Z: '2',
  G: '6',
};

/** The same with signs that are mistaken for one another as one. */
export function plateShape(typed: string): string {
  return plateForm(typed).replaceAll(/[A-Z]/g, (sign) => twins[sign] ?? sign);
}

/** What this device itself recorded of a plate, without asking anybody: newest first, the exact plate before the alike. */
export function ownEarlier(entries: readonly Entry[], plate: string): readonly EarlierPassage[] {
  const form = plateForm(plate);
  const shape = plateShape(plate);
  if (form.length < 2) return [];
  const found = entries.flatMap((entry): EarlierPassage[] => {
    const typed = plateIn(entry);
    if (typed === null || plateShape(typed) !== shape) return [];
    return [
      {
        passage: entry.passage,
        likeness: plateForm(typed) === form ? 'same' : 'alike',
        hint: typed,
        openedAt: entry.recordedAt,
        place: textOf(entry.fields['place']),
        results: resultsOf(entries, entry.passage),
        group: [],
      },
    ];
  });
  return ranked(found);
}

/** Life first, then the exact plate, then the newest. */
export function ranked(passages: readonly EarlierPassage[]): readonly EarlierPassage[] {
  const rank = ({ likeness, results }: EarlierPassage) =>
    (results.some(({ found }) => found !== null) ? 0 : 2) + (likeness === 'same' ? 0 : 1);
  return passages.toSorted((a, b) => rank(a) - rank(b) || laterFirst(a.openedAt, b.openedAt));
}

/** The device’s own view where it knows the passage: it holds what was not sent yet; the node’s for all others. */
export function withoutDoubles(
  own: readonly EarlierPassage[],
  told: readonly EarlierPassage[],
): readonly EarlierPassage[] {
  const known = new Map(told.map((passage) => [passage.passage, passage]));
  const merged = own.map((mine) => {
    const theirs = known.get(mine.passage);
    const others = theirs?.results.filter(({ at }) => !mine.results.some((one) => one.at === at)) ?? [];
    return { ...mine, results: newestFirst([...mine.results, ...others]) };
  });
  const mine = new Set(own.map(({ passage }) => passage));
  return ranked([...merged, ...told.filter(({ passage }) => !mine.has(passage))]);
}

function plateIn({ command, fields, standing }: Entry): string | null {
  if (command !== 'open-passage' || standing.phase === 'set_aside') return null;
  const plate = fields['tractorPlate'] ?? fields['trailerPlate'];
  return typeof plate === 'string' ? plate : null;
}

function resultsOf(entries: readonly Entry[], passage: string): readonly EarlierResult[] {
  const results = entries.flatMap((entry): EarlierResult[] => {
    if (entry.passage !== passage || entry.standing.phase === 'set_aside') return [];
    const { command, fields, recordedAt: at } = entry;
    // Written by this program: the shapes are those of `drafts.ts`.
    const found = (fields['found'] ?? null) as Found | null;
    if (command === 'note-people-met')
      return [{ method: null, result: 'people_found', found, at, isOwn: true }];
    if (command !== 'record-control') return [];
    const { method, result } = fields as { readonly method: Method; readonly result: ControlResult };
    return [{ method, result, found, at, isOwn: true }];
  });
  return newestFirst(results);
}

function newestFirst(results: readonly EarlierResult[]): readonly EarlierResult[] {
  return results.toSorted((a, b) => laterFirst(a.at, b.at));
}

/** UTC texts compare as they read; equal ones keep their order. */
function laterFirst(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? 1 : -1;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
