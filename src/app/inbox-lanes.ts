import type { EnvelopeStanding } from '../journal/inbox-port.ts';
import { type Lane, lanes } from '../kernel/exchange.ts';

/** An envelope's place in its lane. */
export interface LanePlace {
  readonly lane: Lane;
  readonly sequence: number;
  readonly previous: string;
  readonly hash: string;
}

/**
 * What is done with an envelope once it is its turn; `before` resolves when everything begun before on the lane is over,
 * false where something of it was not written: then nothing may be done. Null: nothing was done.
 * The next one's turn comes when this resolves: `written` may still be on its way, in the order of the book.
 */
export type LaneStep<Outcome> = (
  before: Promise<boolean>,
) => Promise<{ readonly written: Promise<Outcome> } | null>;

/** How an envelope stands to what came before: the one that follows is handed on. */
export type Follows<Outcome> = Outcome | 'repeated' | 'out_of_order';

interface LaneState {
  /** Of what was begun; null: to be read from the store. */
  end: EnvelopeStanding | null;
  /** The last one has had its turn. */
  begun: Promise<unknown>;
  /** Everything begun is over, well or not. */
  over: Promise<unknown>;
}

/**
 * Keeps each lane in its order, though its writes are not waited for one by one. Where one fails, the store is asked
 * anew how far the lane has come, once everything begun is over. `elsewhere`: the lane stands where this process did not
 * bring it, or is not known to have.
 */
export function createLanes(stored: (lane: Lane) => Promise<EnvelopeStanding>, elsewhere: () => void) {
  const states = new Map(lanes.map((lane): [Lane, LaneState] => [lane, freshLane()]));
  const stateOf = (lane: Lane): LaneState => {
    const state = states.get(lane);
    if (state === undefined) throw new Error(`no lane ${lane}`);
    return state;
  };
  const ask = async (lane: Lane, known: EnvelopeStanding | null): Promise<EnvelopeStanding> => {
    const end = await stored(lane);
    if (end.hash !== known?.hash) elsewhere();
    return (stateOf(lane).end ??= end);
  };
  const endOf = async (lane: Lane): Promise<EnvelopeStanding> => {
    const state = stateOf(lane);
    if (state.end !== null) return state.end;
    await state.over;
    return state.end ?? ask(lane, null);
  };
  return {
    /** Runs the step where the envelope is the next one, after all that was given before it. */
    async follow<Outcome>(place: LanePlace, step: LaneStep<Outcome>): Promise<Follows<Outcome>> {
      const state = stateOf(place.lane);
      const forget = (): void => void (state.end = null);
      const look = (outcome: Outcome): void => (outcome === 'out_of_order' ? forget() : undefined);
      const turn = state.begun.then(async () => {
        const standing = relation(place, await endOf(place.lane));
        if (standing !== 'next') return { written: Promise.resolve(standing) };
        const done = await step(state.over.then(() => state.end !== null));
        if (done === null) {
          forget();
          return { written: Promise.resolve('out_of_order' as const) };
        }
        state.end = { sequence: place.sequence, hash: place.hash };
        state.over = Promise.all([state.over, done.written.then(look, forget)]);
        return done;
      });
      state.begun = turn.catch(() => {});
      return (await turn).written;
    },
    /** Everything begun is over; the store says how far the lane has come. */
    async settled(lane: Lane): Promise<EnvelopeStanding> {
      const state = stateOf(lane);
      // What is begun while this waits is waited for as well: a lane is not read from the store under its writes.
      let begun: Promise<unknown>;
      do {
        begun = state.begun;
        await begun;
        await state.over;
      } while (state.begun !== begun);
      const known = state.end;
      state.end = null;
      return ask(lane, known);
    },
  };
}

function freshLane(): LaneState {
  return { end: null, begun: Promise.resolve(), over: Promise.resolve() };
}

function relation(place: LanePlace, end: EnvelopeStanding): 'next' | 'repeated' | 'out_of_order' {
  if (place.sequence <= end.sequence)
    return place.sequence < end.sequence || place.hash === end.hash ? 'repeated' : 'out_of_order';
  return place.sequence === end.sequence + 1 && place.previous === end.hash ? 'next' : 'out_of_order';
}
