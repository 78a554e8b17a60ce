import type { Route } from '../src/app/route.ts';
import { type Purpose, purposes } from '../src/kernel/marking.ts';
import { toUtc } from '../src/kernel/time.ts';
import type { Chance } from './chance.ts';
import { bodyOf } from './noninterference-bodies.ts';
import type { Ids } from './noninterference-scene.ts';
import { hexOf, utcAt } from './noninterference-scene.ts';
import type { World } from './worlds.ts';

/** One question, the same to both worlds. */
export interface Ask {
  readonly method: string;
  readonly path: string;
  /** True where the reader's roles do not open the door: the answer is decided there. */
  readonly isShut?: boolean;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers that only each world itself can give: its own sealed places. */
  readonly headersIn?: (world: World) => Promise<Readonly<Record<string, string>>>;
  /** What only each world itself can give of the address: what changed since a place that it told. */
  readonly afterIn?: (world: World) => Promise<string>;
}

/** What a reader may draw from: everything ever named in either world, and what is in neither. */
export interface Drawing {
  readonly chance: Chance;
  readonly ids: Ids;
  readonly world: World;
  /** Whether the reader may knock at a route. */
  readonly mayKnock: (action: string) => boolean;
  /** No other question bears it. */
  readonly number: number;
  /** Detections that the reader may know: keys of records that one makes are never drawn from hidden ones. */
  readonly shownDetections: readonly string[];
  /** Whether orders of the rooms in which a rescue is led are given in full: not by those who may give them there. */
  readonly leads: boolean;
}

const absent = {
  detections: 'drill-camera-9/k-absent',
  sources: 'drill-source-absent',
  subjects: `s-${'0'.repeat(32)}`,
  names: 'Example Nobody',
  phones: '+44 1632 960999',
  staff: 'demo-uk-nobody-1',
  proposals: `p-${'0'.repeat(32)}`,
  devices: 'drill-n-absent',
  requests: 'DSR-absent',
  glasses: 'demo-uk-duty-1.g9',
  keys: 'drill-key-absent',
  contacts: 'c-absent0000',
  boats: 'b-absent0000',
  units: 'U-ABSENT',
  tasks: 'k-absent',
  transfers: 't-absent',
  relays: 'r-absent',
  gaps: 'g-absent',
  alarms: `a-${'0'.repeat(24)}`,
  handovers: 'h-absent0000',
  incidents: 'i-absent0000',
  passages: 'p-absent0000',
} as const satisfies Record<keyof Ids, string>;

/** How many of the newest are tried first: what has just been done in one world alone is among them. */
const newest: Partial<Readonly<Record<keyof Ids, number>>> = { keys: 2, names: 4, phones: 4 };

/** One that is visible, one that is hidden, or one that is nowhere: the draw does not know which. */
function draw({ chance, ids }: Drawing, of: keyof Ids): string {
  const from = [...ids[of]];
  const recent = from.slice(-(newest[of] ?? 8));
  return chance.isOneIn(5) ? absent[of] : (chance.pick(chance.isOneIn(4) ? from : recent) ?? absent[of]);
}

const served = { rescue: 'save_life', inquiry: 'law_enforcement', cases: 'protection' } as const;

/** For what somebody of the drill is kept, told from the invented name; else any. */
function purposeFor({ chance }: Drawing, text: string): Purpose {
  const [, kind] = / (rescue|inquiry|cases)\b/.exec(text) ?? [];
  const known = kind === undefined ? undefined : served[kind as keyof typeof served];
  return chance.isOneIn(2) ? (known ?? chance.pick(purposes)) : chance.pick(purposes);
}

type Make = (drawing: Drawing) => unknown;

const span = ({ world }: Drawing) => `from=${utcAt(world, -40_000)}&to=${utcAt(world)}`;
const days = ({ world }: Drawing) => `from=${utcAt(world)}&to=${utcAt(world, 50 * 86_400)}`;

