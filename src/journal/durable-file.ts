import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Refuses where the file is there: another process is making it at this moment. What goes in is asked for once the
 * name is taken. On the disk, and its name with it, when it returns; gone again where it throws.
 */
export function writeNew(path: string, text: () => string): void {
  const opened = openSync(path, 'wx', 0o600);
  try {
    // A single write may take a part and call it done, as where the disk is nearly full.
    writeFileSync(opened, text());
    fsyncSync(opened);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(opened);
  }
  flushFolder(dirname(path));
}

/** Puts the names in a folder on the disk: a file made or renamed there would survive a power cut. */
export function flushFolder(folder: string): void {
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
