import { createHash } from 'node:crypto';
import type { ActorId } from '../kernel/ids.ts';
import { addSeconds, type Instant, instant } from '../kernel/time.ts';
import type { GatewayAnswer, GatewayOrder, GatewayParts } from './gateway-intake.ts';
import { sampleWho } from './sample-who.ts';
import type { Who } from './who.ts';

/** For tests: what stands behind a gateway, in memory: a book that knows its keys, a vault that knows its senders. */
export interface FakeGateway {
  readonly parts: GatewayParts;
  readonly who: Who;
  /** What was written, in order. */
  readonly orders: readonly GatewayOrder[];
  /** `sms-example empty` and how often. */
  readonly counts: ReadonlyMap<string, number>;
  readonly faults: readonly unknown[];
  answerWith(answer: (order: GatewayOrder) => Promise<GatewayAnswer>): void;
  wait(seconds: number): void;
}

/** See `FakeGateway`. */
export function fakeGateway(limits: GatewayParts['limits'] = {}): FakeGateway {
  const orders: GatewayOrder[] = [];
  const counts = new Map<string, number>();
  const callers = new Map<string, string>();
  const faults: unknown[] = [];
  let now: Instant = instant(Date.UTC(2027, 8, 9, 2));
  let answer = async (order: GatewayOrder): Promise<GatewayAnswer> => {
    const repeated = orders.some(({ key }) => key === order.key);
    if (!repeated) orders.push(order);
    return { ok: true, position: `p.${orders.length}`, repeated };
  };
  const count = (name: string, by: number): void => void counts.set(name, (counts.get(name) ?? 0) + by);
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  return {
    orders,
    counts,
    faults,
    who: sampleWho({
      kind: 'device',
      actor: 'gateway-1' as ActorId,
      sources: ['sms-example', 'mail-example'],
    }),
    answerWith: (next) => (answer = next),
    wait: (seconds) => (now = addSeconds(now, seconds)),
    parts: {
      give: (_who, order) => answer(order),
      digest,
      async callerOf(_who, { text }) {
        const known = callers.get(text) ?? `s-${digest(text).slice(0, 32)}`;
        callers.set(text, known);
        return known;
      },
      sink: {
        heard: (source, more) => count(`${source} heard`, more),
        refused: (source, reason, more = 1) => count(`${source} ${reason}`, more),
      },
      clock: () => now,
      fault: (error) => void faults.push(error),
      limits,
    },
  };
}