/** Queries by address; what is not here is asked bare. */
const queries: Readonly<Record<string, (drawing: Drawing) => string>> = {
  '/api/picture': (of) => `at=${utcAt(of.world)}&as=${of.chance.pick(['known', 'happened'])}`,
  '/api/picture/within': (of) => `south=50&west=1&north=52&east=2&${span(of)}`,
  '/api/picture/tracks/:track/history': span,
  '/api/picture/search': (of) =>
    `q=${encodeURIComponent(of.chance.pick(['EXAMPLE', draw(of, 'names'), draw(of, 'phones')]))}`,
  '/api/oversight/staff/shifts': days,
  '/api/oversight/staff/people': ({ chance }) => `limit=${1 + chance.whole(60)}`,
  '/api/oversight/identity/credentials': (of) => `staff=${draw(of, 'staff')}`,
  '/api/oversight/approvals/decided': ({ chance }) => `limit=${1 + chance.whole(5)}`,
  '/api/oversight/records/log': (of) => `limit=${1 + of.chance.whole(9)}&subject=${draw(of, 'subjects')}`,
  '/api/oversight/records/due': () => 'within=366',
  '/api/oversight/records/log.csv': () => 'language=fr',
  '/api/oversight/records/due.csv': () => 'within=366&language=en',
  '/api/operations/rescue/board': (of) => after(of),
  '/api/operations/rescue/figures': (of) => `from=${utcAt(of.world, -40_000)}`,
  '/api/operations/rescue/boats/:boat/closing': ({ chance }) =>
    `outcome=${chance.pick(['rescued', 'false_alarm', 'search_suspended'])}`,
  '/api/operations/dispatch/units': (of) => after(of),
  '/api/operations/dispatch/tasks': (of) => (of.chance.isOneIn(2) ? after(of) : `boat=${draw(of, 'boats')}`),
  '/api/operations/dispatch/relays': (of) => after(of),
  '/api/operations/dispatch/gaps': (of) => after(of),
  '/api/operations/dispatch/recommendations': (of) => `boat=${draw(of, 'boats')}&kind=rescue`,
  '/api/operations/watch/alarms': (of) => `from=${utcAt(of.world, -3_600 * (1 + of.chance.whole(40)))}`,
  '/api/operations/watch/handover': ({ chance }) =>
    `desk=${chance.pick(['uk-watch-1', 'fr-watch-1', 'joint-ccic-fr-1', 'drill-desk-absent'])}`,
  '/api/operations/watch/sitrep': (of) => `boat=${draw(of, 'boats')}`,
  '/api/operations/freight/passage-file': (of) =>
    `passage=${draw(of, 'passages')}&scheme=${of.chance.pick(['uk', 'fr'])}`,
};

/** A place in the book as nobody was given it: each world's own are asked with `headersIn`. */
const after = ({ chance }: Drawing): string => `after=p.${chance.pick(['A', 'z', '0']).repeat(48)}`;

const parameters: Readonly<Record<string, (drawing: Drawing) => string>> = {
  source: (of) => draw(of, 'detections').split('/', 1)[0] ?? '',
  key: (of) => draw(of, 'detections').split('/')[1] ?? '',
  track: ({ chance }) => `ais:${232_000_000 + chance.whole(500)}`,
  staff: (of) => draw(of, 'staff'),
  position: ({ chance }) => String(1 + chance.whole(2_000)),
  id: () => 'no-such-chart',
  boat: (of) => draw(of, 'boats'),
  contact: (of) => draw(of, 'contacts'),
  passage: (of) => draw(of, 'passages'),
};

const dates = ({ world }: Drawing) => ({ from: utcAt(world, 86_400), until: utcAt(world, 40 * 86_400) });

