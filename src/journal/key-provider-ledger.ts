import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readSync, statSync } from 'node:fs';
import { storeFault } from './faults.ts';

/** The ledger of erased subjects: one id a line, only ever appended to. */
export interface Ledger {
  /** On the disk when it returns. */
  add(subject: string): void;
  has(subject: string): boolean;
  all(): ReadonlySet<string>;
}

const form = /^s-[0-9a-f]{32}$/;
/** What a crash in the middle of a line may leave of it. */
const torn = /^s?-?[0-9a-f]{0,32}$/;

/** Opens a ledger that is there. Other processes may append to it: it is read on at each question. Throws `vault_key_lost`. */
export function openLedger(file: string): Ledger {
  const known = new Set<string>();
  const place = { offset: 0, rest: '' };
  const readOn = () => {
    const size = sizeOf(file);
    if (size < place.offset) throw storeFault('vault_key_unreadable', { file, reason: 'it became shorter' });
    if (size === place.offset) return;
    const lines = (place.rest + readFrom(file, place.offset, size)).split('\n');
    place.offset = size;
    place.rest = lines.pop() ?? '';
    for (const line of lines) take(known, line, file);
  };
  readOn();
  return {
    add(subject) {
      if (!form.test(subject)) throw new TypeError('no subject id');
      readOn();
      if (known.has(subject)) return;
      appendDurably(file, place.rest === '' ? `${subject}\n` : `\n${subject}\n`);
      readOn();
    },
    has(subject) {
      readOn();
      return known.has(subject);
    },
    all() {
      readOn();
      return known;
    },
  };
}

function take(known: Set<string>, line: string, file: string): void {
  if (form.test(line)) known.add(line);
  else if (!torn.test(line))
    throw storeFault('vault_key_unreadable', { file, reason: 'a line is no subject id' });
}

function sizeOf(file: string): number {
  if (!existsSync(file)) throw storeFault('vault_key_lost', { file });
  return statSync(file).size;
}

function readFrom(file: string, from: number, to: number): string {
  const bytes = Buffer.alloc(to - from);
  const opened = openSync(file, 'r');
  try {
    for (let read = 0; read < bytes.length; ) {
      const some = readSync(opened, bytes, read, bytes.length - read, from + read);
      if (some === 0) break;
      read += some;
    }
  } finally {
    closeSync(opened);
  }
  return bytes.toString('latin1');
}

function appendDurably(file: string, text: string): void {
  const opened = openSync(file, 'a', 0o600);
  try {
    appendFileSync(opened, text);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
