import { type RefObject, useRef, useState } from 'react';
import { useKeys } from '../../../kit/elements/keys.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';
import type { ListedReport } from '../report/report-groups.ts';
import { isPickable, pickedBetween, takenTogether } from '../report/report-selection.ts';

/** Which reports one act will be over. */
export interface ReportChoice {
  readonly chosen: ReadonlySet<string>;
  /** Of those chosen what is still in sight and may be answered together. */
  readonly taken: readonly ListedReport[];
  readonly pickable: number;
  /** `isRange`: with all between it and the one chosen before. */
  readonly toggle: (report: string, isRange: boolean) => void;
  readonly all: () => void;
  readonly none: () => void;
}

const box = 'input.report-pick';

/** Choosing by pointer and by key: `j` `k` from one to the next, `x` this one, `X` all from the last one, `*` all shown. */
export function useReportChoice(
  shown: readonly ListedReport[],
  list: RefObject<HTMLElement | null>,
): ReportChoice {
  const { singleKeys } = useRoom();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  const toggle = (report: string, isRange: boolean): void => {
    const from = anchor.current;
    const between = isRange && from !== null ? pickedBetween(shown, from, report) : [];
    anchor.current = report;
    setChosen((now) => {
      if (between.length > 0) return new Set([...now, ...between]);
      const next = new Set(now);
      if (!next.delete(report)) next.add(report);
      return next;
    });
  };
  const all = (): void => setChosen(new Set(shown.filter(isPickable).map(({ report }) => report)));
  const move = (steps: number): boolean => {
    const boxes = [...(list.current?.querySelectorAll<HTMLInputElement>(box) ?? [])];
    const at = boxes.findIndex((one) => one === document.activeElement);
    const next = boxes[Math.min(boxes.length - 1, Math.max(0, at + steps))];
    next?.focus();
    return next !== undefined;
  };
  const pick = (isRange: boolean): boolean => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLInputElement) || !focused.matches(box)) return false;
    if (focused.getAttribute('aria-disabled') !== 'true') toggle(focused.value, isRange);
    return true;
  };
  useKeys(
    singleKeys
      ? {
          j: () => move(1),
          k: () => move(-1),
          x: () => pick(false),
          X: () => pick(true),
          '*': all,
        }
      : {},
  );
  return {
    chosen,
    taken: takenTogether(shown, chosen),
    pickable: shown.filter(isPickable).length,
    toggle,
    all,
    none: () => setChosen(new Set()),
  };
}
