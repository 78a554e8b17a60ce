import { z } from 'zod';
import type { PositionSeal } from '../../app/position-seal.ts';
import { json, refusedReply, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import { type Clock, fromUtc, type Instant, toUtc } from '../../kernel/time.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { drawAuditRoute } from './draw-audit-routes.ts';
import { reportGroups } from './report/report-groups.ts';
import { signalsOf } from './report/signals.ts';
import { reportKinds } from './report/words.ts';
import { groupsMax, type SelectionReader } from './selection-reader.ts';
import { laneForm, placeForm, tipForm } from './selection/conditions.ts';
import { fairnessOf, quarterBounds } from './selection/fairness.ts';
import { rulesFor } from './selection/select.ts';
import { crossingPorts, equipmentStates, stopKinds } from './selection/words.ts';
import { passageId } from './shapes.ts';
import type { DriverReportsAnswer } from './wire.ts';
import { directions, sealStates, sideKinds, vehicleForms } from './words.ts';

export interface SelectionQueryParts {
  /** What this reader may see of it, under row security. */
  readonly selectionFor: (who: Who) => SelectionReader;
  /** Whether chance has chosen a passage of the book; null: nothing is drawn there at that moment. */
  readonly isDrawn: (passage: string, place: string, at: Instant) => Promise<DrawnAnswer | null>;
  readonly clock: Clock;
  readonly seal: PositionSeal;
  readonly position: () => number;
}

/** The draw of one passage: the period is the ground's reference. */
export interface DrawnAnswer {
  readonly period: string;
  readonly isDrawn: boolean;
}

const see = 'operations/freight/see';

const factsSchema = z.strictObject({
  passage: passageId.nullable(),
  form: z.enum(vehicleForms),
  sides: z.enum(sideKinds),
  place: placeForm,
  lane: laneForm.nullable(),
  direction: z.enum(directions),
  at: utcText,
  ports: z.array(z.enum(crossingPorts)).max(crossingPorts.length).readonly(),
  stops: z.array(z.enum(stopKinds)).max(stopKinds.length).readonly(),
  seal: z.enum(sealStates).nullable(),
  weightDiffersPercent: z.number().min(0).max(500).nullable(),
  equipment: z.array(z.enum(equipmentStates)).max(equipmentStates.length).readonly(),
  reports: z.array(z.enum(reportKinds)).max(reportKinds.length).readonly(),
  tips: z.array(tipForm).max(20).readonly(),
});

const quarterQuery = z.strictObject({ quarter: z.string().regex(/^20\d\d-Q[1-4]$/) });

/** The questions a desk asks of selection: where drivers point, what rules say, what chance says, and whether it is fair. */
export function selectionQueries(parts: SelectionQueryParts): readonly Route[] {
  return [
    signalsRoute(parts),
    reportsRoute(parts),
    rulesRoute(parts),
    groundsRoute(parts),
    fairnessRoute(parts),
    drawAuditRoute(parts),
  ];
}

function signalsRoute({ selectionFor, clock, seal, position }: SelectionQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/freight/signals',
    action: see,
    summary: {
      en: 'Where teams should be by what drivers report: places and hours, fading, each with its reports.',
      fr: 'Où placer les équipes d’après les conducteurs : lieux et heures, avec décroissance et signalements à l’appui.',
    },
    answer: async ({ who }) => {
      const now = clock();
      const signals = signalsOf(await selectionFor(who).reports(now), now);
      return json({ position: seal.seal(position()), at: toUtc(now), signals });
    },
  };
}

function reportsRoute({ selectionFor, clock, seal, position }: SelectionQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/freight/driver-reports',
    action: see,
    summary: {
      en: 'What drivers have reported in the last days, by place: how many, how thickly, and the newest one by one.',
      fr: 'Ce que les conducteurs ont signalé ces derniers jours, par lieu : nombre, cadence, et les plus récents un à un.',
    },
    answer: async ({ who }) => {
      const now = clock();
      // Before the rows are read: what comes meanwhile is told again rather than never.
      const upTo = seal.seal(position());
      const places = reportGroups(await selectionFor(who).driverReports(now));
      const answer: DriverReportsAnswer = { position: upTo, at: toUtc(now), places };
      return json(answer);
    },
  };
}

function rulesRoute({ selectionFor, seal, position }: SelectionQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/freight/selection',
    action: see,
    summary: {
      en: 'Rules of selection with their reasons, and random shares with fingerprints and opened secrets.',
      fr: 'Règles de sélection avec leurs motifs, taux de tirage avec empreintes et secrets ouverts.',
    },
    answer: async ({ who }) => {
      const reader = selectionFor(who);
      const [rules, shares] = await Promise.all([reader.rules(), reader.shares()]);
      return json({ position: seal.seal(position()), rules, shares });
    },
  };
}

function groundsRoute({ selectionFor, isDrawn }: SelectionQueryParts): Route {
  return {
    method: 'POST',
    url: '/api/operations/freight/grounds-for',
    action: see,
    summary: {
      en: 'Which rules choose a vehicle, with the conditions that held, and whether chance does.',
      fr: 'Quelles règles désignent un véhicule, avec les conditions remplies, et si le sort le désigne.',
    },
    body: factsSchema,
    answer: async ({ who, body }) => {
      const { passage, at, ...facts } = factsSchema.parse(body);
      const reader = selectionFor(who);
      const rules = (await reader.rules()).filter(({ ended }) => !ended);
      const chosen = rulesFor({ ...facts, at: fromUtc(at) }, rules);
      // Only of a passage that stands in the book: whoever tries one number after another leaves each on record.
      const known = passage === null ? null : await reader.passage(passage);
      const drawn = known === null ? null : await isDrawn(known.passage, known.place, known.arrivedAt);
      return json({ rules: chosen, drawn });
    },
  };
}

function fairnessRoute({ selectionFor, seal, position }: SelectionQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/freight/fairness',
    action: see,
    summary: {
      en: 'The fairness report of a quarter: controlled and found by ground, place, form and hour; small numbers held back.',
      fr: 'Le rapport d’équité d’un trimestre : contrôles et découvertes par motif, site, type et heure ; petits nombres masqués.',
    },
    query: quarterQuery,
    answer: async ({ who, query }) => {
      const { quarter } = quarterQuery.parse(query);
      const [from, to] = quarterBounds(quarter);
      const upTo = position();
      const groups = await selectionFor(who).counted(from, to);
      // Half a report would be an unfair one.
      if (groups.length > groupsMax) return refusedReply({ code: 'body_too_large' });
      const { position: _position, ...report } = fairnessOf(groups, { quarter, position: upTo });
      return json({ position: seal.seal(upTo), ...report });
    },
  };
}
