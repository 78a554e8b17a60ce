import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { openBoard } from './board-reader.ts';
import { steppedClock } from './night-clock.ts';
import { type NightNodes, openNightNodes } from './night-nodes.ts';
import { type Desks, openDesks, type Side } from './staff-of-night.ts';

const start = fromUtc('2027-10-14T22:00:00.000Z' as UtcText);
const night = steppedClock(start);
const complaints: string[] = [];
let nodes: NightNodes;
let desks: Desks;
beforeAll(async () => {
  nodes = await openNightNodes({ count: 2, clock: night.clock, say: (line) => complaints.push(line) });
  desks = openDesks(nodes);
});
afterAll(() => nodes.close());

/** The clock goes on, as in a night: half a minute, and the nodes ask each other. */
async function wait(seconds: number): Promise<void> {
  await night.reach(addSeconds(night.clock(), seconds));
  await nodes.settle();
}

async function report(side: Side, contact: string): Promise<void> {
  const at = toUtc(night.clock());
  const fields = { contact, kind: 'report', channel: 'patrol', receivedAt: at, happenedAt: at, claims: {} };
  const context = 'operations/rescue';
  const told = await desks[side].watch.order({ context, command: 'RecordContact', fields, key: contact });
  expect(told).toMatchObject({ ok: true });
}

async function contactsOn(side: Side): Promise<readonly string[]> {
  const { contacts } = await openBoard(desks[side].watch, night.clock).look();
  return contacts.map(({ facts }) => facts.contact).toSorted();
}

async function linkOn(side: Side) {
  const { links } = (await desks[side].watch.hear('/api/live', 'health')) as {
    readonly links: readonly object[];
  };
  return links[0];
}

test('what one side is told is on the other’s board as soon as its order is answered', async () => {
  await report('fr', 'c-driven0001');
  expect(await contactsOn('uk')).toEqual(['c-driven0001']);
  expect(await linkOn('uk')).toMatchObject({ peer: 'fr', state: 'up', missing: 0 });
});

test('a line cut one way: shown by the night’s own clock on both sides, and healed without loss', async () => {
  nodes.cut('fr-to-uk');
  await report('fr', 'c-driven0002');
  await report('uk', 'c-driven0003');
  await wait(60);
  expect(await contactsOn('uk')).toEqual(['c-driven0001', 'c-driven0003']);
  expect(await contactsOn('fr')).toEqual(['c-driven0001', 'c-driven0002', 'c-driven0003']);
  expect(await linkOn('uk')).toMatchObject({ state: 'down', since: start });
  expect(await linkOn('fr')).toMatchObject({ state: 'up', heard: 'down', heardSince: start });
  nodes.heal('fr-to-uk');
  await wait(30);
  expect(await contactsOn('uk')).toEqual(['c-driven0001', 'c-driven0002', 'c-driven0003']);
  expect(await linkOn('uk')).toMatchObject({ state: 'up', missing: 0 });
  expect(complaints).toEqual([]);
});

test('what the nodes do now and then is done by the night’s clock: the other keeps the newest signed checkpoint', async () => {
  const kept = async () => (await nodes.of.uk.exchange.desks[0]?.inbox.standing('bulk'))?.sequence ?? 0;
  await wait(60);
  const before = await kept();
  await report('fr', 'c-driven0004'); // travels on a lane of its own
  const hourOn = async (): Promise<number> => {
    await wait(3_600);
    return kept();
  };
  await expect.poll(hourOn, { timeout: 10_000 }).toBeGreaterThan(before);
});
