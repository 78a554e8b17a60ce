import type { Position } from '../../../kernel/geo.ts';
import type { Measure } from './scene.ts';

/** The measuring line: the first click sets its start, the second its end, the third begins anew. */
export function createMeasureTool() {
  let line: Measure = [];
  let active = false;
  // Both ends stand: the line no longer follows the pointer.
  let fixed = false;
  return {
    get active() {
      return active;
    },
    line: () => line,
    set(on: boolean): void {
      active = on;
      fixed = false;
      if (!on) line = [];
    },
    click(at: Position): void {
      const [from] = line;
      const begins = from === undefined || fixed;
      line = begins ? [at] : [from, at];
      fixed = !begins;
    },
    /** Answers true where the line moved with the pointer. */
    follow(at: Position | null): boolean {
      const [from] = line;
      if (!active || fixed || at === null || from === undefined) return false;
      line = [from, at];
      return true;
    },
  };
}

export type MeasureTool = ReturnType<typeof createMeasureTool>;
