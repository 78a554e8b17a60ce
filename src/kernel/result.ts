/** A value, or an expected refusal with a code from its room's closed list. A refusal is never thrown. */
export type Result<Value, Refused> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refused };

/**
 * An expected "no". `code` is the reader's and the counter's key; `detail` holds only what may be shown:
 * figures, field names and references, never a person.
 */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Wraps a value as accepted. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** Wraps a refusal. `code` comes from the closed list of the room that refuses. */
export function refuse<Code extends string>(
  code: Code,
  detail?: Refusal['detail'],
): { readonly ok: false; readonly refusal: Refusal<Code> } {
  return { ok: false, refusal: detail === undefined ? { code } : { code, detail } };
}

/** Ends a `switch` over a closed union: reached only by a bug. */
export function never(value: never): never {
  throw new Error(`unreachable case: ${JSON.stringify(value)}`);
}
