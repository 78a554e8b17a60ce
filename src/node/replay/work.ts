import { type Clock, toUtc } from '../../kernel/time.ts';
import type { SearchRegionLine } from '../../operations/rescue/sea/line.ts';
import type { Board, BoardReader } from './board.ts';
import type { NightConsole, Told } from './console.ts';
import type { Called } from './meant-boat.ts';
import type { ReplayNames } from './names.ts';
import { type Act, type BoatSeen, rootOf } from './night.ts';
import type { ScenarioEvent } from './scenario-events.ts';
import type { SensorHeard } from './work-site.ts';
import { type Desk, type Desks, type Side, sideOf } from './staff-of-night.ts';

/** A transfer as the desks speak of it. */
export interface TransferKnown {
  readonly boat: string;
  readonly transfer: string;
  /** The event that proposed it: a repeat is sent again under its key. */
  readonly event: string;
}

/** What a unit was sent to. */
export interface SentUnit {
  readonly unit: string;
  readonly task: string;
  readonly boat: string;
  /** True once what it was sent for is over: what it reports then is of another boat until somebody says so. */
  over: boolean;
}

/** What the desks at one node share: their board, and what only that node knows. */
export interface Place {
  /** Whose desks sit here: both where there is one node for both. */
  readonly sides: readonly Side[];
  readonly board: BoardReader;
  /** Vault subjects by phone token, as the search found them: a vault is its own node’s. */
  readonly callers: Map<string, string>;
  /** What the node refused of what the desks would have done by themselves: it is not asked again and again. */
  readonly refused: Set<string>;
}

/** Everything the desks have before them through the night, and the record of what they did. */
export interface Work {
  readonly desks: Desks;
  readonly names: ReplayNames;
  readonly clock: Clock;
  readonly places: Readonly<Record<Side, Place>>;
  /** Between the search regions. */
  readonly line: SearchRegionLine;
  readonly acts: Act[];
  /** Transfers by the reference that both sides use. */
  readonly transfers: Map<string, TransferKnown>;
  /** Transfers that the desk of the other side has before it. */
  readonly delivered: Set<string>;
  readonly sent: SentUnit[];
  /** Contacts in which somebody went and found that it was no boat, as whoever read the words knows. */
  readonly denied: Set<string>;
  /** Whose team opened a vehicle's passage. */
  readonly openedBy: Map<string, string>;
  /** Gives a node a message of a site's sensor, by the way that alarm systems use. Throws where it is not taken. */
  readonly sendAlarm: (side: Side, message: object) => Promise<void>;
  /** Sensors of sites that spoke and whose alarm nobody has looked at yet. */
  readonly sensorsHeard: SensorHeard[];
  /** Orders that were given, by event: a message that comes again is sent again as it was. */
  readonly given: Map<string, Given>;
  /** When the node recorded a driver's report, by event. */
  readonly reports: Map<string, string>;
}

export interface Given {
  readonly by: NightConsole;
  readonly order: GivenOrder;
}

export interface GivenOrder {
  readonly context: string;
  readonly command: string;
  readonly fields: object;
  readonly act: string;
  readonly boat?: string;
  readonly contact?: string;
  readonly intent?: string;
}

export function deskOf({ desks }: Work, event: Pick<ScenarioEvent, 'node'>): Desk {
  return desks[sideOf(event.node)];
}

/** The desks’ board at the side where an event comes in. */
export function boardFor({ places }: Work, event: Pick<ScenarioEvent, 'node'>): Promise<Board> {
  return places[sideOf(event.node)].board.look();
}

/** Each node once. */
export function placesOf({ places }: Pick<Work, 'places'>): readonly Place[] {
  return [...new Set(Object.values(places))];
}

/** What a night begins with: nobody has done anything yet. */
export function newWork(
  parts: Pick<Work, 'desks' | 'names' | 'clock' | 'places' | 'line' | 'sendAlarm'>,
): Work {
  return {
    ...parts,
    acts: [],
    transfers: new Map(),
    delivered: new Set(),
    sent: [],
    denied: new Set(),
    openedBy: new Map(),
    sensorsHeard: [],
    given: new Map(),
    reports: new Map(),
  };
}

/** A node at which nobody has done anything yet. */
export function newPlace(sides: readonly Side[], board: BoardReader): Place {
  return { sides, board, callers: new Map(), refused: new Set() };
}

/** Gives an order for an event and writes down what was answered. */
export async function give(
  work: Work,
  event: Pick<ScenarioEvent, 'id'>,
  { by, order }: Given,
): Promise<Told> {
  const { context, command, fields, act, boat, contact, intent } = order;
  const at = toUtc(work.clock()); // as it was given: the answer comes later
  const told = await by.order({ context, command, fields, key: work.names.key(event.id, act) });
  const of = {
    event: event.id,
    intent: intent ?? null,
    command,
    boat: boat ?? null,
    contact: contact ?? null,
  };
  work.acts.push({ ...of, at, ...outcomeOf(told) });
  work.given.set(`${event.id} ${command}`, { by, order });
  return told;
}

/** An act of two persons: proposed, and approved where the proposal was taken. */
export async function giveByTwo(
  work: Work,
  event: Pick<ScenarioEvent, 'id'>,
  { by, order, second }: Given & { readonly second: NightConsole },
): Promise<Told> {
  const key = work.names.key(event.id, order.act);
  const at = toUtc(work.clock());
  const told = await by.order({ context: order.context, command: order.command, fields: order.fields, key });
  const approved =
    told.ok && told.proposal !== null ? await second.approve(told.proposal, `${key}/approve`) : told;
  const { command, boat, contact, intent } = order;
  const of = {
    event: event.id,
    intent: intent ?? null,
    command,
    boat: boat ?? null,
    contact: contact ?? null,
  };
  work.acts.push({ ...of, at, ...outcomeOf(approved) });
  return approved;
}

function outcomeOf(told: Told): Pick<Act, 'ok' | 'code' | 'repeated'> {
  return told.ok
    ? { ok: true, code: null, repeated: told.repeated }
    : { ok: false, code: told.code, repeated: false };
}

export const rescue = 'operations/rescue';
export const dispatch = 'operations/dispatch';
export const watch = 'operations/watch';
export const freight = 'operations/freight';
export const intel = 'inquiry/intel';
export const site = 'operations/site';
export const tracing = 'cases/tracing';

/** The open records of boats with what the desks call them by. */
export function calledBoats(work: Work, board: Board): readonly Called[] {
  return board.boats
    .filter(({ mergedInto }) => mergedInto === null)
    .map((boat) => ({
      boat,
      references: [...work.transfers]
        .filter(([, known]) => isOf(board, known.boat, boat))
        .map(([ref]) => ref),
      units: work.sent.filter((sent) => isOf(board, sent.boat, boat)).map(({ unit }) => unit),
    }));
}

const isOf = (board: Board, boat: string, one: BoatSeen): boolean => rootOf(board, boat) === one.boat;

/** The record under which a boat goes on by now. */
export function rootIn(board: Board, boat: string): string {
  return rootOf(board, boat);
}
