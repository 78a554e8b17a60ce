import { type ChildProcess, spawn } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenHanging } from './processor-time.ts';
import type { Expected, Questioned, Verdict } from './verify/check.ts';
import { type PinnedKey, signedBytesMax } from './verify/jws.ts';
import type { Answered, Asked, Told } from './verify/main.ts';

export interface VerifierParts extends Told {
  /** Path of the module that names what this version knows: it exports `exchangeShapes`. */
  readonly shapesModule: string;
  /** The longest that one envelope, and the start of the process, may work; it may wait longer for a busy machine. */
  readonly limitMilliseconds?: number;
  readonly startMilliseconds?: number;
  /** The program that checks; another one only in tests of what happens when it fails. */
  readonly program?: string;
}

/** The part that reads what comes from outside, in a process of its own. */
export interface Verifier {
  /** In the order asked; what is asked while it is busy goes to it together. Never rejects: what could not be checked is refused as `verifier_failed`. */
  check(signed: string, expected: Expected): Promise<Verdict>;
  /** The same of one by itself, for which no other vouches; asked once nothing else is. */
  checkAlone(signed: string, expected: Expected): Promise<Verdict>;
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
  const kept = keepProcess(parts);
  const queue: Question[] = [];
  const apart: Question[] = [];
  let running: Promise<void> | null = null;
  const alone = async (question: Question): Promise<void> => {
    for (let count = 0; count < attemptsMax; count += 1) if (await kept.attempt([question])) return;
    question.resolve(failed);
  };
  const run = async (before?: () => Promise<void>): Promise<void> => {
    await before?.();
    await new Promise((next) => setImmediate(next)); // whoever asks in the same turn goes with the first
    while (queue.length + apart.length > 0) {
      const together = queue.length > 0 ? nextTogether(queue) : apart.splice(0, 1);
      if (together.length > 1 && (await kept.attempt(together))) continue;
      // One of them may be what it died of: each is asked by itself, so that no other suffers for it.
      for (const question of together) await alone(question);
    }
    running = null;
  };
  const ask = (asked: Question[], signed: string, expected: Expected): Promise<Verdict> => {
    if (signed.length > signedBytesMax) return Promise.resolve({ kind: 'refused', refusal: 'too_large' });
    if (!framed.test(signed)) return Promise.resolve({ kind: 'refused', refusal: 'not_a_signed_text' });
    return new Promise((resolve) => {
      asked.push({ signed, expected, resolve });
      running ??= run();
    });
  };
  return {
    check: (signed, expected) => ask(queue, signed, expected),
    checkAlone: (signed, expected) => ask(apart, signed, expected),
    warm() {
      running ??= run(() => kept.warm());
    },
    pin: (keys) => kept.pin(keys),
    restarts: kept.restarts,
    async close() {
      kept.end();
      await running;
      await kept.ended();
    },
  };
}

/** The one process that is asked: started where none lives, and whenever it answered wrongly or not at all. */
function keepProcess(parts: VerifierParts) {
  let told: Told = { own: parts.own, peer: parts.peer, keys: parts.keys };
  let held: Held | null = null;
  let isStale = false;
  let isClosed = false;
  let starts = 0;
  const ready = async (): Promise<Held> => {
    const isTold = !isStale;
    isStale = false;
    if (held?.isAlive() === true) {
      if (!isTold) await held.ask({ told }, parts.limitMilliseconds ?? 2_000); // no restart: nothing waits for one
      return held;
    }
    starts += 1;
    held = hold(parts);
    await held.ask({ told }, parts.startMilliseconds ?? 20_000);
    return held;
  };
  return {
    /** Answers all of them; false: none, since it died, hung or spoke nonsense. */
    async attempt(questions: readonly Question[]): Promise<boolean> {
      if (isClosed) return false;
      try {
        const texts = questions.map(({ signed, expected }) => ({ signed, expected }));
        const answer = await (await ready()).ask({ texts }, parts.limitMilliseconds ?? 2_000);
        const verdicts = 'verdicts' in answer ? answer.verdicts : [];
        if (verdicts.length !== questions.length) throw new Error('an answer without a verdict for each');
        questions.forEach(({ resolve }, index) => resolve(verdicts[index] ?? failed)); // as many as were asked
        return true;
      } catch {
        held?.end(); // what it said is not kept, and another one is asked
        return false;
      }
    },
    /** Only where none was asked for yet. */
    async warm(): Promise<void> {
      if (held === null && !isClosed) await ready().catch(() => held?.end());
    },
    pin(keys: readonly PinnedKey[]): void {
      told = { ...told, keys };
      isStale = true;
    },
    restarts: () => Math.max(0, starts - 1),
    end(): void {
      isClosed = true;
      held?.end();
    },
    ended: () => held?.ended,
  };
}

interface Question extends Questioned {
  readonly resolve: (verdict: Verdict) => void;
}

const failed: Verdict = { kind: 'refused', refusal: 'verifier_failed' };
/** As many as one answer brings: they go to the disk together as well. */
const togetherMax = 200;

/** The next ones, in order: together no larger than one alone may be, so that one limit of time holds for both. */
function nextTogether(queue: Question[]): readonly Question[] {
  let bytes = 0;
  const end = queue.findIndex(({ signed }, index) => {
    bytes += signed.length;
    return index === togetherMax || (index > 0 && bytes > signedBytesMax);
  });
  return queue.splice(0, end < 0 ? queue.length : end);
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
      const stop = whenHanging({ pid: child.pid, milliseconds: limitMilliseconds }, () =>
        fail(new Error('the verifying process hangs')),
      );
      const done = (): void => {
        stop();
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
