import type { Entry } from '../queue/entry.ts';

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
