import type {
  Beside,
  Journal,
  Json,
  JsonObject,
  NewEvent,
  StoredEvent,
  StreamPart,
} from '../journal/port.ts';
import { fold } from '../kernel/decider.ts';
import type { ContextDoor } from '../kernel/door.ts';
import type { DomainEvent } from '../kernel/event.ts';
import { proposalDoor, proposalRefusals } from '../kernel/proposal-door.ts';
import {
  type ActProposed,
  type ProposalCommand,
  proposalDecider,
  type ProposalEvent,
  type ProposalState,
  type RefusalReason,
} from '../kernel/proposal.ts';
import type { Refusal, Result } from '../kernel/result.ts';
import type { Text } from '../kernel/text.ts';
import { type Clock, toUtc, type UtcText } from '../kernel/time.ts';
import type { Access } from '../policy/access.ts';
import {
  type Answer,
  type CommandEntry,
  commandDoors,
  domainEvent,
  kept,
  load,
  newEvent,
  ownKey,
} from './handle.ts';
import { isShownAct, missingForAct } from './proposals-access.ts';
import { isProven } from './proven.ts';
import { requestHash } from './request-hash.ts';
import type { Who } from './who.ts';

/** An act whose second person has said yes, about to be written. */
export interface ApprovedAct {
  readonly who: Who;
  readonly context: string;
  readonly command: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly events: readonly DomainEvent[];
}

export interface ProposalParts {
  readonly journal: Journal;
  readonly access: Access;
  readonly clock: Clock;
  readonly contexts: readonly ContextDoor[];
  /** The agency that answers for what nobody else's does. */
  readonly agency: string;
  /** What stands or falls with an approved act's events, such as statements of the vault; absent: nothing. */
  readonly accompany?: (act: ApprovedAct) => Promise<{
    readonly also: readonly StreamPart[];
    readonly beside: readonly Beside[];
  }>;
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
 * refuses, and on approval what the act itself refuses by now: then the proposal stays open.
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
  const { who, type } = turn.ask;
  const now = turn.clock();
  if (turn.access.missingAtDoor(who.roles, `oversight/approvals/${type}`) !== null)
    return refused('not_found');
  if (type === 'ApproveAct' && !isProven(who, now)) return refused('not_proven');
  const open = await openProposal(turn, toUtc(now));
  if (open === null) return refused('not_found');
  const missing = type === 'WithdrawProposal' ? null : missingForAct(turn.access, who, open);
  if (missing !== null) return refused('not_permitted', { missing });
  const decision = proposalDecider.decide(open.state, commandOf(turn.ask, open.at));
  if (!decision.ok) return write(turn, open, { decision, act: null });
  return write(turn, open, { decision, act: type === 'ApproveAct' ? decideAct(turn, open) : null });
}

function commandOf({ who, key: _key, ...said }: Ask, at: UtcText): ProposalCommand {
  return { ...said, at, by: who.actor };
}

interface Open {
  readonly state: ProposalState;
  readonly version: number;
  readonly first: StoredEvent;
  readonly act: ActProposed & { readonly record: StoredEvent };
  readonly entry: CommandEntry;
  readonly present: Awaited<ReturnType<typeof load>>;
  readonly target?: StoredEvent;
  readonly at: UtcText;
}

/** The proposal with what it would change as that stands now; null where there is none that this person is shown. */
async function openProposal({ journal, access, doors, ask }: Turn, at: UtcText): Promise<Open | null> {
  const history = await journal.readStream(`proposal/${ask.proposal}`);
  const state = fold(
    proposalDecider,
    history.map((stored) => domainEvent(proposalDoor, stored) as ProposalEvent),
  );
  const first = history[0];
  if (first === undefined || state.phase === 'none') return null;
  const act = { ...state.proposed, record: first };
  const entry = doors.get(`${act.context}/${act.command}`);
  if (entry === undefined || !isShownAct(access, ask.who, { act, at })) return null;
  const present = await load(journal, entry.stream, act.stream);
  const target = present.newest === null ? {} : { target: present.newest };
  return { state, version: history.length, first, act, entry, present, at, ...target };
}

/** The act once more, on what stands now, by the second person. */
function decideAct(
  { ask }: Turn,
  { entry, act, present, at }: Open,
): Result<readonly DomainEvent[], Refusal> {
  const command = { ...act.fields, type: act.command, at, by: ask.who.actor };
  return entry.stream.decider.decide(present.state, command);
}

interface Decided {
  readonly decision: Result<readonly ProposalEvent[], Refusal>;
  readonly act: Result<readonly DomainEvent[], Refusal> | null;
}

/** Both streams in one append; a refusal is kept with its key, and nothing changes. */
async function write(
  turn: Turn,
  open: Open,
  { decision, act }: Decided,
): Promise<ProposalAnswer | 'conflict'> {
  const { journal, ask } = turn;
  const { who, key, type } = ask;
  const no = !decision.ok ? decision : act?.ok === false ? act : null;
  const texts = !decision.ok ? proposalRefusals : open.entry.stream.refusals;
  const parts = no === null ? await partsOf(turn, open, { decision, act }) : null;
  const answer: JsonObject =
    no === null ? { ok: true } : { ok: false, refusal: no.refusal as unknown as Json };
  const said = { ...commandOf(ask, open.at), at: null };
  const outcome = await journal.append({
    stream: `proposal/${ask.proposal}`,
    expectedVersion: open.version,
    idempotencyKey: ownKey(who, key),
    requestHash: requestHash({ command: type, fields: said, actor: who.actor }),
    actor: who.actor,
    desk: who.desk,
    events: parts?.events ?? [],
    ...(act === null ? {} : { also: parts?.also ?? [targetPart(open, [])] }),
    beside: parts?.beside ?? [],
    answer,
  });
  switch (outcome.kind) {
    case 'appended':
      return { answer: { ok: true, position: outcome.last, repeated: false }, texts };
    case 'answered':
      return no === null ? refused('contended') : { answer: no, texts };
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

/** What is appended where both say yes: the author's agency goes on answering for the record, the approver acts. */
async function partsOf(turn: Turn, open: Open, { decision, act }: Decided) {
  const { first, entry } = open;
  const who = { agency: first.label?.owner ?? turn.ask.who.agency };
  const from = { who, request: { cause: first.position }, agency: turn.agency };
  const answers = decision.ok ? decision.value : [];
  const events = answers.map((event) => newEvent({ ...from, door: { stream: proposalDoor } }, event));
  if (act === null || !act.ok) return { events, also: [], beside: [] };
  const { context, command, fields } = open.act;
  const beside = await turn.accompany?.({ who: turn.ask.who, context, command, fields, events: act.value });
  const written = act.value.map((event) => newEvent({ ...from, door: { stream: entry.stream } }, event));
  return {
    events,
    also: [targetPart(open, written), ...(beside?.also ?? [])],
    beside: beside?.beside ?? [],
  };
}

function refused(code: string, detail?: NonNullable<Refusal['detail']>): ProposalAnswer {
  const refusal: Refusal = detail === undefined ? { code } : { code, detail };
  return { answer: { ok: false, refusal }, texts: {} };
}
