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

export type DeviceStanding = 'in_use' | 'revoked' | 'unknown';

/** What a device that is wiped leaves behind: how much was never sent. Counts only. */
export interface Wiped {
  readonly unsent: number;
  readonly withPeople: number;
}

/** The node as this device meets it. Nothing here throws: a lost link is an answer. */
export interface FreightDoor {
  send(entry: Entry, photo: Uint8Array | null): Promise<Outcome>;
  /** Passages whose plate reads so or alike; null: no answer in time. The plate goes in the body, never in an address. */
  earlier(asked: PlateAsked): Promise<readonly EarlierPassage[] | null>;
  /** Null: the node knows the code not, or no more; `unreachable` where nobody answered. */
  enrol(code: string): Promise<Device | 'unreachable' | null>;
  /** Null: nobody answered. */
  standing(): Promise<DeviceStanding | null>;
  tellWiped(wiped: Wiped): Promise<void>;
  /** When the node last answered anything. */
  lastHeardAt(): Instant | null;
}

const room = '/api/operations/freight';
/** Earlier results are wanted within two seconds, or not at all: the team does not stand and wait. */
const earlierMilliseconds = 2_000;
const sendMilliseconds = 30_000;

/** Opens the door of the node that served this page. `device` is asked at each request: it comes with the enrolment. */
export function openFreightDoor(device: () => Device | null): FreightDoor {
  let heardAt: Instant | null = null;
  const ask = async (
    path: string,
    body: unknown,
    { milliseconds = sendMilliseconds, key }: { readonly milliseconds?: number; readonly key?: string } = {},
  ): Promise<Heard | null> => {
    const enrolled = device();
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (enrolled === null) headers['x-strait'] = '1';
    else headers['authorization'] = `Bearer ${enrolled.key}`;
    if (key !== undefined) headers['idempotency-key'] = key;
    const heard = await post(path, { headers, body: JSON.stringify(body), milliseconds });
    if (heard !== null) heardAt = instant(Date.now());
    return heard;
  };
  return {
    async send(entry, photo) {
      if (device() === null) return { kind: 'shut_out' };
      const fields = photo === null ? entry.fields : { ...entry.fields, image: base64(photo) };
      return outcomeOf(await ask(`${room}/${entry.command}`, fields, { key: keyOf(entry) }));
    },
    async earlier(asked) {
      const heard = await ask(`${room}/plate-results`, asked, { milliseconds: earlierMilliseconds });
      return heard?.httpOk === true ? earlierIn(heard.body['similar']) : null;
    },
    async enrol(code) {
      const heard = await ask('/api/device/enrol', { code });
      if (heard === null || heard.status >= 500) return 'unreachable';
      const { device: name, key } = heard.body;
      return typeof name === 'string' && typeof key === 'string' ? { device: name, key } : null;
    },
    async standing() {
      const heard = await ask('/api/device/standing', {});
      const standing = heard?.status === 200 ? heard.body['standing'] : null;
      return standing === 'in_use' || standing === 'revoked' || standing === 'unknown' ? standing : null;
    },
    async tellWiped(wiped) {
      await ask('/api/device/wiped', wiped);
    },
    lastHeardAt: () => heardAt,
  };
}

interface Heard extends NodeAnswer {
  readonly httpOk: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Posted {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly milliseconds: number;
}

async function post(path: string, { headers, body, milliseconds }: Posted): Promise<Heard | null> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers,
      body,
      credentials: 'omit',
      redirect: 'manual',
      signal: AbortSignal.timeout(milliseconds),
    });
  } catch {
    return null;
  }
  const said = recordOf(await response.json().catch(() => null));
  const after = Number(response.headers.get('retry-after'));
  return {
    // A page of somebody’s network that says 200 to everything is not the node’s yes.
    status: response.ok && said['ok'] !== true ? 0 : response.status,
    code: typeof said['code'] === 'string' ? said['code'] : 'unknown',
    message: textOf(said['message']),
    repeated: said['repeated'] === true,
    afterSeconds: Number.isFinite(after) && after > 0 ? after : null,
    body: said,
    httpOk: response.ok,
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
