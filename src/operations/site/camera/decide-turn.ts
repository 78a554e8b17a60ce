import { z } from 'zod';
import type { Decider, Decision as DecisionOf } from '../../../kernel/decider.ts';
import { never, ok, refuse } from '../../../kernel/result.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../../kernel/time.ts';
import { deviceStream, registeredDevice } from '../decide-point.ts';
import type { TurnCommand, TurnEvent } from './events.ts';
import { heldSeconds } from './figures.ts';
import type { TurnRefusal } from './refusals.ts';
import type { TurnView } from './wire.ts';

export type TurnState = { readonly phase: 'none' } | { readonly phase: 'known'; readonly camera: TurnView };
type Decision = DecisionOf<TurnEvent, TurnRefusal>;

/** The stream of a viewing, beside which an order to turn is decided. */
export function viewingStream(viewing: string): string {
  return `camera_viewing/${viewing}`;
}

/** What an order to turn is decided beside: the camera's row, and the viewing of whoever gives it. */
export function besideTurn({ device, viewing }: Readonly<Record<string, unknown>>): readonly string[] {
  return [
    ...(typeof device === 'string' ? [deviceStream(device)] : []),
    ...(typeof viewing === 'string' ? [viewingStream(viewing)] : []),
  ];
}

/**
 * Decides over orders to one camera: to a position that its row names, by somebody who looks through it, and not while
 * somebody else has it. What the camera answered is noted once. Refusals: refusals.ts.
 */
export const turnDecider: Decider<TurnState, TurnCommand, TurnEvent, TurnRefusal> = {
  initial: { phase: 'none' },
  decide(state, command): Decision {
    if (command.by === undefined) return refuse('actor_missing');
    const camera = state.phase === 'known' ? state.camera : null;
    const { at, device, by } = command;
    switch (command.type) {
      case 'TurnCamera':
        return turned(camera, command, by);
      case 'ReleaseCamera': {
        const held = holder(camera, at);
        return held?.by === by ? ok([{ type: 'CameraReleased', at, device, by }]) : refuse('not_held');
      }
      case 'NoteCameraTurned': {
        const { turn, outcome } = command;
        if (camera?.last?.turn !== turn) return refuse('turn_unknown');
        if (camera.last.outcome !== null) return ok([]); // another process came first
        return ok([{ type: 'CameraTurnAnswered', at, device, turn, outcome }]);
      }
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    const before: TurnView =
      state.phase === 'known' ? state.camera : { device: event.device, held: null, last: null };
    return { phase: 'known', camera: evolved(before, event) };
  },
};

type Turns = Extract<TurnCommand, { readonly type: 'TurnCamera' }>;

function turned(camera: TurnView | null, command: Turns, by: string): Decision {
  const { at, device, turn, preset, viewing } = command;
  const row = registeredDevice(command.seen, device);
  if (row === null) return refuse('camera_unknown');
  if (!row.presets.some((one) => one.preset === preset)) return refuse('preset_unknown');
  if (!looksThrough(command, by)) return refuse('viewing_missing');
  const held = holder(camera, at);
  if (held !== null && held.by !== by) return refuse('held_by_another', { until: held.until });
  if (camera?.last?.turn === turn) return refuse('turn_exists');
  const heldUntil = toUtc(addSeconds(fromUtc(at), heldSeconds));
  return ok([{ type: 'CameraTurnOrdered', at, device, turn, preset, viewing, heldUntil, by }]);
}

function holder(camera: TurnView | null, at: UtcText): TurnView['held'] {
  return camera?.held != null && camera.held.until > at ? camera.held : null;
}

const open = z.object({
  viewing: z.object({
    device: z.string(),
    until: z.string(),
    opened: z.object({ by: z.string() }),
    ended: z.null(),
  }),
});

function looksThrough({ seen, viewing, device, at }: Turns, by: string): boolean {
  const found = open.safeParse(seen?.[viewingStream(viewing)]).data?.viewing;
  return found !== undefined && found.device === device && found.opened.by === by && found.until > at;
}

function evolved(before: TurnView, event: TurnEvent): TurnView {
  switch (event.type) {
    case 'CameraTurnOrdered': {
      const { by, at, turn, preset, heldUntil } = event;
      return { ...before, held: { by, until: heldUntil }, last: { by, at, turn, preset, outcome: null } };
    }
    case 'CameraTurnAnswered':
      if (before.last?.turn !== event.turn) return before;
      return { ...before, last: { ...before.last, outcome: event.outcome } };
    case 'CameraReleased':
      return { ...before, held: null };
    default:
      return never(event);
  }
}
