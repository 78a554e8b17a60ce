import { z } from 'zod';
import { json, refusedReply, type Route } from '../../app/route.ts';
import type { Share } from '../../app/share.ts';
import type { Who } from '../../app/who.ts';
import { addSeconds, type Clock, fromUtc, type Instant, toUtc } from '../../kernel/time.ts';
import { shortName } from '../../kernel/shapes.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { type AlarmDesk, courseOf, measureBudget } from './budget.ts';
import { alarmId } from './forms.ts';
import { alarmEntry } from './alarm-entries.ts';
import type { AlarmHistoryView, HandoverAnswer, IncidentsView, SitrepAnswer } from './answer-wire.ts';
import { hashOfSheet, sheetOf } from './handover-sheet.ts';
import { type Sitrep, sitrepReport } from './sitrep.ts';
import { sheetReport } from './sheet-text.ts';
import type { SheetSources } from './sheet-wire.ts';
import {
  alarmView,
  byUrgency,
  conditionsViews,
  groupsOf,
  handoverView,
  helpViews,
  incidentView,
  mannersIn,
  strengthViews,
} from './views.ts';
import { alarmsMax, type WatchReader } from './watch-reader.ts';
import type { AlarmsView, AlarmView, DesksView, HandoverKind } from './wire.ts';
import { handoverKinds } from './wire.ts';
import type { DeskLoad } from './workload.ts';

/** What other rooms know for a desk's sheet: the node gathers it. What is the watch's own stands in this room. */
export type SheetElsewhere = Pick<
  SheetSources,
  'boats' | 'contacts' | 'tasks' | 'transfers' | 'promises' | 'units' | 'safeguarding'
>;

export interface WatchQueryParts {
  /** What this reader may see of the watch. */
  readonly readerFor: (who: Who) => WatchReader;
  /** The load of each desk that this reader may see; the node follows it. */
  readonly loadsFor: (who: Who) => Promise<readonly DeskLoad[]>;
  /** For one desk of the reader's own state; null where there is no such desk. */
  readonly sheetFor: (who: Who, desk: string) => Promise<SheetElsewhere | null>;
  /** What is known of one boat for a situation report; null where the reader may see no such boat. */
  readonly sitrepFor: (who: Who, boat: string) => Promise<Sitrep | null>;
  /** The place in the book up to which the answer tells, sealed. */
  readonly place: () => Promise<string>;
  /** Where something last changed here: at that place, or before. */
  readonly changed: () => number;
  readonly share: Share;
  readonly clock: Clock;
}

const see = 'operations/watch/see';
/** A night's watch: over so long the budget is measured where no beginning is asked for. */
const nightHours = 12;
const spanHoursMax = 48;
const spanQuery = z.strictObject({ from: utcText.optional() });
const sitrepQuery = z.strictObject({ boat: shortName });
const handoverQuery = z.strictObject({ desk: shortName, kind: z.enum(handoverKinds).default('shift') });

/** The watch's questions: what calls for an act, who is there, what is handed over, which incidents run. */
export function watchQueries(parts: WatchQueryParts): readonly Route[] {
  return [
    alarmsRoute(parts),
    alarmHistoryRoute(parts),
    desksRoute(parts),
    handoverRoute(parts),
    incidentsRoute(parts),
    sitrepRoute(parts),
  ];
}

function alarmsRoute(parts: WatchQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/watch/alarms',
    action: see,
    summary: {
      en: 'Alarms as this desk is called by them, and how often it was interrupted.',
      fr: 'Les alarmes telles qu’elles appellent ce poste, et le nombre de ses interruptions.',
    },
    query: spanQuery,
    answer: async ({ who, query }) => {
      const { from: asked } = spanQuery.parse(query);
      const now = parts.clock();
      const from = asked === undefined ? addSeconds(now, -nightHours * 3_600) : fromUtc(asked);
      if (from > now) return refusedReply({ code: 'invalid', detail: { 'query.from': 'after_now' } });
      if (now - from > spanHoursMax * 3_600_000)
        return refusedReply({ code: 'invalid', detail: { 'query.from': 'span_too_long' } });
      // Every desk of a kind asks when an alarm changes: it is worked out once for all of them.
      const { share, place, changed } = parts;
      const position = JSON.stringify(await place());
      const told = await share(who, `alarms ${changed()} ${asked ?? ''}`, async () =>
        Buffer.from(JSON.stringify(await alarmsFor(parts, who, { from, now }))),
      );
      // A list of hundreds is written out once, not for each desk; its own place is set before it.
      const before = Buffer.from(`{"position":${position},`);
      return { kind: 'written', text: Buffer.concat([before, told.subarray(1)]) };
    },
  };
}

async function alarmsFor(
  parts: WatchQueryParts,
  who: Who,
  { from, now }: { readonly from: Instant; readonly now: Instant },
): Promise<Omit<AlarmsView, 'position'>> {
  const reader = parts.readerFor(who);
  // An hour more: what interrupted before the span still counts against its budget.
  const [standing, demands] = await Promise.all([
    reader.standingAlarms(),
    reader.demands({ from: addSeconds(from, -3_600), to: now }),
  ]);
  const desk = deskOf(who);
  const manners = mannersIn(courseOf(demands, desk, now), now);
  const alarms: readonly AlarmView[] = standing
    .slice(0, alarmsMax)
    .map((state) => alarmView(state, manners))
    .toSorted(byUrgency);
  return {
    alarms,
    groups: groupsOf(alarms),
    budget: measureBudget(demands, { from, to: now }, desk),
    truncated: standing.length > alarmsMax,
  };
}

