import { z } from 'zod';
import type { PositionSeal } from '../../app/position-seal.ts';
import type { RegisterRow } from '../../app/register.ts';
import { json, type Reply, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import { states } from '../../kernel/label.ts';
import { addSeconds, type Clock, fromUtc, type Instant, toUtc } from '../../kernel/time.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { shortName } from '../../kernel/shapes.ts';
import { coversOf, rosterRowsMax, rulesByState, type TeamReader, type WaitingSwap } from './team-reader.ts';
import { aheadHours, type Gap, gapsAhead, inTheirTeams, type Rostered } from './team/gaps.ts';
import { restBreaks, restBreaksMax } from './team/rest-check.ts';
import { restRulesSchema } from './team/rest-rules.ts';
import type { Team } from './team/team-state.ts';
import { type Askable, whoCould } from './team/who-could.ts';
import type { OpenSwap, RestCheckAnswer, RosterAnswer, RosterPerson, WhoCouldAnswer } from './team/wire.ts';

export interface TeamQueryParts {
  /** What this reader may see of the roster and of its registers; all under row security. */
  readonly teamFor: (who: Who) => TeamReader;
  readonly coverFor: (who: Who, at: Instant) => Promise<readonly RegisterRow[]>;
  readonly rulesFor: (who: Who, at: Instant) => Promise<readonly RegisterRow[]>;
  readonly clock: Clock;
  readonly seal: PositionSeal;
  readonly position: () => number;
}

const see = 'operations/freight/see';
const gapsMax = 200;
/** Duties are shown from yesterday on. */
const shownSeconds = 86_400;
const peopleMax = 1_000;
const rosterQuery = z.strictObject({ place: shortName.optional() });
const restCheckBody = z.strictObject({ state: z.enum(states), fields: restRulesSchema });
const gapQuery = z.strictObject({ place: shortName, lane: shortName, from: utcText, until: utcText });

/** The questions a desk asks of the roster. */
export function teamQueries(parts: TeamQueryParts): readonly Route[] {
  return [rosterRoute(parts), whoCouldRoute(parts), restCheckRoute(parts)];
}

function rosterRoute(parts: TeamQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/freight/roster',
    action: see,
    summary: {
      en: 'The roster of the teams with the gaps of the next fourteen days, open searches and swaps.',
      fr: 'Le tableau de service des équipes, les créneaux découverts des quatorze jours à venir, les fouilles en cours et les échanges.',
    },
    query: rosterQuery,
    answer: async ({ who, query }): Promise<Reply> => {
      const { place } = rosterQuery.parse(query);
      // Before the rows are read: what comes meanwhile is told again rather than never.
      const position = parts.seal.seal(parts.position());
      const now = parts.clock();
      const reader = parts.teamFor(who);
      const [people, teams, searches, swaps, rows, rules] = await Promise.all([
        reader.peopleSince(addSeconds(now, -shownSeconds)),
        reader.teams(),
        reader.openSearches(),
        reader.openSwaps(),
        parts.coverFor(who, now),
        parts.rulesFor(who, now),
      ]);
      const isHere = (one: { readonly place: string }): boolean => place === undefined || one.place === place;
      const isOfPlace = place !== undefined;
      const covers = coversOf(rows).filter(isHere);
      const standing = inTheirTeams(people, teams);
      const gaps = byUrgency(gapsAhead({ now, hours: aheadHours, covers, people: standing }));
      const shown = people.flatMap((person) => shownPerson(person, { now, isHere, isOfPlace }));
      const answer: RosterAnswer = {
        position,
        at: toUtc(now),
        daysAhead: aheadHours / 24,
        gaps: gaps.slice(0, gapsMax),
        gapsLeftOut: Math.max(0, gaps.length - gapsMax),
        teams: teams.filter(isHere),
        people: shown.slice(0, peopleMax),
        peopleLeftOut: Math.max(0, shown.length - peopleMax),
        covers,
        searches: searches.filter(isHere),
        swaps: swaps.map((swap) => swapShown(swap, people)),
        rules: rulesByState(rules),
      };
      return json(answer);
    },
  };
}

/** Soonest first; of one hour the one that lacks most people. */
function byUrgency(gaps: readonly Gap[]): readonly Gap[] {
  return gaps.toSorted((one, other) => fromUtc(one.from) - fromUtc(other.from) || other.short - one.short);
}

