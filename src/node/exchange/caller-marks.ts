import { randomUUID } from 'node:crypto';
import { type Follower, followJournal } from '../../app/follow.ts';
import type { Outbox } from '../../app/outbox.ts';
import type { ReadRows } from '../../app/project.ts';
import type { FoundElsewhere } from '../../app/vault/parts.ts';
import { type Book, createBook, type Order } from '../../app/vault/book.ts';
import type { Who } from '../../app/who.ts';
import type { CallerMarking } from '../../journal/caller-marks.ts';
import type { Journal, StoredEvent, Vault } from '../../journal/index.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { addSeconds, type Clock, toUtc } from '../../kernel/time.ts';
import { callerStream, type CallerState } from '../../operations/rescue/decide-caller.ts';
import type { MarksOfPeers } from '../vault.ts';

export interface CallerMarksParts {
  readonly journal: Journal;
  readonly marking: CallerMarking;
  readonly vault: Pick<Vault, 'factsOf'>;
  /** The tables of the rescue as the program itself reads them. */
  readonly read: ReadRows;
  /** Resolves true once those tables show a position. */
  readonly reached: (position: number, milliseconds: number) => Promise<boolean>;
  readonly outboxes: readonly Pick<Outbox, 'recall'>[];
  /** Who answers for what nobody else's does. */
  readonly agency: string;
  readonly clock: Clock;
  /** True where the clock is driven from outside: keys are then looked at once, at the start. */
  readonly driven: boolean;
  readonly fault: (error: unknown) => void;
}

