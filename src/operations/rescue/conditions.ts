import type { AlarmCondition } from '../../kernel/alarm.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { isAhead } from './ahead.ts';
import { unseenRecalls } from './boat-recalled.ts';
import { safeguardingSeconds } from './boat-safeguarding.ts';
import { type Boat, openSearches } from './boat-state.ts';
import { answerSecondsMax } from './boat-rank.ts';
import type { Contact } from './contact-state.ts';
import { crossingNear, type RegionWatch } from './crossing-near.ts';
import type { HeldSearch } from './events-boat.ts';
import { inboxConditions } from './inbox-conditions.ts';
import { type Ledger, ledgerOf } from './ledger.ts';
import { isStillAsked, untoldSince } from './safeguarding-task.ts';
import { afloatAgainSince, isRecoveryDoubted, isSafe, silentFrom } from './silence.ts';
import { conditionText, crossingText } from './text-conditions.ts';
import { aloneSince } from './units-at-work.ts';
import type { ClaimedKind } from './wire.ts';

/** A search in which nothing more was done for so long. Ours: the time of one leg of a lifeboat's pattern. */
const searchQuietSeconds = 1_800;
/** Children and injured people for whom nobody has answered yet are asked about again this long before it is due. Ours. */
const safeguardingWarnSeconds = 1_800;

/** What rescue alarms for: closed. */
export type RescueCondition = keyof typeof conditionText;

export interface Watched {
  readonly contacts: readonly Contact[];
  readonly boats: readonly Boat[];
  readonly now: UtcText;
  /** Null: the node knows no line between the two search regions, and foresees no crossing. */
  readonly region: RegionWatch | null;
}

/**
 * What needs a human act now, by what stands on record. Each tells the exact moment since when; whatever concerns one
 * boat has that boat as its cause, items of one inbox that inbox, so that they are shown as one.
 */
export function rescueConditions({ contacts, boats, now, region }: Watched): readonly AlarmCondition[] {
  const all = [
    ...inboxConditions(contacts, now),
    ...boats.filter(({ status }) => status === 'open').flatMap((boat) => ofBoat(boat, { now, region })),
    ...referencesShared(boats),
    // Whoever needs protection needs it whatever became of the boat; and a closing may stand on what was recalled.
    ...boats
      .filter(({ status }) => status !== 'merged')
      .flatMap((boat) => [...unprotected(boat, now), ...recalled(boat)]),
  ];
  return all.filter(({ since }) => since <= now);
}

type Holding = Pick<AlarmCondition, 'priority' | 'since'> &
  Partial<AlarmCondition> & { readonly kind: RescueCondition; readonly name?: string };

function ofBoat(boat: Boat, by: Pick<Watched, 'now' | 'region'>): readonly AlarmCondition[] {
  const ledger = ledgerOf(boat);
  const holding = [
    ...transfers(boat),
    ...nearing(boat, ledger, by),
    ...silence(boat, ledger),
    ...promises(boat),
    ...missing(boat, ledger, by.now),
    ...alone(boat, ledger),
    ...unsettled(boat),
    ...refusedClosing(boat),
  ];
  return holding.map((one) => condition(boat, one));
}

function condition(boat: Boat, { name, kind, ...holding }: Holding): AlarmCondition {
  const about = `boat/${boat.boat}`;
  return {
    key: `${kind}/${boat.boat}${name === undefined ? '' : `/${name}`}`,
    kind,
    side: boat.coordinator,
    role: 'watch_officer',
    actBefore: null,
    about,
    reference: boat.reference,
    cause: about,
    ...conditionText[kind],
    ...holding,
  };
}

function transfers({ transfers: all }: Boat): readonly Holding[] {
  return all
    .filter(({ status }) => status === 'open')
    .map(({ transfer, proposedAt, crossesAt }) => ({
      kind: 'transfer_unaccepted',
      name: transfer,
      priority: 'high',
      side: 'both',
      since: plus(proposedAt, answerSecondsMax),
      actBefore: crossesAt,
    }));
}

