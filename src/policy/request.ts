import type { NodeId } from '../kernel/ids.ts';
import { type Condition, conditions, type State, states } from '../kernel/label.ts';
import { type Marking, markings, type Purpose, purposes } from '../kernel/marking.ts';
import type { CedarQuestion, CedarValue, Entity, EntityId } from './engine.ts';

/** Who asks, as the staff register and the device enrolment say it: never a name. */
export interface Asker {
  readonly kind: 'staff' | 'device';
  readonly id: string;
  readonly roles: readonly string[];
  readonly desk: string | null;
  readonly agency: string | null;
  /** Remits of the agency: a record that falls within one is within its jurisdiction. */
  readonly remits: readonly string[];
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
  readonly origin: State | NodeId;
  readonly owner: string;
  readonly releasedToStates: readonly State[];
  /** Agencies. */
  readonly releasedTo: readonly string[];
  /** Remits within which it falls. */
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
  readonly instrument: (typeof instruments)[number] | null;
  /** A second person has approved this very act; absent: no. */
  readonly approved?: boolean;
  /** A call for help is being taken at the asker's own desk, as its record says; absent: none is. */
  readonly callInHand?: boolean;
  /** The asker has broken the glass for risk to life and its minutes are not over; absent: no. */
  readonly lifeAtRisk?: boolean;
}

/** Instruments under which a record may be passed on. */
export const instruments = ['uk_fr_2025'] as const;

/** Every value that a policy may compare with. */
export const vocabulary: ReadonlySet<string> = new Set([
  ...markings,
  ...purposes,
  ...conditions,
  ...states,
  ...instruments,
]);

/**
 * True where every value is from its closed list. A misspelt handling condition would block nothing: a question that
 * bears one is denied, wherever it came from.
 */
export function isWellFormed({ asker, record, instrument }: AccessRequest): boolean {
  const values = [
    ...asker.markings,
    ...asker.purposes,
    asker.state,
    instrument,
    ...(record === null
      ? []
      : [record.marking, record.purpose, ...record.conditions, ...record.releasedToStates]),
  ];
  // Any node may be an origin: it is only ever held against the asker's own state, which is from the list.
  const isNode = record === null || /^[a-z][a-z0-9-]{0,31}$/.test(record.origin);
  return isNode && values.every((value) => value === null || vocabulary.has(value));
}

const of = (type: string, id: string): EntityId => ({ type, id });

/** The room an action belongs to: `operations/picture` of `operations/picture/see`. */
export function roomOf(action: string): string {
  return action.slice(0, Math.max(0, action.lastIndexOf('/')));
}

/** The same question in the engine's words; `groups`: those that the action stands in. */
export function cedarQuestion(
  { asker, action, record, reasonGiven, instrument, approved, lifeAtRisk, callInHand }: AccessRequest,
  groups: readonly string[],
): CedarQuestion {
  const principal = askerEntity(asker);
  const act: Entity = {
    uid: of('Action', action),
    attrs: {},
    parents: groups.map((group) => of('Action', group)),
  };
  return {
    principal: principal.uid,
    action: act.uid,
    resource: record === null ? of('Room', roomOf(action)) : of('Record', record.id),
    context: {
      act: action,
      reasonGiven,
      approved: approved === true,
      lifeAtRisk: lifeAtRisk === true,
      ...(instrument === null ? {} : { instrument }),
      ...(callInHand === true ? { callInHand } : {}),
    },
    entities: record === null ? [principal, act] : [principal, act, recordEntity(record)],
  };
}

/** The attributes that have a value; null is the absence of one. */
function given(
  attributes: Readonly<Record<string, CedarValue | null>>,
): Readonly<Record<string, CedarValue>> {
  const entries = Object.entries(attributes);
  return Object.fromEntries(entries.flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}

function askerEntity({ kind, id, roles, desk, agency, state, ...held }: Asker): Entity {
  const isStaff = kind === 'staff';
  return {
    uid: of(isStaff ? 'Staff' : 'Device', id),
    attrs: given({ ...(isStaff ? { person: id, desk } : {}), agency, state, ...held }),
    parents: roles.map((role) => of(isStaff ? 'Role' : 'DeviceRole', role)),
  };
}

function recordEntity({ id, ...facts }: RecordFacts): Entity {
  return { uid: of('Record', id), attrs: given({ ...facts }), parents: [] };
}
