import type { Text } from './text.ts';
import { z } from 'zod';
import type { DomainEvent, JournalPosition } from './event.ts';
import { recallMark } from './recall.ts';

/**
 * Stands at a position that this node gave out before its book was set back, and whose record it no longer has: so that
 * no position is given out twice, and the book has no gap.
 */
export type PositionLost = DomainEvent & { readonly type: 'PositionLost' } & Readonly<
    z.infer<typeof positionLostBody>
  >;
export const lostMark = 'PositionLost' satisfies PositionLost['type'];
/** `upTo`: the last position known to have been given out. */
export const positionLostBody = z.strictObject({ upTo: z.int().positive() });

/**
 * This node's own mark in a stream: the record at `position`, written after the book was set back, stands for every node
 * where this mark stands. Under its first position others hold what this node had said before.
 */
export type RecordMoved = DomainEvent & { readonly type: 'RecordMoved' } & Readonly<
    z.infer<typeof recordMovedBody>
  >;
export const movedMark = 'RecordMoved' satisfies RecordMoved['type'];
export const recordMovedBody = z.strictObject({ position: z.int().positive() });

/** Marks may stand in a stream of any kind; no decider ever sees them, and none of them leaves. */
export const marks: ReadonlySet<string> = new Set([recallMark, movedMark]);

/** What of one record the moving of records has to know. In: of one book, in the order of its positions. */
export interface Header {
  readonly position: JournalPosition;
  readonly stream: string;
  /** `own`: written here; `returned`: this node's own, given back; `moved`: a mark; `other`: all the rest. */
  readonly kind: 'own' | 'returned' | 'moved' | 'other';
  /** Of a mark: the record that it moves. */
  readonly moves?: JournalPosition;
}

/**
 * Which records must be moved beyond `upTo`, in order. Those at a position that had been given out before, those after
 * them in their stream (whose order must stay), and those in whose stream something came back after them, which they had
 * not seen. In: everything written since `after`, the last position known to be the same. Empty: nothing more to do.
 */
export function recordsToMove(
  headers: readonly Header[],
  { after, upTo }: { readonly after: JournalPosition; readonly upTo: JournalPosition },
): readonly JournalPosition[] {
  const movedTo = new Map(
    headers.flatMap(({ moves, position }) => (moves === undefined ? [] : [[moves, position]])),
  );
  const returned = new Map<string, JournalPosition>();
  for (const { kind, stream, position } of headers) if (kind === 'returned') returned.set(stream, position);
  const placedUpTo = new Map<string, JournalPosition>();
  const due: JournalPosition[] = [];
  for (const { kind, stream, position } of headers) {
    if (kind !== 'own' || position <= after) continue;
    const behind = placedUpTo.get(stream) ?? 0;
    const before = movedTo.get(position);
    const isDue =
      before === undefined &&
      (position <= upTo || behind > position || (returned.get(stream) ?? 0) > position);
    if (isDue) due.push(position);
    placedUpTo.set(stream, Math.max(behind, isDue ? Number.POSITIVE_INFINITY : (before ?? 0)));
  }
  return due;
}

/** A stretch of the book that was declared: after `after` up to `upTo` it once held other records. */
export interface Stretch {
  readonly after: JournalPosition;
  readonly upTo: JournalPosition;
}

/** True where the position lies in one of these stretches. */
export function isWithin(position: JournalPosition, stretches: readonly Stretch[]): boolean {
  return stretches.some(({ after, upTo }) => position > after && position <= upTo);
}

/** The one stream in which a node says what became of its book. */
export const bookStream = 'book/node';
/** What ends a resumption, done or not; the event before it in the stream declares the stretch. */
export const resumptionEnds: ReadonlySet<string> = new Set(['BookResumed', 'ResumptionStopped']);
/** What an event that declares or ends a stretch says of it, whatever else it says. */
export const stretchBody = z.object({ after: z.int().min(0), upTo: z.int().min(0) });

/**
 * Stretches over which a book was put in order, by its own stream: what stands there is known to differ from what others
 * were told. An order that was stopped put nothing in order: the same two persons could else excuse a book that was
 * rewritten, by an order that is refused and one that then is not.
 */
export function stretchesResumed(
  history: readonly { readonly type: string; readonly body: unknown }[],
): readonly Stretch[] {
  return history.flatMap(({ type, body }) => (type === 'BookResumed' ? [stretchBody.parse(body)] : []));
}

/** Why a book that was set back goes on as it is: a closed list, so that no sentence about a person stands in the book. */
export const resumptionReasons = ['no_newer_backup', 'newest_damaged', 'agreed_in_writing'] as const;
export type ResumptionReason = (typeof resumptionReasons)[number];

/** Why a peer cannot give back what it holds. */
export const withoutReasons = ['unreachable', 'lost_its_own', 'declines', 'left'] as const;
export type WithoutReason = (typeof withoutReasons)[number];

/** Why a book may not go on as things stand, and why what was ordered could not be carried out. */
export const resumptionRefusals = [
  'not_set_back',
  'peer_not_returned',
  'peer_word_holed',
  'margin_missing',
  'book_rewritten',
  'stretch_changed',
  'stretch_too_long',
] as const;
export type ResumptionRefusal = (typeof resumptionRefusals)[number];

/** Why a book that was set back goes on. */
export const resumptionReasonText = {
  no_newer_backup: { en: 'There is no newer backup', fr: 'Aucune sauvegarde plus récente' },
  newest_damaged: { en: 'The newest cannot be restored', fr: 'La plus récente est inutilisable' },
  agreed_in_writing: { en: 'Both states agreed in writing', fr: 'Accord écrit des deux États' },
} as const satisfies Record<ResumptionReason, Text>;
