import { getJson } from '../kit/http.ts';
import { createStore, type Store } from '../kit/store.ts';

/** How a post without the picture stands to its node: a clock, and whether the node still answers. */
export interface OfficeLink {
  readonly clock: Store<number>;
  /** Null: the node answered when last asked. */
  readonly lostAt: Store<number | null>;
  readonly close: () => void;
}

const askEveryMilliseconds = 15_000;

/** Opens it; the node is asked every 15 s by the door that tells no figure of the picture. */
export function openOfficeLink(): OfficeLink {
  const clock = createStore(Date.now());
  const lostAt = createStore<number | null>(null);
  const ask = async () => {
    const answer = await getJson('/api/health/alive');
    if (answer.kind !== 'unreachable') lostAt.set(null);
    else if (lostAt.get() === null) lostAt.set(Date.now());
  };
  const ticking = setInterval(() => clock.set(Date.now()), 1000);
  const asking = setInterval(() => void ask(), askEveryMilliseconds);
  void ask();
  return {
    clock,
    lostAt,
    close() {
      clearInterval(ticking);
      clearInterval(asking);
    },
  };
}
