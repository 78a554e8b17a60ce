import type { Journal, Json, JsonObject, NewEvent, StoredEvent, StreamPart } from '../journal/port.ts';
import { fold } from '../kernel/decider.ts';
import type { ContextDoor } from '../kernel/door.ts';
import { proposalDoor, proposalRefusals } from '../kernel/proposal-door.ts';
import {
  type ActProposed,
  type ProposalCommand,
  proposalDecider,
  type ProposalEvent,
  type ProposalState,
  type RefusalReason,
} from '../kernel/proposal.ts';
import type { Labelled, State } from '../kernel/label.ts';
import type { Refusal, Result } from '../kernel/result.ts';
import type { Text } from '../kernel/text.ts';
import { type Clock, type Instant, toUtc } from '../kernel/time.ts';
import type { Access } from '../policy/access.ts';
import {
  type Along,
  alongOf,
  contextNamed,
  givenFromOf,
  partsAlong,
  seenOf,
  type Sorted,
  sorted,
} from './along.ts';
import { type Answer, type CommandEntry, commandDoors, concernedOf, kept, load, ownKey } from './handle.ts';
import { keptAsNarrow } from './kept-narrower.ts';
import { lendsWider } from './lends-wider.ts';
import { domainEvent, labelledEvent, newEvent } from './new-event.ts';
import { isShownAct, missingForAct, missingForAuthor, type WaitingAct } from './proposals-access.ts';
import type { KnownPeople } from './concerned.ts';
import { answersAs } from './proposals-propose.ts';
import { isProven } from './proven.ts';
import { requestHash } from './request-hash.ts';
import type { VaultDesk } from './vault/desk.ts';
import type { FoldedStream } from './state-cache.ts';
import type { Who } from './who.ts';

export interface ProposalParts {
  readonly journal: Journal;
  readonly access: Access;
  readonly clock: Clock;
  readonly contexts: readonly ContextDoor[];
  /** The agency that answers for what nobody else's does. */
  readonly agency: string;
  /** As the handle's: what stands or falls with an approved act, such as the erasing of a subject's rows and key. */
  readonly vault?: Pick<VaultDesk, 'accompany'>;
  readonly people?: KnownPeople;
  /**
   * The register, asked at an approval whether its author still holds the right; absent: not asked, where people act
   * before the register can say so.
   */
  readonly authors?: Pick<KnownPeople, 'holds'>;
  /** The state whose node this is, where it stands beside another's; absent: it stands alone. */
  readonly node?: State;
}

/** An answer with the words for whatever refusal it may hold. */
export interface ProposalAnswer {
  readonly answer: Answer;
  readonly texts: Readonly<Record<string, Text>>;
}

/** The second person's side of four eyes. A proposal that one may not see is answered as if there were none. */
export interface Proposals {
  /** The approval and the act's own events in one append, decided on the act's present state: both or neither. */
  approve(who: Who, proposal: string, key: string): Promise<ProposalAnswer>;
  refuse(
    who: Who,
    proposal: { readonly proposal: string; readonly reason: RefusalReason },
    key: string,
  ): Promise<ProposalAnswer>;
  withdraw(who: Who, proposal: string, key: string): Promise<ProposalAnswer>;
}

const attemptsMax = 8;

/**
 * Answers proposals. Refuses: `not_proven`, `not_found`, `not_permitted`, `key_reused`, `contended`, what the proposal
 * refuses, `author_without_right`, and on approval what the act itself refuses by now: then the proposal stays open.
 */
export function createProposals(parts: ProposalParts): Proposals {
  const doors = commandDoors(parts.contexts);
  const again = async (ask: Ask): Promise<ProposalAnswer> => {
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const told = await answerOnce({ ...parts, doors, ask });
      if (told !== 'conflict') return told;
    }
    return refused('contended');
  };
  return {
    approve: (who, proposal, key) => again({ who, type: 'ApproveAct', proposal, key }),
    refuse: (who, { proposal, reason }, key) => again({ who, type: 'RefuseAct', proposal, reason, key }),
    withdraw: (who, proposal, key) => again({ who, type: 'WithdrawProposal', proposal, key }),
  };
}

type Ask = { readonly who: Who; readonly proposal: string; readonly key: string } & (
  | { readonly type: 'ApproveAct' | 'WithdrawProposal' }
  | { readonly type: 'RefuseAct'; readonly reason: RefusalReason }
);