/** Expected in the other region within the notice, and nobody has asked its centre. Source: PROBLEM F5. */
function nearing(
  boat: Boat,
  ledger: Ledger,
  { now, region }: Pick<Watched, 'now' | 'region'>,
): readonly Holding[] {
  const near = region === null || isSafe(boat, ledger) ? null : crossingNear(boat, region, now);
  if (near === null) return [];
  const { to, likelyAt: actBefore } = near;
  const since = later(near.since, afloatAgainSince(boat, ledger));
  const priority = boat.phase === 'distress' ? 'high' : 'low';
  return [{ kind: 'crossing_near', name: to, priority, since, actBefore, consequence: crossingText(near) }];
}

function silence(boat: Boat, ledger: Ledger): readonly Holding[] {
  const since = silentFrom(boat, ledger);
  if (since === null) return [];
  return [{ kind: 'silence', priority: boat.phase === 'distress' ? 'high' : 'low', since }];
}

function promises({ promises: all }: Boat): readonly Holding[] {
  return all.flatMap(({ promise, kept, dueAt }): Holding[] =>
    kept !== null || dueAt === null
      ? []
      : [{ kind: 'promise_overdue', name: promise, priority: 'low', since: dueAt }],
  );
}

/** Somebody in the water and no search; or a search in which nothing is being done. Before both sides: PROBLEM F14. */
function missing(boat: Boat, ledger: Ledger, now: UtcText): readonly Holding[] {
  const searches = openSearches(boat);
  const quiet = searches
    .map((search) => quietSince(search, now))
    .toSorted()
    .at(0);
  if (quiet !== undefined && (ledger.unaccounted?.max !== 0 || isRecoveryDoubted(boat))) {
    // A leg has to be made before it can be recorded: until then whoever has answered is not asked again.
    const actBefore = plus(quiet, searchQuietSeconds);
    return [{ kind: 'people_unaccounted', priority: 'life', side: 'both', since: quiet, actBefore }];
  }
  if (searches.length > 0 || ledger.inWater.max === 0) return [];
  return [{ kind: 'person_in_water', priority: 'life', side: 'both', since: fallKnownAt(boat) }];
}

function quietSince({ efforts, changedAt }: HeldSearch, now: UtcText): UtcText {
  // What is said to have been searched tomorrow keeps nobody from asking tonight.
  const last = efforts
    .map(({ to }) => to)
    .filter((to) => !isAhead(to, now))
    .toSorted()
    .at(-1);
  return last === undefined ? changedAt : plus(last, searchQuietSeconds);
}

/** When it was first on this boat's record that somebody is in the water. */
function fallKnownAt({ links, openedAt }: Boat): UtcText {
  const known = links.filter(
    ({ facts: { claims } }) => (claims.overboard?.max ?? 0) > 0 || (claims.inWater?.max ?? 0) > 0,
  );
  return (
    known
      .map(({ at }) => at)
      .toSorted()
      .at(0) ?? openedAt
  );
}

/** In distress, and nobody going there. Source: PROBLEM F11. */
function alone(boat: Boat, ledger: Ledger): readonly Holding[] {
  const since = aloneSince(boat);
  if (since === null || boat.phase !== 'distress' || isSafe(boat, ledger)) return [];
  const from = later(later(since, boat.phaseSince), afloatAgainSince(boat, ledger));
  return [{ kind: 'no_unit', priority: 'life', role: 'duty_officer', since: plus(from, answerSecondsMax) }];
}

function unsettled({ coordinator, coordinatorSince }: Boat): readonly Holding[] {
  if (coordinator !== 'both') return [];
  const since = plus(coordinatorSince, answerSecondsMax);
  return [{ kind: 'coordinator_unsettled', priority: 'high', role: 'duty_officer', since }];
}

