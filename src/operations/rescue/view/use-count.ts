import { useMemo, useState } from 'react';
import { momentOrNull } from '../../../kit/forms/moment-text.ts';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { type ContactFacts, type Grade, grades, type LinkReason, linkReasons } from '../wire.ts';
import { memberOrNull } from './claims-values.ts';
import type { ContactSaid } from './contact-said.ts';
import {
  aboardOf,
  countChecks,
  type CountField,
  countPersonal,
  countSaid,
  newCount,
  toldAtOf,
} from './count-values.ts';
import { linkedAs, type OfferedLink } from './offered-link.ts';
import { thoughtAt, useRescue } from './rescue-context.tsx';
import { type Suggestion, suggestionsOf } from './thought-match.ts';
import { type CallerAnswer, useCaller } from './use-caller.ts';
import { useFacts, useOfferedLink } from './use-offered-link.ts';
import { useReading } from './use-reading.ts';

/** One count in hand: what is typed, whose phones are among them, and how it would be linked. */
export interface Count {
  readonly form: Form<CountField>;
  readonly said: ContactSaid;
  /** What the vault says of the phone in the field. */
  readonly caller: CallerAnswer;
  readonly sayWhy: (reason: string) => void;
  /** Puts the caller found with those known to be aboard, and clears the field for the next. */
  readonly nextPhone: () => void;
  readonly leave: (callers: readonly string[]) => void;
  /** Which boats it may be, the likeliest first. */
  readonly suggestions: readonly Suggestion[];
  /** What speaks against and for the boat chosen; null: none is chosen. */
  readonly offered: OfferedLink | null;
  /** As what it will be linked: as chosen, or as offered; `reason` null: nobody and nothing says why. */
  readonly link: { readonly grade: Grade; readonly reason: LinkReason | null };
}

/** Holds a count for a boat, or for none yet. Its draft survives a crash; phone and words lie sealed in it. */
export function useCount(boat: string | null): Count {
  const { now } = useRescue();
  // Begun once: a draft that is found begins when it began.
  const [initial] = useState(() => newCount(now, boat));
  const form = useForm<CountField>({
    draft: `rescue.count.${boat ?? 'inbox'}`,
    initial,
    personal: countPersonal,
    sealed: true,
    running: ['words'],
    checks: countChecks,
  });
  const { values } = form;
  const [note, setNote] = useState<string | null>(null);
  const caller = useCaller(values.phone, { call: null, note });
  const kept = aboardOf(values);
  const aboard = [...new Set([...kept, ...subjectsOf(caller)])];
  const happenedAt = momentOrNull(values.happenedAt, now, 'last');
  const typed = useReading(values.position, happenedAt ?? toldAtOf(values), []).positions[0] ?? null;
  const said = countSaid(values, { aboard, typed, happenedAt });
  const facts = useFacts(said);
  const offered = useOfferedLink(facts, values.boat);
  const usual = linkedAs(offered);
  return {
    form,
    said,
    caller,
    sayWhy: setNote,
    nextPhone: () => form.setAll({ aboard: aboard.join(' '), phone: '' }),
    leave: (callers) => form.set('aboard', kept.filter((one) => !callers.includes(one)).join(' ')),
    suggestions: useSuggestions(facts),
    offered,
    link: {
      grade: memberOrNull(grades, values.grade) ?? usual.grade,
      reason: memberOrNull(linkReasons, values.reason) ?? offered?.reason ?? null,
    },
  };
}

/** Every subject under which a caller is known, here or at the other side. */
function subjectsOf(caller: CallerAnswer): readonly string[] {
  if (caller.kind !== 'found') return [];
  return [...caller.subjects, ...caller.elsewhere.map(({ subject }) => subject)];
}

function useSuggestions(facts: ContactFacts): readonly Suggestion[] {
  const { board, now } = useRescue();
  const at = thoughtAt(now);
  return useMemo(() => suggestionsOf(board, { facts }, at), [board, facts, at]);
}
