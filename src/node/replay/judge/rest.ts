import { addSeconds, fromUtc, secondsBetween, type UtcText } from '../../../kernel/time.ts';
import type { ScenarioEvent } from '../scenario-events.ts';
import type { ExpectationOf } from '../scenario-expectations.ts';
import { boatOfEvent, momentAt, type Night, rootOf } from '../night.ts';
import { fails, holds, judged, type Judge } from './verdict.ts';

/** Different boats that are believed to exist, open or resolved; a false alarm was none. */
export const boatCount: Judge<'boat_count'> = ({ at, min, max }, night) => {
  const moment = momentAt(night, at);
  if (moment === null) return fails('nothing was recorded by then');
  const boats = moment.boats.filter(
    ({ mergedInto, closed }) => mergedInto === null && closed?.outcome !== 'false_alarm',
  );
  return boats.length >= min && boats.length <= max
    ? holds(`${boats.length} boats`)
    : fails(
        `${boats.length} boats instead of ${min}-${max}: ${boats.map((one) => one.reference).join(', ')}`,
      );
};

/** Told ashore, a search is open again: within the time, from where the boat was then, before both sides. */
export const reopen: Judge<'reopen'> = (
  { target, by, within_s: within, task, drift_from: from, notify },
  night,
) => {
  const moment = momentAt(night, by);
  const boat = moment === null ? null : boatOfEvent(night, moment, target);
  if (moment === null || boat === null) return fails(`${target} is on no boat`);
  const kind = /person/.test(task ?? '') ? 'person_in_water' : 'boat';
  const open = boat.searches.filter((search) => search.kind === kind && search.open);
  const right = open.find(
    ({ datumAt }) =>
      from === undefined ||
      Math.abs(secondsBetween(fromUtc(from.at), fromUtc(datumAt))) <= datumToleranceSeconds,
  );
  const statement = statementAbout(night, boat.boat, by);
  const late =
    statement === null || within === undefined || right === undefined
      ? null
      : fromUtc(right.at) > addSeconds(fromUtc(statement), within)
        ? `opened ${right.at}, more than ${within} s after ${statement}`
        : null;
  const alarms = moment.alarms.filter(({ about }) => about === `boat/${boat.boat}`);
  const untold = notify.filter(
    (node) => !alarms.some(({ side }) => side === 'both' || side.toUpperCase() === node),
  );
  return judged(
    [
      boat.closed === null ? null : `${boat.reference} is closed`,
      open.length === 0 ? `no ${kind} search is open` : null,
      open.length > 0 && right === undefined
        ? `counted from ${open.map((one) => one.datumAt).join(', ')}`
        : null,
      late,
      untold.length > 0 ? `not told: ${untold.join(', ')}` : null,
    ],
    `${boat.reference}: ${kind} search from ${right?.datumAt}`,
  );
};

/** What people say of an hour is good to a few minutes. */
const datumToleranceSeconds = 300;

function statementAbout(night: Night, boat: string, by: UtcText): UtcText | null {
  const told = night.scenario.events.findLast((event) => {
    if (event.type !== 'statement' || event.at > by) return false;
    const moment = momentAt(night, event.at);
    return moment !== null && boatOfEvent(night, moment, event.id)?.boat === boat;
  });
  return told?.at ?? null;
}

/** The receiving clock was wrong: what it stamped stays, and the corrected time stands beside it. */
export const clock: Judge<'clock'> = ({ event }, night) => {
  const said = night.scenario.events.find(({ id }) => id === event);
  if (said?.type !== 'log' || said.offset_s === undefined) return fails(`${event} corrects no clock`);
  const corrected = night.acts.filter((act) => act.event === event && act.command === 'CorrectTime');
  if (corrected.length === 0) return fails('no contact was corrected');
  const moment = night.moments.find(({ at }) => at >= said.at);
  const wrong = corrected.map(({ contact, ok }) => {
    if (!ok) return `refused for ${contact}`;
    const view = moment?.contacts.find(({ facts }) => facts.contact === contact);
    const source = night.scenario.events.find(({ id }) => night.names.contact(id) === contact);
    if (view === undefined || source === undefined) return `${contact} is on no record`;
    if (view.facts.clockOffsetSeconds !== said.offset_s)
      return `${source.id} bears ${view.facts.clockOffsetSeconds} s`;
    return view.facts.receivedAt === (source.rx ?? source.at) ? null : `${source.id}: its own stamp is gone`;
  });
  return judged(wrong, `${corrected.length} contacts keep their stamp and bear ${said.offset_s} s`);
};

