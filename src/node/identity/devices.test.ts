import { afterEach, describe, expect, test } from 'vitest';
import { maySpeakFor } from '../../app/identity/speak-for.ts';
import { sampleWho } from '../../app/sample-who.ts';
import { tokenHash } from '../../app/session.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { type GivenNode, givenBrowser, givenNode, givenWorld } from './given-identity.ts';

const nodes: GivenNode[] = [];
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close();
});
const fields = {
  device: 'uk-camera-7',
  role: 'detection_device',
  agency: 'agency-a',
  sources: ['cam-7'],
  days: 30,
};

async function begin() {
  const world = givenWorld();
  world.put('fr-staff-0002', { agency: 'agency-b', state: 'fr', roles: ['keeper'] });
  world.put('uk-staff-0011', { agency: 'agency-c', remits: ['oversight'], roles: ['keeper'] });
  const node = await givenNode(world);
  nodes.push(node);
  const keeper = await givenBrowser(node).signedIn('uk-staff-0009');
  const act = async (name: string, body: object) =>
    (await keeper.post(`/api/oversight/identity/${name}`, body)).json();
  const speak = async (key: string, on: GivenNode = node) =>
    on.server.inject({
      method: 'POST',
      url: '/api/example/device',
      payload: {},
      headers: { authorization: `Bearer ${key}` },
    });
  return { world, node, keeper, act, speak };
}

