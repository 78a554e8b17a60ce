import type { BoatEventOf, Held } from './events-boat.ts';
import type { Counted } from './wire.ts';

/** One thing asked of the safeguarding desk, as a boat holds it. */
export type Task = Held['safeguarding'][number];

/** Who needs somebody, how tasks for them are named, and how many a count by hand says. */
export const needs: readonly {
  readonly kind: BoatEventOf<'SafeguardingAsked'>['kind'];
  readonly letters: string;
  /** Null: not yet counted. */
  readonly of: (counted: Counted) => number | null;
  /** True where whoever was counted afloat is counted ashore as well. Somebody hurt at each may be two. */
  readonly lasts: boolean;
}[] = [
  {
    kind: 'unaccompanied_child_referral',
    letters: 'uc',
    of: ({ childrenAlone }) => childrenAlone,
    lasts: true,
  },
  { kind: 'medical_check', letters: 'mc', of: ({ injured }) => injured, lasts: false },
];

/** How many of a task are still counted for this boat: asked for, less those whose count was taken away. */
export function standingOf({ count, withdrawn = [] }: Pick<Task, 'count' | 'withdrawn'>): number {
  // Two nodes may each take the same count away without sight of the other.
  return Math.max(0, count - sum(withdrawn));
}

/** Somebody is still needed: counted for this boat, and nobody has said who has them. */
export function isStillAsked(task: Pick<Task, 'count' | 'withdrawn' | 'done'>): boolean {
  return task.done === undefined && standingOf(task) > 0;
}

/** Since when somebody has people in hand whose count was taken away after that, and was not told; null: nobody has. */
export function untoldSince({ withdrawn = [], done, told }: Task): Task['dueAt'] | null {
  if (done === undefined || told !== undefined) return null;
  return withdrawn.find(({ at }) => at >= done.at)?.at ?? null;
}

/** How many of those of a contact a task met again. */
export function againOf({ again }: Pick<Task, 'again'>, contact: string): number {
  return sum(again.filter(isOf(contact)));
}

/** Whether something is of a contact. */
export function isOf(contact: string): (one: { readonly contact: string }) => boolean {
  return (one) => one.contact === contact;
}

/** All that is counted, together. */
export function sum(all: readonly { readonly count: number }[]): number {
  return all.reduce((total, { count }) => total + count, 0);
}
