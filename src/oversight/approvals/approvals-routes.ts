import { z } from 'zod';
import { keyOf, commandReply } from '../../app/command-routes.ts';
import type { KnownPeople } from '../../app/concerned.ts';
import { type CommandEntry, commandDoors } from '../../app/handle.ts';
import type { PositionSeal } from '../../app/position-seal.ts';
import type { ReadRows } from '../../app/project.ts';
import { type Access, isShownAct, missingForAct, missingForAuthor } from '../../app/proposals-access.ts';
import type { ProposalAnswer, Proposals } from '../../app/proposals.ts';
import { type Asked, json, refusedReply, type Reply, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import type { CommandDoor, ContextDoor } from '../../kernel/door.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { refusalReasons } from '../../kernel/proposal.ts';
import { proposalId } from '../../kernel/proposal-door.ts';
import type { Text } from '../../kernel/text.ts';
import type { Clock } from '../../kernel/time.ts';
import { decidedProposals, type ProposalRow, waitingProposals } from './proposals-reader.ts';
import type { DecidedView, WaitingView } from './wire.ts';

export interface ApprovalRouteParts {
  readonly proposals: Proposals;
  readonly access: Access;
  /** The register: whether an author still holds the right. */
  readonly authors: Pick<KnownPeople, 'holds'>;
  /** Rows of the projection as this person may read them. */
  readonly readFor: (who: Who) => ReadRows;
  readonly contexts: readonly ContextDoor[];
  readonly clock: Clock;
  readonly seal: PositionSeal;
}

const room = 'oversight/approvals';
const answerSchema = z.strictObject({ proposal: proposalId });
const refuseSchema = z.strictObject({ proposal: proposalId, reason: z.enum(refusalReasons) });
const decidedQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100) });

/**
 * What waits for a second person, and the three answers. Written by hand: an approval writes on the act's own stream as
 * well as on the proposal's, which a route made from a command does not. The lists ask no action at the door, since an
 * author sees their own whatever their role; each row is judged for the reader.
 */
export function approvalRoutes(parts: ApprovalRouteParts): readonly Route[] {
  const doors = commandDoors(parts.contexts);
  return [waiting(parts, doors), decided(parts, doors), approve(parts), refuse(parts), withdraw(parts)];
}

type Doors = ReadonlyMap<string, CommandEntry>;

function waiting(parts: ApprovalRouteParts, doors: Doors): Route {
  return {
    method: 'GET',
    url: `/api/${room}/waiting`,
    action: 'signed_in',
    summary: {
      en: 'Acts that wait for a second person: one’s own, those one may answer, and for oversight all.',
      fr: 'Actes en attente d’une seconde personne : les siens, ceux auxquels on peut répondre et, pour le contrôle, tous.',
    },
    answer: async ({ who }) => {
      const rows = await waitingProposals(parts.readFor(who), parts.clock(), (row) =>
        isShown(parts, who, row),
      );
      return json(rows.map((row) => view(parts, doors, { who, row })));
    },
  };
}

function decided(parts: ApprovalRouteParts, doors: Doors): Route {
  return {
    method: 'GET',
    url: `/api/${room}/decided`,
    action: 'signed_in',
    summary: {
      en: 'Acts that were approved, refused or withdrawn, or have lapsed: newest first.',
      fr: 'Actes approuvés, refusés, retirés ou caducs : le plus récent d’abord.',
    },
    query: decidedQuery,
    answer: async ({ who, query }) => {
      const { limit } = decidedQuery.parse(query);
      const rows = await decidedProposals(parts.readFor(who), { at: parts.clock(), limit });
      const shown = rows.filter((row) => isShown(parts, who, row));
      return json(
        shown.map((row): DecidedView => {
          const { outcome, decidedBy, decidedAt, reason } = row;
          const closed = { mayApprove: false, missing: null, authorLacks: false };
          const over = { ...closed, outcome, decidedBy, decidedAt, reason };
          return { ...view(parts, doors, { who, row }), ...over };
        }),
      );
    },
  };
}

