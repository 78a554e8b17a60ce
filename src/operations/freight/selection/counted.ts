import type { UtcText } from '../../../kernel/time.ts';
import { fromUtc } from '../../../kernel/time.ts';
import type { PassageEvent } from '../events-passage.ts';
import type { GroundKind, VehicleForm } from '../words.ts';
import type { CountedPassage } from './fairness.ts';

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

/** As the fairness report takes it. */
export function countedPassage(passage: string, state: CountedState): CountedPassage {
  const { place, form, arrivedAt, grounds, finding } = state;
  return { passage, place, form, arrivedAt: fromUtc(arrivedAt), grounds, found: finding.length > 0 };
}
