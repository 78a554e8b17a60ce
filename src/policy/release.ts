import type { EventEnvelope } from '../kernel/event.ts';
import type { SharedEvent } from '../kernel/exchange.ts';
import { type KeptReason, keptReasons } from '../kernel/kept-reason.ts';
import type { NodeId } from '../kernel/ids.ts';
import { type RecordLabel, states } from '../kernel/label.ts';
import { markings } from '../kernel/marking.ts';
import { marks } from '../kernel/set-back.ts';
import { addSeconds, fromUtc, type Instant, toUtc } from '../kernel/time.ts';
import { isInForce, type ReleasedType, type ReleaseRule, type ReleaseRules } from './release-rules.ts';
import { pathsOf, trimmed } from './release-trim.ts';

/** An event as release judges it: its body in the newest shape, and what the journal knows of it. */
export interface Releasable {
  /** `operations/rescue` */
  readonly context: string;
  readonly stored: Pick<
    EventEnvelope,
    | 'stream'
    | 'type'
    | 'shape'
    | 'happenedAt'
    | 'recordedAt'
    | 'position'
    | 'origin'
    | 'marking'
    | 'purpose'
    | 'label'
  > & { readonly body: SharedEvent['body'] };
}

export type ReleaseAnswer =
  | {
      readonly kind: 'released';
      readonly shared: Omit<SharedEvent, 'seen'>;
      /** Paths of the fields that stayed. */
      readonly dropped: readonly string[];
    }
  | { readonly kind: 'kept'; readonly reason: KeptReason; readonly rule: string | null };

/** What is asked of one event. */
export interface ReleaseQuestion {
  readonly event: Releasable;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly at: Instant;
}

/**
 * Bytes of the body as JSON in UTF-8. No event of a real night comes near; a larger one would be refused by the part that
 * checks it there (one MiB signed), and everything after it would wait behind it for ever.
 */
export const bodyBytesMax = 600_000;

/** The act by which the provider of a restricted record permits that it leaves. */
export const releaseAct = 'exchange/release';

/**
 * Judges what may leave, event by event. Refuses by default: also an event type that nobody named, and what another node
 * decided. Of several rules that let it go, the one with most fields is the ground: a rule more never means a field less.
 * Where none does, the reason is that of the rule which came furthest. Pure.
 */
export function createRelease(rules: ReleaseRules): (question: ReleaseQuestion) => ReleaseAnswer {
  const byType = indexOf(rules);
  return (question) => {
    const { context, stored } = question.event;
    const never = neverOf(rules, question);
    if (never !== null) return never;
    let kept: ReleaseAnswer = { kind: 'kept', reason: 'no_rule', rule: null };
    let furthest = keptReasons.indexOf('no_rule');
    for (const { rule, released } of byType.get(`${context} ${stored.type}`) ?? []) {
      const answer = judged(rule, released, question);
      if (answer.kind === 'released') return answer;
      const reached = keptReasons.indexOf(answer.reason);
      if (reached > furthest) [kept, furthest] = [answer, reached];
    }
    return kept;
  };
}

interface Entry {
  readonly rule: ReleaseRule;
  readonly released: ReleasedType;
  /** How many fields leave. */
  readonly width: number;
}

const indexes = new WeakMap<ReleaseRules, ReturnType<typeof indexed>>();

/** The same rules are asked for each peer. */
function indexOf(rules: ReleaseRules): ReturnType<typeof indexed> {
  const index = indexes.get(rules) ?? indexed(rules);
  indexes.set(rules, index);
  return index;
}

function indexed({ rules }: ReleaseRules): ReadonlyMap<string, readonly Entry[]> {
  const byType = new Map<string, Entry[]>();
  for (const rule of rules)
    for (const [type, released] of rule.events) {
      const key = `${rule.context} ${type}`;
      byType.set(key, [...(byType.get(key) ?? []), { rule, released, width: pathsOf(released.trim).length }]);
    }
  // Lists of one way hold one another, as `readRelease` has seen to: the longest holds all.
  for (const [key, entries] of byType)
    byType.set(
      key,
      entries.toSorted((one, other) => other.width - one.width),
    );
  return byType;
}

