import type { Decider } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import { addSeconds, fromUtc, toUtc } from '../../kernel/time.ts';
import type { UtcText } from '../../kernel/time.ts';
import type {
  AccessCommand,
  AccessEvent,
  DeviceCommand,
  DeviceEnrolled,
  DeviceEvent,
  EnrolmentIssued,
} from './events.ts';

import { type AccessState, noticing } from './state.ts';
import { confirmingFault, issuingFault, needsTwo, takingFault, type WhoMayRefusal } from './who-may.ts';

export type AccessRefusal =
  | 'session_known'
  | 'session_unknown'
  | 'own_desk'
  | 'credential_known'
  | 'credential_unknown'
  | 'enrolment_unknown'
  | 'enrolment_used'
  | 'enrolment_expired'
  | 'enrolment_waits'
  | 'author_never_confirms'
  | 'confirmed_already'
  | WhoMayRefusal;

type AccessDecision = Result<readonly AccessEvent[], Refusal<AccessRefusal>>;

/** Decides over one person's ways in. That they are who they say was proved before, at the edge. */
export const accessDecider: Decider<AccessState, AccessCommand, AccessEvent, AccessRefusal> = {
  initial: {
    sessions: new Map(),
    credentials: new Map(),
    everHeld: false,
    enrolment: null,
    enrolled: null,
    unseen: [],
    told: [],
  },
  decide(state, command) {
    switch (command.type) {
      case 'SignIn':
      case 'TakeOverDesk':
        return begin(state, command);
      case 'RefuseSignIn':
        return ok([{ ...bare(command), type: 'SignInRefused' }]);
      case 'LockOut':
        return ok([{ ...bare(command), type: 'LockedOut' }]);
      case 'SignOut':
        return inSession(state, command, [{ ...bare(command), type: 'SignedOut' }]);
      case 'Prove':
        return inSession(state, command, [{ ...bare(command), type: 'Proven' }]);
      case 'RevokeSession':
      case 'RevokeCredential':
        return take(state, command);
      case 'IssueEnrolment':
        return issue(state, command);
      case 'ConfirmEnrolment':
        return confirmEnrolment(state, command);
      case 'UseEnrolment':
        return useEnrolment(state, command);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'SignedIn':
      case 'DeskTakenOver':
        return { ...state, sessions: withSession(state.sessions, event), told: state.unseen, unseen: [] };
      case 'SignInRefused':
      case 'LockedOut':
      case 'Proven':
        return state;
      case 'SignedOut':
        return { ...state, sessions: without(state.sessions, event.session) };
      case 'CredentialEnrolled': {
        const credentials = new Map(state.credentials).set(event.credential, event.way);
        return { ...state, credentials, everHeld: true };
      }
      case 'SessionRevoked':
      case 'CredentialRevoked':
        return taken(state, event);
      case 'EnrolmentIssued':
        return { ...state, enrolment: openEnrolment(event) };
      case 'EnrolmentConfirmed':
        return {
          ...state,
          enrolment: state.enrolment && { ...state.enrolment, waits: false, confirmed: true },
        };
      case 'EnrolmentUsed':
        return used(state, event);
      default:
        return never(event);
    }
  },
};

type Of<Type extends AccessCommand['type']> = Extract<AccessCommand, { readonly type: Type }>;

function take(state: AccessState, command: Of<'RevokeSession' | 'RevokeCredential'>): AccessDecision {
  const { at, staff, by } = command;
  const fault = takingFault(command);
  if (fault !== null || by === undefined) return refuse(fault ?? 'author_unknown');
  if (command.type === 'RevokeSession') {
    const { session } = command;
    return inSession(state, command, [{ type: 'SessionRevoked', at, staff, session, by }]);
  }
  const { credential } = command;
  return state.credentials.has(credential)
    ? ok([{ type: 'CredentialRevoked', at, staff, credential, by }])
    : refuse('credential_unknown');
}

function issue(state: AccessState, command: Of<'IssueEnrolment'>): AccessDecision {
  const { at, staff, by, enrolment, until, bootstrap, concerned } = command;
  const fault = bootstrap === true ? null : issuingFault(state, command);
  if (fault !== null || by === undefined) return refuse(fault ?? 'author_unknown');
  const needsSecond = bootstrap !== true && (concerned === undefined || needsTwo(state, concerned));
  return ok([{ type: 'EnrolmentIssued', at, staff, enrolment, until, needsSecond, by }]);
}

