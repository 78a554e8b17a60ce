import { z } from 'zod';
import type { PositionSeal } from '../../app/position-seal.ts';
import { json, refusedReply, type Reply, type Route } from '../../app/route.ts';
import type { Share } from '../../app/share.ts';
import type { Who } from '../../app/who.ts';
import { type Clock, fromUtc, type Instant, instant } from '../../kernel/time.ts';
import { utcText } from '../../kernel/utc-text.ts';
import type { BoardReader, EntryRow } from './board-reader.ts';
import type { BoardAnswer, SeaAnswer, TimelineEntry } from './board-wire.ts';
import { closingFindings } from './closing.ts';
import { boatId, contactId } from './id-shapes.ts';
import { figuresOf } from './figures.ts';
import { outcomes } from './wire.ts';

export interface RescueQueryParts {
  /** What this reader may see. */
  readonly boardFor: (who: Who) => BoardReader;
  readonly clock: Clock;
  readonly seal: PositionSeal;
  /** Up to where the board can be read. */
  readonly head: () => number;
  /** Where it last changed: at that place, or before. */
  readonly changed: () => number;
  readonly share: Share;
  /** By configuration: reports as of a table, how long any is believed, and the notice before a crossing. */
  readonly sea: SeaAnswer;
}

export const seeRescue = 'operations/rescue/see';
/** What was settled within so many hours stays on the board. */
export const settledHours = 48;

const boardQuery = z.strictObject({ after: z.string().max(80).optional() });
const boatParams = z.strictObject({ boat: boatId });
const closingQuery = z.strictObject({ outcome: z.enum(outcomes).default('rescued') });
const figuresQuery = z.strictObject({ from: utcText.optional() });
const contactParams = z.strictObject({ contact: contactId });

/** The board, and one record in full. */
export function rescueQueries(parts: RescueQueryParts): readonly Route[] {
  return [boardRoute, boatRoute, contactRoute, closingRoute, seaRoute, figuresRoute].map((route) =>
    route(parts),
  );
}

function boardRoute({ boardFor, clock, seal, head, changed: lastChanged, share }: RescueQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/rescue/board',
    action: seeRescue,
    summary: {
      en: 'Contacts and boats as they stand: all that is open, or what changed since.',
      fr: 'Contacts et embarcations en l’état : tout ce qui est ouvert, ou ce qui a changé depuis.',
    },
    query: boardQuery,
    answer: async ({ who, query }) => {
      const { after } = boardQuery.parse(query);
      const from = after === undefined ? null : seal.open(after);
      // A place of another node, or of before this one was restored: the whole is told again.
      const upTo = head();
      if (from !== null && from <= upTo) {
        // Every desk asks at the same moment what changed since the same place: it is read once. What is written of
        // other rooms lies between no two of these places.
        const newest = Math.max(from, lastChanged());
        const changed = await share(who, `board ${from} ${newest}`, () =>
          boardChanges(boardFor(who), { from, newest, since: settledSince(clock) }),
        );
        return { kind: 'written', text: writtenDelta(seal.seal(newest), changed) };
      }
      const board = boardFor(who);
      const since = settledSince(clock);
      const [standing, sameCallers] = await Promise.all([board.standing(since), board.sameCallers(since)]);
      const answer: BoardAnswer = { position: seal.seal(upTo), reset: true, ...standing, sameCallers };
      return json(answer);
    },
  };
}

const settledSince = (clock: Clock): Instant => instant(clock() - settledHours * 3_600_000);

type ChangedText = Awaited<ReturnType<BoardReader['changedText']>> & Pick<BoardAnswer, 'sameCallers'>;

interface ChangesAsked {
  readonly from: number;
  readonly newest: number;
  readonly since: Instant;
}

/** Who is one caller with whom is told whole where any mark changed: one that went leaves no row of its own behind. */
async function boardChanges(board: BoardReader, { from, newest, since }: ChangesAsked): Promise<ChangedText> {
  const [changed, isOther] = await Promise.all([
    board.changedText(from, newest),
    board.callersChanged(from, newest),
  ]);
  return isOther ? { ...changed, sameCallers: await board.sameCallers(since) } : changed;
}

