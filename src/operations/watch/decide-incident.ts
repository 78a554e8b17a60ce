import type { Decider, Decision } from '../../kernel/decider.ts';
import type { State } from '../../kernel/label.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import type { UtcText } from '../../kernel/time.ts';
import type {
  DeclareMajorIncident,
  IncidentCommand,
  MajorIncidentDeclared,
  OfIncident,
  StandDown,
  UpdateMethane,
} from './events-incident.ts';
import { casualtyKinds, type Methane, type StandDownReason } from './wire.ts';

export type IncidentRefusal =
  | 'actor_missing'
  | 'desk_missing'
  | 'location_missing'
  | 'hazard_twice'
  | 'service_twice'
  | 'incident_unknown'
  | 'already_declared'
  | 'stood_down'
  | 'methane_unchanged'
  | 'level_lowered';

interface Reported {
  readonly incident: string;
  readonly side: State;
  readonly declaredAt: UtcText;
  readonly changedAt: UtcText;
  readonly report: number;
  readonly methane: Methane;
  readonly notes: readonly string[];
}

export type IncidentState =
  | { readonly phase: 'none' }
  | (Reported & { readonly phase: 'open' })
  | (Reported & {
      readonly phase: 'stood_down';
      readonly stoodDown: { readonly at: UtcText; readonly reason: StandDownReason };
    });
export type KnownIncident = Exclude<IncidentState, { readonly phase: 'none' }>;

type Answer = Decision<OfIncident, IncidentRefusal>;

/**
 * Decides over one major incident. Declaring needs no second person: it is better declared once too often. What is
 * declared does not slide back to standby; it is stood down, with a reason.
 */
export const incidentDecider: Decider<IncidentState, IncidentCommand, OfIncident, IncidentRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    switch (command.type) {
      case 'DeclareMajorIncident':
        return declare(state, command);
      case 'UpdateMethane':
        return update(state, command);
      case 'StandDown':
        return standDown(state, command);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    if (state.phase === 'none') return event.type === 'MajorIncidentDeclared' ? reported(event) : state;
    switch (event.type) {
      case 'MajorIncidentDeclared':
        return state; // declared once
      case 'MethaneUpdated':
        return { ...state, methane: event.methane, report: event.report, changedAt: event.at };
      case 'IncidentNoted':
        return { ...state, notes: [...state.notes, event.subject] };
      case 'IncidentStoodDown': {
        const { at, reason } = event;
        return { ...state, phase: 'stood_down', changedAt: at, stoodDown: { at, reason } };
      }
      default:
        return never(event);
    }
  },
};

function reported({ incident, side, methane, at }: MajorIncidentDeclared): IncidentState {
  const times = { declaredAt: at, changedAt: at };
  return { phase: 'open', incident, side, ...times, report: 1, methane, notes: [] };
}

function methaneOf(command: DeclareMajorIncident | UpdateMethane): Methane {
  const { level, location, place, kind, hazards, access, casualties, services } = command;
  return { level, location, place, kind, hazards, access, casualties, services };
}

/** What a report may not say: nowhere, or the same thing twice with different figures. */
function faultOf({ location, place, hazards, services }: Methane): IncidentRefusal | null {
  if (location === null && place === null) return 'location_missing';
  if (new Set(hazards.map(({ hazard }) => hazard)).size < hazards.length) return 'hazard_twice';
  return new Set(services.map(({ service }) => service)).size < services.length ? 'service_twice' : null;
}

function notedBy({
  at,
  incident,
  wordsSubject,
}: DeclareMajorIncident | UpdateMethane): readonly OfIncident[] {
  return wordsSubject === null ? [] : [{ type: 'IncidentNoted', at, incident, subject: wordsSubject }];
}

function declare(state: IncidentState, command: DeclareMajorIncident): Answer {
  const { at, incident, by, givenFrom } = command;
  if (by === undefined) return refuse('actor_missing');
  const side = givenFrom?.state ?? null;
  const desk = givenFrom?.desk ?? null;
  if (side === null || desk === null) return refuse('desk_missing');
  if (state.phase !== 'none') return refuse('already_declared');
  const methane = methaneOf(command);
  const fault = faultOf(methane);
  if (fault !== null) return refuse(fault);
  return ok([{ type: 'MajorIncidentDeclared', at, incident, side, methane, by, desk }, ...notedBy(command)]);
}

function update(state: IncidentState, command: UpdateMethane): Answer {
  const { at, incident, by } = command;
  if (by === undefined) return refuse('actor_missing');
  if (state.phase === 'none') return refuse('incident_unknown');
  if (state.phase === 'stood_down') return refuse('stood_down');
  const methane = methaneOf(command);
  const fault = faultOf(methane);
  if (fault !== null) return refuse(fault);
  if (state.methane.level === 'declared' && methane.level === 'standby') return refuse('level_lowered');
  const noted = notedBy(command);
  if (JSON.stringify(ordered(methane)) === JSON.stringify(ordered(state.methane)))
    return noted.length > 0 ? ok(noted) : refuse('methane_unchanged');
  const report = state.report + 1;
  return ok([{ type: 'MethaneUpdated', at, incident, report, methane, by }, ...noted]);
}

function standDown(state: IncidentState, { at, incident, reason, by }: StandDown): Answer {
  if (by === undefined) return refuse('actor_missing');
  if (state.phase === 'none') return refuse('incident_unknown');
  if (state.phase === 'stood_down') return refuse('stood_down');
  return ok([{ type: 'IncidentStoodDown', at, incident, reason, by }]);
}

/** The same report in whatever order its fields were sent. */
function ordered(methane: Methane): unknown {
  const { level, location, place, kind, hazards, access, casualties, services } = methane;
  const where = location === null ? null : [location.lat, location.lon, location.accuracyMetres];
  const counts = casualtyKinds.map((one) => casualties[one]);
  const help = services.map(({ service, present, required }) => `${service} ${present} ${required}`);
  const dangers = hazards.map(({ hazard, state }) => `${hazard} ${state}`);
  return [level, where, place, kind, dangers.toSorted(), access.toSorted(), counts, help.toSorted()];
}
