import type { DetailKind, OpeningReason } from '../kernel/vault.ts';
import type { Order } from './acts/send-act.ts';

/** What the vault gave, once the opening was written in the book. Held in memory while it is shown; never stored. */
export interface Opened {
  readonly subjects: readonly {
    readonly subject: string;
    readonly kind: string;
    readonly details: readonly { readonly id: string; readonly kind: DetailKind; readonly text: string }[];
  }[];
  /** Subjects of which nothing is open to this desk, or nothing there: the answer is the same. */
  readonly missing: readonly string[];
}

/** At most so many subjects in one opening. */
export const openingMax = 200;

/** The order that opens some kinds of data of some subjects: logged before it is answered. */
export function openingOrder(asked: {
  readonly subjects: readonly string[];
  readonly kinds: readonly DetailKind[];
  readonly reason: OpeningReason;
  readonly reference?: string | null;
  /** The typed reason, where the policy of the state asks for one: sealed before it is written. */
  readonly note?: string | null;
}): Order {
  return {
    path: '/api/vault/open',
    body: {
      subjects: asked.subjects.slice(0, openingMax),
      kinds: asked.kinds,
      reason: asked.reason,
      reference: asked.reference ?? null,
      note: asked.note ?? null,
      recipient: null,
    },
  };
}

/** The text of one kind by subject; a subject with several has them side by side. */
export function textsBySubject(opened: Opened, kind: DetailKind): ReadonlyMap<string, string> {
  return new Map(
    opened.subjects.flatMap(({ subject, details }) => {
      const texts = details.filter((one) => one.kind === kind).map(({ text }) => text);
      return texts.length === 0 ? [] : [[subject, texts.join('; ')] as const];
    }),
  );
}
