import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

/** A page that opens without a link: its folder, and its files that keep their names as the browser asks for them by address. */
interface Shell {
  readonly name: string;
  readonly named: readonly string[];
}

const shells: readonly Shell[] = [
  {
    name: 'handheld',
    named: ['handheld.webmanifest', 'mark.svg', 'mark-192.png', 'mark-512.png', 'mark-maskable-512.png'],
  },
  { name: 'driver', named: [] },
];
const consoleFolder = join(import.meta.dirname, '../src/console');
/** As it is built, once for all pages; each is given a worker of its own at an address of its own. */
const worker = 'page-worker.js';

/**
 * Gives each page’s worker its version and the list of all files of the page: what must lie on the device before it can
 * do without a link. The version is a hash of those files, so it changes when, and only when, one of them does.
 */
export function pageShells(): Plugin {
  return {
    name: 'strait-page-shells',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const built = bundle[worker];
        if (built?.type !== 'chunk') throw new Error('the pages’ worker was not built');
        for (const { name, named } of shells) {
          const contents = named.map(
            (file) => [file, readFileSync(join(consoleFolder, name, file))] as const,
          );
          for (const [file, source] of contents)
            this.emitFile({ type: 'asset', fileName: `${name}/${file}`, source });
          const files = filesOf(bundle, name);
          const hash = createHash('sha256').update(built.code);
          for (const file of files) hash.update(`\n${file}\n`).update(contentOf(bundle, file));
          for (const [, source] of contents) hash.update(source);
          const pieces = [
            ...files.filter((file) => file !== pageOf(name)),
            ...named.map((file) => `${name}/${file}`),
          ];
          const shell = {
            name,
            version: hash.digest('hex').slice(0, 16),
            files: [`/${name}/`, ...pieces.map((file) => `/${file}`)],
            workers: workersOf(bundle, name),
          };
          const source = `const straitShell=${JSON.stringify(shell)};\n${built.code}`;
          this.emitFile({ type: 'asset', fileName: `${name}/service-worker.js`, source });
        }
        delete bundle[worker];
      },
    },
  };
}

/** Workers that the page may bring onto the device later: see `tools/plate-reader.ts`. */
function workersOf(bundle: Bundle, name: string): readonly string[] {
  const files = Object.keys(bundle).filter((file) => file.startsWith(`${name}/`));
  return files.filter((file) => file.endsWith('.wasm-worker.js')).map((file) => `/${file}`);
}

const pageOf = (name: string): string => `${name}/index.html`;

/** The page, its chunk, and whatever that imports, each once. */
function filesOf(bundle: Bundle, name: string): readonly string[] {
  const entry = Object.values(bundle).find(
    (one) => one.type === 'chunk' && one.facadeModuleId?.endsWith(`/console/${name}/index.html`) === true,
  );
  if (entry === undefined) throw new Error(`the page ${name} was not built`);
  const found = new Set<string>([pageOf(name)]);
  const wanted = [entry.fileName];
  for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const chunk = bundle[file];
    if (chunk?.type !== 'chunk') continue;
    const { importedCss = [], importedAssets = [] } = chunk.viteMetadata ?? {};
    wanted.push(...chunk.imports, ...chunk.dynamicImports, ...importedCss, ...importedAssets);
  }
  return [...found].toSorted((a, b) => (a < b ? -1 : 1));
}

function contentOf(bundle: Bundle, file: string): string | Uint8Array {
  const one = bundle[file];
  if (one === undefined) throw new Error(`the build has no ${file}`);
  return one.type === 'chunk' ? one.code : one.source;
}

const compressible = /\.(?:html|js|css|svg|webmanifest|geojson|wasm|traineddata)$/;
const smallBytes = 1_000;

/** Lays a compressed twin beside each text file: compressed once at the build, not at every request. */
export function compressedTwins(): Plugin {
  return {
    name: 'strait-compressed-twins',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      if (dir === undefined) return;
      for (const file of Object.keys(bundle)) {
        if (!compressible.test(file)) continue;
        const bytes = readFileSync(join(dir, file));
        if (bytes.length < smallBytes) continue;
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        writeFileSync(join(dir, `${file}.br`), brotliCompressSync(bytes, { params }));
        writeFileSync(join(dir, `${file}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}
