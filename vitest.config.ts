import { defineConfig } from 'vitest/config';

/** Tests that start servers, browsers or long proofs: one file at a time, after the others, so that their clocks mean something. */
const heavy = ['drills/**/*.test.ts', 'bench/**/*.test.ts', '{src,tools}/**/*.{heavy,browser}.test.ts'];
const shared = { pool: 'forks', testTimeout: 30_000, hookTimeout: 120_000 } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['{src,tools}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', ...heavy],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'heavy',
          include: heavy,
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
