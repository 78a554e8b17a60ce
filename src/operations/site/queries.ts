import { z } from 'zod';
import type { RegisterRow } from '../../app/register.ts';
import { json, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import { addSeconds, type Clock, fromUtc, type Instant, toUtc } from '../../kernel/time.ts';
import { shortName } from '../../kernel/shapes.ts';
import { planOf } from './facts.ts';
import { alarmRegister, configuredByPriority } from './rationalise/alarm-register.ts';
import { usualBounds } from './rationalise/priority.ts';
import { alarmStatistics, shareFigures } from './rationalise/statistics.ts';
import { deviceFieldsSchema, siteFieldsSchema, workFieldsSchema, zoneFieldsSchema } from './registers.ts';
import type { SiteReader } from './site-reader.ts';
import type {
  GroupView,
  Row,
  SiteAlarmsAnswer,
  SiteAlarmView,
  SitePlanAnswer,
  SitePrioritiesAnswer,
  SiteStatisticsAnswer,
} from './wire.ts';

/** Registers of sites as one person may see them. */
export interface SiteRegisters {
  readonly site: readonly RegisterRow[];
  readonly zone: readonly RegisterRow[];
  readonly device: readonly RegisterRow[];
  readonly work: readonly RegisterRow[];
}

export interface SiteQueryParts {
  readonly siteFor: (who: Who) => SiteReader;
  readonly registersFor: (who: Who, at: Instant) => Promise<SiteRegisters>;
  /** Sites and zones as one person may see them. */
  readonly groundFor: (who: Who, at: Instant) => Promise<Pick<SiteRegisters, 'site' | 'zone'>>;
  /** Alerts that are one matter, as this process has them now: telemetry, no record. */
  readonly groups: () => readonly GroupView[];
  readonly unknown: () => SiteAlarmsAnswer['unknown'];
  /** Whether somebody may see what this node itself presents of its sites. */
  readonly seesPresented: (who: Who) => boolean;
  readonly clock: Clock;
}

const see = 'operations/site/see';
const daySeconds = 86_400;

/** The questions a desk asks of a site: its plan, its alarms, and how they stand against the figures. */
export function siteQueries(parts: SiteQueryParts): readonly Route[] {
  return [planRoute(parts), alarmsRoute(parts), statisticsRoute(parts), prioritiesRoute(parts)];
}

function planRoute({ registersFor, siteFor, clock }: SiteQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/site/plan',
    action: see,
    summary: {
      en: 'Fixed sites with their zones, devices, works and the state of each device.',
      fr: 'Les sites fixes : zones, équipements, travaux et état de chaque équipement.',
    },
    answer: async ({ who }) => {
      const now = clock();
      const [registers, points] = await Promise.all([registersFor(who, now), siteFor(who).points(now)]);
      const answer: SitePlanAnswer = { ...readRegisters(registers), points };
      return json(answer);
    },
  };
}

/** Rows of the registers in their shapes; one that an older register wrote otherwise is not shown half. */
export function readRegisters(registers: SiteRegisters): Omit<SitePlanAnswer, 'points'> {
  return {
    sites: read(registers.site, siteFieldsSchema),
    zones: read(registers.zone, zoneFieldsSchema),
    devices: read(registers.device, deviceFieldsSchema),
    works: read(registers.work, workFieldsSchema),
  };
}

interface Shape<Fields> {
  safeParse(value: unknown): { readonly success: boolean; readonly data?: Fields | undefined };
}

function read<Fields>(rows: readonly RegisterRow[], shape: Shape<Fields>): readonly Row<Fields>[] {
  return rows.flatMap(({ row, version, fields }) => {
    const { data } = shape.safeParse(fields);
    return data === undefined ? [] : [{ row, version, fields: data }];
  });
}

function alarmsRoute(parts: SiteQueryParts): Route {
  const { siteFor, clock } = parts;
  return {
    method: 'GET',
    url: '/api/operations/site/alarms',
    action: see,
    summary: {
      en: 'Alarms presented that are open or were closed within a day, requests to stop trains, and groups of alerts.',
      fr: 'Alarmes présentées, ouvertes ou closes depuis moins d’un jour, demandes d’arrêt des trains et alertes regroupées.',
    },
    answer: async ({ who }) => {
      const now = clock();
      const reader = siteFor(who);
      const [alarms, stops, unlabelled] = await Promise.all([
        reader.alarms(now),
        reader.stops(now),
        unlabelledFor(parts, who, now),
      ]);
      const answer: SiteAlarmsAnswer = { alarms, stops, ...unlabelled };
      return json(answer);
    },
  };
}

