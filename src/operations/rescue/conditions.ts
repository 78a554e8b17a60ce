import type { AlarmCondition } from '../../kernel/alarm.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { type Boat, openSearches } from './boat-state.ts';
import { answerSecondsMax } from './boat-rank.ts';
import { phaseSaid } from './claims.ts';
import type { Contact } from './contact-state.ts';
import { crossingNear, type RegionWatch } from './crossing-near.ts';
import type { HeldSearch } from './events-boat.ts';
import { type Ledger, ledgerOf } from './ledger.ts';
import { isAccountedFor, silentFrom } from './silence.ts';
import { conditionText, crossingText } from './text-conditions.ts';
import { aloneSince } from './units-at-work.ts';

/** An item that nobody has opened. Source: PROBLEM F5, F8. */
export const unreadSecondsMax = 60;
/** A search in which nothing more was done for so long. Ours: the time of one leg of a lifeboat's pattern. */
const searchQuietSeconds = 1_800;

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
 * boat has that boat as its cause, unread items of one inbox that inbox, so that they are shown as one.
 */
export function rescueConditions({ contacts, boats, now, region }: Watched): readonly AlarmCondition[] {
  // Held against one moment for all: at each look there are as many as came in unread.
  const by = { due: plus(now, -unreadSecondsMax), escalated: plus(now, -2 * unreadSecondsMax) };
  const all = [
    ...contacts.flatMap((contact) => unread(contact, by)),
    ...boats.filter(({ status }) => status === 'open').flatMap((boat) => ofBoat(boat, { now, region })),
  ];
  return all.filter(({ since }) => since <= now);
}

function unread(
  { opened, answer, facts, recordedAt, owner }: Contact,
  { due, escalated }: { readonly due: UtcText; readonly escalated: UtcText },
): readonly AlarmCondition[] {
  // What was answered unopened is a machine's own answer, kept apart as it came.
  if (opened !== null || answer !== null || recordedAt > due) return [];
  const since = plus(recordedAt, unreadSecondsMax);
  // Unread for as long again: the role above answers for it.
  const isEscalated = recordedAt <= escalated;
  const said = phaseSaid(facts);
  return [
    {
      key: `unread/${facts.contact}`,
      kind: 'unread_item',
      priority: said === 'distress' ? 'life' : said === 'alert' ? 'high' : 'low',
      side: owner.side,
      role: isEscalated ? 'duty_officer' : 'watch_officer',
      since,
      actBefore: null,
      about: `contact/${facts.contact}`,
      reference: null,
      cause: `inbox/${owner.side}`,
      ...conditionText.unread_item,
    },
  ];
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
    ...missing(boat, ledger),
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
  const near = region === null || isAccountedFor(ledger) ? null : crossingNear(boat, region, now);
  if (near === null) return [];
  const { to, since, likelyAt: actBefore } = near;
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
function missing(boat: Boat, ledger: Ledger): readonly Holding[] {
  const searches = openSearches(boat);
  const quiet = searches.map(quietSince).toSorted().at(0);
  if (quiet !== undefined && ledger.unaccounted?.max !== 0)
    return [{ kind: 'people_unaccounted', priority: 'life', side: 'both', since: quiet }];
  if (searches.length > 0 || ledger.inWater.max === 0) return [];
  return [{ kind: 'person_in_water', priority: 'life', side: 'both', since: fallKnownAt(boat) }];
}

function quietSince({ efforts, changedAt }: HeldSearch): UtcText {
  const last = efforts
    .map(({ to }) => to)
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
  if (since === null || boat.phase !== 'distress' || isAccountedFor(ledger)) return [];
  const from = since > boat.phaseSince ? since : boat.phaseSince;
  return [{ kind: 'no_unit', priority: 'life', role: 'duty_officer', since: plus(from, answerSecondsMax) }];
}

function unsettled({ coordinator, coordinatorSince }: Boat): readonly Holding[] {
  if (coordinator !== 'both') return [];
  const since = plus(coordinatorSince, answerSecondsMax);
  return [{ kind: 'coordinator_unsettled', priority: 'high', role: 'duty_officer', since }];
}

/** Until something more is written of the boat: then somebody has looked at it. */
function refusedClosing({ closingsRefused, lastEntryAt }: Boat): readonly Holding[] {
  const last = closingsRefused.at(-1);
  if (last === undefined || lastEntryAt > last.at) return [];
  return [{ kind: 'closing_against_evidence', priority: 'high', role: 'duty_officer', since: last.at }];
}

function plus(at: UtcText, seconds: number): UtcText {
  return toUtc(addSeconds(fromUtc(at), seconds));
}
