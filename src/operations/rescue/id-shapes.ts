import { z } from 'zod';

export const contactId = z.string().regex(/^c-[0-9a-z]{6,40}$/);
export const boatId = z.string().regex(/^b-[0-9a-z]{6,40}$/);
