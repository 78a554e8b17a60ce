// Invented records for the tests of the rooms: no person, place or key in them exists.

const subject = (n: number): string => `s-${n.toString(16).padStart(32, '0')}`;
const text = (en: string, fr: string) => ({ en, fr });
const day = 86_400_000;
const noon = Date.UTC(2027, 8, 8, 12);
const at = (milliseconds: number): string => new Date(noon + milliseconds).toISOString();

const agencies = [
  {
    id: 'uk-hmcg',
    name: text('HM Coastguard', 'Garde-côtes britanniques'),
    acronym: text('HMCG', 'HMCG'),
    state: 'uk',
    kind: 'rescue',
    remits: ['channel'],
    from: at(-900 * day),
    until: null,
    version: 2,
  },
  {
    id: 'fr-cross-gris-nez',
    name: text('MRCC Gris-Nez', 'CROSS Gris-Nez'),
    acronym: text('CROSS GN', 'CROSS GN'),
    state: 'fr',
    kind: 'rescue',
    remits: ['channel'],
    from: at(-900 * day),
    until: null,
    version: 1,
  },
  {
    id: 'joint-centre',
    name: text('Joint Information Centre', 'Centre conjoint d’information'),
    acronym: text('JIC', 'CCI'),
    state: null,
    kind: 'joint',
    remits: ['channel', 'calais_port', 'coquelles'],
    from: at(-300 * day),
    until: at(400 * day),
    version: 1,
  },
];

const desks = [1, 2, 3].map((n) => ({
  id: `uk-mrcc-${n}`,
  agency: 'uk-hmcg',
  name: text(`MRCC desk ${n}`, `Poste ${n} du MRCC`),
  place: text('Dover', 'Douvres'),
  roles: ['watch_officer', 'duty_officer', 'observer'],
  from: at(-500 * day),
  until: null,
  version: 1,
}));

const people = Array.from({ length: 260 }, (_, n) => ({
  id: `uk-staff-${String(n + 1).padStart(4, '0')}`,
  nameSubject: subject(n + 1),
  agency: n % 3 === 0 ? 'fr-cross-gris-nez' : 'uk-hmcg',
  state: n % 3 === 0 ? 'fr' : 'uk',
  joinedAt: at(-400 * day + n * 3_600_000),
  leavesAt: n % 40 === 39 ? at(-day) : null,
  phase: n % 40 === 39 ? 'left' : 'in_service',
  version: 3,
  assignments: [
    {
      id: 'a1',
      desk: `uk-mrcc-${(n % 3) + 1}`,
      role: n % 5 === 0 ? 'duty_officer' : 'watch_officer',
      from: at(-200 * day),
      until: at(165 * day),
      standsInFor: null,
      current: n % 40 !== 39,
    },
    ...(n === 1
      ? [
          {
            id: 'a2',
            desk: 'uk-mrcc-3',
            role: 'duty_officer',
            from: at(-day),
            until: at(6 * day),
            standsInFor: 'uk-staff-0006',
            current: true,
          },
        ]
      : []),
  ],
  clearances:
    n % 4 === 1
      ? [{ marking: 'official_sensitive', caveats: ['eyes_uk'], from: at(-200 * day), until: at(165 * day) }]
      : [],
  languages: n % 6 === 1 ? [{ code: 'ckb', level: 'fluent', interprets: true }] : [],
}));

const posts = [
  {
    id: 'uk-gold_commander',
    kind: 'gold_commander',
    state: 'uk',
    title: text('Gold commander, United Kingdom', 'Commandant stratégique, Royaume-Uni'),
    holder: 'uk-staff-0006',
    since: at(-60 * day),
    until: at(120 * day),
    history: [
      { holder: 'uk-staff-0011', from: at(-400 * day), until: at(-60 * day) },
      { holder: 'uk-staff-0006', from: at(-60 * day), until: at(120 * day) },
    ],
  },
  {
    id: 'uk-independent_monitor',
    kind: 'independent_monitor',
    state: 'uk',
    title: text('Independent monitor, United Kingdom', 'Contrôleur indépendant, Royaume-Uni'),
    holder: null,
    since: null,
    until: null,
    history: [],
  },
];

const shifts = [0, 1, 2].map((n) => ({
  id: `uk-mrcc-1-night-${n + 1}`,
  desk: 'uk-mrcc-1',
  staff: `uk-staff-000${n + 2}`,
  from: at(n * day + 8 * 3_600_000),
  until: at(n * day + 20 * 3_600_000),
  version: 1,
}));

