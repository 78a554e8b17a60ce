import { createRemembered } from '../../../kit/remembered.ts';
import { createStore, type Store } from '../../../kit/store.ts';

/** Texts that differ from those in force, by file, and the fingerprint of what they were written against. */
export interface ProposedTexts {
  readonly base: string | null;
  readonly texts: Readonly<Record<string, string>>;
}

const nothing: ProposedTexts = { base: null, texts: {} };
const kept = new Map<string, Store<ProposedTexts>>();

/** The draft of one person, kept by this browser: policy text names no person. */
export function proposedTexts(staff: string): Store<ProposedTexts> {
  const known = kept.get(staff);
  if (known !== undefined) return known;
  const made =
    typeof localStorage === 'undefined'
      ? createStore(nothing)
      : createRemembered<ProposedTexts>(`strait.policies.${staff}`, nothing, { read });
  kept.set(staff, made);
  return made;
}

function read(stored: unknown): ProposedTexts | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { base, texts } = stored as { readonly base?: unknown; readonly texts?: unknown };
  if ((base !== null && typeof base !== 'string') || typeof texts !== 'object' || texts === null) return null;
  const whole = Object.entries(texts).filter(([, text]) => typeof text === 'string');
  return { base, texts: Object.fromEntries(whole) };
}

/** The draft with one file's text; a text equal to that in force is no change. */
export function withText(
  draft: ProposedTexts,
  file: { readonly name: string; readonly text: string },
  change: { readonly text: string; readonly base: string },
): ProposedTexts {
  const { [file.name]: _, ...others } = draft.texts;
  const texts = change.text === file.text ? others : { ...others, [file.name]: change.text };
  const empty = Object.keys(texts).length === 0;
  return empty ? nothing : { base: draft.base ?? change.base, texts };
}

/** A fault of a text with its place; line null: the file as a whole. */
export interface FaultPlace {
  readonly file: string;
  readonly line: number | null;
  readonly what: string;
}

const placeForm = /^([a-z]+\/[a-z0-9-]+\.(?:cedar|json))(?::(\d+))?$/;

/** The faults that a refusal adds: its detail names each place (`joint/walls.cedar:12`) with what is wrong there. */
export function faultPlaces(detail: Readonly<Record<string, unknown>>): readonly FaultPlace[] {
  return Object.entries(detail).flatMap(([place, what]) => {
    const [, file, line] = placeForm.exec(place) ?? [];
    if (file === undefined) return [];
    return [{ file, line: line === undefined ? null : Number(line), what: String(what as string | number) }];
  });
}
