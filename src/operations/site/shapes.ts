import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';

/** Short names: no spaces, no slashes, nothing that could hold a sentence. */
export const shortName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/);
/** Whoever gave the order: an id, never a name. */
export const actor = z.string().max(80);

/** A body that runs trains, as the register names it: an agency, never a person. */
export const railBody = z.string().regex(/^[\p{L}0-9][\p{L}0-9 '’./-]{0,60}$/u);

/** Metres on a site's plan: no site here is wider than 20 kilometres. */
const planMetre = z.number().min(-20_000).max(20_000);
export const planPointSchema = z.strictObject({ east: planMetre, north: planMetre });

/** Schemas by the name of the command or the event that has this body. */
export type Schemas = Readonly<Record<string, z.ZodType>>;
export type EventsOf<Bodies extends Schemas> = {
  [Name in keyof Bodies & string]: DomainEvent & { readonly type: Name } & Readonly<z.infer<Bodies[Name]>>;
}[keyof Bodies & string];
export type CommandsOf<Bodies extends Schemas> = {
  [Name in keyof Bodies & string]: DomainCommand & { readonly type: Name } & Readonly<z.infer<Bodies[Name]>>;
}[keyof Bodies & string];
