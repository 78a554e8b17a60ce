const depthMax = 64;

/** Thrown for a value without a canonical form: why, and where (`$.a[0]`). */
export interface NotCanonical extends Error {
  readonly reason: string;
  readonly path: string;
}

/** True for what `canonicalText` throws. */
export function isNotCanonical(error: unknown): error is NotCanonical {
  return error instanceof Error && error.name === 'NotCanonical';
}

/**
 * Canonical JSON (RFC 8785: keys in UTF-16 order, no spaces, numbers and strings as ECMAScript writes them).
 * Throws `NotCanonical` on what a PostgreSQL jsonb cannot give back as it was: NUL, lone surrogates, numbers
 * that are not finite, `undefined`, anything but plain values, and more than 64 levels.
 */
export function canonicalText(value: unknown): string {
  return write(value, '$', 0);
}

function write(value: unknown, path: string, depth: number): string {
  switch (typeof value) {
    case 'string':
      return writeText(value, path);
    case 'number':
      if (!Number.isFinite(value)) throw notCanonical('no finite number', path);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth > depthMax) throw notCanonical('nested too deep', path);
      return Array.isArray(value) ? writeList(value, path, depth) : writeObject(value, path, depth);
    default:
      throw notCanonical(`a ${typeof value}`, path);
  }
}

/** Printable ASCII without quote and backslash, as nearly every text is: written as it stands. */
const plain = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

function writeText(text: string, path: string): string {
  if (plain.test(text)) return `"${text}"`;
  if (text.includes('\u0000')) throw notCanonical('a NUL character', path);
  if (!text.isWellFormed()) throw notCanonical('half a character (lone surrogate)', path);
  return JSON.stringify(text);
}

function writeList(list: readonly unknown[], path: string, depth: number): string {
  let out = '[';
  for (let index = 0; index < list.length; index++)
    out += (index ? ',' : '') + write(list[index], `${path}[${index}]`, depth + 1);
  return `${out}]`;
}

function writeObject(object: object, path: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) throw notCanonical('no plain object', path);
  let out = '{';
  const fields = object as Readonly<Record<string, unknown>>; // a plain object, as was just seen
  for (const key of Object.keys(fields).sort()) {
    const at = `${path}.${key}`;
    out += `${out.length > 1 ? ',' : ''}${writeText(key, at)}:${write(fields[key], at, depth + 1)}`;
  }
  return `${out}}`;
}

function notCanonical(reason: string, path: string): NotCanonical {
  return Object.assign(new Error(`no canonical form: ${reason} at ${path}`), {
    name: 'NotCanonical',
    reason,
    path,
  });
}
