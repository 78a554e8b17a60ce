import type { Journal, StoredEvent } from '../journal/port.ts';
import type { ContextDoor } from '../kernel/door.ts';
import type { NodeId } from '../kernel/ids.ts';
import type { Labelled } from '../kernel/label.ts';
import { type Clock, fromUtc, type Instant } from '../kernel/time.ts';
import type { Access } from '../policy/access.ts';
import { factsOf } from '../policy/record-facts.ts';
import type { KeptReason } from '../kernel/kept-reason.ts';
import type { ReleaseAnswer, ReleaseQuestion } from '../policy/release.ts';
import type { ReleaseRules } from '../policy/release-rules.ts';
import { shownBy } from './access-review-routes.ts';
import { labelledEvent } from './new-event.ts';
import { type Language, languageOf, releasable } from './outbox-decisions.ts';
import { type Explained, fieldsOf } from './outbox-explain.ts';
import { askerOf, isLifeAtRisk, type Who } from './who.ts';

export interface ReleaseWhyParts {
  readonly access: Pick<Access, 'reader' | 'actions' | 'atDoor' | 'maskFor'>;
  readonly journal: Pick<Journal, 'readAfter' | 'head' | 'origin'>;
  readonly contexts: readonly ContextDoor[];
  readonly release: (question: ReleaseQuestion) => ReleaseAnswer;
  readonly rules: () => ReleaseRules;
  /** Nodes to which something may leave; `explain` null: none is told anything yet. */
  readonly peers: readonly {
    readonly peer: NodeId;
    readonly explain: ((position: number) => Promise<Explained>) | null;
  }[];
  readonly clock: Clock;
}

/** What became of one record at one peer; `would_leave`: nothing is exchanged with it yet, and by the rules it might. */
export interface ToldOfPeer {
  readonly peer: NodeId;
  readonly explained: Explained | { readonly kind: 'would_leave'; readonly ground: Ground };
  readonly rule: Pick<ReleaseRules['rules'][number], 'id' | 'place' | 'why'> | null;
  readonly instrument: ReleaseRules['instruments'][number] | null;
  /** Paths of what left and of what stayed; null for whoever may not see the record itself. */
  readonly fields: readonly string[] | null;
  readonly withheld: readonly string[] | null;
}

type Ground = Extract<ReleaseAnswer, { readonly kind: 'released' }>['shared']['ground'];

export interface ReleaseTold {
  readonly type: string;
  readonly peers: readonly ToldOfPeer[];
}

export interface ReleaseCount {
  readonly peer: NodeId;
  readonly released: number;
  readonly kept: readonly { readonly reason: KeptReason; readonly count: number }[];
}

export interface ReleaseWhy {
  /**
   * Why a record was released or not: for whoever may see it, and, without its fields, for whoever reviews access. Null
   * for everybody else, as where there is none.
   */
  explain(who: Who, position: number): Promise<ReleaseTold | null>;
  /**
   * How many of the records that this asker may see, recorded since a moment, the rules in force let go and why they
   * keep the rest, but for what by its kind never leaves. A record that the asker may not see is in no figure.
   */
  count(who: Who, since: Instant): Promise<readonly ReleaseCount[]>;
}

interface Parts extends ReleaseWhyParts {
  readonly language: Language;
}

const review = 'oversight/access/review';
const pageEvents = 1_000;

/** Answers why something left or stayed, to each asker as far as they may see the record. */
export function createReleaseWhy(given: ReleaseWhyParts): ReleaseWhy {
  const parts: Parts = { ...given, language: languageOf(given.contexts) };
  return {
    async explain(who, position) {
      const [stored] = position < 1 ? [] : await parts.journal.readAfter(position - 1, 1);
      if (stored?.position !== position) return null;
      const isSeen = sees(parts, who)(stored);
      if (!isSeen && !mayReview(parts, who, stored)) return null;
      const peers = await Promise.all(parts.peers.map((peer) => toldOf(parts, peer, stored)));
      const shown = isSeen ? masking(parts, who, stored) : () => null;
      return {
        type: stored.type,
        peers: peers.map((told) => ({ ...told, fields: shown(told.fields), withheld: shown(told.withheld) })),
      };
    },
    async count(who, since) {
      const seen = sees(parts, who);
      const counts = new Map(parts.peers.map(({ peer }) => [peer, newCount(peer)]));
      for await (const stored of recordedSince(parts.journal, since)) {
        if (stored.origin !== parts.journal.origin || !seen(stored)) continue;
        for (const count of counts.values()) countOne(parts, count, stored);
      }
      return [...counts.values()].map(({ peer, released, kept }) => ({
        peer,
        released,
        kept: [...kept].map(([reason, count]) => ({ reason, count })),
      }));
    },
  };
}