/** A `BoardAnswer` put together from records that stand as JSON already. */
function writtenDelta(position: string, { contacts, boats, gone, sameCallers }: ChangedText): string {
  const beside = [
    ...(gone.length === 0 ? [] : [`,"gone":${JSON.stringify(gone)}`]),
    ...(sameCallers === undefined ? [] : [`,"sameCallers":${JSON.stringify(sameCallers)}`]),
  ];
  return `{"position":${JSON.stringify(position)},"reset":false,"contacts":[${contacts.join(',')}],"boats":[${boats.join(',')}]${beside.join('')}}`;
}

function boatRoute({ boardFor, seal }: RescueQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/rescue/boats/:boat',
    action: seeRescue,
    summary: {
      en: 'One boat with everything recorded of it.',
      fr: 'Une embarcation et tout ce qui a été consigné à son sujet.',
    },
    params: boatParams,
    answer: async ({ who, params }) => {
      const { boat: id } = boatParams.parse(params);
      const board = boardFor(who);
      const [boat, timeline] = await Promise.all([board.boat(id), board.timeline(`boat/${id}`)]);
      return boat === null ? nothing : json({ boat, timeline: sealed(seal, timeline) });
    },
  };
}

function contactRoute({ boardFor, seal }: RescueQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/rescue/contacts/:contact',
    action: seeRescue,
    summary: {
      en: 'One contact with everything recorded of it.',
      fr: 'Un contact et tout ce qui a été consigné à son sujet.',
    },
    params: contactParams,
    answer: async ({ who, params }) => {
      const { contact: id } = contactParams.parse(params);
      const board = boardFor(who);
      const [contact, timeline] = await Promise.all([board.contact(id), board.timeline(`contact/${id}`)]);
      return contact === null ? nothing : json({ contact, timeline: sealed(seal, timeline) });
    },
  };
}

/** Reports are of use as long as a boat's last position is: a night and a day. */
const seaHours = 24;

function seaRoute({ boardFor, clock, sea }: RescueQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/rescue/sea',
    action: seeRescue,
    summary: {
      en: 'Stream and wind as reported and configured, each with source and time, and when they are too old.',
      fr: 'Courant et vent relevés et configurés, chacun avec source et heure, et leur durée de validité.',
    },
    answer: async ({ who }) => {
      const areas = await boardFor(who).sea(instant(clock() - seaHours * 3_600_000));
      const reports = [...sea.reports, ...areas.flatMap((area) => area.reports)];
      return json({ ...sea, reports } satisfies SeaAnswer);
    },
  };
}

function closingRoute({ boardFor }: RescueQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/rescue/boats/:boat/closing',
    action: seeRescue,
    summary: {
      en: 'What stands against closing a boat, before anybody tries.',
      fr: 'Ce qui s’oppose à la clôture d’une embarcation, avant toute tentative.',
    },
    params: boatParams,
    query: closingQuery,
    answer: async ({ who, params, query }) => {
      const { boat: id } = boatParams.parse(params);
      const { outcome } = closingQuery.parse(query);
      const boat = await boardFor(who).boat(id);
      return boat === null ? nothing : json({ findings: closingFindings(boat, outcome, []) });
    },
  };
}

function figuresRoute({ boardFor, clock, seal, head }: RescueQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/rescue/figures',
    action: seeRescue,
    summary: {
      en: 'Boats and people since a moment, each figure with the records it was counted from.',
      fr: 'Embarcations et personnes depuis un instant, chaque chiffre avec les dossiers dont il est tiré.',
    },
    query: figuresQuery,
    answer: async ({ who, query }) => {
      const { from } = figuresQuery.parse(query);
      const since = from === undefined ? instant(clock() - settledHours * 3_600_000) : fromUtc(from);
      const position = seal.seal(head());
      const { boats, contacts } = await boardFor(who).standing(since);
      return json({ position, figures: figuresOf(boats, contacts) });
    },
  };
}

const nothing: Reply = refusedReply({ code: 'not_found' });

function sealed(seal: PositionSeal, entries: readonly EntryRow[]): readonly TimelineEntry[] {
  return entries.map(({ position, ...entry }) => ({ position: seal.seal(position), ...entry }));
}
