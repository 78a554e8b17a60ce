import type { Marking, Purpose } from '../kernel/marking.ts';
import type { CedarQuestion, CedarValue, Entity, EntityId } from './engine.ts';

/** Handling codes a record may bear. Source: FACTS sections 1 and 2. */
export const conditions = ['H0', 'H1', 'H2', 'H3', 'C'] as const;
export type Condition = (typeof conditions)[number];

export const states = ['fr', 'uk'] as const;
export type State = (typeof states)[number];

/** Who asks, as the staff register and the device enrolment say it: never a name. */
export interface Asker {
  readonly kind: 'staff' | 'device';
  readonly id: string;
  readonly roles: readonly string[];
  readonly desk: string | null;
  readonly agency: string | null;
  readonly state: State | null;
  /** Each marking held, lower ones included. */
  readonly markings: readonly Marking[];
  readonly caveats: readonly string[];
  readonly purposes: readonly Purpose[];
}

/** What the policy may know of a record. Null marking or purpose: not stated, hence refused. */
export interface RecordFacts {
  readonly id: string;
  readonly marking: Marking | null;
  readonly caveats: readonly string[];
  readonly purpose: Purpose | null;
  readonly origin: State;
  readonly owner: string;
  readonly releasedToStates: readonly State[];
  /** Agencies. */
  readonly releasedTo: readonly string[];
  /** Agencies within whose jurisdiction it falls. */
  readonly jurisdiction: readonly string[];
  /** Ids of the staff on its list; null where there is none. */
  readonly namedList: readonly string[] | null;
  readonly personal: boolean;
  readonly conditions: readonly Condition[];
  readonly conditionsWritten: boolean;
  /** Actions, by whole name. */
  readonly blockedActs: readonly string[];
  readonly permittedActs: readonly string[];
}

/** May this asker do this, with this record or, without one, at this door at all? */
export interface AccessRequest {
  readonly asker: Asker;
  readonly action: string;
  readonly record: RecordFacts | null;
  readonly reasonGiven: boolean;
  readonly instrument: 'uk_fr_2025' | null;
}

const of = (type: string, id: string): EntityId => ({ type, id });
const reference = (type: string, id: string): CedarValue => ({ __entity: of(type, id) });
const references = (type: string, ids: readonly string[]): CedarValue => ids.map((id) => reference(type, id));

/** The room an action belongs to: `operations/picture` of `operations/picture/see`. */
export function roomOf(action: string): string {
  return action.slice(0, Math.max(0, action.lastIndexOf('/')));
}

/** The same question in the engine's words. */
export function cedarQuestion({ asker, action, record, ...circumstances }: AccessRequest): CedarQuestion {
  const principal = askerEntity(asker);
  const room = of('Room', roomOf(action));
  const entities = record === null ? [principal] : [principal, recordEntity(record, room)];
  return {
    principal: principal.uid,
    action: of('Action', action),
    resource: record === null ? room : of('Record', record.id),
    context: {
      act: action,
      reasonGiven: circumstances.reasonGiven,
      ...(circumstances.instrument === null
        ? {}
        : { instrument: reference('Instrument', circumstances.instrument) }),
    },
    entities,
  };
}

function askerEntity(asker: Asker): Entity {
  const isStaff = asker.kind === 'staff';
  const optional = (type: string, id: string | null): readonly EntityId[] =>
    id === null ? [] : [of(type, id)];
  return {
    uid: of(isStaff ? 'Staff' : 'Device', asker.id),
    attrs: {
      markings: references('Marking', asker.markings),
      caveats: references('Caveat', asker.caveats),
      purposes: references('Purpose', asker.purposes),
    },
    parents: [
      ...asker.roles.map((role) => of(isStaff ? 'Role' : 'DeviceRole', role)),
      ...(isStaff ? optional('Desk', asker.desk) : []),
      ...optional('Agency', asker.agency),
      ...optional('State', asker.state),
    ],
  };
}

function recordEntity(record: RecordFacts, room: EntityId): Entity {
  const attrs: Record<string, CedarValue> = {
    caveats: references('Caveat', record.caveats),
    origin: reference('State', record.origin),
    owner: reference('Agency', record.owner),
    releasedToStates: references('State', record.releasedToStates),
    releasedTo: references('Agency', record.releasedTo),
    jurisdiction: references('Agency', record.jurisdiction),
    personal: record.personal,
    conditions: references('Condition', record.conditions),
    conditionsWritten: record.conditionsWritten,
    blockedActs: record.blockedActs,
    permittedActs: record.permittedActs,
  };
  if (record.marking !== null) attrs['marking'] = reference('Marking', record.marking);
  if (record.purpose !== null) attrs['purpose'] = reference('Purpose', record.purpose);
  if (record.namedList !== null) attrs['namedList'] = references('Staff', record.namedList);
  return { uid: of('Record', record.id), attrs, parents: [room] };
}
