import type { ActorId } from '../../kernel/ids.ts';
import type { GivenFrom } from '../../kernel/decider.ts';
import { addSeconds, type Instant, instant, toUtc, type UtcText } from '../../kernel/time.ts';
import type { UnitCommand, UnitCommandOf, UnitEvent, UnitEventOf } from './events-unit.ts';
import { initialUnit, type UnitState, unitView } from './unit-state.ts';
import { fleetStream } from './unit-register.ts';
import type { UnitFields, UnitView } from './wire.ts';

/** An invented night. */
export const begin: Instant = instant(Date.UTC(2026, 0, 10, 2));
export function after(seconds: number): UtcText {
  return toUtc(addSeconds(begin, seconds));
}
export const at = after(0);
export const by = 'example-1' as ActorId;
export const unit = 'U-EXAMPLE';
export const [boat, otherBoat] = ['b-000001', 'b-000002'] as const;

export const sampleFields: UnitFields = {
  callName: 'Example One',
  kind: 'lifeboat',
  side: 'uk',
  agency: 'agency-a',
  capabilities: ['tow', 'persons_in_water'],
  embarkPersons: 40,
  crew: 6,
  crewMinimum: 4,
  cruiseMetresPerSecond: 10,
  maxMetresPerSecond: 12,
  enduranceHours: 10,
  seaStateMax: 6,
  base: { port: 'dover', lat: 51.12, lon: 1.33 },
  mmsi: null,
};

/** The register as a command sees it: this unit is on it. */
export function registered(id = unit, fields: UnitFields = sampleFields): Readonly<Record<string, unknown>> {
  return { [fleetStream(id)]: { phase: 'held', version: 1, fields: JSON.stringify(fields) } };
}

export const fromWatch: GivenFrom = { state: 'uk', desk: null, roles: ['watch_officer'] };
export const edge = { at, by, unit };

export const order = {
  boat,
  kind: 'search',
  urgency: 'urgent',
  place: { lat: 51, lon: 1.5, accuracyMetres: 500 },
  onSceneBy: null,
  reason: 'nearest',
} as const;

/** A command as the edge gives it: its author is known. */
export type By<Name extends UnitCommand['type']> = UnitCommandOf<Name> & { readonly by: ActorId };

export const proposeTask: By<'ProposeTask'> = {
  ...edge,
  ...order,
  type: 'ProposeTask',
  task: 't-1',
  seen: registered(),
  givenFrom: fromWatch,
};
/** For another boat, whose people are in greater danger. */
export const divertUnit: By<'DivertUnit'> = {
  ...edge,
  ...order,
  type: 'DivertUnit',
  task: 't-2',
  boat: otherBoat,
  kind: 'rescue',
  urgency: 'distress',
  from: 't-1',
  diversion: 'life_at_greater_risk',
  seen: registered(),
  givenFrom: fromWatch,
};

const said = { at, by, unit };
const ofTask = { ...said, task: 't-1', boat };
export const shiftStarted: UnitEventOf<'ShiftStarted'> = {
  ...said,
  type: 'ShiftStarted',
  shift: 'n1',
  until: after(43_200),
  crew: 6,
};
export const available: UnitEventOf<'UnitStatusReported'> = {
  ...said,
  type: 'UnitStatusReported',
  status: 'available',
};
export const proposed: UnitEventOf<'TaskProposed'> = {
  ...ofTask,
  ...order,
  type: 'TaskProposed',
  unitKind: 'lifeboat',
  unitSide: 'uk',
  side: 'uk',
  calledOut: false,
  divertedFrom: null,
};
export const delivered: UnitEventOf<'TaskDelivered'> = { ...ofTask, type: 'TaskDelivered' };
export const seen: UnitEventOf<'TaskSeen'> = { ...ofTask, type: 'TaskSeen' };
export const accepted: UnitEventOf<'TaskAccepted'> = { ...ofTask, type: 'TaskAccepted' };
export const started: UnitEventOf<'TaskStarted'> = { ...ofTask, type: 'TaskStarted' };
export const onScene: UnitEventOf<'TaskOnScene'> = { ...ofTask, type: 'TaskOnScene' };
export const finished: UnitEventOf<'TaskFinished'> = {
  ...ofTask,
  type: 'TaskFinished',
  result: 'nothing_found',
};
export const cancelAsked: UnitEventOf<'CancelAsked'> = {
  ...ofTask,
  type: 'CancelAsked',
  reason: 'not_needed',
};
export const takenOut: UnitEventOf<'UnitTakenOut'> = { ...said, type: 'UnitTakenOut', reason: 'breakdown' };
export const checkInSet: UnitEventOf<'CheckInSet'> = { ...said, type: 'CheckInSet', everyMinutes: 30 };

