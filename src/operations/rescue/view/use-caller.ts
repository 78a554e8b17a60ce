import { useEffect, useRef, useState } from 'react';
import { postJson } from '../../../kit/http.ts';

/** What the vault says of a phone: nothing is asked until it is long enough, and each search is written in the book. */
export type CallerAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'found'; readonly subjects: readonly string[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed' };

const digitsLeast = 6;
/** After so long without a key the number is taken to be whole: the answer must stand within 2 s of the last digit. */
const pauseMilliseconds = 400;

const path = '/api/vault/search';
/**
 * Where a state wants the reason of each search in words, the call in hand is the reason: nobody who takes a call for
 * help is asked to write another. Source: Directive (EU) 2016/680 Art. 25, as `policies/fr/reason.cedar` holds it.
 */
const callInHand = 'Appel en cours : cet appelant est-il connu ? / Call in hand: is this caller known?';

interface Found {
  readonly subjects: readonly { readonly subject: string; readonly kind: string }[];
}

/** Looks a phone up in the vault while it is typed; never the same number twice in a row. */
export function useCaller(phone: string): CallerAnswer {
  const wanted = phone.replaceAll(/[^\d+]/g, '');
  const long = wanted.replaceAll('+', '').length >= digitsLeast;
  const [answer, setAnswer] = useState<CallerAnswer>({ kind: 'none' });
  const asked = useRef('');
  useEffect(() => {
    if (!long) {
      asked.current = '';
      setAnswer({ kind: 'none' });
      return undefined;
    }
    if (asked.current === wanted) return undefined;
    const timer = setTimeout(() => {
      asked.current = wanted;
      setAnswer({ kind: 'asking' });
      void lookUp(wanted).then((found) => {
        if (asked.current === wanted) setAnswer(found);
      });
    }, pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [wanted, long]);
  return answer;
}

async function lookUp(phone: string): Promise<CallerAnswer> {
  const order = {
    kind: 'phone',
    text: phone,
    purpose: 'save_life',
    reason: 'rescue',
    reference: null,
    note: null,
  };
  const plain = await postJson<Found>(path, order, crypto.randomUUID());
  const answer =
    plain.kind === 'refused' && plain.code === 'reason_required'
      ? await postJson<Found>(path, { ...order, note: callInHand }, crypto.randomUUID())
      : plain;
  if (answer.kind !== 'ok') return { kind: 'failed' };
  const subjects = answer.value.subjects
    .filter(({ kind }) => kind === 'caller')
    .map(({ subject }) => subject);
  return subjects.length === 0 ? { kind: 'unknown' } : { kind: 'found', subjects };
}
