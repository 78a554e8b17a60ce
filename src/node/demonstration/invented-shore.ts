import { randomBytes } from 'node:crypto';
import type { State } from '../../kernel/label.ts';
import { instant, toUtc } from '../../kernel/time.ts';
import { deviceOf } from './site.ts';

/** Messages of invented devices and reports of invented drivers, until stopped. */
export interface InventedShore {
  stop(): void;
}

/** Something said at the site so many seconds after the start. */
export interface SiteSaying {
  readonly afterSeconds: number;
  readonly device: string;
  readonly signal: string;
  readonly value?: number;
  readonly confidence?: number;
}

const windyFences = [0, 1, 2, 3, 4, 5, 9, 10];

/** Wind on the fence, somebody who climbs it in the middle of that, an animal, a train, and somebody on the track. */
export const inventedSiteNight: readonly SiteSaying[] = [
  { afterSeconds: 20, device: 'wind-1', signal: 'wind', value: 13 },
  ...windyFences.map((at) => ({
    afterSeconds: 22 + at,
    device: `fence-outer-${at}`,
    signal: 'disturbance',
    value: 20 + at,
  })),
  { afterSeconds: 45, device: 'fence-outer-6', signal: 'disturbance', value: 160 },
  { afterSeconds: 50, device: 'beam-6', signal: 'beam_broken' },
  { afterSeconds: 52, device: 'camera-6', signal: 'person', confidence: 0.92 },
  { afterSeconds: 90, device: 'camera-0', signal: 'animal', confidence: 0.9 },
  { afterSeconds: 92, device: 'beam-0', signal: 'beam_broken' },
  { afterSeconds: 120, device: 'axles-in', signal: 'train_in' },
  { afterSeconds: 124, device: 'track-1', signal: 'disturbance', value: 40 },
  { afterSeconds: 128, device: 'track-2', signal: 'disturbance', value: 40 },
  { afterSeconds: 134, device: 'axles-out', signal: 'train_out' },
  { afterSeconds: 240, device: 'track-1', signal: 'disturbance', value: 12 },
  { afterSeconds: 244, device: 'camera-track', signal: 'person', confidence: 0.85 },
];

/** What drivers report, so many seconds after the start; nothing of them, their load or their vehicle is said. */
export const inventedReports = [
  { afterSeconds: 35, what: 'cut_cover', place: 'calais' },
  { afterSeconds: 75, what: 'noise', place: 'coquelles' },
  { afterSeconds: 180, what: 'people_inside', place: 'coquelles' },
] as const;

/** The wind goes on blowing, and drivers go on reporting: again after so long. */
const againSeconds = 300;

/** Sends invented devices' messages and drivers' reports to a node over the interfaces that both use. */
export function sendInventedShore({
  nodeAddress,
  token,
  state,
}: {
  readonly nodeAddress: string;
  readonly token: string;
  readonly state: State;
}): InventedShore {
  const run = randomBytes(8).toString('hex');
  let number = 0;
  const say = ({ device, signal, value, confidence }: SiteSaying): void => {
    number += 1;
    void post(`${nodeAddress}/api/feeds/alarms`, token, {
      device: deviceOf(state, device),
      key: `${run}-${number}`,
      signal,
      happenedAt: toUtc(instant(Date.now())),
      ...(value === undefined ? {} : { value }),
      ...(confidence === undefined ? {} : { confidence }),
    });
  };
  const report = (what: string, place: string): void => {
    number += 1;
    void post(`${nodeAddress}/api/driver/report`, null, {
      report: `r-${run}${number.toString(36).padStart(8, '0')}`,
      what,
      place,
      direction: 'to_uk',
      seenAt: toUtc(instant(Date.now())),
      checklist: null,
    });
  };
  const windy = inventedSiteNight.filter(({ afterSeconds }) => afterSeconds < 45);
  const timers = [
    ...inventedSiteNight.map((one) => setTimeout(() => say(one), one.afterSeconds * 1_000)),
    ...inventedReports.map(({ afterSeconds, what, place }) =>
      setTimeout(() => report(what, place), afterSeconds * 1_000),
    ),
    setInterval(() => {
      for (const one of windy) say(one);
      report(number % 2 === 0 ? 'noise' : 'people_near', 'calais');
    }, againSeconds * 1_000),
  ];
  return { stop: () => timers.forEach((timer) => clearTimeout(timer)) };
}

async function post(url: string, token: string | null, body: object): Promise<void> {
  try {
    const headers = {
      'content-type': 'application/json',
      'x-strait': '1', // as the drivers' page sends it
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    };
    const signal = AbortSignal.timeout(10_000);
    await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal });
  } catch (error) {
    // A node that is stopping does not answer: an invented device may lose its invented message.
    if (!(error instanceof Error)) throw error;
  }
}
