import type { OutboxStore, SentEnvelope } from '../../journal/outbox-port.ts';
import type { InboxStore } from '../../journal/inbox-port.ts';
import type { AppendRequest, Journal, NewEvent, StoredEvent, StreamPart } from '../../journal/port.ts';
import type { JournalPosition } from '../../kernel/event.ts';
import {
  type Envelope,
  type EnvelopeContent,
  type Lane,
  lanes,
  type SharedEvent,
} from '../../kernel/exchange.ts';
import type { NodeId } from '../../kernel/ids.ts';
import {
  type Header,
  isWithin,
  lostMark,
  movedMark,
  recordMovedBody,
  recordsToMove,
  type Stretch,
} from '../../kernel/set-back.ts';
import { type Clock, toUtc } from '../../kernel/time.ts';
import { exchangeActor } from '../inbox-records.ts';
import { eventsIn, type Recalls } from '../outbox-recalls.ts';
import { spanOf } from '../outbox-write.ts';
import { requestHash } from '../request-hash.ts';
import { sayAgain } from './say-again.ts';
import type { ReturnedWord, SurveyedPeer } from './survey.ts';

export interface ResumeParts {
  readonly journal: Pick<Journal, 'origin' | 'append' | 'head' | 'readAfter'>;
  readonly inbox: Pick<InboxStore, 'places'>;
  readonly store: OutboxStore;
  readonly outboxOf: (peer: NodeId) => Resumed;
  /** Whether a record may ever leave, whatever the rules say now: others are left where they stand. */
  readonly mayLeave: (stored: StoredEvent) => boolean;
  /** Whether this version understands records that it had once told. */
  readonly understands: (events: readonly SharedEvent[]) => boolean;
  /** What this node keeps beside records and never tells, so that nobody gave it back: written with them. */
  readonly beside?: (events: readonly SharedEvent[]) => readonly StreamPart[];
  readonly read: (signed: string) => Envelope;
  /** The agency that answers for what fills the book. */
  readonly owner: string;
  readonly clock: Clock;
}

/** One outbox as far as a resumption concerns it. */
export interface Resumed extends Pick<Recalls, 'recall'> {
  say(content: EnvelopeContent, lane: Lane, key: string): Promise<boolean>;
  /** What it remembers of its standing is read anew. */
  anew(): void;
}

/** What was done. */
export interface Resumption {
  readonly lost: number;
  readonly moved: number;
  readonly returned: number;
  /** Records that came back and that this version cannot read: they stay with the peers. */
  readonly unread: number;
}

const batchMax = 500;
const pageMax = 1_000;

/**
 * Lets a book that was set back go on. Every step is done once, however often it is begun anew; no outbox that was held
 * may give anything out before it resolves. In this order: every position that had been given out is taken; the outboxes
 * take back what was signed; what came back stands in its streams; what was written since stands after it; every peer is
 * told of the stretch, and anew of what was said once meanwhile.
 */
export async function resumeBook(
  parts: ResumeParts,
  { after, upTo, peers }: Stretch & { readonly peers: readonly SurveyedPeer[] },
): Promise<Resumption> {
  const stretch = { after, upTo };
  const lost = await fill(parts, stretch);
  for (const peer of peers) await takeBack(parts, stretch, peer);
  const { returned, unread } = await comeBack(parts, stretch, peers);
  const moved = await moveOn(parts, stretch);
  for (const peer of peers) await declare(parts, stretch, peer);
  for (const { peer, kept } of peers)
    if (kept !== null) await sayAgain({ ...parts, outbox: parts.outboxOf(peer) }, peer);
  return { lost, moved, returned, unread };
}

