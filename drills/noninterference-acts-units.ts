import { askAs } from './noninterference-people.ts';
import { openBoat } from './noninterference-acts-rescue.ts';
import {
  type Act,
  hexOf,
  keyOf,
  must,
  order,
  type Orders,
  type Scene,
  utcAt,
} from './noninterference-scene.ts';

const dispatch = '/api/operations/dispatch';
const watch = '/api/operations/watch';
const units = ['U-PETREL', 'U-TURNSTONE', 'U-AMBER', 'U-STERNE', 'U-PLUVIER', 'U-DUNLIN'] as const;
const british = 'demo-uk-watch-2';
const french = 'demo-fr-watch-2';
const corners = [
  { lat: 50.9, lon: 1.4 },
  { lat: 51, lon: 1.4 },
  { lat: 51, lon: 1.6 },
];

async function unitReports(scene: Scene): Promise<void> {
  const { chance, world } = scene;
  const unit = chance.pick(units);
  const position = { lat: 51 + chance.next() / 10, lon: 1.4, accuracyMetres: 20 };
  const acts: Orders = [
    ['report-unit-status', { unit, status: chance.pick(['available', 'under_way', 'returning']) }],
    ['report-unit-position', { unit, position, heldAt: utcAt(world), source: 'voice' }],
    ['set-check-in', { unit, everyMinutes: 5 + chance.whole(5) }],
    ['check-in', { unit }],
    ['take-out-of-service', { unit, reason: 'breakdown' }],
    ['return-to-service', { unit }],
  ];
  const [name, body] = chance.pick(acts);
  await order(scene, british, { path: `${dispatch}/${name}`, body });
}

async function sendUnit(scene: Scene): Promise<void> {
  const { chance, number, ids } = scene;
  const { boat } = await openBoat(scene);
  const unit = chance.pick(units);
  const task = `k-${number}`;
  const place = { lat: 51, lon: 1.5, accuracyMetres: 100 };
  const proposed = {
    unit,
    task,
    boat,
    kind: 'rescue',
    urgency: 'distress',
    place,
    onSceneBy: null,
    reason: 'nearest',
  };
  await order(scene, british, { path: `${dispatch}/propose-task`, body: proposed });
  ids.tasks.add(task);
  const steps = [
    'note-delivered',
    'note-seen',
    'accept-task',
    'start-task',
    'report-on-scene',
    'finish-task',
  ] as const;
  for (const step of steps.slice(0, chance.whole(steps.length + 1)))
    await order(scene, british, {
      path: `${dispatch}/${step}`,
      body: {
        unit,
        task,
        ...(step === 'finish-task' ? { result: 'persons_recovered' } : {}),
      },
    });
}

async function relay(scene: Scene): Promise<void> {
  const { number, ids, chance } = scene;
  const id = `r-${number}`;
  const body = {
    relay: id,
    boat: null,
    nature: 'sinking',
    position: { lat: 51, lon: 1.5, accuracyMetres: 500 },
    persons: 20,
    stations: ['dover'],
    units: [units[0], units[3]],
  };
  await order(scene, chance.pick([british, french]), { path: `${dispatch}/send-relay`, body });
  ids.relays.add(id);
  const answer = { relay: id, unit: units[0], intention: 'proceeding', reason: null, arrivesAt: null };
  if (chance.isOneIn(2)) await order(scene, british, { path: `${dispatch}/acknowledge-relay`, body: answer });
  if (chance.isOneIn(3))
    await order(scene, british, { path: `${dispatch}/end-relay`, body: { relay: id, reason: 'resolved' } });
}

async function gap(scene: Scene): Promise<void> {
  const { number, world, ids } = scene;
  const id = `g-${number}`;
  const body = {
    gap: id,
    asset: 'U-AILE-1',
    loses: ['aerial_picture'],
    area: corners,
    from: utcAt(world),
    to: utcAt(world, 3_600),
    cause: 'weather',
  };
  await order(scene, french, { path: `${dispatch}/open-gap`, body });
  ids.gaps.add(id);
}

async function enterUnit(scene: Scene): Promise<void> {
  const { number, ids } = scene;
  const row = `U-N${number}`;
  const fields = {
    callName: `Example ${number}`,
    kind: 'lifeboat',
    side: 'uk',
    agency: 'uk-hmcg',
    capabilities: ['tow'],
    embarkPersons: 20,
    crew: 5,
    crewMinimum: 3,
    cruiseMetresPerSecond: 10,
    maxMetresPerSecond: 12,
    enduranceHours: 8,
    seaStateMax: 6,
    base: { port: 'dover', lat: 51.12, lon: 1.33 },
    mmsi: null,
  };
  await order(scene, 'demo-uk-duty-1', {
    path: `${dispatch}/put-unit`,
    body: { row, fields, seenVersion: 0 },
  });
  ids.units.add(row);
}

