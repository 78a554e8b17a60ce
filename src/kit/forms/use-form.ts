import { useMemo, useRef, useState } from 'react';
import type { Text } from '../../kernel/text.ts';
import { useRoom } from '../room/room-context.tsx';
import { createDraft, type FormValues, keptBefore } from './draft.ts';
import { type Keeping, useSealed } from './use-sealed.ts';

export type { FormValues } from './draft.ts';

/** What is wrong with a field; null: nothing. */
export type Check<Name extends string> = (value: string, values: FormValues<Name>) => Text | null;

export interface FormOptions<Name extends string> {
  /** Names the draft; null: nothing of this form is kept. */
  readonly draft: string | null;
  readonly initial: FormValues<Name>;
  /** Fields that may hold personal data: not drafted, and the screen says so. */
  readonly personal?: readonly NoInfer<Name>[];
  /** True: the personal fields are kept too, sealed under a key that this browser never gives out. */
  readonly sealed?: boolean;
  /** Personal fields of running words: what comes back of them late stands before what was typed since. */
  readonly running?: readonly NoInfer<Name>[];
  readonly checks?: Partial<Record<NoInfer<Name>, Check<NoInfer<Name>>>>;
}

/** The values of one form with their faults. */
export interface Form<Name extends string> {
  readonly values: FormValues<Name>;
  readonly errors: Partial<Record<Name, Text>>;
  /** True where the values come from an earlier, unfinished filling. */
  readonly restored: boolean;
  readonly isPersonal: (name: Name) => boolean;
  readonly keeping: Keeping;
  readonly set: (name: Name, value: string) => void;
  /** Sets several at once. */
  readonly setAll: (changes: Partial<Record<Name, string>>) => void;
  /** Checks every field; true where nothing is wrong. */
  readonly check: () => boolean;
  /** Forgets the values and the draft. */
  readonly reset: () => void;
  /** Forgets the draft alone: what was typed is now what stands. */
  readonly settle: () => void;
}

/** Holds a form's values, its draft and its faults. All values are text; lists stand as words with spaces between. */
export function useForm<Name extends string>(options: FormOptions<Name>): Form<Name> {
  const { initial } = options;
  const room = useRoom();
  const personal: readonly Name[] = options.personal ?? [];
  const draft = useDraft(options, room.staff.id);
  const kept = useRef<FormValues<Name> | null | undefined>(undefined);
  if (kept.current === undefined) kept.current = draft?.read(initial, Date.now()) ?? null;
  const { values, latest, put } = useLatest<FormValues<Name>>(kept.current ?? initial);
  const [errors, setErrors] = useState<Partial<Record<Name, Text>>>({});
  const [restored, setRestored] = useState(kept.current !== null);
  const typed = useRef(new Set<Name>());
  const sealed = useSealed(options, {
    staff: room.staff.id,
    onRestored: (found) => {
      const now = latest.current;
      const since = [...typed.current].filter((name) => personal.includes(name));
      put({ ...now, ...found, ...keptBefore(found, now, { since, running: options.running ?? [] }) });
      if (since.length > 0) sealed.write(latest.current);
      setRestored(true);
    },
  });
  const setAll = (changes: Partial<Record<Name, string>>) => {
    // Every change is text under a name of this form.
    const next = { ...latest.current, ...changes } as FormValues<Name>;
    put(next);
    draft?.write(next, Date.now());
    const names = Object.keys(changes) as Name[];
    for (const name of names) typed.current.add(name);
    if (names.some((name) => personal.includes(name))) sealed.write(next);
    setErrors((now) => ({ ...now, ...Object.fromEntries(names.map((name) => [name, undefined])) }));
  };
  return {
    values,
    errors,
    restored,
    isPersonal: (name) => personal.includes(name),
    keeping: sealed.keeping,
    set: (name, value) => setAll({ [name]: value } as Partial<Record<Name, string>>),
    setAll,
    check() {
      const found = faults(values, options.checks ?? {});
      setErrors(found);
      return Object.keys(found).length === 0;
    },
    reset() {
      draft?.clear();
      sealed.clear();
      put(initial);
      setErrors({});
      setRestored(false);
    },
    settle() {
      draft?.clear();
      sealed.clear();
      setRestored(false);
    },
  };
}

/** Values of which a change builds on the one before it, drawn by then or not. */
function useLatest<Values>(first: Values) {
  const [values, setValues] = useState(first);
  const latest = useRef(first);
  const put = (next: Values) => {
    latest.current = next;
    setValues(next);
  };
  return { values, latest, put };
}

function useDraft<Name extends string>(options: FormOptions<Name>, staff: string) {
  const { draft: key, personal = [] } = options;
  return useMemo(
    () => (key === null ? null : createDraft<Name>({ key, staff, personal })),
    // The fields that are personal belong to the form of that name.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [key, staff],
  );
}

function faults<Name extends string>(
  values: FormValues<Name>,
  checks: Partial<Record<Name, Check<Name>>>,
): Partial<Record<Name, Text>> {
  const found: Partial<Record<Name, Text>> = {};
  for (const name of Object.keys(values) as Name[]) {
    const fault = checks[name]?.(values[name], values) ?? null;
    if (fault !== null) found[name] = fault;
  }
  return found;
}