/** Takes every position up to there, in batches; what others append meanwhile takes its part of them. */
async function fill({ journal, owner, clock }: ResumeParts, { after, upTo }: Stretch): Promise<number> {
  let filled = 0;
  for (let head = await journal.head(); head < upTo; head = await journal.head()) {
    const count = Math.min(batchMax, upTo - head);
    const event: NewEvent = {
      type: lostMark,
      shape: 1,
      happenedAt: toUtc(clock()),
      marking: 'official',
      purpose: 'oversight',
      label: { owner, jurisdiction: ['oversight'] },
      cause: null,
      body: { upTo },
    };
    const events = Array.from({ length: count }, () => event);
    const part = { stream: `book/lost-${after + 1}`, expectedVersion: null, events };
    const { kind } = await journal.append(byNode([part], `set-back/${upTo}/lost/${head}`));
    if (kind === 'appended') filled += count;
  }
  return filled;
}

function byNode([first, ...also]: readonly StreamPart[], idempotencyKey: string): AppendRequest {
  if (first === undefined) throw new Error('nothing to be written');
  return {
    ...first,
    also,
    idempotencyKey,
    requestHash: requestHash({ idempotencyKey }),
    actor: exchangeActor,
    desk: null,
    answer: {},
  };
}

const attemptsMax = 100;

/** An outbox stands where its peer does: what was numbered since is put aside, what had been signed stands again. */
async function takeBack(parts: ResumeParts, stretch: Stretch, surveyed: SurveyedPeer): Promise<void> {
  const { store, outboxOf } = parts;
  const { peer, kept, words } = surveyed;
  if (kept === null) return;
  const held = { peer, words, kept };
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const { step, position } = await store.standing(peer);
    const stays = await staying(parts, stretch, held);
    const aside = await asideOf(parts, peer, stays);
    const from = Math.min(position, ...aside.flatMap(({ span }) => (span === null ? [] : [span.first - 1])));
    const unsaid = aside.flatMap(({ signed }) => keyOf(parts.read(signed).content));
    const said = words.flatMap(({ envelope }) => keyOf(envelope.content));
    const done = await store.takeBack(peer, step, { position: from, kept: stays, unsaid, said });
    if (done === 'behind') continue;
    await putBack(parts, peer, words);
    outboxOf(peer).anew();
    return;
  }
  throw new Error(`the outbox for ${peer} was behind ${attemptsMax} times`);
}

/** What a peer holds, and said. */
interface Holding extends Pick<SurveyedPeer, 'peer' | 'words'> {
  readonly kept: Readonly<Record<Lane, number>>;
}

/**
 * Up to where each lane stays. Beyond what the peer holds stands what it had not asked for yet: that stays as well where
 * it tells nothing but what both books have.
 */
async function staying(
  { store, read }: ResumeParts,
  { after }: Stretch,
  { peer, words, kept }: Holding,
): Promise<Readonly<Record<Lane, number>>> {
  const stays = { ...kept };
  for (const lane of lanes) {
    if (words.some((word) => word.lane === lane)) continue;
    for (;;) {
      const [next] = await store.after(peer, { lane, sequence: stays[lane] }, 1);
      if (next === undefined || !isOfBefore(next, read(next.signed), after)) break;
      stays[lane] = next.sequence;
    }
  }
  return stays;
}

function isOfBefore({ span }: SentEnvelope, { content }: Envelope, after: JournalPosition): boolean {
  if (content.type === 'checkpoint') return Number(/"position":(\d+)/.exec(content.content)?.[1]) <= after;
  return span === null || span.last <= after;
}

async function asideOf({ store }: ResumeParts, peer: NodeId, kept: Readonly<Record<Lane, number>>) {
  const aside: SentEnvelope[] = [];
  for (const lane of lanes)
    for (let sequence = kept[lane]; ; ) {
      const page = await store.after(peer, { lane, sequence }, batchMax);
      aside.push(...page);
      sequence = page.at(-1)?.sequence ?? sequence;
      if (page.length < batchMax) break;
    }
  return aside;
}

