import type { Projection } from '../../app/project.ts';
import { registerProjection } from '../../app/register.ts';
import type { RecordedEvent } from '../../kernel/event.ts';
import { gapDecider, type GapState } from './decide-gap.ts';
import { relayDecider, type RelayState } from './decide-relay.ts';
import { type RequestEvent, requestEventSchemas } from './events-request.ts';
import { type GapEvent, gapEventSchemas } from './events-gap.ts';
import { type RelayEvent, relayEventSchemas } from './events-relay.ts';
import { type TaskEvent, type UnitEvent, unitEventSchemas } from './events-unit.ts';
import {
  landCallDecider,
  type LandCallEvent,
  landCallEventSchemas,
  landCallKind,
  type LandCallState,
} from './land-call.ts';
import { applyFolded, createFolded, type FoldedTable } from '../../app/folded-projection.ts';
import { recordHandling } from './handling.ts';
import { evolveRequest, type Request, stepOf } from './request.ts';
import { evolvePatrol, isPatrolOpen } from './patrol/decide-patrol.ts';
import {
  type PatrolEvent,
  patrolEventSchemas,
  type PatrolTaskEvent,
  type PatrolUnitEvent,
} from './patrol/events-patrol.ts';
import { evolvePatrolUnit, isUnitEvent } from './patrol/patrol-units.ts';
import { patrolKind } from './patrol/patrol-stream.ts';
import type { PatrolTask, PatrolUnit } from './patrol/wire-patrol.ts';
import { evolveTask, isOpen, isTaskEvent, type Task } from './task.ts';
import { fleetKind } from './unit-register.ts';
import { evolveUnit, initialUnit, type UnitState } from './unit-state.ts';

/** The table behind the register of units. */
export const fleetProjection = registerProjection(fleetKind, 'Unit', recordHandling.personal);

/** The id of a stream of this kind; null for others. */
function idOf(kind: string, { stream }: Pick<RecordedEvent, 'stream'>): string | null {
  return stream.startsWith(`${kind}/`) ? stream.slice(kind.length + 1) : null;
}

const unitTable: FoldedTable<UnitState, UnitEvent> = {
  name: 'unit',
  rowOf(recorded) {
    const id = idOf('unit', recorded);
    return id === null ? null : { id, event: recorded.event as UnitEvent }; // a stream has one kind of events
  },
  evolve: (state, event) => evolveUnit(state ?? initialUnit, event),
  isOpen: () => true,
};

/** A task is known by its unit and its own name: no unit's record can change another's. */
const taskTable: FoldedTable<Task, TaskEvent> = {
  name: 'task',
  rowOf(recorded) {
    const unit = idOf('unit', recorded);
    const { event } = recorded;
    return unit !== null && isTaskEvent(event) ? { id: `${unit}/${event.task}`, event } : null;
  },
  evolve: evolveTask,
  isOpen,
};

const relayTable: FoldedTable<RelayState, RelayEvent> = {
  name: 'relay',
  rowOf(recorded) {
    const id = idOf('relay', recorded);
    return id === null ? null : { id, event: recorded.event as RelayEvent }; // a stream has one kind of events
  },
  evolve: (state, event) => relayDecider.evolve(state ?? relayDecider.initial, event),
  isOpen: (state) => state.phase === 'sent' && state.relay.ended === null,
};

const gapTable: FoldedTable<GapState, GapEvent> = {
  name: 'gap',
  rowOf(recorded) {
    const id = idOf('gap', recorded);
    return id === null ? null : { id, event: recorded.event as GapEvent }; // a stream has one kind of events
  },
  evolve: (state, event) => gapDecider.evolve(state ?? gapDecider.initial, event),
  isOpen: (state) => state.phase === 'known' && state.gap.closed === null,
};

const requestTable: FoldedTable<Request, RequestEvent> = {
  name: 'request',
  rowOf(recorded) {
    const id = idOf('side-request', recorded);
    return id === null ? null : { id, event: recorded.event as RequestEvent }; // a stream has one kind of events
  },
  evolve: evolveRequest,
  // By its steps alone: that support has run out by the clock is seen by whoever reads.
  isOpen: (request) => ['asked', 'delivered', 'seen', 'accepted'].includes(stepOf(request)),
};

const landCallTable: FoldedTable<LandCallState, LandCallEvent> = {
  name: 'land_call',
  rowOf(recorded) {
    const id = idOf(landCallKind, recorded);
    return id === null ? null : { id, event: recorded.event as LandCallEvent }; // a stream has one kind of events
  },
  evolve: (state, event) => landCallDecider.evolve(state ?? landCallDecider.initial, event),
  isOpen: (state) => state.phase === 'raised' && state.call.endedAt === null,
};

/** A patrol's task is known by its site and its alarm. */
const patrolTable: FoldedTable<PatrolTask, PatrolTaskEvent> = {
  name: 'patrol',
  rowOf(recorded) {
    const site = idOf(patrolKind, recorded);
    const event = recorded.event as PatrolEvent; // a stream has one kind of events
    return site === null || isUnitEvent(event) ? null : { id: `${site}/${event.alarm}`, event };
  },
  evolve: evolvePatrol,
  isOpen: isPatrolOpen,
};

/** A patrol itself is known by its site and its call sign. */
const patrolUnitTable: FoldedTable<PatrolUnit, PatrolUnitEvent> = {
  name: 'patrol_unit',
  rowOf(recorded) {
    const site = idOf(patrolKind, recorded);
    const event = recorded.event as PatrolEvent; // a stream has one kind of events
    return site !== null && isUnitEvent(event) ? { id: `${site}/${event.patrol}`, event } : null;
  },
  evolve: evolvePatrolUnit,
  isOpen: ({ retired }) => !retired,
};

const tables = [
  unitTable,
  taskTable,
  relayTable,
  gapTable,
  requestTable,
  landCallTable,
  patrolTable,
  patrolUnitTable,
];

/**
 * Units, tasks, relays, gaps, requests, calls ashore and patrols as folded by their own deciders, so that a screen and a decision never differ. Each row
 * has the position at which it last changed, and keeps the stricter of the labels of all that made it.
 */
export const dispatchProjection: Projection = {
  name: 'dispatch',
  version: 6,
  tables: tables.map(({ name }) => name),
  types: [
    unitEventSchemas,
    relayEventSchemas,
    gapEventSchemas,
    requestEventSchemas,
    landCallEventSchemas,
    patrolEventSchemas,
  ].flatMap((schemas) => Object.keys(schemas)),
  create: `
    ${tables.map(({ name }) => createFolded(name)).join('')}
    create index on {task} ((state ->> 'boat'));`,
  foldsShared: true,
  async apply(events, run, shared) {
    await applyFolded(unitTable, { events, shared }, run);
    await applyFolded(taskTable, { events, shared }, run);
    await applyFolded(relayTable, { events, shared }, run);
    await applyFolded(gapTable, { events, shared }, run);
    await applyFolded(requestTable, { events, shared }, run);
    await applyFolded(landCallTable, { events, shared }, run);
    await applyFolded(patrolTable, { events, shared }, run);
    await applyFolded(patrolUnitTable, { events, shared }, run);
  },
};
