import {
  type Act,
  hexOf,
  keyOf,
  must,
  order,
  type Orders,
  type OwnBoat,
  type Scene,
  utcAt,
} from './noninterference-scene.ts';
import { prove } from './noninterference-acts-people.ts';
import { askAs } from './noninterference-people.ts';

/** Whoever keeps the watch of either state, at this node. */
const watchers = ['demo-uk-watch-2', 'demo-uk-duty-1', 'demo-fr-watch-1', 'demo-fr-watch-2'] as const;
const room = '/api/operations/rescue';

const just = (count: number) => ({ min: count, max: count, best: count });

function place({ chance, world }: Scene) {
  return {
    id: 'p1',
    lat: 50.9 + chance.next() / 10,
    lon: 1.4 + chance.next() / 10,
    accuracyMetres: 100,
    source: 'gps_share',
    at: utcAt(world, -20),
  };
}

/** Records one contact with its words and its number, under subjects of its own. Gives its id. */
export async function recordContact(
  scene: Scene,
  said: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { number, chance, world, ids, own } = scene;
  const tag = `${number} ${own.contacts.length}`;
  const contact = `c-${hexOf(`contact ${tag}`, 20)}`;
  const caller = `s-${hexOf(`caller ${tag}`)}`;
  const wordsSubject = `s-${hexOf(`words ${tag}`)}`;
  const phone = `+44 1632 96${String(number % 10_000).padStart(4, '0')}`;
  const body = {
    contact,
    kind: 'report',
    channel: chance.pick(['call', 'message_share', 'email', 'charity', 'relative']),
    receivedAt: utcAt(world),
    happenedAt: utcAt(world, -20),
    language: 'fr',
    caller,
    phone,
    wordsSubject,
    words: `Example ${hexOf(`said ${number}`, 6)} rescue`,
    claims: {
      persons: just(10 + (number % 40)),
      ...(chance.isOneIn(2) ? { inWater: just(1) } : {}),
      engine: 'stopped',
    },
    positions: [place(scene)],
    ...said,
  };
  const staff = chance.pick(watchers);
  await must(scene, staff, {
    path: `${room}/record-contact`,
    body,
    key: keyOf(scene, `c${own.contacts.length}`),
  });
  own.contacts.push(contact);
  ids.contacts.add(contact);
  for (const subject of [caller, wordsSubject]) ids.subjects.add(subject);
  ids.phones.add(phone);
  return contact;
}

/** Opens a boat upon a contact of its own. */
export async function openBoat(scene: Scene, staff: string = scene.chance.pick(watchers)): Promise<OwnBoat> {
  const { number, own, ids } = scene;
  const persons = 10 + (number % 40);
  const claims = { persons: just(persons) };
  const contact = await recordContact(scene, { claims });
  const boat = `b-${hexOf(`boat ${number} ${own.boats.length}`, 20)}`;
  const body = { boat, contact, phase: 'alert' };
  await must(scene, staff, { path: `${room}/open-boat`, body, key: keyOf(scene, `b${own.boats.length}`) });
  const opened = { boat, contact, persons };
  own.boats.push(opened);
  ids.boats.add(boat);
  return opened;
}

/** A boat that stands, or a new one. */
async function someBoat(scene: Scene): Promise<OwnBoat> {
  const { own, chance } = scene;
  return own.boats[chance.whole(own.boats.length)] ?? openBoat(scene);
}

const giveAs = (scene: Scene, staff: string, [name, body]: readonly [string, object]) =>
  order(scene, staff, { path: `${room}/${name}`, body });
const give = (scene: Scene, name: string, body: object) =>
  giveAs(scene, scene.chance.pick(watchers), [name, body]);

async function workContact(scene: Scene): Promise<void> {
  const { own, chance, number } = scene;
  const contact = own.contacts[chance.whole(own.contacts.length)] ?? (await recordContact(scene));
  const position = { ...place(scene), id: `p-${number}` };
  const acts: Orders = [
    ['open-contact', { contact }],
    ['take-contact', { contact }],
    ['add-position', { contact, position }],
    ['correct-time', { contact, offsetSeconds: -60 }],
    ['answer-contact', { contact, answer: 'for_information', explainedBy: null, reason: 'other' }],
    ['reopen-contact', { contact }],
    [
      'correct-contact',
      { contact, claims: { persons: just(number % 40) }, counted: null, place: null, unit: null },
    ],
  ];
  const [name, body] = chance.pick(acts);
  await give(scene, name, body);
}

async function linkBoats(scene: Scene): Promise<void> {
  const { chance } = scene;
  const { boat } = await someBoat(scene);
  const contact = await recordContact(scene);
  await give(scene, 'link-contact', { boat, contact, grade: 'probable', reason: 'same_caller' });
  const other = await openBoat(scene);
  const graded = { grade: 'possible', reason: 'same_caller' };
  if (chance.isOneIn(2)) await give(scene, 'merge-boats', { boat, from: other.boat, ...graded });
  else
    await give(scene, 'relate-boats', {
      boat,
      other: other.boat,
      relation: 'seen_together',
      count: null,
      contacts: [],
      grade: 'possible',
    });
}