interface Turn extends ProposalParts {
  readonly doors: ReadonlyMap<string, CommandEntry>;
  readonly ask: Ask;
}

async function answerOnce(turn: Turn): Promise<ProposalAnswer | 'conflict'> {
  const { access, ask } = turn;
  const { who, type } = ask;
  const now = turn.clock();
  if (access.missingAtDoor(who.roles, `oversight/approvals/${type}`) !== null) return refused('not_found');
  if (type === 'ApproveAct' && !isProven(who, now)) return refused('not_proven');
  const open = await openProposal(turn, now);
  if (open === null) return refused('not_found');
  const decision = proposalDecider.decide(open.state, commandOf(ask, now));
  const act = decision.ok && type === 'ApproveAct' ? decideAct(turn, open) : null;
  // A stream that the act begins says nothing of itself yet: what it would say is asked.
  const target = open.present.label ?? act?.label ?? null;
  const missing =
    type === 'WithdrawProposal' ? null : missingForAct(access, who, { act: open.act, target, at: now });
  if (missing !== null) return refused('not_permitted', { missing });
  if (act !== null && isWithoutAuthor(turn, open))
    return { answer: { ok: false, refusal: { code: 'author_without_right' } }, texts: proposalRefusals };
  return write(turn, open, { decision, act });
}

function isWithoutAuthor({ access, authors }: Turn, { act, now }: Open): boolean {
  return authors !== undefined && missingForAuthor(access, authors, { act, at: now }) !== null;
}

function commandOf({ who, key: _key, ...said }: Ask, now: Instant): ProposalCommand {
  return { ...said, at: toUtc(now), by: who.actor };
}

interface Open {
  readonly state: ProposalState;
  readonly version: number;
  readonly first: StoredEvent;
  readonly act: ActProposed & WaitingAct;
  readonly entry: CommandEntry;
  readonly present: FoldedStream;
  readonly along: readonly Along[];
  readonly now: Instant;
}

/** The proposal with what it would change as that stands now; null where there is none that this person is shown. */
async function openProposal(turn: Turn, now: Instant): Promise<Open | null> {
  const { journal, access, doors, contexts, ask } = turn;
  const history = await journal.readStream(`proposal/${ask.proposal}`);
  const state = fold(
    proposalDecider,
    history.map((stored) => domainEvent(proposalDoor, stored) as ProposalEvent),
  );
  const first = history[0];
  if (first === undefined || state.phase === 'none') return null;
  const act = { ...state.proposed, record: labelledEvent(proposalDoor, first) };
  const entry = doors.get(`${act.context}/${act.command}`);
  if (entry === undefined || !isShownAct(access, ask.who, { act, at: now })) return null;
  const present = await load(journal, entry.stream, act.stream);
  const along = await alongOf({
    context: contextNamed(contexts, act.context),
    command: entry.command,
    fields: act.fields,
    own: { stream: act.stream, state: present.state },
    givenFrom: givenFromOf(ask.who, turn),
    load: (kind, name) => load(journal, kind, name),
    isHidden: (label) => missingForAct(access, ask.who, { act, target: label, at: now }) !== null,
  });
  return { state, version: history.length, first, act, entry, present, along, now };
}

interface DecidedAct {
  readonly refusal: Refusal | null;
  readonly events: Sorted;
  readonly written: readonly NewEvent[];
  /** What the newest of them says of itself. */
  readonly label: Labelled | null;
}

/** The act once more, on what stands now, by the second person. What a refusal leaves on record is written as well. */
function decideAct(turn: Turn, open: Open): DecidedAct {
  const { entry, act, present, along, now } = open;
  const { who } = turn.ask;
  const asked = { door: entry.command, who, fields: act.fields, now, proposedBy: act.by };
  const concerned = concernedOf(turn, asked);
  if (concerned === 'not_found') return nothing({ code: 'not_found' });
  const edge = { type: act.command, at: toUtc(now), by: who.actor, givenFrom: givenFromOf(who, turn) };
  const seen = along.length > 0 ? { seen: seenOf(along) } : {};
  const decided = entry.stream.decider.decide(present.state, {
    ...act.fields,
    ...concerned,
    ...edge,
    ...seen,
  });
  const events = sorted(decided.ok ? decided.value : (decided.trace ?? []), { own: act.stream, along });
  if (events.beyond) return nothing({ code: 'not_found' });
  const own = { stream: act.stream, door: entry.stream, label: present.label };
  const lent = lendsWider({ command: entry.command, own, along, events });
  if (lent !== null) return nothing(lent);
  const written = events.own.map((event) =>
    keptAsNarrow(entry.stream, newEvent({ ...recordedAs(turn, open), door: entry }, event), present.label),
  );
  const newest = written.at(-1);
  const origin = turn.journal.origin;
  const label = newest === undefined ? null : labelledEvent(entry.stream, { ...newest, origin });
  return { refusal: decided.ok ? null : decided.refusal, events, written, label };
}

