import {
  createFolded,
  type FoldedTable,
  type Folding,
  folding,
  streamId,
  streamTable,
} from '../../app/folded-projection.ts';
import type { Projection } from '../../app/project.ts';
import { registerProjection } from '../../app/register.ts';
import { gapDecider } from './decide-gap.ts';
import { relayDecider } from './decide-relay.ts';
import { type RequestEvent, requestEventSchemas } from './events-request.ts';
import { gapEventSchemas } from './events-gap.ts';
import { relayEventSchemas } from './events-relay.ts';
import { type TaskEvent, type UnitEvent, unitEventSchemas } from './events-unit.ts';
import { landCallDecider, landCallEventSchemas, landCallKind } from './land-call.ts';
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
import { landSignalDecider, landSignalEventSchemas, landSignalKind } from './signal/land-signal.ts';
import { evolveTask, isOpen, isTaskEvent, type Task } from './task.ts';
import { fleetKind } from './unit-register.ts';
import { evolveUnit, initialUnit, type UnitState } from './unit-state.ts';

/** The table behind the register of units. */
export const fleetProjection = registerProjection(fleetKind, 'Unit', recordHandling.personal);

const unitTable = streamTable<UnitState, UnitEvent>({
  name: 'unit',
  kind: 'unit',
  decider: { initial: initialUnit, evolve: evolveUnit },
  isOpen: () => true,
});

/** A task is known by its unit and its own name: no unit's record can change another's. */
const taskTable: FoldedTable<Task, TaskEvent> = {
  name: 'task',
  rowOf(recorded) {
    const unit = streamId('unit', recorded);
    const { event } = recorded;
    return unit !== null && isTaskEvent(event) ? { id: `${unit}/${event.task}`, event } : null;
  },
  evolve: evolveTask,
  isOpen,
};

const relayTable = streamTable({
  name: 'relay',
  kind: 'relay',
  decider: relayDecider,
  isOpen: (state) => state.phase === 'sent' && state.relay.ended === null,
});

const gapTable = streamTable({
  name: 'gap',
  kind: 'gap',
  decider: gapDecider,
  isOpen: (state) => state.phase === 'known' && state.gap.closed === null,
});

const requestTable: FoldedTable<Request, RequestEvent> = {
  name: 'request',
  rowOf(recorded) {
    const id = streamId('side-request', recorded);
    return id === null ? null : { id, event: recorded.event as RequestEvent }; // a stream has one kind of events
  },
  evolve: evolveRequest,
  // By its steps alone: that support has run out by the clock is seen by whoever reads.
  isOpen: (request) => ['asked', 'delivered', 'seen', 'accepted'].includes(stepOf(request)),
};

const landCallTable = streamTable({
  name: 'land_call',
  kind: landCallKind,
  decider: landCallDecider,
  isOpen: (state) => state.phase === 'raised' && state.call.endedAt === null,
});

const landSignalTable = streamTable({
  name: 'land_signal',
  kind: landSignalKind,
  decider: landSignalDecider,
  isOpen: (state) => state.phase === 'known' && state.signal.open > 0,
});

/** A patrol's task is known by its site and its alarm. */
const patrolTable: FoldedTable<PatrolTask, PatrolTaskEvent> = {
  name: 'patrol',
  rowOf(recorded) {
    const site = streamId(patrolKind, recorded);
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
    const site = streamId(patrolKind, recorded);
    const event = recorded.event as PatrolEvent; // a stream has one kind of events
    return site !== null && isUnitEvent(event) ? { id: `${site}/${event.patrol}`, event } : null;
  },
  evolve: evolvePatrolUnit,
  isOpen: ({ retired }) => !retired,
};

const tables: readonly Folding[] = [
  folding(unitTable),
  folding(taskTable),
  folding(relayTable),
  folding(gapTable),
  folding(requestTable),
  folding(landCallTable),
  folding(patrolTable),
  folding(patrolUnitTable),
  folding(landSignalTable),
];

/**
 * Units, tasks, relays, gaps, requests, calls and signals ashore and patrols as folded by their own deciders, so that a screen and a
 * decision never differ. Each row has the position at which it last changed, and keeps the stricter of the labels of all
 * that made it.
 */
export const dispatchProjection: Projection = {
  name: 'dispatch',
  version: 7,
  tables: tables.map(({ name }) => name),
  types: [
    unitEventSchemas,
    relayEventSchemas,
    gapEventSchemas,
    requestEventSchemas,
    landCallEventSchemas,
    patrolEventSchemas,
    landSignalEventSchemas,
  ].flatMap((schemas) => Object.keys(schemas)),
  create: `
    ${tables.map(({ name }) => createFolded(name)).join('')}
    create index on {task} ((state ->> 'boat'));`,
  foldsShared: true,
  async apply(events, run, shared) {
    for (const table of tables) await table.apply({ events, shared }, run);
  },
};
