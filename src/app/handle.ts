import type { ZodError } from 'zod';
import type { Journal, Json, JsonObject, NewEvent, StreamPart } from '../journal/port.ts';
import type { Concerned, Decision, DomainCommand } from '../kernel/decider.ts';
import type { DomainEvent, JournalPosition } from '../kernel/event.ts';
import type { CommandDoor, ContextDoor, StreamDoor } from '../kernel/door.ts';
import type { Labelled, State } from '../kernel/label.ts';
import { proposalDoor } from '../kernel/proposal-door.ts';
import type { ActorId } from '../kernel/ids.ts';
import { ok, type Refusal, type Result } from '../kernel/result.ts';
import type { Clock, Instant, UtcText } from '../kernel/time.ts';
import { toUtc } from '../kernel/time.ts';
import type { Access } from '../policy/access.ts';
import { factsOf } from '../policy/record-facts.ts';
import {
  type Along,
  alongOf,
  contextNamed,
  evolved,
  givenFromOf,
  partsAlong,
  seenOf,
  sorted,
} from './along.ts';
import { concernedBy, isInReach, type KnownPeople } from './concerned.ts';
import { commandHash } from './command-hash.ts';
import { keptAsNarrow } from './kept-narrower.ts';
import { lendsWider } from './lends-wider.ts';
import { labelledEvent, newEvent } from './new-event.ts';
import { proposeAct, waitsAs } from './proposals-propose.ts';
import { maySpeakFor } from './identity/speak-for.ts';
import { isProven } from './proven.ts';
import { foldedStream } from './shared-stream.ts';
import { createStateCache, type FoldedStream } from './state-cache.ts';
import type { VaultDesk } from './vault/desk.ts';
import { type SealedFields, withoutPersonal } from './vault/personal.ts';
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
  /** The state whose node this is, where it stands beside another's; absent: it stands alone. */
  readonly node?: State;
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
    const said = checked.data as Readonly<Record<string, unknown>>; // every command schema is an object
    const fields = { ...said, ...door.command.derive?.(said) };
    // Whatever names a source says something in its name: a device may do so only for those it was enrolled for.
    const { source } = fields;
    const isNamed = typeof source === 'string' && door.command.namesNoSource !== true;
    if (isNamed && !maySpeakFor(who, source)) return refused('foreign_source');
    const stream = `${door.stream.kind}/${door.command.streamKey(fields, who.actor)}`;
    const hash = commandHash(parts, door.command, { command: request.command, fields, actor: who.actor });
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
  const sealing = await sealFields(attempt);
  const sealed = sealing.ok ? sealing.value : withoutPersonal(attempt.door.command, attempt.fields);
  const along = await streamsAlong(attempt, sealed.fields, before.state);
  const command = commandOf(attempt, sealed.fields, along);
  if (command === null) return refused('not_found');
  const decision = decider.decide(before.state, command);
  if (hidden !== null && decision.ok) return hidden.answer;
  // What the record itself refuses is said first: of one that is not there, nobody hears whether a subject is.
  if (!sealing.ok && decision.ok) return sealing;
  const written = await toWrite(attempt, { decision, hidden, before, along, sealed, command });
  if (written.beyond !== null) return written.beyond;
  const answer: JsonObject = decision.ok
    ? { ok: true, ...written.proposed?.told }
    : { ok: false, refusal: decision.refusal as unknown as Json };
  const outcome = await journal.append({
    ...(await partsOf(attempt, written)),
    idempotencyKey: ownKey(who, request.idempotencyKey),
    requestHash: hash,
    actor: who.actor,
    desk: who.desk,
    answer,
  });
  switch (outcome.kind) {
    case 'appended':
      if (written.proposed !== null)
        return { ok: true, position: outcome.last, repeated: false, ...written.proposed.told };
      keepStates(attempt, before, written);
      return decision.ok
        ? { ok: true, position: outcome.last, repeated: false }
        : { ok: false, refusal: decision.refusal };
    case 'answered':
      if (stored.version > 0) states.set(stream, stored);
      return decision.ok
        ? { ok: true, position: await journal.head(), repeated: false }
        : { ok: false, refusal: decision.refusal };
    case 'repeated':
      return kept(outcome.answer, outcome.last);
    case 'key_reused':
      return refused('key_reused');
    case 'conflict':
      states.drop(outcome.stream);
      states.drop(stream);
      return 'conflict';
  }
}

/** The further streams that the command names; whoever may not act on one finds it as if never begun. */
function streamsAlong(
  attempt: Attempt,
  fields: SealedFields['fields'],
  state: unknown,
): Promise<readonly Along[]> {
  const { contexts, request, door, stream, who, states, journal } = attempt;
  return alongOf({
    context: contextNamed(contexts, request.context),
    command: door.command,
    fields,
    own: { stream, state },
    givenFrom: givenFromOf(who, attempt),
    load: async (kind, name) => states.get(name) ?? load(journal, kind, name),
    isHidden: (label) => refusedOn(attempt, label) !== null,
  });
}

