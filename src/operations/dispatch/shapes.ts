import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';

/** Short names: no spaces, no slashes, nothing that could hold a sentence. */
export const shortName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/);
/** A boat as rescue names it; what it is stands there. */
export const boatId = z.string().regex(/^b-[0-9a-z]{6,40}$/);
/** Whoever gave the order: an id, never a name. */
export const actor = z.string().max(80);

const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);
export const pointSchema = z.strictObject({ lat: latitude, lon: longitude });
export const placeSchema = pointSchema.extend({ accuracyMetres: z.number().positive().max(500_000) });

/** Schemas by the name of the command or the event that has this body. */
export type Schemas = Readonly<Record<string, z.ZodType>>;
export type EventsOf<Bodies extends Schemas> = {
  [Name in keyof Bodies & string]: DomainEvent & { readonly type: Name } & Readonly<z.infer<Bodies[Name]>>;
}[keyof Bodies & string];
export type CommandsOf<Bodies extends Schemas> = {
  [Name in keyof Bodies & string]: DomainCommand & { readonly type: Name } & Readonly<z.infer<Bodies[Name]>>;
}[keyof Bodies & string];