async function workBoat(scene: Scene): Promise<void> {
  const { chance, number, world } = scene;
  const { boat, contact } = await someBoat(scene);
  const search = `q-${number}`;
  const acts: Orders = [
    ['set-phase', { boat, phase: 'distress', reason: null, evidence: [] }],
    ['set-phase', { boat, phase: 'uncertainty', reason: 'seen_safe', evidence: [contact] }],
    [
      'make-promise',
      { boat, promise: `v-${number}`, contact: null, kind: 'call_back', dueAt: utcAt(world, 30) },
    ],
    ['name-on-scene', { boat, unit: 'U-PETREL' }],
    [
      'open-search',
      {
        boat,
        search,
        kind: 'person_in_water',
        datum: null,
        datumAt: utcAt(world),
        persons: just(1),
        contact: null,
      },
    ],
    [
      'mark-hull',
      { boat, mark: `m-${number}`, position: { lat: 51, lon: 1.5, accuracyMetres: 50 }, contact },
    ],
  ];
  const [name, body] = chance.pick(acts);
  await give(scene, name, body);
}

async function writeLog(scene: Scene): Promise<void> {
  const { number, ids, world } = scene;
  const { boat } = await someBoat(scene);
  const entry = `s-${hexOf(`entry ${number} ${world.clock.now}`)}`;
  const words = `Example ${hexOf(`log ${number}`, 6)} rescue`;
  await give(scene, 'write-log', { boat, entry, language: 'en', words });
  ids.subjects.add(entry);
}

async function transfer(scene: Scene): Promise<void> {
  const { number, chance, ids } = scene;
  const { boat } = await openBoat(scene, 'demo-uk-watch-2');
  const named = { boat, transfer: `t-${number}` };
  const proposed = { ...named, to: 'fr', reason: 'nearest_unit', crossesAt: null };
  await giveAs(scene, 'demo-uk-watch-2', ['propose-transfer', proposed]);
  ids.transfers.add(named.transfer);
  const answer = chance.pick(['accept-transfer', 'assist-without-transfer', 'leave', 'treat-as-transferred']);
  if (answer === 'leave') return;
  if (answer === 'treat-as-transferred')
    return giveAs(scene, 'demo-uk-watch-2', [answer, { boat, to: 'fr' }]);
  await giveAs(scene, 'demo-fr-watch-1', [answer, named]);
}

/** Everybody was taken aboard, and a unit saw who they were: the watch proposes to close, and a second answers, or not. */
async function close(scene: Scene): Promise<void> {
  const { chance, ids } = scene;
  const { boat, persons } = await openBoat(scene, 'demo-uk-watch-2');
  const pickup = await recordContact(scene, {
    kind: 'pickup',
    channel: 'unit',
    unit: 'U-PETREL',
    claims: {},
    positions: [],
    counted: { alive: persons },
  });
  await give(scene, 'link-contact', { boat, contact: pickup, grade: 'confirmed', reason: 'seen_by_unit' });
  const body = { boat, outcome: 'rescued', identification: [{ kind: 'seen_by_unit', contact: pickup }] };
  const told = await must(scene, 'demo-uk-watch-2', {
    path: `${room}/close-boat`,
    body,
    key: keyOf(scene, 'close'),
  });
  const proposal = /"proposal":"(p-[0-9a-f]{32})"/.exec(told.body)?.[1];
  if (proposal === undefined) throw new Error(`a closing waits for nobody: ${told.body}`);
  ids.proposals.add(proposal);
  const answer = chance.pick(['approve-act', 'refuse-act', 'leave', 'leave']);
  if (answer === 'leave') return;
  const second = chance.pick(['demo-uk-duty-1', 'demo-fr-watch-1']);
  if (answer === 'approve-act') await prove(scene, second);
  await must(scene, second, {
    path: `/api/oversight/approvals/${answer}`,
    body: { proposal, ...(answer === 'refuse-act' ? { reason: 'not_necessary' } : {}) },
    key: keyOf(scene, 'second'),
    may: ['not_found'], // where it is planted that a closing waits in the offices
  });
}

/** People are missing: the attempt is refused, and stands on record. */
async function closeInVain(scene: Scene): Promise<void> {
  const { boat } = await openBoat(scene);
  const told = await askAs(scene.world, 'demo-uk-watch-2', {
    path: `${room}/close-boat`,
    body: { boat, outcome: 'rescued', identification: [] },
    key: keyOf(scene, 'vain'),
  });
  if (!told.body.includes('"code":"cannot_close"')) throw new Error(`closed in vain: ${told.body}`);
}

/** What the watch of either state records of a rescue: people, their boats, and how each came to its end. */
export const rescueActs: readonly Act[] = [
  {
    name: 'a call for help is recorded',
    kind: 'board',
    run: async (scene) => void (await recordContact(scene)),
  },
  { name: 'a contact is worked on', kind: 'board', run: workContact },
  { name: 'a boat is opened', kind: 'board', run: async (scene) => void (await openBoat(scene)) },
  { name: 'boats are linked', kind: 'board', run: linkBoats },
  { name: 'a boat is worked on', kind: 'board', run: workBoat },
  { name: 'a line of the log is written', kind: 'board', run: writeLog },
  { name: 'a boat is handed over', kind: 'board', run: transfer },
  { name: 'a closing waits for its second', kind: 'board', run: close },
  { name: 'a closing is refused', kind: 'board', run: closeInVain },
];

/** What each state's book of numbers and each watch begins with: known of everybody who keeps a watch. */
export async function beginRescue(scene: Scene): Promise<void> {
  for (const side of ['uk', 'fr'] as const) {
    await openBoat(scene, `demo-${side}-watch-2`);
    const strength = { side, team: 'drill', staff: 5, establishment: 5 };
    await order(scene, `demo-${side}-watch-2`, {
      path: '/api/operations/watch/report-strength',
      body: strength,
    });
  }
}
