import { never } from '../../kernel/result.ts';
import type { BoatEvent, BoatEventOf, Held, HeldLink, HeldRelation } from './events-boat.ts';
import { standingOf } from './safeguarding-task.ts';

/** What an event adds to a boat's own holdings. */
export function added(held: Held, event: BoatEvent): Held {
  switch (event.type) {
    case 'ContactLinked': {
      const { contact, grade, reason, facts, at, by } = event;
      const others = held.links.filter((link) => link.contact !== contact);
      return { ...held, links: [...others, { contact, grade, reason, facts, at, by }] };
    }
    case 'BoatsRelated':
    case 'RelatedFrom':
      return { ...held, relations: [...unrelated(held.relations, otherOf(event)), relationOf(event)] };
    case 'CountsExplained': {
      const { contacts, explanation, uses } = event;
      return { ...held, explanations: [...held.explanations, { contacts, explanation, uses }] };
    }
    case 'DispersedRecorded': {
      const { count, side, contact, met } = event;
      const others = held.dispersed.filter((one) => one.contact !== contact || one.met !== met);
      return { ...held, dispersed: [...others, { count, side, contact, met }] };
    }
    case 'HullMarked': {
      const { mark, position, contact, at } = event;
      return { ...held, hulls: [...held.hulls, { mark, position, contact, at }] };
    }
    case 'SearchOpened': {
      const { type: _type, on: _on, boat: _boat, at, ...search } = event;
      const opened = { ...search, status: 'open', endedBy: null, changedAt: at, efforts: [] } as const;
      return { ...held, searches: [...held.searches, withoutAuthor(opened)] };
    }
    case 'PromiseMade': {
      const { promise, contact, kind, dueAt, at, by } = event;
      return { ...held, promises: [...held.promises, { promise, contact, kind, dueAt, at, by, kept: null }] };
    }
    case 'TaskNoted':
      // A task of a record that goes on under this one stays that record's: see `noted`.
      return event.of === undefined ? noted(held, event) : held;
    case 'SafeguardingAsked': {
      const { task, contact, kind, count, side, dueAt } = event;
      const one = { task, contact, kind, count, side, dueAt, again: [] };
      return { ...held, safeguarding: [...held.safeguarding, one] };
    }
    default:
      return held;
  }
}

/** The same with a task at the step that is told. */
export function noted(held: Held, { task, unit, step, at }: BoatEventOf<'TaskNoted'>): Held {
  return { ...held, tasks: [...held.tasks.filter((one) => one.task !== task), { task, unit, step, at }] };
}

/** What an event changes of anything held, be it the boat's own or of what was merged into it. */
export function changed(held: Held, event: BoatEvent): Held {
  switch (event.type) {
    case 'LinkGraded':
      return relinked(held, event.contact, (link) => ({ ...link, grade: event.grade, reason: event.reason }));
    case 'EvidenceCorrected':
      return relinked(held, event.contact, (link) => ({ ...link, facts: event.facts }));
    case 'ContactUnlinked': {
      const links = held.links.filter(({ contact }) => contact !== event.contact);
      // A find that is of another boat ends no search of this one.
      const searches = held.searches.map((search) =>
        search.endedBy === event.contact ? ({ ...search, status: 'open', endedBy: null } as const) : search,
      );
      return { ...held, links, searches };
    }
    case 'EvidenceRecalled':
      return withoutRecalled(held, event);
    case 'BoatsUnrelated':
    case 'UnrelatedFrom':
      return { ...held, relations: unrelated(held.relations, otherOf(event)) };
    case 'PromiseKept': {
      const promises = held.promises.map((one) =>
        one.promise === event.promise ? { ...one, kept: event.kept } : one,
      );
      return { ...held, promises };
    }
    case 'SafeguardingMetAgain':
    case 'SafeguardingWithdrawn':
    case 'SafeguardingTold':
    case 'SafeguardingEnded':
      return { ...held, safeguarding: held.safeguarding.map((one) => askedAfter(one, event)) };
    case 'SearchEffortRecorded':
    case 'SearchEnded':
    case 'SearchSuspended':
    case 'SearchWithdrawn':
      return searched(held, event);
    default:
      return held;
  }
}

/** Nothing of what was recalled is held; a find that nobody may rely on any more ends no search. */
function withoutRecalled(held: Held, event: BoatEventOf<'EvidenceRecalled'>): Held {
  const links = held.links.filter(({ contact }) => contact !== event.contact);
  return event.searches.reduce<Held>((before, search) => ({ ...before, ...reopenedSearch(before, search) }), {
    ...held,
    links,
  });
}

type AskedFor = Held['safeguarding'][number];
type Protecting = BoatEventOf<
  'SafeguardingMetAgain' | 'SafeguardingWithdrawn' | 'SafeguardingTold' | 'SafeguardingEnded'
>;