/**
 * A name that two open boats bear, told once for each: it was given again after the book of a node had been set back,
 * before that node could know which it had lost. Nobody takes a name away in the night; persons tell the two apart.
 */
function referencesShared(boats: readonly Boat[]): readonly AlarmCondition[] {
  const open = boats.filter(({ status }) => status === 'open');
  const bearers = Map.groupBy(open, ({ reference }) => reference);
  return [...bearers.values()].flatMap((bearing) => {
    const inOrder = bearing.toSorted((one, other) => (isOpenedAfter(one, other) ? 1 : -1));
    const last = inOrder.at(-1);
    if (inOrder.length < 2 || last === undefined) return [];
    return [
      condition(last, { kind: 'reference_shared', priority: 'high', side: 'both', since: last.openedAt }),
    ];
  });
}

function isOpenedAfter(one: Boat, other: Boat): boolean {
  return one.openedAt === other.openedAt ? one.boat > other.boat : one.openedAt > other.openedAt;
}

/**
 * Children and injured people of whom nobody has said that somebody has them: on the list of the watch at once, aloud
 * once half the time has gone, and with the role above when it has run out; not once their count was taken away. The
 * safeguarding desk has no alarms of this room: it is called by telephone. Source: PROBLEM F20.
 */
function unprotected(boat: Boat, now: UtcText): readonly AlarmCondition[] {
  return boat.safeguarding.flatMap((asked) => {
    const { task, side, dueAt } = asked;
    if (!isStillAsked(asked)) return untold(boat, asked);
    const warnAt = plus(dueAt, -safeguardingWarnSeconds);
    const said =
      now < warnAt
        ? ({ priority: 'low', since: plus(dueAt, -safeguardingSeconds) } as const)
        : now < dueAt
          ? ({ priority: 'high', since: warnAt } as const)
          : ({ priority: 'high', since: dueAt, role: 'duty_officer' } as const);
    return [condition(boat, { kind: 'safeguarding_due', name: task, side, actBefore: dueAt, ...said })];
  });
}

/** Somebody has people in hand of whom the record now says otherwise: they are told, not passed over. */
function untold(boat: Boat, asked: Boat['safeguarding'][number]): readonly AlarmCondition[] {
  const since = untoldSince(asked);
  if (since === null) return [];
  const { task, side } = asked;
  return [condition(boat, { kind: 'safeguarding_withdrawn', name: task, side, priority: 'high', since })];
}

/** What people in the water or in need stood on is looked for at once. */
const graveKinds: readonly ClaimedKind[] = ['in_water', 'in_need'];

/**
 * A record that the boat stood on was recalled and nobody has acknowledged it: told once for all of them, to whoever holds
 * the boat. Aloud where people may be in danger, or where two persons closed the boat upon what is gone.
 */
function recalled(boat: Boat): readonly AlarmCondition[] {
  const unseen = unseenRecalls(boat);
  const since = unseen.at(0)?.at;
  if (since === undefined) return [];
  const isGrave = unseen.some(({ claimed }) => claimed.some((kind) => graveKinds.includes(kind)));
  const isAloud = isGrave || boat.phase === 'distress' || boat.status === 'closed';
  return [
    condition(boat, { kind: 'recall_unseen', priority: isAloud ? 'high' : 'low', side: 'both', since }),
  ];
}

/** Until something more is written of the boat: then somebody has looked at it. */
function refusedClosing({ closingsRefused, lastEntryAt }: Boat): readonly Holding[] {
  const last = closingsRefused.at(-1);
  if (last === undefined || lastEntryAt > last.at) return [];
  return [{ kind: 'closing_against_evidence', priority: 'high', role: 'duty_officer', since: last.at }];
}

function later(one: UtcText, other: UtcText | null): UtcText {
  return other !== null && other > one ? other : one;
}

function plus(at: UtcText, seconds: number): UtcText {
  return toUtc(addSeconds(fromUtc(at), seconds));
}