/** Judges record by record whether this asker sees it; a reason is taken as typed, since nothing is opened. */
function sees(parts: Parts, who: Who): (stored: StoredEvent) => boolean {
  const at = parts.clock();
  const circumstances = { reasonGiven: true, lifeAtRisk: isLifeAtRisk(who, at) };
  return (stored) => {
    const label = labelOf(parts, stored);
    const room = parts.language.get(stored.stream.split('/', 1)[0] ?? '')?.context;
    const action = shownBy(parts.access, room, label.purpose);
    return parts.access.reader(askerOf(who), action, circumstances)(factsOf(label, at));
  };
}

function labelOf({ language }: Parts, stored: StoredEvent): Labelled {
  const door = language.get(stored.stream.split('/', 1)[0] ?? '')?.door;
  return labelledEvent(door ?? { handling: {} }, stored);
}

/** Whoever reviews access hears label and ground of any record of the node's own state, and of what theirs was given. */
function mayReview(parts: Parts, { roles, state }: Who, stored: StoredEvent): boolean {
  if (state === null || !parts.access.atDoor(roles, review).allowed) return false;
  const { releasedToStates } = labelOf(parts, stored);
  return state === (parts.journal.origin as string) || releasedToStates?.includes(state) === true;
}

/** Names of fields that are masked for the asker are left out, as if they had never been filled. */
function masking(
  { access }: Parts,
  who: Who,
  { stream }: StoredEvent,
): (paths: readonly string[] | null) => readonly string[] | null {
  const mask = access.maskFor(askerOf(who), stream.split('/', 1)[0] ?? '');
  return (paths) => {
    if (paths === null) return null;
    const whole: Readonly<Record<string, true | null>> = mask(
      Object.fromEntries(paths.map((path) => [path.split('.', 1)[0] ?? '', true] as const)),
    );
    return paths.filter((path) => whole[path.split('.', 1)[0] ?? ''] !== null);
  };
}

async function toldOf(
  parts: Parts,
  { peer, explain }: Parts['peers'][number],
  stored: StoredEvent,
): Promise<ToldOfPeer> {
  const { instruments, rules, never } = parts.rules();
  const explained = explain === null ? judgedNow(parts, peer, stored) : await explain(stored.position);
  const ground = 'ground' in explained ? explained.ground : null;
  const ruleId = 'rule' in explained ? explained.rule : (ground?.rule ?? null);
  const rule = [...rules, ...never].find(({ id }) => id === ruleId) ?? null;
  const instrumentId =
    ground?.instrument ?? (rule !== null && 'instrument' in rule ? rule.instrument.id : null);
  const paths = explained.kind === 'released' || explained.kind === 'would_leave' ? explained : null;
  return {
    peer,
    explained:
      explained.kind === 'would_leave' ? { kind: 'would_leave', ground: explained.ground } : explained,
    rule: rule === null ? null : { id: rule.id, place: rule.place, why: rule.why },
    instrument: instruments.find(({ id }) => id === instrumentId) ?? null,
    fields: paths?.fields ?? null,
    withheld: paths?.withheld ?? null,
  };
}

type Judged =
  | Extract<Explained, { readonly kind: 'kept' | 'unknown' }>
  | ({ readonly kind: 'would_leave'; readonly ground: Ground } & ReturnType<typeof fieldsOf>);

function judgedNow(parts: Parts, to: NodeId, stored: StoredEvent): Judged {
  if (stored.origin !== parts.journal.origin) return { kind: 'unknown' };
  const event = releasable(parts.language, stored);
  const answer = parts.release({ event, from: parts.journal.origin, to, at: parts.clock() });
  if (answer.kind === 'kept') return answer;
  const { ground, body } = answer.shared;
  return { kind: 'would_leave', ground, ...fieldsOf(event.stored.body, body) };
}

interface Counting {
  readonly peer: NodeId;
  released: number;
  readonly kept: Map<KeptReason, number>;
}

function newCount(peer: NodeId): Counting {
  return { peer, released: 0, kept: new Map() };
}

function countOne(parts: Parts, count: Counting, stored: StoredEvent): void {
  const event = releasable(parts.language, stored);
  // As it was when its turn came: later its time may have run out.
  const at = fromUtc(stored.recordedAt);
  const answer = parts.release({ event, from: parts.journal.origin, to: count.peer, at });
  if (answer.kind === 'released') count.released += 1;
  // What never leaves by its kind is no judgement. Alarms are of that kind, and what they ring for may be hidden from
  // whoever may see alarms: how many there were would tell of it.
  else if (answer.reason !== 'never') count.kept.set(answer.reason, (count.kept.get(answer.reason) ?? 0) + 1);
}

/** Backwards from the head, page by page, to the page that holds an older one. */
async function* recordedSince(
  journal: Pick<Journal, 'readAfter' | 'head'>,
  since: Instant,
): AsyncGenerator<StoredEvent> {
  let end = await journal.head();
  while (end > 0) {
    const start = Math.max(0, end - pageEvents);
    const page = (await journal.readAfter(start, end - start)).filter(({ position }) => position <= end);
    const young = page.filter(({ recordedAt }) => fromUtc(recordedAt) >= since);
    yield* young;
    if (young.length < page.length) return;
    end = start;
  }
}
