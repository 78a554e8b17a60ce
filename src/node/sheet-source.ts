import type { State } from '../kernel/label.ts';
import type { Text } from '../kernel/text.ts';
import { fromUtc, type Instant, toUtc } from '../kernel/time.ts';
import { stepText } from '../operations/dispatch/text.ts';
import { endSteps } from '../operations/dispatch/words.ts';
import type { TaskView, UnitView } from '../operations/dispatch/wire.ts';
import { nextAct, rankBoats } from '../operations/rescue/boat-rank.ts';
import { type Boat, openTransfer } from '../operations/rescue/boat-state.ts';
import { countsNeed, saysPeopleAfloat } from '../operations/rescue/claims.ts';
import type { Contact } from '../operations/rescue/contact-state.ts';
import type { RegionWatch } from '../operations/rescue/crossing-near.ts';
import { ledgerOf } from '../operations/rescue/ledger.ts';
import { isStillAsked, standingOf } from '../operations/rescue/safeguarding-task.ts';
import { channelText, outcomeText, promiseText, safeguardingText } from '../operations/rescue/text.ts';
import type { SheetElsewhere } from '../operations/watch/queries.ts';

/** What other rooms hold that a desk's handover sheet is written from. */
export interface SheetStanding {
  readonly boats: readonly Boat[];
  readonly contacts: readonly Contact[];
  readonly tasks: readonly TaskView[];
  readonly units: readonly UnitView[];
  /** As for `nextAct`. */
  readonly region: RegionWatch | null;
}

/**
 * What stands for one side at a moment, in the words of the handover sheet: everything that its desks answer for, so
 * that nothing is handed over by being left out. Pure.
 */
export function sheetElsewhere(standing: SheetStanding, side: State, now: Instant): SheetElsewhere {
  const { boats, contacts } = standing;
  const at = toUtc(now);
  const own = boats.filter(
    ({ coordinator, status }) => status !== 'merged' && (coordinator === side || coordinator === 'both'),
  );
  const asked: Asked = {
    side,
    now,
    references: new Map(boats.map(({ boat, reference }) => [boat, reference])),
  };
  return {
    boats: own.map((boat) => sheetBoat(boat, standing, at)),
    contacts: contacts.flatMap((contact) => waitingOf(contact, side)),
    tasks: standing.tasks.flatMap((task) => taskOf(task, asked)),
    transfers: boats.flatMap((boat) => transferOf(boat, side)),
    promises: own.flatMap(promisesOf),
    units: standing.units.flatMap((unit) => lateUnitOf(unit, asked)),
    safeguarding: boats.flatMap((boat) => unprotectedOf(boat, side)),
  };
}

interface Asked {
  readonly side: State;
  readonly now: Instant;
  readonly references: ReadonlyMap<string, string>;
}

/** What nobody has read; and what was read, speaks of people at sea or of people in need, and stands on no boat. */
function waitingOf(
  { facts, owner, opened, answer, links, recordedAt }: Contact,
  side: State,
): SheetElsewhere['contacts'] {
  if (owner.side !== side || answer !== null || links.length > 0) return [];
  if (opened !== null && !saysPeopleAfloat(facts) && !countsNeed(facts)) return [];
  const channel = channelText[facts.channel];
  // Whoever wrote it down has not taken it: until somebody does, it is on every sheet of the side. PROBLEM F8.
  const desk = owner.by === null ? null : owner.desk;
  const openedAt = opened?.at ?? null;
  return [{ contact: facts.contact, channel, receivedAt: recordedAt, openedAt, desk }];
}

/** Of closed boats as well: whoever needs protection needs it whatever became of the boat. */
function unprotectedOf(
  { status, boat, reference, safeguarding }: Boat,
  side: State,
): SheetElsewhere['safeguarding'] {
  if (status === 'merged') return [];
  return safeguarding
    .filter((one) => one.side === side && isStillAsked(one))
    .map((one) => ({
      task: one.task,
      boat,
      reference,
      what: safeguardingText[one.kind],
      count: standingOf(one),
      dueAt: one.dueAt,
    }));
}

const ended: readonly string[] = endSteps;

function taskOf(task: TaskView, { side, now, references }: Asked): SheetElsewhere['tasks'] {
  if (ended.includes(task.step) || task.unitSide !== side) return [];
  const isLate = task.dueAt !== null && fromUtc(task.dueAt) < now;
  return [
    {
      task: task.task,
      reference: references.get(task.boat) ?? null,
      unit: task.unit,
      step: stepText[task.step],
      stepAt: task.steps.at(-1)?.at ?? toUtc(now),
      lateSince: isLate ? task.dueAt : null,
      desk: null,
    },
  ];
}

function transferOf(boat: Boat, side: State): SheetElsewhere['transfers'] {
  const open = openTransfer(boat);
  if (open === null || (open.from !== side && open.to !== side)) return [];
  const { transfer, from, to, proposedAt } = open;
  return [{ transfer, reference: boat.reference, from, to, proposedAt }];
}

function promisesOf({ promises, reference }: Boat): SheetElsewhere['promises'] {
  return promises
    .filter(({ kept }) => kept === null)
    .map(({ promise, kind, dueAt, at }) => ({
      promise,
      reference,
      what: promiseText[kind],
      dueAt,
      madeAt: at,
    }));
}

function lateUnitOf(
  { unit, fields, checkIn, commitment }: UnitView,
  { side, now, references }: Asked,
): SheetElsewhere['units'] {
  if (checkIn === null || fields.side !== side || fromUtc(checkIn.dueAt) >= now) return [];
  const reference = commitment === null ? null : (references.get(commitment.boat) ?? null);
  return [{ unit, reference, checkInDueAt: checkIn.dueAt }];
}

type SheetBoat = SheetElsewhere['boats'][number];

function sheetBoat(
  boat: Boat,
  { boats: all, region }: Pick<SheetStanding, 'boats' | 'region'>,
  at: SheetBoat['phaseAt'],
): SheetBoat {
  const { unaccounted } = ledgerOf(boat);
  const ranked = rankBoats(all, at).find((one) => one.boat === boat.boat);
  const next = boat.status === 'open' ? nextAct(boat, at, region) : null;
  return {
    boat: boat.boat,
    reference: boat.reference,
    rank: ranked?.rank ?? all.length + 1,
    phase: boat.phase,
    phaseAt: boat.phaseSince,
    coordinator: boat.coordinator,
    openedAt: boat.openedAt,
    lastEntryAt: boat.lastEntryAt,
    unaccounted: unaccounted === null ? null : { min: unaccounted.min, max: unaccounted.max },
    next: next?.text ?? null,
    nextBy: next?.dueAt ?? null,
    ended: boat.closure === null ? null : { at: boat.closure.at, outcome: outcomeOf(boat.closure.outcome) },
  };
}

function outcomeOf(outcome: keyof typeof outcomeText): Text {
  return outcomeText[outcome];
}
