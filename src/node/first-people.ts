import { randomBytes } from 'node:crypto';
import type { Handle } from '../app/handle.ts';
import type { EnrolmentParts } from '../app/identity/enrolment.ts';
import type { Who } from '../app/who.ts';
import type { ActorId } from '../kernel/ids.ts';
import { type Clock, toUtc } from '../kernel/time.ts';
import type { Role } from '../oversight/staff/roles.ts';
import { nameHandling } from '../oversight/staff/policy.ts';
import type { Config } from './config.ts';
import type { StaffDirectory } from './directory.ts';
import type { VaultRoom } from './vault.ts';

interface FirstPeopleParts {
  readonly config: Pick<Config, 'agency' | 'state'>;
  readonly clock: Clock;
  readonly handle: Handle;
  readonly vault: Pick<VaultRoom, 'desk' | 'append'>;
  readonly directory: Pick<StaffDirectory, 'all' | 'book' | 'refresh' | 'staff'>;
}

const attemptsMax = 8;
const deskOf = (agency: string): string => `${agency}-administration`;

/**
 * How the first people of an empty node come into the register, by their one-time codes: as staff officers of the
 * node's own agency, two of them, who enter everybody else, keepers included. Whoever administers could not: an
 * administrator reads and writes no names. The book names the author `enrolment`: it is no account, and holds only
 * while a code of the first two is being used.
 */
export function firstPeople(
  parts: FirstPeopleParts,
): Pick<EnrolmentParts, 'keepers' | 'recordName' | 'join' | 'state'> {
  const { config, clock, directory } = parts;
  return {
    state: config.state,
    keepers: async () =>
      directory
        .all(clock())
        .filter(({ roles }) => roles.includes('staff_officer'))
        .map(({ actor }) => actor),
    recordName: (staff, name) => recordName(parts, staff, name),
    join: ({ staff, nameSubject }) => join(parts, staff, nameSubject),
  };
}

/** Keeps the person's name: under the subject that the register knows, else under a new one. Throws where it cannot. */
async function recordName(parts: FirstPeopleParts, staff: string, name: string): Promise<string> {
  const { vault, directory } = parts;
  const known = directory.book().people.get(staff)?.value.nameSubject;
  const subject = known ?? `s-${randomBytes(16).toString('hex')}`;
  const by = enrolling(parts, 'staff_officer');
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const sealed = await vault.desk.seal(by, {
      subjectKind: 'staff',
      subject,
      handling: nameHandling,
      replace: true,
      details: [
        {
          kind: 'name',
          text: name,
        },
      ],
    });
    if (!sealed.ok) throw new Error(`a name is refused: ${sealed.refusal.code}`);
    if (await vault.append(by, sealed.value)) return subject;
  }
  throw new Error('a name could not be kept: others came first');
}

async function join(parts: FirstPeopleParts, staff: string, nameSubject: string): Promise<boolean> {
  const { config, clock, handle, directory } = parts;
  const { agency } = config;
  const at = toUtc(clock());
  const dates = { from: at.slice(0, 10), until: null };
  const both = (text: string) => ({ en: text, fr: text });
  const body = {
    name: both(agency),
    acronym: both(agency.toUpperCase()),
    state: config.state,
    kind: 'operator',
  };
  const held = { agency, desk: deskOf(agency), from: at, until: null };
  const desk = {
    agency,
    name: { en: 'Administration desk', fr: 'Poste d’administration' },
    place: both('-'),
    ...dates,
  };
  const orders = [
    ['PutAgency', agency, { row: agency, fields: { ...body, remits: [], ...dates }, seenVersion: 0 }],
    ['PutDesk', agency, { row: held.desk, fields: { ...desk, roles: firstRoles }, seenVersion: 0 }],
    [
      'JoinStaff',
      staff,
      { staff, nameSubject, ...held, role: 'staff_officer', markings: ['open', 'official'] },
    ],
  ] as const;
  for (const [command, of, fields] of orders) {
    const idempotencyKey = `first-people/${command}/${of}`;
    const by = enrolling(parts, command === 'PutAgency' ? 'administrator' : 'staff_officer');
    const answer = await handle(by, { context: 'oversight/staff', command, fields, idempotencyKey });
    // The second of the two finds agency and desk as the first has put them.
    if (!answer.ok && command !== 'PutAgency' && command !== 'PutDesk') return false;
  }
  return known(directory, clock, staff);
}

const firstRoles: readonly Role[] = ['staff_officer', 'administrator', 'security_officer'];
const waitMilliseconds = 50;

async function known(
  directory: FirstPeopleParts['directory'],
  clock: Clock,
  staff: string,
): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    await directory.refresh();
    if (directory.staff(staff, clock()) !== null) return true;
    await new Promise((resolve) => setTimeout(resolve, waitMilliseconds));
  }
  return false;
}

function enrolling({ config, clock }: FirstPeopleParts, role: Role): Who {
  return {
    kind: 'staff',
    actor: 'enrolment' as ActorId,
    desk: null,
    roles: [role],
    agency: config.agency,
    remits: ['oversight'],
    state: config.state,
    markings: ['open', 'official'],
    caveats: [],
    purposes: ['oversight'],
    sources: null,
    provenAt: clock(),
    lifeAtRiskUntil: null,
  };
}
