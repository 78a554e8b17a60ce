import { beforeEach, describe, expect, test } from 'vitest';
import { createHandle, type HandleParts } from '../app/handle.ts';
import { createProposals } from '../app/proposals.ts';
import { sampleJournal } from '../app/sample-journal.ts';
import { sampleWho } from '../app/sample-who.ts';
import type { Who } from '../app/who.ts';
import type { ActorId } from '../kernel/ids.ts';
import { ok } from '../kernel/result.ts';
import { addSeconds, type Instant, instant, toUtc } from '../kernel/time.ts';
import { staff } from '../oversight/staff/index.ts';
import { type Role, roles } from '../oversight/staff/roles.ts';
import { openAccess } from './policies.ts';

// Who may not touch the staff register, by the policies in force: through the one way in, with the book in memory.

const access = openAccess('uk');
const start = instant(Date.UTC(2026, 0, 10, 8));
let now: Instant = start;
let journal: ReturnType<typeof sampleJournal>;
let keys = 0;
const people = new Map<string, Who>();
beforeEach(() => {
  now = start;
  journal = sampleJournal(() => now);
});

/** Takes the name away and keeps it nowhere: that it lands in the vault is proved in directory.test.ts. */
const vault: HandleParts['vault'] = {
  sealPersonal: async (_, { fields: { name: __, ...fields } }) => ok({ fields, also: [], beside: [] }),
  accompany: async () => ({ also: [], beside: [] }),
};
const requestHashKey = new Uint8Array(32);
const parts = () => ({
  journal,
  access,
  clock: () => now,
  contexts: [staff],
  agency: 'uk-example',
  vault,
  requestHashKey,
  people: {
    agencyOf: () => 'uk-example',
    holds: (staff: string) => people.get(staff)?.roles ?? [],
    ahead: () => [],
  },
});
const whoHas = (role: Role, but: Partial<Who> = {}): Who =>
  sampleWho({
    actor: `uk-${role}-1` as ActorId,
    roles: [role],
    agency: 'uk-example',
    purposes: ['oversight'],
    provenAt: now,
    ...but,
  });
const give = (who: Who, command: string, fields: object) => {
  keys += 1;
  const idempotencyKey = `key-of-test-${keys}`;
  return createHandle(parts())(who, { context: 'oversight/staff', command, fields, idempotencyKey });
};
const codeOf = (answer: Awaited<ReturnType<typeof give>>) => (answer.ok ? 'done' : answer.refusal.code);

const person = 'uk-staff-0007';
const joining = {
  staff: person,
  name: 'A. Example',
  nameSubject: `s-${'0'.repeat(32)}`,
  agency: 'uk-example',
  desk: 'uk-desk-1',
  role: 'watch_officer',
  from: toUtc(start),
  until: null,
  markings: ['official'],
};
const until = toUtc(addSeconds(start, 365 * 86_400));
const clearance = { staff: person, marking: 'official_sensitive', caveats: [], from: toUtc(start), until };
const officer = () => whoHas('staff_officer');

describe('commands of the register, role by role', () => {
  // Written out by hand: what a role may knock for. Everything else is refused at the door.
  const may: Partial<Record<Role, readonly string[]>> = {
    administrator: ['PutAgency', 'RetireAgency', 'PutDesk', 'RetireDesk'],
    security_officer: ['GrantClearance', 'WithdrawClearance'],
    data_protection_officer: ['EndMonitorAppointment'],
    independent_monitor: ['EndMonitorAppointment'],
    staff_officer: [
      'PutDesk',
      'RetireDesk',
      'JoinStaff',
      'MoveStaff',
      'LeaveStaff',
      'StandIn',
      'EndStandIn',
      'RecordLanguages',
      'AppointPost',
      'EndAppointment',
      'PutShift',
      'RetireShift',
    ],
  };
  const commands = staff.streams.flatMap((stream) => Object.keys(stream.commands));
  test.each(roles)('%s', async (role) => {
    for (const command of commands) {
      const code = codeOf(await give(whoHas(role), command, {}));
      const isOpen = may[role]?.includes(command) === true;
      expect(`${command}: ${code}`).toBe(`${command}: ${isOpen ? 'invalid' : 'not_permitted'}`);
    }
    expect(journal.events).toEqual([]);
  });
  test('a device may do nothing here', async () => {
    const device = whoHas('observer', { kind: 'device', roles: ['detection_device'] });
    for (const command of commands) expect(codeOf(await give(device, command, {}))).toBe('not_permitted');
  });
});

describe('one officer’s people are not another’s', () => {
  test('an officer of another agency, or of the other state, is answered as if there were nobody', async () => {
    expect(codeOf(await give(officer(), 'JoinStaff', joining))).toBe('done');
    const leave = { staff: person, leavesAt: toUtc(start), reason: 'dismissed' };
    for (const but of [{ agency: 'uk-other' }, { agency: 'uk-example', state: 'fr' }] as const) {
      const stranger = whoHas('staff_officer', { actor: 'uk-staff_officer-9' as ActorId, ...but });
      const codes = [];
      for (const staff of [person, 'uk-staff-none'])
        codes.push(codeOf(await give(stranger, 'LeaveStaff', { ...leave, staff })));
      expect(codes).toEqual(['staff_unknown', 'staff_unknown']);
    }
  });
  test('nobody without the purpose or the marking writes here', async () => {
    expect(
      codeOf(await give(whoHas('staff_officer', { purposes: ['save_life'] }), 'JoinStaff', joining)),
    ).not.toBe('done');
    expect(
      codeOf(await give(whoHas('staff_officer', { markings: ['open'] }), 'JoinStaff', joining)),
    ).not.toBe('done');
    expect(journal.events).toEqual([]);
  });
});

