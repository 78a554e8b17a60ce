import type { Instant, UtcText } from '../../../kernel/time.ts';
import { fromUtc } from '../../../kernel/time.ts';
import type { PassageEvent } from '../events-passage.ts';
import type { GroundKind, VehicleForm } from '../words.ts';

/** A control: on what ground, and whether it found people, as corrected. */
interface CountedControl {
  readonly control: string;
  readonly ground: GroundKind;
  readonly found: boolean;
}

/** A passage as folded for the fairness report. */
export interface CountedState {
  readonly place: string;
  readonly form: VehicleForm;
  readonly arrivedAt: UtcText;
  readonly controls: readonly CountedControl[];
  /** All that persons joined to it, this one among them; empty where it stands alone. */
  readonly group: readonly string[];
}

/** Folds what the fairness report counts of a passage; null: it is not opened yet. */
export function evolveCounted(state: CountedState | null, event: PassageEvent): CountedState | null {
  if (event.type === 'PassageOpened') {
    const { place, form, arrivedAt } = event;
    return state ?? { place, form, arrivedAt, controls: [], group: [] };
  }
  if (state === null) return null;
  switch (event.type) {
    case 'VehicleCorrected':
      return { ...state, form: event.form };
    case 'ControlRecorded': {
      const { control, ground, found } = event;
      const made = { control, ground: ground.kind, found: found !== null };
      return { ...state, controls: [...state.controls, made] };
    }
    case 'ControlCorrected': {
      const controls = state.controls.map((one) =>
        one.control === event.control ? { ...one, found: event.found !== null } : one,
      );
      return { ...state, controls };
    }
    case 'PassagesJoined':
    case 'PassagesParted':
      return { ...state, group: event.group };
    default:
      return state;
  }
}

/** Grounds of these controls, each once. */
function groundsOf(controls: readonly CountedControl[]): readonly GroundKind[] {
  return [...new Set(controls.map(({ ground }) => ground))].toSorted();
}

/** An entry with its id. */
export interface CountedEntry {
  readonly id: string;
  readonly state: CountedState;
}

/** A passage as the fairness report counts it: one entry, or all that persons joined as one vehicle on one journey. */
export interface CountedWhole {
  /** The entry under which it stands: the first to arrive, of two at one moment the first by name. */
  readonly head: string;
  readonly place: string;
  readonly form: VehicleForm;
  readonly grounds: readonly GroundKind[];
  readonly found: boolean;
  /** Grounds of those controls that found them. */
  readonly foundBy: readonly GroundKind[];
  readonly entries: number;
}

/**
 * Counts entries of one group as one passage: of the place, the form and the hour of the first, controlled on every ground
 * of any, found where any of them found. `entries`: at least one, in any order.
 */
export function countedWhole(entries: readonly CountedEntry[]): CountedWhole | null {
  const [head] = entries.toSorted(
    (a, b) => fromUtc(a.state.arrivedAt) - fromUtc(b.state.arrivedAt) || (a.id < b.id ? -1 : 1),
  );
  if (head === undefined) return null;
  const { place, form } = head.state;
  const controls = entries.flatMap(({ state }) => state.controls);
  const finding = controls.filter(({ found }) => found);
  return {
    head: head.id,
    place,
    form,
    grounds: groundsOf(controls),
    found: finding.length > 0,
    foundBy: groundsOf(finding),
    entries: entries.length,
  };
}

/** One passage as chance and rules chose it. */
export interface CountedPassage {
  readonly passage: string;
  readonly place: string;
  readonly form: VehicleForm;
  readonly arrivedAt: Instant;
  /** Grounds of its controls, each once; none: it was not controlled. */
  readonly grounds: readonly GroundKind[];
  /** A control of it found people. */
  readonly found: boolean;
}

/** As its state says it. */
export function countedPassage(passage: string, state: CountedState): CountedPassage {
  const { place, form, arrivedAt, controls } = state;
  const found = controls.some((one) => one.found);
  return { passage, place, form, arrivedAt: fromUtc(arrivedAt), grounds: groundsOf(controls), found };
}