/** The key under which it is said once; none for a decision, which the book itself says once. */
function keyOf(content: EnvelopeContent): readonly string[] {
  switch (content.type) {
    case 'recall':
      return [`recall/${content.recall}`];
    case 'receipt':
      return [`receipt/${content.recall}`];
    case 'checkpoint':
      return [`checkpoint/${/"position":(\d+)/.exec(content.content)?.[1] ?? ''}`];
    case 'set_back':
      return [setBackKey(content)];
    case 'decision':
      return [];
  }
}

function setBackKey({ after, upTo }: Stretch): string {
  return `set-back/${after}-${upTo}`;
}

async function putBack({ store }: ResumeParts, peer: NodeId, words: readonly ReturnedWord[]): Promise<void> {
  for (let from = 0; from < words.length; from += batchMax) {
    const some = words.slice(from, from + batchMax);
    const { step, position } = await store.standing(peer);
    const recalls = some.flatMap(({ envelope: { content, madeAt } }) =>
      content.type === 'recall'
        ? [{ recall: content.recall, reason: content.reason, positions: content.positions, madeAt }]
        : [],
    );
    const envelopes = some.map(({ lane, sequence, hash, signed, envelope }) => {
      return { lane, sequence, hash, signed, madeAt: envelope.madeAt, span: spanOf(envelope.content) };
    });
    if ((await store.put(peer, step, { position, envelopes, recalls })) !== 'put')
      throw new Error(`the outbox for ${peer} is written by another process`); // begun anew at the next look
  }
  for (const lane of lanes) {
    const held = words.findLast((word) => word.lane === lane)?.sequence;
    if (held !== undefined) await store.acknowledge(peer, lane, held);
  }
}

interface Coming {
  readonly peer: NodeId;
  readonly word: ReturnedWord;
  readonly events: SharedEvent[];
}

/** Records that the book had lost, under their own position, in the fullest form that anybody gave back. */
async function comeBack(parts: ResumeParts, stretch: Stretch, peers: readonly SurveyedPeer[]) {
  const best = new Map<JournalPosition, { readonly event: SharedEvent; readonly of: Coming }>();
  const coming: Coming[] = [];
  for (const { peer, returned: words } of peers)
    for (const word of words) {
      const of: Coming = { peer, word, events: [] };
      coming.push(of);
      for (const event of eventsIn(word.envelope)) {
        const known = best.get(event.position);
        // Beyond the stretch it is of after, and stands here: the file was made anew.
        if (isWithin(event.position, [stretch]) && (known === undefined || isFuller(event, known.event)))
          best.set(event.position, { event, of });
      }
    }
  for (const [, { event, of }] of [...best].toSorted(([one], [other]) => one - other)) of.events.push(event);
  let [returned, unread] = [0, 0];
  for (const { peer, word, events } of coming) {
    const there = await parts.inbox.places(
      parts.journal.origin,
      events.map(({ position }) => position),
    );
    const due = events.filter(({ position }) => !there.some((one) => one.position === position));
    if (due.length === 0) continue;
    if (!parts.understands(due)) {
      unread += due.length;
      continue;
    }
    const { kind } = await parts.journal.append(returnedRequest(parts, { peer, word, events: due }));
    if (kind === 'appended') returned += due.length;
  }
  return { returned, unread };
}

function isFuller(one: SharedEvent, other: SharedEvent): boolean {
  return JSON.stringify(one.body).length > JSON.stringify(other.body).length;
}

