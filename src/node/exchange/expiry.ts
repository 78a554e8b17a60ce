import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Inbox } from '../../app/inbox.ts';
import { believedAheadMilliseconds, type ClockDoubt, watchClock } from '../../exchange/peer/clock-doubt.ts';
import type { TwoClocks } from '../../exchange/peer/clock-steps.ts';
import type { LinkState } from '../../exchange/peer/link.ts';
import type { Journal } from '../../journal/index.ts';
import type { KeptValues } from '../../journal/kept-values.ts';
import { type Instant, instant, parseUtc, toUtc } from '../../kernel/time.ts';
import { clockBelievedWords, clockDoubtWords } from './link-words.ts';

export interface ExpiryParts extends TwoClocks {
  readonly values: Pick<KeptValues, 'get' | 'put'>;
  readonly journal: Pick<Journal, 'head' | 'readAfter'>;
  /** Where a person's word on the clock is laid. */
  readonly folder: string;
  readonly links: () => readonly LinkState[];
  readonly say: (line: string) => void;
}

/** What is done by the clock and cannot be undone. */
export interface Expiry {
  /** Does it, unless the clock is in doubt. */
  ifBelieved(work: () => Promise<unknown>): Promise<void>;
  /** Null: the clock is believed, as of the last look, or peers have not yet had the time to say what theirs shows. */
  doubt(): ClockDoubt | null;
}

/** After a long stop peers are asked first: what they answer within this ends the doubt before anybody is told of it. */
const unsaidMilliseconds = 30_000;
const room = 'exchange_clock';
const key = 'believed';
const wordFile = 'clock-right.json';
const moment = z.object({ at: z.string() });

/**
 * Keeps what runs out by the clock from running out by a wrong one: what is recalled or marked as expired comes back on no
 * side. It waits while the clock is in doubt, says so once, and goes on by itself when the evidence agrees.
 */
export async function openExpiry(parts: ExpiryParts): Promise<Expiry> {
  const { clock, steady, values, folder, say } = parts;
  const watch = watchClock(parts, { believedAt: await lastBelieved(parts) });
  let wordTaken = readWord(folder); // of a run before this one: it says when the clock was right, not that it is
  let doubtedFrom: number | null = null;
  let told: ClockDoubt | null = null;
  const heedWord = (): void => {
    const word = readWord(folder);
    if (word === null || word === wordTaken) return;
    wordTaken = word;
    if (Math.abs(clock() - word) <= believedAheadMilliseconds) watch.vouch();
  };
  const look = async (): Promise<boolean> => {
    heedWord();
    const doubt = watch.look(parts.links());
    if (doubt === null) {
      if (told !== null) clockBelievedWords().forEach((line) => say(line));
      [doubtedFrom, told] = [null, null];
      await values.put(room, key, { at: toUtc(watch.believedTo()) });
      return true;
    }
    doubtedFrom ??= steady();
    if (steady() - doubtedFrom < unsaidMilliseconds) return false;
    if (told === null) clockDoubtWords(doubt.aheadMilliseconds).forEach((line) => say(line));
    told = doubt;
    return false;
  };
  return {
    async ifBelieved(work) {
      if (await look()) await work();
    },
    doubt: () => told,
  };
}

/** A peer to which things were given, and from which things came, for a time. */
export interface ExpiringPeer {
  readonly inbox: Pick<Inbox, 'expire'>;
  readonly recallDue: () => Promise<unknown>;
}

/** What of theirs is marked as expired, and what of ours is taken back as expired or under an ended instrument. */
export function byTheClock({ ifBelieved }: Pick<Expiry, 'ifBelieved'>, peers: readonly ExpiringPeer[]) {
  return {
    expire: () => ifBelieved(() => Promise.all(peers.map(({ inbox }) => inbox.expire()))),
    recall: () => ifBelieved(() => Promise.all(peers.map(({ recallDue }) => recallDue()))),
  };
}

/** By what was kept while it was believed, a person's word, or, before either, the newest record of the book. */
async function lastBelieved({ values, journal, folder }: ExpiryParts): Promise<Instant | null> {
  const kept = moment.safeParse(await values.get(room, key));
  const known = [kept.success ? parseUtc(kept.data.at) : null, readWord(folder)].filter((at) => at !== null);
  if (known.length > 0) return instant(Math.max(...known));
  const head = await journal.head();
  const [newest] = head < 1 ? [] : await journal.readAfter(head - 1, 1);
  return newest === undefined ? null : parseUtc(newest.recordedAt);
}

/** When a person last held the machine's clock against a good one and found it right; null: nobody has. */
function readWord(folder: string): Instant | null {
  try {
    const read = moment.safeParse(JSON.parse(readFileSync(join(folder, wordFile), 'utf8')));
    return read.success ? parseUtc(read.data.at) : null;
  } catch {
    return null; // none is laid there, or half of one
  }
}

/**
 * Lays down that a person found the clock right. `good`: what their own clock says; `now`: what the machine's says. False:
 * they differ, and nothing is laid down.
 */
export function layClockWord(
  folder: string,
  { good, now }: { readonly good: Instant; readonly now: Instant },
): boolean {
  if (Math.abs(good - now) > believedAheadMilliseconds) return false;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, wordFile);
  writeFileSync(`${file}.new`, JSON.stringify({ at: toUtc(now) }), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return true;
}
