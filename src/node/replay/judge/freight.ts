import type { PassageView } from '../../../operations/freight/wire.ts';
import type { Night } from '../night.ts';
import { tasksWrong } from './rest.ts';
import { fails, judged, type Judge } from './verdict.ts';

/** The passage on whose record the control of an event stands at the night's end; null: on none here. */
export function passageOf({ moments, names }: Night, event: string): PassageView | null {
  const control = names.control(event);
  const passages = moments.at(-1)?.passages ?? [];
  return passages.find(({ controls }) => controls.some((one) => one.control === control)) ?? null;
}

/** What several teams entered of one vehicle is one: every entry stands, under one vehicle, and a person put them together. */
export const dedupRecord: Judge<'dedup_record'> = ({ events }, night) => {
  const entered = events.map((event) => ({ event, passage: passageOf(night, event) }));
  const absent = entered.filter(({ passage }) => passage === null).map(({ event }) => event);
  if (absent.length > 0) return fails(`on no record: ${absent.join(', ')}`);
  const passages = [...new Set(entered.flatMap(({ passage }) => passage ?? []))];
  const vehicles = new Set(passages.map(({ passage, group }) => group.toSorted()[0] ?? passage));
  const teams = new Set(
    entered.flatMap(({ event, passage }) =>
      (passage?.controls ?? [])
        .filter(({ control }) => control === night.names.control(event))
        .map(({ by }) => by),
    ),
  );
  const nodes = new Set(
    night.scenario.events.filter(({ id }) => events.includes(id)).map(({ node }) => node),
  );
  const joined = night.acts.filter(
    ({ command, ok, event }) => command === 'JoinPassages' && ok && events.includes(event),
  );
  return judged(
    [
      vehicles.size > 1 ? `${vehicles.size} vehicles instead of one` : null,
      teams.size < nodes.size ? `${teams.size} team instead of ${nodes.size}` : null,
      joined.length < passages.length - 1 ? 'joined by nobody' : null,
    ],
    `one vehicle: ${events.length} controls of ${teams.size} teams`,
  );
};

/** By which refusal each act that must not be is answered; of others any refusal will do. */
const refusals: Readonly<Record<string, string>> = { enforcement_before_medical: 'medical_first' };

/** Tasks by count, side and time, as the control of this event asked for them; and what is prohibited was tried and refused. */
export const freightSafeguarding: Judge<'safeguarding'> = (wanted, night) => {
  const event = night.scenario.events.find(({ id }) => id === wanted.event);
  const passage = passageOf(night, wanted.event);
  if (event === undefined || passage === null) return fails(`${wanted.event} is on no record`);
  const control = night.names.control(event.id);
  const asked = passage.care.filter(({ counted }) => counted === control);
  const allowed = wanted.prohibited.map((act) => {
    const tried = night.acts.filter((one) => one.event === event.id && one.intent === act);
    if (tried.length === 0) return `${act} was not tried`;
    const other = tried.find(({ ok, code }) => ok || (refusals[act] ?? code) !== code);
    return other === undefined ? null : `${act}: ${other.ok ? 'done' : `refused as ${other.code}`}`;
  });
  return judged(
    [...tasksWrong(wanted, { event, asked }), ...allowed],
    `asked: ${wanted.tasks.join(', ')}${wanted.prohibited.map((act) => `; refused: ${act}`).join('')}`,
  );
};