/** Bodies of commands and questions by address. What would make a record bears an id of its own. */
const bodies: Readonly<Record<string, Make>> = {
  '/api/vault/open': (of) => ({
    subjects: [draw(of, 'subjects'), draw(of, 'subjects'), absent.subjects],
    kinds: ['name', 'phone'],
    reason: 'investigation',
    reference: null,
    note: of.chance.isOneIn(2) ? 'An invented reason.' : null,
    recipient: of.chance.isOneIn(4) ? 'uk-nca' : null,
  }),
  '/api/vault/search': (of) => {
    const isName = of.chance.isOneIn(2);
    const text = draw(of, isName ? 'names' : 'phones');
    return {
      kind: isName ? 'name' : 'phone',
      text,
      purpose: purposeFor(of, text),
      reason: 'investigation',
      reference: null,
      note: of.chance.isOneIn(2) ? 'An invented reason.' : null,
    };
  },
  '/api/operations/picture/assess-detection': (of) => ({
    detection: draw(of, 'detections'),
    assessment: of.chance.pick(['seen', 'confirmed', 'false_alarm']),
  }),
  '/api/operations/picture/withdraw-assessment': (of) => ({ detection: draw(of, 'detections') }),
  '/api/operations/picture/record-detection': (of) => recorded(of),
  '/api/feeds/detections': (of) => [recorded(of), { source: 'drill-camera-1' }],
  '/api/operations/picture/put-source': (of) => ({ row: draw(of, 'sources'), fields: {}, seenVersion: 0 }),
  '/api/operations/picture/retire-source': (of) => ({ row: draw(of, 'sources'), seenVersion: null }),
  '/api/operations/freight/passage-file-photos': (of) => ({
    passage: draw(of, 'passages'),
    scheme: 'uk',
    note: 'An invented reason.',
  }),
  '/api/operations/emergency/break-glass': () => ({ reason: 'fire', reference: 'N-1', minutes: 1 }),
  '/api/operations/emergency/mend-glass': (of) => ({ id: draw(of, 'glasses') }),
  '/api/oversight/approvals/approve-act': (of) => ({ proposal: draw(of, 'proposals') }),
  '/api/oversight/approvals/refuse-act': (of) => ({ proposal: draw(of, 'proposals'), reason: 'other' }),
  '/api/oversight/approvals/withdraw-proposal': (of) => ({ proposal: draw(of, 'proposals') }),
  '/api/oversight/identity/rotate-device-key': (of) => ({ device: draw(of, 'devices') }),
  '/api/oversight/identity/revoke-device': () => ({ device: absent.devices }),
  '/api/oversight/identity/revoke-session': (of) => ({ id: hexOf(`session ${of.number}`, 24) }),
  '/api/oversight/identity/issue-enrolment': (of) => ({ staff: draw(of, 'staff') }),
  '/api/oversight/identity/revoke-credential': (of) => ({
    staff: draw(of, 'staff'),
    credential: hexOf('no such credential'),
  }),
  '/api/oversight/records/place-hold': (of) => ({
    subject: draw(of, 'subjects'),
    hold: 'H-1',
    reason: 'litigation',
  }),
  '/api/oversight/records/lift-hold': (of) => ({ subject: draw(of, 'subjects'), hold: 'H-1' }),
  '/api/oversight/records/erase-subject': (of) => ({ subject: draw(of, 'subjects'), ground: 'retention' }),
  '/api/oversight/records/assign-request': (of) => ({
    request: draw(of, 'requests'),
    assignee: 'demo-uk-data-protection-1',
  }),
  '/api/oversight/records/close-request': (of) => ({ request: draw(of, 'requests'), closing: 'answered' }),
  '/api/oversight/records/export-subject': (of) => ({
    subject: draw(of, 'subjects'),
    request: draw(of, 'requests'),
  }),
  '/api/oversight/staff/move-staff': (of) => ({
    staff: draw(of, 'staff'),
    ends: null,
    agency: 'fr-cross-gris-nez',
    desk: 'fr-watch-1',
    role: 'watch_officer',
    ...dates(of),
  }),
  '/api/oversight/staff/leave-staff': (of) => ({
    staff: of.chance.pick([absent.staff, draw(of, 'staff')]),
    leavesAt: utcAt(of.world, 86_400),
    reason: 'retired',
  }),
  '/api/oversight/staff/record-languages': (of) => ({
    staff: draw(of, 'staff'),
    languages: [{ code: 'fra', level: 'native', interprets: false }],
  }),
  '/api/oversight/staff/grant-clearance': (of) => ({
    staff: draw(of, 'staff'),
    marking: 'official_sensitive',
    caveats: [],
    ...dates(of),
  }),
  '/api/oversight/staff/withdraw-clearance': (of) => ({
    staff: draw(of, 'staff'),
    marking: 'official_sensitive',
  }),
  '/api/oversight/staff/end-stand-in': (of) => ({ staff: draw(of, 'staff'), assignment: 'a1' }),
  '/api/oversight/staff/retire-shift': (of) => ({
    staff: draw(of, 'staff'),
    shift: `n${of.number}`,
    seenVersion: null,
  }),
  '/api/session/revoke': (of) => ({ id: hexOf(`session ${of.number}`, 24) }),
  '/api/session/prove/demonstration': () => ({ staff: 'demo-uk-nobody-1' }),
  '/api/sign-in/local': ({ chance }) => ({
    account: `example-${chance.whole(3)}`,
    secret: 'wrong example secret',
  }),
};

