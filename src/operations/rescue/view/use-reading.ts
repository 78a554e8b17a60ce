import { useMemo } from 'react';
import type { Position } from '../../../kernel/geo.ts';
import type { UtcText } from '../../../kernel/time.ts';
import { chartStore } from '../../../kit/map/chart-store.ts';
import { useStore } from '../../../kit/store.ts';
import type { ContactView } from '../board-wire.ts';
import { landOf } from './chart-store.ts';
import { readWords, type WordsReading } from './thought-words.ts';

/** Words read as they are typed. `at`: when they hold; `before`: what the same caller said before, the newest first. */
export function useReading(words: string, at: UtcText, before: readonly ContactView[]): WordsReading {
  const set = useStore(chartStore());
  const last = before[0]?.facts.positions.at(-1) ?? null;
  // Read anew for each word and each minute, not each second; dated as they hold.
  const minute = `${at.slice(0, 16)}:00.000Z` as UtcText; // the form of all UTC text
  const reading = useMemo(
    () => readWords(words, { at: minute, land: landOf(set), last, source: 'verbal' }),
    [words, minute, set, last],
  );
  return useMemo(
    () => ({ ...reading, positions: reading.positions.map((one) => ({ ...one, at })) }),
    [reading, at],
  );
}

/** Whether a place lies on the land of the chart; nothing does while it has not come. */
export function useOnLand(): (position: Position) => boolean {
  const set = useStore(chartStore());
  return useMemo(() => {
    const land = landOf(set);
    return (position: Position) => land?.isOnLand(position) ?? false;
  }, [set]);
}
