import { instant, toUtc } from '../../src/kernel/time.ts';
import type { Night } from './night.ts';
import { eventLine, phoneTokens, type ScenarioLine } from './scenario-event.ts';
import { boatsToldOf, expectLines, type Named } from './scenario-expect.ts';
import { endOf, stepSeconds } from './sea.ts';
import type { TrueBoat } from './true-boat.ts';

function timesOf(night: Night): { readonly start: string; readonly end: string } {
  const received = night.contacts.map(({ facts }) => facts.receivedAt).toSorted();
  const first = received[0] ?? toUtc(instant(0));
  const last = Date.parse(received.at(-1) ?? first);
  return { start: first, end: toUtc(instant(last + 10 * 60_000)) };
}

const trackEverySteps = 15;

function truthOf({ launch, track, people, moved }: TrueBoat): ScenarioLine {
  const at = (step: number): string => toUtc(instant((track.fromSeconds + step * stepSeconds) * 1000));
  const points = track.points.flatMap(({ lat, lon }, step) =>
    step % trackEverySteps === 0 || step === track.points.length - 1
      ? [[at(step), Number(lat.toFixed(4)), Number(lon.toFixed(4))]]
      : [],
  );
  const transferred =
    moved === null
      ? {}
      : { [moved.direction === 'came' ? 'transferred_in' : 'transferred_out']: moved.count };
  const over = toUtc(instant(endOf(track) * 1000));
  return { launch: launch.key, at: at(0), on_board: people, ...transferred, over, track: points };
}

/**
 * Writes a made night as JSON lines of schema `strait-scenario/1`: the events in the order of receipt, then what is
 * expected, then the truth. The same night gives the same bytes. `nodes`: one vault that both sides share, or one each,
 * where whoever calls both is a caller of each. Source: PROBLEM section 7.
 */
export function writeScenario(night: Night, nodes: 1 | 2 = 1): string {
  const { start, end } = timesOf(night);
  const tokenOf = phoneTokens();
  const named: readonly Named[] = night.contacts.map((one, index) => ({
    ...one,
    id: `E${String(index + 1).padStart(4, '0')}`,
  }));
  const lines: readonly ScenarioLine[] = [
    {
      type: 'meta',
      schema: 'strait-scenario/1',
      id: `made-night-${night.seed}`,
      title: `Made night ${night.seed}, ${night.boats.length} boats`,
      fictional: true,
      start,
      end,
      nodes: ['UK', 'FR'],
      note: 'made by the generator: people, phones, vessels and events are invented',
    },
    ...named.map(({ facts, id }) => eventLine(facts, id, tokenOf)),
    ...expectLines(night, named, { end, nodes }),
    { type: 'truth.boats', boats: Object.fromEntries(night.boats.map((boat) => [boat.id, truthOf(boat)])) },
    { type: 'truth.links', links: Object.fromEntries(named.map(({ id, boats }) => [id, boats])) },
    {
      type: 'truth.totals',
      distinct_boats: boatsToldOf(night).length,
      prevented_departures: night.prevented.length,
      false_or_unrelated_contacts: night.contacts.filter(({ boats }) => boats.length === 0).length,
    },
  ];
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}
