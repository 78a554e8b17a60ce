import type { UtcText } from '../../../kernel/time.ts';
import type { Said } from '../wire.ts';
import type { PictureForm, TurnOutcome, ViewingEnd, ViewingPurpose } from './words.ts';

/** A viewing of a camera as it stands. */
export interface ViewingView {
  readonly viewing: string;
  readonly device: string;
  readonly site: string;
  readonly zone: string;
  readonly purpose: ViewingPurpose;
  readonly alarm: string | null;
  readonly recipient: string | null;
  readonly opened: Said;
  readonly beforeFrom: UtcText | null;
  readonly until: UtcText;
  readonly ended: {
    readonly at: UtcText;
    readonly reason: ViewingEnd;
    readonly given: number | null;
    readonly firstAt: UtcText | null;
    readonly lastAt: UtcText | null;
  } | null;
}

/** How a camera that turns stands. */
export interface TurnView {
  readonly device: string;
  /** Who has it, by staff id; null or past its time: nobody. */
  readonly held: { readonly by: string; readonly until: UtcText } | null;
  readonly last:
    | (Said & {
        readonly turn: string;
        readonly preset: string;
        /** Null: the camera has not answered yet. */
        readonly outcome: TurnOutcome | null;
      })
    | null;
}

/** One camera to which this node knows a way. */
export interface CameraStanding {
  readonly device: string;
  readonly forms: readonly PictureForm[];
  /** How much of the past is held; 0: nothing. */
  readonly beforeSeconds: number;
  readonly turns: boolean;
  /** When its newest image came; null: none since this node started. */
  readonly imageAt: UtcText | null;
  /** Since when images were asked for and none came; null: it answers, or nobody asked. */
  readonly silentSince: UtcText | null;
  readonly viewers: number;
}

/** `GET /api/operations/site/cameras`. */
export interface CamerasAnswer {
  readonly cameras: readonly CameraStanding[];
  readonly turns: readonly TurnView[];
}

/** `GET /api/operations/site/camera/before`: images that are held, oldest first. */
export interface BeforeAnswer {
  readonly images: readonly { readonly image: number; readonly at: UtcText }[];
}

/** `GET /api/operations/site/camera/presets`: the positions that the camera itself has. */
export interface PresetsAnswer {
  readonly presets: readonly string[];
}