function returnedRequest({ journal, beside }: ResumeParts, { peer, word, events }: Coming): AppendRequest {
  const { envelope, hash, lane, sequence } = word;
  const { content } = envelope;
  if (content.type !== 'decision') throw new Error('only a decision brings records');
  const streams = [...new Set(events.map(({ stream }) => stream))];
  const asCameBack = ({ type, shape, happenedAt, marking, purpose, label, body, ...place }: SharedEvent) => {
    const { position, seen, unseen } = place;
    const before = { position, seen, ...(unseen === undefined ? {} : { unseen }) };
    const imported = { ...before, recordedAt: content.recordedAt, envelope: hash, returnedBy: peer };
    const said = { type, shape, happenedAt, marking, purpose, label, body };
    return { ...said, cause: null, origin: journal.origin, imported };
  };
  const parts = streams.map((stream) => ({
    stream,
    expectedVersion: null,
    events: events.filter((event) => event.stream === stream).map(asCameBack),
  }));
  const request = byNode([...parts, ...(beside?.(events) ?? [])], `returned/${peer}/${lane}/${sequence}`);
  return { ...request, actor: content.actor, desk: content.desk };
}

/** What was written since stands beyond what had been given out, decision by decision, in its own order. */
async function moveOn(parts: ResumeParts, stretch: Stretch): Promise<number> {
  let moved = 0;
  for (;;) {
    const written = await writtenSince(parts, stretch.after);
    const due = new Set(
      recordsToMove(
        written.map(({ header }) => header),
        stretch,
      ),
    );
    if (due.size === 0) return moved;
    const decisions = new Map<string, StoredEvent[]>();
    for (const { header, stored } of written) {
      if (stored === null || !due.has(header.position)) continue;
      const before = decisions.get(stored.idempotencyKey);
      if (before === undefined) decisions.set(stored.idempotencyKey, [stored]);
      else before.push(stored);
    }
    for (const records of decisions.values()) {
      const { kind } = await parts.journal.append(moveRequest(parts.clock, records));
      if (kind === 'appended') moved += records.length;
    }
  }
}

interface Written {
  readonly header: Header;
  /** Only of what may have to be moved. */
  readonly stored: StoredEvent | null;
}

async function writtenSince({ journal, mayLeave }: ResumeParts, after: JournalPosition) {
  const written: Written[] = [];
  for (let from = after; ; ) {
    const page = await journal.readAfter(from, pageMax);
    for (const stored of page) {
      const { position, stream, type, imported, body } = stored;
      if (imported?.returnedBy !== undefined)
        written.push({ header: { position, stream, kind: 'returned' }, stored: null });
      else if (type === movedMark) {
        const moves = recordMovedBody.parse(body).position;
        written.push({ header: { position, stream, kind: 'moved', moves }, stored: null });
      } else if (imported === null && mayLeave(stored))
        written.push({ header: { position, stream, kind: 'own' }, stored });
    }
    from = page.at(-1)?.position ?? from;
    if (page.length < pageMax) return written;
  }
}

function moveRequest(clock: Clock, records: readonly StoredEvent[]): AppendRequest {
  const streams = [...new Set(records.map(({ stream }) => stream))];
  const parts = streams.map((stream): StreamPart => {
    const own = records.filter((record) => record.stream === stream);
    return { stream, expectedVersion: null, events: own.map((record) => moveEvent(clock, record)) };
  });
  return byNode(parts, `moved/${records[0]?.position ?? 0}`); // each record is moved once
}

/** Beside the record, to be read by whoever may read that. */
function moveEvent(clock: Clock, { marking, purpose, label, origin, position }: StoredEvent): NewEvent {
  const happenedAt = toUtc(clock());
  const owned = label ?? { owner: origin };
  return {
    type: movedMark,
    shape: 1,
    happenedAt,
    marking,
    purpose,
    label: owned,
    cause: null,
    body: { position },
  };
}

/** Every peer is told, also one whose word agrees: what it keeps of this book's checkpoints may lie in the stretch. */
async function declare(
  { outboxOf }: ResumeParts,
  { after, upTo }: Stretch,
  { peer, state }: SurveyedPeer,
): Promise<void> {
  if (state === 'missing' || state === 'holed') return; // nothing goes to it before it has given back
  await outboxOf(peer).say({ type: 'set_back', after, upTo }, 'bulk', setBackKey({ after, upTo }));
}