interface Taken {
  readonly decision: Decision<DomainEvent, string>;
  readonly hidden: RefusedOn | null;
  readonly before: FoldedStream;
  readonly along: readonly Along[];
  readonly sealed: SealedFields;
  readonly command: DomainCommand;
}

/** What is to be appended of a decision, and the answer instead where it would go beyond the asker's rights. */
async function toWrite(attempt: Attempt, { decision, hidden, before, along, sealed, command }: Taken) {
  const { stream, door } = attempt;
  // A refusal may leave a trace; of a record that the asker may not see nothing is written.
  const trace = hidden === null && !decision.ok ? (decision.trace ?? []) : [];
  const events = sorted(decision.ok ? decision.value : trace, { own: stream, along });
  const written = events.own.map((event) =>
    keptAsNarrow(door.stream, newEvent(attempt, event), before.label),
  );
  const label = written.map((event) => labelledAs(attempt, event)).at(-1) ?? before.label;
  const refusal = before.label === null && label !== null ? refusedOn(attempt, label) : null;
  const own = { stream, door: door.stream, label: before.label };
  const lent = lendsWider({ command: door.command, own, along, events });
  const beyond =
    refusal?.answer ??
    (events.beyond ? refused('not_found') : null) ??
    (lent === null ? null : { ok: false as const, refusal: lent });
  const isAct = decision.ok && decision.value.length > 0;
  const proposed =
    door.command.fourEyes !== undefined && isAct
      ? proposal({ ...attempt, fields: sealed.fields }, { at: command.at, written })
      : null;
  const part: StreamPart = { stream, expectedVersion: before.version, events: written };
  const others = partsAlong(events, (kind, event) => newEvent({ ...attempt, door: { stream: kind } }, event));
  return { events, own: part, others, label, beyond, proposed, sealed };
}

type Written = Awaited<ReturnType<typeof toWrite>>;

/** What the streams are after the append, for the next decision on them. */
function keepStates(attempt: Attempt, before: FoldedStream, { events, label, others }: Written): void {
  const { states, stream, door } = attempt;
  states.follow(stream, before, {
    state: evolved(door.stream, before.state, events.own),
    version: before.version + events.own.length,
    label,
  });
  for (const [at, { along, events: added }] of events.others.entries()) {
    const newest = others[at]?.events.at(-1);
    const origin = attempt.journal.origin;
    states.follow(along.stream, along.stored, {
      state: evolved(along.door, along.stored.state, added),
      version: along.stored.version + added.length,
      label: newest === undefined ? along.stored.label : labelledEvent(along.door, { ...newest, origin }),
    });
  }
}

/** The order as the decider has it; null where it concerns somebody out of reach. */
function commandOf(
  attempt: Attempt,
  fields: SealedFields['fields'],
  along: readonly Along[],
): DomainCommand | null {
  const { who, request } = attempt;
  const now = attempt.clock();
  const concerned = concernedOf(attempt, { door: attempt.door.command, who, fields: attempt.fields, now });
  if (concerned === 'not_found') return null;
  const edge = { type: request.command, at: toUtc(now), by: who.actor, givenFrom: givenFromOf(who, attempt) };
  return { ...fields, ...concerned, ...edge, ...(along.length > 0 ? { seen: seenOf(along) } : {}) };
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

/** The fields without what is personal; that goes to the vault with whatever is appended. */
async function sealFields({ vault, who, door, fields }: Attempt): Promise<Result<SealedFields, Refusal>> {
  if (door.command.personal === undefined) return ok({ fields, also: [], beside: [] });
  if (vault === undefined) throw new Error('a command has personal fields, and the node no vault');
  return vault.sealPersonal(who, { door: door.command, fields });
}

/** Everything that is written of a decision: all of it or nothing. */
async function partsOf({ vault, who }: Attempt, { own, others, proposed, events, sealed }: Written) {
  const all = [...events.own, ...events.others.flatMap((other) => other.events)];
  if (all.length === 0) return own;
  // Nothing of a proposed act is written yet, but its streams must still stand as it was decided on.
  if (proposed !== null) {
    const standing = [own, ...others].map((part) => ({ ...part, events: [] }));
    return { ...proposed.part, also: [...standing, ...sealed.also], beside: sealed.beside };
  }
  const beside = await vault?.accompany({ who, events: all });
  return {
    ...own,
    also: [...others, ...sealed.also, ...(beside?.also ?? [])],
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
  const events = [waitsAs(proposed, written.at(-1))];
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
  return foldedStream(door, await journal.readStream(stream), journal.origin);
}

function labelledAs({ door, journal }: Attempt, event: NewEvent): Labelled {
  return labelledEvent(door.stream, { ...event, origin: journal.origin });
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

function invalid(error: ZodError): Refusal {
  const first = error.issues
    .slice(0, 8)
    .map((issue) => [issue.path.join('.') || 'body', issue.code] as const);
  return { code: 'invalid', detail: Object.fromEntries(first) };
}

function refused(code: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code } };
}
