import { useEffect, useState } from 'react';
import { type Answer, getJson } from '../kit/http.ts';
import { type Trouble, troubleOf } from '../kit/resource.ts';

/** What the node said of something it says once; null: not yet, and why not. */
export interface Told<Value> {
  readonly value: Value | null;
  readonly trouble: Trouble | null;
}

/** A node that gave no answer, or none of substance, is asked again after this. */
export const askAgainSeconds = 5;

/**
 * Asks one address until the node has answered. `ofNone`: what holds where the node has no such address, the same object
 * at each drawing; a node that is busy or has failed has said nothing of the kind.
 */
export function useUntilTold<Value>(path: string, ofNone: Value | null = null): Told<Value> {
  const [told, setTold] = useState<Told<Value>>({ value: null, trouble: null });
  useEffect(() => {
    let isOpen = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await getJson<Value>(path);
      if (!isOpen) return;
      const next = toldBy(answer, ofNone);
      setTold(next);
      if (next.value === null) timer = setTimeout(() => void ask(), askAgainSeconds * 1000);
    };
    void ask();
    return () => {
      isOpen = false;
      clearTimeout(timer);
    };
  }, [path, ofNone]);
  return told;
}

function toldBy<Value>(answer: Answer<Value>, ofNone: Value | null): Told<Value> {
  if (answer.kind === 'ok') return { value: answer.value, trouble: null };
  if (answer.kind === 'refused' && answer.status === 404 && ofNone !== null)
    return { value: ofNone, trouble: null };
  return { value: null, trouble: troubleOf(answer) };
}