/** Whoever comes in by a new way is alone in: a session that stood before may be somebody else's. */
function used(state: AccessState, { at }: { readonly at: UtcText }): AccessState {
  const { enrolment } = state;
  if (enrolment === null) return state;
  const { by } = enrolment;
  const next = { ...state, sessions: new Map(), enrolment: { ...enrolment, used: true } };
  return noticing({ ...next, enrolled: { by, at: enrolment.at } }, { kind: 'way_added', at, by });
}

type Taken = Extract<AccessEvent, { readonly type: 'SessionRevoked' | 'CredentialRevoked' }>;

function taken(state: AccessState, event: Taken): AccessState {
  const { at, by, staff } = event;
  const [next, kind] =
    event.type === 'SessionRevoked'
      ? [{ ...state, sessions: without(state.sessions, event.session) }, 'session_ended' as const]
      : [
          { ...state, credentials: without(state.credentials, event.credential) },
          'credential_revoked' as const,
        ];
  return by === staff ? next : noticing(next, { kind, at, by });
}

function begin(
  state: AccessState,
  command: Extract<AccessCommand, { type: 'SignIn' | 'TakeOverDesk' }>,
): AccessDecision {
  if (state.sessions.has(command.session)) return refuse('session_known');
  if (command.type === 'SignIn') return ok([{ ...bare(command), type: 'SignedIn' }]);
  if (command.from === command.staff) return refuse('own_desk');
  return ok([{ ...bare(command), type: 'DeskTakenOver' }]);
}

function inSession(
  state: AccessState,
  { session }: { readonly session: string },
  events: readonly AccessEvent[],
): AccessDecision {
  return state.sessions.has(session) ? ok(events) : refuse('session_unknown');
}

function openEnrolment({ enrolment: id, until, needsSecond, by, at }: EnrolmentIssued) {
  return { id, until, used: false, waits: needsSecond, confirmed: false, by, at };
}

/** Why this enrolment can be neither confirmed nor used; null: it stands open. */
function enrolmentFault(
  { enrolment }: AccessState,
  { enrolment: asked, at }: { readonly enrolment: string; readonly at: UtcText },
): AccessRefusal | null {
  if (enrolment === null || enrolment.id !== asked) return 'enrolment_unknown';
  if (enrolment.used) return 'enrolment_used';
  return enrolment.until <= at ? 'enrolment_expired' : null;
}

function confirmEnrolment(
  state: AccessState,
  command: Extract<AccessCommand, { type: 'ConfirmEnrolment' }>,
): AccessDecision {
  const { at, staff, enrolment, by } = command;
  const fault = confirmingFault(command) ?? enrolmentFault(state, command);
  if (fault !== null || by === undefined) return refuse(fault ?? 'author_unknown');
  if (state.enrolment?.by === by) return refuse('author_never_confirms');
  if (state.enrolment?.waits === false) return refuse('confirmed_already');
  return ok([{ type: 'EnrolmentConfirmed', at, staff, enrolment, by }]);
}

function useEnrolment(
  state: AccessState,
  command: Extract<AccessCommand, { type: 'UseEnrolment' }>,
): AccessDecision {
  const fault = enrolmentFault(state, command);
  if (fault !== null) return refuse(fault);
  if (isShort(state, command)) return refuse('enrolment_waits');
  const { at, staff, way, credential, enrolment } = command;
  if (state.credentials.has(credential)) return refuse('credential_known');
  return ok([
    { type: 'EnrolmentUsed', at, staff, way, enrolment },
    { type: 'CredentialEnrolled', at, staff, way, credential },
  ]);
}

/** Asked once more of a code of one: since it was issued, the person may have been given a role that needs two. */
function isShort(state: AccessState, { concerned, bootstrap }: Of<'UseEnrolment'>): boolean {
  const { enrolment } = state;
  if (bootstrap === true || enrolment?.confirmed === true) return false;
  return enrolment?.waits === true || concerned === undefined || needsTwo(state, concerned);
}