const myDesk = {
  staff: 'demo-uk-office-1',
  desk: 'uk-mrcc-1',
  roles: ['data_protection_officer'],
  purposes: ['oversight'],
  markings: ['open', 'official', 'official_sensitive'],
  assignments: people[0]?.assignments ?? [],
  posts: [
    {
      id: 'uk-data_protection_officer',
      title: text(
        'Data protection officer, United Kingdom',
        'Délégué à la protection des données, Royaume-Uni',
      ),
      from: at(-60 * day),
      until: at(120 * day),
    },
  ],
  clearances: people[1]?.clearances ?? [],
  languages: people[1]?.languages ?? [],
  nextShift: shifts[0] ?? null,
  endsAt: at(120 * day),
};

const mySessions = [
  {
    id: 'a'.repeat(24),
    current: true,
    startedAt: at(-3_600_000),
    lastUsedAt: at(0),
    endsAt: at(7 * 3_600_000),
    way: 'demonstration',
    device: 'Chromium, Linux',
  },
  {
    id: 'b'.repeat(24),
    current: false,
    startedAt: at(-5 * 3_600_000),
    lastUsedAt: at(-4 * 3_600_000),
    endsAt: at(3 * 3_600_000),
    way: 'passkey',
    device: 'Firefox, Windows',
  },
];

const clearanceProposal = {
  context: 'oversight/staff',
  command: 'GrantClearance',
  summary: text('Clear somebody for a marking.', 'Habiliter une personne pour une mention.'),
  why: text(
    'A clearance opens protected records: two people answer for it.',
    'Une habilitation ouvre des dossiers protégés : deux personnes en répondent.',
  ),
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
    missing: null,
  },
  {
    context: 'oversight/policies',
    command: 'AdoptPolicies',
    summary: text('Bring other policies into force.', 'Mettre d’autres règles en vigueur.'),
    why: text('Nobody changes the rules alone.', 'Nul ne change les règles seul.'),
    fields: { base: 'c0ffee', files: '2 files' },
    proposal: 'p-policies',
    by: 'uk-staff-0004',
    at: at(-2 * 3_600_000),
    lapsesAt: at(70 * 3_600_000),
    mine: false,
    mayApprove: false,
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
  act: n % 7 === 0 ? 'searched' : 'opened',
}));

const due = [
  { subject: subject(501), kind: 'caller', days: 41, heldBy: null },
  { subject: subject(502), kind: 'witness', days: 12, heldBy: 'case-2027-114' },
  { subject: subject(503), kind: 'note', days: 0, heldBy: null },
].map(({ days, ...row }) => ({
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

const staffAction = ['JoinStaff', 'MoveStaff', 'LeaveStaff', 'StandIn', 'EndStandIn', 'GrantClearance'];
const moreStaffActions = [
  'WithdrawClearance',
  'RecordLanguages',
  'AppointPost',
  'EndAppointment',
  'PutShift',
];
const bodyActions = ['RetireShift', 'PutAgency', 'RetireAgency', 'PutDesk', 'RetireDesk', 'see'];
const inRoom = (room: string, names: readonly string[]) => names.map((name) => `${room}/${name}`);

/** Everything that any office may do: one invented person holds it, so that one test sees every form. */
export const officeActions: readonly string[] = [
  ...inRoom('oversight/staff', [...staffAction, ...moreStaffActions, ...bodyActions]),
  ...inRoom('oversight/approvals', ['see', 'ApproveAct', 'RefuseAct', 'WithdrawProposal']),
  ...inRoom('oversight/records', [
    'see',
    'seeLog',
    'PlaceHold',
    'LiftHold',
    'EraseSubject',
    'ReceiveRequest',
  ]),
  ...inRoom('oversight/records', ['AssignRequest', 'VerifyIdentity', 'ExtendRequest', 'AnswerRequest']),
  ...inRoom('oversight/records', ['CloseRequest', 'ExportSubject']),
  ...inRoom('oversight/monitor', ['see', 'WriteReport', 'ReviewBreakGlass']),
  ...inRoom('oversight/identity', ['see', 'EnrolDevice', 'RotateDeviceKey', 'RevokeDevice', 'RevokeSession']),
  ...inRoom('oversight/identity', ['IssueEnrolment']),
  ...inRoom('oversight/policies', ['see', 'AdoptPolicies']),
  'oversight/vault/open',
  'oversight/access/review',
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
  '/api/oversight/identity/devices': devices,
  '/api/oversight/identity/sessions': sessions,
  '/api/oversight/policies': policies,
  '/api/oversight/access/record/1204': recordReview,
  '/api/oversight/access/person/uk-staff-0002': personReview,
  '/api/charts': [],
  '/api/picture/extent': { from: null, to: at(0) },
  '/api/health/alive': { ok: true },
};
