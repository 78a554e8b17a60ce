import type { Import } from './imports.ts';
import { type Finding, isSource, isSupport, isTest, type Tree } from './tree.ts';

/** Files that something other than an import starts: programs, pages, configurations. */
const entries = [
  /^src\/node\/main\.ts$/,
  // Given by its path to the process that checks what comes from a peer.
  /^src\/node\/exchange-shapes\.ts$/,
  /^src\/console\/main\.tsx?$/,
  // The drivers’ own page.
  /^src\/console\/driver\/main\.ts$/,
  // The handheld’s own page, and what the browser runs beside it and beside the drivers’.
  /^src\/console\/(?:handheld\/main|page-worker)\.ts$/,
  /^(?:drills\/prove|bench\/run)\.ts$/,
  /^[\w.-]+\.config\.ts$/,
  /(?:^|\/)[\w-]+\.worker\.ts$/,
  // Given to vitest by its path.
  /^tools\/set-up\/(?:reporter|time-left)\.ts$/,
  // Programs of the developers.
  /^tools\/(?:[\w-]+\/)?(?:write-[\w-]+|lock)\.ts$/,
];

/** Modules that a register loads by name: `kills:` or `'kills'` in the register beside them. */
function isRegistered(tree: Tree, path: string): boolean {
  const [, folder, name] = /^(drills|bench)\/([\w-]+)\.ts$/.exec(path) ?? [];
  const register = tree.get(`${folder}/register.ts`);
  return (
    name !== undefined &&
    register !== undefined &&
    new RegExp(`\\b${name}\\b['"]?[:,\\]]|'${name}'`).test(register)
  );
}

function isProof(path: string): boolean {
  return isTest(path) || isSupport(path);
}

function targets(imports: readonly Import[], from: (path: string) => boolean): ReadonlySet<string> {
  return new Set(imports.filter((one) => one.local && from(one.from)).map(({ target }) => target));
}

/** Source files that nobody imports; in the program, a file that only tests import is as lonely. */
export function lonerFindings(tree: Tree, imports: readonly Import[]): readonly Finding[] {
  const used = targets(imports, (path) => !isProof(path));
  const forTests = targets(imports, isProof);
  return [...tree.keys()].flatMap((path): Finding[] => {
    if (!isSource(path) || isTest(path) || used.has(path)) return [];
    if (entries.some((entry) => entry.test(path)) || isRegistered(tree, path)) return [];
    const mayServeTests = isSupport(path) || /^(?:tools|bench|drills)\//.test(path);
    if (forTests.has(path) && mayServeTests) return [];
    const what = forTests.has(path) ? 'only tests import this file' : 'nobody imports this file';
    return [{ rule: 'loner', path, line: 1, what }];
  });
}