function approve(parts: ApprovalRouteParts): Route {
  return {
    method: 'POST',
    url: `/api/${room}/approve-act`,
    action: `${room}/ApproveAct`,
    summary: {
      en: 'Approve what another proposed: the act is done in the same step, or nothing is.',
      fr: 'Approuver ce qu’un autre propose : l’acte est accompli dans la même étape, ou rien ne l’est.',
    },
    body: answerSchema,
    answer: (asked) =>
      answered(parts, asked, (key) =>
        parts.proposals.approve(asked.who, answerSchema.parse(asked.body).proposal, key),
      ),
  };
}

function refuse(parts: ApprovalRouteParts): Route {
  return {
    method: 'POST',
    url: `/api/${room}/refuse-act`,
    action: `${room}/RefuseAct`,
    summary: {
      en: 'Refuse what another proposed, with the reason.',
      fr: 'Refuser ce qu’un autre propose, avec le motif.',
    },
    body: refuseSchema,
    answer: (asked) =>
      answered(parts, asked, (key) => parts.proposals.refuse(asked.who, refuseSchema.parse(asked.body), key)),
  };
}

function withdraw(parts: ApprovalRouteParts): Route {
  return {
    method: 'POST',
    url: `/api/${room}/withdraw-proposal`,
    action: `${room}/WithdrawProposal`,
    summary: { en: 'Withdraw one’s own proposal.', fr: 'Retirer sa propre proposition.' },
    body: answerSchema,
    answer: (asked) =>
      answered(parts, asked, (key) =>
        parts.proposals.withdraw(asked.who, answerSchema.parse(asked.body).proposal, key),
      ),
  };
}

async function answered(
  { seal }: ApprovalRouteParts,
  { request }: Asked,
  ask: (key: string) => Promise<ProposalAnswer>,
): Promise<Reply> {
  const key = keyOf(request);
  if (key === null) return refusedReply({ code: 'key_missing' });
  const { answer, texts } = await ask(key);
  return commandReply(answer, { seal, texts });
}

function isShown({ access, clock }: ApprovalRouteParts, who: Who, row: ProposalRow): boolean {
  return isShownAct(access, who, { act: actOf(row), at: clock() });
}

function actOf({ context, command, by, record }: ProposalRow) {
  return { context, command, by: by as ActorId, record };
}

function view(
  { access, authors, clock }: ApprovalRouteParts,
  doors: Doors,
  { who, row }: { readonly who: Who; readonly row: ProposalRow },
): WaitingView {
  const { proposal, context, command, by, at, lapsesAt } = row;
  const door = doors.get(`${context}/${command}`)?.command;
  const mine = by === who.actor;
  const missing = mine
    ? null
    : (access.missingAtDoor(who.roles, `${room}/ApproveAct`) ??
      missingForAct(access, who, { act: actOf(row), at: clock() }));
  const authorLacks = missingForAuthor(access, authors, { act: actOf(row), at: clock() }) !== null;
  return {
    proposal,
    context,
    command,
    by,
    at,
    lapsesAt,
    mine,
    missing,
    summary: door?.summary ?? goneText,
    why: door?.fourEyes ?? goneText,
    fields: shownFields(row.fields),
    terms: termsOf(row.fields, door?.terms ?? {}),
    mayApprove: !mine && missing === null && !authorLacks && door !== undefined,
    authorLacks,
  };
}

const goneText: Text = {
  en: 'This release of the program no longer knows this act.',
  fr: 'Cette version du programme ne connaît plus cet acte.',
};

function termsOf(
  fields: ProposalRow['fields'],
  terms: NonNullable<CommandDoor['terms']>,
): Readonly<Record<string, Text>> {
  const told = Object.entries(fields).flatMap(([name, value]) => {
    const words = typeof value === 'string' ? terms[name]?.[value] : undefined;
    return words === undefined ? [] : [[name, words] as const];
  });
  return Object.fromEntries(told);
}

function shownFields(fields: ProposalRow['fields']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
