import type { Journal } from '../../journal/port.ts';
import type { KeptValues } from '../../journal/kept-values.ts';
import type { StreamDoor } from '../../kernel/door.ts';
import type { IdSource } from '../../kernel/ids.ts';
import { type Clock, type Instant } from '../../kernel/time.ts';
import type { KnownPeople } from '../concerned.ts';
import type { Directory, Sessions } from '../session.ts';
import { type Challenges, createChallenges } from './challenges.ts';
import { createCredentials, type Credentials } from './credentials.ts';
import { type AgencyFacts, createDevices, type Devices } from './devices.ts';
import { createDeviceCodes, type DeviceCodes } from './device-codes.ts';
import { createEnrolments, type EnrolmentParts, type Enrolments } from './enrolment.ts';
import { createEntry, type Entry } from './entry.ts';
import { createLockOut } from './lock-out.ts';
import type { LocalParts } from './local.ts';
import { createOidc, type Oidc, type OidcSettings } from './oidc.ts';
import { createPasskeys, type Passkeys } from './passkeys.ts';
import { createRecorder, type RecordActs } from './record.ts';
import { createRefusalLog, type RefusalLog } from './refusal-log.ts';
import { createSecretHashes, type SecretHashes } from './secrets.ts';

/** Everything identity needs from the rest of the node. */
export interface IdentityParts extends Pick<EnrolmentParts, 'keepers' | 'recordName' | 'join' | 'state'> {
  readonly journal: Pick<Journal, 'append' | 'readStream'>;
  readonly values: KeptValues;
  readonly sessions: Sessions;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** The streams of `oversight/identity`. */
  readonly streams: readonly StreamDoor[];
  /** The node's own agency: answers for records about people without one. */
  readonly agency: string;
  /** Null: neither passkeys nor a provider. */
  readonly publicAddress: string | null;
  readonly oidc: OidcSettings | null;
  /** Staff ids of the labelled demonstration, who sign in without a secret; empty on a real node. */
  readonly demonstrationStaff: readonly string[];
  readonly deviceKeyOverlapHours: number;
  readonly agencyOf: (agency: string, at: Instant) => AgencyFacts | null;
  readonly people: KnownPeople;
  readonly fault: (error: unknown) => void;
  /** For tests. */
  readonly hashes?: SecretHashes;
}

/** Ways in, what they open, and what is given to whom: without HTTP. */
export interface Identity {
  readonly entry: Entry;
  readonly local: LocalParts;
  readonly passkeys: Passkeys | null;
  readonly oidc: Oidc | null;
  readonly demonstrationStaff: readonly string[];
  readonly credentials: Credentials;
  readonly enrolments: Enrolments;
  readonly devices: Devices;
  readonly deviceCodes: DeviceCodes;
  readonly record: RecordActs;
  readonly log: RefusalLog;
  readonly agencyOf: IdentityParts['agencyOf'];
  readonly agencyOfStaff: KnownPeople['agencyOf'];
  /** Drops what has expired; to be called each hour. */
  forget(): Promise<void>;
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Puts identity together. Nothing runs until `open`. */
export function createIdentity(parts: IdentityParts): Identity {
  const { values, clock, sessions, directory, publicAddress, fault } = parts;
  const record = createRecorder(parts);
  const log = createRefusalLog({ values, clock, record, fault });
  const credentials = createCredentials(values);
  const challenges = createChallenges({ values, clock });
  const devices = createDevices({ ...parts, record, overlapHours: parts.deviceKeyOverlapHours });
  const entry = createEntry({ sessions, directory, credentials, clock, record, log });
  return {
    entry,
    local: {
      credentials,
      lockOut: createLockOut({ values, clock }),
      hashes: parts.hashes ?? createSecretHashes(),
      log,
      clock,
    },
    passkeys:
      publicAddress === null ? null : createPasskeys({ publicAddress, challenges, credentials, clock }),
    oidc: provider(parts, { challenges, credentials }),
    demonstrationStaff: parts.demonstrationStaff,
    credentials,
    enrolments: createEnrolments({ ...parts, credentials, record, entry }),
    devices,
    deviceCodes: createDeviceCodes({ values, clock, devices }),
    record,
    log,
    agencyOf: parts.agencyOf,
    agencyOfStaff: (staff, at) => parts.people.agencyOf(staff, at),
    async forget() {
      const now = clock();
      for (const room of ['session', 'challenge', 'lockout', 'enrolment', 'device_key', 'device_code'])
        await values.dropBefore(room, 'expiresAt', now);
    },
    open: () => devices.open(),
    async close() {
      devices.close();
      await log.settled();
    },
  };
}

function provider(
  { oidc: settings, publicAddress, fault }: IdentityParts,
  { challenges, credentials }: { readonly challenges: Challenges; readonly credentials: Credentials },
): Oidc | null {
  if (settings === null || publicAddress === null) return null;
  return createOidc({ settings, publicAddress, challenges, credentials, fault });
}
