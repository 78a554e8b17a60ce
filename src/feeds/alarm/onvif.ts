import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { callSoap } from '../../app/soap-call.ts';
import { type Clock, toUtc } from '../../kernel/time.ts';
import type { Signal } from '../../operations/site/words.ts';
import { type Element, readNotification, readXml } from '../../standards/onvif-event/index.ts';
import { addressing, addressingBlocks, type Endpoint, endpointOf } from './addressing.ts';
import type { AlarmIntake } from './intake.ts';
import { batchMax } from './read.ts';
import { signalOf } from './onvif-signals.ts';

/** A camera or an input whose events the node fetches. */
export interface OnvifSource {
  /** Its row in the register of devices. */
  readonly device: string;
  /** Address of its event service; name and password may stand in it. */
  readonly url: string;
}

export interface OnvifParts {
  readonly source: OnvifSource;
  readonly intake: AlarmIntake;
  readonly sink: { refused(source: string, reason: string): void };
  /** Chance, 0 <= n < 1: so that a hundred cameras do not call at one moment. */
  readonly random: () => number;
  readonly clock: Clock;
  readonly fault?: (error: unknown) => void;
  readonly waitSeconds?: number;
  readonly retryMilliseconds?: number;
  /** A subscription that served so long and ends is renewed without a pause: what happens in one is told to nobody. */
  readonly servedMilliseconds?: number;
  /** So long without an answer that can be read, and the device is said to be out of reach. */
  readonly silentMilliseconds?: number;
}

const answerBytesMax = 1_048_576;
/** Seconds for which a device may hold an empty answer back. */
const waitDefault = 20;
const lifetime = 'PT10M';
const messagesMax = 100;
const events = 'http://www.onvif.org/ver10/events/wsdl';
/** A device that does not hold an empty answer back is not asked more often than that. */
const emptyPauseMilliseconds = 500;

/**
 * Fetches the events of one device by a pull point: subscribes, asks again and again, and subscribes anew when the
 * device forgets. What was fetched is given on until it is durable: a pull point never sends twice. A device that does not
 * answer is said to have lost its link: nothing is ever taken for calm because nobody could be heard.
 */
