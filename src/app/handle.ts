import type { ZodError } from 'zod';
import type { Journal, Json, JsonObject, NewEvent, StoredEvent, StreamPart } from '../journal/port.ts';
import { upcast } from '../journal/upcast.ts';
import type { Concerned, DomainCommand } from '../kernel/decider.ts';
import type { DomainEvent, JournalPosition } from '../kernel/event.ts';
import type { CommandDoor, ContextDoor, StreamDoor } from '../kernel/door.ts';
import { type Labelled, type RecordLabel, type State, states } from '../kernel/label.ts';
import type { Handling } from '../kernel/marking.ts';
import { proposalDoor } from '../kernel/proposal-door.ts';
import type { ActorId } from '../kernel/ids.ts';
import { ok, type Refusal, type Result } from '../kernel/result.ts';
import type { Clock, Instant, UtcText } from '../kernel/time.ts';
import { toUtc } from '../kernel/time.ts';
import type { Access } from '../policy/access.ts';
import { factsOf } from '../policy/record-facts.ts';
import { concernedBy, isInReach, type KnownPeople } from './concerned.ts';
import { proposeAct } from './proposals-propose.ts';
import { maySpeakFor } from './identity/speak-for.ts';
import { isProven } from './proven.ts';
import { requestHash } from './request-hash.ts';
import { createStateCache, type FoldedStream } from './state-cache.ts';
import type { VaultDesk } from './vault/desk.ts';
import type { SealedFields } from './vault/personal.ts';
import { sealedRequestHash } from './vault/request-hash.ts';
import { askerOf, type Who } from './who.ts';

/** What a caller is told of a command, now and at every retry with the same key. */
export type Answer =
  | {
      readonly ok: true;
      readonly position: JournalPosition;
      readonly repeated: boolean;
      /** Set where the act was not done but proposed: a second person decides. */
      readonly proposal?: string;
    }
  | { readonly ok: false; readonly refusal: Refusal };

export interface CommandRequest {
  readonly context: string;
  readonly command: string;
  readonly fields: unknown;
  readonly idempotencyKey: string;
  readonly cause?: JournalPosition;
}

export type Handle = (who: Who, request: CommandRequest) => Promise<Answer>;

export interface HandleParts {
  readonly journal: Journal;
  readonly access: Access;
  readonly clock: Clock;
  readonly contexts: readonly ContextDoor[];
  /** The agency that answers for what a device without an agency of its own records. */
  readonly agency: string;
  /** Where personal fields go, and what stands or falls with a decision. Absent: no command may have personal fields. */
  readonly vault?: Pick<VaultDesk, 'sealPersonal' | 'accompany'>;
  /** What requests with personal fields are hashed under: 32 bytes that the database does not hold. */
  readonly requestHashKey?: Uint8Array;
  /** Whom acts may concern. Absent: no command may concern anybody. */
  readonly people?: KnownPeople;
}

const attemptsMax = 8;

/**
 * The one way to change anything: authorise, validate, decide on the folded stream, append.
 * An act for four eyes is decided as well, so that its author hears refusals, but only proposed.
 * Answers only after the journal's flush. Refuses: `not_permitted`, `not_proven`, `foreign_source`, `not_found`, `invalid`, `key_reused`,
 * `contended`, and whatever the context's decider refuses. Faults of the store are thrown.
 */
export function createHandle(parts: HandleParts): Handle {
  const doors = commandDoors(parts.contexts);
  const states = createStateCache(20_000);
  return async (who, request) => {
    const door = doors.get(`${request.context}/${request.command}`);
    if (door === undefined) return refused('not_found');
    const missing = parts.access.missingAtDoor(who.roles, `${request.context}/${request.command}`);
    if (missing !== null) return { ok: false, refusal: { code: 'not_permitted', detail: { missing } } };
    if (door.command.grave === true && !isProven(who, parts.clock())) return refused('not_proven');
    const checked = door.command.schema.safeParse(request.fields);
    if (!checked.success) return { ok: false, refusal: invalid(checked.error) };
    const fields = checked.data as Readonly<Record<string, unknown>>; // every command schema is an object
    // Whatever names a source says something in its name: a device may do so only for those it was enrolled for.
    if (typeof fields['source'] === 'string' && !maySpeakFor(who, fields['source']))
      return refused('foreign_source');
    const stream = `${door.stream.kind}/${door.command.streamKey(fields, who.actor)}`;
    const hash = hashOf(parts, door.command, { command: request.command, fields, actor: who.actor });
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const answer = await decideOnce({ ...parts, states, door, who, request, fields, stream, hash });
      if (answer !== 'conflict') return answer;
    }
    return refused('contended');
  };
}

