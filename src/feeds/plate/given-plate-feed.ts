import { createHash } from 'node:crypto';
import { type Instant, instant } from '../../kernel/time.ts';
import { createPlateIntake, type PlateIntakeParts, type TakenRead } from './intake.ts';

export const now: Instant = instant(Date.UTC(2027, 8, 8, 2, 15));

/** A read as a camera would send it. */
export function item(key: string, further: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    source: 'anpr-1',
    key,
    readAt: '2027-09-08T02:14:58Z',
    site: 'calais',
    lane: 'lane-3',
    plate: 'ZZ-123-XX',
    country: 'FR',
    direction: 'to_uk',
    facing: 'front',
    confidence: 0.93,
    ...further,
  };
}

/** An intake over a store in memory that keeps each key once, as the real one does. */
export function givenIntake(further: Partial<PlateIntakeParts> = {}) {
  const kept = new Map<string, TakenRead>();
  const refused: string[] = [];
  const heard: string[] = [];
  const intake = createPlateIntake({
    write: (reads) =>
      Promise.resolve(
        reads.map((read) => {
          const name = `${read.source}/${read.key}`;
          const isNew = !kept.has(name);
          if (isNew) kept.set(name, read);
          return isNew;
        }),
      ),
    tokenOf: (form) => createHash('sha256').update(`test ${form}`).digest('base64url'),
    sink: {
      heard: (source, count) => void heard.push(`${source} ${count}`),
      refused: (source, reason) => void refused.push(`${source} ${reason}`),
    },
    clock: () => now,
    hoursKept: 48,
    ...further,
  });
  return { intake, kept, refused, heard };
}
