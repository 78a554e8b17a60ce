import type { Identity, Report } from '../../app/telemetry.ts';
import { instant } from '../../kernel/time.ts';
import type { EncodableBody } from '../../standards/nmea-ais/index.ts';
import { encodeAis } from '../../standards/nmea-ais/index.ts';
import type { BeaconCall } from './beacon-call.ts';

/** For tests and drills: a moment, and a sink that only remembers. */
export const watchStart = instant(Date.UTC(2027, 8, 8, 2, 14, 5));

/** Remembers everything it is given; set `isPressed` to press. */
export function createRecordingSink() {
  const reports: Report[] = [];
  const identities: Identity[] = [];
  const reasons: Record<string, number> = {};
  const links: string[] = [];
  const calls: BeaconCall[] = [];
  return {
    reports,
    identities,
    reasons,
    links,
    calls,
    heardCount: 0,
    isPressed: false,
    offer(newReports: readonly Report[], newIdentities: readonly Identity[]): boolean {
      reports.push(...newReports);
      identities.push(...newIdentities);
      return true;
    },
    heard(_source: string, count: number): void {
      this.heardCount += count;
    },
    refused(_source: string, reason: string, count = 1): void {
      reasons[reason] = (reasons[reason] ?? 0) + count;
    },
    called(call: BeaconCall): void {
      calls.push(call);
    },
    pressed(): boolean {
      return this.isPressed;
    },
    link(source: string, connected: boolean): void {
      links.push(`${source} ${connected ? 'up' : 'down'}`);
    },
  };
}

/** A class A position report of an invented ship; `over` changes any field. */
export function positionReport(over: Partial<Extract<EncodableBody, { type: 1 | 2 | 3 }>> = {}) {
  return {
    type: 1,
    repeat: 0,
    mmsi: 999_000_001,
    status: 0,
    turn: 0,
    speedKnots: 10,
    accurate: true,
    positionOutOfRange: false,
    lat: 51,
    lon: 1.5,
    courseDegrees: 45,
    headingDegrees: 44,
    second: 5,
    fix: 'timed',
    manoeuvre: null,
    raim: false,
    radio: 0,
    ...over,
  } as const;
}

/** A message as lines with line ends. */
export function linesOf(body: EncodableBody, sequence = 0): string {
  return encodeAis(body, { sequence })
    .map((line) => `${line}\r\n`)
    .join('');
}
