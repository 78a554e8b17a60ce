import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The project as text: path from the root, with `/`, to content. Checks see nothing else, so tests can plant faults. */
export type Tree = ReadonlyMap<string, string>;

/** One thing that is not as it must be: the rule, the place, and what to do. */
export interface Finding {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

const leftOut = new Set(['node_modules', '.git', 'dist', '.cache', '.data', 'coverage']);
const binary = /\.(?:png|jpg|webp|woff2?|ico|gz|pdf|tgz)$/;

/** Reads every text file below a folder, without what is installed or built. */
export function readTree(root: string): Tree {
  const files = new Map<string, string>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !leftOut.has(entry.name)) visit(path);
      if (entry.isFile() && !binary.test(entry.name) && entry.name !== '.git')
        files.set(relative(root, path).replaceAll(sep, '/'), readFileSync(path, 'utf8'));
    }
  };
  visit(root);
  return files;
}

/** `rule: path:line: what`, one line a finding, in a settled order. */
export function lines(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, path, line, what }) => `${rule}: ${path}:${line}: ${what}`).toSorted();
}

/** True for source that the language checks read. */
export function isSource(path: string): boolean {
  return /\.(?:ts|tsx)$/.test(path) && !path.endsWith('.d.ts');
}

/** True for a test, which may do what the code it proves may not. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** True for what serves tests only, told by its name: given-when-then, recordings, fakes, samples, test servers, golden sheets. */
export function isSupport(path: string): boolean {
  return /(?:^|\/)(?:(?:given|recorded|fake|sample)s?(?:-[\w-]+)?|(?:test|golden)-[\w-]+)\.tsx?$/.test(path);
}

/** The line, from 1, of an offset. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
