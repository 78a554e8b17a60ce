import { type ChildProcess, spawn } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Expected, Verdict } from './verify/check.ts';
import { type PinnedKey, signedBytesMax } from './verify/jws.ts';
import type { Answered, Asked, Told } from './verify/main.ts';

export interface VerifierParts extends Told {
  /** Path of the module that names what this version knows: it exports `exchangeShapes`. */
  readonly shapesModule: string;
  /** The longest that one envelope, and the start of the process, may take. */
  readonly limitMilliseconds?: number;
  readonly startMilliseconds?: number;
  /** The program that checks; another one only in tests of what happens when it fails. */
  readonly program?: string;
}

/** The part that reads what comes from outside, in a process of its own. */
export interface Verifier {
  /** One at a time, in the order asked. Never rejects: what could not be checked is refused as `verifier_failed`. */
  check(signed: string, expected: Expected): Promise<Verdict>;
  /** Starts the process before it is needed: the first envelope shall not wait for it. */
  warm(): void;
  /** From now on these keys are pinned. */
  pin(keys: readonly PinnedKey[]): void;
  /** How often the process had to be started again. */
  restarts(): number;
  close(): Promise<void>;
}

const attemptsMax = 3;
const answerBytesMax = 2_400_000;
const framed = /^[\w.-]+$/;
const checkProgram = fileURLToPath(new URL('./verify/main.ts', import.meta.url));

/** Starts the verifying process at the first envelope, or when asked to, and again whenever it died or hung. */
export function startVerifier(parts: VerifierParts): Verifier {
  let told: Told = { own: parts.own, peer: parts.peer, keys: parts.keys };
  let held: Held | null = null;
  let starts = 0;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  const fresh = async (): Promise<Held> => {
    starts += 1;
    held = hold(parts);
    await held.ask({ told }, parts.startMilliseconds ?? 20_000);
    return held;
  };
  const attempt = async (asked: Asked): Promise<Verdict> => {
    for (let count = 0; count < attemptsMax && !isClosed; count += 1)
      try {
        const process = held?.isAlive() === true ? held : await fresh();
        const answered = await process.ask(asked, parts.limitMilliseconds ?? 2_000);
        if ('verdict' in answered) return answered.verdict;
      } catch {
        held?.end(); // it died, hung or spoke nonsense: what it said is not kept, and another one is asked
      }
    return { kind: 'refused', refusal: 'verifier_failed' };
  };
  return {
    check(signed, expected) {
      if (signed.length > signedBytesMax) return Promise.resolve({ kind: 'refused', refusal: 'too_large' });
      if (!framed.test(signed)) return Promise.resolve({ kind: 'refused', refusal: 'not_a_signed_text' });
      const checked = last.then(() => attempt({ signed, expected }));
      last = checked;
      return checked;
    },
    warm() {
      last = last.then(async () => {
        if (held === null && !isClosed) await fresh().catch(() => held?.end());
      });
    },
    pin(keys) {
      told = { ...told, keys };
      last = last.then(() => held?.end()); // the next one starts with them
    },
    restarts: () => Math.max(0, starts - 1),
    async close() {
      isClosed = true;
      held?.end();
      await last;
      await held?.ended;
    },
  };
}

interface Held {
  ask(asked: Asked, limitMilliseconds: number): Promise<Answered>;
  isAlive(): boolean;
  end(): void;
  readonly ended: Promise<void>;
}

/** One process and the question that it has before it. */
function hold(parts: VerifierParts): Held {
  const child = spawn(process.execPath, commandLine(parts), {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {},
    cwd: programFolder,
  });
  let waiting: { answer(line: string): void; fail(error: Error): void } | null = null;
  let alive = true;
  const fail = (error: Error): void => {
    alive = false;
    child.kill('SIGKILL');
    waiting?.fail(error);
  };
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve()); // it could not even be started
  });
  void ended.then(() => fail(new Error('the verifying process ended')));
  child.stdin?.on('error', fail);
  readLines(child, (line) => waiting?.answer(line), fail);
  const next = (asked: Asked, limitMilliseconds: number): Promise<string> =>
    new Promise((resolve, reject) => {
      const limit = setTimeout(() => fail(new Error('the verifying process hangs')), limitMilliseconds);
      const done = (): void => {
        clearTimeout(limit);
        waiting = null;
      };
      waiting = {
        answer(line) {
          done();
          resolve(line);
        },
        fail(error) {
          done();
          reject(error);
        },
      };
      if (alive) child.stdin?.write(`${JSON.stringify(asked)}\n`);
      else waiting.fail(new Error('the verifying process ended'));
    });
  return {
    isAlive: () => alive,
    end: () => fail(new Error('ended')),
    ended,
    // By the program's own part, over a pipe of its own; nonsense is thrown, and ends it.
    ask: async (asked, limitMilliseconds) => JSON.parse(await next(asked, limitMilliseconds)) as Answered,
  };
}

function readLines(child: ChildProcess, take: (line: string) => void, fail: (error: Error) => void): void {
  let held = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = `${held}${chunk}`.split('\n');
    held = lines.pop() ?? '';
    if (held.length > answerBytesMax) fail(new Error('the verifying process does not end its answer'));
    for (const line of lines) take(line);
  });
}

const programFolder = dirname(dirname(import.meta.dirname));

/**
 * Node's permission model: it may read its own code and zod's, and nothing else; it writes no file, starts no process,
 * thread or add-on. Node 24 has no flag for the network: the process loads no module that could reach it.
 */
function commandLine({ program = checkProgram, shapesModule }: VerifierParts): readonly string[] {
  const zod = dirname(fileURLToPath(import.meta.resolve('zod')));
  const root = dirname(programFolder);
  const packages = join(root, 'node_modules');
  // Where the packages are shared with another working copy, the way to zod leads over the link itself.
  const isLinked = lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  const way = isLinked ? packages : join(packages, 'zod');
  const readable = [programFolder, join(root, 'package.json'), way, zod];
  return [
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    '--disable-proto=delete',
    '--disallow-code-generation-from-strings',
    '--max-old-space-size=256',
    program,
    shapesModule,
  ];
}
