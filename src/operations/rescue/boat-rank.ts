import type { AlarmRole } from '../../kernel/alarm.ts';
import type { Text } from '../../kernel/text.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { type Boat, openSearches, openTransfer } from './boat-state.ts';
import { isRecovery } from './claims.ts';
import { recoveriesOf } from './closing-evidence.ts';
import { happenedAt } from './contact-state.ts';
import { unseenRecalls } from './boat-recalled.ts';
import { crossingNear, type RegionWatch } from './crossing-near.ts';
import { type Ledger, ledgerOf } from './ledger.ts';
import { atRiskOf, isRecoveryDoubted, isSafe, silentFrom } from './silence.ts';
import { dangerText, nextActText } from './text.ts';
import { aloneSince, unitsAtWork } from './units-at-work.ts';
import type { Coordinator } from './wire.ts';

/** What puts a boat where it stands in the order, gravest first. */
export const dangers = [
  'person_in_water',
  'sinking',
  'distress',
  'trouble',
  'alert',
  'uncertainty',
  'to_close',
] as const;
export type Danger = (typeof dangers)[number];

/** One boat in the order in which the watch looks at them. */
export interface Ranked {
  readonly boat: string;
  /** From 1. */
  readonly rank: number;
  readonly danger: Danger;
  readonly why: Text;
  /** True where no unit is at work for it. */
  readonly isAlone: boolean;
  /** People who may be at risk. */
  readonly atRiskMax: number;
  readonly silentFrom: UtcText | null;
}

/**
 * Puts the open boats in order: risk to life before everything, then those to which nobody is going, those of whom
 * nothing was heard for too long, then by people at risk, then the longest untouched. Source: PROBLEM F12, F18.
 */
export function rankBoats(boats: readonly Boat[], now: UtcText): readonly Ranked[] {
  return boats
    .filter(({ status }) => status === 'open')
    .map((boat) => placed(boat, now))
    .toSorted((a, b) => compare(a.order, b.order))
    .map(({ order: _order, ...ranked }, index) => ({ ...ranked, rank: index + 1 }));
}

function placed(boat: Boat, now: UtcText) {
  const ledger = ledgerOf(boat);
  const danger = dangerOf(boat, ledger);
  const isAlone = danger !== 'to_close' && aloneSince(boat) !== null;
  const atRiskMax = atRiskOf(boat, ledger)?.max ?? 0;
  const silent = silentFrom(boat, ledger);
  const isSilent = silent !== null && silent <= now;
  const order = [
    dangers.indexOf(danger),
    isAlone ? 0 : 1,
    isSilent ? 0 : 1,
    -atRiskMax,
    boat.lastEntryAt,
    boat.boat,
  ] as const;
  return { boat: boat.boat, danger, why: dangerText[danger], isAlone, atRiskMax, silentFrom: silent, order };
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  const [one, two] = [a[at], b[at]];
  return one === undefined || two === undefined ? 0 : one < two ? -1 : 1;
}

/** How grave it is, by all that is linked. */
export function dangerOf(boat: Boat, ledger: Ledger): Danger {
  if (ledger.inWater.max > 0) return 'person_in_water';
  if (isSafe(boat, ledger)) return 'to_close';
  const { hull, engine } = lastSaid(boat);
  if (hull === 'swamped' || hull === 'capsized') return 'sinking';
  if (boat.phase === 'distress') return 'distress';
  if (hull === 'taking_water' || hull === 'low_in_water' || engine === 'stopped') return 'trouble';
  return boat.phase === 'alert' ? 'alert' : 'uncertainty';
}

/** The latest word on hull and engine: by the clock as corrected. What a doubted recovery says is of another boat. */
function lastSaid(boat: Boat) {
  const isDoubted = isRecoveryDoubted(boat);
  const own = boat.links.filter(({ facts }) => !isDoubted || !isRecovery(facts));
  const latest = own.toSorted((a, b) => (happenedAt(a.facts) < happenedAt(b.facts) ? 1 : -1));
  const claims = latest.map(({ facts }) => facts.claims);
  const hull = claims.find((one) => one.hull !== null)?.hull ?? null;
  return { hull, engine: claims.find((one) => one.engine !== null)?.engine ?? null };
}

