import type { Import } from './imports.ts';
import { type Finding, isSource, isSupport, isTest, type Tree } from './tree.ts';

/** Files that something other than an import starts: programs, pages, configurations. */
const entries = [
  /^src\/node\/main\.ts$/,
  /^src\/console\/main\.tsx?$/,
  /^(?:drills\/prove|bench\/run)\.ts$/,
  /^[\w.-]+\.config\.ts$/,
  /(?:^|\/)[\w-]+\.worker\.ts$/,
  // Given to vitest by its path.
  /^tools\/set-up\/reporter\.ts$/,
  // Programs of the developers.
  /^tools\/(?:[\w-]+\/)?(?:write-[\w-]+|lock)\.ts$/,
];

/** Modules that a register loads by name: `registered = ['kills', ...]` beside them. */
function isRegistered(tree: Tree, path: string): boolean {
  const [, folder, name] = /^(drills|bench)\/([\w-]+)\.ts$/.exec(path) ?? [];
  const register = tree.get(`${folder}/register.ts`);
  return name !== undefined && register !== undefined && register.includes(`'${name}'`);
}

/** Source files that nobody imports; a file that only tests import is as lonely. */
export function lonerFindings(tree: Tree, imports: readonly Import[]): readonly Finding[] {
  const used = new Set(
    imports
      .filter(({ from, local }) => local && !isTest(from) && !isSupport(from))
      .map(({ target }) => target),
  );
  const forTests = new Set(
    imports.filter(({ from, local }) => local && isTest(from)).map(({ target }) => target),
  );
  return [...tree.keys()].flatMap((path): Finding[] => {
    if (!isSource(path) || isTest(path) || used.has(path)) return [];
    if (entries.some((entry) => entry.test(path)) || isRegistered(tree, path)) return [];
    if (forTests.has(path) && (isSupport(path) || path.startsWith('tools/'))) return [];
    const what = forTests.has(path) ? 'only tests import this file' : 'nobody imports this file';
    return [{ rule: 'loner', path, line: 1, what }];
  });
}
