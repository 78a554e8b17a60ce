import { createHmac } from 'node:crypto';
import { instant } from '../../src/kernel/time.ts';
import { plateKeys, plateTokens, type PlateTokens } from '../../src/operations/freight/plate/keys.ts';
import { normalPlate } from '../../src/operations/freight/plate/normal-form.ts';
import type { PassageFacts } from '../../src/operations/freight/plate/same-passage.ts';
import type { Entry } from './day.ts';
import type { Typed } from './slips.ts';

const start = Date.UTC(2026, 2, 2);

/** Entries as the house knows them: tokens under a key, as an event carries them; nothing of the text goes further. */
export function factsOf({
  id,
  place,
  direction,
  minute,
  tractor,
  trailer,
  sides,
  form,
  isCamera,
}: Entry): PassageFacts {
  return {
    passage: id,
    place,
    direction,
    at: instant(start + minute * 60_000),
    tractor: tokensOf(tractor),
    trailer: tokensOf(trailer),
    sides,
    form,
    isEntryCamera: isCamera,
  };
}

const keyed = (plain: string): string =>
  createHmac('sha256', 'drill').update(plain).digest().subarray(0, 12).toString('base64url');

function tokensOf(typed: Typed | null): PlateTokens | null {
  if (typed === null) return null;
  const keys = plateKeys(typed.text, typed.country);
  return keys.ok ? plateTokens(keys.value, keyed) : null;
}

/** What a baseline compares: text as typed, and normal form. */
export function normalOf(typed: Typed | null): string | null {
  if (typed === null) return null;
  const read = normalPlate(typed.text, typed.country);
  return read.ok ? read.value.normal : null;
}
