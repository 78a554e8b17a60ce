import type { Decider, Decision as DecisionOf } from '../../../kernel/decider.ts';
import { never, ok, refuse } from '../../../kernel/result.ts';
import { fromUtc, type UtcText } from '../../../kernel/time.ts';
import { fingerprintOf } from './draw.ts';
import type { DrawCommand, DrawEvent } from './events-draw.ts';
import type { DrawRefusal } from './refusals.ts';

type Publish = Extract<DrawCommand, { readonly type: 'PublishShare' }>;
type Decision = DecisionOf<DrawEvent, DrawRefusal>;

/** One period of a place: what was published of it and when its secret was sealed and opened. */
export interface SharePeriod {
  readonly period: string;
  readonly from: UtcText;
  readonly to: UtcText;
  readonly ratePermille: number;
  /** Null: not sealed. A period that begins without one draws nothing. */
  readonly fingerprint: string | null;
  /** Null: still shut. */
  readonly secret: string | null;
}

/** The newest periods of a place: older ones stand in the book alone. */
export interface ShareState {
  readonly periods: readonly SharePeriod[];
}

const periodsKept = 40;
const daysMax = 31;

/**
 * The random share of one place: published with its rate before its period, sealed before it begins, opened once it is
 * over, and never changed in between. Source: issue 6, section 1; decision 0028.
 */
export const drawDecider: Decider<ShareState, DrawCommand, DrawEvent, DrawRefusal> = {
  initial: { periods: [] },
  decide(state, command) {
    if (command.by === undefined) return refuse('actor_missing');
    switch (command.type) {
      case 'PublishShare':
        return publish(state, command, command.by);
      case 'SealSecret':
      case 'OpenSecret':
        return unlock(state, command, command.by);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'SharePublished': {
        const { period, from, to, ratePermille } = event;
        const added: SharePeriod = { period, from, to, ratePermille, fingerprint: null, secret: null };
        return { periods: [...state.periods, added].slice(-periodsKept) };
      }
      case 'SecretSealed':
        return withPeriod(state, event.period, { fingerprint: event.fingerprint });
      case 'SecretOpened':
        return withPeriod(state, event.period, { secret: event.secret });
      default:
        return never(event);
    }
  },
};

function withPeriod({ periods }: ShareState, name: string, told: Partial<SharePeriod>): ShareState {
  return { periods: periods.map((one) => (one.period === name ? { ...one, ...told } : one)) };
}

function publish({ periods }: ShareState, command: Publish, by: string): Decision {
  const { at, place, period, from, to, ratePermille } = command;
  const [begins, ends] = [fromUtc(from), fromUtc(to)];
  if (ends <= begins) return refuse('period_reversed');
  if (ends - begins > daysMax * 86_400_000) return refuse('period_too_long');
  if (begins <= fromUtc(at)) return refuse('period_begun');
  const overlaps = periods.some(
    (one) => one.period === period || (fromUtc(one.from) < ends && begins < fromUtc(one.to)),
  );
  if (overlaps) return refuse('period_overlaps');
  return ok([{ type: 'SharePublished', at, place, period, from, to, ratePermille, by }]);
}

function unlock({ periods }: ShareState, command: Exclude<DrawCommand, Publish>, by: string): Decision {
  const { at, place, period } = command;
  const held = periods.find((one) => one.period === period);
  if (held === undefined) return refuse('period_unknown');
  if (command.type === 'SealSecret') {
    if (held.fingerprint !== null) return refuse('sealed_already');
    if (fromUtc(at) >= fromUtc(held.from)) return refuse('period_begun');
    return ok([{ type: 'SecretSealed', at, place, period, fingerprint: command.fingerprint, by }]);
  }
  if (held.fingerprint === null) return refuse('not_sealed');
  if (held.secret !== null) return refuse('opened_already');
  if (fromUtc(at) < fromUtc(held.to)) return refuse('too_soon');
  if (fingerprintOf(command.secret) !== held.fingerprint) return refuse('secret_differs');
  return ok([{ type: 'SecretOpened', at, place, period, secret: command.secret, by }]);
}

/** The period of a place at a moment; null: none, or none whose secret was sealed in time. */
export function periodAt({ periods }: ShareState, at: UtcText): SharePeriod | null {
  const moment = fromUtc(at);
  const found = periods.find(({ from, to }) => fromUtc(from) <= moment && moment < fromUtc(to));
  return found === undefined || found.fingerprint === null ? null : found;
}
