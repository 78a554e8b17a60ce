import type { z } from 'zod';
import type { recordContactSchema } from './events-contact.ts';
import { at, done, type Giving, type Sea } from './given-rescue.ts';

type Said = Partial<z.input<typeof recordContactSchema>>;

/** What a test says of a contact; whatever is left out is not said. */
export interface Sample extends Omit<Said, 'claims' | 'counted' | 'happenedAt' | 'receivedAt' | 'contact'> {
  readonly claims?: Partial<z.input<typeof recordContactSchema>['claims']>;
  readonly counted?: Partial<NonNullable<z.input<typeof recordContactSchema>['counted']>>;
  /** When it happened, by the clock of the night: `03:40`. */
  readonly at?: string;
  /** When it was told, by the same clock; absent: as it happened. */
  readonly told?: string;
}

/** One figure as a range. */
export function just(count: number): { readonly min: number; readonly max: number; readonly best: number } {
  return { min: count, max: count, best: count };
}

/** A range without a best figure. */
export function range(min: number, max: number): { min: number; max: number; best: null } {
  return { min, max, best: null };
}

/** A subject of the vault, by a number. */
export function subject(number: number): string {
  return `s-${number.toString(16).padStart(32, '0')}`;
}

/** A position of the invented sea, shared from a telephone, to 100 m. */
export function place(lat: number, lon: number, clock: string) {
  return { id: 'p1', lat, lon, accuracyMetres: 100, source: 'gps_share', at: at(clock) } as const;
}

/** The fields of a contact as an order takes them. */
export function contactFields(contact: string, sample: Sample = {}): Readonly<Record<string, unknown>> {
  const { at: clock = '02:00', told = clock, claims = {}, counted, ...said } = sample;
  return {
    contact,
    kind: 'report',
    channel: 'call',
    receivedAt: at(told),
    happenedAt: at(clock),
    ...said,
    claims,
    ...(counted === undefined ? {} : { counted: { alive: 0, ...counted } }),
  };
}

/** Records a contact, on the French side where the sample says no other, at the moment it speaks of. */
export function received(
  sea: Sea,
  contact: string,
  { side = 'fr', ...sample }: Sample & Pick<Giving, 'side'> = {},
): Sea {
  const order = { order: 'RecordContact', side, at: at(toldOf(sample)) } as const;
  return done(sea, order, contactFields(contact, sample));
}

/** Records a contact and links it to a boat as confirmed, for a reason. */
export function linked(sea: Sea, contact: string, sample: Sample & Linking): Sea {
  const { boat, grade = 'confirmed', reason = 'place_and_time', ...said } = sample;
  const recorded = received(sea, contact, said);
  const order = { order: 'LinkContact', at: at(toldOf(sample)) };
  return done(recorded, order, { boat, contact, grade, reason });
}

function toldOf({ told, at: clock = '02:00' }: Sample): string {
  return told ?? clock;
}

/** To which boat, how surely and why a sample is linked. */
export interface Linking {
  readonly boat: string;
  readonly grade?: string;
  readonly reason?: string;
  readonly side?: 'fr' | 'uk';
}
