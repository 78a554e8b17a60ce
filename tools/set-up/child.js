// Runs other programs: one place for signals, deadlines and exit codes.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const forwarded = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
/** Further signals before a program that does not end is killed with its whole group. */
const patience = 3;
/** A terminal's Ctrl-C reaches npm and us, and npm passes it on to us as well: within this it is one and the same. */
const sameSignalMs = 1_000;

/**
 * The exit code that a shell would show.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCode(code, signal) {
  return signal ? 128 + (constants.signals[signal] ?? 1) : (code ?? 1);
}

/**
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
function killGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // The group ended between the look and the signal: what was wanted.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * Runs a program in the foreground with our stdio, and passes signals on.
 * It gets a process group of its own, so a terminal's Ctrl-C reaches it once, from here, and never its
 * children behind its back (a database server must hear "stop" from the node, not from the keyboard).
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, timeoutMs?: number }} options
 * @returns {Promise<{ code: number, timedOut: boolean }>}
 */
export function foreground(program, args, { cwd, env, timeoutMs }) {
  const child = spawn(program, args, { cwd, env, stdio: 'inherit', detached: true });
  let asked = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  let timedOut = false;
  const handlers = forwarded.map((signal) => {
    const handler = () => {
      if (performance.now() - askedAt < sameSignalMs) return;
      askedAt = performance.now();
      asked += 1;
      if (asked > patience) killGroup(child.pid, 'SIGKILL');
      else child.kill(signal);
    };
    process.on(signal, handler);
    return { signal, handler };
  });
  const timer = timeoutMs
    ? setTimeout(() => {
        timedOut = true;
        child.kill('SIGTERM');
        setTimeout(() => killGroup(child.pid, 'SIGKILL'), 5_000).unref();
      }, timeoutMs)
    : undefined;
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      for (const { signal, handler } of handlers) process.off(signal, handler);
    };
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      done();
      // What it may have left behind in its group goes with it.
      killGroup(child.pid, 'SIGKILL');
      resolve({ code: exitCode(code, signal), timedOut });
    });
  });
}

/**
 * Runs a program quietly and returns what it said. Never throws: a program that cannot start answers 127.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function quietly(program, args, { cwd, env, timeoutMs = 60_000 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    let late = false;
    const stop = () => killGroup(child.pid, 'SIGTERM');
    for (const signal of forwarded) process.on(signal, stop);
    const timer = setTimeout(() => {
      late = true;
      killGroup(child.pid, 'SIGKILL');
    }, timeoutMs);
    const done = (/** @type {number} */ code) => {
      clearTimeout(timer);
      for (const signal of forwarded) process.off(signal, stop);
      resolve({ code, output: late ? `${output}\nno answer within ${timeoutMs / 1000} s` : output });
    };
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done(((output += error.message), 127)));
    child.on('close', (code, signal) => done(exitCode(code, signal)));
  });
}
