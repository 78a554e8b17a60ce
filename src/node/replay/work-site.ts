import { toUtc } from '../../kernel/time.ts';
import type { DeviceFields, SiteFields, ZoneFields } from '../../operations/site/registers.ts';
import type { SiteAlarmsAnswer, SitePlanAnswer } from '../../operations/site/wire.ts';
import { shortNameOf } from './contact-of.ts';
import { type PerimeterSaid, perimeterSaid } from './perimeter-of.ts';
import type { EventOf } from './scenario-events.ts';
import { type Side, sideOf } from './staff-of-night.ts';
import { deskOf, give, type Place, site as room, type Work } from './work.ts';

type Perimeter = EventOf<'perimeter'>;

/** A message of a site's sensor, and what the desk will say of it. */
export interface SensorHeard {
  readonly event: string;
  readonly side: Side;
  readonly device: string;
  readonly outcome: PerimeterSaid['outcome'];
}

/**
 * A sensor of a fixed site says something: the site, its zone and the sensor are entered where no register holds them, as
 * its keeper would, and the message goes in by the way that alarm systems use. False: the sensor is not understood.
 */
export async function takePerimeter(work: Work, event: Perimeter): Promise<boolean> {
  const said = perimeterSaid(event);
  const site = shortNameOf(event.site);
  const device = shortNameOf(event.sensor);
  if (said === null || site === null || device === null) return false;
  await enterSensor(work, event, { said, site, device });
  const side = sideOf(event.node);
  await work.sendAlarm(side, {
    device,
    key: work.names.short('perimeter', event.id),
    signal: said.signal,
    happenedAt: toUtc(work.clock()),
    confidence: said.confidence,
  });
  work.sensorsHeard.push({ event: event.id, side, device, outcome: said.outcome });
  return true;
}

interface Standing {
  readonly said: PerimeterSaid;
  readonly site: string;
  readonly device: string;
}

/** Nobody knows more of a site than the line says: a square around its sensors, one operator, no track of its own. */
async function enterSensor(work: Work, event: Perimeter, { said, site, device }: Standing): Promise<void> {
  const by = deskOf(work, event).duty;
  const plan = async () => (await by.ask('/api/operations/site/plan')) as SitePlanAnswer; // as its route writes it
  const { sites, zones, devices } = await plan();
  const zone = `${site}-${said.ground}`.slice(0, 64);
  const put = async (noun: string, row: string, fields: SiteFields | ZoneFields | DeviceFields) => {
    const order = {
      context: room,
      command: `Put${noun}`,
      fields: { row, fields, seenVersion: null },
      act: noun,
    };
    await give(work, event, { by, order });
  };
  const name = { en: site, fr: site };
  if (!sites.some(({ row }) => row === site))
    await put('Site', site, { name, origin: { lat: 50.92, lon: 1.8 }, operators: 1, railOperator: null });
  if (!zones.some(({ row }) => row === zone))
    await put('SiteZone', zone, { site, name, ground: said.ground, ring });
  if (devices.some(({ row }) => row === device)) return;
  const isCamera = said.kind === 'camera' || said.kind === 'thermal_camera';
  await put('SiteDevice', device, {
    site,
    zone,
    kind: said.kind,
    name: { en: device, fr: device },
    at: { east: 0, north: 0 },
    cabinet: null,
    view: isCamera ? { bearingDegrees: 0, widthDegrees: 90, rangeMetres: 60 } : null,
    presets: [],
    track: null,
  });
  await plan(); // what was entered is on the screens, and so before the node that hears the sensor
}

const ring: ZoneFields['ring'] = [
  { east: -100, north: -100 },
  { east: 100, north: -100 },
  { east: 100, north: 100 },
  { east: -100, north: 100 },
];

/** The site's operators look at what their sensors brought up, acknowledge it, and close it where they know how it ended. */
export async function answerSiteAlarms(work: Work, { sides }: Place): Promise<void> {
  for (const heard of work.sensorsHeard.filter(({ side }) => sides.includes(side))) {
    const by = work.desks[heard.side].watch;
    const { alarms } = (await by.ask('/api/operations/site/alarms')) as SiteAlarmsAnswer; // as its route writes it
    const found = alarms.find(({ facts, closed }) => closed === null && facts.devices.includes(heard.device));
    if (found === undefined) continue;
    const { alarm } = found.facts;
    const order = (command: string, fields: object) => ({ context: room, command, fields, act: command });
    if (found.acknowledged === null)
      await give(work, { id: heard.event }, { by, order: order('AcknowledgeSiteAlarm', { alarm }) });
    if (heard.outcome !== null)
      await give(
        work,
        { id: heard.event },
        {
          by,
          order: order('CloseSiteAlarm', { alarm, outcome: heard.outcome }),
        },
      );
    work.sensorsHeard.splice(work.sensorsHeard.indexOf(heard), 1);
  }
}
