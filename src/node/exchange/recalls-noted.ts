import { exchangeActor } from '../../app/inbox-records.ts';
import { type Follower, followJournal } from '../../app/follow.ts';
import { domainEvent } from '../../app/new-event.ts';
import { giveByProgram, type ProgramParts, streamDoorOf } from '../../app/program.ts';
import { foldedStream } from '../../app/shared-stream.ts';
import type { KeptValues } from '../../journal/kept-values.ts';
import { historyOf } from '../../journal/history.ts';
import type { StoredEvent } from '../../journal/port.ts';
import { recallBody, recallMark } from '../../kernel/recall.ts';
import { states } from '../../kernel/label.ts';
import { keptOf, lostLinks } from '../../operations/rescue/boat-kept.ts';
import type { BoatState } from '../../operations/rescue/boat-state.ts';
import { type ContactState, linksOf } from '../../operations/rescue/contact-state.ts';
import type { BoatCommand, BoatCommandOf, BoatEvent, HeldLink } from '../../operations/rescue/events-boat.ts';
import { isSameValue } from '../../operations/rescue/same-value.ts';

export interface RecallsNoted extends ProgramParts {
  readonly values: Pick<KeptValues, 'get' | 'put'>;
  /** Told of a recall that could not be noted; it is tried again. */
  readonly fault: (error: unknown) => void;
  /** Told of an order that the rescue refused: for counting. */
  readonly refused: (code: string) => void;
}

const context = 'operations/rescue';
const room = 'exchange';
const key = 'recalls noted';

/**
 * Carries each recall to the boats that stand on what was recalled: a mark stands beside the record that it takes back, and
 * of a boat, which is another record, only its own stream says what counts. Each mark once, in the order of this book, also
 * after a kill; those of before are carried at the first start.
 */
export async function followRecalls(parts: RecallsNoted): Promise<Pick<Follower, 'reached' | 'close'>> {
  let kept = positionIn(await parts.values.get(room, key));
  let taken = kept;
  return followJournal({
    journal: parts.journal,
    from: kept,
    types: [recallMark],
    async take(mark) {
      for (const command of await commandsOf(parts, mark)) await give(parts, mark, command);
      taken = mark.position;
    },
    fault: parts.fault,
    async passed(reached) {
      if (taken === kept && reached - kept < 1_000) return;
      kept = reached;
      taken = reached;
      await parts.values.put(room, key, { position: reached });
    },
  });
}

async function commandsOf(parts: RecallsNoted, mark: StoredEvent): Promise<readonly BoatCommand[]> {
  const [kind = '', id = ''] = mark.stream.split('/', 2);
  if (kind !== 'contact' && kind !== 'boat') return [];
  const { origin, reason } = recallBody.parse(mark.body);
  const noted = { at: mark.happenedAt, origin, reason } as const;
  const rows = (await parts.journal.readStream(mark.stream)).filter(
    ({ position }) => position <= mark.position,
  );
  const [before, now] = [rows.slice(0, -1), rows].map((some) => foldedIn(parts, kind, some));
  if (kind === 'contact') return ofContact(id, before, now).map((said) => ({ ...said, ...noted }));
  const said = await ofBoat(parts, rows, { before: before as BoatState, now: now as BoatState }); // by its own decider
  return said.map((one) => ({ ...one, ...noted }));
}

/** What both orders are given with: by whom it was recalled, why, and when that came. */
type Noted = 'at' | 'origin' | 'reason';
type OfEvidence = Omit<BoatCommandOf<'NoteRecall'>, Noted>;
type OfBoat = Omit<BoatCommandOf<'NoteBoatRecalled'>, Noted>;

/** The boats that stood on a contact which says something else since, or nothing. */
function ofContact(contact: string, before: unknown, now: unknown): readonly OfEvidence[] {
  if (isSameValue(factsIn(before), factsIn(now))) return [];
  return linksOf(before).map(({ boat }) => {
    return { type: 'NoteRecall', boat, contact, said: null, wasOpen: false };
  });
}

interface Folded {
  readonly before: BoatState;
  readonly now: BoatState;
}

async function ofBoat(
  parts: RecallsNoted,
  rows: readonly StoredEvent[],
  { before, now }: Folded,
): Promise<readonly (OfEvidence | OfBoat)[]> {
  if (before.status === 'none') return [];
  if (now.status !== 'none') {
    const { boat } = now;
    const wasOpen = before.status === 'open' && now.status === 'closed';
    return lostLinks(before, now).map((lost) => ({ type: 'NoteRecall', boat, ...lost, wasOpen }));
  }
  const door = streamDoorOf(parts.contexts, context, 'boat');
  const { events, recalled } = historyOf(rows, parts.journal.origin);
  const read = (stored: StoredEvent): BoatEvent => domainEvent(door, stored) as BoatEvent; // of a stream of boats
  const opening = recalled.map(read).find((event) => event.type === 'BoatOpened');
  if (opening === undefined) return [];
  const said = events.map(({ stored }) => read(stored));
  const standing = await standingLinks(parts, before.links);
  const kept = keptOf({ opening, said, before, stands: (link) => standing.has(link.contact) });
  return kept === null ? [] : [{ type: 'NoteBoatRecalled', ...kept }];
}

/** The contacts of these links that still say what the links say. */
async function standingLinks(parts: RecallsNoted, links: readonly HeldLink[]): Promise<ReadonlySet<string>> {
  const standing = new Set<string>();
  for (const { contact, facts } of links) {
    const rows = await parts.journal.readStream(`contact/${contact}`);
    if (isSameValue(factsIn(foldedIn(parts, 'contact', rows)), facts)) standing.add(contact);
  }
  return standing;
}

function foldedIn(parts: RecallsNoted, kind: string, rows: readonly StoredEvent[]): unknown {
  return foldedStream(streamDoorOf(parts.contexts, context, kind), rows, parts.journal.origin).state;
}

function factsIn(state: unknown): unknown {
  const contact = state as ContactState; // by its own decider
  return contact.status === 'none' ? null : contact.facts;
}

async function give(parts: RecallsNoted, mark: StoredEvent, command: BoatCommand): Promise<void> {
  const named = 'contact' in command ? (command.contact ?? '') : '';
  const refusal = await giveByProgram(parts, {
    actor: exchangeActor,
    context,
    kind: 'boat',
    key: command.boat,
    command,
    idempotencyKey: `recall-noted/${mark.position}/${command.type}/${command.boat}/${named}`,
    // As a flow: for the state whose node it is on, and for this node's own agency.
    state: states.find((one) => one === parts.journal.origin) ?? null,
    owner: null,
    cause: mark.position,
  });
  // A boat that was recalled with its contacts is no boat any more: what is ours of it is noted by its own mark.
  if (refusal !== null && refusal.code !== 'boat_unknown') parts.refused(refusal.code);
}

function positionIn(kept: unknown): number {
  return typeof kept === 'object' && kept !== null && 'position' in kept && typeof kept.position === 'number'
    ? kept.position
    : 0;
}
