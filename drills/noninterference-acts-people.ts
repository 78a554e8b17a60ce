import { askAs, cookieOf, signIn } from './noninterference-people.ts';
import { type Act, hexOf, keyOf, must, type Scene, utcAt } from './noninterference-scene.ts';
import type { Who } from '../src/app/who.ts';
import type { ActorId } from '../src/kernel/ids.ts';
import { whoOf } from './noninterference-acts-vault.ts';

/** Grave acts ask for a proof of the last five minutes. */
export async function prove(scene: Scene, staff: string): Promise<void> {
  const told = await must(scene, staff, { path: '/api/session/prove/demonstration', body: {} });
  const cookie = cookieOf(told);
  if (cookie !== undefined) scene.world.cookies.set(staff, cookie);
}

const foreigners = ['demo-uk-contact-1', 'demo-uk-safeguarding-1', 'demo-uk-monitor-1'] as const;
const day = 86_400;

async function join(scene: Scene): Promise<void> {
  const { number, own, ids, world } = scene;
  const staff = `demo-n-${number}`;
  const body = {
    staff,
    name: `Example ${hexOf(`joined ${number}`, 6)}`,
    nameSubject: `s-${hexOf(`staff ${number}`)}`,
    agency: 'uk-hmcg',
    desk: 'uk-watch-1',
    role: 'watch_officer',
    from: utcAt(world),
    until: null,
    markings: ['open', 'official'],
  };
  await must(scene, 'demo-uk-staff-1', { path: '/api/oversight/staff/join-staff', body, key: keyOf(scene) });
  own.staff.push(staff);
  ids.staff.add(staff);
  ids.subjects.add(body.nameSubject);
  ids.names.add(body.name);
}

async function clear(scene: Scene): Promise<void> {
  const { own, chance, world, ids, number } = scene;
  const staff = own.staff[chance.whole(own.staff.length)];
  if (staff === undefined) return join(scene);
  await prove(scene, 'demo-uk-security-1');
  const body = {
    staff,
    marking: 'official_sensitive',
    caveats: [],
    from: utcAt(world, day),
    until: utcAt(world, (30 + (number % 300)) * day),
  };
  const path = '/api/oversight/staff/grant-clearance';
  const may = ['clearance_held', 'already_held', 'clearance_overlaps', 'clearance_unchanged'];
  const told = await must(scene, 'demo-uk-security-1', { path, body, key: keyOf(scene), may });
  const proposal = /"proposal":"(p-[0-9a-f]{32})"/.exec(told.body)?.[1];
  if (proposal === undefined) return;
  ids.proposals.add(proposal);
  const answer = chance.pick(['approve', 'refuse', 'withdraw', 'leave']);
  if (answer === 'leave') return;
  const second = answer === 'withdraw' ? 'demo-uk-security-1' : 'demo-uk-security-2';
  if (answer === 'approve') await prove(scene, second);
  await must(scene, second, {
    path: `/api/oversight/approvals/${answer === 'withdraw' ? 'withdraw-proposal' : `${answer}-act`}`,
    body: { proposal, ...(answer === 'refuse' ? { reason: 'not_necessary' } : {}) },
    key: `${keyOf(scene)}-2`,
    may,
  });
}

async function shift(scene: Scene): Promise<void> {
  const { own, chance, world, number } = scene;
  const staff = chance.isOneIn(2) ? 'demo-uk-watch-2' : (own.staff.at(-1) ?? 'demo-uk-watch-2');
  const from = (3 + chance.whole(40)) * day;
  const dates = { from: utcAt(world, from), until: utcAt(world, from + 8 * 3600) };
  const body = { staff, shift: `n${number}`, desk: 'uk-watch-1', ...dates, seenVersion: null };
  const path = '/api/oversight/staff/put-shift';
  await must(scene, 'demo-uk-staff-1', {
    path,
    body,
    key: keyOf(scene),
    may: ['shifts_overlap', 'shift_overlaps', 'overlaps'],
  });
}

