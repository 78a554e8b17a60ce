import type { Entry } from '../queue/entry.ts';
import { searchEntryId } from './drafts.ts';
import { type SealState, sealStates } from '../../../operations/freight/view/handheld/freight-words.ts';

/** A search of this device that is not at its end. */
export interface OpenSearch {
  readonly passage: string;
  readonly plate: string;
  readonly at: string;
  /** The team it was offered to last; null: to none. */
  readonly offeredTo: string | null;
}

const goesOn = new Set(['open_and_search', 'second_method', 'hold', 'medical']);

/** Passages whose last control on this device says that something must follow; newest first. */
export function openSearches(entries: readonly Entry[]): readonly OpenSearch[] {
  const told = entries.filter(({ standing }) => standing.phase !== 'set_aside');
  const last = new Map<string, Entry>();
  for (const entry of told) if (entry.command === 'record-control') last.set(entry.passage, entry);
  return [...last.values()]
    .filter(({ fields }) => goesOn.has(String(fields['next'])))
    .map(({ passage, recordedAt }) => {
      const opening = told.find((one) => one.command === 'open-passage' && one.passage === passage);
      const offer = told.findLast((one) => one.command === 'propose-takeover' && one.passage === passage);
      const plate = opening?.fields['tractorPlate'] ?? opening?.fields['trailerPlate'];
      return {
        passage,
        plate: typeof plate === 'string' ? plate : '',
        at: recordedAt,
        offeredTo: offer === undefined ? null : String(offer.fields['to']),
      };
    })
    .toReversed();
}

/** The name of the search that this device begins on a passage: always the same, so it is begun once. */
export function searchOf(passage: string): string {
  return `q-${passage.slice(2)}`;
}

/** True where an earlier offer of this device began the search of a passage. */
export function isSearchBegun(entries: readonly Entry[], passage: string): boolean {
  const begun = searchEntryId(searchOf(passage));
  return entries.some(({ id }) => id === begun);
}

/** How the last control of this device that looked at the seal of a passage left it; null: none did. */
export function sealLeft(entries: readonly Entry[], passage: string): SealState | null {
  const looked = entries.findLast(
    (one) =>
      one.command === 'record-control' &&
      one.passage === passage &&
      one.standing.phase !== 'set_aside' &&
      one.fields['seal'] !== null,
  );
  // Written by `drafts.ts`.
  const { after } = (looked?.fields['seal'] ?? {}) as { readonly after?: unknown };
  return sealStates.find((state) => state === after) ?? null;
}
