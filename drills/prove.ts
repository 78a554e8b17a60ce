import { parseArgs } from 'node:util';
import { type Proof, type ProofResult, type Size, sizes, verdictLine } from './proof.ts';
import { proofs, summaryOf } from './register.ts';

const usage = 'Use: npm run prove -- [NAME...] [--size small|full] [--seed N] [--minutes N]';
const progressEveryMs = 1_000;

interface Wanted {
  readonly names: readonly string[];
  readonly size: Size;
  readonly seed: number;
  readonly minutes?: number;
}

function isSize(text: string): text is Size {
  return (sizes as readonly string[]).includes(text);
}

/** Reads the arguments; a text is the complaint about them. */
export function readWanted(args: readonly string[]): Wanted | string {
  let parsed: { positionals: string[]; values: { size?: string; seed?: string; minutes?: string } };
  try {
    const options = {
      size: { type: 'string' },
      seed: { type: 'string' },
      minutes: { type: 'string' },
    } as const;
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { size = 'small', seed = '1', minutes } = parsed.values;
  if (!isSize(size)) return `--size ${size}: allowed are ${sizes.join(', ')}`;
  if (!/^\d{1,15}$/.test(seed)) return `--seed ${seed}: a whole number is wanted`;
  if (minutes !== undefined && !/^[1-9]\d{0,3}$/.test(minutes))
    return `--minutes ${minutes}: a whole number of minutes is wanted`;
  const unknown = parsed.positionals.filter((name) => !proofs.has(name));
  if (unknown.length > 0)
    return `no such proof: ${unknown.join(', ')}; there are ${[...proofs.keys()].join(', ')}`;
  const lasting = minutes === undefined ? {} : { minutes: Number(minutes) };
  return { names: parsed.positionals, size, seed: Number(seed), ...lasting };
}

/** On a terminal one line that renews itself, elsewhere a plain line at most each second. */
function progressOf(name: string): { readonly say: (line: string) => void; readonly end: () => void } {
  const live = process.stdout.isTTY;
  let last = 0;
  return {
    say(line) {
      const now = performance.now();
      if (now - last < progressEveryMs && last > 0) return;
      last = now;
      process.stdout.write(live ? `\r\u001b[2K${name}: ${line}` : `${name}: ${line}\n`);
    },
    end() {
      if (live && last > 0) process.stdout.write('\r\u001b[2K');
    },
  };
}

async function runOne(proof: Proof, { size, seed, minutes }: Wanted): Promise<ProofResult> {
  const progress = progressOf(proof.name);
  const started = performance.now();
  process.stdout.write(`${proof.name}: ${summaryOf(proof.name).en} [size ${size}, seed ${seed}]\n`);
  try {
    const lasting = minutes === undefined ? {} : { minutes };
    const result = await proof.run({ size, seed, progress: progress.say, ...lasting });
    progress.end();
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    return { pass: result.pass, figures: { size, seed, ...result.figures, seconds } };
  } catch (error) {
    progress.end();
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return {
      pass: false,
      figures: { size, seed, error: error instanceof Error ? error.message : String(error) },
    };
  }
}

function list(): void {
  process.stdout.write(`${usage}\n\n`);
  for (const name of proofs.keys()) {
    const summary = summaryOf(name);
    process.stdout.write(`  ${name.padEnd(16)} ${summary.en}\n  ${' '.repeat(16)} ${summary.fr}\n`);
  }
}

/** `npm run prove`: answers the exit code; 0 only where every proof asked for passed. */
export async function prove(args: readonly string[]): Promise<number> {
  const wanted = readWanted(args);
  if (typeof wanted === 'string') {
    process.stderr.write(`${wanted}\n${usage}\n`);
    return 2;
  }
  if (wanted.names.length === 0) {
    list();
    return 0;
  }
  let failed = 0;
  const verdicts: string[] = [];
  for (const name of wanted.names) {
    const load = proofs.get(name);
    if (!load) throw new Error(`registered by name only: ${name}`);
    const result = await runOne(await load(), wanted);
    if (!result.pass) failed += 1;
    verdicts.push(verdictLine(name, result));
    process.stdout.write(`${verdicts.at(-1)}\n`);
  }
  // Several proofs: all verdicts again at the end, where a reader and a machine look for them.
  if (verdicts.length > 1) process.stdout.write(`\n${verdicts.join('\n')}\n`);
  return failed === 0 ? 0 : 1;
}

if (import.meta.main) {
  process.exitCode = await prove(process.argv.slice(2));
  // A proof that left a handle open must not keep the verdict waiting.
  process.exit();
}
