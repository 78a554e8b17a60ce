import { useCallback, useEffect, useRef, useState } from 'react';
import type { Text } from '../kernel/text.ts';
import { type Answer, getJson } from './http.ts';

/** Why the last question brought no answer. */
export type Trouble =
  | { readonly kind: 'offline' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: Text | null }
  | { readonly kind: 'overloaded' }
  | { readonly kind: 'fault'; readonly code: string };

/** What one address of the node said last. An old answer stays when a new one fails, with its age. */
export interface Resource<Value> {
  /** Null: no answer yet. */
  readonly value: Value | null;
  /** When the value was given, milliseconds of this browser's clock. */
  readonly at: number | null;
  readonly asking: boolean;
  readonly trouble: Trouble | null;
  /** How often it is asked by itself while it is in view. */
  readonly everySeconds: number;
  /** Asks at once; a question still without an answer is given up for it. For a press or an act: news use `useNudge`. */
  readonly again: () => void;
}

/** The kind of trouble behind an answer that is none: 429 and 503 mean "wait", 5xx means "failed". */
export function troubleOf(answer: Exclude<Answer<unknown>, { readonly kind: 'ok' }>): Trouble {
  if (answer.kind === 'unreachable') return { kind: 'offline' };
  const { status, code, message } = answer;
  if (status === 429 || status === 503) return { kind: 'overloaded' };
  return status >= 500 ? { kind: 'fault', code } : { kind: 'refused', code, message };
}

interface Held<Value> {
  readonly path: string | null;
  readonly value: Value | null;
  readonly at: number | null;
  readonly asking: boolean;
  readonly trouble: Trouble | null;
}

/**
 * Asks one address and holds its answer; null asks nothing. Asked again by `again`, when the window comes back into
 * view, and every `everySeconds` while it is in view, unless an answer is still awaited: one slower than that interval
 * must come all the same. Another path forgets the answer of the one before.
 */
export function useResource<Value>(path: string | null, everySeconds = 60): Resource<Value> {
  const nothing: Held<Value> = { path, value: null, at: null, asking: path !== null, trouble: null };
  const [held, setHeld] = useState<Held<Value>>(nothing);
  const awaited = useRef<AbortController | null>(null);
  const again = useCallback(() => {
    awaited.current?.abort();
    awaited.current = null;
    if (path === null) return;
    const controller = new AbortController();
    awaited.current = controller;
    setHeld((now) => ({ ...(now.path === path ? now : nothing), path, asking: true }));
    void getJson<Value>(path, controller.signal).then((answer) => {
      if (controller.signal.aborted) return;
      awaited.current = null;
      setHeld((now) => afterAnswer(now.path === path ? now : { ...nothing, path }, answer));
    });
    // `nothing` is made of the path alone.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [path]);
  useEffect(() => {
    again();
    const ask = () => {
      if (document.visibilityState === 'visible' && awaited.current === null) again();
    };
    const timer = setInterval(ask, everySeconds * 1000);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
      awaited.current?.abort();
    };
  }, [again, everySeconds]);
  const current = held.path === path ? held : nothing;
  return { ...current, everySeconds, again };
}

/** Asks again when a word for the state of something changes: not at first, which asks by itself. */
export function useAskAgain(state: string, again: () => void): void {
  const known = useRef(state);
  useEffect(() => {
    if (known.current === state) return;
    known.current = state;
    again();
  }, [state, again]);
}

/**
 * Asks again because something was heard; while an answer is awaited it is asked once more after it, so that news faster
 * than answers never keeps a list from coming.
 */
export function useNudge({ asking, again }: Pick<Resource<unknown>, 'asking' | 'again'>): () => void {
  const owed = useRef(false);
  const awaited = useRef(asking);
  useEffect(() => {
    awaited.current = asking;
    if (asking || !owed.current) return;
    owed.current = false;
    again();
  }); // at every drawing: an answer may come before its question was drawn
  return useCallback(() => {
    if (awaited.current) owed.current = true;
    else {
      awaited.current = true;
      again();
    }
  }, [again]);
}

function afterAnswer<Value>(held: Held<Value>, answer: Answer<Value>): Held<Value> {
  if (answer.kind === 'ok')
    return { ...held, value: answer.value, at: Date.now(), asking: false, trouble: null };
  const trouble = troubleOf(answer);
  // What one may no longer see does not stay on the screen.
  const kept = trouble.kind === 'refused' ? { value: null, at: null } : {};
  return { ...held, ...kept, asking: false, trouble };
}
