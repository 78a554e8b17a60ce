import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { cardLines, loadMax, machineCard } from './machine.ts';
import { benches } from './register.ts';
import type { Row } from './row.ts';
import { tableLines } from './table.ts';

const usage = 'Use: npm run bench -- KERNEL... [--peers] [--json FILE] [--repetitions N]';

interface Wanted {
  readonly kernels: readonly string[];
  readonly peers: boolean;
  readonly json: string | null;
  readonly repetitions: number;
}

/** Reads the arguments; a text is the complaint about them. */
export function readWanted(args: readonly string[]): Wanted | string {
  let parsed: { positionals: string[]; values: { peers?: boolean; json?: string; repetitions?: string } };
  try {
    const options = {
      peers: { type: 'boolean' },
      json: { type: 'string' },
      repetitions: { type: 'string' },
    } as const;
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { peers = false, json = null, repetitions = '5' } = parsed.values;
  if (!/^[1-9]\d{0,2}$/.test(repetitions)) return `--repetitions ${repetitions}: 1 to 999 is wanted`;
  const unknown = parsed.positionals.filter((name) => !benches.has(name));
  if (unknown.length > 0) return `no such kernel: ${unknown.join(', ')}`;
  if (parsed.positionals.length === 0) return 'which kernel?';
  return { kernels: parsed.positionals, peers, json, repetitions: Number(repetitions) };
}

/** A kernel that could not be measured is a failed row, so that its absence shows. */
function failedRow(kernel: string, error: unknown): Row {
  const note = `not measured: ${error instanceof Error ? error.message : String(error)}`;
  return { kernel, figure: 0, unit: '-', limit: null, peers: [], gate: 'fail', note };
}

async function measure({ kernels, peers, repetitions }: Wanted, note: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const kernel of kernels) {
    const progress = (line: string): void => void process.stderr.write(`${kernel}: ${line}\n`);
    try {
      const bench = await benches.get(kernel)?.();
      if (!bench) throw new Error('not registered');
      rows.push(...(await bench.run({ peers, repetitions, progress })));
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      rows.push(failedRow(kernel, error));
    }
  }
  return note === ''
    ? rows
    : rows.map((row) => ({ ...row, note: [note, row.note].filter(Boolean).join('; ') }));
}

/** `npm run bench`: answers the exit code; 1 where a gate failed. */
export async function bench(args: readonly string[]): Promise<number> {
  const wanted = readWanted(args);
  if (typeof wanted === 'string') {
    process.stderr.write(`${wanted}\n${usage}\nKernels: ${[...benches.keys()].join(', ')}\n`);
    return 2;
  }
  const card = machineCard();
  process.stdout.write(`${cardLines(card).join('\n')}\n`);
  const busy = card.load > loadMax;
  const note = busy ? `not for publication: load ${card.load} at start` : '';
  if (busy)
    process.stdout.write(
      `NOT FOR PUBLICATION: the machine was busy at the start (load ${card.load} > ${loadMax})\n`,
    );
  const rows = await measure(wanted, note);
  process.stdout.write(`\n${tableLines(rows).join('\n')}\n`);
  if (wanted.json !== null) await writeFile(wanted.json, `${JSON.stringify(rows, null, 2)}\n`);
  return rows.some((row) => row.gate === 'fail') ? 1 : 0;
}

if (import.meta.main) {
  process.exitCode = await bench(process.argv.slice(2));
  process.exit();
}
