import { z } from 'zod';
import type { KeptValues } from '../../journal/kept-values.ts';
import { deviceEnrolment } from '../../kernel/identity.ts';
import type { ActorId } from '../../kernel/ids.ts';
import type { State } from '../../kernel/label.ts';
import { ok, type Refusal, type Result } from '../../kernel/result.ts';
import { type Clock, fromUtc, type Instant, instant, type UtcText } from '../../kernel/time.ts';
import { newToken, tokenHash } from '../session.ts';
import type { Who } from '../who.ts';
import type { RecordActs } from './record.ts';

export type DeviceFields = Readonly<z.infer<typeof deviceEnrolment>>;

/** A device as screens list it. */
export interface DeviceView {
  readonly device: string;
  readonly role: string;
  readonly agency: string;
  readonly sources: readonly string[];
  readonly enrolledAt: UtcText;
  readonly keyFrom: UtcText;
  readonly keyUntil: UtcText;
  readonly state: 'in_use' | 'revoked' | 'expired';
  readonly version: number;
}

/** What the register of agencies says of one in service. */
export interface AgencyFacts {
  readonly remits: readonly string[];
  readonly state: State | null;
}

export interface DeviceParts {
  readonly values: KeptValues;
  readonly record: RecordActs;
  readonly clock: Clock;
  readonly overlapHours: number;
  /** Null: no such agency in service, so its devices may do nothing. */
  readonly agencyOf: (agency: string, at: Instant) => AgencyFacts | null;
  readonly fault: (error: unknown) => void;
}

export interface Devices {
  enrol(by: Who, fields: DeviceFields): Promise<Result<{ readonly key: string }, Refusal>>;
  rotate(by: Who, device: string): Promise<Result<{ readonly key: string }, Refusal>>;
  revoke(by: Who, device: string): Promise<Result<null, Refusal>>;
  find(device: string): Promise<DeviceView | null>;
  list(): Promise<readonly DeviceView[]>;
  /** From memory, at most `refreshMilliseconds` behind another process. */
  deviceOf(tokenHash: string, at: Instant): Who | null;
  /** Reads the keys now, then again and again until `close`. */
  open(): Promise<void>;
  close(): void;
}

export const refreshMilliseconds = 2_000;
const keyRoom = 'device_key';
const deviceRoom = 'device';

const utc = z.custom<UtcText>((value) => typeof value === 'string');
const keySchema = z.object({
  device: z.string(),
  role: z.string(),
  agency: z.string(),
  sources: z.array(z.string()),
  from: z.number(),
  /** The key works until then. */
  expiresAt: z.number(),
});
type Key = z.infer<typeof keySchema>;

/** The folded device as the decider has it, and as it is kept beside its keys for the list. */
const stateSchema = z.object({
  phase: z.enum(['in_use', 'revoked']),
  enrolled: z.object({ ...deviceEnrolment.shape, at: utc }),
  keyFrom: utc,
  keyUntil: utc,
  version: z.number(),
});
type DeviceState = z.infer<typeof stateSchema>;

/** Handhelds and feeds: keys of 256 random bits, told once, kept as SHA-256; what each may do stands in the book. */
export function createDevices(parts: DeviceParts): Devices {
  const { values, clock } = parts;
  const memory = keyMemory(parts);
  const giveKey = async (state: DeviceState): Promise<{ readonly key: string }> => {
    const key = newToken();
    await values.put(keyRoom, tokenHash(key), keyOf(state));
    await memory.refresh();
    return { key };
  };
  return {
    async enrol(by, fields) {
      const decided = await decide(parts, by, { ...fields, type: 'EnrolDevice' });
      return decided.ok ? ok(await giveKey(decided.value)) : decided;
    },
    async rotate(by, device) {
      const command = { type: 'RotateDeviceKey', device, overlapHours: parts.overlapHours };
      const decided = await decide(parts, by, command);
      if (!decided.ok) return decided;
      await shorten(values, device, fromUtc(decided.value.keyFrom) + parts.overlapHours * 3_600_000);
      return ok(await giveKey(decided.value));
    },
    async revoke(by, device) {
      const decided = await decide(parts, by, { type: 'RevokeDevice', device });
      // Also where the book knew already: a revocation broken off must be able to end.
      if (decided.ok || decided.refusal.code === 'device_revoked') {
        for (const { key } of await values.list(keyRoom, { field: 'device', is: device }))
          await values.drop(keyRoom, key);
        await memory.refresh();
      }
      return decided.ok ? ok(null) : decided;
    },
    find: async (device) => view(await values.get(deviceRoom, device), clock()),
    async list() {
      const found = await values.list(deviceRoom);
      return found.flatMap(({ value }) => view(value, clock()) ?? []);
    },
    deviceOf: (hash, at) => memory.deviceOf(hash, at),
    open: () => memory.open(),
    close: () => memory.close(),
  };
}

