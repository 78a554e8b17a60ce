import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';

/** Short names: no spaces, no slashes, nothing that could hold a sentence. */
export const shortName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/);
/** One vehicle once through one place; made by whoever enters it, also without a link. */
export const passageId = z.string().regex(/^p-[0-9a-z]{6,40}$/);
/** One control of a passage. */
export const controlId = z.string().regex(/^k-[0-9a-z]{6,40}$/);
/** A subject of the vault: a vehicle's plate, a seal's number, words. */
export const subjectId = z.string().regex(/^s-[0-9a-f]{32}$/);
/** Whoever gave the order: an id, never a name. */
export const actor = z.string().max(80);
/** ISO 3166-1 alpha-2 of the state that gave a plate; null: not said. */
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .nullable();

/** Schemas by the name of the command or the event that has this body. */
export type Schemas = Readonly<Record<string, z.ZodType>>;
export type EventsOf<Bodies extends Schemas> = {
  [Name in keyof Bodies & string]: DomainEvent & { readonly type: Name } & Readonly<z.infer<Bodies[Name]>>;
}[keyof Bodies & string];
export type CommandsOf<Bodies extends Schemas> = {
  [Name in keyof Bodies & string]: DomainCommand & { readonly type: Name } & Readonly<z.infer<Bodies[Name]>>;
}[keyof Bodies & string];
