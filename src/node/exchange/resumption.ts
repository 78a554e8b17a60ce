import { load } from '../../app/handle.ts';
import { createUnderstanding } from '../../app/inbox-understand.ts';
import { exchangeActor } from '../../app/inbox-records.ts';
import type { Outbox } from '../../app/outbox.ts';
import { giveByProgram } from '../../app/program.ts';
import { requestHash } from '../../app/request-hash.ts';
import { resumeBook, type ResumeParts } from '../../app/set-back/resume.ts';
import {
  type PeerWord,
  refusalOf,
  type ReturnedWord,
  type Survey,
  surveyBook,
} from '../../app/set-back/survey.ts';
import { createInboxStore, type Journal, type Store } from '../../journal/index.ts';
import type { OutboxStore } from '../../journal/outbox-port.ts';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { ContextDoor } from '../../kernel/door.ts';
import type { Envelope } from '../../kernel/exchange.ts';
import type { NodeId } from '../../kernel/ids.ts';
import type { State } from '../../kernel/label.ts';
import type { ResumptionView, SetBack } from '../../kernel/link-standing.ts';
import { bookStream, stretchesResumed } from '../../kernel/set-back.ts';
import { type Clock, toUtc } from '../../kernel/time.ts';
import { resumptionOrderedSchema } from '../../oversight/records/events-book.ts';
import { bookRecords, records } from '../../oversight/records/index.ts';
import { numbersBeside, passNumbersOver } from './boat-numbers.ts';

/** One peer as a resumption concerns it. */
export interface ResumingPeer {
  readonly peer: NodeId;
  readonly outbox: Pick<Outbox, 'say' | 'anew' | 'recall'>;
  readonly held: () => PeerWord['held'];
  readonly setBack: () => SetBack | null;
  readonly returned: () => Promise<readonly ReturnedWord[]>;
  readonly readOwn: (signed: string) => Envelope | null;
  /** Its link is held no more. */
  readonly resumed: () => void;
}

export interface ResumptionParts {
  readonly journal: Journal;
  readonly store: Store;
  readonly outboxes: OutboxStore;
  readonly contexts: readonly ContextDoor[];
  readonly peers: readonly ResumingPeer[];
  readonly agency: string;
  /** The state whose node this is. */
  readonly side: State;
  readonly clock: Clock;
  readonly say: (line: string) => void;
  /** Counts why it was not carried out, by peer. */
  readonly count: (peer: string, code: string) => void;
}

/** So many looks a peer that has not asked since the start is waited for: two minutes. */
const unheardLooksMax = 24;

/**
 * Carries out what two persons order for a book that was set back, whichever process they asked, and goes on with it after
 * a stop. Every look says how things stand, for the screens.
 */
export function openResumption(parts: ResumptionParts) {
  const { journal, outboxes, peers } = parts;
  let view: ResumptionView | null = null;
  let waited = 0;
  const surveyNow = async (): Promise<Survey> =>
    surveyBook({
      journal,
      store: outboxes,
      peers: await Promise.all(
        peers.map(async ({ peer, held, returned }) => ({ peer, held: held(), returned: await returned() })),
      ),
      declared: stretchesResumed(await journal.readStream(bookStream)),
    });
  return {
    view: () => view,
    async look(): Promise<void> {
      const order = await standingOrder(journal);
      const isSetBack = peers.some(({ held }) => typeof held() === 'object');
      if (order === null && !isSetBack) {
        view = null;
        return;
      }
      const found = peers.flatMap(({ peer, setBack: of }) => {
        const setBack = of();
        return setBack === null ? [] : [{ peer, setBack }];
      });
      // Before anything is said of it: whoever opens a boat meanwhile must not give a number that somebody bears.
      await passNumbersOver(parts, found);
      const survey = await surveyNow();
      view = viewOf(survey, { head: await journal.head(), isOrdered: order !== null });
      if (order === null) return;
      const without = order.without.map(({ peer }) => peer);
      const isAwaited = survey.peers.some(
        ({ peer, state }) => state === 'unheard' && !without.includes(peer),
      );
      if (isAwaited && waited++ < unheardLooksMax) return;
      waited = 0;
      await carryOut(parts, order, survey);
      view = null;
    },
  };
}

type Order = Awaited<ReturnType<typeof standingOrder>> & object;

