// Invented records for the tests of the rooms: no person, place or key in them exists.

import {
  agencies,
  at,
  day,
  desks,
  myDesk,
  mySessions,
  people,
  posts,
  shifts,
  subject,
  text,
} from './fake-staff.ts';

const clearanceProposal = {
  context: 'oversight/staff',
  command: 'GrantClearance',
  summary: text('Clear somebody for a marking.', 'Habiliter une personne pour une mention.'),
  why: text(
    'A clearance opens protected records: two people answer for it.',
    'Une habilitation ouvre des dossiers protégés : deux personnes en répondent.',
  ),
  terms: {},
  fields: {
    staff: 'uk-staff-0009',
    marking: 'official_sensitive',
    caveats: '[]',
    from: at(0),
    until: at(365 * day),
  },
};

const waiting = [
  {
    ...clearanceProposal,
    proposal: 'p-theirs',
    by: 'uk-staff-0004',
    at: at(-3_600_000),
    lapsesAt: at(71 * 3_600_000),
    mine: false,
    mayApprove: true,
    authorLacks: false,
    missing: null,
  },
  {
    ...clearanceProposal,
    proposal: 'p-mine',
    by: 'demo-uk-office-1',
    at: at(-64 * 3_600_000),
    lapsesAt: at(8 * 3_600_000),
    mine: true,
    mayApprove: false,
    authorLacks: false,
    missing: null,
  },
  {
    context: 'oversight/policies',
    command: 'AdoptPolicies',
    summary: text('Bring other policies into force.', 'Mettre d’autres règles en vigueur.'),
    why: text('Nobody changes the rules alone.', 'Nul ne change les règles seul.'),
    fields: { base: 'c0ffee', files: '2 files' },
    terms: {},
    proposal: 'p-policies',
    by: 'uk-staff-0004',
    at: at(-2 * 3_600_000),
    lapsesAt: at(70 * 3_600_000),
    mine: false,
    mayApprove: false,
    authorLacks: false,
    missing: 'role',
  },
];

const decided = [
  {
    ...clearanceProposal,
    proposal: 'p-old',
    by: 'uk-staff-0004',
    at: at(-90 * 3_600_000),
    lapsesAt: at(-18 * 3_600_000),
    mine: false,
    mayApprove: false,
    authorLacks: false,
    missing: null,
    outcome: 'refused',
    decidedBy: 'uk-staff-0006',
    decidedAt: at(-80 * 3_600_000),
    reason: 'needs_more',
  },
];

const log = Array.from({ length: 320 }, (_, n) => ({
  position: 4000 - n,
  at: at(-n * 600_000),
  actor: `uk-staff-${String((n % 30) + 1).padStart(4, '0')}`,
  desk: `uk-mrcc-${(n % 3) + 1}`,
  subject: n % 7 === 0 ? null : subject(900 + n),
  kinds: n % 2 === 0 ? ['name'] : ['name', 'phone'],
  purpose: n % 4 === 0 ? 'oversight' : 'save_life',
  reason: n % 4 === 0 ? 'staff_matter' : 'rescue',
  reference: n % 4 === 0 ? null : `FR-${String(n % 90).padStart(3, '0')}`,
  noteSubject: n % 9 === 0 ? subject(7000 + n) : null,
  recipient: null,
  standing: null,
  act: n % 7 === 0 ? 'searched' : 'opened',
}));

const due = [
  { subject: subject(500), kind: 'caller', days: 3, heldBy: null, orderedAt: at(-1) },
  { subject: subject(501), kind: 'caller', days: 41, heldBy: null },
  { subject: subject(502), kind: 'witness', days: 12, heldBy: 'case-2027-114' },
  { subject: subject(503), kind: 'note', days: 0, heldBy: null },
].map(({ days, ...row }) => ({
  orderedAt: null,
  ...row,
  purpose: 'save_life',
  marking: 'official_sensitive',
  owner: 'uk-hmcg',
  keepUntil: at(-days * day),
  overdueDays: days,
}));

const holds = [
  {
    hold: 'case-2027-114',
    subject: subject(502),
    reason: 'litigation',
    placedBy: 'uk-staff-0008',
    placedAt: at(-30 * day),
    liftedAt: null,
  },
];

