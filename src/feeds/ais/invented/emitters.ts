import { destination, type Position } from '../../../kernel/geo.ts';
import { addSeconds, type Instant, secondsBetween } from '../../../kernel/time.ts';
import { knotsToMetresPerSecond } from '../../../kernel/units.ts';
import type { EncodableBody } from '../../../standards/nmea-ais/index.ts';
import type { Chance } from './chance.ts';
import type { Craft } from './craft.ts';
import { createMover, type Motion } from './mover.ts';
import { aidReport, baseReport, beaconReport, motionReport, staticReports } from './reports.ts';
import { aids, baseStations, beaconStart } from './routes.ts';

/** Something that speaks at moments of its own. */
export interface Emitter {
  /** When it speaks next. */
  readonly nextAt: Instant;
  /** What it says at `nextAt`; sets the next moment, always later. */
  speak(): readonly EncodableBody[];
}

/**
 * Seconds between two position reports.
 * Source: ITU-R M.1371-5, annex 1, tables 1 and 2 (nominal reporting intervals).
 */
export function reportSeconds(transponder: Craft['transponder'], motion: Motion): number {
  const { speedKnots, turnRate } = motion;
  if (transponder === 'aircraft') return 10;
  if (transponder === 'class_b') return speedKnots > 2 ? 30 : 180;
  if (speedKnots < 0.5) return 180;
  const turning = Math.abs(turnRate) > 10;
  if (speedKnots <= 14) return turning ? 10 / 3 : 10;
  if (speedKnots <= 23) return turning ? 2 : 6;
  return 2;
}

const staticSeconds = 360;

/** A craft's position and static reports, on one clock. */
export function craftEmitter(craft: Craft, startAt: Instant, chance: Chance): Emitter {
  const mover = createMover(craft.plan);
  let movedAt = startAt;
  let motionAt = addSeconds(startAt, chance.between(0, 10));
  let staticAt = addSeconds(startAt, chance.between(1, 60));
  let passage = 0;
  return {
    get nextAt() {
      return motionAt <= staticAt ? motionAt : staticAt;
    },
    speak() {
      const at = motionAt <= staticAt ? motionAt : staticAt;
      mover.advance(secondsBetween(movedAt, at));
      movedAt = at;
      const motion = mover.motion();
      const who = craft.identity(mover.passages());
      const heard = !isSilent(craft, startAt, at) && !(craft.plan.way === 'once' && motion.resting);
      if (mover.passages() !== passage) {
        passage = mover.passages();
        staticAt = addSeconds(at, 5);
      }
      if (at === motionAt) {
        motionAt = addSeconds(
          at,
          craft.plan.way === 'once' && motion.resting ? 10 : reportSeconds(craft.transponder, motion),
        );
        return heard ? [motionReport({ craft, who, motion, at })] : [];
      }
      staticAt = addSeconds(at, staticSeconds);
      return heard ? staticReports(craft, who) : [];
    },
  };
}

function isSilent(craft: Craft, startAt: Instant, at: Instant): boolean {
  if (craft.silence === null) return false;
  const second = secondsBetween(startAt, at) % 3600;
  return second >= craft.silence[0] && second < craft.silence[1];
}

/** Coast stations every 10 s, aids every 3 minutes, and the beacon. */
export function fixedEmitters(startAt: Instant, chance: Chance): readonly Emitter[] {
  const first = (seconds: number) => addSeconds(startAt, chance.between(0, seconds));
  return [
    ...baseStations.map((base) => regular(first(10), 10, (at) => [baseReport(base, base.mmsi, at)])),
    ...aids.map((aid, i) => {
      const mid = aid.name.startsWith('EXEMPLE') ? 227 : 232;
      return regular(first(60), 180, (at) => [aidReport(aid, 990_000_000 + mid * 10_000 + 9901 + i, at)]);
    }),
    regular(startAt, 7.5, (at) => beacon(startAt, at)),
  ];
}

function regular(
  firstAt: Instant,
  seconds: number,
  speak: (at: Instant) => readonly EncodableBody[],
): Emitter {
  let nextAt = firstAt;
  return {
    get nextAt() {
      return nextAt;
    },
    speak() {
      const at = nextAt;
      nextAt = addSeconds(at, seconds);
      return speak(at);
    },
  };
}

const beaconMmsi = 970_999_001;
/** Seconds of each hour in which the beacon is active. */
const beaconActive = [1500, 2100] as const;

function beacon(startAt: Instant, at: Instant): readonly EncodableBody[] {
  const elapsed = secondsBetween(startAt, at);
  const second = elapsed % 3600;
  if (second < beaconActive[0] || second >= beaconActive[1]) return [];
  const metres = knotsToMetresPerSecond(0.6) * (second - beaconActive[0]);
  const place: Position = destination(beaconStart, 62, metres);
  // Another casualty each hour: the same beacon would have jumped back.
  const mmsi = beaconMmsi + (Math.floor(elapsed / 3600) % 99);
  const report = beaconReport(place, mmsi, at);
  const says = Math.floor(second / 7.5) % 32 === 0;
  return says ? [report, { type: 14, repeat: 0, mmsi, text: 'SART ACTIVE' }] : [report];
}