/** A command with the stream it is decided on. */
export interface CommandEntry {
  readonly stream: StreamDoor;
  readonly command: StreamDoor['commands'][string];
}

/** The door of each command, by its whole name. */
export function commandDoors(contexts: readonly ContextDoor[]): ReadonlyMap<string, CommandEntry> {
  return new Map(
    contexts.flatMap((context) =>
      context.streams.flatMap((stream) =>
        Object.entries(stream.commands).map(([name, command]): [string, CommandEntry] => [
          `${context.name}/${name}`,
          { stream, command },
        ]),
      ),
    ),
  );
}

interface Attempt extends HandleParts {
  readonly states: ReturnType<typeof createStateCache>;
  readonly door: CommandEntry;
  readonly who: Who;
  readonly request: CommandRequest;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly stream: string;
  readonly hash: string;
}

async function decideOnce(attempt: Attempt): Promise<Answer | 'conflict'> {
  const { journal, states, stream, who, request, hash } = attempt;
  const { decider } = attempt.door.stream;
  const stored = states.get(stream) ?? (await load(journal, attempt.door.stream, stream));
  const hidden = refusedOn(attempt, stored.label);
  if (hidden !== null && !hidden.asNothing) return hidden.answer;
  const before = hidden === null ? stored : { ...stored, state: decider.initial, label: null };
  const sealed = await sealFields(attempt);
  if (!sealed.ok) return sealed;
  const command = commandOf(attempt, sealed.value.fields);
  if (command === null) return refused('not_found');
  const decision = decider.decide(before.state, command);
  if (hidden !== null && decision.ok) return hidden.answer;
  const events = decision.ok ? decision.value : [];
  const written = events.map((event) => newEvent(attempt, event));
  const label = written.map((event) => labelledAs(attempt, event)).at(-1) ?? before.label;
  const beyond = before.label === null && label !== null ? refusedOn(attempt, label) : null;
  if (beyond !== null) return beyond.answer;
  const own = { stream, expectedVersion: before.version, events: written };
  const proposed =
    attempt.door.command.fourEyes !== undefined && events.length > 0
      ? proposal({ ...attempt, fields: sealed.value.fields }, { at: command.at, written })
      : null;
  const answer: JsonObject = decision.ok
    ? { ok: true, ...proposed?.told }
    : { ok: false, refusal: decision.refusal as unknown as Json };
  const outcome = await journal.append({
    ...(await partsOf(attempt, { own, proposed: proposed?.part ?? null, events, sealed: sealed.value })),
    idempotencyKey: ownKey(who, request.idempotencyKey),
    requestHash: hash,
    actor: who.actor,
    desk: who.desk,
    answer,
  });
  switch (outcome.kind) {
    case 'appended':
      if (proposed !== null) return { ok: true, position: outcome.last, repeated: false, ...proposed.told };
      states.set(stream, {
        state: events.reduce<unknown>((state, event) => decider.evolve(state, event), before.state),
        version: before.version + events.length,
        label,
      });
      return { ok: true, position: outcome.last, repeated: false };
    case 'answered':
      if (stored.version > 0) states.set(stream, stored);
      return decision.ok ? { ok: true, position: await journal.head(), repeated: false } : decision;
    case 'repeated':
      return kept(outcome.answer, outcome.last);
    case 'key_reused':
      return refused('key_reused');
    case 'conflict':
      states.drop(stream);
      return 'conflict';
  }
}

/** The order as the decider has it; null where it concerns somebody out of reach. */
function commandOf(attempt: Attempt, fields: SealedFields['fields']): DomainCommand | null {
  const { who, request } = attempt;
  const now = attempt.clock();
  const concerned = concernedOf(attempt, { door: attempt.door.command, who, fields: attempt.fields, now });
  if (concerned === 'not_found') return null;
  return { ...fields, ...concerned, type: request.command, at: toUtc(now), by: who.actor };
}

