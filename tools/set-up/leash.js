// Ends a program whose starter went away without a word (a supervisor's kill -9 reaches only its own group):
// a node must never stay behind, holding its port and its store. Imported, it watches over the process it is in.
import { readFileSync } from 'node:fs';

const lookEveryMs = 500;

/**
 * The parent of a process; null where the system does not tell.
 * @param {number} pid
 */
function parentOf(pid) {
  try {
    // "pid (name) state parent ...": the name may hold anything, so read from its last bracket.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return null; // no /proc here, or the parent is already gone: then our own parent has changed as well
  }
}

/**
 * Calls `gone` once when the starter is no longer there, or the npm above it.
 * @param {() => void} gone
 * @param {{ isScript: boolean }} options `isScript`: between npm and us stands a shell that outlives a killed npm
 */
export function watchStarter(gone, { isScript }) {
  const parent = process.ppid;
  const above = isScript ? parentOf(parent) : null;
  const timer = setInterval(() => {
    if (process.ppid === parent && (above === null || parentOf(parent) === above)) return;
    clearInterval(timer);
    gone();
  }, lookEveryMs);
  timer.unref();
}