function neverOf(rules: ReleaseRules, { event, from, to }: ReleaseQuestion): ReleaseAnswer | null {
  const { context, stored } = event;
  // What the other decided is the other's to pass on, and so is that it took it back.
  const isOthers = stored.origin !== from || marks.has(stored.type);
  if (isOthers || rules.stays.has(`${context} ${stored.type}`))
    return { kind: 'kept', reason: 'never', rule: null };
  const rule = rules.never.find(
    (one) =>
      one.context === context &&
      one.events.includes(stored.type) &&
      one.from.includes(from) &&
      one.to.includes(to),
  );
  return rule === undefined ? null : { kind: 'kept', reason: 'never', rule: rule.id };
}

function judged(rule: ReleaseRule, released: ReleasedType, question: ReleaseQuestion): ReleaseAnswer {
  const { event, at } = question;
  const { stored } = event;
  const expiresAt =
    rule.keepHours === null ? null : addSeconds(fromUtc(stored.recordedAt), rule.keepHours * 3_600);
  const reason = reasonToKeep(rule, released, question);
  if (reason !== null) return { kind: 'kept', reason, rule: rule.id };
  if (expiresAt !== null && expiresAt <= at) return { kind: 'kept', reason: 'expired', rule: rule.id };
  const { left, withheld } = trimmed(stored.body, released.trim);
  const body = left as SharedEvent['body']; // a part of what was one
  if (stored.shape !== released.shape || !released.form.safeParse(body).success)
    return { kind: 'kept', reason: 'unreadable', rule: rule.id };
  if (Buffer.byteLength(JSON.stringify(body)) > bodyBytesMax)
    return { kind: 'kept', reason: 'too_large', rule: rule.id };
  const { stream, type, shape, happenedAt, position, purpose, marking } = stored;
  return {
    kind: 'released',
    shared: {
      context: event.context,
      stream,
      type,
      shape,
      happenedAt,
      position,
      purpose,
      marking,
      label: stored.label ?? { owner: stored.origin },
      ground: { rule: rule.id, instrument: rule.instrument.id },
      hops: rule.hops,
      expiresAt: expiresAt === null ? null : toUtc(expiresAt),
      body,
    },
    dropped: withheld,
  };
}

function reasonToKeep(
  rule: ReleaseRule,
  { personal }: ReleasedType,
  { event: { stored }, from, to, at }: ReleaseQuestion,
): KeptReason | null {
  if (!rule.from.includes(from) || from === to) return 'direction';
  if (!rule.to.includes(to) || !isAddressed(rule, stored, to)) return 'recipient';
  const needed = personal ? 'subject_references' : 'facts';
  const { flows } = rule.instrument;
  if (!flows.some((one) => one.from === from && one.to === to && one.classes.includes(needed)))
    return 'direction';
  if (!isInForce(rule.instrument, at)) return 'instrument_not_in_force';
  // Of the rule and of its instrument: what was read would not have loaded otherwise, and is asked all the same.
  if (![rule, rule.instrument].every(({ purposes }) => purposes.includes(stored.purpose))) return 'purpose';
  // What bears no label is open to nobody; a caveat is a restriction that no rule of this program lifts.
  if (stored.label === null || (stored.label.caveats ?? []).length > 0) return 'marking';
  if (markings.indexOf(stored.marking) > markings.indexOf(rule.markingMax)) return 'marking';
  if (isBlocked(rule, stored.label)) return 'condition';
  return isForOthers(stored.label, from, to) ? null : 'recipient';
}

/** What is of one pair of nodes alone names the other in a field: nobody else is told, whoever stands in the rule. */
function isAddressed({ recipientIn }: ReleaseRule, { body }: Releasable['stored'], to: NodeId): boolean {
  return recipientIn === undefined || body[recipientIn] === to;
}

/** A condition that blocks passing on, unless the provider permitted this very act. */
function isBlocked({ blocked }: ReleaseRule, label: RecordLabel): boolean {
  const conditions = label.conditions ?? [];
  const stopped = conditions.some((one) => blocked.includes(one)) || label.blockedActs?.includes(releaseAct);
  return stopped === true && label.permittedActs?.includes(releaseAct) !== true;
}

/**
 * A list of names is never passed on, nor what its owner gave to no other state. Labels name the two states only: to a
 * further node goes what its owner gave to the other, if a rule names that node.
 */
function isForOthers({ namedList, releasedToStates }: RecordLabel, from: NodeId, to: NodeId): boolean {
  if (namedList !== undefined) return false;
  const named = states.find((state) => state === to);
  if (releasedToStates === undefined) return true;
  return named === undefined
    ? releasedToStates.some((state) => state !== from)
    : releasedToStates.includes(named);
}
