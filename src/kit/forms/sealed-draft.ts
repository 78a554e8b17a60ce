import type { DraftStorage, FormValues } from './draft.ts';

/**
 * Where the key of the drafts stands. `make`: null where this browser keeps none (no IndexedDB, no secure context):
 * then nothing is written and the screen must say so.
 */
export interface DraftKeys {
  make(): Promise<CryptoKey | null>;
}

export interface SealedDraftOptions {
  /** Names the form: no name of a person. */
  readonly key: string;
  /** Whose draft it is: another person at this desk does not find it. */
  readonly staff: string;
  readonly keys: DraftKeys;
  readonly storage: DraftStorage;
  readonly now: () => number;
}

/** After a watch nothing of what a caller said may lie in a browser, finished or not. */
const keepMilliseconds = 12 * 3600 * 1000;

/**
 * What was typed of a caller's words, kept through a crash of the tab or the browser. It is written under AES-256-GCM
 * with a key that this browser's own store keeps and never gives out (`extractable: false`): whoever copies the
 * storage has noise, whoever sits in the same profile as the same person has the draft. It does not survive another
 * computer, and not 12 hours. Bound to person and form: sealed text moved to another name does not open.
 */
export function createSealedDraft<Name extends string>(options: SealedDraftOptions) {
  const { storage } = options;
  const name = `strait.sealed.${options.staff}.${options.key}`;
  const bound = new TextEncoder().encode(name);
  const turns = turnsOf(storage);
  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const next = (turns.get(name) ?? Promise.resolve()).then(act, act);
    turns.set(name, next);
    return next;
  };
  return {
    /** The kept values over the given ones; null where nothing was kept, or nothing that opens. */
    read: (initial: FormValues<Name>): Promise<FormValues<Name> | null> =>
      inTurn(async () => {
        const kept = storage.getItem(name);
        const key = kept === null ? null : await options.keys.make();
        if (kept === null || key === null) return null;
        const opened = await open(kept, key, bound);
        if (opened === null || options.now() - opened.at > keepMilliseconds) {
          storage.removeItem(name);
          return null;
        }
        const found = Object.keys(initial).filter((one) => typeof opened.values[one] === 'string');
        // Only names of `initial`, each checked to be text.
        return {
          ...initial,
          ...Object.fromEntries(found.map((one) => [one, opened.values[one]])),
        } as FormValues<Name>;
      }),
    /** False: this browser could not keep it. */
    write: (values: FormValues<Name>): Promise<boolean> =>
      inTurn(async () => {
        const key = await options.keys.make();
        if (key === null) return false;
        try {
          storage.setItem(name, await seal({ at: options.now(), values }, key, bound));
          return true;
        } catch {
          // Full or refused storage costs the draft, not the work; the screen says it.
          return false;
        }
      }),
    clear: (): Promise<void> => inTurn(async () => storage.removeItem(name)),
  };
}

const turnsByStorage = new WeakMap<DraftStorage, Map<string, Promise<unknown>>>();

/**
 * One after the other, whoever asks: the last words typed are the last words kept, a form that is opened again finds them,
 * and what was given up is gone before another form of that name is read.
 */
function turnsOf(storage: DraftStorage): Map<string, Promise<unknown>> {
  const turns = turnsByStorage.get(storage) ?? new Map<string, Promise<unknown>>();
  turnsByStorage.set(storage, turns);
  return turns;
}

interface Kept {
  readonly at: number;
  readonly values: Readonly<Record<string, unknown>>;
}

const ivBytes = 12;

async function seal(kept: Kept, key: CryptoKey, bound: Uint8Array<ArrayBuffer>): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const plain = new TextEncoder().encode(JSON.stringify(kept));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound }, key, plain);
  return toText(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
}

async function open(text: string, key: CryptoKey, bound: Uint8Array<ArrayBuffer>): Promise<Kept | null> {
  try {
    const bytes = fromText(text);
    const algorithm = { name: 'AES-GCM', iv: bytes.slice(0, ivBytes), additionalData: bound };
    const plain = await crypto.subtle.decrypt(algorithm, key, bytes.slice(ivBytes));
    const kept: unknown = JSON.parse(new TextDecoder().decode(plain));
    const { at, values } = kept as { readonly at?: unknown; readonly values?: unknown };
    if (typeof at !== 'number' || typeof values !== 'object' || values === null) return null;
    return { at, values: values as Kept['values'] };
  } catch {
    // Another key, another person or a damaged text: there is nothing to restore.
    return null;
  }
}

function toText(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''));
}

function fromText(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0);
}
