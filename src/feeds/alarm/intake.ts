import { maySpeakFor } from '../../app/identity/speak-for.ts';
import type { Who } from '../../app/who.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Clock, Instant } from '../../kernel/time.ts';
import { type AlarmMessage, type AlarmRefusal, readDelivery, readMessage, refuseAlarm } from './read.ts';

/** A message with when it came. */
export type ReceivedMessage = AlarmMessage & { readonly receivedAt: Instant };

/** What became of one item of a delivery; `index` is its place in the list, from 0. */
export type AlarmItemOutcome =
  | {
      readonly index: number;
      readonly ok: true;
      readonly repeated: boolean;
      /** Seconds by which the device's clock differs from the node's, where it is more than a minute: it is set wrong, or the message is late. */
      readonly clockOffsetSeconds: number | null;
    }
  | {
      readonly index: number;
      readonly ok: false;
      readonly code: string;
      readonly field: string | null;
      readonly text: Text;
    };

/** The answer to one delivery. `again`: sending the same once more may succeed, and loses nothing. */
export interface AlarmDeliveryAnswer {
  readonly refusal: AlarmRefusal | null;
  readonly outcomes: readonly AlarmItemOutcome[];
  readonly again: boolean;
}

/** How a delivery came: its name in the counts, and who brought it. */
export interface AlarmVia {
  readonly name: string;
  /** Absent: an alarm system that the node itself connects to. */
  readonly by?: Who;
}

/** What came, parsed or refused before it could be, and how. */
export interface AlarmDelivery {
  readonly value: Result<unknown, AlarmRefusal>;
  readonly via: AlarmVia;
}

export interface AlarmIntakeParts {
  /** Resolves once the messages are durable and what must be presented is on record; rejects where the store failed. */
  take(messages: readonly ReceivedMessage[]): Promise<void>;
  /** Brings what is known of the sites up to date before a delivery is judged. */
  readonly ready?: () => Promise<void>;
  /** The site at which a device stands: an alarm system is enrolled for a site, or for single devices. */
  readonly siteOf?: (device: string) => string | null;
  readonly sink: { refused(source: string, reason: string): void };
  readonly clock: Clock;
  readonly fault?: (error: unknown) => void;
  /** Messages under way at once over all deliveries; beyond, they are refused as `overloaded`. */
  readonly inFlightMax?: number;
}

/** The way in for messages of sites, whatever carries them. None throws. */
export interface AlarmIntake {
  receive(value: unknown, via: AlarmVia): Promise<AlarmDeliveryAnswer>;
  /** Several deliveries in one write, in their order; each has its own answer. */
  receiveAll(deliveries: readonly AlarmDelivery[]): Promise<readonly AlarmDeliveryAnswer[]>;
  reject(refusal: AlarmRefusal, via: AlarmVia): AlarmDeliveryAnswer;
}

/** A burst of 200 a second held up for ten seconds, and five times that. */
const inFlightDefault = 10_000;
/** Keys still known as taken: at ten a second more than an hour. */
const keysMax = 50_000;
const offsetShownSeconds = 60;

/** See `AlarmIntake`. The items of a delivery are independent: one bad item refuses only itself. */
export function createAlarmIntake(parts: AlarmIntakeParts): AlarmIntake {
  const { clock, sink, inFlightMax = inFlightDefault } = parts;
  const settling = createSettling(parts, inFlightMax);

  function reject(refusal: AlarmRefusal, via: AlarmVia): AlarmDeliveryAnswer {
    sink.refused(via.name, refusal.code);
    return { refusal, outcomes: [], again: false };
  }

  async function receiveAll(deliveries: readonly AlarmDelivery[]): Promise<readonly AlarmDeliveryAnswer[]> {
    await parts.ready?.().catch((error: unknown) => parts.fault?.(error));
    const receivedAt = clock();
    const met = new Set<string>();
    const opened = deliveries.map(({ value, via }) => {
      const items = value.ok ? readDelivery(value.value) : value;
      if (!items.ok) return { via, refusal: items.refusal };
      const brought = { via, siteOf: parts.siteOf ?? (() => null) };
      const read = items.value.map((item) =>
        standingOf(readFor(item, brought, receivedAt), settling.isTaken, met),
      );
      return { via, read };
    });
    const fresh = opened.flatMap(({ read = [] }) =>
      read.flatMap(({ read: one, is }) => (one.ok && is === 'fresh' ? [{ ...one.value, receivedAt }] : [])),
    );
    const settled = await settling.settle(fresh);
    return opened.map(({ via, refusal, read }) =>
      refusal === undefined ? answerOf(read, { settled, receivedAt, via, sink }) : reject(refusal, via),
    );
  }

  return {
    reject,
    receiveAll,
    async receive(value, via) {
      const [answer] = await receiveAll([{ value: ok(value), via }]);
      if (answer === undefined) throw new Error('a delivery without its answer'); // a bug
      return answer;
    },
  };
}

