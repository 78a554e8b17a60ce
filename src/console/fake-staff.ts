// Invented staff, desks and agencies for the tests of the rooms: nobody in them exists.

/** A subject id of an invented person. */
export const subject = (n: number): string => `s-${n.toString(16).padStart(32, '0')}`;
export const text = (en: string, fr: string) => ({ en, fr });
export const day = 86_400_000;
const noon = Date.UTC(2027, 8, 8, 12);
/** UTC text of a moment, milliseconds from noon of the invented day. */
export const at = (milliseconds: number): string => new Date(noon + milliseconds).toISOString();

export const agencies = [
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

export const desks = [1, 2, 3].map((n) => ({
  id: `uk-mrcc-${n}`,
  agency: 'uk-hmcg',
  name: text(`MRCC desk ${n}`, `Poste ${n} du MRCC`),
  place: text('Dover', 'Douvres'),
  roles: ['watch_officer', 'duty_officer', 'observer'],
  from: at(-500 * day),
  until: null,
  version: 1,
}));

export const people = Array.from({ length: 260 }, (_, n) => ({
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

export const posts = [
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

export const shifts = [0, 1, 2].map((n) => ({
  id: `uk-mrcc-1-night-${n + 1}`,
  desk: 'uk-mrcc-1',
  staff: `uk-staff-000${n + 2}`,
  from: at(n * day + 8 * 3_600_000),
  until: at(n * day + 20 * 3_600_000),
  version: 1,
}));

export const myDesk = {
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

export const mySessions = [
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