interface Window {
  readonly now: Instant;
  readonly isHere: (one: { readonly place: string }) => boolean;
  /** True where one place alone was asked for: somebody without a duty there is not of it. */
  readonly isOfPlace: boolean;
}

/** A swap with the duties as they stand: one that was moved meanwhile is not shown as it was. */
function swapShown({ proposed, ...swap }: WaitingSwap, people: readonly Rostered[]): OpenSwap {
  const { staff, other, duty, otherDuty } = proposed;
  const dutyOf = (who: string, name: string) =>
    people.find((one) => one.staff === who)?.duties.find((one) => one.duty === name) ?? null;
  const takes = otherDuty === null ? 'nothing' : dutyOf(other, otherDuty);
  return { ...swap, staff, other, gives: dutyOf(staff, duty), takes };
}

/** A person with what they stand from yesterday on; nobody of whom nothing is to be said there. */
function shownPerson(person: Rostered, { now, isHere, isOfPlace }: Window): readonly RosterPerson[] {
  const from = addSeconds(now, -shownSeconds);
  const until = addSeconds(now, aheadHours * 3_600);
  const duties = person.duties.filter(
    (duty) => fromUtc(duty.until) > from && fromUtc(duty.from) < until && isHere(duty),
  );
  const isOf = ({ until: end }: { readonly until: string | null }): boolean =>
    end === null || end > toUtc(from);
  const { staff } = person;
  const [absences, spans] = [person.absences.filter(isOf), person.spans.filter(isOf)];
  if (duties.length + (isOfPlace ? 0 : absences.length + spans.length) === 0) return [];
  return [{ staff, duties, absences, spans }];
}

function whoCouldRoute(parts: TeamQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/freight/who-could',
    action: see,
    summary: {
      en: 'Who could stand a gap within the rest rules. A proposal, never an order.',
      fr: 'Qui pourrait couvrir un créneau dans le respect des repos. Une proposition, jamais un ordre.',
    },
    query: gapQuery,
    answer: async ({ who, query }): Promise<Reply> => {
      const gap = gapQuery.parse(query);
      const reader = parts.teamFor(who);
      const now = parts.clock();
      const [people, teams, rules] = await Promise.all([
        reader.people(),
        reader.teams(),
        parts.rulesFor(who, now),
      ]);
      const answer: WhoCouldAnswer = {
        place: gap.place,
        lane: gap.lane,
        ...whoCould(gap, askableOf(people, teams), (state) => rulesByState(rules)[state]?.rules ?? null),
      };
      return json(answer);
    },
  };
}

function restCheckRoute(parts: TeamQueryParts): Route {
  return {
    method: 'POST',
    url: '/api/operations/freight/rest-check',
    action: see,
    summary: {
      en: 'What rest rules would break of what is rostered, before they are entered. It changes nothing.',
      fr: 'Ce que des règles de repos remettraient en cause au tableau, avant leur inscription. Rien n’est modifié.',
    },
    body: restCheckBody,
    answer: async ({ who, body }): Promise<Reply> => {
      const { state, fields } = restCheckBody.parse(body);
      const reader = parts.teamFor(who);
      const now = parts.clock();
      const [people, teams, rules] = await Promise.all([
        reader.people(),
        reader.teams(),
        parts.rulesFor(who, now),
      ]);
      const governed = teams.filter((team) => team.state === state);
      const asked = askableOf(people, governed);
      const held = rulesByState(rules)[state]?.rules ?? null;
      const { breaks, standing } = restBreaks(asked, { now, held, wanted: fields });
      const answer: RestCheckAnswer = {
        state,
        teams: governed.length,
        people: asked.length,
        places: [...new Set(governed.map(({ place }) => place))].toSorted(),
        breaks: breaks.slice(0, restBreaksMax),
        breaksLeftOut: Math.max(0, breaks.length - restBreaksMax),
        standing,
      };
      return json(answer);
    },
  };
}

/** Members of the teams, each once, with what the roster holds of them; those of the first team by name. */
export function askableOf(people: readonly Rostered[], teams: readonly Team[]): readonly Askable[] {
  const held = new Map(people.map((person) => [person.staff, person]));
  const asked = new Map<string, Askable>();
  for (const { team, state, zone, members } of teams)
    for (const staff of members)
      if (!asked.has(staff) && asked.size < rosterRowsMax) {
        const person = held.get(staff) ?? { staff, duties: [], spans: [], absences: [] };
        asked.set(staff, { ...person, team, state, zone });
      }
  return [...asked.values()];
}