export interface ConcernedQuestion {
  readonly door: Pick<CommandDoor, 'concerns'>;
  readonly who: Who;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly now: Instant;
  readonly proposedBy?: ActorId;
}

/** What the decider is told of the person concerned, if any. Whoever is out of reach is as if unknown. */
export function concernedOf(
  { people }: Pick<HandleParts, 'people'>,
  { door, who, fields, now, proposedBy }: ConcernedQuestion,
): { readonly concerned?: Concerned } | 'not_found' {
  if (door.concerns === undefined) return {};
  if (people === undefined) throw new Error('a command concerns a person, and the node knows none');
  const staff = door.concerns(fields);
  if (!isInReach(who, people.agencyOf(staff, now))) return 'not_found';
  return { concerned: concernedBy(people, who, { staff, proposedBy: proposedBy ?? null, at: now }) };
}

/** A plain hash of a name or a number could be found again by trying. */
function hashOf({ requestHashKey }: HandleParts, { personal }: CommandDoor, said: unknown): string {
  if (personal === undefined) return requestHash(said);
  if (requestHashKey === undefined)
    throw new Error('a command has personal fields, and the node no key for them');
  return sealedRequestHash(said, requestHashKey);
}

/** The fields without what is personal; that goes to the vault with whatever is appended. */
async function sealFields({ vault, who, door, fields }: Attempt): Promise<Result<SealedFields, Refusal>> {
  if (door.command.personal === undefined) return ok({ fields, also: [], beside: [] });
  if (vault === undefined) throw new Error('a command has personal fields, and the node no vault');
  return vault.sealPersonal(who, { door: door.command, fields });
}

interface ToWrite {
  readonly own: StreamPart;
  readonly proposed: StreamPart | null;
  readonly events: readonly DomainEvent[];
  readonly sealed: SealedFields;
}

/** Everything that is written of a decision: all of it or nothing. */
async function partsOf({ vault, who }: Attempt, { own, proposed, events, sealed }: ToWrite) {
  if (events.length === 0) return own;
  // Nothing of a proposed act is written yet, but its stream must still stand as it was decided on.
  if (proposed !== null)
    return { ...proposed, also: [{ ...own, events: [] }, ...sealed.also], beside: sealed.beside };
  const beside = await vault?.accompany({ who, events });
  return {
    ...own,
    also: [...sealed.also, ...(beside?.also ?? [])],
    beside: [...sealed.beside, ...(beside?.beside ?? [])],
  };
}

/** What is appended instead of an act that waits for its second person. */
function proposal(
  { door, who, request, fields, stream, agency }: Attempt,
  { at, written }: { readonly at: UtcText; readonly written: readonly NewEvent[] },
) {
  const { context, command } = request;
  const key = ownKey(who, request.idempotencyKey);
  const event = proposeAct({ context, command, stream, fields, door: door.command, key, by: who.actor, at });
  const proposed = newEvent({ door: { stream: proposalDoor }, who, request, agency }, event);
  // What waits is open to the people of whichever states the act itself would be open to.
  const releasedToStates = written.at(-1)?.label?.releasedToStates;
  const open = releasedToStates === undefined ? {} : { releasedToStates };
  const events = [{ ...proposed, label: { ...proposed.label, ...open } }];
  return {
    part: { stream: `proposal/${event.proposal}`, expectedVersion: 0, events },
    told: { proposal: event.proposal },
  };
}

/** Each actor has keys of their own: nobody learns from a refusal what another has used. */
export function ownKey({ actor }: Pick<Who, 'actor'>, key: string): string {
  return `${actor}/${key}`;
}

/** The answer kept under a key, as this room writes them. */
export function kept(answer: JsonObject, position: JournalPosition): Answer {
  if (answer['ok'] !== true) return { ok: false, refusal: answer['refusal'] as unknown as Refusal }; // written above
  const { proposal: waits } = answer;
  return { ok: true, position, repeated: true, ...(typeof waits === 'string' ? { proposal: waits } : {}) };
}

/** A stream folded anew. */
export async function load(journal: Journal, door: StreamDoor, stream: string): Promise<FoldedStream> {
  const history = await journal.readStream(stream);
  let state = door.decider.initial;
  for (const stored of history) state = door.decider.evolve(state, domainEvent(door, stored));
  const newest = history.at(-1);
  return { state, version: history.length, label: newest === undefined ? null : labelledEvent(door, newest) };
}

