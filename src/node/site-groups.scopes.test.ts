import { expect, test } from 'vitest';
import type { Asked } from '../app/route.ts';
import { sampleWho } from '../app/sample-who.ts';
import type { Who } from '../app/who.ts';
import { instant, toUtc } from '../kernel/time.ts';
import { siteHandling } from '../operations/site/handling.ts';
import { siteQueries } from '../operations/site/queries.ts';
import type { GroupView } from '../operations/site/wire.ts';
import { openAccess } from './policies.ts';
import { sightOf } from './room-sight.ts';

// What a fixed site says beside its alarms bears no label of its own. By the policies in force it is told to whoever may
// see an alarm there, of the ground that they may know of, and to nobody else.

const at = instant(Date.UTC(2026, 2, 3, 12));
const see = 'operations/site/see';
const access = openAccess('uk');
const group = (site: string, zone: string): GroupView => ({
  group: `sg-${site}-${zone}`,
  site,
  zone,
  cause: 'motion_only',
  from: toUtc(at),
  lastAt: toUtc(at),
  count: 1,
  deviceCount: 1,
  evidence: { kind: 'alert', device: 'CAM-1', signal: 'motion', at: toUtc(at) },
});
const groups = [group('S-1', 'Z-1'), group('S-1', 'Z-2'), group('S-2', 'Z-3')];
const unknown = [{ device: 'NOBODY', count: 1 }];
const rows = (names: readonly string[]) =>
  names.map((row) => ({ row, version: 1, fields: {}, happenedAt: toUtc(at) }));

/** The list of alarms for somebody who may know of these sites and zones. */
async function alarmsFor(
  who: Who,
  ground: { readonly site: readonly string[]; readonly zone: readonly string[] },
) {
  const none = async () => [];
  const alarms = siteQueries({
    siteFor: () => ({ alarms: none, points: none, stops: none }),
    registersFor: async () => ({ site: [], zone: [], device: [], work: [] }),
    groundFor: async () => ({ site: rows(ground.site), zone: rows(ground.zone) }),
    groups: () => groups,
    unknown: () => unknown,
    seesPresented: sightOf(
      access,
      { agency: 'uk-operator', state: 'uk' },
      { action: see, handling: siteHandling },
    ),
    clock: () => at,
  }).find(({ url }) => url === '/api/operations/site/alarms');
  const reply = await alarms?.answer({ who } as Asked); // it reads nothing else of what is asked
  return reply?.kind === 'json' ? reply.value : reply;
}

const all = { site: ['S-1', 'S-2'], zone: ['Z-1', 'Z-2', 'Z-3'] };
const watch = (but: Partial<Who>): Who =>
  sampleWho({
    roles: ['watch_officer'],
    purposes: ['save_life', 'border_control'],
    agency: 'uk-hmcg',
    remits: ['channel'],
    ...but,
  });
const nothing = { alarms: [], stops: [], groups: [], unknown: [] };

test('a watch at sea holds the act of seeing sites, and learns of none: neither of its groups nor of its devices', async () => {
  expect(access.allows(['watch_officer'], see)).toBe(true);
  expect(await alarmsFor(watch({}), all)).toEqual(nothing);
});

test('nor does a site’s own watch without the purpose, the marking or the state', async () => {
  const site = { remits: ['coquelles'] };
  for (const but of [{ purposes: ['save_life'] }, { markings: ['open'] }, { state: 'fr' }] as const)
    expect(await alarmsFor(watch({ ...site, ...but }), all)).toEqual(nothing);
});

test.each([
  ['by remit', { remits: ['coquelles'] }],
  ['as the node’s own agency', { agency: 'uk-operator', remits: [] }],
])('a site’s watch is told of it %s', async (_how, but) => {
  expect(await alarmsFor(watch(but), all)).toEqual({ alarms: [], stops: [], groups, unknown });
});

test('a site or a zone whose row is not for somebody is named to them by no group', async () => {
  const some = { site: ['S-1'], zone: ['Z-1', 'Z-3'] };
  expect(await alarmsFor(watch({ remits: ['coquelles'] }), some)).toMatchObject({ groups: [groups[0]] });
});

test('whoever may not see sites does not pass the door', () => {
  for (const role of ['freight_team', 'intelligence_analyst', 'independent_monitor', 'observer'] as const)
    expect(access.allows([role], see), role).toBe(false);
});
