/** One invented vessel of the bench: where it was at the start, and how it moves. */
export interface BenchVessel {
  readonly id: string;
  readonly lat: number;
  readonly lon: number;
  readonly courseDegrees: number;
  readonly speedMetresPerSecond: number;
}

/** What the page is asked to draw, and for how long. */
export interface BenchTask {
  readonly vessels: readonly BenchVessel[];
  readonly land: unknown;
  readonly warmMilliseconds: number;
  readonly measureMilliseconds: number;
  readonly updatesPerSecond: number;
}

/** What the page measured: milliseconds between one drawn frame and the next, and how many symbols stood in sight. */
export interface BenchFrames {
  readonly intervals: readonly number[];
  readonly drawn: number;
}

/** The middle of the Strait; both maps open here at the same scale. */
export const benchView = { lat: 50.98, lon: 1.5, zoom: 9 } as const;

/** The same vessels for every map and every run: a fixed draw, all of them in sight, all under way. */
export function benchVessels(count: number): readonly BenchVessel[] {
  let seed = 20_270_909;
  const draw = () => {
    // Park and Miller's minimal standard generator.
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  return Array.from({ length: count }, (_, n) => ({
    id: `ais:${999_100_000 + n}`,
    lat: 50.7 + draw() * 0.56,
    lon: 0.85 + draw() * 1.3,
    courseDegrees: draw() * 360,
    speedMetresPerSecond: 3 + draw() * 8,
  }));
}

const metresPerDegree = 111_195;

/** Where the vessel is after some seconds: plane sailing, good enough for a drawing. */
export function placeAfter(
  vessel: BenchVessel,
  seconds: number,
): { readonly lat: number; readonly lon: number } {
  const course = (vessel.courseDegrees * Math.PI) / 180;
  const degrees = (vessel.speedMetresPerSecond * seconds) / metresPerDegree;
  return {
    lat: vessel.lat + degrees * Math.cos(course),
    lon: vessel.lon + (degrees * Math.sin(course)) / Math.cos((vessel.lat * Math.PI) / 180),
  };
}

/** How far the sheet has been pushed, in degrees of longitude: slowly to and fro, so that every frame draws anew. */
export function panAfter(milliseconds: number): number {
  return 0.05 * Math.sin(milliseconds / 700);
}

/** Runs one scene: moves the sheet at each frame and the vessels ten times a second, and times the frames. */
export function runScene(
  task: BenchTask,
  map: { readonly pan: (degrees: number) => void; readonly update: (seconds: number) => void },
): Promise<readonly number[]> {
  return new Promise((resolve) => {
    const started = performance.now();
    const intervals: number[] = [];
    let last = started;
    let updated = started;
    const frame = () => {
      const now = performance.now();
      const passed = now - started;
      if (passed > task.warmMilliseconds) intervals.push(now - last);
      last = now;
      if (passed > task.warmMilliseconds + task.measureMilliseconds) return resolve(intervals);
      if (now - updated >= 1000 / task.updatesPerSecond) {
        updated = now;
        // Sixty times the true way, so that the eye and the drawing see it move.
        map.update((passed / 1000) * 60);
      }
      map.pan(panAfter(passed));
      requestAnimationFrame(frame);
      return undefined;
    };
    requestAnimationFrame(frame);
  });
}
