import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import type { Language } from '../../kernel/text.ts';
import { instant } from '../../kernel/time.ts';
import { type AisRefusalCode, createReader, refusalTexts, toRecord } from '../../standards/nmea-ais/index.ts';

/** What a command reads and writes: the process's own streams, or a test's. */
export interface DecodeIo {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly language?: Language;
}

const usage = {
  en: 'usage: strait decode FILE [--format nmea-ais]   (FILE may be - for standard input)',
  fr: 'usage : strait decode FICHIER [--format nmea-ais]   (FICHIER peut être - pour l’entrée standard)',
} as const;

const words = {
  unreadable: { en: 'cannot read', fr: 'lecture impossible :' },
  unwritable: { en: 'cannot write', fr: 'écriture impossible :' },
  counted: { en: 'lines refused', fr: 'lignes refusées' },
} as const;

/** Text is handed to the stream in pieces of about this size: one write a line would cost more than decoding. */
const pieceCharacters = 65_536;

/**
 * `strait decode`: AIS sentences in, one JSON line a message out; refusals counted by reason on stderr at the end.
 * Streams with bounded memory and waits for a slow reader; a reader that goes away ends it quietly.
 * Exit code: 0 done, 1 the file cannot be read, 2 wrong use.
 */
export async function decodeCommand(args: readonly string[], io: DecodeIo): Promise<number> {
  const language = io.language ?? 'en';
  const file = fileOf(args);
  if (file === null) {
    io.stderr.write(`${usage[language]}\n`);
    return 2;
  }
  const refused = new Map<AisRefusalCode, number>();
  const input = file === '-' ? io.stdin : createReadStream(file, { highWaterMark: 262_144 });
  try {
    await decodeStream(input, io.stdout, refused);
  } catch (fault) {
    // The reader of our output went away, as `head` does: nothing is left to be done, and nothing is wrong.
    if (isSystemFault(fault) && fault.code === 'EPIPE') return 0;
    if (!isSystemFault(fault)) throw fault;
    const what = 'syscall' in fault && fault.syscall === 'write' ? words.unwritable : words.unreadable;
    io.stderr.write(`${what[language]} ${file}: ${fault.code}\n`);
    return 1;
  } finally {
    if (input !== io.stdin) input.destroy();
  }
  for (const [code, lines] of [...refused].sort((a, b) => b[1] - a[1]))
    io.stderr.write(`${words.counted[language]}: ${lines} ${code} (${refusalTexts[code][language]})\n`);
  return 0;
}

/** The file named by the arguments; null where they are wrong. */
function fileOf(args: readonly string[]): string | null {
  const rest: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (word === '--format' || word.startsWith('--format=')) {
      const format = word === '--format' ? args[++i] : word.slice('--format='.length);
      if (format !== 'nmea-ais') return null;
    } else if (word.startsWith('-') && word !== '-') return null;
    else rest.push(word);
  }
  const [file] = rest;
  return rest.length === 1 && file !== undefined && file !== '' ? file : null;
}

async function decodeStream(
  input: Readable,
  output: Writable,
  refused: Map<AisRefusalCode, number>,
): Promise<void> {
  let text = '';
  const reader = createReader({
    message(message) {
      text += `${JSON.stringify(toRecord(message))}\n`;
    },
    refused({ code, lines }) {
      refused.set(code, (refused.get(code) ?? 0) + Math.max(1, lines));
    },
  });
  const writer = openWriter(output);
  try {
    for await (const bytes of input) {
      // A file has no moment of receipt: its parts expire by lines alone.
      reader.push(typeof bytes === 'string' ? Buffer.from(bytes) : (bytes as Buffer), instant(0));
      if (text.length < pieceCharacters) continue;
      await writer.write(text);
      text = '';
    }
    reader.end();
    await writer.write(text);
  } finally {
    writer.close();
  }
}

/** Writes and waits: resolves when the stream takes more, rejects with the stream's own fault. */
function openWriter(output: Writable) {
  let fault: Error | null = null;
  const onError = (error: Error) => {
    fault = error;
  };
  output.on('error', onError);
  return {
    async write(text: string): Promise<void> {
      if (fault !== null) throw fault;
      // A destroyed stream neither drains nor complains: waiting for it would never end.
      if (output.destroyed) throw Object.assign(new Error('output closed'), { code: 'EPIPE' });
      if (text !== '' && !output.write(text)) await once(output, 'drain');
      if (fault !== null) throw fault;
    },
    close() {
      // A last write may still fail after we returned; without a listener that would end the process.
      output.off('error', onError);
      output.on('error', () => undefined);
    },
  };
}

function isSystemFault(fault: unknown): fault is Error & { readonly code: string } {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string';
}