export function startOnvifPull(parts: OnvifParts): { stop(): Promise<void> } {
  const { source, retryMilliseconds = 5_000, servedMilliseconds = 60_000, fault } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const link = watchLink(parts);
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      let subscribedAt = Infinity;
      try {
        const point = await subscribe(parts, signal);
        subscribedAt = performance.now();
        while (!signal.aborted) await pullOnce(parts, { point, link }, signal);
      } catch (error) {
        if (signal.aborted) return;
        // The address may hold a password: only the device is named.
        fault?.(new Error(`onvif ${source.device}: ${error instanceof Error ? error.name : 'failed'}`));
        await link.failed();
        const hasServed = performance.now() - subscribedAt >= servedMilliseconds;
        if (!hasServed) await rest(retryMilliseconds * (1 + parts.random()), signal);
      }
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** How the connection to a device stands, told to the site as the device itself would say it. */
interface Link {
  heard(): Promise<void>;
  failed(): Promise<void>;
}

/** Says once that the link is lost, and once that it is back; what could not be stored is said again at the next call. */
function watchLink({ source, intake, clock, silentMilliseconds = 30_000 }: OnvifParts): Link {
  let heardAt = performance.now();
  let isLost = false;
  let untold: object | null = null;
  const tell = async (): Promise<void> => {
    if (untold === null) return;
    const { again } = await intake.receive(untold, { name: source.device });
    if (!again) untold = null;
  };
  const become = (lost: boolean): void => {
    isLost = lost;
    const signal: Signal = lost ? 'link_lost' : 'link_back';
    untold = { device: source.device, key: keyOf(signal), signal, happenedAt: toUtc(clock()) };
  };
  return {
    async heard() {
      heardAt = performance.now();
      if (isLost) become(false);
      await tell();
    },
    async failed() {
      if (!isLost && performance.now() - heardAt >= silentMilliseconds) become(true);
      await tell();
    },
  };
}

/** A pull point: where the node reaches it, and how the device names it. */
interface PullPoint extends Endpoint {
  readonly url: string;
}

async function subscribe(parts: OnvifParts, signal: AbortSignal): Promise<PullPoint> {
  const url = plainAddress(parts.source.url);
  const body = `<e:CreatePullPointSubscription><e:InitialTerminationTime>${lifetime}</e:InitialTerminationTime></e:CreatePullPointSubscription>`;
  const action = `${events}/EventPortType/CreatePullPointSubscriptionRequest`;
  const service = { url, address: url, parameters: '' };
  const read = readXml(await post(parts, { point: service, action, body }, signal));
  // The header of an answer holds addresses as well: only the reference says where to ask.
  const endpoint = read.ok ? endpointOf(find(read.value, 'SubscriptionReference')) : null;
  if (endpoint === null) throw new Error('no pull point');
  const given = new URL(endpoint.address);
  const own = new URL(url);
  // A device never sends the node elsewhere: only the path is its own to choose.
  given.protocol = own.protocol;
  given.host = own.host;
  return { ...endpoint, url: plainAddress(given.href) };
}

interface Subscribed {
  readonly point: PullPoint;
  readonly link: Link;
}

async function pullOnce(parts: OnvifParts, { point, link }: Subscribed, signal: AbortSignal): Promise<void> {
  const { source, sink, waitSeconds = waitDefault, retryMilliseconds = 5_000 } = parts;
  const body = `<e:PullMessages><e:Timeout>PT${waitSeconds}S</e:Timeout><e:MessageLimit>${messagesMax}</e:MessageLimit></e:PullMessages>`;
  const askedAt = performance.now();
  const action = `${events}/PullPointSubscription/PullMessagesRequest`;
  const read = readNotification(await post(parts, { point, action, body }, signal));
  if (!read.ok) {
    sink.refused(source.device, 'onvif_unread');
    throw new Error(read.refusal.code);
  }
  await link.heard();
  for (const _one of read.value.refused) sink.refused(source.device, 'onvif_unread');
  const items = read.value.events.flatMap((event) => {
    const said = signalOf(event);
    if (said === null) {
      sink.refused(source.device, 'onvif_topic_unknown');
      return [];
    }
    const key = keyOf(said.signal);
    return [{ device: source.device, key, happenedAt: toUtc(event.at), value: null, ...said }];
  });
  if (items.length === 0 && performance.now() - askedAt < emptyPauseMilliseconds)
    await rest(Math.min(emptyPauseMilliseconds, retryMilliseconds), signal);
  // A device that gives more than was asked for gives it once: all of it is taken.
  for (let from = 0; from < items.length && !signal.aborted; from += batchMax)
    await untilDurable(parts, items.slice(from, from + batchMax), signal);
}

async function untilDurable(
  { source, intake }: OnvifParts,
  items: readonly object[],
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const { again } = await intake.receive(items, { name: source.device });
    if (!again || signal.aborted) return;
    await rest(1_000, signal);
  }
}

/**
 * A pull point hands each message out once, so that each is another, whatever it says: two of a camera whose clock stands
 * still, or begins anew at each start, say the same of the same moment.
 */
function keyOf(signal: Signal): string {
  return `${signal}-${randomUUID()}`;
}

interface Posted {
  readonly point: PullPoint;
  readonly action: string;
  readonly body: string;
}

/** Seconds beyond the wait that was asked for after which no answer comes any more. */
const graceSeconds = 10;

async function post(
  parts: OnvifParts,
  { point, action, body }: Posted,
  signal: AbortSignal,
): Promise<string> {
  const { waitSeconds = waitDefault } = parts;
  const { username, password } = new URL(parts.source.url);
  return callSoap({
    url: point.url,
    account:
      username === ''
        ? null
        : { username: decodeURIComponent(username), password: decodeURIComponent(password) },
    namespaces: { e: events, ...addressing },
    header: addressingBlocks(action, point),
    body,
    signal: AbortSignal.any([signal, AbortSignal.timeout((waitSeconds + graceSeconds) * 1_000)]),
    answerBytesMax,
  });
}

/** An address without the name and password that may stand in it. */
function plainAddress(text: string): string {
  const url = new URL(text);
  url.username = '';
  url.password = '';
  return url.href;
}

/** Depth is bounded by the reader. */
function find(element: Element, name: string): Element | undefined {
  if (element.name === name) return element;
  for (const child of element.children) {
    const found = find(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Until the time is over, or it is to stop. */
async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal }).catch(() => undefined);
}
