import { storeFault } from './faults.ts';

const depthMax = 64;

/**
 * Canonical JSON (RFC 8785: keys in UTF-16 order, no spaces, numbers and strings as ECMAScript writes them).
 * Refuses with `not_storable` what a PostgreSQL jsonb cannot give back as it was: NUL, lone surrogates, numbers
 * that are not finite, `undefined`, anything but plain values, and more than 64 levels.
 */
export function canonical(value: unknown): string {
  return write(value, '$', 0);
}

function write(value: unknown, path: string, depth: number): string {
  switch (typeof value) {
    case 'string':
      return writeText(value, path);
    case 'number':
      if (!Number.isFinite(value)) throw storeFault('not_storable', { reason: 'no finite number', path });
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth > depthMax) throw storeFault('not_storable', { reason: 'nested too deep', path });
      return Array.isArray(value) ? writeList(value, path, depth) : writeObject(value, path, depth);
    default:
      throw storeFault('not_storable', { reason: `a ${typeof value}`, path });
  }
}

function writeText(text: string, path: string): string {
  if (text.includes('\u0000')) throw storeFault('not_storable', { reason: 'a NUL character', path });
  if (!text.isWellFormed())
    throw storeFault('not_storable', { reason: 'half a character (lone surrogate)', path });
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
  if (prototype !== Object.prototype && prototype !== null)
    throw storeFault('not_storable', { reason: 'no plain object', path });
  let out = '{';
  const fields: Readonly<Record<string, unknown>> = { ...object };
  for (const key of Object.keys(fields).sort()) {
    const at = `${path}.${key}`;
    out += `${out.length > 1 ? ',' : ''}${writeText(key, at)}:${write(fields[key], at, depth + 1)}`;
  }
  return `${out}}`;
}
