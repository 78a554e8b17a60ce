import { createHash } from 'node:crypto';
import type { CommandRequest } from '../../app/handle.ts';
import type { State } from '../../kernel/label.ts';
import { addSeconds, type Instant, toUtc } from '../../kernel/time.ts';
import {
  type InventedPassage,
  type InventedControl,
  inventedDay,
  inventedTraffic,
} from './freight-passages.ts';

/** Passages that are entered together. */
export interface FreightRun {
  readonly state: State;
  /** Small letters and figures that tell one run's passages from another's. */
  readonly mark: string;
  /** When they are entered; their times are reckoned back from it. */
  readonly now: Instant;
}

/** A vehicle that arrives while the demonstration runs is controlled, and let go or not, so long after. */
export const controlledAfterMilliseconds = 60_000;

/** What search teams did before the demonstration began, oldest first: one lorry in two ports (F23) and people found. */
export function freightDayCommands(run: FreightRun): readonly CommandRequest[] {
  const join = {
    passage: passageOf(run, 'e'),
    other: passageOf(run, 'd'),
    grade: 'probable',
    reason: 'plate_mistyped',
  };
  return [
    ...inventedDay.flatMap((passage) => passageCommands(run, passage)),
    order('JoinPassages', join, `${passageOf(run, 'e')}/join`),
  ];
}

/** A lorry that comes while the demonstration runs: when it arrives, and what is done with it a minute later. */
export function nextPassageCommands(
  run: FreightRun,
  number: number,
): { readonly arrives: readonly CommandRequest[]; readonly controlled: readonly CommandRequest[] } {
  const like = inventedTraffic[number % inventedTraffic.length];
  if (like === undefined) throw new Error('no traffic');
  const plate = `ZZ ${1000 + ((number * 4_637) % 9_000)} ${letters(number)}`;
  const passage: InventedPassage = { ...like, id: `${number}`, plate, country: null };
  return {
    arrives: [opening(run, passage)],
    controlled: passageCommands(run, passage).slice(1),
  };
}

function letters(number: number): string {
  const sign = (salt: number): string => 'ABDEHKMPRSTX'.charAt((number * salt) % 12);
  return `${sign(5)}${sign(7)}`;
}

/** The id of a passage of a run. */
export function passageOf({ state, mark }: FreightRun, id: string): string {
  return `p-demo${state}${mark}x${id}`;
}

function passageCommands(run: FreightRun, passage: InventedPassage): readonly CommandRequest[] {
  const id = passageOf(run, passage.id);
  const left = passage.leftMinutesAgo;
  return [
    opening(run, passage),
    ...passage.controls.map((control, at) => recording(run, passage, { control, at })),
    ...(left === null
      ? []
      : [order('LeavePassage', { passage: id, leftAt: ago(run, left) }, `${id}/leaves`)]),
  ];
}

function opening(run: FreightRun, passage: InventedPassage): CommandRequest {
  const { place, lane, direction, form, sides, plate, country, minutesAgo } = passage;
  const id = passageOf(run, passage.id);
  const subject = `s-${createHash('sha256').update(`demonstration ${id}`).digest('hex').slice(0, 32)}`;
  const fields = {
    passage: id,
    place,
    lane,
    direction,
    arrivedAt: ago(run, minutesAgo),
    form,
    sides,
    plates: [{ on: 'tractor', subject, country }],
    tractorPlate: plate,
  };
  return order('OpenPassage', fields, `${id}/opens`);
}

function recording(
  run: FreightRun,
  { id: ofPassage, place }: InventedPassage,
  { control, at }: { readonly control: InventedControl; readonly at: number },
): CommandRequest {
  const passage = passageOf(run, ofPassage);
  const { method, equipment, ground, minutesAgo, takes, readings, wind, result, found, next, where } =
    control;
  const fields = {
    passage,
    control: `k-${passage.slice(2)}x${at}`,
    method,
    ground,
    team: `demo-${place}-1`,
    equipment,
    startedAt: ago(run, minutesAgo),
    endedAt: ago(run, minutesAgo - takes),
    photos: [],
    where,
    readings: readings.map(([quantity, value, unit]) => ({ quantity, value, unit })),
    wind,
    seal: null,
    result,
    found,
    next,
  };
  return order('RecordControl', fields, `${passage}/control-${at}`);
}

function ago({ now }: FreightRun, minutes: number): string {
  return toUtc(addSeconds(now, -minutes * 60));
}

function order(command: string, fields: CommandRequest['fields'], which: string): CommandRequest {
  return { context: 'operations/freight', command, fields, idempotencyKey: `demonstration/${which}` };
}
