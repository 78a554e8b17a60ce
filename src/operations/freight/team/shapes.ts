import { z } from 'zod';
import type { DomainCommand } from '../../../kernel/decider.ts';
import type { DomainEvent } from '../../../kernel/event.ts';
import { staffId } from '../../../kernel/identity.ts';

/** Short names: no spaces, no slashes, nothing that could hold a sentence. */
export const shortName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/);
/** A member of staff by id, never a name. */
export const member = staffId;
/** Whoever gave the order: an id, never a name. */
export const actor = z.string().max(80);
/** A day on the wall clock of the place: `2026-03-29`. */
export const day = z.iso.date();
/** A time on the wall clock of the place: `22:00`. */
export const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Schemas by the name of the command or the event that has this body. */
export type Schemas = Readonly<Record<string, z.ZodType>>;
export type EventsOf<Bodies extends Schemas> = {
  [Name in keyof Bodies & string]: DomainEvent & { readonly type: Name } & Readonly<z.infer<Bodies[Name]>>;
}[keyof Bodies & string];
export type CommandsOf<Bodies extends Schemas> = {
  [Name in keyof Bodies & string]: DomainCommand & { readonly type: Name } & Readonly<z.infer<Bodies[Name]>>;
}[keyof Bodies & string];

/** Members of one team; duties, spans and searches kept of one person or team. Each is refused beyond. */
export const membersMax = 40;
export const dutiesMax = 1_000;
export const spansMax = 60;
export const openSearchesMax = 4;
export const takeoversMax = 30;
