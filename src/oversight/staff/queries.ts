import { z } from 'zod';
import type { ReadRows } from '../../app/project.ts';
import { json, refusedReply, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import { type Clock, fromUtc, instant, toUtc, type UtcText } from '../../kernel/time.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { type Holding, holdingAt, type StaffBook } from './book.ts';
import { readAgencies, readDesks, readPeople, readPosts, readShifts, rowsMax } from './staff-reader.ts';
import {
  agencyView,
  assignmentView,
  clearanceView,
  deskView,
  personView,
  postTitleOf,
  postView,
} from './views.ts';
import type { MyDeskView, ShiftView } from './wire.ts';

export interface StaffQueryParts {
  /** Rows of the staff register that this person may see. */
  readonly readFor: (who: Who) => ReadRows;
  /** For a person's own next shift: the program's reader, asked only for whoever is signed in. */
  readonly read: ReadRows;
  /** The register as the directory holds it. */
  readonly book: () => StaffBook;
  readonly clock: Clock;
}

const see = 'oversight/staff/see';
const daysMax = 62;
const peopleQuery = z.strictObject({
  /** The last id of the page before. */
  after: z.string().max(64).default(''),
  limit: z.coerce.number().int().min(1).max(rowsMax).default(rowsMax),
});
const spanQuery = z.strictObject({ from: utcText, to: utcText });

/** The questions a screen asks of the staff register. */
export function staffQueries(parts: StaffQueryParts): readonly Route[] {
  return [
    agenciesRoute(parts),
    desksRoute(parts),
    peopleRoute(parts),
    postsRoute(parts),
    shiftsRoute(parts),
    myDeskRoute(parts),
  ];
}

function agenciesRoute({ readFor }: StaffQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/staff/agencies',
    action: see,
    summary: {
      en: 'Agencies and other bodies, with the dates between which they exist.',
      fr: 'Organismes et autres instances, avec leurs dates d’existence.',
    },
    answer: async ({ who }) => {
      const agencies = await readAgencies(readFor(who));
      return json([...agencies].slice(0, rowsMax).map(([id, kept]) => agencyView(id, kept)));
    },
  };
}

function desksRoute({ readFor }: StaffQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/staff/desks',
    action: see,
    summary: {
      en: 'Desks, and the roles that may sit there.',
      fr: 'Postes, et rôles qui peuvent les tenir.',
    },
    answer: async ({ who }) => {
      const desks = await readDesks(readFor(who));
      return json([...desks].slice(0, rowsMax).map(([id, kept]) => deskView(id, kept)));
    },
  };
}

function peopleRoute({ readFor, clock }: StaffQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/staff/people',
    action: see,
    summary: {
      en: 'Members of staff with their assignments, clearances and languages; never a name.',
      fr: 'Agents, avec affectations, habilitations et langues ; jamais de nom.',
    },
    query: peopleQuery,
    answer: async ({ who, query }) => {
      const people = await readPeople(readFor(who), peopleQuery.parse(query));
      const at = toUtc(clock());
      return json([...people].map(([id, kept]) => personView(id, kept, at)));
    },
  };
}

function postsRoute({ readFor, clock }: StaffQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/staff/posts',
    action: see,
    summary: {
      en: 'Appointed posts, who holds them, and who held them.',
      fr: 'Fonctions nominatives, leurs titulaires présents et passés.',
    },
    answer: async ({ who }) => {
      const posts = await readPosts(readFor(who));
      const at = toUtc(clock());
      return json([...posts].map(([id, { value }]) => postView(id, value, at)));
    },
  };
}

function shiftsRoute({ readFor }: StaffQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/staff/shifts',
    action: see,
    summary: { en: 'Shifts that touch a span of time.', fr: 'Quarts qui touchent une période.' },
    query: spanQuery,
    answer: async ({ who, query }) => {
      const asked = spanQuery.parse(query);
      const from = fromUtc(asked.from);
      const to = fromUtc(asked.to);
      if (from > to) return refusedReply({ code: 'invalid', detail: { 'query.from': 'after_to' } });
      if (to - from > daysMax * 86_400_000)
        return refusedReply({ code: 'invalid', detail: { 'query.from': 'span_too_long' } });
      return json(await readShifts(readFor(who), { from, to, staff: null, limit: rowsMax }));
    },
  };
}

function myDeskRoute({ read, book, clock }: StaffQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/staff/desk',
    action: 'signed_in',
    summary: {
      en: 'My desk: what I hold now, until when, and my next shift.',
      fr: 'Mon poste : ce que je tiens, jusqu’à quand, et mon prochain quart.',
    },
    answer: async ({ who }) => {
      const now = clock();
      const ahead = { from: now, to: instant(now + daysMax * 86_400_000) };
      const [next] = await readShifts(read, { ...ahead, staff: who.actor, limit: 1 });
      return json(myDesk(book(), { who, at: toUtc(now), next: next ?? null }));
    },
  };
}

interface Mine {
  readonly who: Who;
  readonly at: UtcText;
  readonly next: ShiftView | null;
}

function myDesk(book: StaffBook, { who, at, next }: Mine): MyDeskView {
  const person = book.people.get(who.actor)?.value;
  const holding: Holding | null = holdingAt(book, who.actor, at);
  const held = new Set(holding?.assignments.map(({ id }) => id));
  return {
    staff: who.actor,
    desk: holding?.desk ?? null,
    roles: holding?.roles ?? [],
    purposes: holding?.purposes ?? [],
    markings: holding?.markings ?? [],
    assignments: (person?.assignments ?? []).map((one) => ({
      ...assignmentView(one, person?.leavesAt ?? null, at),
      current: held.has(one.id),
    })),
    posts: (holding?.posts ?? []).map(({ id, appointment: { from, until } }) => ({
      id,
      title: postTitleOf(id),
      from,
      until,
    })),
    clearances: (person?.clearances ?? []).map((one) => clearanceView(one, person?.leavesAt ?? null)),
    languages: person?.languages ?? [],
    nextShift: next,
    endsAt: holding?.endsAt ?? null,
  };
}
