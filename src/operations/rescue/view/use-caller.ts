import { useEffect, useRef, useState } from 'react';
import { postJson } from '../../../kit/http.ts';
import type { StandingReason } from '../../../kernel/vault.ts';

/** A caller of the other side's, known by the mark of its telephone. */
export interface CallerElsewhere {
  readonly subject: string;
  readonly epoch: number;
}

/** What the vault says of a phone: nothing is asked until it is long enough, and each search is written in the book. */
export type CallerAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  /** `standing`: what stood for a typed reason, as the log has it; null: the state asks for none. */
  | {
      readonly kind: 'found';
      readonly subjects: readonly string[];
      /** Whom the other side took by the same telephone: nothing of them is sealed here. */
      readonly elsewhere: readonly CallerElsewhere[];
      readonly standing: StandingReason | null;
    }
  | { readonly kind: 'unknown'; readonly standing: StandingReason | null }
  /** The state's policy wants a reason typed, and no call of this desk is on record: nothing was looked up. */
  | { readonly kind: 'reason_required' }
  | { readonly kind: 'failed' };

const digitsLeast = 6;
/** After so long without a key the number is taken to be whole: the answer must stand within 2 s of the last digit. */
const pauseMilliseconds = 400;

const path = '/api/vault/search';
interface Found {
  readonly standing: StandingReason | null;
  readonly subjects: readonly { readonly subject: string; readonly kind: string }[];
  /** Absent in an answer of the version before. */
  readonly elsewhere?: readonly CallerElsewhere[];
}

/**
 * Looks a phone up in the vault while it is typed; never the same number twice in a row. `call`: the call in hand, by which
 * a state's policy may take the reason as given, null where none is; `note`: a reason typed by whoever asks. Neither is ever made up here.
 */
export function useCaller(
  phone: string,
  { call, note }: { readonly call: string | null; readonly note: string | null },
): CallerAnswer {
  const wanted = phone.replaceAll(/[^\d+]/g, '');
  const long = wanted.replaceAll('+', '').length >= digitsLeast;
  const key = long ? `${wanted} ${note ?? ''}` : '';
  const [held, setHeld] = useState<{ readonly key: string; readonly answer: CallerAnswer } | null>(null);
  const asked = useRef('');
  useEffect(() => {
    if (key === '') asked.current = '';
    if (asked.current === key) return undefined;
    const timer = setTimeout(() => {
      asked.current = key;
      void lookUp(wanted, call, note).then((answer) => {
        if (asked.current === key) setHeld({ key, answer });
      });
    }, pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [wanted, key, call, note]);
  if (key === '') return { kind: 'none' };
  // What was found under the number before is not said of this one.
  return held?.key === key ? held.answer : { kind: 'asking' };
}

async function lookUp(phone: string, call: string | null, note: string | null): Promise<CallerAnswer> {
  const answer = await postJson<Found>(
    path,
    { kind: 'phone', text: phone, purpose: 'save_life', reason: 'rescue', reference: null, note, call },
    crypto.randomUUID(),
  );
  if (answer.kind === 'refused' && answer.code === 'reason_required') return { kind: 'reason_required' };
  if (answer.kind !== 'ok') return { kind: 'failed' };
  const { standing, elsewhere = [] } = answer.value;
  const subjects = answer.value.subjects
    .filter(({ kind }) => kind === 'caller')
    .map(({ subject }) => subject);
  if (subjects.length + elsewhere.length === 0) return { kind: 'unknown', standing };
  return { kind: 'found', subjects, elsewhere, standing };
}