/** Everything by which access to a stored event is judged. A record of before labels is its node's own. */
export function labelledEvent(door: Pick<StreamDoor, 'handling'>, event: Labels): Labelled {
  const { marking, purpose, label, origin, type } = event;
  const personal = door.handling[type]?.personal ?? true;
  return { ...(label ?? { owner: origin }), marking, purpose, origin: stateOf(origin), personal };
}

type Labels = Pick<StoredEvent, 'marking' | 'purpose' | 'label' | 'origin' | 'type'>;

function labelledAs({ door, journal }: Attempt, event: NewEvent): Labelled {
  return labelledEvent(door.stream, { ...event, origin: journal.origin });
}

function stateOf(origin: string): State {
  const state = states.find((one) => one === origin);
  if (state === undefined) throw new Error(`a node of no state: ${origin}`);
  return state;
}

interface RefusedOn {
  readonly answer: Answer;
  /** True: whatever the decider would refuse of a record that is not there is said instead, and kept like it. */
  readonly asNothing: boolean;
}

/**
 * Whether the asker may do this with a record of that label. Whoever may not see it is answered as if there were
 * nothing; a device, which sees nothing, is told that it may not.
 */
function refusedOn({ access, clock, who, request, door }: Attempt, label: Labelled | null): RefusedOn | null {
  if (label === null) return null;
  const missing = access.missing({
    asker: askerOf(who),
    action: `${request.context}/${request.command}`,
    record: factsOf(label, clock()),
    reasonGiven: false,
    instrument: null,
  });
  // An act for four eyes lacks its second person by now: it goes on to be proposed.
  if (missing === null || (missing === 'four_eyes' && door.command.fourEyes !== undefined)) return null;
  if (missing === 'nothing_here' && who.kind === 'staff')
    return { answer: refused('not_found'), asNothing: true };
  return { answer: { ok: false, refusal: { code: 'not_permitted', detail: { missing } } }, asNothing: false };
}

/** The domain event of a stored one, lifted to its newest shape. */
export function domainEvent(
  door: Pick<StreamDoor, 'upcasters'>,
  stored: {
    readonly type: string;
    readonly shape: number;
    readonly happenedAt: string;
    readonly body: JsonObject;
  },
): DomainEvent {
  const body = upcast(stored, door.upcasters[stored.type] ?? []);
  return { ...body, type: stored.type, at: stored.happenedAt } as DomainEvent;
}

/** Of whom and by what an event is recorded: its owner is the author's agency, else the node's. */
export interface EventAuthor {
  readonly door: { readonly stream: StreamDoor };
  readonly who: Pick<Who, 'agency'>;
  readonly request: Pick<CommandRequest, 'cause'>;
  readonly agency: string;
}

/** A domain event as the journal takes it: handled, labelled and checked. Throws on an event type nobody declared. */
export function newEvent(
  { door: { stream: door }, who, request, agency }: EventAuthor,
  event: DomainEvent,
): NewEvent {
  const { type, at, ...fields } = event;
  const handling = door.handlingOf?.(event) ?? door.handling[type];
  const schema = door.events[type];
  if (handling === undefined || schema === undefined)
    throw new Error(`event type without handling or schema: ${type}`);
  return {
    type,
    shape: (door.upcasters[type]?.length ?? 0) + 1,
    happenedAt: at,
    marking: handling.marking,
    purpose: handling.purpose,
    label: labelOf(handling, who.agency ?? agency),
    cause: request.cause ?? null,
    body: schema.parse(fields) as JsonObject,
  };
}

/** A new record is its author's agency's; what may go to a partner is open to both states' people at this node. */
export function labelOf({ release, jurisdiction, bothStates }: Handling, owner: string): RecordLabel {
  return {
    owner,
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(release === 'never' && bothStates !== true ? {} : { releasedToStates: states }),
  };
}

function invalid(error: ZodError): Refusal {
  const first = error.issues
    .slice(0, 8)
    .map((issue) => [issue.path.join('.') || 'body', issue.code] as const);
  return { code: 'invalid', detail: Object.fromEntries(first) };
}

function refused(code: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code } };
}
