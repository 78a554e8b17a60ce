/** Where drafts stand: the browser's own storage, or a test's. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface DraftOptions {
  /** Names the form, and the record it is about where there is one: no name of a person. */
  readonly key: string;
  /** Whose draft it is: another person at this desk does not find it. */
  readonly staff: string;
  /** Fields that may hold personal data: never written. */
  readonly personal: readonly string[];
  readonly storage?: DraftStorage;
}

export type FormValues<Name extends string> = Readonly<Record<Name, string>>;

const keepMilliseconds = 24 * 3600 * 1000;

/**
 * What was typed into a form, kept by this browser for a day so that a crash loses nothing.
 * Fields named personal are never written: personal data stands in the vault alone.
 */
export function createDraft<Name extends string>(options: DraftOptions) {
  const storage = options.storage ?? localStorage;
  const key = `strait.draft.${options.staff}.${options.key}`;
  return {
    /** The kept values over the given ones; null where nothing that still fits was kept. */
    read(initial: FormValues<Name>, now: number): FormValues<Name> | null {
      const kept = readKept(storage, key);
      if (kept === null || now - kept.at > keepMilliseconds) return null;
      const values: Record<string, string> = { ...initial };
      for (const name of Object.keys(initial)) {
        const value = kept.values[name];
        if (typeof value === 'string' && !options.personal.includes(name)) values[name] = value;
      }
      return values as FormValues<Name>;
    },
    write(values: FormValues<Name>, now: number): void {
      const written = Object.entries(values).filter(([name]) => !options.personal.includes(name));
      tryStorage(() =>
        storage.setItem(key, JSON.stringify({ at: now, values: Object.fromEntries(written) })),
      );
    },
    clear(): void {
      tryStorage(() => storage.removeItem(key));
    },
  };
}

/**
 * What comes back late of fields in which something was typed since. What was typed stands; what was kept stands before it
 * where the field is of running words, and in its place where it was emptied.
 */
export function keptBefore<Name extends string>(
  kept: Partial<FormValues<Name>>,
  now: FormValues<Name>,
  of: { readonly since: readonly Name[]; readonly running: readonly Name[] },
): Partial<FormValues<Name>> {
  const joined = of.since.flatMap((name): readonly (readonly [Name, string])[] => {
    const [before, typed] = [kept[name], now[name]];
    if (before === undefined || before === '' || before === typed) return [[name, typed]];
    if (typed === '') return [[name, before]];
    return [[name, of.running.includes(name) ? `${before}\n${typed}` : typed]];
  });
  return Object.fromEntries(joined) as Partial<FormValues<Name>>; // each under a name of the form
}

function readKept(
  storage: DraftStorage,
  key: string,
): { readonly at: number; readonly values: Readonly<Record<string, unknown>> } | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const { at, values } = kept as { readonly at?: unknown; readonly values?: unknown };
    if (typeof at !== 'number' || typeof values !== 'object' || values === null) return null;
    return { at, values: values as Readonly<Record<string, unknown>> };
  } catch {
    return null;
  }
}

function tryStorage(act: () => void): void {
  try {
    act();
  } catch {
    // Full or refused storage costs the draft, not the work.
  }
}
