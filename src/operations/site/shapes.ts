import { z } from 'zod';

/** Whoever gave the order: an id, never a name. */
export const actor = z.string().max(80);

/** A body that runs trains, as the register names it: an agency, never a person. */
export const railBody = z.string().regex(/^[\p{L}0-9][\p{L}0-9 '’./-]{0,60}$/u);

/** Metres on a site's plan: no site here is wider than 20 kilometres. */
const planMetre = z.number().min(-20_000).max(20_000);
export const planPointSchema = z.strictObject({ east: planMetre, north: planMetre });
