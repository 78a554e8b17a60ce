import type { Import } from './imports.ts';
import { field, isNode, literalText, nameOf, type Node, type Source, walk } from './syntax.ts';
import { type Finding, isTest, type Tree } from './tree.ts';

const wings = 'operations|inquiry|cases|oversight';
const eventsFile = new RegExp(`^(src/(?:${wings})/[^/]+)/events\\.ts$`);

/** The event types of a context: `type XEvent = A | B` names types, each with `type: 'A'` in its shape. */
export function eventTypes(source: Source): readonly string[] {
  const found: string[] = [];
  walk(source.program, (node) => {
    if (node.type !== 'TSTypeAliasDeclaration' || !nameOf(field(node, 'id'))?.endsWith('Event')) return;
    const union = field(node, 'typeAnnotation');
    const members =
      union?.type === 'TSUnionType' && Array.isArray(union['types']) ? union['types'].filter(isNode) : [];
    const parts = members.length > 0 ? members : [union].filter(isNode);
    for (const part of parts) {
      const name = nameOf(field(part, 'typeName'));
      if (name !== null) found.push(name);
    }
  });
  return found;
}

function keysOf(node: Node): readonly string[] {
  const list = Array.isArray(node['properties']) ? node['properties'].filter(isNode) : [];
  return list.flatMap((one) => nameOf(field(one, 'key')) ?? []);
}

/** Keys of every object of a file, each once. */
function allKeys(source: Source): ReadonlySet<string> {
  const keys = new Set<string>();
  walk(source.program, (node) => {
    if (node.type === 'ObjectExpression') for (const key of keysOf(node)) keys.add(key);
  });
  return keys;
}

/** Texts of the `case 'X':` labels inside `evolve`. */
function evolveCases(source: Source): ReadonlySet<string> {
  const cases = new Set<string>();
  walk(source.program, (node, above) => {
    const inEvolve = above.some((outer) => nameOf(field(outer, 'key') ?? field(outer, 'id')) === 'evolve');
    if (node.type !== 'SwitchCase' || !inEvolve) return;
    const label = literalText(field(node, 'test'));
    if (label !== null) cases.add(label);
  });
  return cases;
}

/** The keys of the objects whose every value bears both languages: what a reader can be shown. */
function textKeys(source: Source): ReadonlySet<string> {
  const keys = new Set<string>();
  walk(source.program, (node) => {
    const value = node.type === 'Property' ? field(node, 'value') : null;
    const own = value?.type === 'ObjectExpression' ? keysOf(value) : [];
    const key = nameOf(field(node, 'key'));
    if (key !== null && own.includes('en') && own.includes('fr')) keys.add(key);
  });
  return keys;
}

/** `decide.ts`, and `decide-post.ts` where a context decides over more than one kind of stream. */
function isDecider(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/decide`) && /\/decide(?:-[a-z-]+)?\.ts$/.test(path);
}

/** Each event type of each context has a handling, a schema at the door, a case in `evolve`, and words. */
export function eventFindings(sources: readonly Source[]): readonly Finding[] {
  return sources.flatMap((source) => {
    const folder = eventsFile.exec(source.path)?.[1];
    if (folder === undefined) return [];
    const inFolder = (name: string): readonly Source[] =>
      sources.filter(({ path }) => path === `${folder}/${name}.ts`);
    const handled = new Set(inFolder('policy').flatMap((file) => [...allKeys(file)]));
    const deciders = sources.filter(({ path }) => isDecider(folder, path));
    const evolved = new Set(deciders.flatMap((file) => [...evolveCases(file)]));
    const opened = new Set(inFolder('index').flatMap((file) => [...allKeys(file)]));
    const within = sources.filter(({ path }) => path.startsWith(`${folder}/`) && !isTest(path));
    const worded = new Set(within.flatMap((file) => [...textKeys(file)]));
    return eventTypes(source).flatMap((type): Finding[] => {
      const at = { rule: 'events', path: source.path, line: 1 };
      return [
        ...(handled.has(type) ? [] : [{ ...at, what: `${type} has no handling in policy.ts` }]),
        ...(evolved.has(type) ? [] : [{ ...at, what: `${type} has no case in evolve` }]),
        ...(opened.has(type) ? [] : [{ ...at, what: `${type} has no schema in index.ts` }]),
        ...(worded.has(type)
          ? []
          : [{ ...at, rule: 'event-words', what: `${type} has no words in both languages` }]),
      ];
    });
  });
}

const registered = new RegExp(`^src/((?:${wings})/[^/]+|standards/[^/]+|feeds/[^/]+|exchange/[^/]+)/`);

/** Contexts, standards, feeds and partners whose folder nothing outside it imports. */
export function folderFindings(tree: Tree, imports: readonly Import[]): readonly Finding[] {
  const folders = new Set([...tree.keys()].flatMap((path) => registered.exec(path)?.[0] ?? []));
  const used = imports.filter(({ from, target }) => {
    const folder = registered.exec(target)?.[0];
    return folder !== undefined && !from.startsWith(folder) && !/\.test\.tsx?$/.test(from);
  });
  const reached = new Set(used.map(({ target }) => registered.exec(target)?.[0]));
  return [...folders]
    .filter((folder) => !reached.has(folder))
    .map((folder) => ({ rule: 'registered', path: folder, line: 1, what: 'nobody registers this folder' }));
}

const standard = /^src\/standards\/([^/]+)\//;

/** Each standard says where it is written down and is proved on samples or tests. */
export function codecFindings(tree: Tree): readonly Finding[] {
  const paths = [...tree.keys()];
  const folders = new Set(paths.flatMap((path) => standard.exec(path)?.[0] ?? []));
  return [...folders].flatMap((folder): Finding[] => {
    const within = paths.filter((path) => path.startsWith(folder));
    const at = { rule: 'codec', path: folder, line: 1 };
    return [
      ...(tree.has(`${folder}SOURCE.md`)
        ? []
        : [{ ...at, what: 'no SOURCE.md: standard, edition, clauses' }]),
      ...(within.some((path) => /\.test\.ts$|\/samples\//.test(path))
        ? []
        : [{ ...at, what: 'no samples, no tests' }]),
    ];
  });
}

/** The sheet of every address is proved by a test of who may not. */
export function scopeFindings(tree: Tree): readonly Finding[] {
  const path = 'golden/routes.txt';
  if (!tree.has(path)) return [];
  const isProved = [...tree].some(
    ([file, text]) => file.endsWith('.scopes.test.ts') && text.includes("golden('routes.txt')"),
  );
  return isProved ? [] : [{ rule: 'scopes', path, line: 1, what: 'no *.scopes.test.ts asks who may not' }];
}
