import type { SiteAlarmsAnswer, SiteStatisticsAnswer } from '../../src/operations/site/wire.ts';
import { operators } from '../site-alarms-judge.ts';
import type { Differences } from './differences.ts';
import type { People } from './people.ts';
import type { ExpectedAlarm, SiteTwin } from './site-part.ts';

const staff = 'demo-uk-watch-1';
const room = '/api/operations/site';
const tenMinutesMs = 600_000;
const dayMs = 86_400_000;

/** Alarms on the list beside those that had to be presented, and the statistics beside a reckoning of their own. */
export async function judgeSite(
  { people, differ }: { readonly people: People; readonly differ: Differences },
  twin: SiteTwin,
  endMs: number,
): Promise<void> {
  const { alarms, unknown } = await people.ask<SiteAlarmsAnswer>(staff, `${room}/alarms`);
  differ.equal('site alarms presented', alarms.length, twin.alarms.size);
  differ.equal('devices unknown to the register', unknown, []);
  for (const { facts, presentedAt, raisedAt } of alarms)
    differ.equal(
      `site alarm ${facts.alarm}`,
      {
        alarm: facts.alarm,
        signature: facts.signature,
        consequence: facts.consequence,
        priority: facts.priority ?? 'none',
        interrupts: facts.interrupts,
        cameras: facts.cameras.map(({ camera }) => camera),
        presentedMs: Date.parse(presentedAt),
        raisedMs: raisedAt === null ? null : Date.parse(raisedAt),
      },
      onList(twin.alarms.get(facts.alarm)),
    );
  const told = await people.ask<SiteStatisticsAnswer>(staff, `${room}/statistics`);
  const figures = Object.fromEntries(told.figures.map(({ figure, value }) => [figure, value]));
  const wanted = reckonStatistics([...twin.alarms.values()], endMs);
  const { alarms: alarmsTold, interrupting } = told;
  differ.equal(
    'statistics counts',
    { alarms: alarmsTold, interrupting },
    { alarms: wanted.alarms, interrupting: wanted.interrupting },
  );
  for (const [name, value] of Object.entries(wanted.figures))
    differ.close(`statistics ${name}`, [figures[name] ?? Number.NaN], [value]);
}

function onList(alarm: ExpectedAlarm | undefined): Omit<ExpectedAlarm, 'device' | 'asks'> | null {
  if (alarm === undefined) return null;
  const { device: _device, asks: _asks, ...shown } = alarm;
  return shown;
}

/** EEMUA 191’s and ISA-18.2’s figures by counting, written apart from the program’s own. */
function reckonStatistics(all: readonly ExpectedAlarm[], endMs: number) {
  const alarms = all
    .flatMap(({ asks, device }) => asks.map((one) => ({ ...one, device })))
    .filter(({ atMs }) => atMs >= endMs - dayMs && atMs < endMs);
  const times = alarms.filter(({ interrupts }) => interrupts).map(({ atMs }) => atMs);
  const within = (fromMs: number): number =>
    times.filter((at) => at >= fromMs && at < fromMs + tenMinutesMs).length;
  const share = (wanted: string): number =>
    alarms.length === 0 ? 0 : alarms.filter(({ priority }) => priority === wanted).length / alarms.length;
  const byDevice = [...Map.groupBy(alarms, ({ device }) => device).values()].map((held) => held.length);
  const ten = byDevice.toSorted((a, b) => b - a).slice(0, 10);
  const ofSignature = (wanted: string): number =>
    alarms.filter(({ signature }) => signature === wanted).length;
  return {
    alarms: alarms.length,
    interrupting: times.length,
    figures: {
      mean_per_ten_minutes: times.length / 144 / operators,
      most_in_ten_minutes: Math.max(0, ...times.map(within)) / operators,
      per_day: times.length / operators,
      top_ten_share: alarms.length === 0 ? 0 : ten.reduce((sum, count) => sum + count, 0) / alarms.length,
      stale: ofSignature('stale'),
      chattering: ofSignature('chattering'),
      share_high: share('high'),
      share_medium: share('medium'),
      share_low: share('low'),
    },
  };
}