/** The keys in force, read again and again: every request of a device asks, and none waits for the store. */
function keyMemory({ values, agencyOf, fault }: DeviceParts) {
  let keys: ReadonlyMap<string, Key> = new Map();
  let timer: ReturnType<typeof setInterval> | null = null;
  const refresh = async (): Promise<void> => {
    const found = (await values.list(keyRoom)).flatMap(({ key, value }): [string, Key][] => {
      const read = keySchema.safeParse(value);
      return read.success ? [[key, read.data]] : [];
    });
    keys = new Map(found);
  };
  return {
    refresh,
    deviceOf(hash: string, at: Instant): Who | null {
      const key = keys.get(hash);
      if (key === undefined || key.from > at || key.expiresAt <= at) return null;
      const agency = agencyOf(key.agency, at);
      return agency === null ? null : deviceWho(key, agency);
    },
    async open(): Promise<void> {
      await refresh();
      timer ??= setInterval(() => {
        refresh().catch(fault); // the store is away: what was known a moment ago still holds
      }, refreshMilliseconds);
    },
    close(): void {
      if (timer !== null) clearInterval(timer);
      timer = null;
    },
  };
}

async function decide(
  { record, values }: DeviceParts,
  by: Who,
  command: { readonly type: string; readonly device: string } & Readonly<Record<string, unknown>>,
): Promise<Result<DeviceState, Refusal>> {
  const recorded = await record(by, { kind: 'device', key: command.device, command });
  if (!recorded.ok) return recorded;
  const state = stateSchema.parse(recorded.value.states[0]);
  await values.put(deviceRoom, command.device, { ...state });
  return ok(state);
}

function keyOf({ enrolled: { device, role, agency, sources }, keyFrom, keyUntil }: DeviceState): Key {
  const [from, expiresAt] = [fromUtc(keyFrom), fromUtc(keyUntil)];
  return { device, role, agency, sources: [...sources], from, expiresAt };
}

async function shorten(values: KeptValues, device: string, until: number): Promise<void> {
  for (const { key } of await values.list(keyRoom, { field: 'device', is: device }))
    await values.change(keyRoom, key, (before) => {
      const read = keySchema.safeParse(before);
      return read.success ? { ...read.data, expiresAt: Math.min(read.data.expiresAt, until) } : null;
    });
}

function view(value: unknown, now: Instant): DeviceView | null {
  const read = stateSchema.safeParse(value);
  if (!read.success) return null;
  const { phase, enrolled, keyFrom, keyUntil, version } = read.data;
  const { device, role, agency, sources, at } = enrolled;
  const state = phase === 'in_use' && instant(fromUtc(keyUntil)) <= now ? 'expired' : phase;
  return { device, role, agency, sources, enrolledAt: at, keyFrom, keyUntil, state, version };
}

/** It reports for life and border, and reads nothing: what it may do is its role's. */
function deviceWho({ device, role, sources, agency }: Key, { remits, state }: AgencyFacts): Who {
  return {
    kind: 'device',
    actor: device as ActorId, // checked when it was enrolled
    desk: null,
    roles: [role],
    agency,
    remits,
    state,
    markings: ['open', 'official'],
    caveats: [],
    purposes: ['save_life', 'border_control'],
    sources,
    provenAt: null,
    lifeAtRiskUntil: null,
  };
}