describe('devices', () => {
  test('are enrolled with a key told once, of which the hash alone is kept', async () => {
    const { world, act, speak } = await begin();
    const { key, device } = await act('enrol-device', fields);
    expect([device, key]).toEqual(['uk-camera-7', expect.stringMatching(/^[A-Za-z0-9_-]{43}$/)]);
    expect((await speak(key)).json()).toEqual({ who: 'uk-camera-7', sources: ['cam-7'] });
    const everywhere = JSON.stringify([
      await world.values.list('device_key'),
      await world.values.list('device'),
      world.journal.events,
    ]);
    expect(everywhere).toContain(tokenHash(key));
    expect(everywhere).not.toContain(key);
    expect(JSON.stringify(world.journal.events)).not.toContain(tokenHash(key));
    expect(await act('enrol-device', fields)).toMatchObject({ ok: false, code: 'device_known' });
  });

  test('read nothing and knock at no console’s door', async () => {
    const { act, node } = await begin();
    const { key } = await act('enrol-device', fields);
    const answer = await node.server.inject({
      url: '/api/example',
      headers: { authorization: `Bearer ${key}` },
    });
    expect(answer.statusCode).toBe(401);
  });

  test('keep the old key for a day after a rotation, and the new one to its end', async () => {
    const { act, speak, world } = await begin();
    const { key: old } = await act('enrol-device', fields);
    const { key } = await act('rotate-device-key', { device: 'uk-camera-7' });
    expect([(await speak(old)).statusCode, (await speak(key)).statusCode]).toEqual([200, 200]);
    world.pass(86_400);
    expect([(await speak(old)).statusCode, (await speak(key)).statusCode]).toEqual([401, 200]);
    world.pass(29 * 86_400);
    expect((await speak(key)).statusCode).toBe(401);
  });

  test('are revoked at once, old keys included, after a proof, and never return under the name', async () => {
    const { act, speak, world, keeper } = await begin();
    const { key: old } = await act('enrol-device', fields);
    const { key } = await act('rotate-device-key', { device: 'uk-camera-7' });
    world.pass(301);
    expect((await act('revoke-device', { device: 'uk-camera-7' })).code).toBe('not_proven');
    await keeper.post('/api/session/prove/demonstration');
    expect(await act('revoke-device', { device: 'uk-camera-7' })).toEqual({ ok: true });
    expect([(await speak(old)).statusCode, (await speak(key)).statusCode]).toEqual([401, 401]);
    expect((await act('revoke-device', { device: 'uk-camera-7' })).code).toBe('device_revoked');
    expect((await act('rotate-device-key', { device: 'uk-camera-7' })).code).toBe('device_revoked');
    expect((await act('enrol-device', fields)).code).toBe('device_revoked');
    expect(
      world.journal.events.filter(({ stream }) => stream === 'device/uk-camera-7').map(({ type }) => type),
    ).toEqual(['DeviceEnrolled', 'DeviceKeyRotated', 'DeviceRevoked']);
  });

  test('a node that is killed while it revokes one says so only once no key of it opens anything', async () => {
    for (let killedAt = 0; killedAt < 7; killedAt += 1) {
      const { act, speak, world, node } = await begin();
      const { key: old } = await act('enrol-device', fields);
      const { key } = await act('rotate-device-key', { device: fields.device });
      let writes = 0;
      const step = (): void => {
        writes += 1;
        if (writes > killedAt) throw new Error('killed');
      };
      const { values } = world;
      const dying: typeof values = {
        ...values,
        async put(...asked) {
          step();
          await values.put(...asked);
        },
        async drop(...asked) {
          step();
          await values.drop(...asked);
        },
        async change(room, key, next) {
          step();
          return values.change(room, key, next);
        },
      };
      const other = await givenNode(world, { values: dying });
      nodes.push(other);
      const keeper = sampleWho({ actor: 'uk-staff-0009' as ActorId, roles: ['keeper'] });
      await other.identity.devices.revoke(keeper, fields.device).catch(() => {});
      const after = await givenNode(world);
      nodes.push(after);
      const state = (await after.identity.devices.find(fields.device))?.state;
      const opens = [(await speak(old, after)).statusCode, (await speak(key, after)).statusCode];
      if (state === 'revoked') expect([killedAt, ...opens]).toEqual([killedAt, 401, 401]);
      // Pressed again, it comes to its end.
      expect(await act('revoke-device', { device: fields.device })).toMatchObject({ code: 'device_revoked' });
      expect((await node.identity.devices.find(fields.device))?.state).toBe('revoked');
      expect([(await speak(old)).statusCode, (await speak(key)).statusCode]).toEqual([401, 401]);
    }
  });

  test('a one-time code brings a handheld its key, once and in time, and ends the old one at once', async () => {
    const { act, speak, world, node } = await begin();
    const { key: first } = await act('enrol-device', fields);
    const knock = async (code: string) =>
      node.server.inject({
        method: 'POST',
        url: '/api/device/enrol',
        payload: { code },
        headers: { 'x-strait': '1' },
      });
    const issued = await act('issue-device-code', { device: 'uk-camera-7' });
    expect(issued).toMatchObject({ ok: true, code: expect.stringMatching(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/) });
    const { device, key } = (await knock(issued.code.toLowerCase().replace('-', ' '))).json();
    expect([device, (await speak(key)).statusCode, (await speak(first)).statusCode]).toEqual([
      'uk-camera-7',
      200,
      401,
    ]);
    expect((await knock(issued.code)).statusCode).toBe(401);
    const stale = await act('issue-device-code', { device: 'uk-camera-7' });
    const fresh = await act('issue-device-code', { device: 'uk-camera-7' });
    expect((await knock(stale.code)).statusCode).toBe(401);
    world.pass(901);
    expect((await knock(fresh.code)).statusCode).toBe(401);
    const everywhere = JSON.stringify([await world.values.list('device_code'), world.journal.events]);
    expect(everywhere).not.toContain(issued.code.replace('-', ''));
    const rotated = world.journal.events.find(({ type }) => type === 'DeviceKeyRotated');
    expect(rotated?.actor).toBe('uk-staff-0009');
  });

  test('a revoked one hears that it is, and says once that it wiped itself; an expired or strange one hears no such thing', async () => {
    const { act, world, node } = await begin();
    const { key } = await act('enrol-device', fields);
    const ask = async (url: string, shown: string, payload: object = {}) =>
      (
        await node.server.inject({
          method: 'POST',
          url,
          payload,
          headers: { authorization: `Bearer ${shown}` },
        })
      ).json();
    const standing = async (shown: string) => (await ask('/api/device/standing', shown)).standing;
    const lost = { unsent: 3, withPeople: 1 };
    expect(await standing(key)).toBe('in_use');
    expect(await standing('A'.repeat(43))).toBe('unknown');
    expect((await ask('/api/device/wiped', key, lost)).code).toBe('sign_in_refused');
    await act('revoke-device', { device: 'uk-camera-7' });
    expect(await standing(key)).toBe('revoked');
    expect(await act('issue-device-code', { device: 'uk-camera-7' })).toMatchObject({
      code: 'device_revoked',
    });
    expect(await ask('/api/device/wiped', key, lost)).toEqual({ ok: true });
    expect(await ask('/api/device/wiped', key, { unsent: 9, withPeople: 9 })).toEqual({ ok: true });
    const told = world.journal.events.filter(({ type }) => type === 'DeviceWiped');
    expect(told.map(({ body }) => body)).toEqual([expect.objectContaining(lost)]);
    const { key: other } = await act('enrol-device', { ...fields, device: 'uk-camera-8' });
    world.pass(31 * 86_400);
    expect(await standing(other)).toBe('unknown');
  });

  test('revoked on one process are out on another when it next looks', async () => {
    const { act, speak, world } = await begin();
    const other = await givenNode(world);
    nodes.push(other);
    const { key } = await act('enrol-device', fields);
    await other.identity.devices.open();
    expect((await speak(key, other)).statusCode).toBe(200);
    await act('revoke-device', { device: 'uk-camera-7' });
    await other.identity.devices.open();
    expect((await speak(key, other)).statusCode).toBe(401);
  });

  test('are listed and changed within one’s reach only', async () => {
    const { act, world, node, keeper } = await begin();
    await act('enrol-device', fields);
    const far = await givenBrowser(node).signedIn('fr-staff-0002');
    expect((await far.get('/api/oversight/identity/devices')).json()).toEqual([]);
    for (const name of ['rotate-device-key', 'revoke-device'])
      expect((await far.post(`/api/oversight/identity/${name}`, { device: 'uk-camera-7' })).statusCode).toBe(
        404,
      );
    expect(
      (await far.post('/api/oversight/identity/enrol-device', { ...fields, device: 'x-1' })).statusCode,
    ).toBe(404);
    const overseer = await givenBrowser(node).signedIn('uk-staff-0011');
    expect((await overseer.get('/api/oversight/identity/devices')).json()).toHaveLength(1);
    const rows = (await keeper.get('/api/oversight/identity/devices')).json();
    expect(rows).toEqual([
      {
        device: 'uk-camera-7',
        role: 'detection_device',
        agency: 'agency-a',
        sources: ['cam-7'],
        enrolledAt: '2026-03-01T08:00:00.000Z',
        keyFrom: '2026-03-01T08:00:00.000Z',
        keyUntil: '2026-03-31T08:00:00.000Z',
        state: 'in_use',
        version: 1,
        wipedAt: null,
      },
    ]);
    world.pass(30 * 86_400);
    const again = await givenBrowser(node).signedIn('uk-staff-0009');
    expect((await again.get('/api/oversight/identity/devices')).json()[0].state).toBe('expired');
  });

  test('of an agency that is gone, or with a role of people, or for any source, are not enrolled', async () => {
    const { act, keeper, world } = await begin();
    world.put('uk-staff-0009', { remits: ['oversight'], roles: ['keeper'] });
    expect(keeper.cookies.size).toBe(1);
    const codes = [];
    for (const but of [
      { agency: 'agency-gone' },
      { role: 'watch_officer' },
      { sources: ['*'] },
      { sources: [] },
      { days: 0 },
      { device: 'A' },
    ])
      codes.push((await act('enrol-device', { ...fields, ...but })).code);
    expect(codes).toEqual(['not_found', 'invalid', 'invalid', 'invalid', 'invalid', 'invalid']);
  });
});

test('a device speaks for its own sources, a person for all, the node’s own feeds for any', () => {
  const of = (sources: readonly string[] | null) => maySpeakFor({ sources }, 'cam-7');
  expect([of(['cam-7']), of(['cam-8']), of([]), of(null), of(['*'])]).toEqual([
    true,
    false,
    false,
    true,
    true,
  ]);
});
