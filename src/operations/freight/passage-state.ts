import type { State } from '../../kernel/label.ts';
import { never } from '../../kernel/result.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { ControlBody, Correctable, Found, Judged } from './control-shapes.ts';
import type { PassageEvent, PassageEventOf } from './events-passage.ts';
import type { PlateSeen } from './plate-seen.ts';
import type { Direction, MeetingSource, NextStep, SideKind, VehicleForm } from './words.ts';

interface Said {
  readonly by: string;
  readonly at: UtcText;
}

/** By what a control turned out to have missed people. */
export type Missed = Pick<PassageEventOf<'MethodMissed'>, 'found' | 'samePart'> & { readonly at: UtcText };

/** A control as it stands, with every value that it had before. */
export interface Control extends ControlBody, Judged, Said {
  /** The step that its team asked for and that was refused; absent: none was. */
  readonly nextRefused?: NextStep | undefined;
  readonly missed: Missed | null;
  readonly corrections: readonly (Said & {
    readonly was: Correctable;
    readonly reason: PassageEventOf<'ControlCorrected'>['reason'];
  })[];
}

export interface Met extends Said {
  /** `m-1`, `m-2`: within its passage. */
  readonly met: string;
  readonly metAt: UtcText;
  readonly source: MeetingSource;
  readonly found: Found;
}

type Care = Pick<
  PassageEventOf<'CareAsked'>,
  'task' | 'kind' | 'count' | 'side' | 'dueAt' | 'counted' | 'at'
>;
type Link = Said & { readonly other: string; readonly kind: 'joined' | 'parted'; readonly reason: string };

/** One vehicle once through one place, as recorded. Nothing that was said of it is lost. */
export interface Passage {
  readonly phase: 'open' | 'left';
  readonly passage: string;
  readonly place: string;
  readonly side: State;
  readonly lane: string | null;
  readonly direction: Direction;
  readonly arrivedAt: UtcText;
  readonly opened: Said;
  readonly form: VehicleForm;
  readonly sides: SideKind;
  /** As it was entered before, oldest first. */
  readonly vehicleBefore: readonly (Said & { readonly form: VehicleForm; readonly sides: SideKind })[];
  readonly plates: readonly (PlateSeen & Said)[];
  readonly controls: readonly Control[];
  readonly met: readonly Met[];
  readonly care: readonly Care[];
  readonly help: readonly (Said & { readonly help: PassageEventOf<'HelpNoted'>['help'] })[];
  readonly next: NextStep | null;
  /** All that a person joined to it, this one among them; empty where it stands alone. */
  readonly group: readonly string[];
  readonly links: readonly Link[];
  readonly leftAt: UtcText | null;
}
export type PassageState = { readonly phase: 'none' } | Passage;

export const noPassage: PassageState = { phase: 'none' };

/** Folds one event into a passage. Everything before its opening is passed over. */
export function evolvePassage(state: PassageState, event: PassageEvent): PassageState {
  if (event.type === 'PassageOpened') return state.phase === 'none' ? opened(event) : state;
  return state.phase === 'none' ? state : changed(state, event);
}

function opened(event: PassageEventOf<'PassageOpened'>): Passage {
  const { passage, place, side, lane, direction, arrivedAt, form, sides, plates, by, at } = event;
  return {
    phase: 'open',
    passage,
    place,
    side,
    lane,
    direction,
    arrivedAt,
    opened: { by, at },
    form,
    sides,
    vehicleBefore: [],
    plates: plates.map((plate) => ({ ...plate, by, at })),
    controls: [],
    met: [],
    care: [],
    help: [],
    next: null,
    group: [],
    links: [],
    leftAt: null,
  };
}

type Change = Exclude<PassageEvent, { readonly type: 'PassageOpened' }>;

function changed(passage: Passage, event: Change): Passage {
  const { at } = event;
  switch (event.type) {
    case 'PlateNoted':
      return { ...passage, plates: [...passage.plates, { ...event.plate, by: event.by, at }] };
    case 'VehicleCorrected': {
      const { form, sides } = passage;
      const vehicleBefore = [...passage.vehicleBefore, { form, sides, by: event.by, at }];
      return { ...passage, form: event.form, sides: event.sides, vehicleBefore };
    }
    case 'ControlRecorded':
      return { ...passage, controls: [...passage.controls, controlOf(event)], next: event.next };
    case 'ControlCorrected':
      return onControl(passage, event.control, (control) => corrected(control, event));
    case 'PeopleMet': {
      const { by, metAt, source, found } = event;
      const met = { met: `m-${passage.met.length + 1}`, metAt, source, found, by, at };
      return { ...passage, met: [...passage.met, met] };
    }
    case 'CareAsked': {
      const { task, kind, count, side, dueAt, counted } = event;
      return { ...passage, care: [...passage.care, { task, kind, count, side, dueAt, counted, at }] };
    }
    case 'HelpNoted':
      return { ...passage, help: [...passage.help, { help: event.help, by: event.by, at }] };
    case 'NextStepSet':
      return { ...passage, next: event.next };
    case 'PassagesJoined':
      return linked(passage, { kind: 'joined', other: event.joined, event });
    case 'PassagesParted':
      return linked(passage, { kind: 'parted', other: event.parted, event });
    case 'MethodMissed': {
      const missed = { found: event.found, samePart: event.samePart, at };
      return onControl(passage, event.control, (control) => ({ ...control, missed }));
    }
    case 'MethodMissWithdrawn':
      return onControl(passage, event.control, (control) => ({ ...control, missed: null }));
    case 'PassageLeft':
      return { ...passage, phase: 'left', leftAt: event.leftAt };
    default:
      return never(event);
  }
}

function controlOf(event: PassageEventOf<'ControlRecorded'>): Control {
  const { type: _type, on: _on, passage: _passage, ...said } = event;
  return { ...said, missed: null, corrections: [] };
}

function corrected(control: Control, event: PassageEventOf<'ControlCorrected'>): Control {
  const { where, readings, wind, seal, result, found, flags, saysNothing, was, reason, by, at } = event;
  const corrections = [...control.corrections, { was, reason, by, at }];
  return { ...control, where, readings, wind, seal, result, found, flags, saysNothing, corrections };
}

function onControl(passage: Passage, id: string, change: (control: Control) => Control): Passage {
  const controls = passage.controls.map((one) => (one.control === id ? change(one) : one));
  return { ...passage, controls };
}

interface Linking {
  readonly kind: Link['kind'];
  readonly other: string;
  readonly event: PassageEventOf<'PassagesJoined'> | PassageEventOf<'PassagesParted'>;
}

function linked(passage: Passage, { kind, other, event: { at, by, reason, group } }: Linking): Passage {
  return { ...passage, group, links: [...passage.links, { kind, other, reason, by, at }] };
}
