import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { findChromium, startBrowser } from '../drills/test-browser.ts';
import type { page as peerPage } from './console-maplibre-page.ts';
import type { page as oursPage } from './console-ours-page.ts';
import { type BenchFrames, type BenchTask, benchVessels } from './console-scene.ts';
import { type Bench, type BenchRun, median, type PeerFigure, type Row } from './row.ts';

/** First bar and goal in software rendering. Source: PROOFS 2.8. */
const barMilliseconds = 33;
const root = join(import.meta.dirname, '..');
const timing = { warmMilliseconds: 1500, measureMilliseconds: 5000, updatesPerSecond: 10 } as const;

interface Side {
  readonly page: typeof oursPage | typeof peerPage;
  /** What the browser is told: ours as in a room without graphics processor, the peer with its only way to draw there. */
  readonly flags: readonly string[];
}

// Unthrottled, a frame's interval is its true cost: otherwise the screen's 16.7 ms would hide what is cheaper.
const unthrottled = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];
const ours: Side = { page: 'ours', flags: ['--disable-gpu', ...unthrottled] };
const peer: Side = {
  page: 'maplibre',
  flags: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', ...unthrottled],
};

interface Sample {
  readonly p50: number;
  readonly p95: number;
  readonly frames: number;
}

/** Builds the pages once, serves them on the loopback, and gives the address. */
async function servePages(): Promise<{ readonly address: string; readonly stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'strait-bench-'));
  for (const page of ['ours', 'maplibre'] as const) await buildPage(folder, page);
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.mjs': 'text/javascript',
  };
  const server = createServer((request, response) => {
    const file = join(folder, new URL(request.url ?? '/', 'http://bench').pathname);
    if (!file.startsWith(folder) || !existsSync(file)) return response.writeHead(404).end();
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    return createReadStream(file).pipe(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return {
    address: `http://127.0.0.1:${bound !== null && typeof bound === 'object' ? bound.port : 0}`,
    stop: async () => {
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function buildPage(folder: string, page: Side['page']): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    base: `/${page}/`,
    publicDir: false,
    build: {
      outDir: join(folder, page),
      target: 'es2024',
      rollupOptions: {
        input: join(root, `bench/console-${page}-page.ts`),
        output: { entryFileNames: 'page.js' },
      },
    },
  });
  const style = 'html,body{margin:0;width:1280px;height:800px;overflow:hidden;position:relative}';
  const html = `<!doctype html><html lang="en"><style>${style}</style><body><script type="module" src="/${page}/page.js"></script></body></html>`;
  await writeFile(join(folder, page, 'index.html'), html);
}

async function measure(
  program: string,
  address: string,
  given: { side: Side; task: BenchTask },
): Promise<Sample> {
  const { side, task } = given;
  const { browser, stop } = await startBrowser(program, side.flags);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${address}/${side.page}/index.html`);
    await page.waitForFunction(() => typeof globalThis.benchRun === 'function');
    const frames: BenchFrames = await page.evaluate((asked) => globalThis.benchRun(asked), task);
    // A faster wrong answer scores nothing: every vessel must have been in the drawing.
    if (frames.drawn < task.vessels.length * 0.98)
      throw new Error(`${side.page} drew ${frames.drawn} of ${task.vessels.length} vessels`);
    const sorted = frames.intervals.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
    return { p50: at(0.5), p95: at(0.95), frames: sorted.length };
  } finally {
    await stop();
  }
}

async function row(given: BenchRun, on: { program: string; address: string; count: number }): Promise<Row> {
  const { program, address, count } = on;
  const land: unknown = JSON.parse(await readFile(join(root, 'assets/geo/land-gshhg-full.geojson'), 'utf8'));
  const task: BenchTask = { vessels: benchVessels(count), land, ...timing };
  const mine: Sample[] = [];
  const theirs: Sample[] = [];
  for (let n = 0; n < given.repetitions; n++) {
    mine.push(await measure(program, address, { side: ours, task }));
    if (given.peers) theirs.push(await measure(program, address, { side: peer, task }));
    given.progress(
      `console ${count}: ${told(mine.at(-1))}${theirs.length > 0 ? `, MapLibre ${told(theirs.at(-1))}` : ''}`,
    );
  }
  const figure = median(mine.map(({ p95 }) => p95));
  const peers = given.peers ? [peerFigure(theirs)] : [];
  const slower = peers.every((one) => one.figure === null || one.figure > figure);
  return {
    kernel: count === 2000 ? 'console' : `console-${count}`,
    figure: rounded(figure),
    unit: 'ms p95',
    limit: null,
    peers,
    gate: figure <= barMilliseconds && slower ? 'pass' : 'fail',
    note: `${count} moving tracks, 10 updates/s, sheet moved at every frame, 1280 x 800, headless, no graphics processor; p50 ${rounded(median(mine.map(({ p50 }) => p50)))} ms; with vectors, names, graticule; bar ${barMilliseconds} ms`,
  };
}

function peerFigure(samples: readonly Sample[]): PeerFigure {
  const p50 = rounded(median(samples.map((one) => one.p50)));
  const note = `symbol layer over the same coast, without names or vectors; WebGL by SwiftShader; p50 ${p50} ms`;
  return { name: 'maplibre-gl', figure: rounded(median(samples.map((one) => one.p95))), note };
}

function told(sample: Sample | undefined): string {
  return sample === undefined ? 'not run' : `p95 ${rounded(sample.p95)} ms of ${sample.frames} frames`;
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

/** Frame times of the map in software rendering, 2,000 and 5,000 moving tracks, beside MapLibre GL. */
export const consoleBench: Bench = {
  name: 'console',
  async run(given) {
    const program = findChromium();
    if (program === null) throw new Error('no Chromium on the path: the console cannot be measured');
    const pages = await servePages();
    try {
      const rows: Row[] = [];
      for (const count of [2000, 5000])
        rows.push(await row(given, { program, address: pages.address, count }));
      return rows;
    } finally {
      await pages.stop();
    }
  },
};
