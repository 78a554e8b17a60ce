import { localTime, type Zone } from '../../../../kernel/local-clock.ts';
import { fromUtc, type UtcText } from '../../../../kernel/time.ts';

/** A moment as the wall clock of a zone shows it. */
export function wallOf(at: UtcText, { zone }: { readonly zone: Zone }) {
  const { day, hour, minute } = localTime(fromUtc(at), zone);
  const two = (n: number) => String(n).padStart(2, '0');
  return { day, time: `${two(hour)}:${two(minute)}` };
}
