import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GivenRescueNode, openRescueNode } from './given-rescue-node.ts';

let node: GivenRescueNode;
let key = '';
beforeAll(async () => {
  node = await openRescueNode();
  const enrolled = await node.ask('demo-uk-administrator-1', '/api/oversight/identity/enrol-device', {
    body: { device: 'anpr-1', role: 'plate_device', agency: 'uk-hmcg', sources: ['anpr-1'], days: 30 },
  });
  key = /"key":"([\w-]{16,})"/.exec(enrolled.body)?.[1] ?? '';
});
afterAll(() => node.close());

const brings = (body: object) => node.askWith(key, '/api/feeds/plates', { body });
const read = (own: string, plate: string, further: object = {}) => ({
  source: 'anpr-1',
  key: own,
  readAt: node.now(),
  site: 'coquelles',
  plate,
  ...further,
});

test('a camera’s reads are kept once, and one in another’s name is refused', async () => {
  const first = await brings([read('k1', 'ZX-4719-WK'), read('k2', 'ZX 4719 WK', { source: 'anpr-2' })]);
  expect(first.status).toBe(207);
  expect(JSON.parse(first.body).items).toMatchObject([
    { ok: true, repeated: false },
    { ok: false, code: 'source_not_yours' },
  ]);
  expect(first.body).not.toMatch(/4719/);
  const again = await brings(read('k1', 'ZX-4719-WK'));
  expect(JSON.parse(again.body)).toMatchObject({ ok: true, items: [{ repeated: true }] });
});

test('no person brings reads, no camera asks, and who sees no freight learns nothing', async () => {
  expect((await node.ask('demo-uk-watch-1', '/api/feeds/plates', { body: read('k9', 'ZZ 1') })).status).toBe(
    401,
  );
  const seen = '/api/operations/freight/passages/p-0000/seen';
  expect((await node.askWith(key, seen)).status).toBeGreaterThan(400);
  expect((await node.ask('demo-uk-watch-1', seen)).status).toBe(403);
});
