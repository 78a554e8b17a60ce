import type { Draft, Entry } from '../queue/entry.ts';
import type { UtcText } from '../../../kernel/time.ts';
import type { EarlierPassage } from './earlier.ts';

/**
 * What was heard of one passage of this device once the node had it: the entry that another team made of what may be the
 * same vehicle meanwhile, and what a person says of it. `other` null: the node was asked, and there is none.
 */
export interface Double {
  readonly mine: string;
  readonly plate: string;
  readonly other: EarlierPassage | null;
  readonly choice: 'same' | 'apart' | null;
}

/** Remembered of one device: as many as entries stay on the list of its shift. */
export const doublesMax = 400;
/** Longer apart, the same plate is another journey: a team takes no lorry for the one of last night. */
const apartHoursMax = 6;

/** Whether entries at two moments, UTC texts, can be of one journey. */
export function isOneJourney(one: string, other: string): boolean {
  return Math.abs(Date.parse(one) - Date.parse(other)) <= apartHoursMax * 3_600_000;
}

/** Passages of this device that the node holds and that it was not asked about yet; without a plate nothing is asked. */
export function toAskAbout(entries: readonly Entry[], doubles: readonly Double[]): readonly Entry[] {
  const asked = new Set(doubles.map(({ mine }) => mine));
  return entries.filter(
    (entry) =>
      entry.command === 'open-passage' &&
      entry.standing.phase === 'kept' &&
      plateOf(entry) !== '' &&
      !asked.has(entry.passage),
  );
}

/** The plate of an opening as typed; empty where there was none. */
export function plateOf({ fields }: Pick<Entry, 'fields'>): string {
  const plate = fields['tractorPlate'] ?? fields['trailerPlate'];
  return typeof plate === 'string' ? plate : '';
}

/**
 * The entry of another team that a person must look at: same plate, same place, within hours of this one, none of this
 * device, not joined to it already. People found first, then the nearest in time. Software decides nothing.
 */
export function doubleOf(opening: Entry, told: readonly EarlierPassage[], own: ReadonlySet<string>): Double {
  const { passage: mine, fields } = opening;
  const away = ({ openedAt }: EarlierPassage): number =>
    Math.abs(Date.parse(openedAt) - Date.parse(opening.recordedAt));
  const [other = null] = told
    .filter(
      (one) =>
        one.likeness === 'same' &&
        one.place === fields['place'] &&
        !own.has(one.passage) &&
        !one.group.includes(mine) &&
        isOneJourney(one.openedAt, opening.recordedAt),
    )
    .toSorted((one, next) => Number(hasPeople(next)) - Number(hasPeople(one)) || away(one) - away(next));
  return { mine, plate: plateOf(opening), other, choice: null };
}

function hasPeople({ results }: EarlierPassage): boolean {
  return results.some(({ found }) => found !== null);
}

/** Those that wait for a person. */
export function openDoubles(
  doubles: readonly Double[],
): readonly (Double & { readonly other: EarlierPassage })[] {
  return doubles.flatMap((one) =>
    one.other !== null && one.choice === null ? [{ ...one, other: one.other }] : [],
  );
}

/** The join that a person said: reversible, both entries stay as they were made. */
export function draftOfJoin(
  { mine, other }: { readonly mine: string; readonly other: string },
  at: UtcText,
): Draft {
  return {
    id: `join.${mine}.${other}`.slice(0, 64),
    command: 'join-passages',
    fields: { passage: mine, other, grade: 'probable', reason: 'same_plate' },
    passage: mine,
    urgency: 'plain',
    recordedAt: at,
    needs: [],
    bytes: 0,
  };
}

/** What was kept by an earlier run; of another shape: nothing, and the node is asked again. */
export function readDoubles(kept: unknown): readonly Double[] {
  return Array.isArray(kept) && kept.every(isDouble) ? kept : [];
}

function isDouble(one: unknown): one is Double {
  return (
    typeof one === 'object' &&
    one !== null &&
    'mine' in one &&
    'plate' in one &&
    'other' in one &&
    'choice' in one
  );
}