type Read = Result<AlarmMessage, AlarmRefusal>;
type Settled = 'stored' | 'overloaded' | 'not_stored';

/** An item as read. `taken`: durable before; `twin`: it stands further up and becomes what that becomes. */
interface Standing {
  readonly read: Read;
  readonly is: 'fresh' | 'twin' | 'taken';
}

function standingOf(read: Read, isTaken: (name: string) => boolean, met: Set<string>): Standing {
  if (!read.ok) return { read, is: 'taken' };
  const name = nameOf(read.value);
  if (isTaken(name)) return { read, is: 'taken' };
  if (met.has(name)) return { read, is: 'twin' };
  met.add(name);
  return { read, is: 'fresh' };
}

interface Answering {
  readonly settled: Settled;
  readonly receivedAt: Instant;
  readonly via: AlarmVia;
  readonly sink: AlarmIntakeParts['sink'];
}

function answerOf(
  items: readonly Standing[],
  { settled, receivedAt, via, sink }: Answering,
): AlarmDeliveryAnswer {
  const outcomes = items.map(({ read, is }, index): AlarmItemOutcome => {
    if (read.ok && (is === 'taken' || settled === 'stored'))
      return {
        index,
        ok: true,
        repeated: is !== 'fresh',
        clockOffsetSeconds: offsetOf(read.value, receivedAt),
      };
    const refusal = read.ok
      ? refuseAlarm(settled === 'overloaded' ? 'overloaded' : 'not_stored').refusal
      : read.refusal;
    sink.refused(via.name, refusal.code);
    return { index, ok: false, ...refusal };
  });
  const again = settled !== 'stored' && items.some(({ read, is }) => read.ok && is !== 'taken');
  return { refusal: null, outcomes, again };
}

/** Writes what is new within the limit of what may be under way, and remembers what was taken. */
function createSettling({ take, fault }: Pick<AlarmIntakeParts, 'take' | 'fault'>, inFlightMax: number) {
  const taken = new Set<string>();
  let underWay = 0;
  return {
    isTaken: (name: string): boolean => taken.has(name),
    async settle(fresh: readonly ReceivedMessage[]): Promise<Settled> {
      if (fresh.length === 0) return 'stored';
      if (underWay + fresh.length > inFlightMax) return 'overloaded';
      underWay += fresh.length;
      try {
        await take(fresh);
        for (const one of fresh) taken.add(nameOf(one));
        for (const oldest of taken) {
          if (taken.size <= keysMax) break;
          taken.delete(oldest);
        }
        return 'stored';
      } catch (error) {
        fault?.(error);
        return 'not_stored';
      } finally {
        underWay -= fresh.length;
      }
    },
  };
}

interface Brought {
  readonly via: AlarmVia;
  readonly siteOf: (device: string) => string | null;
}

function readFor(item: unknown, { via: { by }, siteOf }: Brought, now: Instant) {
  const read = readMessage(item, now);
  if (!read.ok || by === undefined) return read;
  const { device } = read.value;
  const site = siteOf(device);
  const isTheirs = maySpeakFor(by, device) || (site !== null && maySpeakFor(by, site));
  return isTheirs ? read : refuseAlarm('device_not_yours', 'device');
}

/**
 * By what a message that is sent again is known. A system that counts its keys anew after a power cut uses one for another
 * message: that is none of before, and may be somebody at the fence.
 */
function nameOf({ device, key, signal, claimedAt }: AlarmMessage): string {
  return `${device}/${key}/${signal}/${claimedAt}`;
}

function offsetOf({ claimedAt }: AlarmMessage, receivedAt: Instant): number | null {
  const seconds = Math.round((claimedAt - receivedAt) / 1000);
  return Math.abs(seconds) > offsetShownSeconds ? seconds : null;
}
