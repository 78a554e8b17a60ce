import type { Readable, Writable } from 'node:stream';
import type { Text } from '../kernel/text.ts';

/** Where a command writes and what it is given; the process's own streams outside tests. */
export interface CommandIo {
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly stdin: Readable;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** 0 done, 1 the answer is no, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

/** A verb of `npx strait`. */
export interface CommandLine {
  readonly name: string;
  readonly usage: string;
  readonly summary: Text;
  run(args: readonly string[], io: CommandIo): Promise<number>;
}

/** Thrown for wrong use: the caller prints the message in both languages and the usage, and exits with 2. */
export class UsageError extends Error {
  readonly text: Text;
  constructor(text: Text) {
    super(`${text.en} / ${text.fr}`);
    this.name = 'UsageError';
    this.text = text;
  }
}
