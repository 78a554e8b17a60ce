import { z } from 'zod';
import type { Decider, Decision as DecisionOf } from '../../../kernel/decider.ts';
import { never, ok, refuse } from '../../../kernel/result.ts';
import { addSeconds, fromUtc, toUtc } from '../../../kernel/time.ts';
import { deviceStream, registeredDevice } from '../decide-point.ts';
import type { ViewingCommand, ViewingEvent } from './events.ts';
import { viewingMinutesMax } from './figures.ts';
import type { ViewingRefusal } from './refusals.ts';
import type { ViewingView } from './wire.ts';

export type ViewingState =
  | { readonly phase: 'none' }
  | { readonly phase: 'known'; readonly viewing: ViewingView };
type Decision = DecisionOf<ViewingEvent, ViewingRefusal>;

/** The stream of an alarm, which a viewing is decided beside. */
export function alarmStream(alarm: string): string {
  return `site_alarm/${alarm}`;
}

/** What a viewing is decided beside: the camera's row, and the alarm that it is about. */
export function besideViewing({ device, alarm }: Readonly<Record<string, unknown>>): readonly string[] {
  return [
    ...(typeof device === 'string' ? [deviceStream(device)] : []),
    ...(typeof alarm === 'string' ? [alarmStream(alarm)] : []),
  ];
}

/**
 * Decides whether somebody may look through a camera, and notes what they were given. A viewing has a purpose and an end
 * by itself; one for an alarm names it, and it is of the camera's own site. Refusals: refusals.ts.
 */
export const viewingDecider: Decider<ViewingState, ViewingCommand, ViewingEvent, ViewingRefusal> = {
  initial: { phase: 'none' },
  decide(state, command): Decision {
    if (command.by === undefined) return refuse('actor_missing');
    switch (command.type) {
      case 'OpenCameraViewing':
        return state.phase === 'none' ? opened(command, command.by) : refuse('viewing_exists');
      case 'CloseCameraViewing': {
        if (state.phase === 'none') return refuse('viewing_unknown');
        if (state.viewing.ended !== null) return ok([]); // another process, or the clock, came first
        const { viewing, reason, given, firstAt, lastAt, at } = command;
        return ok([{ type: 'CameraViewingEnded', at, viewing, reason, given, firstAt, lastAt }]);
      }
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    if (event.type === 'CameraViewingOpened') {
      const { type: _type, at, by, on: _on, ...facts } = event;
      return { phase: 'known', viewing: { ...facts, opened: { by, at }, ended: null } };
    }
    if (state.phase === 'none') return state;
    const { at, reason, given, firstAt, lastAt } = event;
    return { phase: 'known', viewing: { ...state.viewing, ended: { at, reason, given, firstAt, lastAt } } };
  },
};

type Opens = Extract<ViewingCommand, { readonly type: 'OpenCameraViewing' }>;

function opened(command: Opens, by: string): Decision {
  const { viewing, device, purpose, alarm, recipient, beforeSeconds, at } = command;
  const row = registeredDevice(command.seen, device);
  if (row === null || (row.kind !== 'camera' && row.kind !== 'thermal_camera'))
    return refuse('camera_unknown');
  if (purpose === 'alarm' && alarm === null) return refuse('alarm_missing');
  if (alarm !== null && alarmSite(command.seen, alarm) !== row.site) return refuse('alarm_elsewhere');
  const now = fromUtc(at);
  return ok([
    {
      type: 'CameraViewingOpened',
      at,
      viewing,
      device,
      site: row.site,
      zone: row.zone,
      purpose,
      alarm,
      recipient,
      beforeFrom: beforeSeconds === 0 ? null : toUtc(addSeconds(now, -beforeSeconds)),
      until: toUtc(addSeconds(now, viewingMinutesMax * 60)),
      by,
    },
  ]);
}

const presented = z.object({ alarm: z.object({ facts: z.object({ site: z.string() }) }) });

function alarmSite(seen: Readonly<Record<string, unknown>> | undefined, alarm: string): string | null {
  return presented.safeParse(seen?.[alarmStream(alarm)]).data?.alarm.facts.site ?? null;
}
