import { canonicalText } from '../../src/kernel/canonical.ts';

/** Figures that were compared, and those that differ from the truth, by name. */
export interface Differences {
  equal(name: string, told: unknown, wanted: unknown): void;
  /** Numbers that may differ by what floating point loses. */
  close(name: string, told: readonly number[], wanted: readonly number[]): void;
  add(said: string): void;
  compared(): number;
  all(): readonly string[];
}

const lossMax = 1e-9;

export function createDifferences(): Differences {
  const found: string[] = [];
  let compared = 0;
  const add = (said: string): void => void found.push(said.slice(0, 1_500));
  return {
    add,
    equal(name, told, wanted) {
      compared += 1;
      const [one, other] = [textOf(told), textOf(wanted)];
      if (one !== other) add(`${name}: ${one} where ${other} is true`);
    },
    close(name, told, wanted) {
      compared += wanted.length;
      const isNear = (one: number, other: number): boolean =>
        Math.abs(one - other) <= lossMax * Math.max(1, Math.abs(other));
      if (told.length !== wanted.length || told.some((one, at) => !isNear(one, wanted[at] ?? Number.NaN)))
        add(`${name}: ${told.join(' ')} where ${wanted.join(' ')} is true`);
    },
    compared: () => compared,
    all: () => found,
  };
}

function textOf(value: unknown): string {
  return value === undefined ? 'nothing' : canonicalText(JSON.parse(JSON.stringify(value)));
}
