import type { Decider } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import type { SignInWay } from '../../kernel/identity.ts';
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
  | 'author_unknown';

/** What stands open for one person. */
export interface AccessState {
  /** Sessions begun and not ended, with the moment at which each ends by itself. */
  readonly sessions: ReadonlyMap<string, UtcText>;
  readonly credentials: ReadonlyMap<string, SignInWay>;
  /** The newest: a new one makes the one before worthless. */
  readonly enrolment: OpenEnrolment | null;
}

interface OpenEnrolment {
  readonly id: string;
  readonly until: UtcText;
  readonly used: boolean;
  /** Nobody may use it before a second person has confirmed it. */
  readonly waits: boolean;
  readonly by: string;
}

type AccessDecision = Result<readonly AccessEvent[], Refusal<AccessRefusal>>;

/** Decides over one person's ways in. That they are who they say was proved before, at the edge. */
export const accessDecider: Decider<AccessState, AccessCommand, AccessEvent, AccessRefusal> = {
  initial: { sessions: new Map(), credentials: new Map(), enrolment: null },
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
        return command.by === undefined
          ? refuse('author_unknown')
          : inSession(state, command, [{ ...command, by: command.by, type: 'SessionRevoked' }]);
      case 'RevokeCredential':
        if (command.by === undefined) return refuse('author_unknown');
        return state.credentials.has(command.credential)
          ? ok([{ ...command, by: command.by, type: 'CredentialRevoked' }])
          : refuse('credential_unknown');
      case 'IssueEnrolment':
        return command.by === undefined
          ? refuse('author_unknown')
          : ok([{ ...command, by: command.by, type: 'EnrolmentIssued' }]);
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
        return { ...state, sessions: withSession(state.sessions, event) };
      case 'SignInRefused':
      case 'LockedOut':
      case 'Proven':
        return state;
      case 'SignedOut':
      case 'SessionRevoked':
        return { ...state, sessions: without(state.sessions, event.session) };
      case 'CredentialEnrolled':
        return { ...state, credentials: new Map(state.credentials).set(event.credential, event.way) };
      case 'CredentialRevoked':
        return { ...state, credentials: without(state.credentials, event.credential) };
      case 'EnrolmentIssued':
        return { ...state, enrolment: openEnrolment(event) };
      case 'EnrolmentConfirmed':
        return { ...state, enrolment: state.enrolment && { ...state.enrolment, waits: false } };
      case 'EnrolmentUsed':
        return { ...state, enrolment: state.enrolment && { ...state.enrolment, used: true } };
      default:
        return never(event);
    }
  },
};

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

function openEnrolment({ enrolment: id, until, needsSecond, by }: EnrolmentIssued): OpenEnrolment {
  return { id, until, used: false, waits: needsSecond, by };
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
  if (command.by === undefined) return refuse('author_unknown');
  const fault = enrolmentFault(state, command);
  if (fault !== null) return refuse(fault);
  if (state.enrolment?.by === command.by) return refuse('author_never_confirms');
  if (state.enrolment?.waits === false) return refuse('confirmed_already');
  return ok([{ ...command, by: command.by, type: 'EnrolmentConfirmed' }]);
}

function useEnrolment(
  state: AccessState,
  command: Extract<AccessCommand, { type: 'UseEnrolment' }>,
): AccessDecision {
  const fault = enrolmentFault(state, command);
  if (fault !== null) return refuse(fault);
  if (state.enrolment?.waits === true) return refuse('enrolment_waits');
  const { at, staff, way, credential, enrolment } = command;
  if (state.credentials.has(credential)) return refuse('credential_known');
  return ok([
    { type: 'EnrolmentUsed', at, staff, way, enrolment },
    { type: 'CredentialEnrolled', at, staff, way, credential },
  ]);
}

/** A command's own fields: its author stands in the envelope. */
function bare<Command extends { readonly by?: unknown }>(command: Command): Omit<Command, 'by'> {
  const { by: _by, ...fields } = command;
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

export type DeviceRefusal = 'device_known' | 'device_unknown' | 'device_revoked' | 'author_unknown';

/** One device, by its key's life: what it may do stays as enrolled. */
export type DeviceState =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'in_use' | 'revoked';
      readonly enrolled: DeviceEnrolled;
      readonly keyFrom: UtcText;
      readonly keyUntil: UtcText;
      readonly version: number;
    };

type DeviceDecision = Result<readonly DeviceEvent[], Refusal<DeviceRefusal>>;

/** Decides over one device. A revoked one never returns under its name: its records must stay its own. */
export const deviceDecider: Decider<DeviceState, DeviceCommand, DeviceEvent, DeviceRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    if (command.type === 'EnrolDevice') return enrol(state, command);
    if (state.phase === 'none') return refuse('device_unknown');
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
        return { phase: 'in_use', enrolled: event, keyFrom: event.at, keyUntil: event.keyUntil, version: 1 };
      case 'DeviceKeyRotated':
        return state.phase === 'none'
          ? state
          : { ...state, keyFrom: event.at, keyUntil: event.keyUntil, version: state.version + 1 };
      case 'DeviceRevoked':
        return state.phase === 'none' ? state : { ...state, phase: 'revoked', version: state.version + 1 };
      default:
        return never(event);
    }
  },
};

function enrol(state: DeviceState, command: Extract<DeviceCommand, { type: 'EnrolDevice' }>): DeviceDecision {
  if (state.phase === 'revoked') return refuse('device_revoked');
  if (state.phase === 'in_use') return refuse('device_known');
  const keyUntil = later(command.at, command.days * 86_400);
  return ok([{ ...bare(command), type: 'DeviceEnrolled', keyUntil }]);
}

function later(at: UtcText, seconds: number): UtcText {
  return toUtc(addSeconds(fromUtc(at), seconds));
}