const requests = [
  { request: 'SR-2027-031', kind: 'access', phase: 'identity_verified', daysLeft: 3, subject: subject(601) },
  { request: 'SR-2027-028', kind: 'erasure', phase: 'in_work', daysLeft: -2, subject: subject(602) },
  { request: 'SR-2027-033', kind: 'objection', phase: 'received', daysLeft: 27, subject: null },
  { request: 'SR-2027-011', kind: 'rectification', phase: 'closed', daysLeft: null, subject: subject(603) },
].map((row) => ({
  ...row,
  regime: 'uk_gdpr',
  receivedOn: '2027-08-11',
  dueOn: '2027-09-11',
  dueOnRolled: '2027-09-13',
  extendedTo: null,
  assignee: row.phase === 'received' ? null : 'uk-staff-0008',
  outcome: row.phase === 'closed' ? 'granted' : null,
  version: 2,
}));

const overview = {
  openings24h: 41,
  searches24h: 6,
  breakGlassOpen: 1,
  reviewsDue: 2,
  approvalsWaiting: 3,
  refusals: [
    { code: 'not_permitted', count: 12 },
    { code: 'nothing_here', count: 4 },
  ],
  policyHash: 'c0ffee00c0ffee00c0ffee00c0ffee00',
  checkpoint: { position: 4000, at: at(-1000) },
};

const glass = [
  { id: 'g-2', finding: null, reviewedBy: null, opened: 3 },
  { id: 'g-1', finding: 'justified', reviewedBy: 'uk-staff-0010', opened: 1 },
].map(({ finding, reviewedBy, ...row }, n) => ({
  ...row,
  by: 'uk-staff-0002',
  desk: 'uk-mrcc-1',
  reason: 'people_in_water',
  reference: `FR-00${7 - n}`,
  from: at(-(n + 1) * 20 * 3_600_000),
  until: at(-(n + 1) * 20 * 3_600_000 + 1_800_000),
  review: { due: at(2 * day), reviewedBy, finding },
}));

const reports = [
  {
    report: `r-${'1'.repeat(32)}`,
    by: 'uk-staff-0010',
    at: at(-4 * day),
    title: null,
    subject: `s-${'1'.repeat(32)}`,
    sha256: 'ab'.repeat(32),
    about: 'FR-006',
  },
];

const devices = [
  { device: 'uk-camera-dover-1', role: 'detection_device', state: 'in_use', sources: ['example-camera-1'] },
  { device: 'uk-handheld-12', role: 'position_device', state: 'revoked', sources: ['example-handheld-12'] },
].map((row, n) => ({
  ...row,
  agency: 'uk-hmcg',
  enrolledAt: at(-200 * day),
  keyFrom: at(-20 * day),
  keyUntil: at((n + 1) * 90 * day),
  version: 2,
}));

const sessions = [1, 2].map((n) => ({
  id: String(n).repeat(24),
  staff: `uk-staff-000${n}`,
  desk: `uk-mrcc-${n}`,
  startedAt: at(-n * 3_600_000),
  lastUsedAt: at(-n * 60_000),
  endsAt: at(6 * 3_600_000),
  way: 'passkey',
}));

const credentials = [{ credential: 'c'.repeat(32), way: 'passkey', enrolledAt: at(-40 * day) }];

const policies = {
  hash: 'c0ffee00c0ffee00c0ffee00c0ffee00',
  since: at(-100 * day),
  position: `p.${'A'.repeat(48)}`,
  shipped: true,
  files: ['joint/walls.cedar', 'uk/acts.cedar'].map((name) => ({
    name,
    text: Array.from(
      { length: 60 },
      (_, n) => `// ${name}, rule ${n + 1}\npermit (principal, action, resource);`,
    ).join('\n'),
  })),
};

const label = {
  owner: 'uk-hmcg',
  marking: 'official',
  purpose: 'save_life',
  origin: 'uk',
  personal: false,
  jurisdiction: ['channel'],
};
const mayRead = text(
  'A watch desk sees what its remit covers.',
  'Un poste de quart voit ce que couvrent ses attributions.',
);
const lacks = text(
  'None of your roles includes this act. Your agency’s staff officer gives roles.',
  'Aucun de vos rôles ne comprend cet acte. Le responsable du personnel attribue les rôles.',
);
const recordReview = {
  position: 1204,
  type: 'DetectionRecorded',
  label,
  action: 'operations/picture/see',
  asked: 260,
  allowed: 2,
  readers: ['uk-staff-0002', 'uk-staff-0003', 'uk-staff-0010'].map((staff, n) => ({
    staff,
    agency: 'uk-hmcg',
    roles: [n < 2 ? 'watch_officer' : 'independent_monitor'],
    allowed: n < 2,
    missing: n < 2 ? null : lacks,
    why: n < 2 ? [mayRead] : [],
  })),
};
const personReview = {
  staff: 'uk-staff-0002',
  agency: 'uk-hmcg',
  state: 'uk',
  roles: ['watch_officer'],
  purposes: ['save_life', 'border_control'],
  markings: ['open', 'official'],
  caveats: [],
  remits: ['channel'],
  acts: [
    { action: 'operations/picture/see', allowed: true, why: [mayRead], missing: null },
    { action: 'oversight/staff/see', allowed: false, why: [], missing: lacks },
  ],
};