/** Both values are kept, and the difference is shown. */
export const fieldCorrection: Judge<'field_correction'> = ({ event }, night) => {
  const last = night.moments.at(-1);
  const boat = last === undefined ? null : boatOfEvent(night, last, event);
  if (last === undefined || boat === null) return fails(`${event} is on no boat`);
  const contact = night.names.contact(event);
  const kept = boat.explained.some(({ contacts }) => contacts.includes(contact));
  return kept ? holds(`${boat.reference}: both stand, explained`) : fails('no explanation names both values');
};

/** Tasks of protection by count, for the right side, due in time. */
export const safeguarding: Judge<'safeguarding'> = (wanted, night) => {
  const event = night.scenario.events.find(({ id }) => id === wanted.event);
  const last = night.moments.at(-1);
  if (event === undefined || last === undefined) return fails('nothing was recorded');
  const contact = night.names.contact(event.id);
  const asked = last.boats.flatMap((boat) => boat.safeguarding).filter((task) => task.contact === contact);
  const wrong = tasksWrong(wanted, { event, asked });
  return judged(wrong, `asked: ${wanted.tasks.join(', ')}`);
};

/** A task of protection as its room has it. */
export interface TaskAsked {
  readonly kind: string;
  readonly count: number;
  readonly side: string;
  readonly dueAt: UtcText;
}

/** What of the tasks wanted is not asked for, or of the wrong side, or too late; null for each that is right. */
export function tasksWrong(
  wanted: ExpectationOf<'safeguarding'>,
  { event, asked }: { readonly event: ScenarioEvent; readonly asked: readonly TaskAsked[] },
): readonly (string | null)[] {
  const due = addSeconds(fromUtc(event.at), (wanted.due_within_min ?? 60) * 60);
  return wanted.tasks.map((task) => {
    const [kind = '', count = ''] = task.split(':');
    const ofKind = asked.filter((one) => one.kind === kind);
    const found = ofKind.toSorted((a, b) => fromUtc(b.dueAt) - fromUtc(a.dueAt)).at(0);
    if (found === undefined || ofKind.reduce((sum, one) => sum + one.count, 0) !== Number(count))
      return `no ${task}; asked: ${asked.map((one) => `${one.kind}:${one.count}`).join(', ') || 'nothing'}`;
    if (wanted.node !== undefined && found.side.toUpperCase() !== wanted.node)
      return `${task} asked of ${found.side}`;
    return fromUtc(found.dueAt) > due + actSlackMilliseconds ? `${task} due ${found.dueAt}` : null;
  });
}

/** Between the event and its record somebody types. */
const actSlackMilliseconds = 120_000;

/** The gap is an object, something is offered instead, and somebody has decided by name. */
export const planning: Judge<'planning'> = ({ event }, night) => {
  const last = night.moments.at(-1);
  const gap = last?.gaps.find(({ about }) => about.includes(event.toLowerCase()) || about.includes(event));
  if (gap === undefined) return fails('no gap is on record');
  return judged(
    [
      gap.compensations === 0 ? 'nothing is offered instead' : null,
      gap.acceptedBy === null ? 'nobody decided by name' : null,
    ],
    `gap from ${gap.from}, decided`,
  );
};

/** The room's own figures at the moment. */
export const kpi: Judge<'kpi'> = ({ at, values }, night) => {
  const figures = momentAt(night, at)?.figures ?? {};
  const wrong = Object.entries(values).map(([name, value]) =>
    figures[name] === value ? null : `${name} ${figures[name] ?? 'absent'} instead of ${value}`,
  );
  return judged(wrong, Object.keys(values).join(', '));
};

/** What the record of this boat must show: types of events, commands, or short names of them. */
export const audit: Judge<'audit'> = ({ target, must_contain: wanted }, night) => {
  const last = night.moments.at(-1);
  const boat = last === undefined ? null : boatOfEvent(night, last, target);
  if (last === undefined || boat === null) return fails(`${target} is on no boat`);
  const record = [
    JSON.stringify(boat),
    ...night.acts
      .filter((act) => act.boat !== null && rootOf(last, act.boat) === boat.boat)
      .map(({ command }) => command),
  ]
    .join(' ')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
  const missing = wanted.filter((word) => !record.includes(word.toLowerCase().replaceAll(/[^a-z0-9]/g, '')));
  return missing.length === 0
    ? holds(`${boat.reference}: all there`)
    : fails(`missing: ${missing.join(', ')}`);
};