function recorded(of: Drawing) {
  const { shownDetections, chance, world, number } = of;
  const again = chance.isOneIn(3) ? shownDetections[chance.whole(shownDetections.length)] : undefined;
  const [source = 'drill-camera-1', key = `own-${number}-${chance.whole(1_000_000)}`] =
    again?.split('/') ?? [];
  return {
    source,
    key,
    kind: 'camera',
    happenedAt: utcAt(world, -5),
    bearing: null,
    confidence: null,
    position: {
      lat: 51,
      lon: 1.5,
      accuracyMetres: 10,
    },
    count: null,
    imageReference: null,
  };
}

/** Ends the reader's own session, or begins one: done as an act, not asked. */
const leftOut = new Set([
  '/api/sign-in',
  '/api/sign-out',
  '/api/session/take-over',
  '/api/live',
  '/api/live/rooms',
]);

/** Questions to every address of the route table but the stream, each drawn anew; and to addresses that are none. */
export function asksOf(routes: readonly Route[], drawing: Drawing): readonly Ask[] {
  const asked = routes.filter(({ url }) => !leftOut.has(url));
  // Where persons are asked for, several are.
  const again = asked.filter(({ url }) => url.startsWith('/api/vault/'));
  const known = [...asked, ...again, ...again, ...again].map((route) => askOf(route, drawing));
  return [...known, ...odd(drawing)];
}

/** Orders of the rooms in which a rescue is led are drawn from their own schemas; what is not here is asked bare. */
function ofRooms(route: Route, drawing: Drawing): unknown {
  if (!drawing.leads || !/^\/api\/operations\/(?:rescue|dispatch|watch)\//.test(route.url)) return {};
  return bodyOf(route, { ...drawing, draw: (of) => draw(drawing, of) });
}

function askOf(route: Route, drawing: Drawing): Ask {
  const { method, url, action } = route;
  const { chance } = drawing;
  const isShut = !drawing.mayKnock(action);
  const path = url.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(parameters[name]?.(drawing) ?? 'example'),
  );
  const query = queries[url]?.(drawing);
  const asked = query === undefined || chance.isOneIn(12) ? path : `${path}?${query}`;
  if (method === 'GET') return { method, path: asked, isShut };
  const make = bodies[url];
  const body = chance.isOneIn(15) ? {} : (make?.(drawing) ?? ofRooms(route, drawing));
  const key = chance.isOneIn(2) ? draw(drawing, 'keys') : `ask-${drawing.number}-${chance.whole(1_000_000)}`;
  const headers = { 'x-strait': chance.isOneIn(30) ? '0' : '1', 'idempotency-key': key };
  return { method, path, body, headers, isShut };
}

/** What changed in the rooms of a rescue since the beginning, or since a moment ago, by places of each world's own. */
function changesSince({ chance, mayKnock }: Drawing): readonly Ask[] {
  const lists = ['rescue/board', 'dispatch/units', 'dispatch/tasks', 'dispatch/relays', 'dispatch/gaps'];
  return lists.map((list) => {
    const [room = ''] = list.split('/', 1);
    const isFirst = chance.isOneIn(2);
    return {
      method: 'GET',
      path: `/api/operations/${list}`,
      isShut: !mayKnock(`operations/${room}/see`),
      // A place that every list has reached: one beyond is answered by how fast the lists are.
      afterIn: async ({ parts: { seal, projector } }) =>
        seal.seal(isFirst ? 1 : (projector.progress('rescue')?.position ?? 1)),
    };
  });
}

function odd(drawing: Drawing): readonly Ask[] {
  const { world, chance } = drawing;
  const sealedHead = async (one: World) => {
    const { seal, journal } = one.parts;
    return { 'strait-after': seal.seal(await journal.head()) };
  };
  return [
    ...changesSince(drawing),
    { method: 'GET', path: '/api/openapi.json' },
    { method: 'GET', path: `/api/${draw(drawing, 'subjects')}` },
    { method: 'HEAD', path: '/api/session' },
    { method: 'PUT', path: '/api/picture' },
    { method: 'OPTIONS', path: '/api/vault/open' },
    { method: 'POST', path: '/api/vault/search', body: '{', headers: { 'x-strait': '1' } },
    { method: 'GET', path: '/api/session', headersIn: sealedHead },
    { method: 'GET', path: '/api/session', headers: { 'strait-after': `p.${'A'.repeat(48)}` } },
    {
      method: 'GET',
      path: `/api/picture?at=${toUtc(world.clock.now)}&as=${chance.pick(['known', 'sideways'])}`,
    },
  ];
}
