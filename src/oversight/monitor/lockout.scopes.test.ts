import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

// Who has which act that could reach the monitor, read from the golden sheet that people sign. The sheet says who may
// knock, not on whom: it proves that operations, inquiry, cases and devices have no such act at all. It does NOT prove
// that administrative roles cannot lock the monitor out. Behind the door the staff room and the ways in refuse it
// (`monitor_in_office`, `monitor_post_apart`): src/node/staff.scopes.test.ts, src/node/identity/monitor.scopes.test.ts.
// A new act of oversight fails here until somebody has said whether it could reach the monitor.

const golden = (name: string): readonly string[] =>
  readFileSync(new URL(`../../../golden/${name}`, import.meta.url), 'utf8').split('\n');

const rows = golden('access.txt').flatMap((line) => {
  const [role, action, , may, more] = line.split(/\s+/);
  return role && action?.includes('/') && (may === 'yes' || may === 'no') && more === undefined
    ? [{ role, action, may: may === 'yes' }]
    : [];
});
const actions = [...new Set(rows.map(({ action }) => action))];
const roles = [...new Set(rows.map(({ role }) => role))];
const rolesOf = (action: string): readonly string[] =>
  rows.filter((row) => row.action === action && row.may).map(({ role }) => role);
const mayOf = (role: string): readonly string[] =>
  rows.filter((row) => row.role === role && row.may).map(({ action }) => action);

/** Acts by which somebody's session, post, clearance or desk ends, or the rules under which they read. */
const reachesMonitor: readonly string[] = [
  'oversight/identity/ConfirmEnrolment',
  'oversight/identity/IssueEnrolment', // whoever has the code signs in as that person
  'oversight/identity/RevokeCredential',
  'oversight/identity/RevokeSession',
  'oversight/policies/AdoptPolicies',
  'oversight/staff/AppointPost',
  'oversight/staff/EndAppointment',
  'oversight/staff/EndMonitorAppointment',
  'oversight/staff/EndStandIn',
  'oversight/staff/LeaveStaff',
  'oversight/staff/MoveStaff',
  'oversight/staff/RetireAgency',
  'oversight/staff/RetireDesk',
  'oversight/staff/WithdrawClearance',
];

/** Acts of oversight that end nobody's access: they give, look, write of a subject, or answer another's proposal. */
const reachesNobody: readonly string[] = [
  'oversight/access/review',
  'oversight/approvals/ApproveAct',
  'oversight/approvals/RefuseAct',
  'oversight/approvals/WithdrawProposal',
  'oversight/approvals/see',
  'oversight/identity/EnrolDevice',
  'oversight/identity/RevokeDevice',
  'oversight/identity/RotateDeviceKey',
  'oversight/identity/see',
  'oversight/monitor/ReviewBreakGlass',
  'oversight/monitor/WriteReport',
  'oversight/monitor/see',
  'oversight/policies/OrderRecall',
  'oversight/policies/see',
  'oversight/records/seeSetBack',
  'oversight/records/seeVaultKey',
  'oversight/records/AnswerRequest',
  'oversight/records/AssignRequest',
  'oversight/records/CloseRequest',
  'oversight/records/EraseSubject',
  'oversight/records/ExportSubject',
  'oversight/records/ExtendRequest',
  'oversight/records/LiftHold',
  'oversight/records/PlaceHold',
  'oversight/records/ReceiveRequest',
  'oversight/records/RefuseRequest',
  'oversight/records/ResumeAfterSetBack',
  'oversight/records/RotateVaultKey',
  'oversight/records/VerifyIdentity',
  'oversight/records/see',
  'oversight/records/seeLog',
  'oversight/staff/GrantClearance',
  'oversight/staff/JoinStaff',
  'oversight/staff/PutAgency',
  'oversight/staff/PutDesk',
  'oversight/staff/PutShift',
  'oversight/staff/RecordLanguages',
  'oversight/staff/RetireShift',
  'oversight/staff/StandIn',
  'oversight/staff/see',
  'oversight/vault/disclose',
  'oversight/vault/open',
  'oversight/vault/put',
  'oversight/vault/search',
];

/** Those whose work the monitor watches from day to day: they give no orders about people's access. */
const operational: readonly string[] = [
  'case_worker',
  'detection_device',
  'duty_officer',
  'gold_commander',
  'intelligence_analyst',
  'investigator',
  'national_contact',
  'observer',
  'position_device',
  'safeguarding_officer',
  'source_keeper',
  'watch_officer',
];