/**
 * What bears no label of its own, since it is no record: shown as an alarm that this node presents there would be, and a
 * group only to whoever may see the site and the zone that it names. A device that no register holds is of no site.
 */
async function unlabelledFor(
  { groups, unknown, groundFor, seesPresented }: SiteQueryParts,
  who: Who,
  now: Instant,
): Promise<Pick<SiteAlarmsAnswer, 'groups' | 'unknown'>> {
  if (!seesPresented(who)) return { groups: [], unknown: [] };
  const all = groups();
  const ground = all.length === 0 ? { site: [], zone: [] } : await groundFor(who, now);
  const [sites, zones] = [ground.site, ground.zone].map((rows) => new Set(rows.map(({ row }) => row)));
  return {
    groups: all.filter(({ site, zone }) => sites?.has(site) === true && zones?.has(zone) === true),
    unknown: unknown(),
  };
}

const statisticsQuery = z.strictObject({ site: shortName.optional() });

function statisticsRoute({ siteFor, registersFor, clock }: SiteQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/site/statistics',
    action: see,
    summary: {
      en: 'Alarms of the last day, of one site or of all, against the figures of EEMUA 191 and ISA-18.2, with the ten worst points.',
      fr: 'Les alarmes du dernier jour, d’un site ou de tous, au regard des valeurs d’EEMUA 191 et d’ISA-18.2, avec les dix points les plus bavards.',
    },
    query: statisticsQuery,
    answer: async ({ who, query }) => {
      const { site } = statisticsQuery.parse(query);
      const to = clock();
      const [alarms, registers] = await Promise.all([siteFor(who).alarms(to), registersFor(who, to)]);
      const { sites } = readRegisters(registers);
      const asked = sites.filter(({ row }) => site === undefined || row === site);
      const operators = Math.max(
        1,
        asked.reduce((sum, { fields }) => sum + fields.operators, 0),
      );
      const of = alarms.filter(({ facts }) => site === undefined || facts.site === site);
      const answer: SiteStatisticsAnswer = {
        site: site ?? null,
        sites: sites.map(({ row }) => row),
        ...statisticsOf(of, operators, to),
      };
      return json(answer);
    },
  };
}

/** The last day of alarms on record against the figures of the standards. */
function statisticsOf(
  alarms: readonly SiteAlarmView[],
  operators: number,
  to: Instant,
): Omit<SiteStatisticsAnswer, 'site' | 'sites'> {
  const from = addSeconds(to, -daySeconds);
  // One that was raised has stood before the operators twice: the standards count what they were asked, not what it was of.
  const counted = alarms.flatMap(({ asks, facts }) =>
    asks.map(({ at, ...asked }) => ({ ...asked, at: fromUtc(at), device: facts.devices[0] ?? facts.zone })),
  );
  const standing = alarms
    .filter(({ closed }) => closed === null)
    .map(({ presentedAt }) => fromUtc(presentedAt));
  const { byPriority: _byPriority, ...told } = alarmStatistics(counted, { operators, from, to, standing });
  return { ...told, from: toUtc(from), to: toUtc(to) };
}

const registerLinesMax = 2_000;

function prioritiesRoute({ registersFor, clock }: SiteQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/site/priorities',
    action: see,
    summary: {
      en: 'The register of alarms of each site: what can be presented where, its consequence, its time to respond, and the priority that follows.',
      fr: 'Le registre des alarmes de chaque site : ce qui peut être présenté et où, sa conséquence, le délai de réaction et la priorité qui en découle.',
    },
    answer: async ({ who }) => {
      const registers = readRegisters(await registersFor(who, clock()));
      const sites = registers.sites.flatMap(({ row: site }) => {
        const plan = planOf(registers, site);
        if (plan === null) return [];
        const register = alarmRegister(plan);
        const configured = configuredByPriority(register);
        const points = configured.high + configured.medium + configured.low;
        return [
          {
            site,
            bounds: plan.respondBounds ?? usualBounds,
            register: register.slice(0, registerLinesMax),
            configured: shareFigures(configured, points),
          },
        ];
      });
      const answer: SitePrioritiesAnswer = { sites };
      return json(answer);
    },
  };
}
