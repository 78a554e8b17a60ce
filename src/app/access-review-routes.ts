import { z } from 'zod';
import { shortName } from '../kernel/shapes.ts';
import type { RecordReview } from '../kernel/access-review.ts';
import type { Journal, StoredEvent } from '../journal/port.ts';
import type { ContextDoor } from '../kernel/door.ts';
import type { Labelled } from '../kernel/label.ts';
import type { Purpose } from '../kernel/marking.ts';
import type { Clock, Instant } from '../kernel/time.ts';
import type { Access } from '../policy/access.ts';
import { factsOf } from '../policy/record-facts.ts';
import { whatMay, whoMayRead } from './access-review.ts';
import { labelledEvent } from './new-event.ts';
import type { PositionSeal } from './position-seal.ts';
import { json, refusedReply, type Route } from './route.ts';
import type { Who } from './who.ts';

/** What an access review asks. */
export interface AccessReviewParts {
  readonly access: Access;
  readonly journal: Pick<Journal, 'readAfter' | 'origin'>;
  readonly contexts: readonly ContextDoor[];
  /** Everybody who holds something at a moment. */
  readonly people: (at: Instant) => readonly Who[];
  readonly seal: Pick<PositionSeal, 'open'>;
  readonly clock: Clock;
}

const review = 'oversight/access/review';
const pageMax = 200;
/** A place in the book as the log gives it, or as the lists of the wings do: sealed. */
const recordParams = z.strictObject({ position: z.string().regex(/^(?:[1-9][0-9]{0,14}|p\.[\w-]{48})$/) });
const recordQuery = z.strictObject({
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(pageMax).default(50),
});
const personParams = z.strictObject({ staff: shortName });

/**
 * "Who can see this record, and why" and "what can this person do": for those who review access. The other state's
 * reviewers ask of their own people, and of what was released to them.
 */
export function accessReviewRoutes(parts: AccessReviewParts): readonly Route[] {
  return [recordRoute(parts), personRoute(parts)];
}

function recordRoute(parts: AccessReviewParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/access/record/:position',
    action: review,
    summary: {
      en: 'Who may see one record, and by which rules. A reviewer sees label and type of any record of the node, also of one closed to them; never its body.',
      fr: 'Qui peut voir un dossier, et selon quelles règles. Le contrôleur voit les mentions et le type de tout dossier du nœud, même fermé pour lui ; jamais son contenu.',
    },
    params: recordParams,
    query: recordQuery,
    answer: async ({ who, params, query }) => {
      const stored = await recordAt(parts, who, recordParams.parse(params).position);
      if (stored === null) return refusedReply({ code: 'not_found' });
      const review = recordReview(parts, stored, { ...recordQuery.parse(query), who });
      return review === null ? refusedReply({ code: 'not_found' }) : json(review);
    },
  };
}

function personRoute(parts: AccessReviewParts): Route {
  const { access, clock } = parts;
  return {
    method: 'GET',
    url: '/api/oversight/access/person/:staff',
    action: review,
    summary: {
      en: 'What one person in service may do at every door, and by which rules. The person is shown by id, not by name.',
      fr: 'Ce qu’une personne en fonction peut faire à chaque accès, et selon quelles règles. Elle est désignée par son identifiant, non par son nom.',
    },
    params: personParams,
    answer: async ({ who: reviewer, params }) => {
      const { staff } = personParams.parse(params);
      const who = peopleFor(parts, reviewer, clock()).find(({ actor }) => actor === staff);
      return who === undefined
        ? refusedReply({ code: 'not_found' })
        : json(whatMay(access, who, access.actions));
    },
  };
}

/** By a plain place only for the node's own state: places that answer would tell how much lies between them. */
async function recordAt(
  { journal, seal }: AccessReviewParts,
  { state }: Who,
  text: string,
): Promise<StoredEvent | null> {
  const isOwn = state === (journal.origin as string);
  const position = !/^[0-9]+$/.test(text) ? seal.open(text) : isOwn ? Number(text) : null;
  if (position === null || position < 1) return null;
  const [stored] = await journal.readAfter(position - 1, 1);
  return stored?.position === position ? stored : null;
}

/** Everybody, for the node's own state: it must see whom of the other state it lets in. */
function peopleFor({ people, journal }: AccessReviewParts, reviewer: Who, at: Instant): readonly Who[] {
  const all = people(at);
  return reviewer.state === (journal.origin as string)
    ? all
    : all.filter(({ state }) => state !== null && state === reviewer.state);
}

/** Null where the record is the other state's to the reviewer, and was not released to theirs. */
function recordReview(
  parts: AccessReviewParts,
  stored: StoredEvent,
  { who, offset, limit }: z.infer<typeof recordQuery> & { readonly who: Who },
): RecordReview | null {
  const { access, contexts, clock } = parts;
  const at = clock();
  const kind = stored.stream.split('/', 1)[0] ?? '';
  const context = contexts.find(({ streams }) => streams.some((stream) => stream.kind === kind));
  const door = context?.streams.find((stream) => stream.kind === kind);
  // A type that no context declares is taken for a person's: more is asked of it, not less.
  const label: Labelled = labelledEvent(door ?? { handling: {} }, stored);
  const { state } = who;
  const isReleased = label.releasedToStates?.some((one) => one === state) ?? false;
  if (state !== label.origin && !isReleased) return null;
  const action = shownBy(access, context?.name, label.purpose);
  const readers = whoMayRead(access, peopleFor(parts, who, at), { facts: factsOf(label, at), action });
  return {
    position: stored.position,
    type: stored.type,
    label,
    action,
    readers: readers.slice(offset, offset + limit),
    asked: readers.length,
    allowed: readers.filter(({ allowed }) => allowed).length,
  };
}

const vaultOf = {
  save_life: 'operations/vault/open',
  border_control: 'operations/vault/open',
  law_enforcement: 'inquiry/vault/open',
  protection: 'cases/vault/open',
  oversight: 'oversight/vault/open',
} as const satisfies Record<Purpose, string>;

/** The act by which a record is seen: its room's list, or the vault of its purpose where the room shows none. */
export function shownBy(
  { actions }: Pick<Access, 'actions'>,
  room: string | undefined,
  purpose: Purpose,
): string {
  const see = `${room ?? ''}/see`;
  return actions.includes(see) ? see : vaultOf[purpose];
}
