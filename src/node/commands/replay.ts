import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { toUtc, type Instant } from '../../kernel/time.ts';
import { type CommandIo, type ExitCode, UsageError } from '../command-line.ts';
import { type Replayed, replayNight } from '../replay/replay-night.ts';
import type { Verdict } from '../replay/judge/judge-night.ts';
import { readScenario, type Scenario } from '../replay/scenario.ts';

interface Wanted {
  readonly file: string;
  readonly speed: number | 'max';
  /** Without: the night is played and counted, and nothing is judged. */
  readonly score: boolean;
  readonly json: boolean;
  readonly measures: boolean;
  readonly nodes: 1 | 2;
}

/**
 * `strait replay FILE [--speed N|max] [--nodes 1|2] --score [--json] [--measures]`: a fresh node, the night played through the real
 * interfaces, each expectation judged. 0: none failed. 1: some failed, or the file or the node would not do. 2: wrong use.
 * `--measures` adds the end state as a line of canonical JSON, to be compared byte by byte.
 */
export async function replayCommand(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const wanted = readWanted(args);
  const scenario = scenarioOf(wanted.file, io);
  if (scenario === null) return 1;
  const abort = new AbortController();
  const interrupt = (): void => abort.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const progress = progressOn(io.stderr);
  try {
    const say = (line: string) => void io.stderr.write(`${line}\n`);
    const { speed, nodes } = wanted;
    const replayed = await replayNight({
      scenario,
      speed,
      nodes,
      say,
      progress: (done, all, at) => progress.say(done, all, at),
      signal: abort.signal,
    });
    progress.end();
    tell(replayed, wanted, io);
    return wanted.score && replayed.summary.failed > 0 ? 1 : 0;
  } catch (error) {
    if (!abort.signal.aborted) throw error;
    progress.end();
    io.stderr.write('strait: replay interrupted\nstrait : rejeu interrompu\n');
    return 1;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

function scenarioOf(file: string, io: CommandIo): Scenario | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    io.stderr.write(`strait: cannot be read: ${said}\nstrait : lecture impossible : ${said}\n`);
    return null;
  }
  const read = readScenario(text);
  if (read.ok) return read.value;
  io.stderr.write(`strait: ${read.refusal.text.en}\nstrait : ${read.refusal.text.fr}\n`);
  return null;
}

function tell({ verdicts, summary, measures }: Replayed, wanted: Wanted, io: CommandIo): void {
  for (const { id, kind, pass, detail } of wanted.score ? verdicts : [])
    io.stdout.write(
      wanted.json ? `${JSON.stringify({ id, kind, pass, detail })}\n` : line({ id, kind, pass, detail }),
    );
  io.stdout.write(`${JSON.stringify({ summary })}\n`);
  if (wanted.measures) io.stdout.write(`${measures}\n`);
}

/** For people: the verdict first, then what it is about. */
function line({ id, kind, pass, detail }: Verdict): string {
  const verdict = pass === null ? 'not yet' : pass ? 'pass' : 'FAIL';
  return `${verdict.padEnd(8)}${id.padEnd(6)}${kind.padEnd(18)}${detail}\n`;
}

function readWanted(args: readonly string[]): Wanted {
  const { positionals, values } = parsed(args);
  const [file] = positionals;
  if (file === undefined || positionals.length !== 1)
    throw new UsageError({ en: 'one FILE is wanted', fr: 'un seul FICHIER est attendu' });
  const { speed = 'max' } = values;
  const factor = Number(speed);
  if (speed !== 'max' && !(factor > 0 && factor <= 10_000))
    throw new UsageError({
      en: `--speed "${speed}" is not allowed; allowed: 0 < N <= 10000, max`,
      fr: `--speed « ${speed} » n’est pas admis ; valeurs admises : 0 < N <= 10000, max`,
    });
  const { nodes = defaultNodes } = values;
  if (nodes !== '1' && nodes !== '2')
    throw new UsageError({
      en: `--nodes "${nodes}" is not allowed; allowed: 1, 2`,
      fr: `--nodes « ${nodes} » n’est pas admis ; valeurs admises : 1, 2`,
    });
  const { score = false, json = false, measures = false } = values;
  const pace = speed === 'max' ? speed : factor;
  return { file, speed: pace, score, json, measures, nodes: nodes === '1' ? 1 : 2 };
}

const defaultNodes = '1';

function parsed(args: readonly string[]) {
  const options = {
    speed: { type: 'string' },
    nodes: { type: 'string' },
    score: { type: 'boolean' },
    json: { type: 'boolean' },
    measures: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new UsageError({ en: said, fr: `option incorrecte : ${said}` });
  }
}

const terminalMilliseconds = 200;
const plainMilliseconds = 5_000;

/** In place on a terminal, a plain line every five seconds elsewhere. */
function progressOn(out: NodeJS.WritableStream & { readonly isTTY?: boolean }) {
  const isTerminal = out.isTTY === true;
  let saidAt = performance.now();
  return {
    say(done: number, all: number, at: Instant): void {
      const now = performance.now();
      if (now - saidAt < (isTerminal ? terminalMilliseconds : plainMilliseconds)) return;
      saidAt = now;
      const text = `replay / rejeu ${done}/${all} · ${toUtc(at).slice(0, 16)}Z`;
      out.write(isTerminal ? `\r\u001b[K${text}` : `${text}\n`);
    },
    end(): void {
      if (isTerminal) out.write('\r\u001b[K');
    },
  };
}
