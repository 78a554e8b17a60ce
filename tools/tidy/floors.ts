import type { Import } from './imports.ts';
import { type Finding, isSupport, isTest } from './tree.ts';

/** One row of the floors table of HOUSE.md. */
export interface Floor {
  readonly room: string;
  readonly where: readonly string[];
  readonly mayImport: readonly string[];
  /** No clock, chance, files, network, SQL or process; packages: only `purePackages`. */
  readonly pure: boolean;
}

/** One row of the packages table of HOUSE.md: only these rooms may import it. */
export interface PackageWall {
  readonly packages: readonly string[];
  readonly rooms: readonly string[];
}

/** A file's room, and what the stars of the room's pattern stood for (the context's name). */
interface Place {
  readonly floor: Floor;
  readonly own: string;
}

/** What a pure room may take from outside: schemas are words too, assertions serve the given-when-then of tests. */
export const purePackages = ['zod', 'node:assert/strict'];

function ticked(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}

function rows(markdown: string, firstHead: string): readonly (readonly string[])[] {
  const all = markdown.split('\n');
  const head = all.findIndex((line) => line.startsWith(`| ${firstHead} |`));
  if (head === -1) throw new Error(`HOUSE.md has no table that begins with | ${firstHead} |`);
  const rest = all.slice(head + 2);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  const body = end === -1 ? rest : rest.slice(0, end);
  return body.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** Reads the floors out of HOUSE.md: the table that people read is the table that is held. */
export function readFloors(markdown: string): readonly Floor[] {
  return rows(markdown, 'room').map(([room = '', where = '', may = '', pure = '']) => ({
    room,
    where: ticked(where),
    mayImport: may.split(',').map((item) => item.trim()),
    pure: pure === 'yes',
  }));
}

/** Reads the walls of packages out of HOUSE.md. */
export function readPackageWalls(markdown: string): readonly PackageWall[] {
  return rows(markdown, 'packages').map(([packages = '', rooms = '']) => ({
    packages: ticked(packages),
    rooms: rooms.split(',').map((item) => item.trim()),
  }));
}

/** A pattern with `*` (one folder or name), `**` (anything) and `{a,b}` as an expression; stars are captured. */
export function pattern(glob: string): RegExp {
  const text = glob
    .replaceAll(/[.+^$()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\{([^}]*)\}/g, (_, inner: string) => `(${inner.replaceAll(',', '|')})`)
    .replaceAll(/\*\*|\*/g, (star) => (star === '**' ? '.*' : '([^/]*)'));
  return new RegExp(`^${text}$`);
}

/** The room of a file: the last row that fits, so the table goes from the general to the special. */
export function placeOf(floors: readonly Floor[], path: string): Place | null {
  let place: Place | null = null;
  for (const floor of floors)
    for (const glob of floor.where) {
      const match = pattern(glob).exec(path);
      if (match) place = { floor, own: ownFolder(glob, path) };
    }
  return place;
}

/** Wing and context, standard or feed: the folders that the pattern leaves open, as they are in the path. */
function ownFolder(glob: string, path: string): string {
  const parts = glob.split('/');
  const open = parts.findLastIndex((part, index) => index < parts.length - 1 && /^(?:\*|\{.*\})$/.test(part));
  return path
    .split('/')
    .slice(0, open + 1)
    .join('/');
}

function allows(may: readonly string[], from: Place, to: Place): boolean {
  if (may.includes('everything')) return true;
  if (from.floor.room === to.floor.room && from.own === to.own) return true;
  if (may.includes(to.floor.room)) return true;
  return may.includes(`own ${to.floor.room}`) && from.own === to.own;
}

/** Imports that go through a wall between rooms. */
export function wallFindings(floors: readonly Floor[], imports: readonly Import[]): readonly Finding[] {
  return imports.flatMap((one): Finding[] => {
    if (!one.local) return [];
    const from = placeOf(floors, one.from);
    const to = placeOf(floors, one.target);
    const at = { path: one.from, line: one.line };
    if (isSupport(one.target) && !isTest(one.from) && !isSupport(one.from) && from?.floor.room !== 'outside')
      return [{ rule: 'floors', ...at, what: `${one.target} serves tests only` }];
    if (from === null) return [{ rule: 'room', ...at, what: 'this folder is no room of HOUSE.md' }];
    const isProof = isTest(one.from) || isSupport(one.from);
    if (to === null || allows(from.floor.mayImport, from, to)) return [];
    if (isProof && to.floor.room === 'outside') return [];
    const said = `${from.floor.room} may import ${from.floor.mayImport.join(', ')}; ${one.target} is ${to.floor.room}`;
    return [{ rule: 'floors', ...at, what: said }];
  });
}

/** Packages imported outside the rooms that keep them, and any but the few in pure rooms. */
export function packageFindings(
  floors: readonly Floor[],
  walls: readonly PackageWall[],
  imports: readonly Import[],
): readonly Finding[] {
  return imports.flatMap((one): Finding[] => {
    if (one.local || isTest(one.from) || isSupport(one.from)) return [];
    const place = placeOf(floors, one.from);
    if (place === null || place.floor.mayImport.includes('everything')) return [];
    const at = { path: one.from, line: one.line };
    if (place.floor.pure && !purePackages.includes(one.target))
      return [
        {
          rule: 'pure',
          ...at,
          what: `a pure room imports only ${purePackages.join(', ')}, not ${one.target}`,
        },
      ];
    const wall = walls.find(({ packages }) => packages.some((glob) => pattern(glob).test(one.target)));
    if (wall === undefined || wall.rooms.includes(place.floor.room)) return [];
    return [{ rule: 'packages', ...at, what: `${one.target} belongs to ${wall.rooms.join(', ')}` }];
  });
}