const ready = [shiftStarted, available];
const aboard = [...ready, proposed, delivered, seen, accepted];
/** A history for each place a unit can be in. */
export const histories = {
  off: [],
  on_shift: [shiftStarted],
  available: ready,
  proposed: [...ready, proposed],
  delivered: [...ready, proposed, delivered],
  seen: [...ready, proposed, delivered, seen],
  accepted: aboard,
  under_way: [...aboard, started],
  on_scene: [...aboard, started, onScene],
  cancel_asked: [...aboard, started, cancelAsked],
  done: [...aboard, started, onScene, finished],
  out_of_service: [...ready, takenOut],
  checked: [...ready, checkInSet],
} as const satisfies Record<string, readonly UnitEvent[]>;
export type Place = keyof typeof histories;

const task = { ...edge, task: 't-1' };
/** Each command as a watch would give it. */
export const commands: { readonly [Name in UnitCommand['type']]: By<Name> } = {
  ReportUnitStatus: { ...edge, type: 'ReportUnitStatus', status: 'returning', seen: registered() },
  ReportUnitPosition: {
    ...edge,
    type: 'ReportUnitPosition',
    position: { lat: 51, lon: 1.4, accuracyMetres: 50 },
    heldAt: after(-60),
    source: 'gps',
    seen: registered(),
  },
  StartShift: { ...edge, type: 'StartShift', shift: 'n2', until: after(3_600), crew: 5, seen: registered() },
  EndShift: { ...edge, type: 'EndShift' },
  TakeOutOfService: { ...edge, type: 'TakeOutOfService', reason: 'breakdown', seen: registered() },
  ReturnToService: { ...edge, type: 'ReturnToService' },
  ProposeTask: { ...proposeTask, task: 't-9', boat: otherBoat },
  DivertUnit: divertUnit,
  NoteReached: { ...task, type: 'NoteReached', givenFrom: { state: 'uk', desk: null, roles: [] } },
  NoteDelivered: { ...task, type: 'NoteDelivered' },
  NoteSeen: { ...task, type: 'NoteSeen' },
  AcceptTask: { ...task, type: 'AcceptTask' },
  RefuseTask: { ...task, type: 'RefuseTask', reason: 'fuel' },
  StartTask: { ...task, type: 'StartTask' },
  ReportOnScene: { ...task, type: 'ReportOnScene' },
  FinishTask: { ...task, type: 'FinishTask', result: 'assisted' },
  AskCancel: { ...task, type: 'AskCancel', reason: 'not_needed' },
  AcknowledgeCancel: { ...task, type: 'AcknowledgeCancel' },
  ExplainDelay: { ...task, type: 'ExplainDelay', reason: 'engine', expectedAt: after(600) },
  SetCheckIn: { ...edge, type: 'SetCheckIn', everyMinutes: 15, seen: registered() },
  CheckIn: { ...edge, type: 'CheckIn' },
};

/** A unit as a screen has it: ready at its base, unless said otherwise. */
export function sampleUnit(
  id: string,
  fields: Partial<UnitFields> = {},
  state: Partial<UnitState> = {},
): UnitView {
  const shift = { shift: 'n1', from: at, until: after(43_200), crew: 6 };
  return unitView(
    id,
    { ...sampleFields, callName: `Example ${id}`, ...fields },
    { ...initialUnit, status: 'available', shift, ...state },
  );
}
