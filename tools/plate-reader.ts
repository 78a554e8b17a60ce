import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import type { ReaderPart, ReaderParts } from '../src/console/handheld/plate-reader/reader-parts.ts';
import { withoutWords } from './plate-model.ts';

/** Tesseract as its packages bring it: the neural reader alone, for processors with operations on 128 bits. */
const packaged = {
  script: 'tesseract.js-core/tesseract-core-simd-lstm.js',
  core: 'tesseract.js-core/tesseract-core-simd-lstm.wasm',
  model: '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz',
} as const;
/** As it is built, before Tesseract’s script is laid before it. */
const worker = 'plate-reader.js';
const page = 'handheld/index.html';

/**
 * Lays the plate reader into a folder of its own, named after what is in it, and writes its files into the handheld’s
 * page. They are none of the files that the page loads or its worker keeps: the device fetches them when it is told to.
 */
export function plateReader(): Plugin {
  return {
    name: 'strait-plate-reader',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const built = bundle[worker];
        const shown = bundle[page];
        if (built?.type !== 'chunk') throw new Error('the plate reader’s worker was not built');
        if (shown?.type !== 'asset') throw new Error('the handheld’s page was not built');
        const files = {
          worker: ['plate.wasm-worker.js', Buffer.from(`${read(packaged.script).toString()}\n${built.code}`)],
          core: ['plate.wasm', read(packaged.core)],
          model: ['plate.traineddata', withoutWords(gunzipSync(read(packaged.model)))],
        } as const;
        const hash = createHash('sha256');
        for (const [name, bytes] of Object.values(files)) hash.update(`${name}\n`).update(bytes);
        const version = hash.digest('hex').slice(0, 16);
        const laid = ([name, source]: (typeof files)['core' | 'model' | 'worker']): ReaderPart => {
          const fileName = `handheld/plate-reader/${version}/${name}`;
          this.emitFile({ type: 'asset', fileName, source });
          const sha256 = createHash('sha256').update(source).digest('hex');
          return { path: `/${fileName}`, bytes: source.length, sha256 };
        };
        const parts: ReaderParts = {
          version,
          worker: laid(files.worker),
          core: laid(files.core),
          model: laid(files.model),
        };
        shown.source = withParts(String(shown.source), parts);
        delete bundle[worker];
      },
    },
  };
}

const { resolve } = createRequire(import.meta.url);
const read = (path: string): Buffer => readFileSync(resolve(path));

function withParts(html: string, parts: ReaderParts): string {
  const written = JSON.stringify(parts).replaceAll('"', '&quot;');
  return html.replace('</head>', `  <meta name="plate-reader" content="${written}" />\n  </head>`);
}
