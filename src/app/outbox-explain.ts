import type { OutboxStore, SentRecall } from '../journal/outbox-port.ts';
import type { Journal, StoredEvent } from '../journal/port.ts';
import { hadNothing } from '../kernel/causal.ts';
import type { JournalPosition } from '../kernel/event.ts';
import type { Envelope, EnvelopeContent, Lane, SharedEvent } from '../kernel/exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import type { Clock, UtcText } from '../kernel/time.ts';
import type { KeptReason } from '../kernel/kept-reason.ts';
import type { ReleaseAnswer, ReleaseQuestion } from '../policy/release.ts';
import { type Language, releasable, toldOf } from './outbox-decisions.ts';
import { eventsIn } from './outbox-recalls.ts';
import type { Placing } from './set-back/placing.ts';

/** What became of one event of this node. */
export type Explained =
  /** No record of this node stands at that position. */
  | { readonly kind: 'unknown' }
  /** The outbox has not come to it yet. */
  | { readonly kind: 'waiting' }
  /**
   * It stayed. The reason is that of the rules as they stand now; `rules_changed`: by them it might leave, but it did
   * not when its turn came, and rules reach no further back.
   */
  | {
      readonly kind: 'kept';
      readonly reason: KeptReason | 'rules_changed';
      readonly rule: string | null;
    }
  | Released;

interface Released {
  readonly kind: 'released';
  readonly lane: Lane;
  readonly sequence: number;
  readonly madeAt: UtcText;
  /** The peer has it durably. */
  readonly acknowledged: boolean;
  readonly ground: SharedEvent['ground'];
  readonly hops: number;
  readonly expiresAt: UtcText | null;
  /** Paths of the fields that left, and of those that hold something and stayed. */
  readonly fields: readonly string[];
  readonly withheld: readonly string[];
  /** Newest first. */
  readonly recalls: readonly SentRecall[];
}

export interface ExplainParts {
  readonly journal: Pick<Journal, 'origin' | 'readAfter'>;
  readonly store: OutboxStore;
  readonly language: Language;
  readonly release: (question: ReleaseQuestion) => ReleaseAnswer;
  readonly carries: (content: EnvelopeContent) => boolean;
  readonly read: (signed: string) => Envelope;
  readonly peer: NodeId;
  readonly clock: Clock;
  readonly placing: Pick<Placing, 'placeOf'>;
}

const recallsMax = 1_000;

/** Says of one position what left, on what ground, and what became of it; or why it stayed. */
export function createExplain(parts: ExplainParts): (position: JournalPosition) => Promise<Explained> {
  const { journal, store, language, peer } = parts;
  return async (position) => {
    const [stored] = position < 1 ? [] : await journal.readAfter(position - 1, 1);
    if (stored?.position !== position || stored.origin !== journal.origin) return { kind: 'unknown' };
    const place = await parts.placing.placeOf(stored);
    if ((await store.standing(peer)).position < place) return { kind: 'waiting' };
    for (const sent of await store.covering(peer, place)) {
      const shared = eventsIn(parts.read(sent.signed)).find((event) => event.position === place);
      if (shared === undefined) continue;
      const { lane, sequence, madeAt } = sent;
      const [pending, recalls] = await Promise.all([store.pending(peer), store.recalls(peer, recallsMax)]);
      return {
        kind: 'released',
        lane,
        sequence,
        madeAt,
        acknowledged: pending[lane].acknowledged >= sequence,
        ground: shared.ground,
        hops: shared.hops,
        expiresAt: shared.expiresAt,
        ...fieldsOf(releasable(language, stored).stored.body, shared.body),
        recalls: recalls.filter(({ positions }) => positions.includes(place)),
      };
    }
    return keptBy(parts, stored);
  };
}

function keptBy(parts: ExplainParts, stored: StoredEvent): Explained {
  const judging = { ...parts, from: parts.journal.origin, to: parts.peer };
  const told = toldOf(judging, { stored, had: hadNothing }, parts.clock());
  return told.kind === 'kept'
    ? told
    : { kind: 'kept', reason: 'rules_changed', rule: told.shared.ground.rule };
}

/** Paths of the fields that left, and of those that hold something and stayed. */
export function fieldsOf(whole: unknown, left: unknown): Pick<Released, 'fields' | 'withheld'> {
  const gone = new Set(filled(left, ''));
  return { fields: [...gone], withheld: [...new Set(filled(whole, ''))].filter((path) => !gone.has(path)) };
}

/** Paths that hold something; entries of lists are not numbered. */
function filled(value: unknown, path: string): readonly string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((one) => filled(one, path));
  if (typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([name, inner]) =>
    filled(inner, path === '' ? name : `${path}.${name}`),
  );
}
