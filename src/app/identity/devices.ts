import { z } from 'zod';
import type { KeptValues } from '../../journal/kept-values.ts';
import { deviceEnrolment } from '../../kernel/identity.ts';
import type { ActorId } from '../../kernel/ids.ts';
import type { State } from '../../kernel/label.ts';
import { ok, type Refusal, refuse, type Result } from '../../kernel/result.ts';
import { type Clock, fromUtc, type Instant, instant, type UtcText } from '../../kernel/time.ts';
import { newToken, tokenHash } from '../session.ts';
import type { Who } from '../who.ts';
import { type Author, nodeItself, type RecordActs } from './record.ts';

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
  /** When a revoked handheld said that it was wiped; null: it has not, or is none. */
  readonly wipedAt: UtcText | null;
}

/** Whether a key opens anything: of a device in use, of one that was revoked, or of none that this node knows. */
export type KeyStanding = 'in_use' | 'revoked' | 'unknown';

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

/** What a wiped handheld never sent: counts alone. */
export interface Lost {
  readonly unsent: number;
  readonly withPeople: number;
}

export interface Devices {
  enrol(by: Who, fields: DeviceFields): Promise<Result<{ readonly key: string }, Refusal>>;
  /** A new key; the old one works on for the overlap, or, where `atOnce`, ends now. */
  rotate(by: Author, device: string, atOnce?: boolean): Promise<Result<{ readonly key: string }, Refusal>>;
  revoke(by: Who, device: string): Promise<Result<null, Refusal>>;
  /** How a key stands, by its hash: whoever holds a revoked one is told so, and wipes what it opened. */
  standingOf(tokenHash: string, at: Instant): Promise<KeyStanding>;
  /** A revoked handheld says that it wiped itself, by the hash of its ended key. Refuses what the decider refuses. */
  noteWiped(tokenHash: string, lost: Lost): Promise<Result<null, Refusal>>;
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
/** Hashes of keys that ended by a revocation: they open nothing, and tell their holder so. */
const endedRoom = 'device_key_ended';
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
  // Kept before it was said of any device: none had been wiped.
  wipedAt: utc.nullable().default(null),
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
    async rotate(by, device, atOnce = false) {
      const overlapHours = atOnce ? 0 : parts.overlapHours;
      const command = { type: 'RotateDeviceKey', device, overlapHours };
      const decided = await decide(parts, by, command);
      if (!decided.ok) return decided;
      await shorten(values, device, fromUtc(decided.value.keyFrom) + overlapHours * 3_600_000);
      return ok(await giveKey(decided.value));
    },
    async revoke(by, device) {
      const recorded = await parts.record(by, {
        kind: 'device',
        key: device,
        command: { type: 'RevokeDevice', device },
      });
      // Also where the book knew already: a revocation broken off must be able to end.
      if (!recorded.ok && recorded.refusal.code !== 'device_revoked') return recorded;
      await endKeys(values, device);
      await memory.refresh();
      // Last of all: while a key opens anything, the list says so, and whoever reads it presses again.
      await values.change(deviceRoom, device, revoked);
      return recorded.ok ? ok(null) : recorded;
    },
    async standingOf(hash, at) {
      if (memory.deviceOf(hash, at) !== null) return 'in_use';
      return (await endedOf(values, hash)) === null ? 'unknown' : 'revoked';
    },
    async noteWiped(hash, lost) {
      const device = await endedOf(values, hash);
      if (device === null) return refuse('device_unknown');
      const decided = await decide(parts, nodeItself, { ...lost, type: 'NoteDeviceWiped', device });
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
  by: Author,
  command: { readonly type: string; readonly device: string } & Readonly<Record<string, unknown>>,
): Promise<Result<DeviceState, Refusal>> {
  const recorded = await record(by, { kind: 'device', key: command.device, command });
  if (!recorded.ok) return recorded;
  const state = stateSchema.parse(recorded.value.states[0]);
  await values.put(deviceRoom, command.device, { ...state });
  return ok(state);
}

async function endKeys(values: KeptValues, device: string): Promise<void> {
  for (const { key } of await values.list(keyRoom, { field: 'device', is: device })) {
    await values.put(endedRoom, key, { device });
    await values.drop(keyRoom, key);
  }
}

/** As the decider has it once the device is revoked; null where it is kept so, or not at all. */
function revoked(before: unknown): DeviceState | null {
  const kept = stateSchema.safeParse(before);
  if (!kept.success || kept.data.phase === 'revoked') return null;
  return { ...kept.data, phase: 'revoked', version: kept.data.version + 1 };
}

const endedSchema = z.object({ device: z.string() });

async function endedOf(values: KeptValues, hash: string): Promise<string | null> {
  const ended = endedSchema.safeParse(await values.get(endedRoom, hash));
  return ended.success ? ended.data.device : null;
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
  const { phase, enrolled, keyFrom, keyUntil, version, wipedAt } = read.data;
  const { device, role, agency, sources, at } = enrolled;
  const state = phase === 'in_use' && instant(fromUtc(keyUntil)) <= now ? 'expired' : phase;
  return { device, role, agency, sources, enrolledAt: at, keyFrom, keyUntil, state, version, wipedAt };
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
