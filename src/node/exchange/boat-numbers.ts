import { exchangeActor } from '../../app/inbox-records.ts';
import { domainEvent, newEvent } from '../../app/new-event.ts';
import { requestHash } from '../../app/request-hash.ts';
import { foldedStream } from '../../app/shared-stream.ts';
import type { Journal } from '../../journal/index.ts';
import type { StreamPart } from '../../journal/port.ts';
import type { SharedEvent } from '../../kernel/exchange.ts';
import { type State, states } from '../../kernel/label.ts';
import type { SetBack } from '../../kernel/link-standing.ts';
import { type Clock, toUtc } from '../../kernel/time.ts';
import { boatStream, numberingStream } from '../../operations/rescue/boat-door.ts';
import type { BoatEventOf } from '../../operations/rescue/events-boat.ts';
import { nextNumber, numberOf, type NumberingState } from '../../operations/rescue/numbering.ts';
import { laneOf } from '../exchange-lanes.ts';

/** More are never passed over at once, whatever a peer says to hold. Ours: a day of which a backup lacks everything has fewer boats. */
export const passedOverMax = 1_000;

/**
 * The numbers of boats that came back to a book that was set back. They are told to nobody, so nobody gave them back; they
 * are taken again with the openings that bear them, so that no other boat gets one of them.
 */
export function numbersBeside(agency: string): (events: readonly SharedEvent[]) => readonly StreamPart[] {
  return (events) => {
    const taken = events.flatMap((event): readonly BoatEventOf<'NumberTaken'>[] => {
      if (event.type !== 'BoatOpened') return [];
      const opened = domainEvent(boatStream, event) as BoatEventOf<'BoatOpened'>; // of a type that was understood
      const number = numberOf(opened);
      const { side, boat, at } = opened;
      return number === null ? [] : [{ type: 'NumberTaken', at, side, ...number, boat }];
    });
    return states.flatMap((side) => {
      const ofSide = taken.filter((one) => one.side === side);
      return ofSide.length === 0 ? [] : [partOf(side, ofSide, agency)];
    });
  };
}

export interface NumbersHeld {
  readonly journal: Pick<Journal, 'append' | 'answerOf' | 'origin' | 'readStream'>;
  /** The state whose numbers this node gives. */
  readonly side: State;
  readonly agency: string;
  readonly clock: Clock;
  readonly say: (line: string) => void;
}

/**
 * A peer holds what this book no longer has: boats that were opened in it bear numbers that the book would give again. They
 * are passed over, as many as there may be at most, once for each finding: each was opened by an envelope of its own.
 */
export async function passNumbersOver(
  { journal, side, agency, clock, say }: NumbersHeld,
  found: readonly { readonly peer: string; readonly setBack: Pick<SetBack, 'lanes'> }[],
): Promise<void> {
  const lane = laneOf('boat/any');
  const lacking = found.flatMap(({ peer, setBack }) => {
    const { held = 0, agreed = 0 } = setBack.lanes.find((one) => one.lane === lane) ?? {};
    return held > agreed ? [{ peer, held, agreed }] : [];
  });
  if (lacking.length === 0) return;
  const at = toUtc(clock());
  const stream = `numbering/${side}`;
  const names = lacking.map(({ peer, held, agreed }) => `${peer}.${agreed}-${held}`).toSorted();
  const idempotencyKey = `set-back/numbers/${at.slice(0, 4)}/${names.join('/')}`;
  if ((await journal.answerOf(idempotencyKey)) !== null) return;
  const { state } = foldedStream(numberingStream, await journal.readStream(stream), journal.origin);
  const next = nextNumber(state as NumberingState, side, at); // folded by its own decider
  const many = Math.min(
    passedOverMax,
    lacking.reduce((sum, { held, agreed }) => sum + held - agreed, 0),
  );
  const { year } = next;
  const number = next.number + many - 1;
  await journal.append({
    ...partOf(side, [{ type: 'NumbersPassedOver', at, side, year, number }], agency),
    idempotencyKey,
    requestHash: requestHash({ idempotencyKey }),
    actor: exchangeActor,
    desk: null,
    answer: {},
  });
  say(
    `strait: the book was set back: boats opened here take no number of ${year} up to ${number}, since the other side may hold boats under them`,
  );
  say(
    `strait : le journal est revenu en arrière : les embarcations ouvertes ici ne prennent aucun numéro de ${year} jusqu’à ${number}, l’autre côté pouvant en détenir sous ces numéros`,
  );
}

type NumberEvent = BoatEventOf<'NumberTaken' | 'NumbersPassedOver'>;

function partOf(side: State, events: readonly NumberEvent[], agency: string): StreamPart {
  const author = { door: { stream: numberingStream }, who: { agency: null }, request: {}, agency };
  const written = events.map((event) => newEvent(author, event));
  return { stream: `numbering/${side}`, expectedVersion: null, events: written };
}
