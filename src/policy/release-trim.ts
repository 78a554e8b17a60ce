import { z, type ZodType } from 'zod';

/** What leaves of one value: all of it, or of each object in it the fields named. `list`: of each entry. */
export type Trim =
  | { readonly kind: 'whole' }
  | { readonly kind: 'list'; readonly of: Trim }
  | {
      readonly kind: 'parts';
      readonly fields: ReadonlyMap<string, Trim>;
      /** Fields that the form cannot do without: withheld, they leave as null. */
      readonly blank: ReadonlySet<string>;
    };

/** Why a list of fields does not fit the form of an event. `path`: `facts.claims.persons`. */
export interface TrimFault {
  readonly code: 'field_unknown' | 'field_missing' | 'field_whole' | 'field_repeated' | 'part_unknown';
  readonly path: string;
}

type Lists = Readonly<Record<string, readonly string[]>>;
type Json = Readonly<Record<string, unknown>>;

const whole: Trim = { kind: 'whole' };

/**
 * Reads a list of fields against the form of an event's body. What the form demands must be listed or may be null, so
 * that what leaves is still an event; a field of several parts must say which of them leave.
 */
export function readTrim(
  schema: ZodType,
  fields: readonly string[],
  parts: Lists,
): { readonly trim: Trim; readonly faults: readonly TrimFault[] } {
  const form = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  const faults: TrimFault[] = [];
  const trim = partsOf(form, fields, { parts, faults, path: '' });
  return { trim, faults };
}

interface Reading {
  readonly parts: Lists;
  readonly faults: TrimFault[];
  readonly path: string;
}

function partsOf(form: Json, fields: readonly string[], reading: Reading): Trim {
  const properties = objectIn(form['properties']);
  const required = new Set(Array.isArray(form['required']) ? form['required'].map(String) : []);
  const found = new Map<string, Trim>();
  const fault = (code: TrimFault['code'], name: string) =>
    reading.faults.push({ code, path: under(reading.path, name) });
  for (const entry of fields) {
    const [name = '', list] = entry.split(': ');
    const property = properties[name];
    if (found.has(name)) fault('field_repeated', name);
    else if (!isObject(property)) fault('field_unknown', name);
    else found.set(name, trimOf(property, list, { ...reading, path: under(reading.path, name) }));
  }
  const left = [...required].filter((name) => !found.has(name));
  const blank = left.filter((name) => takesNull(properties[name]));
  for (const name of left) if (!blank.includes(name)) fault('field_missing', name);
  return { kind: 'parts', fields: found, blank: new Set(blank) };
}

function trimOf(form: Json, list: string | undefined, reading: Reading): Trim {
  const inner = withoutNull(form);
  if (isObject(inner['items'])) {
    const of = trimOf(inner['items'], list, reading);
    return of.kind === 'whole' ? whole : { kind: 'list', of };
  }
  const hasParts = isObject(inner['properties']);
  const fields = list === undefined ? undefined : reading.parts[list];
  const fault = (code: TrimFault['code']) => reading.faults.push({ code, path: reading.path });
  if (!hasParts && list === undefined && !isOpen(inner)) return whole;
  if (hasParts && fields !== undefined) return partsOf(inner, fields, reading);
  fault(list !== undefined && fields === undefined ? 'part_unknown' : 'field_whole');
  return whole;
}

/** A form that might hold anything: such a field never leaves. */
function isOpen(form: Json): boolean {
  return ['type', 'enum', 'const'].every((key) => form[key] === undefined) || form['type'] === 'object';
}

function withoutNull(form: Json): Json {
  const either = form['anyOf'];
  if (!Array.isArray(either)) return form;
  const others = either.filter((one): one is Json => isObject(one) && one['type'] !== 'null');
  const [only] = others;
  if (others.length === 1 && only !== undefined) return withoutNull(only);
  // Several plain kinds (an id of one sort or another) are one value still.
  return others.every((one) => one['type'] === 'string') ? { type: 'string' } : form;
}

function takesNull(form: unknown): boolean {
  if (!isObject(form)) return false;
  const either = form['anyOf'];
  return [form['type']].flat().includes('null') || (Array.isArray(either) && either.some(takesNull));
}

function objectIn(value: unknown): Json {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function under(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** What leaves of a value: never more than it holds; and the paths of what stays, each once, lists not numbered. */
export function trimmed(
  value: unknown,
  trim: Trim,
): { readonly left: unknown; readonly withheld: readonly string[] } {
  const withheld = new Set<string>();
  return { left: leftOf(value, trim, { path: '', withheld }), withheld: [...withheld] };
}

interface Place {
  readonly path: string;
  readonly withheld: Set<string>;
}

function leftOf(value: unknown, trim: Trim, { path, withheld }: Place): unknown {
  if (trim.kind === 'whole' || value === null || typeof value !== 'object') return value;
  if (trim.kind === 'list')
    return Array.isArray(value) ? value.map((one) => leftOf(one, trim.of, { path, withheld })) : null;
  if (!isObject(value)) return null;
  const out: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const of = trim.fields.get(name);
    if (of !== undefined) out[name] = leftOf(inner, of, { path: under(path, name), withheld });
    else {
      withheld.add(under(path, name));
      if (trim.blank.has(name)) out[name] = null;
    }
  }
  return out;
}

/** Every path that a trim lets leave, and every one that it withholds of this form: for the sheet that lawyers read. */
export function pathsOf(trim: Trim, path = ''): readonly string[] {
  if (trim.kind === 'whole') return [path];
  if (trim.kind === 'list') return pathsOf(trim.of, path);
  return [...trim.fields].flatMap(([name, of]) => pathsOf(of, under(path, name)));
}

/** Every path that a body of this form may have. */
export function pathsOfForm(schema: ZodType): readonly string[] {
  return formPaths(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }), '');
}

function formPaths(form: Json, path: string): readonly string[] {
  const inner = withoutNull(form);
  if (isObject(inner['items'])) return formPaths(inner['items'], path);
  const properties = inner['properties'];
  if (!isObject(properties)) return [path];
  return Object.entries(properties).flatMap(([name, of]) => formPaths(objectIn(of), under(path, name)));
}
