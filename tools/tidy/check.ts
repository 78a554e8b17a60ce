import { circleFindings } from './circles.ts';
import { codecFindings, eventFindings, folderFindings, scopeFindings } from './contexts.ts';
import { packageFindings, placeOf, readFloors, readPackageWalls, wallFindings } from './floors.ts';
import { type Import, importsOf } from './imports.ts';
import { languageFindings } from './languages.ts';
import { lonerFindings } from './loners.ts';
import { lockFindings } from './lock.ts';
import { orderFindings } from './orders.ts';
import { outsideFindings } from './outside.ts';
import { purityFindings } from './purity.ts';
import { ratchetFindings, readRatchet } from './ratchet.ts';
import { type Excess, excessesOf, formFindings } from './shape.ts';
import { parseTree, type Source } from './syntax.ts';
import { type Finding, isSupport, isTest, type Tree } from './tree.ts';
import { nameFindings, wordFindings } from './words.ts';

/** Each chapter of the tidy test: its name, and what it finds in a tree. */
export type Chapters = Readonly<Record<string, readonly Finding[]>>;

/** Findings that may stand on the ratchet while they are being paid off, each of size one. */
const owed = new Set(['loner', 'event-words']);

function asDebt(finding: Finding): Excess {
  const { rule, path, what } = finding;
  const key = rule === 'loner' ? `${rule} ${path}` : `${rule} ${path}#${what.split(' ')[0]}`;
  return { ...finding, key, size: 1 };
}

interface Read {
  readonly imports: readonly Import[];
  readonly sources: readonly Source[];
  readonly events: readonly Finding[];
  readonly debts: readonly Excess[];
}

function read(tree: Tree): Read {
  const sources = parseTree(tree);
  const imports = sources.flatMap(importsOf);
  const found = [...eventFindings(sources), ...lonerFindings(tree, imports)];
  const debts = [...sources.flatMap(excessesOf), ...found.filter(({ rule }) => owed.has(rule)).map(asDebt)];
  return { imports, sources, events: found.filter(({ rule }) => !owed.has(rule)), debts };
}

/** Everything in a tree that only the ratchet may let stand. */
export function debtsOf(tree: Tree): readonly Excess[] {
  return read(tree).debts;
}

/** Reads a whole tree once and holds everything that can be read off its text. */
export function checkTree(tree: Tree): Chapters {
  const house = tree.get('HOUSE.md') ?? '';
  const floors = readFloors(house);
  const { sources, imports, events, debts } = read(tree);
  const isPure = (path: string): boolean =>
    !isTest(path) && !isSupport(path) && placeOf(floors, path)?.floor.pure === true;
  const ratchet = readRatchet(tree.get('tools/tidy/ratchet.json') ?? '{}');
  return {
    'imports obey the floors of HOUSE.md': wallFindings(floors, imports),
    'packages stay in the rooms that keep them': packageFindings(floors, readPackageWalls(house), imports),
    'no circle of imports': circleFindings(imports),
    'no clock, chance, process or network in pure rooms': sources
      .filter(({ path }) => isPure(path))
      .flatMap(purityFindings),
    'ceilings, lone files and event words: only what the ratchet lists': ratchetFindings(debts, ratchet),
    'no default export, enum, namespace, any, or bare !': sources.flatMap(formFindings),
    'every text in both languages': sources.flatMap(languageFindings),
    'every event type handled, evolved and opened': events,
    'every folder registered': folderFindings(tree, imports),
    'pages are ordered by columns, not by what is made of them': orderFindings(tree),
    'every codec has its source and samples': codecFindings(tree),
    'every route has a test of who may not': scopeFindings(tree),
    'names say what things are': nameFindings(sources),
    'words as the law and decency say them': wordFindings(tree),
    'nothing of the machine, nothing of a real person': outsideFindings(tree),
    'the lock holds on a fresh clone': lockFindings(tree),
  };
}
