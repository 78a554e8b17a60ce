import type { UtcText } from '../../../kernel/time.ts';
import type { Found, HelpKind } from '../../../operations/freight/view/handheld/freight-words.ts';
import type { Draft, Entry } from '../queue/entry.ts';
import { openingId } from './drafts.ts';

const needs: Readonly<Record<HelpKind, (found: Found) => number>> = {
  medical: ({ injured, unconscious }) => injured + unconscious,
  child_protection: ({ children }) => children,
};

const helpEntryId = (passage: string, help: HelpKind): string => `help.${help}.${passage}`;

/** Help that the people counted in an entry wait for, as far as this device knows: what it noted itself has come. */
export function helpWanted(entries: readonly Entry[], entry: Entry): readonly HelpKind[] {
  // Written by `drafts.ts`.
  const found = (entry.fields['found'] ?? null) as Found | null;
  if (found === null || entry.standing.phase === 'set_aside') return [];
  const noted = new Set(entries.map(({ id }) => id));
  return (['medical', 'child_protection'] as const).filter(
    (help) => needs[help](found) > 0 && !noted.has(helpEntryId(entry.passage, help)),
  );
}

/** That help has come to the people of a passage: said once, however often it is pressed. */
export function draftOfHelp(passage: string, help: HelpKind, at: UtcText): Draft {
  return {
    id: helpEntryId(passage, help),
    command: 'note-help',
    fields: { passage, help },
    passage,
    urgency: 'life',
    recordedAt: at,
    needs: [openingId(passage)],
    bytes: 0,
  };
}
