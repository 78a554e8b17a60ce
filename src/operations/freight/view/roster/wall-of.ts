import { localTime, momentsOf, type Zone } from '../../../../kernel/local-clock.ts';
import { fromUtc, type UtcText } from '../../../../kernel/time.ts';
import type { Repeat } from '../../team/words.ts';

/** What the wall clock of a zone shows, and of a time that it shows twice which one it is. */
export interface WallMoment {
  readonly day: string;
  readonly time: string;
  readonly repeat: Repeat | null;
}

/** A moment as the wall clock of a zone shows it. */
export function wallOf(at: UtcText, { zone }: { readonly zone: Zone }): WallMoment {
  const { day, hour, minute } = localTime(fromUtc(at), zone);
  const two = (n: number) => String(n).padStart(2, '0');
  const time = `${two(hour)}:${two(minute)}`;
  const [first, second] = momentsOf(day, time, zone);
  const repeat = second === undefined ? null : first === fromUtc(at) ? 'first' : 'second';
  return { day, time, repeat };
}
