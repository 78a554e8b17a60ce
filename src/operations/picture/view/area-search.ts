import type { Text } from '../../../kernel/text.ts';
import { getJson } from '../../../kit/http.ts';
import { createStore, type Store } from '../../../kit/store.ts';
import type { AreaView } from '../wire.ts';
import { type AreaAsk, areaPath, isSameAsk } from './area-ask.ts';
import { type AreaItem, areaItems } from './area-items.ts';

/** What the node answered, with the question it answered. */
export interface AreaFound {
  readonly ask: AreaAsk;
  readonly items: readonly AreaItem[];
  readonly truncated: boolean;
  readonly askedAt: number;
  /** Position of the journal as the node last said it before it was asked. */
  readonly bookmark: string | null;
}

/** The question that stands, and how it stands. An old answer to the same question is kept while it is asked again. */
export interface AreaState {
  readonly ask: AreaAsk;
  readonly standing:
    | { readonly kind: 'loading' }
    | { readonly kind: 'shown' }
    | { readonly kind: 'offline' }
    | { readonly kind: 'refused'; readonly code: string; readonly message: Text | null };
  readonly found: AreaFound | null;
}

export interface AreaSearch {
  /** Null while the pane is closed. */
  readonly state: Store<AreaState | null>;
  look(ask: AreaAsk): void;
  close(): void;
}

/** Makes the search of one desk. A newer question ends the older one: an answer never stands under another question. */
export function createAreaSearch(parts: {
  readonly now: () => number;
  readonly bookmark: () => string | null;
}): AreaSearch {
  const state = createStore<AreaState | null>(null);
  let running: AbortController | null = null;
  const ask = async (asked: AreaAsk, before: AreaFound | null, mine: AbortController) => {
    const head = { askedAt: parts.now(), bookmark: parts.bookmark() };
    const answer = await getJson<AreaView>(areaPath(asked), mine.signal);
    if (mine.signal.aborted) return;
    if (answer.kind === 'unreachable')
      return state.set({ ask: asked, standing: { kind: 'offline' }, found: before });
    if (answer.kind === 'refused') {
      const { code, message } = answer;
      return state.set({ ask: asked, standing: { kind: 'refused', code, message }, found: null });
    }
    const items = areaItems(answer.value);
    const { truncated } = answer.value;
    state.set({ ask: asked, standing: { kind: 'shown' }, found: { ask: asked, items, truncated, ...head } });
  };
  return {
    state,
    look(asked) {
      running?.abort();
      running = new AbortController();
      const before = state.get()?.found ?? null;
      const kept = before !== null && isSameAsk(before.ask, asked) ? before : null;
      state.set({ ask: asked, standing: { kind: 'loading' }, found: kept });
      void ask(asked, kept, running);
    },
    close() {
      running?.abort();
      state.set(null);
    },
  };
}
