import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LandSignalsAnswer } from '../operations/dispatch/signal/wire-signal.ts';
import { type GivenRescueNode, openRescueNode } from './given-rescue-node.ts';

// A driver without an account, and a whole node: from the page's address to the desks.

let node: GivenRescueNode;
beforeAll(async () => {
  node = await openRescueNode();
});
afterAll(() => node.close());

const officer = 'demo-uk-watch-1';

test('people said to be in a lorry stand as an alarm for life within two seconds; a noise as a signal of place and hour, and no alarm', async () => {
  const report = (number: string, what: string) => ({
    report: number,
    what,
    place: 'calais',
    direction: 'to_uk',
    seenAt: node.now(),
    checklist: null,
  });
  await node.ask(officer, '/api/session');
  const noise = await node.ask(null, '/api/driver/report', {
    body: report('r-0000000000000000000001', 'noise'),
  });
  const noticed = performance.now();
  expect([noise.status, noise.body]).toEqual([200, expect.stringContaining('"recordedAt"')]);
  const signals = async () =>
    (JSON.parse((await node.ask(officer, '/api/operations/dispatch/land-signals')).body) as LandSignalsAnswer)
      .signals;
  await expect
    .poll(signals, { timeout: 10_000, interval: 50 })
    .toMatchObject([{ place: 'calais', open: 1, hours: [{ counts: { noise: 1 } }] }]);
  expect(performance.now() - noticed).toBeLessThan(2_000);
  const begun = performance.now();
  const inside = await node.ask(null, '/api/driver/report', {
    body: report('r-0000000000000000000002', 'people_inside'),
  });
  expect(inside.status).toBe(200);
  const alarms = async (): Promise<string> => (await node.ask(officer, '/api/operations/watch/alarms')).body;
  await expect.poll(alarms, { timeout: 10_000, interval: 50 }).toContain('people_in_vehicle');
  expect(performance.now() - begun).toBeLessThan(2_000);
  const told = await alarms();
  expect(told).not.toContain('r-0000000000000000000001');
});

test('a second report from there is the same alarm, one from elsewhere is another, and all are read at the freight desk', async () => {
  const more = async (number: string, place: string) =>
    node.ask(null, '/api/driver/report', {
      body: {
        report: number,
        what: 'people_inside',
        place,
        direction: 'to_uk',
        seenAt: node.now(),
        checklist: null,
      },
    });
  expect((await more('r-0000000000000000000003', 'calais')).status).toBe(200);
  expect((await more('r-0000000000000000000004', 'coquelles')).status).toBe(200);
  expect(await more('r-0000000000000000000005', 'nowhere-at-all')).toMatchObject({
    status: 409,
    code: 'place_unknown',
  });
  const references = async () => {
    const { alarms } = JSON.parse((await node.ask(officer, '/api/operations/watch/alarms')).body) as {
      readonly alarms: readonly {
        readonly kind: string;
        readonly side: string;
        readonly reference: string;
      }[];
    };
    return alarms
      .filter(({ kind, side }) => kind === 'people_in_vehicle' && side === 'uk')
      .map(({ reference }) => reference)
      .toSorted();
  };
  await expect.poll(references, { timeout: 10_000 }).toEqual(['calais 2×', 'coquelles']);
  const desk = await node.ask('demo-uk-freight-1', '/api/operations/freight/driver-reports');
  expect(JSON.parse(desk.body)).toMatchObject({
    places: [
      { place: 'calais', reports: 3, unanswered: 3, life: 2, flood: null },
      { place: 'coquelles', reports: 1, life: 1 },
    ],
  });
  expect((await node.ask(officer, '/api/operations/freight/driver-reports')).status).toBe(403);
});

test('the freight desk sees where drivers point, and answers; the rescue desk sees none of it', async () => {
  const signals = () => node.ask('demo-uk-freight-1', '/api/operations/freight/signals');
  await expect.poll(async () => (await signals()).body, { timeout: 10_000 }).toContain('people_inside');
  expect((await signals()).body).toContain('"place":"calais"');
  expect((await node.ask(officer, '/api/operations/freight/signals')).status).toBe(403);
  const answer = { report: 'r-0000000000000000000002', answer: 'attended' };
  const said = { body: answer };
  expect(
    (await node.ask('demo-uk-freight-1', '/api/operations/freight/answer-driver-report', said)).status,
  ).toBe(200);
});

test('the code on a receipt is genuine to anybody, and opens its record to the freight desk alone', async () => {
  const said = {
    report: 'r-0000000000000000000009',
    what: null,
    place: 'dunkirk',
    direction: 'to_uk',
    seenAt: node.now(),
    checklist: { moment: 'after_stop', answers: [{ check: 'cord_tight', answer: 'yes' }] },
  };
  const sent = await node.ask(null, '/api/driver/report', { body: said });
  const { code } = JSON.parse(sent.body) as { readonly code: string };
  const check = async (of: string) =>
    JSON.parse((await node.ask(null, '/api/driver/check', { body: { code: of } })).body) as object;
  await expect
    .poll(() => check(code), { timeout: 10_000 })
    .toMatchObject({ standing: 'valid', place: 'dunkirk', date: said.seenAt.slice(0, 10) });
  const other = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
  expect(await check(other)).toMatchObject({ standing: 'changed', place: null, date: null });
  const open = (staff: string) =>
    node.ask(staff, '/api/operations/freight/receipt-check', { body: { code: other } });
  expect(JSON.parse((await open('demo-uk-freight-1')).body)).toMatchObject({
    standing: 'changed',
    record: { recorded: { report: said.report, checklist: said.checklist }, answer: null },
  });
  expect((await open(officer)).status).toBe(403);
});

test('a rule over the plate’s country is refused with ground and way, and a team may adopt none', async () => {
  const rule = {
    rule: 'example-rule',
    name: { en: 'Example', fr: 'Exemple' },
    reason: { en: 'Seals are found broken by night.', fr: 'Des scellés sont trouvés rompus la nuit.' },
    validFrom: '2026-11-25T00:00:00.000Z',
    validTo: '2026-12-25T00:00:00.000Z',
    aliases: [],
    conditions: [{ field: 'seal.condition', is: 'in', values: ['broken'] }],
  };
  const adopt = (staff: string, conditions: readonly object[]) =>
    node.ask(staff, '/api/operations/freight/adopt-rule', { body: { ...rule, conditions } });
  const byCountry = [{ field: 'plate.country', is: 'in', values: ['RO', 'BG'] }];
  const refused = await adopt('demo-uk-freight-2', byCountry);
  expect([refused.status, refused.code]).toEqual([409, 'forbidden_ground']);
  expect(JSON.parse(refused.body)).toMatchObject({ detail: { ground: 'nationality', reach: 'join' } });
  expect((await adopt('demo-uk-freight-1', rule.conditions)).status).toBe(403);
  const proposed = await adopt('demo-uk-freight-2', rule.conditions);
  expect([proposed.status, proposed.body]).toEqual([200, expect.stringContaining('"proposal"')]);
});