const alarmParams = z.strictObject({ alarm: alarmId });

function alarmHistoryRoute(parts: WatchQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/watch/alarms/:alarm',
    action: see,
    summary: {
      en: 'The record of one alarm: raised, risen, acknowledged, shelved, cleared.',
      fr: 'L’historique d’une alarme : déclenchée, remontée, acquittée, mise en attente, levée.',
    },
    params: alarmParams,
    answer: async ({ who, params }) => {
      const { alarm } = alarmParams.parse(params);
      const position = await parts.place();
      const events = await parts.readerFor(who).alarmRecord(alarm);
      if (events.length === 0) return refusedReply({ code: 'not_found' });
      const view: AlarmHistoryView = { position, alarm, entries: events.map(alarmEntry) };
      return json(view);
    },
  };
}

/** A desk as alarms know it: whose it is, and for which roles whoever sits there acts. */
function deskOf({ state, roles }: Who): AlarmDesk {
  return { side: state, roles };
}

function desksRoute(parts: WatchQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/watch/desks',
    action: see,
    summary: {
      en: 'Strength of each watch, load of each desk, calls for help, conditions.',
      fr: 'Effectif de chaque quart, charge de chaque poste, demandes de renfort, conditions.',
    },
    answer: async ({ who }) => {
      const position = await parts.place();
      const [watches, loads] = await Promise.all([parts.readerFor(who).watches(), parts.loadsFor(who)]);
      const view: DesksView = {
        position,
        strengths: watches.flatMap(strengthViews),
        loads,
        help: watches.flatMap(helpViews),
        conditions: watches.flatMap(conditionsViews),
      };
      return json(view);
    },
  };
}

function handoverRoute(parts: WatchQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/watch/handover',
    action: see,
    summary: {
      en: 'The handover sheet of a desk as of now, and its latest handovers.',
      fr: 'La fiche de relève d’un poste à cet instant, et ses dernières relèves.',
    },
    query: handoverQuery,
    answer: async ({ who, query }) => {
      const asked = handoverQuery.parse(query);
      const elsewhere = await parts.sheetFor(who, asked.desk);
      if (elsewhere === null || who.state === null) return refusedReply({ code: 'not_found' });
      const answer = await handoverFor(parts, who, { ...asked, side: who.state, elsewhere });
      return json(answer);
    },
  };
}

interface SheetAsked {
  readonly desk: string;
  readonly kind: HandoverKind;
  readonly side: SheetSources['side'];
  readonly elsewhere: SheetElsewhere;
}

async function handoverFor(parts: WatchQueryParts, who: Who, asked: SheetAsked): Promise<HandoverAnswer> {
  const { desk, kind, side, elsewhere } = asked;
  const reader = parts.readerFor(who);
  const position = await parts.place();
  const now = parts.clock();
  const [standing, watches, handovers, since] = await Promise.all([
    reader.standingAlarms(),
    reader.watches(),
    reader.handovers(desk),
    reader.lastHandover(desk),
  ]);
  const sheet = sheetOf({
    desk,
    side,
    kind,
    now: toUtc(now),
    since,
    ...elsewhere,
    alarms: standing
      .filter(({ condition }) => condition.side === side)
      .map((state) => alarmView(state, new Map())),
    strengths: watches.filter((watch) => watch.side === side).flatMap(strengthViews),
    help: watches.flatMap(helpViews),
    conditions: watches.flatMap(conditionsViews),
  });
  return {
    position,
    sheet,
    sheetHash: hashOfSheet(sheet),
    text: sheetReport(sheet),
    handovers: handovers.map(handoverView),
  };
}

function incidentsRoute(parts: WatchQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/watch/incidents',
    action: see,
    summary: {
      en: 'Major incidents with their METHANE reports, newest first.',
      fr: 'Événements majeurs avec leurs messages METHANE, le plus récent d’abord.',
    },
    answer: async ({ who }) => {
      const position = await parts.place();
      const incidents = await parts.readerFor(who).incidents();
      const view: IncidentsView = {
        position,
        incidents: incidents.map(({ incident, notes }) => incidentView(incident, notes)),
      };
      return json(view);
    },
  };
}

function sitrepRoute(parts: WatchQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/watch/sitrep',
    action: see,
    summary: {
      en: 'The situation report of one boat as of now, in both languages from the same fields.',
      fr: 'Le compte rendu de situation d’une embarcation à cet instant, dans les deux langues, d’après les mêmes champs.',
    },
    query: sitrepQuery,
    answer: async ({ who, query }) => {
      const position = await parts.place();
      const sitrep = await parts.sitrepFor(who, sitrepQuery.parse(query).boat);
      if (sitrep === null) return refusedReply({ code: 'not_found' });
      const answer: SitrepAnswer = { position, sitrep, text: sitrepReport(sitrep) };
      return json(answer);
    },
  };
}