describe('nobody gives themselves anything', () => {
  test('not a role, and not a post', async () => {
    const mine = { ...joining, staff: 'uk-staff_officer-1', role: 'observer' };
    expect(codeOf(await give(officer(), 'JoinStaff', mine))).toBe('own_record');
    const post = { post: 'uk-gold_commander', holder: 'uk-staff_officer-1', from: toUtc(start), until };
    expect(codeOf(await give(officer(), 'AppointPost', post))).toBe('own_record');
  });
});

describe('what needs two', () => {
  const security = (n: number) => whoHas('security_officer', { actor: `uk-security-${n}` as ActorId });
  test('a clearance waits for the second person, and is refused to its author', async () => {
    await give(officer(), 'JoinStaff', joining);
    const asked = await give(security(1), 'GrantClearance', clearance);
    const proposal = asked.ok ? (asked.proposal ?? '') : '';
    expect(proposal).not.toBe('');
    expect(journal.events.map(({ type }) => type)).toEqual(['StaffJoined', 'ActProposed']);
    const approve = async (who: Who) =>
      (await createProposals(parts()).approve(who, proposal, `key-${who.actor}`)).answer;
    expect(codeOf(await approve(security(1)))).toBe('author_never_approves');
    expect(codeOf(await approve(officer()))).not.toBe('done');
    expect(codeOf(await approve(security(2)))).toBe('done');
    expect(journal.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['ActApproved', 'ClearanceGranted']),
    );
  });
  test('without a fresh proof of who one is, it is not even proposed', async () => {
    await give(officer(), 'JoinStaff', joining);
    expect(codeOf(await give({ ...security(1), provenAt: null }, 'GrantClearance', clearance))).toBe(
      'not_proven',
    );
  });
});

describe('the monitor cannot be locked out', () => {
  const monitor = 'uk-staff-0009';
  const post = { post: 'uk-independent_monitor', holder: monitor, from: toUtc(start), until };
  beforeEach(async () => {
    await give(officer(), 'JoinStaff', { ...joining, staff: monitor, role: 'independent_monitor', until });
    const asked = await give(officer(), 'AppointPost', post);
    const second = whoHas('staff_officer', { actor: 'uk-staff_officer-2' as ActorId });
    const proposal = asked.ok ? (asked.proposal ?? '') : '';
    expect(codeOf((await createProposals(parts()).approve(second, proposal, 'key-approve')).answer)).toBe(
      'done',
    );
  });
  test('by leaving, moving, a withdrawn clearance, or the end of the appointment', async () => {
    const leave = { staff: monitor, leavesAt: toUtc(start), reason: 'dismissed' };
    expect(codeOf(await give(officer(), 'LeaveStaff', leave))).toBe('monitor_in_office');
    const move = {
      staff: monitor,
      ends: 'a1',
      agency: 'uk-example',
      desk: 'uk-desk-1',
      role: 'observer',
      from: toUtc(start),
      until: null,
    };
    expect(codeOf(await give(officer(), 'MoveStaff', move))).toBe('monitor_in_office');
    const withdraw = { staff: monitor, marking: 'official' };
    expect(codeOf(await give(whoHas('security_officer'), 'WithdrawClearance', withdraw))).toBe(
      'monitor_in_office',
    );
    for (const reason of ['term_ended', 'resigned', 'replaced', 'left_service', 'court_order']) {
      const end = { post: post.post, holder: monitor, reason };
      expect(codeOf(await give(officer(), 'EndAppointment', end))).toBe('monitor_post_apart');
      expect(codeOf(await give(officer(), 'EndMonitorAppointment', end))).toBe('not_permitted');
    }
  });

  const end = { post: post.post, holder: monitor, reason: 'court_order' };
  const overseer = (actor: string, role: Role, state: 'fr' | 'uk') =>
    whoHas(role, { actor: actor as ActorId, agency: `${state}-overseers`, remits: ['oversight'], state });
  const answered = async (first: Who, second: Who) => {
    people.set(first.actor, first);
    const asked = await give(first, 'EndMonitorAppointment', end);
    if (!asked.ok) return asked.refusal.code;
    keys += 1;
    const proposals = createProposals(parts());
    return codeOf((await proposals.approve(second, asked.proposal ?? '', `key-second-${keys}`)).answer);
  };
  test('but its end, ordered by a court, is entered by data protection and a monitor of either state', async () => {
    const dataProtection = overseer('uk-dpo-1', 'data_protection_officer', 'uk');
    const abroad = overseer('fr-monitor-1', 'independent_monitor', 'fr');
    for (const second of [officer(), whoHas('administrator'), whoHas('gold_commander')])
      expect(await answered(dataProtection, second)).not.toBe('done');
    const colleague = overseer('uk-dpo-2', 'data_protection_officer', 'uk');
    expect(await answered(dataProtection, colleague)).toBe('two_offices_needed');
    expect(await answered(abroad, overseer('uk-monitor-2', 'independent_monitor', 'uk'))).toBe(
      'two_offices_needed',
    );
    expect(journal.events.filter(({ type }) => type === 'AppointmentEnded')).toEqual([]);
    expect(await answered(dataProtection, abroad)).toBe('done');
    expect(journal.events.filter(({ type }) => type === 'AppointmentEnded')).toHaveLength(1);
    expect(await answered(abroad, dataProtection)).toBe('not_the_holder');
  });
});