/** Two administrators adopt the rules in force with one more comment: nothing is judged otherwise. */
async function adopt(scene: Scene): Promise<void> {
  const { world, number, ids } = scene;
  const inForce = await must(scene, 'demo-uk-administrator-1', { path: '/api/oversight/policies' });
  const { files, hash } = JSON.parse(inForce.body) as {
    files: readonly { name: string; text: string }[];
    hash: string;
  };
  const changed = files.map((file) =>
    file.name === 'joint/emergency.cedar' ? { ...file, text: `${file.text}// Drill ${number}.\n` } : file,
  );
  await prove(scene, 'demo-uk-administrator-1');
  const told = await must(scene, 'demo-uk-administrator-1', {
    path: '/api/oversight/policies/adopt-policies',
    body: { files: changed, base: hash },
    key: keyOf(scene),
  });
  const proposal = /"proposal":"(p-[0-9a-f]{32})"/.exec(told.body)?.[1] ?? '';
  ids.proposals.add(proposal);
  const second: Who = {
    ...whoOf(world, 'demo-uk-administrator-1'),
    actor: 'demo-uk-administrator-9' as ActorId,
    provenAt: world.clock.now,
  };
  const { answer } = await world.parts.proposals.approve(second, proposal, `drill-adopt-${number}`);
  if (!answer.ok) throw new Error(`not adopted: ${answer.refusal.code}`);
  // What was adopted holds when this process has taken it.
  for (let tries = 0; tries < 200; tries += 1) {
    const now = await must(scene, 'demo-uk-administrator-1', { path: '/api/oversight/policies' });
    if (now.body.includes(`Drill ${number}.`)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the policies are not taken');
}

async function requestOfPerson(scene: Scene): Promise<void> {
  const { number, chance, world, ids } = scene;
  const request = `DSR-${number}`;
  const body = {
    request,
    kind: chance.pick(['access', 'erasure', 'objection']),
    regime: 'uk_gdpr',
    receivedOn: utcAt(world, -2 * day).slice(0, 10),
    identityDoubted: false,
    subject: null,
    contestedActor: null,
  };
  const path = '/api/oversight/records/receive-request';
  await must(scene, 'demo-uk-data-protection-1', { path, body, key: keyOf(scene) });
  ids.requests.add(request);
}

async function hold(scene: Scene): Promise<void> {
  const held = scene.own.subjects.get('cases_apart') ?? [];
  const one = held[scene.chance.whole(held.length)];
  if (one === undefined) return requestOfPerson(scene);
  const body = { subject: one.subject, hold: `H-${scene.number}`, reason: 'litigation' };
  const path = '/api/oversight/records/place-hold';
  await must(scene, 'demo-uk-data-protection-1', { path, body, key: keyOf(scene) });
}

async function breakGlass(scene: Scene): Promise<void> {
  const { chance, ids, own, number } = scene;
  const staff = chance.pick(['demo-uk-duty-1', 'demo-uk-gold-1']);
  await prove(scene, staff);
  const body = { reason: 'people_in_water', reference: `N-${number}`, minutes: 5 + chance.whole(50) };
  const path = '/api/operations/emergency/break-glass';
  await must(scene, staff, { path, body, key: keyOf(scene), may: ['review_first', 'already_broken'] });
  for (let n = 1; n <= 3; n += 1) ids.glasses.add(`${staff}.g${n}`);
  own.glasses.push(`${staff}.g1`);
}

async function report(scene: Scene): Promise<void> {
  const text = `An invented report of the independent monitor, number ${scene.number}, about nobody at all.`;
  const body = { report: `r-${hexOf(`report ${scene.number}`)}`, about: null, text };
  const path = '/api/oversight/monitor/write-report';
  await must(scene, 'demo-uk-monitor-1', { path, body, key: keyOf(scene) });
  scene.ids.subjects.add(`s-${body.report.slice(2)}`);
}

async function enrolDevice(scene: Scene): Promise<void> {
  const device = `drill-n-${scene.number}`;
  const body = {
    device,
    role: 'detection_device',
    agency: 'uk-hmcg',
    sources: [`src-${scene.number}`],
    days: 30,
  };
  await must(scene, 'demo-uk-administrator-1', { path: '/api/oversight/identity/enrol-device', body });
  scene.ids.devices.add(device);
}

/** Others come and go, fail, and are refused: nobody else may notice. */
async function comeAndGo(scene: Scene): Promise<void> {
  const { chance, world, ids } = scene;
  const staff = chance.pick(foreigners);
  if (chance.isOneIn(2)) return signIn(world, staff);
  await askAs(world, null, { path: '/api/sign-in', body: { staff: `demo-uk-nobody-${chance.whole(9)}` } });
  await askAs(world, null, {
    path: '/api/sign-in/local',
    body: { account: `example-${chance.whole(3)}`, secret: 'wrong example secret' },
  });
  for (const path of ['/api/oversight/records/log', '/api/picture', '/api/no-such-address'])
    await askAs(world, staff, { path });
  const [proposal = 'p-'.padEnd(34, '0')] = ids.proposals;
  await askAs(world, staff, {
    path: '/api/oversight/approvals/approve-act',
    body: { proposal },
    key: keyOf(scene),
  });
}

/** What people of the registers and of oversight do. */
export const askerActs: readonly Act[] = [
  { name: 'somebody joins', kind: 'staff', run: join },
  { name: 'a clearance is proposed and answered', kind: 'staff', run: clear },
  { name: 'a shift is planned', kind: 'staff', run: shift },
  { name: 'policies are adopted by two', kind: 'policies', run: adopt },
  { name: 'a person asks for their data', kind: 'records', run: requestOfPerson },
  { name: 'a hold is placed', kind: 'records', run: hold },
  { name: 'glass is broken', kind: 'emergency', run: breakGlass },
  { name: 'the monitor reports', kind: 'monitor', run: report },
  { name: 'a device is enrolled', kind: 'devices', run: enrolDevice },
  { name: 'others come, go and are refused', kind: 'identity', run: comeAndGo },
];
