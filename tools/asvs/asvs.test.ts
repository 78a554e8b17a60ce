import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { answers, coverageOf, readRegister, type Requirement } from './register.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const register = readRegister(readFileSync(join(root, 'docs/asvs.csv'), 'utf8'));
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const idsOf = (found: readonly Requirement[]): readonly string[] => found.map(({ id }) => id);

/** Sections of OWASP ASVS 5.0.0 with the number of requirements in each, as published. */
const published: Readonly<Record<string, readonly number[]>> = {
  V1: [2, 10, 12, 3, 3],
  V2: [3, 3, 5, 2],
  V3: [1, 3, 5, 8, 8, 1, 5],
  V4: [5, 5, 2, 4],
  V5: [1, 6, 3, 3],
  V6: [3, 12, 8, 6, 8, 4, 2, 4],
  V7: [3, 4, 2, 5, 3, 2],
  V8: [4, 4, 3, 2],
  V9: [3, 4],
  V10: [2, 3, 5, 16, 5, 2, 3],
  V11: [4, 5, 5, 4, 2, 2, 2],
  V12: [5, 2, 5],
  V13: [4, 6, 4, 7],
  V14: [2, 8, 3],
  V15: [5, 5, 7, 4],
  V16: [1, 5, 4, 3, 4],
  V17: [2, 8, 2],
};
const publishedIds = Object.entries(published).flatMap(([chapter, sections]) =>
  sections.flatMap((count, section) =>
    Array.from({ length: count }, (_, index) => `${chapter}.${section + 1}.${index + 1}`),
  ),
);

describe('the register of OWASP ASVS 5.0.0', () => {
  test('holds each of the 345 requirements once, in their order', () => {
    expect(idsOf(register)).toEqual(publishedIds);
    expect(register).toHaveLength(345);
  });

  test('has the levels as published: 70, 183, 92', () => {
    const counts = [1, 2, 3].map((level) => register.filter((one) => one.level === level).length);
    expect(counts).toEqual([70, 183, 92]);
  });

  test('answers with a word of its list, and says why in both languages', () => {
    const faulty = register.filter(
      ({ answer, note, noteFr }) =>
        !answers.some((one) => one === answer) || note === '' || noteFr === '' || note === noteFr,
    );
    expect(idsOf(faulty)).toEqual([]);
  });

  test('shows whatever is met, wholly or in part', () => {
    const faulty = register.filter(
      ({ answer, by }) => (answer === 'met' || answer === 'partly') && by.length === 0,
    );
    expect(idsOf(faulty)).toEqual([]);
  });

  test('names only files and tests that exist', () => {
    const gone = register.flatMap(({ id, by }) =>
      by
        .filter(({ path, test: name }) => {
          if (!existsSync(join(root, path))) return true;
          return name !== null && !textOf(path).includes(`'${name}'`);
        })
        .map(({ path, test: name }) => `${id}: ${path}${name === null ? '' : ` > ${name}`}`),
    );
    expect(gone).toEqual([]);
  });

  test('has nothing of level 1 unmet, and nothing of level 2 in authorisation, session, validation and logging', () => {
    const unmet = register.filter(({ answer }) => answer === 'not_met');
    const bound = unmet.filter(
      ({ id, level }) => level === 1 || (level === 2 && /^V(?:2|7|8|16)\./.test(id)),
    );
    expect(idsOf(bound)).toEqual([]);
  });

  test('shows authorisation, session, validation and logging at level 2 by tests where the program can', () => {
    const bound = register.filter(({ id, level }) => level <= 2 && /^V(?:2|7|8|16)\./.test(id));
    const untested = bound.filter(
      ({ answer, by }) =>
        answer === 'met' && by.every(({ test: name, path }) => name === null && !path.endsWith('.md')),
    );
    expect(idsOf(untested)).toEqual([]);
  });

  test('is shown by tests for sixty in a hundred of what applies, or more', () => {
    const coverage = coverageOf(register);
    process.stdout.write(`ASVS 5.0.0: ${JSON.stringify(coverage)}\n`);
    expect(coverage.ofApplicable).toBeGreaterThanOrEqual(60);
  });
});

test('a register with other columns is not read', () => {
  expect(() => readRegister('id,answer\nV1.1.1,met\n')).toThrow('columns');
});

test('a quoted field keeps its commas and quotes', () => {
  const text = 'id,level,answer,by,note,note_fr\nV1.1.1,2,met,a.ts > b | c.md,"one, ""two""",trois\n';
  expect(readRegister(text)).toEqual([
    {
      id: 'V1.1.1',
      level: 2,
      answer: 'met',
      by: [
        { path: 'a.ts', test: 'b' },
        { path: 'c.md', test: null },
      ],
      note: 'one, "two"',
      noteFr: 'trois',
    },
  ]);
});
