import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The machine's limit for one durable write: 4 KiB appended and flushed, so many times; milliseconds of each. */
export function flushMilliseconds(folder: string, times: number): readonly number[] {
  const path = join(folder, 'flush.probe');
  const block = Buffer.alloc(4096, 7);
  const file = openSync(path, 'w');
  try {
    return Array.from({ length: times }, () => {
      const began = performance.now();
      writeSync(file, block);
      fdatasyncSync(file);
      return performance.now() - began;
    });
  } finally {
    closeSync(file);
    rmSync(path);
  }
}
