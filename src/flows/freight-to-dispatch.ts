import type { Flow, FlowCommand } from '../kernel/flow.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import type { LandCallCommand } from '../operations/dispatch/land-call.ts';
import type { LandSignalCommand } from '../operations/dispatch/signal/land-signal.ts';
import type { DriverReportAnswered, DriverReported } from '../operations/freight/report/events-report.ts';

/**
 * Somebody says that there are people in a vehicle: they may be without air. That it was said, where and when travels to
 * dispatch at once, and later that somebody on the spot has answered; nothing of the vehicle, its load or its driver does,
 * and no other report by this way: see `signalsToDispatch`. All reports from one place are one call: whoever floods the public page rings one alarm there, and
 * none elsewhere. Automatic: it can but save life, raises an alarm, and decides about nobody.
 * Source: issue 6, section 1; SAR convention, chapter 1 (person in distress, by analogy ashore).
 */
export const freightToDispatch: Flow<DriverReported | DriverReportAnswered> = {
  name: 'freight-to-dispatch',
  from: 'operations/freight',
  to: 'operations/dispatch',
  kind: 'land_call',
  types: ['DriverReported', 'DriverReportAnswered'],
  mark: 'auto',
  why: {
    en: 'Saving life: people said to be inside a vehicle may be without air. Only the place, the time and the report’s number travel, and that it was answered.',
    fr: 'Sauvegarde de la vie : des personnes signalées dans un véhicule peuvent manquer d’air. Seuls le lieu, l’heure et le numéro du signalement circulent, puis le fait qu’une suite a été donnée.',
  },
  passes: ['report', 'place', 'seenAt'],
  propose({ event }): readonly FlowCommand[] {
    const { at, report } = event;
    if (event.type === 'DriverReportAnswered') {
      // Answered before a report told its place along: its call was raised under its own number.
      if (event.said === null) return [endOf({ at, call: report, report: null })];
      if (event.said.what !== 'people_inside') return [];
      return [endOf({ at, call: landCallOf(event.said.place), report })];
    }
    if (event.what !== 'people_inside') return [];
    const { place, seenAt } = event;
    const call = landCallOf(place);
    const raise: LandCallCommand = { type: 'RaiseLandCall', at, call, report, place, seenAt };
    return [{ key: call, command: raise }];
  },
};

function endOf(said: Omit<Extract<LandCallCommand, { readonly type: 'EndLandCall' }>, 'type'>): FlowCommand {
  return { key: said.call, command: { type: 'EndLandCall', ...said } };
}

/** The one call of a place; all that is on the road is one. */
export function landCallOf(place: string | null): string {
  return `g-${sha256Hex(place === null ? 'road' : `place ${place}`).slice(0, 24)}`;
}

type Signalled = Exclude<DriverReported['what'], 'people_inside' | null>;

/**
 * Everything else that a driver notices: dispatch is told at once what was seen, where and when, as a list by place and
 * hour and never as an alarm, and later that somebody on the spot has answered. Nothing of the vehicle, its load or its
 * driver travels. Automatic: whoever sends patrols sees where people are, and decides. Source: issue 6, section 1.
 */
export const signalsToDispatch: Flow<DriverReported | DriverReportAnswered> = {
  name: 'freight-signals-to-dispatch',
  from: 'operations/freight',
  to: 'operations/dispatch',
  kind: 'land_signal',
  types: ['DriverReported', 'DriverReportAnswered'],
  mark: 'auto',
  why: {
    en: 'Saving life: whoever sends patrols sees where drivers hear noise, find seals cut or see people near vehicles. Only what, place, time and the report’s number travel, and that it was answered; it is a list, no alarm.',
    fr: 'Sauvegarde de la vie : qui engage les patrouilles voit où des conducteurs signalent bruits, scellés coupés ou personnes près des véhicules. Seuls le fait, le lieu, l’heure et le numéro du signalement circulent, puis le fait qu’une suite a été donnée ; c’est une liste, non une alarme.',
  },
  passes: ['report', 'what', 'place', 'seenAt'],
  propose({ event }): readonly FlowCommand[] {
    const { at, report } = event;
    if (event.type === 'DriverReportAnswered') {
      if (event.said === null || !isSignal(event.said.what)) return [];
      const signal = landSignalOf(event.said.place);
      const answer: LandSignalCommand = { type: 'AnswerLandSignal', at, signal, report };
      return [{ key: signal, command: answer }];
    }
    const { what, place, seenAt } = event;
    if (!isSignal(what)) return [];
    const signal = landSignalOf(place);
    const note: LandSignalCommand = { type: 'NoteLandSignal', at, signal, report, place, what, seenAt };
    return [{ key: signal, command: note }];
  },
};

function isSignal(what: DriverReported['what']): what is Signalled {
  return what !== null && what !== 'people_inside';
}

/** The one record of what is noticed at a place; all that is on the road is one. */
export function landSignalOf(place: string | null): string {
  return `g-${sha256Hex(place === null ? 'signals on the road' : `signals at ${place}`).slice(0, 24)}`;
}
