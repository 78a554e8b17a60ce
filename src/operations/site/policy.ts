import type { Handling } from '../../kernel/marking.ts';
import type { SiteAlarmEvent } from './events-alarm.ts';
import type { PointEvent } from './events-point.ts';
import type { StopEvent } from './events-stop.ts';
import type { TrackEvent } from './events-track.ts';
import { siteHandling, stopHandling } from './handling.ts';

/** How each event of an alarm may be used, released and kept. */
export const alarmHandling = {
  SiteAlarmPresented: siteHandling,
  SiteAlarmRaised: siteHandling,
  SiteAlarmSeenAgain: siteHandling,
  SiteAlarmAcknowledged: siteHandling,
  PatrolAsked: siteHandling,
  PatrolNoted: siteHandling,
  SiteAlarmClosed: siteHandling,
} as const satisfies Record<SiteAlarmEvent['type'], Handling>;

/** How each event of a device's state may be used, released and kept. */
export const pointHandling = {
  MaintenanceStarted: siteHandling,
  MaintenanceEnded: siteHandling,
  DeviceFaultNoted: siteHandling,
  DeviceFaultCleared: siteHandling,
  PointShelved: siteHandling,
  PointUnshelved: siteHandling,
} as const satisfies Record<PointEvent['type'], Handling>;

/** How each event of a request to stop trains may be used, released and kept. */
export const stopEventHandling = {
  StopProposed: stopHandling,
  StopTold: stopHandling,
  StopAcknowledged: stopHandling,
  StopRefused: stopHandling,
  TrainsStopped: stopHandling,
  StopEnded: stopHandling,
  ReleaseProposed: stopHandling,
  ReleaseTold: stopHandling,
  ReleaseReadBack: stopHandling,
  ReleaseWithdrawn: stopHandling,
} as const satisfies Record<StopEvent['type'], Handling>;

/** How each event of a track may be used, released and kept. */
export const trackHandling = {
  TrackStopNoted: stopHandling,
  TrackSeen: stopHandling,
} as const satisfies Record<TrackEvent['type'], Handling>;