/** A command's own fields: its author stands in the envelope. */
function bare<Command extends Pick<AccessCommand, 'by' | 'concerned' | 'givenFrom' | 'seen'>>(
  command: Command,
): Omit<Command, 'by' | 'concerned' | 'givenFrom' | 'seen'> {
  const { by: _by, concerned: _concerned, givenFrom: _from, seen: _seen, ...fields } = command;
  return fields;
}

/** With one more, and without those that have ended by themselves: nobody says so of each. */
function withSession(
  sessions: AccessState['sessions'],
  { session, until, at }: { readonly session: string; readonly until: UtcText; readonly at: UtcText },
): AccessState['sessions'] {
  return new Map([...sessions].filter(([, end]) => end > at)).set(session, until);
}

function without<Value>(all: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  return new Map([...all].filter(([one]) => one !== key));
}

export type DeviceRefusal =
  | 'device_known'
  | 'device_unknown'
  | 'device_revoked'
  | 'device_not_revoked'
  | 'device_wiped'
  | 'author_unknown';

/** One device, by its key's life: what it may do stays as enrolled. */
export type DeviceState =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'in_use' | 'revoked';
      readonly enrolled: DeviceEnrolled;
      readonly keyFrom: UtcText;
      readonly keyUntil: UtcText;
      readonly version: number;
      /** When it said that it wiped itself; null: it has not. */
      readonly wipedAt: UtcText | null;
    };

type DeviceDecision = Result<readonly DeviceEvent[], Refusal<DeviceRefusal>>;

/** Decides over one device. A revoked one never returns under its name: its records must stay its own. */
export const deviceDecider: Decider<DeviceState, DeviceCommand, DeviceEvent, DeviceRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    if (command.type === 'EnrolDevice') return enrol(state, command);
    if (state.phase === 'none') return refuse('device_unknown');
    if (command.type === 'NoteDeviceWiped') return wiped(state, command);
    if (state.phase === 'revoked') return refuse('device_revoked');
    const { at, device } = command;
    switch (command.type) {
      case 'RotateDeviceKey': {
        const overlap = later(at, command.overlapHours * 3600);
        const oldKeyUntil = overlap < state.keyUntil ? overlap : state.keyUntil;
        const keyUntil = later(at, state.enrolled.days * 86_400);
        return ok([{ type: 'DeviceKeyRotated', at, device, keyUntil, oldKeyUntil }]);
      }
      case 'RevokeDevice':
        return command.by === undefined
          ? refuse('author_unknown')
          : ok([{ type: 'DeviceRevoked', at, device, by: command.by }]);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'DeviceEnrolled':
        return {
          phase: 'in_use',
          enrolled: event,
          keyFrom: event.at,
          keyUntil: event.keyUntil,
          version: 1,
          wipedAt: null,
        };
      case 'DeviceKeyRotated':
        return state.phase === 'none'
          ? state
          : { ...state, keyFrom: event.at, keyUntil: event.keyUntil, version: state.version + 1 };
      case 'DeviceRevoked':
        return state.phase === 'none' ? state : { ...state, phase: 'revoked', version: state.version + 1 };
      case 'DeviceWiped':
        return state.phase === 'none' ? state : { ...state, wipedAt: event.at, version: state.version + 1 };
      default:
        return never(event);
    }
  },
};

function wiped(
  state: Exclude<DeviceState, { phase: 'none' }>,
  command: Extract<DeviceCommand, { type: 'NoteDeviceWiped' }>,
): DeviceDecision {
  if (state.phase !== 'revoked') return refuse('device_not_revoked');
  if (state.wipedAt !== null) return refuse('device_wiped');
  return ok([{ ...bare(command), type: 'DeviceWiped' }]);
}

function enrol(state: DeviceState, command: Extract<DeviceCommand, { type: 'EnrolDevice' }>): DeviceDecision {
  if (state.phase === 'revoked') return refuse('device_revoked');
  if (state.phase === 'in_use') return refuse('device_known');
  const keyUntil = later(command.at, command.days * 86_400);
  return ok([{ ...bare(command), type: 'DeviceEnrolled', keyUntil }]);
}

function later(at: UtcText, seconds: number): UtcText {
  return toUtc(addSeconds(fromUtc(at), seconds));
}
