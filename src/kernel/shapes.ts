import { z } from 'zod';
import type { DomainCommand } from './decider.ts';
import type { DomainEvent } from './event.ts';
import { shortNamePattern } from './short-name.ts';

/** Short names: no spaces, no slashes, nothing that could hold a sentence or a name in full. */
export const shortName = z.string().regex(shortNamePattern);
/** A subject of the vault: `s-` and 32 hex digits, random, says nothing of anybody. */
export const subjectId = z.string().regex(/^s-[0-9a-f]{32}$/);

/** A boat's joint reference: the side that gave it, the year, its number there, as `FR-27-001`. */
export const boatReference = z.string().regex(/^(FR|UK)-\d{2}-\d{3,6}$/);

/** Schemas by the name of the command or the event that has this body. */
export type Schemas = Readonly<Record<string, z.ZodType>>;
/** The union of the events whose bodies these are. */
export type EventsOf<Bodies extends Schemas> = {
  [Name in keyof Bodies & string]: DomainEvent & { readonly type: Name } & Readonly<z.infer<Bodies[Name]>>;
}[keyof Bodies & string];
/** The union of the commands whose bodies these are. */
export type CommandsOf<Bodies extends Schemas> = {
  [Name in keyof Bodies & string]: DomainCommand & { readonly type: Name } & Readonly<z.infer<Bodies[Name]>>;
}[keyof Bodies & string];
