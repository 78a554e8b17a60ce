import type { Told } from './worlds-wire.ts';

/** What of an answer is put aside before two worlds are compared, and why that is no leak. */
export interface Mask {
  readonly of: RegExp;
  /** `same`: each stands for itself, so that what is equal stays equal; `gone`: all are one. */
  readonly how: 'same' | 'gone';
  readonly why: string;
}

/** The only table of masks. Everything else is compared byte for byte. */
export const masks: readonly Mask[] = [
  {
    of: /(?<=\nDate: )[^\n]+/gi,
    how: 'gone',
    why: 'the machine’s clock when the answer left',
  },
  {
    of: /(?<=strait_session=)[A-Za-z0-9_-]{43}/g,
    how: 'same',
    why: 'a session’s token: 256 random bits',
  },
  {
    of: /\bp\.[A-Za-z0-9_-]{48}(?![A-Za-z0-9_-])/g,
    how: 'gone',
    why: 'a place in the book, sealed under a fresh nonce: nobody can tell it from chance (decision 0009)',
  },
  {
    of: /(?<=^id: )[0-9a-f]{12}(?=-)/gm,
    how: 'gone',
    why: 'the stream’s epoch: drawn when the process starts',
  },
  {
    of: /(?<=")[0-9a-f]{24}(?=")/g,
    how: 'same',
    why: 'a session’s public id: 96 random bits',
  },
  {
    of: /(?<=")[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(?=")/g,
    how: 'same',
    why: 'an id that the node draws at random (details of a subject)',
  },
  {
    of: /(?<="(?:code|key)":")(?=[A-Za-z0-9_-]*[0-9A-Z])[A-Za-z0-9_-]{16,}(?=")/g,
    how: 'same',
    why: 'an enrolment’s code or a device’s key: random, told once',
  },
];

/** One answer as text with what is random put aside. */
export function masked({ status, headers, body }: Told): string {
  let text = `${status}\n${headers.join('\n')}\n\n${body}`;
  for (const { of, how } of masks) {
    const seen = new Map<string, string>();
    text = text.replaceAll(of, (found) => {
      if (how === 'gone') return '*';
      const known = seen.get(found) ?? `*${seen.size + 1}`;
      seen.set(found, known);
      return known;
    });
  }
  return text;
}

/** Where two texts part: a piece of each around the first differing byte; null where they are the same. */
export function parting(one: string, other: string): readonly [string, string] | null {
  if (one === other) return null;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const piece = (text: string): string => text.slice(Math.max(0, at - 80), at + 120).replaceAll('\n', '⏎');
  return [piece(one), piece(other)];
}