/** A task after what was said of it; every other as it was. */
function askedAfter(one: AskedFor, event: Protecting): AskedFor {
  if (one.task !== event.task) return one;
  const { at } = event;
  switch (event.type) {
    case 'SafeguardingMetAgain':
      return { ...one, again: [...one.again, { contact: event.contact, count: event.count }] };
    case 'SafeguardingWithdrawn':
      return taken(one, event);
    case 'SafeguardingTold':
      return { ...one, told: one.told ?? { at, by: event.by } };
    case 'SafeguardingEnded':
      return { ...one, done: one.done ?? { outcome: event.outcome, at, by: event.by } };
    default:
      return never(event);
  }
}

/** A task without so many of those it was asked for; or, of another count, of those that it met again. */
function taken(one: AskedFor, event: BoatEventOf<'SafeguardingWithdrawn'>): AskedFor {
  const { contact, count, reason, at, by } = event;
  // Whoever has them knew nothing of this yet.
  const { told: _told, ...rest } = one;
  if (contact === one.contact)
    return { ...rest, withdrawn: [...(one.withdrawn ?? []), { count, reason, at, by }] };
  let left = count;
  const again = one.again.map((met) => {
    const less = met.contact === contact ? Math.min(left, met.count) : 0;
    left -= less;
    return { ...met, count: met.count - less };
  });
  return { ...one, again: again.filter((met) => met.count > 0) };
}

type SearchEvent = Extract<
  BoatEvent,
  { readonly type: 'SearchEffortRecorded' | 'SearchEnded' | 'SearchSuspended' | 'SearchWithdrawn' }
>;

function searched(held: Held, event: SearchEvent): Held {
  const searches = held.searches.map((search): Held['searches'][number] => {
    if (search.search !== event.search) return search;
    if (event.type === 'SearchEnded')
      return { ...search, status: 'ended', endedBy: event.contact, changedAt: event.at };
    if (event.type === 'SearchSuspended') return { ...search, status: 'suspended', changedAt: event.at };
    if (event.type === 'SearchWithdrawn') return { ...search, status: 'withdrawn', changedAt: event.at };
    const { unit, from, to, area, found } = event;
    return { ...search, efforts: [...search.efforts, { unit, from, to, area, found }] };
  });
  return { ...held, searches };
}

/** The same with one search going on again. */
export function reopenedSearch(held: Held, search: string): Held {
  const searches = held.searches.map((one) =>
    one.search === search ? ({ ...one, status: 'open', endedBy: null } as const) : one,
  );
  return { ...held, searches };
}

/** What stands of several holdings together: each thing once, the first of its name. */
export function together(all: readonly Held[]): Held {
  const [only, ...more] = all;
  if (only !== undefined && more.length === 0) return only;
  return {
    links: once(
      all.flatMap(({ links }) => links),
      ({ contact }) => contact,
    ),
    relations: once(
      all.flatMap(({ relations }) => relations),
      ({ other, way }) => `${other} ${way}`,
    ),
    explanations: all.flatMap(({ explanations }) => explanations),
    dispersed: once(
      all.flatMap(({ dispersed }) => dispersed),
      ({ contact, met }) => `${contact} ${met}`,
    ),
    hulls: once(
      all.flatMap(({ hulls }) => hulls),
      ({ mark }) => mark,
    ),
    searches: once(
      all.flatMap(({ searches }) => searches),
      ({ search }) => search,
    ),
    promises: once(
      all.flatMap(({ promises }) => promises),
      ({ promise }) => promise,
    ),
    tasks: once(
      all.flatMap(({ tasks }) => tasks),
      ({ task }) => task,
    ),
    safeguarding: once(
      // The same count may have been taken away from one of the records and stand on another: there it is asked for.
      all.flatMap(({ safeguarding }) => safeguarding).toSorted((a, b) => standingFirst(a) - standingFirst(b)),
      ({ task }) => task,
    ),
  };
}

function standingFirst(task: AskedFor): number {
  return standingOf(task) > 0 ? 0 : 1;
}

function once<One>(all: readonly One[], key: (one: One) => string): readonly One[] {
  const kept = new Map<string, One>();
  for (const one of all) if (!kept.has(key(one))) kept.set(key(one), one);
  return [...kept.values()];
}

function relinked(held: Held, contact: string, change: (link: HeldLink) => HeldLink): Held {
  return { ...held, links: held.links.map((link) => (link.contact === contact ? change(link) : link)) };
}

type Relating = Extract<
  BoatEvent,
  { readonly type: 'BoatsRelated' | 'RelatedFrom' | 'BoatsUnrelated' | 'UnrelatedFrom' }
>;

/** `boat` and `other` stand as in the order; which of them is this record, the event's type says. */
function otherOf(event: Relating): string {
  return event.type === 'BoatsRelated' || event.type === 'BoatsUnrelated' ? event.other : event.boat;
}

function relationOf(
  event: Extract<Relating, { readonly type: 'BoatsRelated' | 'RelatedFrom' }>,
): HeldRelation {
  const { relation, count, contacts, grade } = event;
  const way = event.type === 'BoatsRelated' ? 'out' : 'in';
  return { other: otherOf(event), relation, way, count, contacts, grade };
}

function unrelated(relations: Held['relations'], other: string): Held['relations'] {
  return relations.filter((one) => one.other !== other);
}

function withoutAuthor<Search extends { readonly by: string }>({ by: _by, ...search }: Search) {
  return search;
}
