import type { Language } from '../../../kernel/text.ts';
import type { UtcText } from '../../../kernel/time.ts';
import type { Claims, PositionFlag, PositionReading } from '../wire.ts';
import { positionFlags } from '../wire.ts';
import type { Said } from './claim-rules.ts';
import { claimsIn } from './claims-in-words.ts';
import { looksLike } from './looks-like.ts';
import { type Around, flagsOf } from './position-flags.ts';
import { positionsIn, type TypedPosition } from './positions-in-words.ts';

/** Everything that can be read from what somebody said or typed. */
export interface WordsRead {
  readonly language: Language | null;
  readonly claims: Claims;
  /** Where each claim was read. */
  readonly said: readonly Said[];
  /** Every position typed, with what is ambiguous and what is absurd about it. */
  readonly positions: readonly TypedPosition[];
}

/** When the words came, and what is known around a position; `around` null where nothing is known yet. */
export interface WordsSetting {
  readonly at: UtcText;
  readonly around: Around | null;
}

/** Reads words once for a form or a record: language, claims, positions. Cheap enough for each keystroke; pure. */
export function readWords(text: string, setting: WordsSetting): WordsRead {
  const typed = positionsIn(text);
  const { claims, said } = claimsIn(text, typed);
  const { at, around } = setting;
  const positions = around === null ? typed : typed.map((position) => withFlags(position, at, around));
  return { language: looksLike(text), claims, said, positions };
}

/** A typed position with the flags of its surroundings beside its own; the literal reading stays as it is. */
export function withFlags(position: TypedPosition, at: UtcText, around: Around): TypedPosition {
  const absurd = flagsOf({ ...position, at }, around);
  const flags = new Set<PositionFlag>([...position.flags, ...absurd.flags]);
  return {
    ...position,
    flags: positionFlags.filter((flag) => flags.has(flag)),
    candidates: distinct([...position.candidates, ...absurd.candidates]),
  };
}

/** Candidates at one place are one, under the name that came first. */
function distinct(candidates: readonly PositionReading[]): readonly PositionReading[] {
  const places = new Map<string, PositionReading>();
  for (const one of candidates) {
    const key = `${one.lat.toFixed(6)} ${one.lon.toFixed(6)}`;
    if (!places.has(key)) places.set(key, one);
  }
  return [...places.values()];
}
