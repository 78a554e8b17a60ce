import type { Inbox } from '../../app/inbox.ts';
import type { InboxStore } from '../../journal/inbox-port.ts';
import type { OutboxStore, Uncarried } from '../../journal/outbox-port.ts';
import type { NodeId } from '../../kernel/ids.ts';
import type { WaitingEnvelopes } from '../../kernel/link-standing.ts';
import type { LinkHealth } from '../../operations/picture/wire.ts';

/** How many of what could not travel are named at once. */
const uncarriedShown = 20;

/**
 * What a peer declared of its own book, what of theirs waits here, and what of ours could not go to them: as of the last
 * look, for screens that ask without waiting for the store.
 */
export function lookAt(of: {
  readonly kept: Pick<InboxStore, 'setBacks'>;
  readonly store: Pick<OutboxStore, 'uncarried'>;
  readonly inbox: Pick<Inbox, 'waiting'>;
  readonly peer: NodeId;
  readonly say: (line: string) => void;
}) {
  const { kept, store, inbox, peer, say } = of;
  let declared: LinkHealth['declared'] & object = [];
  let uncarried: Awaited<ReturnType<OutboxStore['uncarried']>> = { count: 0, latest: [] };
  let waiting: WaitingEnvelopes = { unruled: 0, unknown: 0 };
  return {
    declared: () => declared,
    waiting: () => waiting,
    uncarried: () => uncarried,
    async look() {
      declared = (await kept.setBacks(peer)).map(({ after, upTo }) => ({ after, upTo }));
      const found = await store.uncarried(peer, uncarriedShown);
      if (found.count > uncarried.count) uncarriedWords(peer, found).forEach((line) => say(line));
      uncarried = found;
      const waits = await inbox.waiting();
      const unruled = waits.filter(({ reason }) => reason === 'unruled').length;
      waiting = { unruled, unknown: waits.length - unruled };
    },
  };
}

/** What the duty engineer is told where records of ours could not go to a peer. Once each, and at each start. */
function uncarriedWords(peer: string, { count, latest }: { count: number; latest: readonly Uncarried[] }) {
  const named = latest.map(({ position, reason }) => `${position} (${reason})`).join(', ');
  return [
    `strait: ${count} records of this book could not go to ${peer}, by a fault of this program; ${peer} does not know of them. The latest positions: ${named}`,
    `strait : ${count} inscriptions de ce journal n’ont pu partir vers ${peer}, par un défaut de ce programme ; ${peer} les ignore. Dernières positions : ${named}`,
  ];
}
