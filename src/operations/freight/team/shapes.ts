import { z } from 'zod';
import { staffId } from '../../../kernel/identity.ts';

/** A member of staff by id, never a name. */
export const member = staffId;
/** Whoever gave the order: an id, never a name. */
export const actor = z.string().max(80);
/** A day on the wall clock of the place: `2026-03-29`. */
export const day = z.iso.date();
/** A time on the wall clock of the place: `22:00`. */
export const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Members of one team; duties, spans and searches kept of one person or team. Each is refused beyond. */
export const membersMax = 40;
export const dutiesMax = 1_000;
export const spansMax = 60;
export const openSearchesMax = 4;
export const takeoversMax = 30;
