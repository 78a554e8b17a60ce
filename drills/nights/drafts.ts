import { nothingClaimed } from '../../src/operations/rescue/nothing-claimed.ts';
import type { Position } from '../../src/kernel/geo.ts';
import type { State } from '../../src/kernel/label.ts';
import type {
  Channel,
  Claims,
  ContactFacts,
  ContactKind,
  PositionSource,
  Range,
} from '../../src/operations/rescue/wire.ts';
import type { Chance } from '../chance.ts';
import { blurred, utcAt } from './draws.ts';

/** A contact before it is known in what order it came in: facts without ids, and what it really was of. */
export interface Draft {
  readonly boats: readonly string[];
  readonly happenedSeconds: number;
  readonly receivedSeconds: number;
  readonly kind: ContactKind;
  readonly channel: Channel;
  readonly side: State;
  readonly language: string | null;
  readonly caller: string | null;
  readonly source: string | null;
  readonly unit: string | null;
  readonly place: string | null;
  readonly claims: Claims;
  readonly position: DraftPosition | null;
  readonly counted: ContactFacts['counted'];
  readonly callersAboard: readonly string[];
}

export interface DraftPosition extends Position {
  readonly accuracyMetres: number;
  readonly source: PositionSource;
  readonly atSeconds: number;
  /** A figure was mistyped or misheard: the place is wrong, and nobody knows it. */
  readonly isWrong: boolean;
}

export function exactly(count: number): Range {
  return { min: count, max: count, best: count };
}

type Said = Partial<Omit<Draft, 'claims'>> & Pick<Draft, 'boats' | 'happenedSeconds' | 'channel'>;

/** A draft with what is said, and nothing else: on the French side, received as it happened. */
export function draft(said: Said, claims: Partial<Claims> = {}): Draft {
  return {
    receivedSeconds: said.happenedSeconds,
    kind: 'report',
    side: 'fr',
    language: null,
    caller: null,
    source: null,
    unit: null,
    place: null,
    position: null,
    counted: null,
    callersAboard: [],
    ...said,
    claims: { ...nothingClaimed, ...claims },
  };
}

/** A place as it was measured or said, with one figure wrong now and then. */
export function told(
  chance: Chance,
  at: Position,
  how: { accuracyMetres: number; source: PositionSource; atSeconds: number; wrongShare?: number },
): DraftPosition {
  const { wrongShare = 0, accuracyMetres, source, atSeconds } = how;
  const seen = blurred(chance, at, accuracyMetres);
  const isWrong = chance.next() < wrongShare;
  return { ...(isWrong ? slipped(chance, seen) : seen), accuracyMetres, source, atSeconds, isWrong };
}

/** One figure of a position typed wrong: in the tenths or hundredths of a degree. */
function slipped(chance: Chance, at: Position): Position {
  const slip = (1 + chance.whole(8)) * (chance.isOneIn(2) ? 0.1 : 0.01) * (chance.isOneIn(2) ? 1 : -1);
  return chance.isOneIn(2)
    ? { lat: Math.round((at.lat + slip) * 10_000) / 10_000, lon: at.lon }
    : { lat: at.lat, lon: Math.round((at.lon + slip) * 10_000) / 10_000 };
}

/** The facts of a draft, once it has its ids. */
export function factsOf(made: Draft, contact: string): ContactFacts {
  const { position } = made;
  return {
    contact,
    kind: made.kind,
    channel: made.channel,
    side: made.side,
    receivedAt: utcAt(made.receivedSeconds),
    happenedAt: utcAt(made.happenedSeconds),
    clockOffsetSeconds: 0,
    language: made.language,
    caller: made.caller,
    words: null,
    translated: false,
    source: made.source,
    unit: made.unit,
    place: made.place,
    claims: made.claims,
    positions:
      position === null
        ? []
        : [
            {
              id: 'p-1',
              lat: position.lat,
              lon: position.lon,
              accuracyMetres: position.accuracyMetres,
              source: position.source,
              at: utcAt(position.atSeconds),
              raw: position.source === 'text' ? `${position.lat} ${position.lon}` : null,
              flags: position.source === 'text' ? ['text_position_parsed'] : [],
              candidates: [],
            },
          ],
    counted: made.counted,
    callersAboard: made.callersAboard,
  };
}
