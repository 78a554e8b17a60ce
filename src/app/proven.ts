import { type Instant, secondsBetween } from '../kernel/time.ts';
import type { Who } from './who.ts';

/** Seconds for which a proof of who one is holds for grave acts. Ours: long enough for one act, too short for a desk left alone. */
export const provenSeconds = 300;

/** True where this person has proved who they are within the last minutes, as grave acts ask; a device never has. */
export function isProven({ kind, provenAt }: Pick<Who, 'kind' | 'provenAt'>, at: Instant): boolean {
  if (kind !== 'staff' || provenAt === null) return false;
  const seconds = secondsBetween(provenAt, at);
  return seconds >= 0 && seconds <= provenSeconds; // a proof from the future is none
}
