import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

/** Files of the handheld that keep their names: the browser asks for them by address. */
const named = ['handheld.webmanifest', 'mark.svg', 'mark-192.png', 'mark-512.png', 'mark-maskable-512.png'];
const folder = join(import.meta.dirname, '../src/console/handheld');
const worker = 'handheld/service-worker.js';
const page = 'handheld/index.html';

/**
 * Gives the handheld’s worker its version and the list of all files of its app: what must lie on the device before it
 * can do without a link. The version is a hash of those files, so it changes when, and only when, one of them does.
 */
export function handheldShell(): Plugin {
  return {
    name: 'strait-handheld-shell',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const name of named)
          this.emitFile({
            type: 'asset',
            fileName: `handheld/${name}`,
            source: readFileSync(join(folder, name)),
          });
        const built = bundle[worker];
        if (built?.type !== 'chunk') throw new Error('the handheld’s worker was not built');
        const files = filesOf(bundle);
        const hash = createHash('sha256').update(built.code);
        for (const file of files) hash.update(`\n${file}\n`).update(contentOf(bundle, file));
        for (const name of named) hash.update(readFileSync(join(folder, name)));
        const addresses = [
          '/handheld/',
          ...files.filter((file) => file !== page),
          ...named.map((name) => `handheld/${name}`),
        ];
        const shell = {
          version: hash.digest('hex').slice(0, 16),
          files: addresses.map((file) => (file.startsWith('/') ? file : `/${file}`)),
        };
        built.code = `const straitShell=${JSON.stringify(shell)};\n${built.code}`;
      },
    },
  };
}

/** The page, its chunk, and whatever that imports, each once. */
function filesOf(bundle: Bundle): readonly string[] {
  const entry = Object.values(bundle).find(
    (one) => one.type === 'chunk' && one.facadeModuleId?.endsWith('/handheld/index.html') === true,
  );
  if (entry === undefined) throw new Error('the handheld’s page was not built');
  const found = new Set<string>([page]);
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

const compressible = /\.(?:html|js|css|svg|webmanifest|geojson|wasm)$/;
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
