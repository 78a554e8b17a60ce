import { randomUUID } from 'node:crypto';
import type { Handle } from '../app/handle.ts';
import { readClientSecret } from '../app/identity/client-secret.ts';
import { createIdentity, type Identity } from '../app/identity/identity.ts';
import { secretFileRefusals } from '../app/identity/refusals.ts';
import { keptSessions } from '../app/kept-sessions.ts';
import { createSessions, type Sessions } from '../app/session.ts';
import type { StaffMember } from '../app/session-routes.ts';
import type { Who } from '../app/who.ts';
import type { Journal, Store } from '../journal/index.ts';
import type { KeptValues } from '../journal/kept-values.ts';
import type { Projector } from '../journal/projector.ts';
import { type Clock, type Instant, instant, toUtc } from '../kernel/time.ts';
import type { ActiveGlass } from '../operations/emergency/glass-reader.ts';
import { identity as identityDoor } from '../oversight/identity/index.ts';
import { stateOfAgency } from '../oversight/staff/book.ts';
import type { Role } from '../oversight/staff/roles.ts';
import { staffProjection } from '../oversight/staff/projections.ts';
import { roleText } from '../oversight/staff/text.ts';
import { UsageError } from './command-line.ts';
import type { Config } from './config.ts';
import { demonstrationStaff } from './demonstration/staff.ts';
import { configuredDevices, createDirectory, type StaffDirectory } from './directory.ts';
import { faultWords } from './fault-words.ts';
import { firstPeople } from './first-people.ts';
import type { LateKnownPeople } from './known-people.ts';
import { readerOf } from './projections.ts';
import type { VaultRoom } from './vault.ts';

export interface PeopleParts {
  readonly config: Config;
  readonly store: Store;
  readonly journal: Journal;
  readonly projector: Projector;
  readonly values: KeptValues;
  readonly clock: Clock;
  readonly say: (line: string) => void;
  readonly handle: Handle;
  /** What the handle asks of the register: answers once that is open. */
  readonly known: LateKnownPeople;
  readonly vault: VaultRoom;
  readonly glass: Pick<ActiveGlass, 'until'>;
}

/** Who is here: the register in memory, their sessions, and their ways in. */
export interface People {
  readonly directory: StaffDirectory;
  readonly sessions: Sessions;
  readonly identity: Identity;
  /** How the top line shows somebody: by desk and post; by name only in the demonstration, where nobody exists. */
  readonly describe: (who: Who) => StaffMember | null;
  close(): Promise<void>;
}

/** Opens the register of staff, the devices, the sessions and the ways in. Throws where the store is away. */
export async function openPeople(parts: PeopleParts): Promise<People> {
  const { config, store, journal, projector, values, clock, say } = parts;
  const fault = (error: unknown): void => say(`strait: identity / identité: ${faultWords(error)}`);
  const given = configuredDevices(config);
  let identity: Identity | null = null;
  const register = createDirectory({
    read: readerOf(store, staffProjection),
    projector,
    devices: (hash, at) => given(hash) ?? identity?.devices.deviceOf(hash, at) ?? null,
    fault,
  });
  await projector.reached(staffProjection.name, await journal.head(), catchUpMilliseconds);
  await register.refresh();
  const directory = breaking(register, parts.glass);
  const people = parts.known;
  people.open(directory);
  const sessions = createSessions({
    store: keptSessions(values),
    directory,
    clock,
    minutes: config.sessionMinutes,
    idleMinutes: config.sessionIdleMinutes,
    bindAddress: config.sessionBoundToAddress,
  });
  identity = createIdentity({
    journal,
    values,
    sessions,
    directory,
    clock,
    fault,
    ...firstPeople({
      ...parts,
      directory,
    }),
    ids: () => randomUUID(),
    streams: identityDoor.streams,
    agency: config.agency,
    publicAddress: config.publicAddress ?? null,
    oidc: oidcOf(config),
    demonstrationStaff: config.demonstration ? demonstrationStaff.map(({ id }) => String(id)) : [],
    deviceKeyOverlapHours: config.deviceKeyOverlapHours,
    agencyOf: (agency, at) => agencyOf(directory, agency, at),
    people,
  });
  await identity.open();
  const opened = identity;
  const forgetting = setInterval(() => void opened.forget().catch(fault), forgetMilliseconds);
  return {
    directory,
    sessions,
    identity,
    describe: (who) => describe(directory, config, who),
    async close() {
      clearInterval(forgetting);
      await opened.close();
      await directory.close();
    },
  };
}

const catchUpMilliseconds = 5_000;
const forgetMilliseconds = 3_600_000;

/** The directory with what an emergency adds: until when somebody acts with the glass broken. */
function breaking(directory: StaffDirectory, glass: Pick<ActiveGlass, 'until'>): StaffDirectory {
  const added = (who: Who, at: Instant): Who => ({ ...who, lifeAtRiskUntil: glass.until(who.actor, at) });
  return {
    ...directory,
    staff(id, at) {
      const who = directory.staff(id, at);
      return who === null ? null : added(who, at);
    },
    all: (at) => directory.all(at).map((who) => added(who, at)),
  };
}

function oidcOf(config: Config) {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecretFile: file } = config;
  if (issuer === undefined || clientId === undefined) return null;
  const secret = file === undefined ? null : readClientSecret(file);
  if (secret?.ok === false) throw new UsageError(secretFileRefusals[secret.refusal.code]);
  const clientSecret = secret?.value ?? null;
  return { issuer, clientId, clientSecret, staffClaim: config.oidcStaffClaim };
}

/** Null: no such agency in service at that moment. */
function agencyOf(directory: StaffDirectory, agency: string, at: Instant) {
  const row = directory.book().agencies.get(agency)?.value;
  if (row === undefined) return null;
  const day = toUtc(at).slice(0, 10);
  if (row.from !== null && row.from > day) return null;
  if (row.until !== null && row.until < day) return null;
  return { remits: row.remits, state: stateOfAgency(agency) };
}

function describe(directory: StaffDirectory, config: Config, who: Who): StaffMember | null {
  const invented = config.demonstration ? demonstrationStaff.find(({ id }) => id === who.actor) : undefined;
  if (invented !== undefined) return invented;
  const desk = directory.book().desks.get(who.desk ?? '')?.value;
  const role = who.roles[0] as Role | undefined; // the directory gives none but the register's roles
  if (desk === undefined || role === undefined || who.desk === null) return null;
  return {
    id: who.actor,
    name: who.actor,
    post: roleText[role],
    desk: who.desk,
    deskName: desk.name,
    state: who.state ?? config.state,
    roles: who.roles,
  };
}

/** Codes for the first people of a node that has none, as lines for whoever starts it: told once. */
export async function firstCodes({ identity }: People, say: (line: string) => void): Promise<void> {
  for (const { staff, code, until } of await identity.enrolments.bootstrap()) {
    const time = toUtc(instant(until));
    say(`strait: first staff officer ${staff}: one-time code ${code}, until ${time}; hand it over in person`);
    say(
      `strait : premier responsable du personnel ${staff} : code à usage unique ${code}, jusqu’au ${time} ; à remettre en main propre`,
    );
  }
}