/** The marking of telephones as it runs on a node. */
export interface CallerMarks {
  /** Marks anew what was taken lately, where another key is in service than at the last look; never throws. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/** Callers of so many hours are marked anew under a new key: who called last night may call again. */
const anewHours = 72;
/** An erasure of so long ago was taken back from every peer, or is looked at in vain. */
const takenBackDays = 30;
const contactsMax = 5_000;
const callersMax = 20_000;
const keysMilliseconds = 30_000;
const shownMilliseconds = 5_000;
const attemptsMax = 8;
const author = { actor: 'node' as ActorId, desk: null };

/**
 * Marks the telephone of each contact as it is recorded, in a record and an envelope of its own: a contact never waits for
 * it, and a peer that does not know it yet loses nothing else. What a stop or a new key left is found from the tables. A
 * caller that is erased is forgotten, and its marks are taken back from the peers.
 */
export async function startCallerMarks(parts: CallerMarksParts): Promise<CallerMarks> {
  const { journal, marking, fault, driven } = parts;
  const book = createBook({ journal, ids: randomUUID });
  const desk: Desk = { ...parts, book };
  const follower: Follower = followJournal({
    journal,
    from: await journal.head(),
    types: ['ContactRecorded', 'SubjectErased'],
    take: (event) => takeEvent(desk, event),
    fault,
  });
  let under: string | null = null;
  let running: Promise<void> = Promise.resolve();
  const look = (): Promise<void> => {
    running = running.then(async () => {
      try {
        const now = marking
          .inService()
          .map(({ key }) => key)
          .join(' ');
        if (now === under) return;
        await lookOver(desk);
        under = now; // only then: what failed is looked over at the next turn
      } catch (error) {
        fault(error);
      }
    });
    return running;
  };
  void look(); // nobody waits for it at the start
  const timer = driven ? undefined : setInterval(() => void look(), keysMilliseconds);
  return {
    look,
    async close() {
      clearInterval(timer);
      await follower.close();
      await running;
    },
  };
}

interface Desk extends CallerMarksParts {
  readonly book: Book;
}

async function takeEvent(desk: Desk, event: StoredEvent): Promise<void> {
  if (event.imported !== null) return; // another node's callers are marked by that node
  if (event.type === 'ContactRecorded') return mark(desk, event);
  return forget(desk, event.stream.slice('subject/'.length));
}

/** Owned, marked and labelled as the contact that it comes from: whoever may not see the one does not see the other. */
async function mark(desk: Desk, contact: StoredEvent): Promise<void> {
  const subject = contact.body['caller'];
  if (typeof subject !== 'string') return;
  const { label, marking, purpose, position } = contact;
  for (const marks of await desk.marking.ofSubject(subject)) {
    const order = {
      door: callerStream,
      stream: `caller/${subject}`,
      command: { type: 'MarkCaller', at: toUtc(desk.clock()), subject, ...marks },
      owner: label?.owner ?? desk.agency,
      ...(label === null ? {} : { label }),
      cause: position,
      fresh: true,
    };
    await write(desk, order, { marking, purpose });
  }
}

async function forget(desk: Desk, subject: string): Promise<void> {
  const stream = `caller/${subject}`;
  const told = (await desk.journal.readStream(stream)).filter(
    ({ type, imported }) => type === 'CallerMarked' && imported === null,
  );
  const last = told.at(-1);
  if (last === undefined) return;
  const { label, marking, purpose } = last;
  const order = {
    door: callerStream,
    stream,
    command: { type: 'ForgetCaller', at: toUtc(desk.clock()), subject },
    owner: label?.owner ?? desk.agency,
    ...(label === null ? {} : { label }),
    fresh: true,
  };
  await write(desk, order, { marking, purpose });
  const positions = told.map(({ position }) => position);
  for (const outbox of desk.outboxes) await outbox.recall(positions, 'erased');
}

/** Decided anew where another came first; nothing is written where it stands already, or the caller is forgotten. */
async function write(
  { book }: Desk,
  order: Order,
  kept: Pick<StoredEvent, 'marking' | 'purpose'>,
): Promise<void> {
  for (let tries = 0; tries < attemptsMax; tries += 1) {
    const decided = await book.decide(order);
    if (!decided.ok || decided.value.events.length === 0) return;
    const { part } = decided.value;
    const events = part.events.map((event) => ({ ...event, ...kept }));
    if ((await book.append(author, { parts: [{ ...part, events }], beside: [] })) !== null) return;
  }
  throw new Error('a telephone is not marked: others kept coming first');
}

/** Everything that a stop, a new key or an old backup left. */
async function lookOver(desk: Desk): Promise<void> {
  const { journal, marking, clock, read } = desk;
  if (!(await desk.reached(await journal.head(), shownMilliseconds)))
    throw new Error('telephones are marked later: the tables are still being written');
  const callers = await ownCallers(desk);
  await forgetErased(desk, callers);
  const inService = marking.inService();
  if (inService.length === 0) return;
  const since = toUtc(addSeconds(clock(), -anewHours * 3_600));
  const rows = await read(
    `select id, state -> 'facts' as facts from {contact}
     where changed_at >= $1 and label_origin = $2 and state -> 'facts' is not null order by changed_at desc limit ${contactsMax}`,
    [since, journal.origin],
  );
  const seen = new Set<string>();
  for (const row of rows) {
    const { caller } = row['facts'] as { readonly caller: string | null }; // as the projection wrote it
    if (caller === null || seen.has(caller)) continue;
    seen.add(caller);
    const told = callers.get(caller)?.told ?? [];
    if (inService.every(({ key }) => told.some((one) => one.key === key))) continue;
    const contact = (await journal.readStream(`contact/${String(row['id'])}`)).find(
      ({ type, imported }) => type === 'ContactRecorded' && imported === null,
    );
    if (contact !== undefined) await mark(desk, contact);
  }
}

async function ownCallers({ read, journal, clock }: Desk): Promise<ReadonlyMap<string, CallerState>> {
  const rows = await read(
    `select id, state from {caller} where label_origin = $1 and (state ->> 'status' = 'marked' or changed_at >= $2)
     order by position desc limit ${callersMax}`,
    [journal.origin, toUtc(addSeconds(clock(), -takenBackDays * 86_400))],
  );
  return new Map(rows.map((row) => [String(row['id']), row['state'] as CallerState])); // as the projection wrote it
}

const askedAtOnce = 500;

/** Forgets again who was forgotten: a stop may have come before the peers were asked, and they are asked once. */
async function forgetErased(desk: Desk, callers: ReadonlyMap<string, CallerState>): Promise<void> {
  const subjects = [...callers.keys()];
  for (let from = 0; from < subjects.length; from += askedAtOnce) {
    const some = subjects.slice(from, from + askedAtOnce);
    const known = new Set((await desk.vault.factsOf(some)).map(({ subject }) => subject));
    for (const subject of some) if (!known.has(subject)) await forget(desk, subject);
  }
}

/** Whom another node took is looked up by a room that is opened after the vault, which asks for it. */
export function lateElsewhere(): {
  readonly find: MarksOfPeers['bearing'];
  become(opened: {
    callersBearing(who: Who, marks: readonly string[]): Promise<readonly FoundElsewhere[]>;
  }): void;
} {
  let find: MarksOfPeers['bearing'] = () => Promise.resolve([]);
  return {
    find: (who, marks) => find(who, marks),
    become: (opened) => void (find = (who, marks) => opened.callersBearing(who, marks)),
  };
}
