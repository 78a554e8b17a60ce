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
  return write(value, []);
}

/** Names and numbers that lead to a value from the outermost one. */
type Way = (string | number)[];

function write(value: unknown, way: Way): string {
  switch (typeof value) {
    case 'string':
      return writeText(value, way);
    case 'number':
      if (!Number.isFinite(value)) throw notCanonical('no finite number', way);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (way.length > depthMax) throw notCanonical('nested too deep', way);
      return Array.isArray(value) ? writeList(value, way) : writeObject(value, way);
    default:
      throw notCanonical(`a ${typeof value}`, way);
  }
}

/** Printable ASCII without quote and backslash, as nearly every text is: written as it stands. */
const plain = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

function writeText(text: string, way: Way): string {
  if (plain.test(text)) return `"${text}"`;
  if (text.includes('\u0000')) throw notCanonical('a NUL character', way);
  if (!text.isWellFormed()) throw notCanonical('half a character (lone surrogate)', way);
  return JSON.stringify(text);
}

function writeList(list: readonly unknown[], way: Way): string {
  let out = '[';
  for (let index = 0; index < list.length; index++) {
    way.push(index);
    out += (index ? ',' : '') + write(list[index], way);
    way.pop();
  }
  return `${out}]`;
}

function writeObject(object: object, way: Way): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) throw notCanonical('no plain object', way);
  let out = '{';
  const fields = object as Readonly<Record<string, unknown>>; // a plain object, as was just seen
  for (const key of inOrder(Object.keys(fields))) {
    way.push(key);
    out += `${out.length > 1 ? ',' : ''}${writeText(key, way)}:${write(fields[key], way)}`;
    way.pop();
  }
  return `${out}}`;
}

/** Mostly they are in order already: what was read from canonical text is. */
function inOrder(keys: string[]): readonly string[] {
  for (let index = 1; index < keys.length; index++)
    if ((keys[index - 1] ?? '') > (keys[index] ?? '')) return keys.sort();
  return keys;
}

function notCanonical(reason: string, way: Way): NotCanonical {
  const path = `$${way.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}`;
  return Object.assign(new Error(`no canonical form: ${reason} at ${path}`), {
    name: 'NotCanonical',
    reason,
    path,
  });
}
