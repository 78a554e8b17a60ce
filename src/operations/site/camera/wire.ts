import type { CitedRecord } from '../../../kernel/cited-record.ts';
import type { UtcText } from '../../../kernel/time.ts';
import type { Said } from '../wire.ts';
import type {
  LegalBasis,
  PictureForm,
  PreservingPurpose,
  TurnOutcome,
  ViewingEnd,
  ViewingPurpose,
} from './words.ts';

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

/** A preserved picture without the picture: that is opened from the vault, under `subject`. */
export interface PreservedPicture {
  readonly picture: string;
  readonly viewing: string;
  readonly device: string;
  readonly site: string;
  readonly zone: string;
  readonly alarm: string | null;
  readonly purpose: PreservingPurpose;
  readonly basis: LegalBasis;
  /** When the node had it from the camera. */
  readonly takenAt: UtcText;
  readonly preservedAt: UtcText;
  readonly by: string;
  readonly subject: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  /** It is erased then, unless a hold keeps it. */
  readonly keepUntil: UtcText;
}

/** `GET /api/operations/site/camera-pictures?alarm=`: the newest first. */
export interface PreservedAnswer {
  readonly pictures: readonly PreservedPicture[];
  readonly isCut: boolean;
}

/** One step of what became of a picture, oldest first. */
export interface PictureStep {
  readonly at: string;
  readonly by: string;
  readonly act: 'sealed' | 'opened' | 'handed_over' | 'kept_on' | 'erased';
  /** The entry in which it stands: whoever may not count the book is told no position. */
  readonly entry: CitedRecord;
}

/** What goes with a picture that leaves: everything but the picture, hashed as canonical JSON (RFC 8785) and signed. */
export interface PictureManifest {
  readonly schema: 'strait/camera-picture/2';
  readonly node: string;
  readonly record: PreservedPicture;
  /** SHA-256 of the bytes as they were opened now: the same as the record's, or they are no longer those. */
  readonly heldSha256: string;
  readonly standing: 'same' | 'differs';
  /** Why it was preserved, as it was typed. */
  readonly reason: string | null;
  readonly custody: readonly PictureStep[];
  readonly entries: readonly (CitedRecord & { readonly type: string })[];
}

/** `POST /api/operations/site/camera-picture-file`. */
export interface PictureFileAnswer {
  readonly manifest: PictureManifest;
  readonly canonical: string;
  readonly sha256: string;
  /** Null: the node's key cannot be read; the manifest stands unsigned, and says so. */
  readonly signed: { readonly key: string; readonly signature: string } | null;
  /** The picture, base64. */
  readonly jpeg: string;
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
