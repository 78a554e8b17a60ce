import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ReturnedWord } from '../../app/set-back/survey.ts';
import { bundleLines, bundleParties, readBundled } from '../../exchange/peer/bundle.ts';
import { sha256 } from '../../exchange/peer/verify/jws.ts';
import type { Envelope } from '../../kernel/exchange.ts';

/** More than this is not held in memory: the survey then says that not all was given back. Ours. */
const wordsMax = 100_000;

export interface ReturnedWordsParts {
  /** `returned` of the exchange's folder. */
  readonly folder: string;
  readonly own: string;
  readonly peer: string;
  /** Reads what this node has signed itself for that peer; null: it has not. */
  readonly readOwn: (signed: string) => Envelope | null;
}

/**
 * What a peer has given back, out of every file that was laid in and kept: only what is proved by this node's own keys,
 * each once. Read anew when a file has come.
 */
export function openReturnedWords({ folder, own, peer, readOwn }: ReturnedWordsParts) {
  let known: { readonly names: string; readonly words: readonly ReturnedWord[] } | null = null;
  return async (): Promise<readonly ReturnedWord[]> => {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.strait'))
      .toSorted();
    const names = files.map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`).join('\n');
    if (known?.names === names) return known.words;
    const words = new Map<string, ReturnedWord>();
    for (const name of files) {
      const lines = bundleLines(createReadStream(join(folder, name), 'latin1'));
      const { value: first = '' } = await lines.next();
      const parties = bundleParties(String(first));
      if (parties?.from !== own || parties.to !== peer) continue;
      for await (const line of lines) {
        const text = readBundled(line);
        const envelope = text === null ? null : readOwn(text.signed);
        if (text === null || words.size >= wordsMax) break;
        if (envelope === null || envelope.lane !== text.lane || envelope.sequence !== text.sequence) continue;
        const { lane, sequence, signed } = text;
        words.set(`${lane} ${sequence}`, { lane, sequence, signed, hash: sha256(signed), envelope });
      }
    }
    known = { names, words: [...words.values()] };
    return known.words;
  };
}
