import type { ZodType } from 'zod';
import type { PolicyFault } from './policy-faults.ts';
import type { PolicyText } from './read-schema.ts';
import { type InstrumentForm, instrumentsForm, releaseForm, type ReleaseFileForm } from './release-form.ts';

/** One entry of a file with its place: `joint/release.json:12`. */
export interface Placed<Form> {
  readonly form: Form;
  readonly place: string;
  /** Where a word stands within the entry, else the entry's own place. */
  readonly placeOf: (word: string) => string;
}

interface ReadFile<Form> extends PolicyText {
  readonly form: Form;
}

/** The entries of every register of instruments among the files. */
export function instrumentsIn(
  files: readonly PolicyText[],
  faults: PolicyFault[],
): readonly Placed<InstrumentForm>[] {
  const own = files.filter(({ name }) => name.endsWith('/instruments.json'));
  return own
    .flatMap((file) => readFile(file, instrumentsForm, faults))
    .flatMap((file) => placesIn(file, file.form.instruments));
}

/** Every file of rules that can be read. */
export function releaseIn(
  files: readonly PolicyText[],
  faults: PolicyFault[],
): readonly ReadFile<ReleaseFileForm>[] {
  const own = files.filter(({ name }) => name.endsWith('/release.json'));
  return own.flatMap((file) => readFile(file, releaseForm, faults));
}

function readFile<Form>(
  { name, text }: PolicyText,
  schema: ZodType<Form>,
  faults: PolicyFault[],
): readonly ReadFile<Form>[] {
  const fault = (line: number, what: string) =>
    faults.push({ code: 'release_unreadable', place: `${name}:${line}`, what });
  const json = parsed(text);
  if (!json.ok) {
    fault(lineAt(text, json.offset), json.what);
    return [];
  }
  const read = schema.safeParse(json.value);
  if (read.success) return [{ name, text, form: read.data }];
  for (const { path, message } of read.error.issues)
    fault(
      lineOf(text, idAbove(json.value, path), String(path.at(-1) ?? '')),
      `${path.join('.')}: ${message}`,
    );
  return [];
}

/** Entries with the line on which each begins. */
export function placesIn<Form extends { readonly id: string }>(
  { name, text }: PolicyText,
  entries: readonly Form[],
): readonly Placed<Form>[] {
  return entries.map((form) => ({
    form,
    place: `${name}:${lineOf(text, form.id, '')}`,
    placeOf: (word) => `${name}:${lineOf(text, form.id, word)}`,
  }));
}

/** 1-based line of a word after the entry's id; of the id where the word does not stand there; 1 where neither does. */
function lineOf(text: string, id: string, word: string): number {
  const at = id === '' ? 0 : Math.max(0, text.search(new RegExp(`"id"\\s*:\\s*"${id}"`)));
  const inner = word === '' ? -1 : text.indexOf(`"${word}"`, at);
  return lineAt(text, inner < 0 ? at : inner);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, Math.max(0, offset)).split('\n').length;
}

/** The id of the entry in which a path of the JSON lies; empty where it has none. Only plain ids reach a pattern. */
function idAbove(json: unknown, path: readonly PropertyKey[]): string {
  let value: unknown = json;
  let id = '';
  for (const key of path) {
    if (typeof value !== 'object' || value === null) break;
    value = Object.entries(value).find(([name]) => name === String(key))?.[1];
    const own: unknown = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
    if (typeof own === 'string' && /^[a-z0-9_-]+$/.test(own)) id = own;
  }
  return id;
}

function parsed(
  text: string,
):
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly offset: number; readonly what: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const what = error instanceof Error ? error.message : 'no JSON';
    const offset = faultOffset(text, what);
    return { ok: false, offset, what: what.slice(0, 120) };
  }
}

/** Where the engine says that the text goes wrong: by its position, or by the ten characters before it. */
function faultOffset(text: string, said: string): number {
  const position = / at position (\d+)/.exec(said)?.[1];
  if (position !== undefined) return Number(position);
  const excerpt = /\.\.\."([^]*?)(?:"\.\.\.|") is not valid JSON$/.exec(said)?.[1];
  const found = excerpt === undefined ? -1 : text.indexOf(excerpt);
  return found < 0 ? 0 : found + 10;
}
