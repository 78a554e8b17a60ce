import { destination, type Position } from '../../kernel/geo.ts';
import { instant, toUtc } from '../../kernel/time.ts';

export interface InventedDetections {
  stop(): void;
}

interface Device {
  readonly source: string;
  readonly kind: string;
  readonly at: Position;
  /** Direction in which it looks, degrees true. */
  readonly looks: number;
  readonly sees: 'bearing' | 'position';
  readonly rangeMetres: number;
}

/** Rounded, invented sites; no real sensor stands there. */
const devices: readonly Device[] = [
  {
    source: 'demo-thermal-gris-nez',
    kind: 'thermal',
    at: { lat: 50.87, lon: 1.58 },
    looks: 300,
    sees: 'bearing',
    rangeMetres: 12_000,
  },
  {
    source: 'demo-radar-dover',
    kind: 'radar',
    at: { lat: 51.13, lon: 1.34 },
    looks: 140,
    sees: 'position',
    rangeMetres: 20_000,
  },
  {
    source: 'demo-camera-gravelines',
    kind: 'camera',
    at: { lat: 51.01, lon: 2.1 },
    looks: 350,
    sees: 'position',
    rangeMetres: 4_000,
  },
  {
    source: 'demo-drone-wimereux',
    kind: 'drone',
    at: { lat: 50.78, lon: 1.57 },
    looks: 290,
    sees: 'position',
    rangeMetres: 6_000,
  },
  {
    source: 'demo-patrol-sangatte',
    kind: 'patrol',
    at: { lat: 50.94, lon: 1.73 },
    looks: 330,
    sees: 'position',
    rangeMetres: 900,
  },
];

const everyMilliseconds = 90_000;
const firstMilliseconds = 1_500;

/** Sends invented detections to a node over the interface that real devices use, until stopped. */
export function sendInventedDetections(parts: {
  readonly nodeAddress: string;
  readonly token: string;
}): InventedDetections {
  const run = Date.now().toString(36);
  let number = 0;
  const sendNext = async (): Promise<void> => {
    number += 1;
    const body = JSON.stringify(inventedDetection(number, run));
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${parts.token}` };
    try {
      await fetch(`${parts.nodeAddress}/api/feeds/detections`, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(10_000),
      });
    } catch (error) {
      // A node that is stopping does not answer: an invented device may lose its invented item.
      if (!(error instanceof Error)) throw error;
    }
  };
  const first = setTimeout(() => void sendNext(), firstMilliseconds);
  const timer = setInterval(() => void sendNext(), everyMilliseconds);
  return {
    stop() {
      clearTimeout(first);
      clearInterval(timer);
    },
  };
}

/** The n-th invented detection of a run; deterministic but for the time and the run's mark in its key. */
export function inventedDetection(number: number, run: string) {
  const device = devices[number % devices.length];
  if (device === undefined) throw new Error('no devices');
  const chance = (salt: number): number => ((number * 7919 + salt * 104_729) % 1_000) / 1_000;
  const degrees = (device.looks - 30 + chance(1) * 60 + 360) % 360;
  const metres = device.rangeMetres * (0.3 + 0.6 * chance(2));
  // Each ninth comes three minutes late: the console must show it as late, not as now.
  const happenedAt = toUtc(instant(Date.now() - (number % 9 === 0 ? 180_000 : 2_000)));
  const place = destination(device.at, degrees, metres);
  return {
    source: device.source,
    key: `${run}-${number}`,
    kind: device.kind,
    happenedAt,
    ...(device.sees === 'position'
      ? {
          position: {
            lat: round(place.lat),
            lon: round(place.lon),
            accuracyMetres: Math.round(30 + metres * 0.02),
          },
        }
      : {
          bearing: {
            from: device.at,
            degrees: Math.round(degrees * 10) / 10,
            accuracyDegrees: 2,
            rangeMetresMax: device.rangeMetres,
          },
        }),
    confidence: Math.round((0.4 + 0.55 * chance(3)) * 100) / 100,
    count: 1,
    // Most of what is seen are ships: the inbox is for what may need help.
    object: number % 6 === 1 ? 'small_craft' : 'vessel',
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}