/** Alarms are raised by the node's own clock; here somebody answers one. */
async function answerAlarm(scene: Scene): Promise<void> {
  const { world, ids, chance } = scene;
  await world.lookAtAlarms();
  await world.settle();
  const told = await must(scene, british, { path: `${watch}/alarms` });
  const { alarms } = JSON.parse(told.body) as {
    readonly alarms: readonly { readonly alarm: string; readonly armedAt: string }[];
  };
  for (const { alarm } of alarms) ids.alarms.add(alarm);
  const one = alarms[chance.whole(alarms.length)];
  if (one === undefined) return;
  const { alarm, armedAt } = one;
  if (chance.isOneIn(2))
    await order(scene, british, { path: `${watch}/acknowledge-alarm`, body: { alarm, armedAt } });
  else
    await order(scene, british, {
      path: `${watch}/shelve-alarm`,
      body: { alarm, minutes: 1, reason: 'being_dealt_with' },
    });
}

async function handOver(scene: Scene): Promise<void> {
  const { number, ids, chance } = scene;
  const asked = await must(scene, british, { path: `${watch}/handover?desk=uk-watch-1&kind=break` });
  const { position, sheet, sheetHash } = JSON.parse(asked.body) as {
    readonly position: string;
    readonly sheet: { readonly at: string };
    readonly sheetHash: string;
  };
  const handover = `h-${hexOf(`handover ${number}`, 12)}`;
  const body = {
    handover,
    desk: 'uk-watch-1',
    kind: 'break',
    sheetAt: sheet.at,
    sheetHash,
    place: position,
  };
  await order(scene, british, { path: `${watch}/prepare-handover`, body });
  ids.handovers.add(handover);
  const sign = (staff: string, part: string) =>
    order(scene, staff, { path: `${watch}/sign-handover`, body: { handover, part, sheetHash } });
  if (chance.isOneIn(2)) await sign(british, 'outgoing');
  if (chance.isOneIn(2)) await sign('demo-uk-duty-1', 'incoming');
}

async function watchReports(scene: Scene): Promise<void> {
  const { chance, number } = scene;
  const staff = chance.whole(6);
  const acts: Orders = [
    ['report-strength', { side: 'uk', team: `team-${number}`, staff, establishment: 5 }],
    ['call-for-help', { side: 'uk', call: `l-${number}`, reason: 'overload', about: null }],
    ['report-conditions', { side: 'uk', seaState: chance.whole(7), assessment: 'red' }],
    ['relieve-watch', { side: 'uk', team: `team-${number - 1}` }],
  ];
  const [name, body] = chance.pick(acts);
  await order(scene, british, { path: `${watch}/${name}`, body });
}

async function incident(scene: Scene): Promise<void> {
  const { number, ids } = scene;
  const id = `i-${hexOf(`incident ${number}`, 12)}`;
  const wordsSubject = `s-${hexOf(`incident words ${number}`)}`;
  const body = {
    incident: id,
    level: 'declared',
    location: null,
    kind: 'many_boats',
    hazards: [{ hazard: 'cold_water', state: 'present' }],
    access: ['sea'],
    casualties: { unaccounted: number % 50 },
    services: [{ service: 'lifeboat', present: 2, required: 4 }],
    wordsSubject,
    words: `Example ${hexOf(`incident said ${number}`, 6)} rescue`,
  };
  await order(scene, 'demo-uk-duty-1', { path: `${watch}/declare-major-incident`, body });
  ids.incidents.add(id);
  ids.subjects.add(wordsSubject);
}

/** Words of a rescue are read by whoever keeps the watch: that stands in the access log. */
async function readWords(scene: Scene): Promise<void> {
  const subject = [...scene.ids.subjects].at(-1);
  if (subject === undefined) return;
  const body = {
    subjects: [subject],
    kinds: ['free_text', 'phone'],
    reason: 'rescue',
    reference: keyOf(scene),
    note: null,
    recipient: null,
  };
  await askAs(scene.world, british, { path: '/api/vault/open', body });
}

/** What dispatch and the watch record around a rescue, and what the node's keeper of alarms makes of it. */
export const unitActs: readonly Act[] = [
  { name: 'a unit reports', kind: 'board', run: unitReports },
  { name: 'a unit is sent', kind: 'board', run: sendUnit },
  { name: 'a mayday is relayed', kind: 'board', run: relay },
  { name: 'a gap is opened', kind: 'board', run: gap },
  { name: 'a unit is entered', kind: 'board', run: enterUnit },
  { name: 'an alarm is answered', kind: 'board', run: answerAlarm },
  { name: 'a desk is handed over', kind: 'board', run: handOver },
  { name: 'the watch reports', kind: 'board', run: watchReports },
  { name: 'a major incident is declared', kind: 'board', run: incident },
  { name: 'words of a rescue are read', kind: 'board', run: readWords },
];
