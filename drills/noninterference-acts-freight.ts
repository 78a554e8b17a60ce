import { type Act, hexOf, keyOf, must, order, type Scene, utcAt } from './noninterference-scene.ts';

const freight = '/api/operations/freight';
const team = 'demo-uk-freight-1';
const duty = 'demo-uk-duty-1';

/** A lorry comes to a lane and is searched: what a supervisor makes a file of. */
async function searched(scene: Scene): Promise<void> {
  const { number, ids, world, chance } = scene;
  const passage = `p-${hexOf(`passage ${number}`, 12)}`;
  const plate = { on: 'tractor', subject: `s-${hexOf(`vehicle ${number}`)}`, country: null };
  const opened = {
    passage,
    place: 'coquelles',
    lane: null,
    direction: 'to_uk',
    arrivedAt: utcAt(world, -600),
    form: 'curtain_sider',
    sides: 'soft',
    plates: [plate],
    tractorPlate: `ZZ-${100 + (number % 900)}-QQ`,
  };
  await must(scene, team, { path: `${freight}/open-passage`, body: opened, key: keyOf(scene, 'p') });
  ids.passages.add(passage);
  const control = {
    passage,
    control: `k-${hexOf(`control ${number}`, 12)}`,
    method: 'physical_search',
    ground: { kind: 'random', reference: `draw-${number}` },
    team: 'TEAM-1',
    equipment: null,
    startedAt: utcAt(world, -500),
    endedAt: utcAt(world, -300),
    photos: [],
    where: 'whole',
    readings: [],
    wind: 'calm',
    seal: null,
    result: 'nothing_found',
    found: null,
    next: chance.pick(['release', 'hold']),
  };
  await must(scene, team, { path: `${freight}/record-control`, body: control, key: keyOf(scene, 'k') });
}

/**
 * A team opens a vehicle and finds people in need of somebody. Alarms are raised at the next look, which comes at the same
 * moment in both worlds: a look in one alone would move what else is due.
 */
async function peopleFound(scene: Scene): Promise<void> {
  const { number, world, chance } = scene;
  const passage = `p-found${String(number).padStart(6, '0')}`;
  const opened = {
    passage,
    place: chance.pick(['coquelles', 'calais']),
    lane: null,
    direction: 'to_uk',
    arrivedAt: utcAt(world, -60),
    form: 'curtain_sider',
    sides: 'soft',
    plates: [],
  };
  await order(scene, team, { path: `${freight}/open-passage`, body: opened });
  const found = {
    people: 6,
    children: chance.whole(3),
    injured: chance.whole(2),
    unconscious: 1,
    pregnant: 0,
  };
  const met = { passage, metAt: utcAt(world, -10), source: 'team', found };
  await order(scene, team, { path: `${freight}/note-people-met`, body: met });
  if (chance.isOneIn(4))
    await order(scene, team, { path: `${freight}/note-help`, body: { passage, help: 'medical' } });
  if (chance.isOneIn(3))
    await order(scene, team, { path: `${freight}/note-help`, body: { passage, help: 'child_protection' } });
}

/** The duty officer answers what stands of people found, by names that readers then try; and more are found. */
async function answered(scene: Scene): Promise<void> {
  const { world, ids } = scene;
  const told = await world.wire.send({
    method: 'GET',
    path: '/api/operations/watch/alarms',
    headers: { cookie: world.cookies.get(duty) ?? '' },
  });
  const { alarms } = JSON.parse(told.body) as {
    readonly alarms: readonly { readonly alarm: string; readonly armedAt: string; readonly cause: string }[];
  };
  for (const { alarm, armedAt } of alarms.filter(({ cause }) => cause.startsWith('found/'))) {
    ids.alarms.add(alarm);
    await order(scene, duty, { path: '/api/operations/watch/acknowledge-alarm', body: { alarm, armedAt } });
  }
  await peopleFound(scene);
}

/** What is done at a port; of people found whoever is neither at the lane nor called to help must not learn. */
export const freightActs: readonly Act[] = [
  { name: 'a lorry is searched', kind: 'freight', run: searched },
  { name: 'people are found in a vehicle', kind: 'found', run: peopleFound },
  { name: 'the duty officer answers for people found', kind: 'found', run: answered },
];
