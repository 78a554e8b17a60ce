import { z } from 'zod';

/** Short names: no spaces, no slashes, nothing that could hold a sentence. */
export const shortName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/);
export const contactId = z.string().regex(/^c-[0-9a-z]{6,40}$/);
export const boatId = z.string().regex(/^b-[0-9a-z]{6,40}$/);
/** A subject of the vault. */
export const subjectId = z.string().regex(/^s-[0-9a-f]{32}$/);
