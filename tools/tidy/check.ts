import { circleFindings } from './circles.ts';
import { codecFindings, eventFindings, folderFindings } from './contexts.ts';
import { packageFindings, placeOf, readFloors, readPackageWalls, wallFindings } from './floors.ts';
import { importsOf } from './imports.ts';
import { languageFindings } from './languages.ts';
import { lonerFindings } from './loners.ts';
import { lockFindings } from './lock.ts';
import { outsideFindings } from './outside.ts';
import { purityFindings } from './purity.ts';
import { ratchetFindings, readRatchet } from './ratchet.ts';
import { excessesOf, formFindings } from './shape.ts';
import { parseTree } from './syntax.ts';
import { type Finding, isSupport, isTest, type Tree } from './tree.ts';
import { nameFindings, wordFindings } from './words.ts';

/** Each chapter of the tidy test: its name, and what it finds in a tree. */
export type Chapters = Readonly<Record<string, readonly Finding[]>>;

/** Reads a whole tree once and holds everything that can be read off its text. */
export function checkTree(tree: Tree): Chapters {
  const house = tree.get('HOUSE.md') ?? '';
  const floors = readFloors(house);
  const sources = parseTree(tree);
  const imports = sources.flatMap(importsOf);
  const pure = sources.filter(
    ({ path }) => !isTest(path) && !isSupport(path) && placeOf(floors, path)?.floor.pure === true,
  );
  const ratchet = readRatchet(tree.get('tools/tidy/ratchet.json') ?? '{}');
  return {
    'imports obey the floors of HOUSE.md': wallFindings(floors, imports),
    'packages stay in the rooms that keep them': packageFindings(floors, readPackageWalls(house), imports),
    'no circle of imports': circleFindings(imports),
    'no clock, chance, process or network in pure rooms': pure.flatMap(purityFindings),
    'files, functions and parameters under their ceilings': ratchetFindings(
      sources.flatMap(excessesOf),
      ratchet,
    ),
    'no default export, enum, namespace, any, or bare !': sources.flatMap(formFindings),
    'every text in both languages': sources.flatMap(languageFindings),
    'every event type handled, evolved, opened and worded': eventFindings(sources),
    'every folder registered': folderFindings(tree, imports),
    'every codec has its source and samples': codecFindings(tree),
    'no file that nobody imports': lonerFindings(tree, imports),
    'names say what things are': nameFindings(sources),
    'words as the law and decency say them': wordFindings(tree),
    'nothing of the machine, nothing of a real person': outsideFindings(tree),
    'the lock holds on a fresh clone': lockFindings(tree),
  };
}
