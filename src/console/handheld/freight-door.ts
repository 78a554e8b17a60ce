import type { Text } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import { instant } from '../../kernel/time.ts';
import { type Entry, keyOf, type Outcome } from './queue/entry.ts';
import { type NodeAnswer, outcomeOf } from './queue/outcome.ts';
import type { EarlierPassage } from './shift/earlier.ts';
import { earlierIn, type PlateAsked } from './told-passages.ts';

/** What this device is enrolled as: its key opens the freight door, and nothing else. */
export interface Device {
  readonly device: string;
  readonly key: string;
}

/** `not_said`: the node answered, and not to this: it has too much to do. */
export type DeviceStanding = 'in_use' | 'revoked' | 'unknown' | 'not_said';

/** What a device that is wiped leaves behind: how much was never sent. Counts only. */
export interface Wiped {
  readonly unsent: number;
  readonly withPeople: number;
}

/** The node as this device meets it. Nothing here throws: a lost link is an answer. */
export interface FreightDoor {
  /** Told to give way, it is broken off. */
  send(entry: Entry, photo: Uint8Array | null, giveWay: AbortSignal): Promise<Outcome>;
  /**
   * Passages whose plate reads so or alike; null: no answer in time; `shut_out`: the node does not know this device’s
   * key. The plate goes in the body, never in an address.
   */
  earlier(asked: PlateAsked): Promise<readonly EarlierPassage[] | 'shut_out' | null>;
  /** Null: the node knows the code not, or no more; `unreachable` where nobody answered. */
  enrol(code: string): Promise<Device | 'unreachable' | null>;
  /** Null: nobody answered. */
  standing(): Promise<DeviceStanding | null>;
  tellWiped(wiped: Wiped): Promise<void>;
  /** When the node itself last answered anything; a page of somebody’s network is not it. */
  lastHeardAt(): Instant | null;
}

export interface FreightDoorParts {
  /** Asked at each request: it comes with the enrolment. */
  readonly device: () => Device | null;
  /** Told after each request how the link stands: whether the node answered. */
  readonly linked: (isLinked: boolean) => void;
}

const room = '/api/operations/freight';
/** Earlier results are wanted within two seconds, or not at all: the team does not stand and wait. */
const earlierMilliseconds = 2_000;
const sendMilliseconds = 30_000;
/** As long as the node waits for one request: the largest photo needs some 32 kbit/s. What is more urgent breaks it off. */
const photoMilliseconds = 120_000;

interface Asking {
  readonly milliseconds?: number;
  readonly key?: string;
  readonly giveWay?: AbortSignal;
}

/** Opens the door of the node that served this page. */
export function openFreightDoor({ device, linked }: FreightDoorParts): FreightDoor {
  let heardAt: Instant | null = null;
  const ask = async (path: string, body: unknown, asking: Asking = {}): Promise<Heard | null> => {
    const { milliseconds = sendMilliseconds, key, giveWay } = asking;
    const enrolled = device();
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (enrolled === null) headers['x-strait'] = '1';
    else headers['authorization'] = `Bearer ${enrolled.key}`;
    if (key !== undefined) headers['idempotency-key'] = key;
    const until = endOf(milliseconds, giveWay);
    const heard = await post(path, { headers, body: JSON.stringify(body), until });
    const isLinked = heard?.isNode === true;
    if (isLinked) heardAt = instant(Date.now());
    // Whoever hung up, or asked only for as long as a team stands and waits, knows nothing of the link.
    if (isLinked || (giveWay?.aborted !== true && milliseconds >= sendMilliseconds)) linked(isLinked);
    return heard;
  };
  return {
    async send(entry, photo, giveWay) {
      if (device() === null) return { kind: 'shut_out' };
      const fields = photo === null ? entry.fields : { ...entry.fields, image: base64(photo) };
      const milliseconds = photo === null ? sendMilliseconds : photoMilliseconds;
      const asking = { key: keyOf(entry), milliseconds, giveWay };
      const outcome = outcomeOf(await ask(`${room}/${entry.command}`, fields, asking));
      return outcome.kind === 'later' && giveWay.aborted ? { kind: 'gave_way' } : outcome;
    },
    async earlier(asked) {
      const heard = await ask(`${room}/plate-results`, asked, { milliseconds: earlierMilliseconds });
      if (heard?.isNode !== true) return null;
      if (heard.status === 401) return 'shut_out';
      return heard.httpOk ? earlierIn(heard.body['similar']) : null;
    },
    async enrol(code) {
      const heard = await ask('/api/device/enrol', { code });
      if (heard?.isNode !== true || heard.status >= 500) return 'unreachable';
      const { device: name, key } = heard.body;
      return typeof name === 'string' && typeof key === 'string' ? { device: name, key } : null;
    },
    async standing() {
      const heard = await ask('/api/device/standing', {});
      if (heard?.isNode !== true) return null;
      const standing = heard.status === 200 ? heard.body['standing'] : null;
      return standing === 'in_use' || standing === 'revoked' || standing === 'unknown'
        ? standing
        : 'not_said';
    },
    async tellWiped(wiped) {
      await ask('/api/device/wiped', wiped);
    },
    lastHeardAt: () => heardAt,
  };
}

interface Heard extends NodeAnswer {
  readonly httpOk: boolean;
  /** False for a proxy’s page, or one of somebody’s network: the node says yes or no in a form of its own. */
  readonly isNode: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Posted {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly until: AbortSignal;
}

/** Aborted after so long, or with what gives way; by hand, since `AbortSignal.any` is younger than many phones. */
function endOf(milliseconds: number, giveWay?: AbortSignal): AbortSignal {
  const time = AbortSignal.timeout(milliseconds);
  if (giveWay === undefined) return time;
  const end = new AbortController();
  for (const one of [time, giveWay]) {
    if (one.aborted) end.abort();
    one.addEventListener('abort', () => end.abort(), { once: true });
  }
  return end.signal;
}

async function post(path: string, { headers, body, until }: Posted): Promise<Heard | null> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers,
      body,
      credentials: 'omit',
      redirect: 'manual',
      signal: until,
    });
  } catch {
    return null;
  }
  const said = recordOf(await response.json().catch(() => null));
  const isNode = typeof said['ok'] === 'boolean' || Array.isArray(said['similar']);
  const after = Number(response.headers.get('retry-after'));
  return {
    // A page of somebody’s network is not the node’s yes, nor its no.
    status: !isNode || (response.ok && said['ok'] !== true) ? 0 : response.status,
    code: typeof said['code'] === 'string' ? said['code'] : 'unknown',
    message: textOf(said['message']),
    repeated: said['repeated'] === true,
    afterSeconds: Number.isFinite(after) && after > 0 ? after : null,
    body: said,
    httpOk: response.ok,
    isNode,
  };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function textOf(value: unknown): Text | null {
  const { en, fr } = recordOf(value);
  return typeof en === 'string' && typeof fr === 'string' ? { en, fr } : null;
}

/** Bytes as base 64, in pieces that a call can take as arguments. */
function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += 8_192)
    pieces.push(String.fromCodePoint(...bytes.subarray(from, from + 8_192)));
  return btoa(pieces.join(''));
}
