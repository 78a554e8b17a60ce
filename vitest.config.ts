import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The console's rooms in a real browser: mostly waiting for one another, so three files at a time on two cores, after the plain tests. */
const browser = ['{src,tools}/**/*.browser.test.ts'];
/** Tests of pure rooms: nothing of one file can be felt in another. */
const pure = ['src/{kernel,policy,standards,flows,operations,inquiry,cases,oversight}/**/*.test.ts'];
/** A proof that plays on every core: nothing beside it, so that how long it takes says something. */
const alone = ['drills/**/*.alone.test.ts'];
/** What the software exists to make impossible, before whatever may be left out: long ones, so they begin before the rooms in a browser. */
const first = ['drills/**/*.first.test.ts'];
/** Tests whose clocks mean something, and long ones of set-up: one file at a time. */
const heavy = ['drills/**/*.test.ts', '{src,tools}/**/*.heavy.test.ts'];
/** Long proofs without a clock of their own, and benchmarks, which here only show that they give right rows: three files at a time, since they wait for stores and processes. */
const steady = ['drills/**/*.steady.test.ts', 'bench/**/*.test.ts'];
/** Proofs with a clock: one at a time, after all others. */
const timed = ['drills/**/*.timed.test.ts'];
/** What comes late is left out, and told, where a slow machine has no time left: `longestSeconds` is what one test takes there. */
const late = (longestSeconds: number) => ({
  setupFiles: ['./tools/set-up/time-left.ts'],
  env: { STRAIT_TEST_LONGEST: String(longestSeconds) },
});
/*
 * Modules of `pure` and `unit` are read once a worker, not once a file: rooms keep next to nothing at their modules' top,
 * and a test that changes something of its process (timers, globals) puts it back.
 */
/** What is waited for may be late on a busy machine; what must be quick is measured in `bench`. */
const shared = {
  pool: 'forks',
  testTimeout: 30_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 10_000 } },
} as const;

class FirstThingsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isFirst = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith('.first.test.ts');
    return [...sorted.filter(isFirst), ...sorted.filter((file) => !isFirst(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: FirstThingsFirst },
    projects: [
      {
        test: {
          ...shared,
          name: 'pure',
          include: pure,
          isolate: false,
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'unit',
          isolate: false,
          include: ['{src,tools}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', ...pure, ...browser, ...heavy],
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'alone',
          include: alone,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          name: 'first',
          globalSetup: './tools/set-up/built-console.js',
          include: first,
          maxWorkers: 3,
          testTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...shared,
          ...late(150),
          name: 'browser',
          globalSetup: './tools/set-up/built-console.js',
          include: browser,
          maxWorkers: 3,
          testTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...shared,
          ...late(150),
          name: 'heavy',
          globalSetup: './tools/set-up/built-console.js',
          include: heavy,
          exclude: ['**/node_modules/**', ...alone, ...first, ...steady, ...timed],
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 180_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          ...shared,
          ...late(200),
          name: 'steady',
          globalSetup: './tools/set-up/built-console.js',
          include: steady,
          maxWorkers: 3,
          testTimeout: 180_000,
          sequence: { groupOrder: 4 },
        },
      },
      {
        test: {
          ...shared,
          ...late(150),
          name: 'timed',
          globalSetup: './tools/set-up/built-console.js',
          include: timed,
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 180_000,
          sequence: { groupOrder: 5 },
        },
      },
    ],
  },
});
