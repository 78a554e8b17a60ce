import { existsSync } from 'node:fs';
import type { Bench } from './row.ts';

/** Each kernel is the module of its name beside this file, exporting one `Bench`, such as `decodeBench`. */
export const registered = [
  'decode',
  'ingest',
  'journal',
  'checkpoint',
  'start',
  'console',
  'access',
  'vault',
  'drift',
  'routes',
  'match',
  'exchange',
] as const;

function isBench(value: unknown): value is Bench {
  if (typeof value !== 'object' || value === null) return false;
  return 'name' in value && 'run' in value && typeof value.run === 'function';
}

async function load(name: string): Promise<Bench> {
  const module: Record<string, unknown> = await import(new URL(`./${name}.ts`, import.meta.url).href);
  const bench = [module, ...Object.values(module)].find(isBench);
  if (!bench) throw new TypeError(`bench/${name}.ts exports no benchmark { name, run }`);
  return bench;
}

/** The kernels by name; one is loaded only when it is asked for. */
export const benches: ReadonlyMap<string, () => Promise<Bench>> = new Map(
  registered
    .filter((name) => existsSync(new URL(`./${name}.ts`, import.meta.url)))
    .map((name) => [name, () => load(name)]),
);
