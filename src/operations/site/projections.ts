import { createFolded, type Folding, folding, streamTable } from '../../app/folded-projection.ts';
import type { Projection } from '../../app/project.ts';
import { registerProjection } from '../../app/register.ts';
import { siteAlarmDecider } from './decide-alarm.ts';
import { pointDecider } from './decide-point.ts';
import { stopDecider } from './decide-stop.ts';
import { alarmEventSchemas } from './events-alarm.ts';
import { pointEventSchemas } from './events-point.ts';
import { stopEventSchemas } from './events-stop.ts';
import { siteKinds } from './index.ts';
import { registerKinds } from './registers.ts';

/** The tables behind the registers of sites, zones, devices and works. */
export const siteRegisterProjections = {
  site: registerProjection(registerKinds.site, 'Site'),
  zone: registerProjection(registerKinds.zone, 'SiteZone'),
  device: registerProjection(registerKinds.device, 'SiteDevice'),
  work: registerProjection(registerKinds.work, 'SiteWork'),
} as const;

const tables: readonly Folding[] = [
  folding(
    streamTable({
      name: 'alarm',
      kind: siteKinds.alarm,
      decider: siteAlarmDecider,
      isOpen: (state) => state.phase === 'known' && state.alarm.closed === null,
    }),
  ),
  folding(streamTable({ name: 'point', kind: siteKinds.point, decider: pointDecider, isOpen: () => true })),
  folding(
    streamTable({
      name: 'stop',
      kind: siteKinds.stop,
      decider: stopDecider,
      isOpen: (state) => state.phase === 'known' && state.stop.ended === null,
    }),
  ),
];

/**
 * Alarms, states of devices and requests to stop trains as folded by their own deciders, so that a screen and a decision
 * never differ. Nothing of a site is shared with another node: a row is folded from this node's book alone.
 */
export const siteProjection: Projection = {
  name: 'site',
  version: 6,
  tables: tables.map(({ name }) => name),
  types: [alarmEventSchemas, pointEventSchemas, stopEventSchemas].flatMap((schemas) => Object.keys(schemas)),
  create: tables.map(({ name }) => createFolded(name)).join(''),
  async apply(events, run) {
    for (const table of tables) await table.apply({ events, shared: new Map() }, run);
  },
};
