import type { SameCaller } from '../../kernel/caller-mark.ts';
import type { CallerState } from './decide-caller.ts';

/** One caller as the board's own reader sees it: by whom it was taken, and what it bears. */
export interface BornMarks extends Pick<CallerState, 'borne'> {
  readonly subject: string;
  /** The node whose caller it is. */
  readonly origin: string;
}

/** More pairs than this no night has; those of the newest epochs come first. */
const pairsMax = 2_000;

/**
 * Callers of one telephone that two nodes took, each pair once: of one mark under one joint key, and of two origins. That
 * one node has two callers of one telephone is its own vault's to say.
 */
export function sameCallersOf(callers: readonly BornMarks[]): readonly SameCaller[] {
  const byMark = new Map<string, BornMarks[]>();
  for (const caller of callers)
    for (const mark of Object.keys(caller.borne)) byMark.set(mark, [...(byMark.get(mark) ?? []), caller]);
  const pairs = new Map<string, SameCaller>();
  for (const [mark, bearers] of byMark)
    for (const [one, other] of pairsIn(bearers)) {
      const [subject, twin] =
        one.subject < other.subject ? [one.subject, other.subject] : [other.subject, one.subject];
      const epoch = one.borne[mark] ?? 0;
      const name = `${subject} ${twin}`;
      if ((pairs.get(name)?.epoch ?? 0) < epoch) pairs.set(name, { subject, twin, epoch });
    }
  return [...pairs.values()].toSorted(inOrder).slice(0, pairsMax);
}

function pairsIn(bearers: readonly BornMarks[]): readonly (readonly [BornMarks, BornMarks])[] {
  return bearers.flatMap((one, at) =>
    bearers
      .slice(at + 1)
      .filter(({ origin, subject }) => origin !== one.origin && subject !== one.subject)
      .map((other) => [one, other] as const),
  );
}

function inOrder(one: SameCaller, other: SameCaller): number {
  if (one.epoch !== other.epoch) return other.epoch - one.epoch;
  return `${one.subject} ${one.twin}` < `${other.subject} ${other.twin}` ? -1 : 1;
}
