import { createHash } from 'node:crypto';
import { instant } from '../../../kernel/time.ts';
import { plateKeys, plateTokens, type PlateTokens } from './keys.ts';
import type { PassageFacts } from './same-passage.ts';

/** Tokens as an event carries them; the key of tests is no secret. */
export function tokens(typed: string, country: string | null = null): PlateTokens {
  const keys = plateKeys(typed, country);
  if (!keys.ok) throw new Error(keys.refusal.code);
  return plateTokens(keys.value, (plain) => createHash('sha256').update(`test ${plain}`).digest('hex'));
}

const noon = Date.UTC(2026, 2, 2, 12);

/** An entry at Calais towards the United Kingdom, `minutes` after noon. */
export function entry(
  passage: string,
  minutes: number,
  {
    tractor,
    trailer,
    ...further
  }: Partial<Omit<PassageFacts, 'tractor' | 'trailer'>> & {
    readonly tractor?: string;
    readonly trailer?: string;
  },
): PassageFacts {
  return {
    passage,
    place: 'calais',
    direction: 'to_uk',
    at: instant(noon + minutes * 60_000),
    tractor: tractor === undefined ? null : tokens(tractor),
    trailer: trailer === undefined ? null : tokens(trailer),
    sides: 'unknown',
    form: 'curtain_sider',
    ...further,
  };
}
