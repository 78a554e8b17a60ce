import type { Instant } from '../../kernel/time.ts';
import { shelveMinutesMax, urgencyRank } from './alarm-limits.ts';
import { nextRise, type StandingAlarm } from './alarm-state.ts';
import type { DeskCourse } from './budget.ts';
import { type BegunHandover, sheetValidUntil, type Signature } from './decide-handover.ts';
import type { KnownIncident } from './decide-incident.ts';
import type { WatchState } from './decide-watch.ts';
import { methaneReport } from './methane.ts';
import type {
  AlarmGroupView,
  AlarmManner,
  AlarmView,
  ConditionsView,
  HandoverView,
  HelpView,
  IncidentView,
  SignatureView,
  StrengthView,
} from './wire.ts';

/** How each alarm shows itself at the desk whose course this is; what is not in it stands on the list. */
export function mannersIn(
  { interruptions, held }: DeskCourse,
  now: Instant,
): ReadonlyMap<string, AlarmManner> {
  const sounding = interruptions.filter(({ until }) => until > now).flatMap(({ alarms }) => alarms);
  return new Map([
    ...held.map((alarm) => [alarm, 'held'] as const),
    ...sounding.map((alarm) => [alarm, 'interrupts'] as const),
  ]);
}

/** One standing alarm as a desk sees it. */
export function alarmView(state: StandingAlarm, manners: ReadonlyMap<string, AlarmManner>): AlarmView {
  const { alarm, phase, condition, role, armedAt } = state;
  const { kind, priority, side, since, actBefore, about, reference, cause, consequence, act } = condition;
  const isAsking = phase === 'unacknowledged';
  return {
    alarm,
    kind,
    phase,
    manner: isAsking ? (manners.get(alarm) ?? 'listed') : 'listed',
    priority,
    side,
    role,
    since,
    armedAt,
    actBefore,
    risesAt: isAsking ? (nextRise(state)?.at ?? null) : null,
    about,
    reference,
    cause,
    consequence,
    act,
    acknowledged:
      phase === 'acknowledged' ? { at: state.acknowledged.at, desk: state.acknowledged.desk } : null,
    shelved: phase === 'shelved' ? { until: state.shelf.until, reason: state.shelf.reason } : null,
    shelveMinutesMax: shelveMinutesMax[priority],
  };
}

const mannerRank: Readonly<Record<AlarmManner, number>> = { interrupts: 0, held: 1, listed: 2 };
const phaseRank: Readonly<Record<AlarmView['phase'], number>> = {
  unacknowledged: 0,
  acknowledged: 1,
  returned: 2,
  shelved: 3,
  normal: 4,
};

/** Danger to life first, whatever else; then what nobody has acknowledged, what sounds, and the longest standing. */
export function byUrgency(one: AlarmView, other: AlarmView): number {
  return (
    urgencyRank(one.priority) - urgencyRank(other.priority) ||
    phaseRank[one.phase] - phaseRank[other.phase] ||
    mannerRank[one.manner] - mannerRank[other.manner] ||
    by(one.since, other.since) ||
    by(one.alarm, other.alarm)
  );
}

/** Alarms of one side and cause together, in the order of their most urgent. `alarms` come in order of urgency. */
export function groupsOf(alarms: readonly AlarmView[]): readonly AlarmGroupView[] {
  const groups = new Map<string, AlarmGroupView>();
  for (const { alarm, cause, side, priority, manner } of alarms) {
    const name = `${side} ${cause}`;
    const group = groups.get(name);
    const loudest =
      group !== undefined && mannerRank[group.manner] < mannerRank[manner] ? group.manner : manner;
    const members = [...(group?.alarms ?? []), alarm];
    groups.set(name, { cause, priority: group?.priority ?? priority, manner: loudest, alarms: members });
  }
  return [...groups.values()];
}

/** Teams of a watch, each with its figures. */
export function strengthViews({ side, teams }: WatchState): readonly StrengthView[] {
  if (side === null) return [];
  return teams.map(({ team, staff, establishment, minimum, reportedAt, belowSince }) => ({
    side,
    team,
    staff,
    establishment,
    minimum,
    reportedAt,
    belowSince,
  }));
}

/** The newest call for help of a side; none where it never asked. */
export function helpViews({ side, help }: WatchState): readonly HelpView[] {
  return side === null || help === null ? [] : [{ side, ...help }];
}

/** Conditions last reported by a side. */
export function conditionsViews({ side, conditions }: WatchState): readonly ConditionsView[] {
  if (side === null || conditions === null) return [];
  const { at, assessment, visibilityMetres, seaState, windMetresPerSecond, windFromDegrees, waterCelsius } =
    conditions;
  return [
    { side, at, assessment, visibilityMetres, seaState, windMetresPerSecond, windFromDegrees, waterCelsius },
  ];
}

/** One handing over as it is shown. */
export function handoverView(state: BegunHandover): HandoverView {
  const { phase, side, prepared } = state;
  const signatures: Readonly<Record<'outgoing' | 'incoming', Signature | null>> = {
    outgoing: phase === 'signed_by_one' || phase === 'done' ? state.outgoing : null,
    incoming: phase === 'done' ? state.incoming : null,
  };
  return {
    handover: prepared.handover,
    desk: prepared.desk,
    side,
    kind: prepared.kind,
    phase,
    preparedAt: prepared.at,
    validUntil: sheetValidUntil(prepared),
    sheetHash: prepared.sheetHash,
    outgoing: signatureView(signatures.outgoing),
    incoming: signatureView(signatures.incoming),
  };
}

function signatureView(signature: Signature | null): SignatureView | null {
  if (signature === null) return null;
  const { at, by: signer, desk } = signature;
  return { at, by: signer, desk };
}

/** One major incident with its report in both languages; `notes`: subjects that the reader may know of. */
export function incidentView(state: KnownIncident, notes: readonly string[]): IncidentView {
  const { incident, side, phase, declaredAt, changedAt, report, methane } = state;
  return {
    incident,
    side,
    phase,
    declaredAt,
    changedAt,
    report,
    methane,
    text: methaneReport(state),
    notes,
    stoodDown: phase === 'stood_down' ? state.stoodDown : null,
  };
}

function by(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
