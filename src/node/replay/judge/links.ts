import { boatOfEvent, boatShownFor, type Moment, momentAt, type Night, rootOf } from '../night.ts';
import { fails, holds, type Judge } from './verdict.ts';

/** At one boat: linked, or suggested first, by then; two boats that are suggested first as one count as one. */
export const mustLink: Judge<'must_link'> = ({ events, by }, night) => {
  const moment = momentAt(night, by);
  if (moment === null) return fails('nothing was recorded by then');
  const shown = events.map((event) => ({ event, boat: boatShownFor(night, moment, event) }));
  const without = shown.filter(({ boat }) => boat === null).map(({ event }) => event);
  if (without.length > 0) return fails(`on no boat and suggested for none: ${without.join(', ')}`);
  const roots = [...new Set(shown.map(({ boat }) => boat?.boat ?? ''))];
  if (joined(moment, roots).size === 1) return holds(`${shown[0]?.boat?.reference}: ${events.join(', ')}`);
  const said = shown.map(({ event, boat }) => `${event} at ${boat?.reference}`);
  return fails(`not one boat: ${said.join(', ')}`);
};

/** Boats that are suggested first as one boat, taken together. */
function joined(moment: Moment, boats: readonly string[]): ReadonlySet<string> {
  const group = new Map(boats.map((boat) => [boat, boat]));
  for (const boat of boats) {
    const first = moment.suggestions[boat]?.[0];
    const other = first === undefined ? null : rootOf(moment, first.boat);
    if (other === null || !group.has(other) || first === undefined || first.against.length > 0) continue;
    const [mine, theirs] = [group.get(boat) ?? boat, group.get(other) ?? other];
    for (const [key, value] of group) if (value === mine) group.set(key, theirs);
  }
  return new Set(group.values());
}

/** Never on one boat, at any moment that was looked at; nor suggested first without what speaks against it. */
export const cannotLink: Judge<'cannot_link'> = ({ a, b, by }, night) => {
  const moments = night.moments.filter(({ at }) => at <= by);
  if (moments.length === 0) return fails('nothing was recorded by then');
  for (const moment of moments) {
    const wrong = onOneBoat(night, moment, { a, b }) ?? suggestedAsOne(night, moment, { a, b });
    if (wrong !== null) return fails(`${moment.at}: ${wrong}`);
  }
  return holds(`never together: ${a.join(', ')} | ${b.join(', ')}`);
};

interface Sides {
  readonly a: readonly string[];
  readonly b: readonly string[];
}

function onOneBoat(night: Night, { boats }: Moment, { a, b }: Sides): string | null {
  const idsOf = (events: readonly string[]) => new Set(events.map((event) => night.names.contact(event)));
  const [ofA, ofB] = [idsOf(a), idsOf(b)];
  const wrong = boats.find(({ mergedInto, links }) => {
    const on = links.map(({ facts }) => facts.contact);
    return mergedInto === null && on.some((id) => ofA.has(id)) && on.some((id) => ofB.has(id));
  });
  return wrong === undefined ? null : `linked as one boat, ${wrong.reference}`;
}

function suggestedAsOne(night: Night, moment: Moment, { a, b }: Sides): string | null {
  for (const [these, those] of [
    [a, b],
    [b, a],
  ] as const)
    for (const event of these) {
      if (boatOfEvent(night, moment, event) !== null) continue;
      const first = moment.suggestions[night.names.contact(event)]?.[0];
      if (first === undefined || first.against.length > 0) continue;
      const root = rootOf(moment, first.boat);
      const other = those.find((one) => boatOfEvent(night, moment, one)?.boat === root);
      if (other !== undefined) return `${event} suggested with ${other}, and nothing shown against it`;
    }
  return null;
}

/** Two boats, told to have to do with one another, with the figure where one is asked. */
export const related: Judge<'related'> = ({ events, relation, count, by }, night) => {
  const moment = momentAt(night, by);
  if (moment === null) return fails('nothing was recorded by then');
  const boats = [
    ...new Set(events.map((event) => boatOfEvent(night, moment, event)).filter((one) => one !== null)),
  ];
  if (boats.length < 2) return fails(`not two boats, but ${boats.length}`);
  const named = events.map((event) => night.names.contact(event));
  const found = boats.flatMap((boat) =>
    boat.relations.filter(
      (one) =>
        one.relation === relation &&
        boats.some((other) => other !== boat && other.boat === rootOf(moment, one.other)) &&
        (count === undefined || (one.count !== null && one.count.min <= count && count <= one.count.max)),
    ),
  );
  if (found.length === 0)
    return fails(`no such relation between ${boats.map((one) => one.reference).join(', ')}`);
  const on = new Set([
    ...boats.flatMap(({ links }) => links.map(({ facts }) => facts.contact)),
    ...found.flatMap(({ contacts }) => contacts),
  ]);
  const left = events.filter((_, at) => !on.has(named[at] ?? ''));
  return left.length > 0
    ? fails(`not on either boat nor named by the relation: ${left.join(', ')}`)
    : holds(`${boats.map((one) => one.reference).join(' and ')}: ${relation} ${count ?? ''}`.trim());
};

/** No open boat stands on this contact alone. */
export const notABoat: Judge<'not_a_boat'> = ({ event, explained_by: explainedBy, by }, night) => {
  const moment = momentAt(night, by);
  if (moment === null) return fails('nothing was recorded by then');
  const contact = night.names.contact(event);
  const view = moment.contacts.find(({ facts }) => facts.contact === contact);
  if (view === undefined) return fails(`${event} is on no record`);
  const alone = moment.boats.find(
    ({ mergedInto, closed, links }) =>
      mergedInto === null &&
      closed === null &&
      links.length > 0 &&
      links.every(({ facts }) => facts.contact === contact),
  );
  if (alone !== undefined) return fails(`${alone.reference} is open and stands on ${event} alone`);
  if (explainedBy === undefined) return holds('no open boat stands on it alone');
  const home = boatOfEvent(night, moment, event);
  const explaining = boatOfEvent(night, moment, explainedBy);
  const named = view.answer?.explainedBy ?? null;
  const explained =
    (home !== null && home.boat === explaining?.boat) ||
    (named !== null && [night.names.contact(explainedBy), explaining?.boat].includes(named)) ||
    (named !== null && explaining?.hulls.some(({ mark }) => mark === named) === true);
  return explained ? holds(`explained by ${explainedBy}`) : fails(`not explained by ${explainedBy}`);
};
