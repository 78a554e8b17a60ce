import { boundedCache } from './bounded-cache.ts';
import type { Decision, Policies } from './cedar.ts';
import { type FieldMask, hiddenFields, masked } from './masks.ts';
import { createReaders, type Reader, type ReaderCircumstances } from './reader.ts';
import type { Rule } from './read-policies.ts';
import { type AccessRequest, type Asker, roomOf } from './request.ts';
import { missingRights, type MissingRight } from './text.ts';

/** Answers the one question every door asks. */
export interface Access {
  /** True only where a role of the asker is permitted the action by its whole name: may one knock at all? */
  allows(roles: readonly string[], action: string): boolean;
  /** The actions of these roles, for disabled buttons that say why. */
  actionsOf(roles: readonly string[]): readonly string[];
  /** The same as `allows`, with the rules that decided. */
  atDoor(roles: readonly string[], action: string): Decision;
  /** May this asker do this with this record? Every wall and condition is asked. */
  decide(request: AccessRequest): Decision;
  /**
   * The kind of right that is missing, null where the act is allowed. Whoever may not see the record hears
   * `nothing_here`, as if there were none.
   */
  missing(request: AccessRequest): MissingRight | null;
  missingAtDoor(roles: readonly string[], action: string): MissingRight | null;
  /**
   * A judge for the rows of a list: `true` for those with which the asker may do the act. Cheap by the hundred, since
   * rows that bear the same label are decided once.
   */
  reader(asker: Asker, action: string, circumstances?: ReaderCircumstances): Reader;
  /**
   * What this asker sees of records of a type (the first part of their stream): fields kept from them are null. For
   * lists, streams and exports alike.
   */
  maskFor(asker: Asker, recordType: string): <Row extends object>(record: Row) => Row;
  readonly masks: readonly FieldMask[];
  readonly roles: readonly string[];
  readonly actions: readonly string[];
  readonly rules: readonly Rule[];
}

/** Roles at doors whose answers are kept. */
const keptMax = 2_000;

/**
 * The doors' view of policies in force. Deny by default; there is no role that may do everything. A role that the
 * schema does not list counts for nothing; whoever holds one role of people counts as staff, and a device's role
 * beside it gives nothing.
 */
export function createAccess(policies: Policies): Access {
  const { roles, deviceRoles, actions } = policies.schema;
  const staffRoles = new Set(roles);
  const ofDevices = new Set(deviceRoles);
  const rights = new Map(policies.rules.map(({ id, right }) => [id, right]));
  const knock = (held: readonly string[], action: string): AccessRequest => {
    const ofStaff = held.filter((role) => staffRoles.has(role)).toSorted();
    const kind = ofStaff.length > 0 ? 'staff' : 'device';
    const counted = kind === 'staff' ? ofStaff : held.filter((role) => ofDevices.has(role)).toSorted();
    return { asker: anyoneWith(kind, counted), action, record: null, reasonGiven: false, instrument: null };
  };
  // Every request knocks: the answer to the same roles is kept under a short key.
  const kept = boundedCache<Decision>(keptMax);
  const atDoor = (held: readonly string[], action: string): Decision => {
    const key = `${action} ${JSON.stringify(held)}`;
    const before = kept.get(key);
    if (before !== undefined) return before;
    const decision = policies.allows(knock(held, action));
    kept.set(key, decision);
    return decision;
  };
  // Where a room has no list of its own, such as the vault, whoever may not act sees nothing.
  const seenBy = (action: string): string => {
    const see = `${roomOf(action)}/see`;
    return actions.includes(see) ? see : action;
  };
  const missing = (request: AccessRequest): MissingRight | null => {
    const decision = policies.allows(request);
    if (decision.allowed) return null;
    if (request.record !== null) {
      // A reason can be typed and a second person asked: for whoever lacks nothing else to see it, or to do this very
      // act with it, the record is not hidden.
      const whole = { ...request, reasonGiven: true, approved: true };
      const isSeen = policies.allows({ ...whole, action: seenBy(request.action) }).allowed;
      if (!isSeen && !policies.allows(whole).allowed) return 'nothing_here';
    }
    const named = decision.why.flatMap((id) => rights.get(id) ?? []);
    return listedRights.find((right) => named.includes(right)) ?? 'role';
  };
  return {
    allows: (held, action) => atDoor(held, action).allowed,
    actionsOf: (held) => actions.filter((action) => atDoor(held, action).allowed),
    atDoor,
    decide: (request) => policies.allows(request),
    reader: createReaders(policies),
    maskFor(asker, recordType) {
      const hidden = hiddenFields(policies.masks, recordType, asker);
      return (record) => masked(record, hidden);
    },
    masks: policies.masks,
    missing,
    missingAtDoor: (held, action) => (atDoor(held, action).allowed ? null : missing(knock(held, action))),
    roles: [...roles, ...deviceRoles],
    actions,
    rules: policies.rules,
  };
}

// In the order of the table, so that the same lack is always told by the same word.
const listedRights = Object.keys(missingRights) as readonly MissingRight[];

function anyoneWith(kind: Asker['kind'], roles: readonly string[]): Asker {
  const nothing = {
    desk: null,
    agency: null,
    remits: [],
    state: null,
    markings: [],
    caveats: [],
    purposes: [],
  };
  return { kind, id: 'anyone', roles, ...nothing };
}
