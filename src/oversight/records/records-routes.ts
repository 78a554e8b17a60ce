import { z } from 'zod';
import type { Handle } from '../../app/handle.ts';
import type { Projection, ReadRows } from '../../app/project.ts';
import { json, refusedReply, type Route } from '../../app/route.ts';
import type { VaultDesk } from '../../app/vault/desk.ts';
import { shownRows } from '../../app/vault/row-rights.ts';
import type { Who } from '../../app/who.ts';
import type { LinkStanding, SetBackAnswer } from '../../kernel/link-standing.ts';
import type { Refusal } from '../../kernel/result.ts';
import { addSeconds, type Instant } from '../../kernel/time.ts';
import { shortName, subjectId } from '../../kernel/shapes.ts';
import { dueSheet, logSheet } from './csv.ts';
import { type ExportParts, exportRoute } from './export-routes.ts';
import { openingProjection, requestProjection, subjectProjection } from './projections.ts';
import { readDue, readHolds, readLog, readRequests, type Shown } from './records-reader.ts';
import type { VaultKeyView } from './wire.ts';

export interface RecordsRouteParts extends ExportParts {
  readonly desk: Pick<VaultDesk, 'exportAll' | 'vaultKeys'>;
  /** Reads a projection for a person, under row security. */
  readonly readFor: (projection: Pick<Projection, 'name' | 'tables'>) => (who: Who) => ReadRows;
  readonly access: Parameters<typeof shownRows>[0];
  readonly handle: Handle;
  /** This node’s own name, and how its links with others stand. */
  readonly node: string;
  readonly links: () => readonly Pick<LinkStanding, 'peer' | 'setBack'>[];
}

const see = 'oversight/records/see';
const seeLog = 'oversight/records/seeLog';
const listMax = 500;
const eraseMax = 200;

const logQuery = z.strictObject({
  subject: subjectId.optional(),
  actor: shortName.optional(),
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(listMax).default(100),
});
const dueQuery = z.strictObject({
  /** Days ahead: what will be due by then. */
  within: z.coerce.number().int().min(0).max(366).default(0),
  limit: z.coerce.number().int().min(1).max(listMax).default(eraseMax),
});
const language = { language: z.enum(['en', 'fr']).default('en') };
const eraseBody = z.strictObject({ subjects: z.array(subjectId).min(1).max(eraseMax) });

/** What the oversight asks of the records: the log, what is due, holds, requests; export and sheets. */
export function recordsRoutes(parts: RecordsRouteParts): readonly Route[] {
  return [
    ...logRoutes(parts),
    ...dueRoutes(parts),
    holdsRoute(parts),
    requestsRoute(parts),
    eraseDueRoute(parts),
    vaultKeyRoute(parts),
    setBackRoute(parts),
    exportRoute(parts),
  ];
}

interface Asking {
  readonly who: Who;
  readonly action: string;
}

function shownTo({ access, clock }: RecordsRouteParts, { who, action }: Asking): Shown {
  return shownRows(access, { who, action, at: clock() });
}

function logRoutes(parts: RecordsRouteParts): readonly Route[] {
  const rows = (who: Who, query: unknown) => {
    const { subject = null, actor = null, before = null, limit } = logQuery.parse(query);
    const read = parts.readFor(openingProjection)(who);
    return readLog(read, shownTo(parts, { who, action: seeLog }), { subject, actor, before, limit });
  };
  const sheetQuery = logQuery.extend(language);
  return [
    {
      method: 'GET',
      url: '/api/oversight/records/log',
      action: seeLog,
      summary: {
        en: 'Who opened or searched personal data, when, at which desk and why.',
        fr: 'Qui a consulté ou recherché des données personnelles, quand, à quel poste et pourquoi.',
      },
      query: logQuery,
      answer: async ({ who, query }) => json(await rows(who, query)),
    },
    {
      method: 'GET',
      url: '/api/oversight/records/log.csv',
      action: seeLog,
      summary: { en: 'The same log as a sheet.', fr: 'Le même registre sous forme de tableau.' },
      query: sheetQuery,
      answer: async ({ who, query, reply }) => {
        const { language: asked, ...rest } = sheetQuery.parse(query);
        void reply.type('text/csv; charset=utf-8');
        return json(logSheet(await rows(who, rest), asked));
      },
    },
  ];
}

function dueRoutes(parts: RecordsRouteParts): readonly Route[] {
  const rows = (who: Who, query: unknown) => {
    const { within, limit } = dueQuery.parse(query);
    const now: Instant = parts.clock();
    const until = addSeconds(now, within * 86_400);
    const read = parts.readFor(subjectProjection)(who);
    return readDue(read, shownTo(parts, { who, action: see }), { now, until, limit });
  };
  const sheetQuery = dueQuery.extend(language);
  return [
    {
      method: 'GET',
      url: '/api/oversight/records/due',
      action: see,
      summary: {
        en: 'Subjects whose time is up, the longest overdue first, after those whose erasure is ordered and before those that are held.',
        fr: 'Personnes dont la durée de conservation est échue, les plus anciennes d’abord : après celles dont l’effacement est ordonné, avant celles qui font l’objet d’un gel.',
      },
      query: dueQuery,
      answer: async ({ who, query }) => json(await rows(who, query)),
    },
    {
      method: 'GET',
      url: '/api/oversight/records/due.csv',
      action: see,
      summary: { en: 'The same list as a sheet.', fr: 'La même liste sous forme de tableau.' },
      query: sheetQuery,
      answer: async ({ who, query, reply }) => {
        const { language: asked, ...rest } = sheetQuery.parse(query);
        void reply.type('text/csv; charset=utf-8');
        return json(dueSheet(await rows(who, rest), asked));
      },
    },
  ];
}

