import { type Act, hexOf, keyOf, must, type Scene, utcAt } from './noninterference-scene.ts';

const room = '/api/operations/freight';
const team = 'demo-uk-freight-1';

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
  await must(scene, team, { path: `${room}/open-passage`, body: opened, key: keyOf(scene, 'p') });
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
  await must(scene, team, { path: `${room}/record-control`, body: control, key: keyOf(scene, 'k') });
}

/** What is done at a port, as far as a drill needs it. */
export const freightActs: readonly Act[] = [
  { name: 'a lorry is searched', kind: 'freight', run: searched },
];