/** What was ordered and has not ended; null: nothing. */
async function standingOrder(journal: Journal) {
  const { state } = await load(journal, bookRecords.book, bookStream);
  if (bookRecords.orderedOf(state) === null) return null;
  const history = await journal.readStream(bookStream);
  const ordered = history.findLast(({ type }) => type === 'ResumptionOrdered');
  return ordered === undefined ? null : resumptionOrderedSchema.parse(ordered.body);
}

async function carryOut(parts: ResumptionParts, order: Order, survey: Survey): Promise<void> {
  const { journal, peers, count, say } = parts;
  const { after, upTo } = order;
  const without = order.without.map(({ peer }) => peer);
  const begun = `set-back/${after}-${upTo}/begun`;
  // Once begun it is ended: what was taken back already looks as if nothing had ever been lacking.
  const refusal =
    (await journal.answerOf(begun)) === null ? refusalOf(survey, { after, upTo, without }) : null;
  if (refusal !== null) {
    for (const { peer, state } of survey.peers) if (state !== 'same') count(peer, refusal);
    await give(parts, { type: 'StopResumption', why: refusal });
    return;
  }
  await noteBegun(journal, begun);
  const done = await resumeBook(resumeParts(parts), { after, upTo, peers: survey.peers });
  await give(parts, { type: 'EndResumption', ...done });
  for (const { peer, resumed, outbox } of peers) {
    outbox.anew();
    const state = survey.peers.find((one) => one.peer === peer)?.state;
    if (state === 'returned' || state === 'same') resumed();
  }
  const { lost, moved, returned } = done;
  say(
    `strait: the book goes on after position ${upTo}: ${lost} positions lost, ${returned} records given back, ${moved} moved`,
  );
  say(
    `strait : le journal reprend après la position ${upTo} : ${lost} positions perdues, ${returned} inscriptions rendues, ${moved} déplacées`,
  );
}

/** Only its key is kept: it says that the conditions held. */
async function noteBegun(journal: Journal, idempotencyKey: string): Promise<void> {
  await journal.append({
    stream: bookStream,
    expectedVersion: null,
    idempotencyKey,
    requestHash: requestHash({ idempotencyKey }),
    actor: exchangeActor,
    desk: null,
    events: [],
    answer: {},
  });
}

function resumeParts(parts: ResumptionParts): ResumeParts {
  const { journal, store, outboxes, contexts, peers, agency, clock } = parts;
  const doors = new Map(contexts.flatMap(({ streams }) => streams.map((door) => [door.kind, door] as const)));
  const understanding = createUnderstanding(contexts);
  return {
    journal,
    inbox: createInboxStore(store),
    store: outboxes,
    outboxOf(peer) {
      const found = peers.find((one) => one.peer === peer);
      if (found === undefined) throw new Error(`no outbox for ${peer}`);
      return found.outbox;
    },
    mayLeave({ stream, type }) {
      const handling = doors.get(stream.split('/', 1)[0] ?? '')?.handling[type];
      return handling !== undefined && handling.release !== 'never';
    },
    beside: numbersBeside(agency),
    understands: (events) => understanding(events) === 'known',
    read(signed) {
      for (const { readOwn } of peers) {
        const envelope = readOwn(signed);
        if (envelope !== null) return envelope;
      }
      throw new Error('an envelope of this node’s own cannot be read');
    },
    owner: agency,
    clock,
  };
}

async function give(
  { journal, contexts, agency, clock }: ResumptionParts,
  said: Readonly<Record<string, unknown>> & { readonly type: 'EndResumption' | 'StopResumption' },
): Promise<void> {
  const history = await journal.readStream(bookStream);
  const refusal = await giveByProgram(
    { journal, contexts, agency },
    {
      actor: exchangeActor,
      context: records.name,
      kind: 'book',
      key: 'node',
      command: { ...said, at: toUtc(clock()) } satisfies DomainCommand,
      idempotencyKey: `book/${said.type}/${history.at(-1)?.position ?? 0}`,
      state: null,
      owner: null,
    },
  );
  if (refusal !== null) throw new Error(`the end of a resumption is refused: ${refusal.code}`);
}

function viewOf(
  survey: Survey,
  { head, isOrdered }: { readonly head: number; readonly isOrdered: boolean },
): ResumptionView {
  const { after, upTo, peers } = survey;
  return {
    after,
    upTo,
    head,
    peers: peers.map(({ peer, state, words }) => ({ peer, state, envelopes: words.length })),
    refused: refusalOf(survey, { after, upTo, without: [] }),
    isOrdered,
  };
}
