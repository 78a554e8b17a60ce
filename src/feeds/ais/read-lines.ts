import { createReadStream } from 'node:fs';

/** Lines longer than this are dropped: no line of a recording is, and memory must not follow the file. */
const lineCharactersMax = 1_048_576;

/**
 * Reads a file as lists of lines without their line ends, in order; empty lines are left out. At most about a megabyte
 * is held. Rejects where the file cannot be read.
 */
export async function* readLines(
  path: string,
  { encoding, signal }: { readonly encoding: 'latin1' | 'utf8'; readonly signal: AbortSignal },
): AsyncGenerator<readonly string[]> {
  const input = createReadStream(path, { encoding, highWaterMark: 65_536, signal });
  let rest = '';
  for await (const chunk of input) {
    const lines = `${rest}${String(chunk)}`.split(/[\r\n]+/);
    rest = lines.pop() ?? '';
    if (rest.length > lineCharactersMax) rest = rest.slice(0, lineCharactersMax);
    yield lines.filter((line) => line !== '' && line.length < lineCharactersMax);
  }
  if (rest !== '' && rest.length < lineCharactersMax) yield [rest];
}