/** A record that left and was taken back, and one node to which nothing may leave. */
const release = {
  type: 'DetectionRecorded',
  peers: [
    {
      peer: 'fr',
      kind: 'released',
      reason: null,
      rule: { id: 'detections', place: 'joint/release.json:390', why: mayRead },
      instrument: { id: 'example', name: mayRead, where: lacks },
      fields: ['source', 'kind', 'position.lat', 'position.lon', 'position.accuracyMetres', 'confidence'],
      withheld: ['imageReference'],
      sent: { madeAt: at(-3_600_000), acknowledged: true, hops: 0, expiresAt: at(90 * day) },
      recalls: [{ reason: 'released_in_error', madeAt: at(0), outcome: null, answeredAt: null }],
      order: {
        reason: 'danger_to_person',
        reference: null,
        by: 'uk-staff-0002',
        at: at(-600_000),
        confirmedBy: 'uk-staff-0003',
        confirmedAt: at(-60_000),
      },
    },
    {
      peer: 'be',
      kind: 'kept',
      reason: 'recipient',
      rule: { id: 'detections', place: 'joint/release.json:390', why: mayRead },
      instrument: null,
      fields: null,
      withheld: null,
      sent: null,
      recalls: [],
      order: null,
    },
  ],
};
/** The same before anybody asked for it back. */
const releaseKept = {
  ...release,
  peers: release.peers.map((peer) => ({ ...peer, recalls: [], order: null })),
};
const releaseCounts = {
  since: at(-day),
  peers: [{ peer: 'fr', released: 1_204, kept: [{ reason: 'never', count: 31 }] }],
};

const cameraViewings = [
  {
    viewing: 'cv-example-1',
    position: 1_180,
    at: at(-day),
    by: 'uk-staff-0002',
    desk: 'uk-mrcc-1',
    device: 'CAM-5',
    site: 'S-1',
    purpose: 'alarm',
    alarm: 'sa-1',
    recipient: null,
    beforeFrom: at(-day),
    ended: 'left',
    given: 42,
    firstAt: at(-day),
    lastAt: at(-day),
  },
];

/** What the invented node answers to a GET, by path without its query. */
export const records: Readonly<Record<string, unknown>> = {
  '/api/oversight/staff/agencies': agencies,
  '/api/oversight/staff/desks': desks,
  '/api/oversight/staff/people': people,
  '/api/oversight/staff/posts': posts,
  '/api/oversight/staff/shifts': shifts,
  '/api/oversight/staff/desk': myDesk,
  '/api/session/mine': mySessions,
  '/api/oversight/approvals/waiting': waiting,
  '/api/oversight/approvals/decided': decided,
  '/api/oversight/records/log': log,
  '/api/oversight/records/due': due,
  '/api/oversight/records/holds': holds,
  '/api/oversight/records/requests': requests,
  '/api/oversight/monitor/overview': overview,
  '/api/oversight/monitor/break-glass': glass,
  '/api/oversight/monitor/reports': reports,
  '/api/oversight/monitor/camera-viewings': cameraViewings,
  '/api/oversight/identity/devices': devices,
  '/api/oversight/identity/sessions': sessions,
  '/api/oversight/identity/enrolments': [
    { staff: 'uk-staff-0020', by: 'uk-staff-0004', until: at(day), mine: false },
  ],
  '/api/oversight/identity/credentials': credentials,
  '/api/session/credentials': credentials,
  '/api/oversight/policies': policies,
  [`/api/oversight/policies/release/p.${'A'.repeat(48)}`]: release,
  [`/api/oversight/policies/release/p.${'B'.repeat(48)}`]: releaseKept,
  '/api/oversight/policies/release-counts': releaseCounts,
  '/api/oversight/access/record/1204': recordReview,
  '/api/oversight/access/person/uk-staff-0002': personReview,
  '/api/charts': [],
  '/api/picture/extent': { from: null, to: at(0) },
  '/api/health/alive': { ok: true },
};
