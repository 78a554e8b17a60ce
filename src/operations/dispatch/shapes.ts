import { z } from 'zod';

/** A boat as rescue names it; what it is stands there. */
export const boatId = z.string().regex(/^b-[0-9a-z]{6,40}$/);
/** Whoever gave the order: an id, never a name. */
export const actor = z.string().max(80);

const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);
export const pointSchema = z.strictObject({ lat: latitude, lon: longitude });
export const placeSchema = pointSchema.extend({ accuracyMetres: z.number().positive().max(500_000) });
