import type { UtcText } from '../../../kernel/time.ts';
import type { ListAnswer, Said } from '../wire.ts';
import type {
  PatrolCapability,
  PatrolKind,
  PatrolNeed,
  PatrolRefusal,
  PatrolResult,
  PatrolWay,
  PatrolWithdrawal,
} from './words-patrol.ts';

/** One task of a patrol: to go and see where an alarm of its site is. */
export interface PatrolTask {
  readonly site: string;
  readonly alarm: string;
  readonly zone: string;
  readonly position: { readonly lat: number; readonly lon: number };
  readonly need: PatrolNeed;
  readonly actBefore: UtcText | null;
  readonly proposed: Said;
  readonly ordered: (Said & { readonly patrol: string; readonly way: PatrolWay }) | null;
  readonly accepted: Said | null;
  readonly onScene: Said | null;
  /** Patrols that did not go, the last ten. */
  readonly refusals: readonly (Said & { readonly patrol: string; readonly reason: PatrolRefusal })[];
  readonly finished: (Said & { readonly result: PatrolResult }) | null;
  readonly withdrawn: (Said & { readonly reason: PatrolWithdrawal }) | null;
}

/** A task of a patrol as a desk is shown it. */
export interface PatrolView extends PatrolTask {
  /** Site and alarm: its name in the list. */
  readonly task: string;
  /** When the step that is waited for is late; null: no clock runs. */
  readonly dueAt: UtcText | null;
}

/** A patrol or guard that a site has on its register. What it is asked to do stands on the tasks. */
export interface PatrolUnit {
  readonly site: string;
  /** Its call sign. */
  readonly patrol: string;
  readonly kind: PatrolKind;
  readonly crew: number;
  readonly capabilities: readonly PatrolCapability[];
  readonly base: { readonly lat: number; readonly lon: number };
  readonly retired: boolean;
  /** Null: off duty. `restedSince`: when the duty before it ended; null: none is known. */
  readonly duty: {
    readonly since: UtcText;
    readonly restedSince: UtcText | null;
    readonly until: UtcText;
    readonly crew: number;
  } | null;
  readonly offDutyAt: UtcText | null;
  /** Where it was last said to be; null: nobody has said. */
  readonly position: { readonly lat: number; readonly lon: number; readonly heldAt: UtcText } | null;
}

/** `GET /api/operations/dispatch/patrol-units`. */
export type PatrolUnitsAnswer = ListAnswer & { readonly units: readonly PatrolUnit[] };

/** `GET /api/operations/dispatch/patrols`. */
export type PatrolsAnswer = ListAnswer & { readonly patrols: readonly PatrolView[] };
