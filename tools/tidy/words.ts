import { field, nameOf, type Source, walk } from './syntax.ts';
import { type Finding, isSource, lineOf, type Tree } from './tree.ts';

/** Words in names that say nothing, with what to write instead. */
const empty: ReadonlyMap<string, string> = new Map([
  ['helper', 'what it does'],
  ['helpers', 'what they do'],
  ['manager', 'the role it plays: registry, queue, schedule'],
  ['util', 'the thought it holds'],
  ['utils', 'the thought each holds'],
  ['data', 'what it is: report, track, count'],
  ['info', 'what it tells'],
  ['misc', 'the thought it holds'],
  ['common', 'the thought it holds'],
]);

/** Words about people that are never written, with the law's and decency's own. Kept apart so that no other file holds them. */
const indecent: readonly (readonly [RegExp, string])[] = [
  [/\billegal (?:im)?migrants?\b/i, 'person crossing irregularly'],
  [/\billegal (?:aliens?|entrants?)\b/i, 'person'],
  [/\billegals\b/i, 'persons'],
  [/\bclandestins?\b/i, 'personne'],
  [/\bimmigr(?:és|e)s? clandestins?\b/i, 'personne en traversée irrégulière'],
  [/\bmigrants? illégaux?\b/i, 'personne en traversée irrégulière'],
  [/\bbogus (?:asylum|refugees?)\b/i, 'claimant'],
  [/\bfaux réfugiés?\b/i, 'demandeur'],
  [/\bboat people\b/i, 'persons'],
];

function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}

function emptyWord(name: string): string | null {
  const word = wordsOf(name).find((one) => empty.has(one));
  return word === undefined ? null : `"${word}" in ${name}: say ${empty.get(word)}`;
}

const declarations = new Set(['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'ClassDeclaration']);

/** Files and types named after nothing. */
export function nameFindings(sources: readonly Source[]): readonly Finding[] {
  return sources.flatMap((source): Finding[] => {
    const { path, text } = source;
    const file = emptyWord(
      path
        .split('/')
        .at(-1)
        ?.replace(/\.\w+$/, '') ?? '',
    );
    const found: Finding[] = file === null ? [] : [{ rule: 'names', path, line: 1, what: file }];
    walk(source.program, (node) => {
      const fault = declarations.has(node.type) ? emptyWord(nameOf(field(node, 'id')) ?? '') : null;
      if (fault !== null) found.push({ rule: 'names', path, line: lineOf(text, node.start), what: fault });
    });
    if (!/^[a-z0-9.-]+$/.test(path.split('/').at(-1) ?? ''))
      found.push({ rule: 'names', path, line: 1, what: 'files are kebab-case' });
    return found;
  });
}

/** Indecent words anywhere in the project, and doubts left standing in source. */
export function wordFindings(tree: Tree): readonly Finding[] {
  return [...tree].flatMap(([path, text]): Finding[] => {
    if (path === 'tools/tidy/words.ts' || path.endsWith('.geojson')) return [];
    const found = indecent.flatMap(([form, instead]): Finding[] => {
      const match = form.exec(text);
      if (match === null) return [];
      return [
        { rule: 'words', path, line: lineOf(text, match.index), what: `"${match[0]}": write ${instead}` },
      ];
    });
    const doubt = isSource(path) ? /\/[/*].*\b(?:TODO|FIXME)\b(?!\(#\d+\))/.exec(text) : null;
    if (doubt)
      found.push({
        rule: 'words',
        path,
        line: lineOf(text, doubt.index),
        what: 'TODO needs an issue: TODO(#12)',
      });
    return found;
  });
}