function holdsRoute(parts: RecordsRouteParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/records/holds',
    action: see,
    summary: { en: 'Legal holds.', fr: 'Gels juridiques.' },
    answer: async ({ who }) => {
      const read = parts.readFor(subjectProjection)(who);
      return json(await readHolds(read, shownTo(parts, { who, action: see }), listMax));
    },
  };
}

function requestsRoute(parts: RecordsRouteParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/records/requests',
    action: see,
    summary: {
      en: 'Requests of persons with their clocks, the most pressing first.',
      fr: 'Demandes des personnes et leurs délais, les plus pressantes d’abord.',
    },
    answer: async ({ who }) => {
      const read = parts.readFor(requestProjection)(who);
      const asked = { now: parts.clock(), limit: listMax };
      return json(await readRequests(read, shownTo(parts, { who, action: see }), asked));
    },
  };
}

/**
 * Proposes one erasure for each row, each by itself before a second person: what a hold or an open request stops, stops
 * that row only. A proposal for a list was given up: one row that can no longer be erased would have held up the rest,
 * and an approver should be able to refuse one of them.
 */
function eraseDueRoute({ handle }: RecordsRouteParts): Route {
  const command = 'EraseSubject';
  return {
    method: 'POST',
    url: '/api/oversight/records/erase-due',
    action: `oversight/records/${command}`,
    summary: {
      en: 'Propose the erasure of each of these subjects, their time being up.',
      fr: 'Proposer l’effacement de chacune de ces personnes, la durée de conservation étant échue.',
    },
    body: eraseBody,
    answer: async ({ who, body, request }) => {
      const key = request.headers['idempotency-key'];
      if (typeof key !== 'string' || !/^[A-Za-z0-9._:/-]{8,160}$/.test(key))
        return refusedReply({ code: 'key_missing' });
      const acts: Proposed[] = [];
      for (const subject of new Set(eraseBody.parse(body).subjects)) {
        const fields = { subject, ground: 'retention' };
        const asked = { context: 'oversight/records', command, fields, idempotencyKey: `${key}:${subject}` };
        const answer = await handle(who, asked);
        if (!answer.ok && ofTheAsker.has(answer.refusal.code)) return refusedReply(answer.refusal);
        acts.push(proposed(subject, answer));
      }
      return json({ acts });
    },
  };
}

function vaultKeyRoute({ desk }: RecordsRouteParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/records/vault-key',
    action: 'oversight/records/seeVaultKey',
    summary: {
      en: 'Which key of the vault is in service, since when, and whether it is being changed.',
      fr: 'Quelle clé du coffre est en service, depuis quand, et si elle est en cours de renouvellement.',
    },
    answer: async () => {
      const { keys, since, isOrdered } = await desk.vaultKeys();
      const keyId = keys.find(({ isCurrent }) => isCurrent)?.keyId ?? '';
      const retired = keys.filter(({ isRetired }) => isRetired).length;
      const view: VaultKeyView = {
        keyId: keyId.slice(0, shownDigits),
        since,
        inService: keys.length - retired,
        retired,
        rotating: isOrdered,
      };
      return json(view);
    },
  };
}

const shownDigits = 8;

/** For whoever orders that the book goes on: they see no picture, and so are told of it here. */
function setBackRoute({ node, links }: RecordsRouteParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/records/set-back',
    action: 'oversight/records/seeSetBack',
    summary: {
      en: 'Whether this book was set back: peers that hold decisions of ours that it does not have, and how it could go on.',
      fr: 'Retour en arrière de ce journal : homologues qui détiennent des décisions qu’il n’a pas, et comment reprendre.',
    },
    answer: async () => {
      const answer: SetBackAnswer = {
        node,
        peers: links().flatMap(({ peer, setBack }) => (setBack == null ? [] : [{ peer, setBack }])),
      };
      return json(answer);
    },
  };
}

/** Refusals that would be the same for every row. */
const ofTheAsker: ReadonlySet<string> = new Set(['not_permitted', 'not_proven']);

/** What became of one row. */
export interface Proposed {
  readonly subject: string;
  readonly proposal: string | null;
  readonly code: string | null;
}

function proposed(
  subject: string,
  answer:
    | { readonly ok: true; readonly proposal?: string }
    | { readonly ok: false; readonly refusal: Refusal },
): Proposed {
  return answer.ok
    ? { subject, proposal: answer.proposal ?? null, code: null }
    : { subject, proposal: null, code: answer.refusal.code };
}
