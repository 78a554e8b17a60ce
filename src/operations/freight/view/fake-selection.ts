import type { UtcText } from '../../../kernel/time.ts';
import { sampleAdopt } from '../selection/sample-rules.ts';
import { drawOf, fingerprintOf, isDrawn } from '../selection/draw.ts';
import type { DrawAuditAnswer, FairnessAnswer, SelectionAnswer, SignalsAnswer } from '../selection-wire.ts';
import { gapsAhead } from '../team/gaps.ts';
import { after, begin, cover, dutyAt, holding } from '../team/sample-roster.ts';
import { frenchRules } from '../team/sample-rules.ts';
import type { Search } from '../team/search-state.ts';
import type { RestCheckAnswer, RosterAnswer, WhoCouldAnswer } from '../team/wire.ts';

const utc = (text: string) => text as UtcText; // written as a node writes it
const { type: _type, aliases: _aliases, by, conditions, ...adopt } = sampleAdopt;
const secret = '5c'.repeat(32);
const share = {
  place: 'example-port',
  period: '2026-11-a',
  from: utc('2026-11-01T00:00:00.000Z'),
  to: utc('2026-11-08T00:00:00.000Z'),
  ratePermille: 250,
  fingerprint: fingerprintOf(secret),
  secret,
};
const ids = Array.from({ length: 12 }, (_, at) => `p-example${at}`);

const selection: SelectionAnswer = {
  position: 'p',
  rules: [
    {
      ...adopt,
      type: 'RuleAdopted',
      by: by ?? 'duty-1',
      conditions: conditions as SelectionAnswer['rules'][number]['conditions'], // a lawful sample
      ended: false,
    },
  ],
  shares: [share, { ...share, period: '2026-12-a', secret: null }],
};
const audit: DrawAuditAnswer = {
  position: 'p',
  day: '2026-11-02',
  share,
  fingerprintHolds: true,
  passages: ids.map((passage) => ({
    passage,
    arrivedAt: '2026-11-02T01:00:00.000Z',
    draw: drawOf(secret, passage),
    isDrawn: isDrawn(secret, passage, share.ratePermille),
    controlledAtRandom: isDrawn(secret, passage, share.ratePermille),
  })),
};
const seenAt = utc('2026-11-20T01:00:00.000Z');
const signals: SignalsAnswer = {
  position: 'p',
  at: '2026-11-20T02:00:00.000Z',
  signals: [
    {
      place: 'example-port',
      strength: 2.1,
      parts: [{ report: 'r-1', what: 'cut_seal', seenAt, weight: 3, freshness: 0.7, alike: 1, adds: 2.1 }],
      hours: Array.from({ length: 24 }, (_, hour) => (hour === 1 ? 2.9 : 0)),
    },
  ],
};
const row = { passages: 900, controlled: 120, found: 7, byGround: { random: 60, rule: 62 } };
const fairness: FairnessAnswer = {
  quarter: '2026-Q4',
  position: 'p',
  total: { of: '', ...row },
  joined: 12,
  rows: {
    place: [{ of: 'example-port', ...row }],
    form: [{ of: 'box', ...row, found: 'held_back' }],
    hour: [{ of: '02', ...row }],
  },
  hits: [
    { ground: 'random', controlled: 60, found: 'held_back' },
    { ground: 'rule', controlled: 62, found: 6 },
  ],
};

const people = [
  { staff: 'uk-staff-0901', ...holding(dutyAt(0, 30)) },
  {
    staff: 'uk-staff-0902',
    ...holding(dutyAt(48, 8, { duty: 'late-3' })),
    spans: [{ span: 'leave-1', is: 'unable', from: after(72), until: after(120) }],
    absences: [{ absence: 'a-1', from: after(-2), until: null }],
  },
] as const;
const search: Search = {
  phase: 'open',
  search: 'v-1',
  passage: 'p-000001',
  team: 'team-1',
  place: 'calais',
  lane: 'lane-1',
  begun: { by: 'uk-staff-0901', at: after(-2) },
  done: ['cab'],
  left: ['trailer_rear', 'load'],
  seal: 'broken',
  promises: [{ promise: 'pr-1', what: 'reseal', dueAt: after(-1), kept: false }],
  takeovers: [
    {
      takeover: 'to-1',
      from: 'team-1',
      to: 'team-2',
      by: 'uk-staff-0901',
      at: after(-1),
      settled: null,
    },
  ],
  ended: null,
};
const covers = [{ place: 'calais', version: 4, cover }];
const roster: RosterAnswer = {
  position: 'p',
  at: utc(new Date(begin).toISOString()),
  daysAhead: 14,
  gaps: gapsAhead({ now: begin, hours: 336, covers, people }),
  gapsLeftOut: 0,
  teams: [
    {
      phase: 'formed',
      team: 'team-1',
      state: 'fr',
      zone: 'Europe/Paris',
      place: 'calais',
      lane: 'lane-1',
      members: ['uk-staff-0901', 'uk-staff-0902'],
      upSince: null,
      searches: ['v-1'],
      shifts: [],
    },
    {
      phase: 'formed',
      team: 'team-2',
      state: 'uk',
      zone: 'Europe/London',
      place: 'dover',
      lane: 'lane-1',
      members: ['uk-staff-0903'],
      upSince: after(-1),
      searches: [],
      shifts: [],
    },
  ],
  people,
  peopleLeftOut: 0,
  covers,
  searches: [search, { ...search, search: 'v-2', promises: [], takeovers: [] }],
  swaps: [
    {
      swap: 'w-1',
      phase: 'accepted',
      since: after(-3),
      staff: 'uk-staff-0902',
      other: 'uk-staff-0901',
      gives: dutyAt(48, 8, { duty: 'late-3' }),
      takes: 'nothing',
    },
  ],
  rules: { fr: { rules: frenchRules, version: 3 }, uk: null },
};
/** What rest rules would break, as a node answers it. */
const restCheck: RestCheckAnswer = {
  state: 'fr',
  teams: 1,
  people: 2,
  places: ['calais'],
  breaks: [
    {
      staff: 'uk-staff-0901',
      team: 'team-1',
      rule: 'daily_rest',
      article: { en: 'Example decree, Art. 3', fr: 'décret d’exemple, art. 3' },
      from: after(0),
      limit: 12,
      found: 9,
    },
  ],
  breaksLeftOut: 0,
  standing: 1,
};
const whoCould: WhoCouldAnswer = {
  place: 'calais',
  lane: 'lane-1',
  proposals: [],
  more: 0,
  kept: {},
} as unknown as WhoCouldAnswer; // nobody could: what it counts is not looked at here

/** What a node answers of selection and of the roster, by the end of the address. */
export const fakeSelection: ReadonlyMap<string, object> = new Map<string, object>([
  ['selection', selection],
  ['signals', signals],
  ['fairness', fairness],
  ['draw-audit', audit],
  ['roster', roster],
  ['who-could', whoCould],
  ['rest-check', restCheck],
]);
