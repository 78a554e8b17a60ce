import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { OnvifRefusalCode } from './refusal.ts';

/** One element with its namespace. Attributes without a prefix by their name, others by `namespace name`. */
export interface Element {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** Its own text, entities resolved, in one. */
  readonly text: string;
}

type Refused = { readonly code: OnvifRefusalCode };
type Prefixes = ReadonlyMap<string, string>;

interface Open {
  readonly raw: string;
  readonly namespace: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  readonly prefixes: Prefixes;
  text: string;
}

/** Bounds: the largest answer of a device with a hundred messages is some 100 kB and ten deep. */
export const xmlLimits = { characters: 1_048_576, depth: 32, elements: 20_000, attributes: 32 } as const;

const nameForm = /^[A-Za-z_][\w.-]*$/;
const spaceForm = /\s/;
const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

class Stop extends Error {
  readonly code: OnvifRefusalCode;
  constructor(code: OnvifRefusalCode) {
    super(code);
    this.code = code;
  }
}

/**
 * Reads a document into its elements: less than XML on purpose. Refuses a document type, entities beyond the five,
 * processing instructions after the first, depth, size. Linear in its input; never throws.
 */
export function readXml(text: string): Result<Element, Refused> {
  if (text.length > xmlLimits.characters) return refuse('too_large');
  try {
    return ok(readDocument(text));
  } catch (error) {
    if (error instanceof Stop) return refuse(error.code);
    throw error; // a bug
  }
}

function readDocument(text: string): Element {
  const stack: Open[] = [];
  let root: Element | null = null;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let elements = 0;
  if (text.startsWith('<?xml', at)) at = after(text, '?>', at);
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const end = next === -1 ? text.length : next;
    addText(stack, text.slice(at, end));
    if (next === -1) break;
    if (text.startsWith('<!--', next)) at = after(text, '-->', next + 4);
    else if (text.startsWith('<![CDATA[', next)) {
      at = after(text, ']]>', next + 9);
      const open = stack.at(-1);
      if (open === undefined) throw new Stop('not_well_formed');
      open.text += text.slice(next + 9, at - 3);
    } else if (text.startsWith('<!', next)) throw new Stop('document_type');
    else if (text.startsWith('<?', next)) throw new Stop('not_well_formed');
    else {
      at = tagEnd(text, next + 1);
      const inner = text.slice(next + 1, at - 1);
      if (inner.startsWith('/')) root = close(stack, inner.slice(1).trimEnd()) ?? root;
      else {
        elements += 1;
        if (elements > xmlLimits.elements) throw new Stop('too_many');
        if (root !== null) throw new Stop('not_well_formed');
        const isEmpty = inner.endsWith('/');
        stack.push(openTag(isEmpty ? inner.slice(0, -1) : inner, stack.at(-1)?.prefixes ?? new Map()));
        if (stack.length > xmlLimits.depth) throw new Stop('too_deep');
        if (isEmpty) root = close(stack, stack.at(-1)?.raw ?? '') ?? root;
      }
    }
  }
  if (root === null || stack.length > 0) throw new Stop('not_well_formed');
  return root;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  if (found === -1) throw new Stop('not_well_formed');
  return found + mark.length;
}

/** Past the `>` that ends a tag: one inside quotes does not. */
function tagEnd(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
      else if (character === '<') throw new Stop('not_well_formed');
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at + 1;
    else if (character === '<') throw new Stop('not_well_formed');
  }
  throw new Stop('not_well_formed');
}

function addText(stack: readonly Open[], raw: string): void {
  const open = stack.at(-1);
  if (open !== undefined) open.text += resolved(raw);
  else if (raw.trim() !== '') throw new Stop('not_well_formed');
}

function openTag(inner: string, outer: Prefixes): Open {
  let nameEnd = 0;
  while (nameEnd < inner.length && !spaceForm.test(inner.charAt(nameEnd))) nameEnd += 1;
  const raw = inner.slice(0, nameEnd);
  const said = attributesOf(inner.slice(nameEnd));
  const declared = said.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  const prefixes: Prefixes =
    declared.length === 0
      ? outer
      : new Map([
          ...outer,
          ...declared.map(([name, value]) => [name === 'xmlns' ? '' : name.slice(6), value] as const),
        ]);
  if (prefixes.size > 64) throw new Stop('too_many');
  const attributes = new Map<string, string>();
  for (const [name, value] of said) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const [prefix, local] = split(name);
    attributes.set(prefix === '' ? local : `${namespaceOf(prefix, prefixes)} ${local}`, value);
  }
  const [prefix, name] = split(raw);
  return {
    raw,
    name,
    namespace: namespaceOf(prefix, prefixes),
    attributes,
    children: [],
    prefixes,
    text: '',
  };
}

function attributesOf(text: string): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  const names = new Set<string>();
  let at = 0;
  for (;;) {
    while (at < text.length && spaceForm.test(text.charAt(at))) at += 1;
    if (at >= text.length) return found;
    const equals = text.indexOf('=', at);
    if (equals === -1) throw new Stop('not_well_formed');
    const name = text.slice(at, equals).trim();
    let open = equals + 1;
    while (open < text.length && spaceForm.test(text.charAt(open))) open += 1;
    const quote = text.charAt(open);
    if (quote !== '"' && quote !== "'") throw new Stop('not_well_formed');
    const end = text.indexOf(quote, open + 1);
    if (end === -1 || names.has(name)) throw new Stop('not_well_formed');
    names.add(name);
    found.push([name, resolved(text.slice(open + 1, end))]);
    if (found.length > xmlLimits.attributes) throw new Stop('too_many');
    at = end + 1;
  }
}

function split(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':');
  const [prefix, local] = colon === -1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
  if (!nameForm.test(local) || (colon !== -1 && !nameForm.test(prefix))) throw new Stop('not_well_formed');
  return [prefix, local];
}

function namespaceOf(prefix: string, prefixes: Prefixes): string {
  const held = prefixes.get(prefix);
  if (held !== undefined) return held;
  if (prefix === '') return '';
  if (prefix === 'xml') return 'http://www.w3.org/XML/1998/namespace';
  throw new Stop('not_well_formed');
}

function close(stack: Open[], raw: string): Element | null {
  const open = stack.pop();
  if (open === undefined || open.raw !== raw) throw new Stop('not_well_formed');
  const { namespace, name, attributes, children, text } = open;
  const element: Element = { namespace, name, attributes, children, text };
  const outer = stack.at(-1);
  if (outer === undefined) return element;
  outer.children.push(element);
  return null;
}

/** Text with its entities resolved, once: what stands in an entity is never read again. */
function resolved(raw: string): string {
  if (!raw.includes('&')) return raw;
  const parts = raw.split('&');
  return parts.reduce((sum, part, index) => {
    if (index === 0) return part;
    const end = part.indexOf(';');
    if (end < 1 || end > 10) throw new Stop('unknown_entity');
    return sum + character(part.slice(0, end)) + part.slice(end + 1);
  }, '');
}

function character(name: string): string {
  const known = entities.get(name);
  if (known !== undefined) return known;
  const digits = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
  const code =
    digits === null ? Number.NaN : Number.parseInt(digits[1] ?? digits[2] ?? '', digits[1] ? 16 : 10);
  const isCharacter = code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff);
  if (!isCharacter || (code >= 0xd800 && code <= 0xdfff)) throw new Stop('unknown_entity');
  return String.fromCodePoint(code);
}
