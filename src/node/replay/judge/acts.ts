import { type Act, boatOfEvent, momentAt, type Night, rootOf } from '../night.ts';
import { fails, holds, type Judge } from './verdict.ts';

/** The act was tried, each attempt was refused, and the refusal stands on the boat's record. */
export const actionBlocked: Judge<'action_blocked'> = ({ event, intent }, night) => {
  const tried = night.acts.filter((act) => act.event === event && act.intent === intent);
  if (tried.length === 0) return fails(`nobody tried to ${intent} for ${event}`);
  const done = tried.filter(({ ok }) => ok);
  if (done.length > 0) return fails(`accepted: ${done.map(({ command }) => command).join(', ')}`);
  const unrecorded = tried.filter((act) => !isRecorded(night, act));
  if (unrecorded.length > 0)
    return fails(`refused (${codesOf(unrecorded)}), but the attempt is on no record`);
  const missed = meantAndMissed(night, tried, event);
  if (missed !== null) return fails(missed);
  return holds(`refused ${tried.length}: ${codesOf(tried)}`);
};

const codesOf = (acts: readonly Act[]): string =>
  [...new Set(acts.map(({ code }) => code ?? '?'))].join(', ');

function isRecorded({ moments }: Night, { boat, at, command }: Act): boolean {
  const after = moments.find((moment) => moment.at >= at);
  const view = after?.boats.find((one) => one.boat === boat);
  if (view === undefined) return false;
  const on = command === 'TreatAsTransferred' ? view.assumed : view.closingsRefused;
  return on.some((attempt) => attempt.at >= at);
}

/** Where the file tells the truth: the boat that was meant must be among those tried. */
function meantAndMissed(night: Night, tried: readonly Act[], event: string): string | null {
  const truth = night.scenario.truth;
  const meant = truth?.[event]?.[0];
  const [act] = tried;
  const moment = act === undefined ? null : momentAt(night, act.at);
  if (truth === null || meant === undefined || moment === null) return null;
  const earlier = night.scenario.events.filter(({ id, at }) => at <= moment.at && truth[id]?.[0] === meant);
  const boats = new Set(
    earlier.map(({ id }) => boatOfEvent(night, moment, id)?.boat).filter((boat) => boat !== undefined),
  );
  return tried.some(({ boat }) => boat !== null && boats.has(rootOf(moment, boat)))
    ? null
    : 'the attempt was made at another boat';
}

/** One message and its repeats leave so many results: repeats are answered as what they are. */
export const exactlyOnce: Judge<'exactly_once'> = ({ events, result_count: wanted }, night) => {
  const acts = messagesOf(night, events);
  const results = acts.filter(({ ok, repeated }) => ok && !repeated).length;
  const sent = new Set(acts.map(({ event }) => event));
  const unsent = events.filter((event) => !sent.has(event));
  if (unsent.length > 0) return fails(`never sent: ${unsent.join(', ')}`);
  return results === wanted
    ? holds(`${acts.length} sent, ${results} recorded`)
    : fails(`${results} recorded instead of ${wanted}`);
};

// What the event itself says, not what a careful officer does on top of it: the first of these that it led to.
const messages = [
  'ProposeTransfer',
  'AcceptTransfer',
  'RefuseTransfer',
  'RecordContact',
  'AssistWithoutTransfer',
  'MakeDriverReport',
];

/** The orders that are the message itself: one for each time that it came. */
function messagesOf({ acts }: Night, events: readonly string[]): readonly Act[] {
  const told = acts.filter(({ event }) => events.includes(event));
  const message = messages.find((command) => told.some((act) => act.command === command));
  return told.filter(({ command }) => command === message);
}

/** Who coordinates then: never nobody. */
export const coordinator: Judge<'coordinator'> = ({ target, at, value }, night) => {
  const moment = momentAt(night, at);
  const boat = moment === null ? null : boatOfEvent(night, moment, target);
  if (boat === null) return fails(`${target} is on no boat`);
  const is = boat.coordinator === 'both' ? 'both' : boat.coordinator.toUpperCase();
  return is === value
    ? holds(`${boat.reference}: ${is}`)
    : fails(`${boat.reference}: ${is} instead of ${value}`);
};
