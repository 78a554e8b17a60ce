import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { createPositionSeal, type PositionSeal } from '../app/position-seal.ts';
import type { KeptValues } from '../journal/kept-values.ts';

const kept = z.object({ key: z.string().regex(/^[0-9a-f]{64}$/) });

/** The seal over journal positions: one key for all processes of the node, made at the first start. */
export async function openPositionSeal(values: KeptValues): Promise<PositionSeal> {
  const made = { key: randomBytes(32).toString('hex') };
  const { key } = kept.parse(await values.keepFirst('node', 'position_key', made));
  return createPositionSeal(Buffer.from(key, 'hex'));
}
