import { z } from 'zod';
import type { PositionSeal } from '../../app/position-seal.ts';
import type { RegisterRow } from '../../app/register.ts';
import { json, refusedReply, type Reply, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import type { Clock, Instant } from '../../kernel/time.ts';
import type { Text } from '../../kernel/text.ts';
import { utcText } from '../../kernel/utc-text.ts';
import type { DispatchReader, Since } from './dispatch-reader.ts';
import type { PatrolsAnswer, PatrolUnitsAnswer } from './patrol/wire-patrol.ts';
import { recommend } from './recommend.ts';
import { boatId } from './shapes.ts';
import type { LandSignalsAnswer } from './signal/wire-signal.ts';
import { nearestOfBoth, type TravelSeconds } from './travel.ts';
import type { GapsAnswer, Need, RelaysAnswer, TasksAnswer, UnitsAnswer, UnitView } from './wire.ts';
import type { RequestsAnswer } from './wire-request.ts';
import { taskKinds } from './words.ts';

/** The register of units as one person may see it. */
export interface FleetReader {
  rows(at: Instant): Promise<readonly RegisterRow[]>;
  /** Position of its newest change. */
  changedAt(): Promise<number>;
}

export interface DispatchQueryParts {
  /** What this reader may see of dispatch and of its register; both under row security. */
  readonly dispatchFor: (who: Who) => DispatchReader;
  readonly fleetFor: (who: Who) => FleetReader;
  /** What a boat needs, as rescue knows it, for this reader; null: there is no such boat for them. */
  readonly needOf: (who: Who, boat: string) => Promise<Need | null>;
  readonly travel: TravelSeconds;
  readonly clock: Clock;
  readonly seal: PositionSeal;
  /** How far the lists tell of the book: the position of the slower of both projections. */
  readonly position: () => number;
}

const see = 'operations/dispatch/see';
const listQuery = z.strictObject({ after: z.string().max(80).optional() });
const tasksQuery = listQuery.extend({ boat: boatId.optional() });
/** Beside the boat: another kind of task than its state suggests, the sea as somebody sees it, a time asked for. */
const recommendationQuery = z.strictObject({
  boat: boatId,
  kind: z.enum(taskKinds).optional(),
  seaState: z.coerce.number().int().min(0).max(9).optional(),
  neededBy: utcText.optional(),
});

/** The questions a desk asks of dispatch: units, tasks, relays, gaps, and who could go. */
export function dispatchQueries(parts: DispatchQueryParts): readonly Route[] {
  return [
    unitsRoute(parts),
    tasksRoute(parts),
    relaysRoute(parts),
    ...plainLists.map((list) => plainRoute(parts, list)),
    recommendationsRoute(parts),
  ];
}

interface List {
  readonly url: string;
  readonly summary: Text;
  readonly query?: z.ZodType;
  answer(asked: Listing): Promise<object>;
}
interface Listing {
  readonly who: Who;
  readonly query: unknown;
  readonly now: Instant;
  readonly after: number | null;
}

/** A list with its place in the book: what a place made up or another node's asks for is the whole. */
function listRoute({ seal, position, clock }: DispatchQueryParts, list: List): Route {
  const schema = list.query ?? listQuery;
  return {
    method: 'GET',
    url: `/api/operations/dispatch/${list.url}`,
    action: see,
    summary: list.summary,
    query: schema,
    answer: async ({ who, query }): Promise<Reply> => {
      const { after: given } = listQuery.loose().parse(query);
      const after = given === undefined ? null : seal.open(given);
      // Before the rows are read: what comes meanwhile is told again rather than never.
      const reached = position();
      const rows = await list.answer({ who, query, now: clock(), after });
      return json({ position: seal.seal(reached), reset: after === null, ...rows });
    },
  };
}

type Rows<Answer> = Omit<Answer, 'position'>;

function unitsRoute(parts: DispatchQueryParts): Route {
  return listRoute(parts, {
    url: 'units',
    summary: {
      en: 'Units of both states as they stand.',
      fr: 'Les moyens des deux États et leur situation.',
    },
    async answer({ who, now, after }): Promise<Rows<UnitsAnswer>> {
      const fleet = parts.fleetFor(who);
      const isWhole = after === null || (await fleet.changedAt()) > after;
      const rows = await fleet.rows(now);
      const units = await parts.dispatchFor(who).units(rows, isWhole ? null : after);
      return { reset: isWhole, units };
    },
  });
}

function tasksRoute(parts: DispatchQueryParts): Route {
  return listRoute(parts, {
    url: 'tasks',
    summary: {
      en: 'Tasks that are open or ended within a day, or all of one boat, with their clocks.',
      fr: 'Missions en cours ou closes depuis moins d’un jour, ou celles d’une embarcation, avec leurs délais.',
    },
    query: tasksQuery,
    async answer({ who, query, now, after }): Promise<Partial<TasksAnswer>> {
      const { boat } = tasksQuery.parse(query);
      const reader = parts.dispatchFor(who);
      return boat === undefined
        ? { tasks: await reader.tasks({ after, now }) }
        : { reset: true, tasks: await reader.tasksOf(boat) };
    },
  });
}

function relaysRoute(parts: DispatchQueryParts): Route {
  return listRoute(parts, {
    url: 'relays',
    summary: {
      en: 'Mayday relays with the answer of each unit, and the nearest of both states.',
      fr: 'Relais de détresse, réponse de chaque moyen, et les plus proches des deux États.',
    },
    async answer({ who, now, after }): Promise<Partial<RelaysAnswer>> {
      const relays = await parts.dispatchFor(who).relays({ after, now });
      const isOpen = relays.some(({ ended }) => ended === null);
      const units = isOpen ? await allUnits(parts, who, now) : [];
      const near = (to: Need['place']) => nearestOfBoth(units, { to, now, travel: parts.travel });
      return {
        relays: relays.map((relay) => ({
          ...relay,
          nearest: relay.ended === null ? near(relay.position) : [],
        })),
      };
    },
  });
}

/** A list that the reader gives as it stands. */
interface PlainList extends Pick<List, 'url' | 'summary'> {
  readonly read: (reader: DispatchReader, since: Since) => Promise<object>;
}

const plainLists: readonly PlainList[] = [
  {
    url: 'gaps',
    summary: {
      en: 'Gaps in coverage, what is offered in their place, and who bears them.',
      fr: 'Lacunes de couverture, compensations proposées, et qui les assume.',
    },
    read: async (reader, since): Promise<Partial<GapsAnswer>> => ({ gaps: await reader.gaps(since) }),
  },
  {
    url: 'requests',
    summary: {
      en: 'What one watch asks of the other: support, information on a boat; each step with its clock.',
      fr: 'Ce qu’un quart demande à l’autre : renfort, renseignement sur une embarcation ; chaque étape et son délai.',
    },
    read: async (reader, since): Promise<Partial<RequestsAnswer>> => ({
      requests: await reader.requests(since),
    }),
  },
  {
    url: 'patrols',
    summary: {
      en: 'What patrols of the fixed sites are asked for, whom a person has ordered, and how far they have come.',
      fr: 'Ce qui est demandé aux patrouilles des sites fixes, qui a été engagé, et où elles en sont.',
    },
    read: async (reader, since): Promise<Partial<PatrolsAnswer>> => ({
      patrols: await reader.patrols(since),
    }),
  },
  {
    url: 'patrol-units',
    summary: {
      en: 'Patrols and guards of the fixed sites: on duty until when, how many, where last heard of.',
      fr: 'Patrouilles et postes de garde des sites fixes : fin de service, effectif, dernière position connue.',
    },
    read: async (reader, since): Promise<Partial<PatrolUnitsAnswer>> => ({
      units: await reader.patrolUnits(since),
    }),
  },
  {
    url: 'land-signals',
    summary: {
      en: 'What drivers noticed at places ashore, by place and hour: noise, cut seals, people near vehicles.',
      fr: 'Ce que des conducteurs ont remarqué à terre, par site et par heure : bruit, scellés coupés, personnes près des véhicules.',
    },
    read: async (reader, since): Promise<Partial<LandSignalsAnswer>> => ({
      signals: await reader.landSignals(since),
    }),
  },
];

function plainRoute(parts: DispatchQueryParts, { url, summary, read }: PlainList): Route {
  return listRoute(parts, {
    url,
    summary,
    answer: ({ who, now, after }) => read(parts.dispatchFor(who), { after, now }),
  });
}

function recommendationsRoute(parts: DispatchQueryParts): Route {
  const { needOf, travel, clock } = parts;
  return {
    method: 'GET',
    url: '/api/operations/dispatch/recommendations',
    action: see,
    summary: {
      en: 'Which units could go to a boat, and why each other does not stand among them. A proposal, never an order.',
      fr: 'Quels moyens pourraient se rendre auprès d’une embarcation, et pourquoi pas les autres. Une proposition, jamais un ordre.',
    },
    query: recommendationQuery,
    answer: async ({ who, query }) => {
      const { boat, kind, seaState, neededBy } = recommendationQuery.parse(query);
      const known = await needOf(who, boat);
      if (known === null) return refusedReply({ code: 'not_found' });
      const need: Need = {
        ...known,
        kind: kind ?? known.kind,
        seaState: seaState ?? known.seaState,
        neededBy: neededBy ?? known.neededBy,
      };
      const now = clock();
      return json(recommend({ need, units: await allUnits(parts, who, now), now, travel }));
    },
  };
}

async function allUnits(parts: DispatchQueryParts, who: Who, now: Instant): Promise<readonly UnitView[]> {
  return parts.dispatchFor(who).units(await parts.fleetFor(who).rows(now), null);
}
