import { useEffect, useMemo, useRef, useState } from 'react';
import type { FormValues } from './draft.ts';
import { browserDraftKeys } from './draft-keys.ts';
import { createSealedDraft } from './sealed-draft.ts';

/** What becomes of a personal field if the page closes: lost, kept sealed, or not kept although it should be. */
export type Keeping = 'lost' | 'sealed' | 'refused';

/** What the sealed half of a draft must know of its form. */
export interface SealedForm<Name extends string> {
  readonly draft: string | null;
  readonly initial: FormValues<Name>;
  readonly personal?: readonly Name[];
  readonly sealed?: boolean;
}

const draftKeys = browserDraftKeys();

/** What a form may do with the sealed half of its draft. */
export interface Sealed<Name extends string> {
  readonly keeping: Keeping;
  readonly write: (values: FormValues<Name>) => void;
  readonly clear: () => void;
}

/**
 * The sealed half of a draft: its personal fields. They come back a moment after the rest; what was typed meanwhile is the
 * form's to keep beside them.
 */
export function useSealed<Name extends string>(
  options: SealedForm<Name>,
  room: { readonly staff: string; readonly onRestored: (found: Partial<FormValues<Name>>) => void },
): Sealed<Name> {
  const { draft: key, sealed = false } = options;
  const [keeping, setKeeping] = useState<Keeping>(sealed ? 'sealed' : 'lost');
  const isOver = useRef(false);
  const { staff } = room;
  const draft = useMemo(
    () =>
      key === null || !sealed
        ? null
        : createSealedDraft<Name>({
            key,
            staff,
            keys: draftKeys,
            storage: localStorage,
            now: () => Date.now(),
          }),
    [key, sealed, staff],
  );
  const restore = useRef(room.onRestored);
  restore.current = room.onRestored;
  const first = useRef(options);
  useEffect(() => {
    if (draft === null) return;
    const { initial, personal = [] } = first.current;
    const empty = partOf(initial, personal);
    void draft.read(empty).then((found) => {
      const isNew = found !== null && personal.some((name) => found[name] !== initial[name]);
      if (isNew && !isOver.current) restore.current(partOf(found, personal));
    });
  }, [draft]);
  return {
    keeping,
    write(values) {
      if (draft === null) return;
      void draft
        .write(partOf(values, options.personal ?? []))
        .then((isKept) => setKeeping(isKept ? 'sealed' : 'refused'));
    },
    clear() {
      isOver.current = true;
      void draft?.clear();
    },
  };
}

function partOf<Name extends string>(values: FormValues<Name>, names: readonly Name[]): FormValues<Name> {
  // A part of the fields: whoever reads it asks for these names alone.
  return Object.fromEntries(names.map((name) => [name, values[name]])) as FormValues<Name>;
}