/** What has to be done next for a boat: closed. */
export const nextActs = [
  'open_search',
  'send_unit',
  'settle_coordinator',
  'answer_transfer',
  'search',
  'propose_transfer',
  'look_at_recall',
  'keep_promise',
  'name_on_scene',
  'break_silence',
  'confirm_recovery',
  'explain_counts',
  'account_for_people',
  'propose_closing',
  'inquire',
  'follow',
] as const;
export type NextActCode = (typeof nextActs)[number];

export interface NextAct {
  readonly code: NextActCode;
  readonly text: Text;
  readonly side: Coordinator;
  readonly role: AlarmRole;
  /** By when; null: no clock runs. */
  readonly dueAt: UtcText | null;
}

/** An answer to a transfer, and a unit for a boat in distress, are looked for within this. Source: PROBLEM F4, F11. */
export const answerSecondsMax = 300;

/**
 * The one act that comes first for this boat now; the first of the list that applies. `region`: null where the line
 * between the two search regions is not known, and then no crossing is foreseen.
 */
export function nextAct(boat: Boat, now: UtcText, region: RegionWatch | null): NextAct {
  const ledger = ledgerOf(boat);
  const found = candidates(boat, ledger, { now, region }).find((one) => one.applies);
  const { code, side = boat.coordinator, dueAt = null } = found ?? { code: 'follow' as const };
  const role = code === 'settle_coordinator' || code === 'propose_closing' ? 'duty_officer' : 'watch_officer';
  return { code, text: nextActText[code], side, role, dueAt };
}

interface Candidate {
  readonly code: NextActCode;
  readonly applies: boolean;
  readonly side?: Coordinator;
  readonly dueAt?: UtcText | null;
}

interface Moment {
  readonly now: UtcText;
  readonly region: RegionWatch | null;
}

function candidates(boat: Boat, ledger: Ledger, { now, region }: Moment): readonly Candidate[] {
  const searches = openSearches(boat);
  const transfer = openTransfer(boat);
  const alone = aloneSince(boat);
  const promise = boat.promises
    .filter(({ kept, dueAt }) => kept === null && dueAt !== null)
    .toSorted((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1))
    .at(0);
  const [recall] = unseenRecalls(boat);
  const safe = isSafe(boat, ledger);
  const silent = silentFrom(boat, ledger);
  const crossing = region === null || safe ? null : crossingNear(boat, region, now);
  const recoveries = recoveriesOf(boat);
  const isUnsure = recoveries.some(({ grade }) => grade === 'possible') || isRecoveryDoubted(boat);
  return [
    { code: 'open_search', applies: ledger.inWater.max > 0 && searches.length === 0, dueAt: now },
    {
      code: 'send_unit',
      applies: boat.phase === 'distress' && alone !== null && !safe,
      dueAt: later(alone),
    },
    { code: 'settle_coordinator', applies: boat.coordinator === 'both', dueAt: later(boat.coordinatorSince) },
    ...(transfer === null
      ? []
      : [
          {
            code: 'answer_transfer',
            applies: true,
            side: transfer.to,
            dueAt: later(transfer.proposedAt),
          } as const,
        ]),
    { code: 'search', applies: searches.some(({ efforts }) => efforts.length === 0), dueAt: now },
    { code: 'propose_transfer', applies: crossing !== null, dueAt: crossing?.likelyAt ?? null },
    { code: 'look_at_recall', applies: recall !== undefined, dueAt: later(recall?.at ?? null) },
    { code: 'keep_promise', applies: promise !== undefined, dueAt: promise?.dueAt ?? null },
    { code: 'name_on_scene', applies: boat.onScene === null && unitsAtWork(boat).length > 1 },
    { code: 'break_silence', applies: silent !== null && silent <= now, dueAt: silent },
    { code: 'confirm_recovery', applies: isUnsure },
    { code: 'explain_counts', applies: ledger.discrepancies.some(({ explanation }) => explanation === null) },
    { code: 'account_for_people', applies: !safe && recoveries.length > 0 },
    { code: 'propose_closing', applies: safe },
    { code: 'inquire', applies: boat.phase === 'uncertainty' },
  ];
}

function later(at: UtcText | null): UtcText | null {
  return at === null ? null : toUtc(addSeconds(fromUtc(at), answerSecondsMax));
}
