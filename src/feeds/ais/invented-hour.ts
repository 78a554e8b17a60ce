import type { Instant } from '../../kernel/time.ts';
import { encodeAis } from '../../standards/nmea-ais/index.ts';
import { createChance } from './invented/chance.ts';
import { inventFleet } from './invented/craft.ts';
import { craftEmitter, type Emitter, fixedEmitters } from './invented/emitters.ts';

/** One sentence, and the moment it is heard. */
export interface InventedSentence {
  readonly at: Instant;
  readonly sentence: string;
}

/**
 * Invented Channel traffic for ever, in order of time, as AIVDM sentences without line ends: about 190 stations,
 * some 20 sentences a second. The same seed and start give the same sentences. Nothing jumps back: ferries and
 * yachts turn round, through traffic leaves and other ships enter. Each hour has its silences and, from its 25th
 * to its 35th minute, an active distress beacon. Names begin with EXAMPLE or EXEMPLE; places are a sketch.
 * Intervals after ITU-R M.1371-5, annex 1, tables 1 and 2.
 */
export function* inventedTraffic(given: {
  readonly seed: number;
  readonly startAt: Instant;
}): Generator<InventedSentence, never, undefined> {
  const chance = createChance(given.seed);
  const emitters: readonly Emitter[] = [
    ...inventFleet(chance).map((craft) => craftEmitter(craft, given.startAt, chance)),
    ...fixedEmitters(given.startAt, chance),
  ];
  let sent = 0;
  for (;;) {
    const emitter = nextOf(emitters);
    const at = emitter.nextAt;
    for (const body of emitter.speak()) {
      const channel = sent % 2 === 0 ? 'A' : 'B';
      for (const sentence of encodeAis(body, { channel, sequence: sent % 10 })) yield { at, sentence };
      sent++;
    }
  }
}

function nextOf(emitters: readonly Emitter[]): Emitter {
  let next: Emitter | null = null;
  for (const emitter of emitters) if (next === null || emitter.nextAt < next.nextAt) next = emitter;
  if (next === null) throw new Error('no emitters');
  return next;
}