describe('acts that could reach the monitor', () => {
  test('every act of oversight is known to reach the monitor or not', () => {
    const known = [...reachesMonitor, ...reachesNobody];
    const ofOversight = actions.filter((action) => action.startsWith('oversight/'));
    expect(ofOversight.length).toBeGreaterThan(40);
    expect(ofOversight.filter((action) => !known.includes(action))).toEqual([]);
    expect(known.filter((action) => !ofOversight.includes(action))).toEqual([]);
  });

  test('no role of operations, inquiry or cases, and no device, has an act that reaches the monitor', () => {
    expect(operational.filter((role) => !roles.includes(role))).toEqual([]);
    for (const role of operational)
      expect([role, mayOf(role).filter((action) => reachesMonitor.includes(action))]).toEqual([role, []]);
  });

  test('administrative roles have such acts, for everybody else’s sake: each is named here', () => {
    const keepers = ['administrator', 'independent_monitor'];
    expect(Object.fromEntries(reachesMonitor.map((action) => [action, rolesOf(action)]))).toEqual({
      'oversight/identity/ConfirmEnrolment': [
        'administrator',
        'data_protection_officer',
        'independent_monitor',
        'staff_officer',
      ],
      'oversight/identity/IssueEnrolment': ['administrator', 'independent_monitor', 'staff_officer'],
      'oversight/identity/RevokeCredential': [...keepers, 'security_officer', 'staff_officer'],
      'oversight/identity/RevokeSession': [...keepers, 'security_officer', 'staff_officer'],
      'oversight/policies/AdoptPolicies': ['administrator'],
      'oversight/staff/AppointPost': ['staff_officer'],
      'oversight/staff/EndAppointment': ['staff_officer'],
      'oversight/staff/EndMonitorAppointment': ['data_protection_officer', 'independent_monitor'],
      'oversight/staff/EndStandIn': ['staff_officer'],
      'oversight/staff/LeaveStaff': ['staff_officer'],
      'oversight/staff/MoveStaff': ['staff_officer'],
      'oversight/staff/RetireAgency': ['administrator'],
      'oversight/staff/RetireDesk': ['administrator', 'staff_officer'],
      'oversight/staff/WithdrawClearance': ['security_officer'],
    });
  });

  test('no act outside oversight reaches the monitor, who stands in no other wing', () => {
    expect(mayOf('independent_monitor').filter((action) => !action.startsWith('oversight/'))).toEqual([]);
  });
});

describe('what the monitor may do', () => {
  test('it sees, reviews and reports, and gives no order but about a monitor', () => {
    const orders = mayOf('independent_monitor').filter((action) => /\/[A-Z]/.test(action));
    const aboutMonitors = [
      'oversight/identity/ConfirmEnrolment',
      'oversight/identity/IssueEnrolment',
      'oversight/identity/RevokeCredential',
      'oversight/identity/RevokeSession',
      'oversight/staff/EndMonitorAppointment',
    ];
    // It answers proposals of these acts alone: who answers must hold the act proposed as well.
    const answers = ['ApproveAct', 'RefuseAct', 'WithdrawProposal'].map(
      (act) => `oversight/approvals/${act}`,
    );
    expect(orders.filter((act) => !aboutMonitors.includes(act) && !answers.includes(act))).toEqual([
      'oversight/monitor/ReviewBreakGlass',
      'oversight/monitor/WriteReport',
    ]);
    expect(orders).toEqual(expect.arrayContaining([...aboutMonitors, ...answers]));
    for (const see of ['monitor', 'approvals', 'policies'])
      expect(mayOf('independent_monitor')).toContain(`oversight/${see}/see`);
    expect(mayOf('independent_monitor')).toContain('oversight/records/seeLog');
  });

  test('only the monitor writes its reports; only it and the data protection officer review', () => {
    expect(rolesOf('oversight/monitor/WriteReport')).toEqual(['independent_monitor']);
    expect(rolesOf('oversight/monitor/ReviewBreakGlass')).toEqual([
      'data_protection_officer',
      'independent_monitor',
    ]);
    expect(rolesOf('oversight/monitor/see')).toEqual(['data_protection_officer', 'independent_monitor']);
  });

  test('whoever may break the glass may not review it', () => {
    const breakers = rolesOf('operations/emergency/BreakGlass');
    expect(breakers).toEqual(['duty_officer', 'gold_commander', 'watch_officer']);
    expect(breakers.filter((role) => rolesOf('oversight/monitor/ReviewBreakGlass').includes(role))).toEqual(
      [],
    );
  });
});
