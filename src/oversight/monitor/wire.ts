import type { Text } from '../../kernel/text.ts';
import type { UtcText } from '../../kernel/time.ts';

export const findings = ['justified', 'not_justified', 'unclear'] as const;
export type Finding = (typeof findings)[number];

/** `GET /api/oversight/monitor/overview`. */
export interface MonitorOverview {
  readonly openings24h: number;
  readonly searches24h: number;
  /** Emergency accesses that run now. */
  readonly breakGlassOpen: number;
  /** Emergency accesses over and not reviewed. */
  readonly reviewsDue: number;
  readonly approvalsWaiting: number;
  readonly refusals: readonly { readonly code: string; readonly count: number }[];
  readonly policyHash: string;
  readonly checkpoint: { readonly position: number; readonly at: UtcText } | null;
}

/** One row of `GET /api/oversight/monitor/break-glass`, newest first. */
export interface BreakGlassView {
  readonly id: string;
  readonly by: string;
  readonly desk: string | null;
  readonly reason: string;
  readonly reference: string;
  readonly from: UtcText;
  readonly until: UtcText;
  /** Vault openings by that person in that time. */
  readonly opened: number;
  readonly review: {
    readonly due: UtcText;
    readonly reviewedBy: string | null;
    readonly finding: Finding | null;
  };
}

/** One row of `GET /api/oversight/monitor/reports`, newest first. */
export interface MonitorReportView {
  readonly report: string;
  readonly by: string;
  readonly at: UtcText;
  readonly title: Text | null;
  /** The note in the vault that holds the text. */
  readonly subject: string;
  /** Of the report's id, a line break, and the text: anybody who is handed the text can check it. */
  readonly sha256: string;
  /** An incident's reference, or the report that this one corrects. */
  readonly about: string | null;
}

/** `POST /api/oversight/monitor/write-report`. */
export interface WriteReportRequest {
  /** `r-` and 32 random hex digits, drawn by whoever writes; its note in the vault bears the same digits. */
  readonly report: string;
  readonly about: string | null;
  readonly text: string;
}

/** `POST /api/oversight/monitor/review-break-glass`. */
export interface ReviewBreakGlassRequest {
  readonly id: string;
  readonly finding: Finding;
}

/** One row of `GET /api/oversight/monitor/camera-viewings`, newest first. */
export interface CameraViewingRow {
  readonly viewing: string;
  readonly position: number;
  readonly at: UtcText;
  readonly by: string;
  readonly desk: string | null;
  readonly device: string;
  readonly site: string;
  readonly purpose: 'alarm' | 'person_in_danger' | 'patrol_support' | 'train_stop' | 'device_check';
  readonly alarm: string | null;
  readonly recipient: string | null;
  /** From here on the past could be seen; null: not at all. */
  readonly beforeFrom: UtcText | null;
  /** Null: it goes on. */
  readonly ended: 'left' | 'expired' | 'camera_silent' | 'node_stopped' | 'lost' | null;
  /** Images and pieces of a stream given; null: not known, or it goes on. */
  readonly given: number | null;
  readonly firstAt: UtcText | null;
  readonly lastAt: UtcText | null;
}
