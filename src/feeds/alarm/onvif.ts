import { createHash } from 'node:crypto';
import { callSoap } from '../../app/soap-call.ts';
import { toUtc } from '../../kernel/time.ts';
import { type Element, readNotification, readXml } from '../../standards/onvif-event/index.ts';
import type { AlarmIntake } from './intake.ts';
import { batchMax, refuseAlarm } from './read.ts';
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
  readonly fault?: (error: unknown) => void;
  readonly waitSeconds?: number;
  readonly retryMilliseconds?: number;
}

const answerBytesMax = 1_048_576;
const lifetime = 'PT10M';
const messagesMax = 100;

/**
 * Fetches the events of one device by a pull point: subscribes, asks again and again, and subscribes anew when the
 * device forgets. What was fetched is given on until it is durable: a pull point never sends twice.
 */
export function startOnvifPull(parts: OnvifParts): { stop(): Promise<void> } {
  const { source, retryMilliseconds = 5_000, fault } = parts;
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const point = await subscribe(parts, stopping.signal);
        while (!stopping.signal.aborted) await pullOnce(parts, point, stopping.signal);
      } catch (error) {
        if (stopping.signal.aborted) return;
        // The address may hold a password: only the device is named.
        fault?.(new Error(`onvif ${source.device}: ${error instanceof Error ? error.name : 'failed'}`));
        await pause(retryMilliseconds * (1 + parts.random()), stopping.signal);
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

async function subscribe(parts: OnvifParts, signal: AbortSignal): Promise<string> {
  const body = `<e:CreatePullPointSubscription><e:InitialTerminationTime>${lifetime}</e:InitialTerminationTime></e:CreatePullPointSubscription>`;
  const read = readXml(await post(parts, { url: parts.source.url, body }, signal));
  const address = read.ok ? find(read.value, 'Address')?.text.trim() : undefined;
  if (address === undefined || !URL.canParse(address)) throw new Error('no pull point');
  const given = new URL(address);
  const own = new URL(parts.source.url);
  // A device never sends the node elsewhere: only the path is its own to choose.
  given.protocol = own.protocol;
  given.host = own.host;
  return given.href;
}

async function pullOnce(parts: OnvifParts, point: string, signal: AbortSignal): Promise<void> {
  const { source, intake, sink, waitSeconds = 20 } = parts;
  const body = `<e:PullMessages><e:Timeout>PT${waitSeconds}S</e:Timeout><e:MessageLimit>${messagesMax}</e:MessageLimit></e:PullMessages>`;
  const read = readNotification(await post(parts, { url: point, body }, signal));
  if (!read.ok) {
    sink.refused(source.device, 'onvif_unread');
    throw new Error(read.refusal.code);
  }
  for (const _one of read.value.refused) sink.refused(source.device, 'onvif_unread');
  const items = read.value.events.flatMap((event, index) => {
    const said = signalOf(event);
    if (said === null) {
      sink.refused(source.device, 'onvif_topic_unknown');
      return [];
    }
    const key = createHash('sha256')
      .update(JSON.stringify([event, index]))
      .digest('hex')
      .slice(0, 32);
    return [{ device: source.device, key, happenedAt: toUtc(event.at), value: null, ...said }];
  });
  if (items.length === 0) return;
  if (items.length > batchMax)
    return void intake.reject(refuseAlarm('batch_too_long').refusal, { name: source.device });
  for (;;) {
    const { again } = await intake.receive(items, { name: source.device });
    if (!again || signal.aborted) return;
    await pause(1_000, signal);
  }
}

interface Posted {
  readonly url: string;
  readonly body: string;
}

async function post(parts: OnvifParts, { url, body }: Posted, signal: AbortSignal): Promise<string> {
  const to = new URL(url);
  const { username, password } = new URL(parts.source.url);
  to.username = '';
  to.password = '';
  return callSoap({
    url: to.href,
    account:
      username === ''
        ? null
        : { username: decodeURIComponent(username), password: decodeURIComponent(password) },
    namespaces: { e: 'http://www.onvif.org/ver10/events/wsdl' },
    body,
    signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
    answerBytesMax,
  });
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

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
