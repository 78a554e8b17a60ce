import type { Instant, UtcText } from '../../../kernel/time.ts';
import { fromUtc } from '../../../kernel/time.ts';
import type { PassageEvent } from '../events-passage.ts';
import type { GroundKind, VehicleForm } from '../words.ts';

/** A passage as folded for the fairness report. */
export interface CountedState {
  readonly place: string;
  readonly form: VehicleForm;
  readonly arrivedAt: UtcText;
  readonly grounds: readonly GroundKind[];
  /** Controls of it that found people, as corrected. */
  readonly finding: readonly string[];
}

/** Folds what the fairness report counts of a passage; null: it is not opened yet. */
export function evolveCounted(state: CountedState | null, event: PassageEvent): CountedState | null {
  if (event.type === 'PassageOpened') {
    const { place, form, arrivedAt } = event;
    return state ?? { place, form, arrivedAt, grounds: [], finding: [] };
  }
  if (state === null) return null;
  switch (event.type) {
    case 'VehicleCorrected':
      return { ...state, form: event.form };
    case 'ControlRecorded': {
      const grounds = [...new Set([...state.grounds, event.ground.kind])].toSorted();
      return { ...withFinding(state, event), grounds };
    }
    case 'ControlCorrected':
      return withFinding(state, event);
    default:
      return state;
  }
}

function withFinding(
  state: CountedState,
  { control, found }: { readonly control: string; readonly found: unknown },
): CountedState {
  const others = state.finding.filter((one) => one !== control);
  return { ...state, finding: found === null ? others : [...others, control] };
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
  const { place, form, arrivedAt, grounds, finding } = state;
  return { passage, place, form, arrivedAt: fromUtc(arrivedAt), grounds, found: finding.length > 0 };
}
