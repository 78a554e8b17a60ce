import type { Beside, StreamPart } from '../../journal/port.ts';
import type { Handling } from '../../kernel/marking.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Who } from '../who.ts';
import type { Desk } from './parts.ts';
import { sealNew } from './seal.ts';

/**
 * A typed reason is itself free text about a person: the oversight's, kept as long as the log that names it. Five
 * years: our own rule.
 */
const noteHandling: Handling = {
  purpose: 'oversight',
  marking: 'official_sensitive',
  release: 'never',
  keepDays: 1826,
  personal: true,
};

/** What is appended beside the act that the note gives the reason for. */
export interface Note {
  /** The note's own subject; null where nothing was typed. */
  readonly subject: string | null;
  readonly parts: readonly StreamPart[];
  readonly beside: readonly Beside[];
}

/** Seals a typed reason under a subject of its own. Nobody needs leave to say why. */
export async function sealNote(
  desk: Desk,
  who: Who,
  { text, at }: { text: string | null; at: Instant },
): Promise<Note> {
  if (text === null) return { subject: null, parts: [], beside: [] };
  const subject = `s-${desk.ids().replaceAll('-', '')}`;
  const { also, beside } = await sealNew(desk, {
    subject,
    subjectKind: 'note',
    handling: noteHandling,
    details: [{ kind: 'reason', text }],
    owner: who.agency ?? desk.agency,
    at,
  });
  return { subject, parts: also, beside };
}
