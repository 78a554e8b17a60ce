import type { Text } from '../../kernel/text.ts';
import { formText } from './text.ts';

/** A typed number, point or comma; null where the field is empty or holds none. */
export function readNumber(typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
}

export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

function fits(value: number | null, { min, max, whole }: Bounds): boolean {
  return value !== null && value >= min && value <= max && (whole !== true || Number.isInteger(value));
}

/** Says that a needed number is missing, none, or out of bounds. */
export function neededNumber(bounds: Bounds): (value: string) => Text | null {
  const { min, max } = bounds;
  const fault = {
    en: formText.number.en.replace('{min}', String(min)).replace('{max}', String(max)),
    fr: formText.number.fr.replace('{min}', String(min)).replace('{max}', String(max)),
  };
  return (value) => (fits(readNumber(value), bounds) ? null : fault);
}

/** The same for a field that may stay empty: not known is not zero. */
export function numberForm(bounds: Bounds): (value: string) => Text | null {
  const check = neededNumber(bounds);
  return (value) => (value.trim() === '' ? null : check(value));
}