function nothing(refusal: Refusal): DecidedAct {
  return { refusal, events: { own: [], others: [], beyond: false }, written: [], label: null };
}

/** The author's agency goes on answering for the record, though the approver acts. */
function recordedAs({ ask, agency }: Turn, { first }: Open) {
  return {
    who: { agency: first.label?.owner ?? ask.who.agency },
    request: { cause: first.position },
    agency,
  };
}

interface Decided {
  readonly decision: Result<readonly ProposalEvent[], Refusal>;
  readonly act: DecidedAct | null;
}

/** Both streams in one append; a refusal is kept with its key, and nothing changes. */
async function write(
  turn: Turn,
  open: Open,
  { decision, act }: Decided,
): Promise<ProposalAnswer | 'conflict'> {
  const { journal, ask } = turn;
  const { who, key, type } = ask;
  const no = decision.ok ? (act?.refusal ?? null) : decision.refusal;
  const texts = !decision.ok ? proposalRefusals : open.entry.stream.refusals;
  const parts = no === null ? await partsOf(turn, open, { decision, act }) : tracePartsOf(turn, open, act);
  const answer: JsonObject = no === null ? { ok: true } : { ok: false, refusal: no as unknown as Json };
  const said = { ...commandOf(ask, open.now), at: null };
  const outcome = await journal.append({
    stream: `proposal/${ask.proposal}`,
    expectedVersion: open.version,
    idempotencyKey: ownKey(who, key),
    requestHash: requestHash({ command: type, fields: said, actor: who.actor }),
    actor: who.actor,
    desk: who.desk,
    events: parts.events,
    ...(act === null ? {} : { also: parts.also }),
    beside: parts.beside,
    answer,
  });
  switch (outcome.kind) {
    case 'appended':
      if (no !== null) return { answer: { ok: false, refusal: no }, texts };
      return { answer: { ok: true, position: outcome.last, repeated: false }, texts };
    case 'answered':
      return no === null ? refused('contended') : { answer: { ok: false, refusal: no }, texts };
    case 'repeated':
      return {
        answer: kept(outcome.answer, outcome.last),
        texts: { ...open.entry.stream.refusals, ...proposalRefusals },
      };
    case 'key_reused':
      return refused('key_reused');
    case 'conflict':
      return 'conflict';
  }
}

function targetPart({ act, present }: Open, events: readonly NewEvent[]): StreamPart {
  return { stream: act.stream, expectedVersion: present.version, events };
}

/** What is appended where both say yes. */
async function partsOf(turn: Turn, open: Open, { decision, act }: Decided) {
  const from = { ...recordedAs(turn, open), door: { stream: proposalDoor } };
  const events = (decision.ok ? decision.value : []).map((event) =>
    answersAs(newEvent(from, event), open.first),
  );
  if (act === null) return { events, also: [], beside: [] };
  const all = [...act.events.own, ...act.events.others.flatMap((other) => other.events)];
  const beside = await turn.vault?.accompany({ who: turn.ask.who, events: all });
  return {
    events,
    also: [...actParts(turn, open, act), ...(beside?.also ?? [])],
    beside: beside?.beside ?? [],
  };
}

/** What a refused act leaves on record; the proposal stays open. */
function tracePartsOf(turn: Turn, open: Open, act: DecidedAct | null) {
  return { events: [], also: act === null ? [] : actParts(turn, open, act), beside: [] };
}

function actParts(turn: Turn, open: Open, { events, written }: DecidedAct): readonly StreamPart[] {
  const as = recordedAs(turn, open);
  const others = partsAlong(events, (stream, event) => newEvent({ ...as, door: { stream } }, event));
  return [targetPart(open, written), ...others];
}

function refused(code: string, detail?: NonNullable<Refusal['detail']>): ProposalAnswer {
  const refusal: Refusal = detail === undefined ? { code } : { code, detail };
  return { answer: { ok: false, refusal }, texts: {} };
}
