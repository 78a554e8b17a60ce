import { z } from 'zod';
import { domainEvent } from '../../app/new-event.ts';
import { isProven } from '../../app/proven.ts';
import { json, refusedReply, type Reply, type Route } from '../../app/route.ts';
import type { VaultDesk } from '../../app/vault/desk.ts';
import type { Opened } from '../../app/vault/open.ts';
import type { Who } from '../../app/who.ts';
import type { Journal } from '../../journal/port.ts';
import { fold } from '../../kernel/decider.ts';
import { type Refusal, refuse, type Result } from '../../kernel/result.ts';
import type { Clock } from '../../kernel/time.ts';
import { subjectId } from '../../kernel/shapes.ts';
import { requestDecider } from './decide.ts';
import type { RequestEvent, SubjectEvent } from './events.ts';
import { exportPage } from './export-page.ts';
import { holidaysOf } from './holidays.ts';
import { answerLimits } from './limits.ts';
import { requestRefusals, subjectRefusals } from './refusals.ts';
import type { RequestState } from './request.ts';
import type { SubjectExport, ToldOpening } from './wire.ts';

export interface ExportParts {
  readonly desk: Pick<VaultDesk, 'exportAll'>;
  readonly journal: Pick<Journal, 'readStream'>;
  readonly clock: Clock;
}

const action = 'oversight/records/ExportSubject';
const exportBody = z.strictObject({ subject: subjectId, request: z.string().min(1).max(48) });
const texts = {
  ...requestRefusals,
  ...subjectRefusals,
  second_person_needed: {
    en: 'Another officer must have verified who asks.',
    fr: 'L’identité du demandeur doit avoir été vérifiée par un autre agent.',
  },
};

/**
 * Everything held of a person, for the person. It stands on an open request of access whose author another officer has
 * verified: nobody opens a subject alone by entering a request. The export is itself an opening, told to `subject`.
 */
export function exportRoute(parts: ExportParts): Route {
  return {
    method: 'POST',
    url: '/api/oversight/records/export-subject',
    action,
    summary: {
      en: 'Everything held of a person, and who was shown it, for the person who asked.',
      fr: 'Tout ce qui est détenu d’une personne et à qui cela fut communiqué, pour la personne qui l’a demandé.',
    },
    body: exportBody,
    answer: async ({ who, body }) => {
      if (!isProven(who, parts.clock())) return refusedReply({ code: 'not_proven' });
      const { subject, request } = exportBody.parse(body);
      const stream = `request/${request}`;
      const history = await parts.journal.readStream(stream);
      const allowed = exportable(stateOf(history), { subject, who });
      if (!allowed.ok) return refusedBy(allowed.refusal);
      const pinned = { stream, expectedVersion: history.length, events: [] };
      const opened = await parts.desk.exportAll(who, { action, subject, request, pinned });
      return opened.ok ? told(parts, opened.value, request) : refusedBy(opened.refusal);
    },
  };
}

/** Whether this request lets this officer export this subject. */
export function exportable(
  state: RequestState,
  { subject, who }: { readonly subject: string; readonly who: Pick<Who, 'actor'> },
): Result<null, Refusal> {
  if (state.phase === 'none' || state.kind !== 'access' || state.subject !== subject)
    return refuse('not_found');
  if (state.phase === 'closed') return refuse('already_answered');
  if (state.contestedActor === who.actor) return refuse('contested_officer');
  if (state.verifiedBy === null) return refuse('identity_open');
  if (state.verifiedBy === who.actor) return refuse('second_person_needed');
  return { ok: true, value: null };
}

type History = Awaited<ReturnType<Journal['readStream']>>;

const decider = requestDecider((regime) => holidaysOf(answerLimits[regime].state));

function stateOf(history: History): RequestState {
  return fold(
    decider,
    history.map((stored) => domainEvent({ upcasters: {} }, stored) as RequestEvent), // this stream's own events
  );
}

async function told(
  { journal }: ExportParts,
  { subjects, position }: Opened,
  request: string,
): Promise<Reply> {
  const [opened] = subjects;
  if (opened === undefined) return refusedBy({ code: 'not_found' });
  const { subject, kind, details } = opened;
  const log = (await journal.readStream(`subject/${subject}`)).flatMap(toldOpening);
  const kinds = [...new Set(details.map((detail) => detail.kind))];
  const held = { subject, kind, kinds, details, log };
  const page = { ...held, request };
  const print = { en: exportPage(page, 'en'), fr: exportPage(page, 'fr') };
  const value: SubjectExport = { ...held, print, position };
  return json(value);
}

/**
 * The person is told when, for what and to whom, by desk: who the officer was is theirs to know only where they could
 * not otherwise use their rights. Source: Court of Justice, C-579/21 [M].
 */
function toldOpening(stored: History[number]): readonly ToldOpening[] {
  const said = domainEvent({ upcasters: {} }, stored) as SubjectEvent; // this stream's own events
  if (said.type !== 'SubjectOpened') return [];
  const { at, kinds, purpose, reason, recipient, act } = said;
  return [{ at, desk: stored.desk, kinds, purpose, reason, recipient, act }];
}

function refusedBy(refusal: Refusal): Reply {
  const { code } = refusal;
  return Object.hasOwn(texts, code)
    ? refusedReply(refusal, texts[code as keyof typeof texts])
    : refusedReply(refusal);
}
