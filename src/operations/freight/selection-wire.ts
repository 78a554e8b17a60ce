import type { ListedRule, ListedShare, NumberedReport } from './selection-listed.ts';
import type { ReceiptStanding } from './report/receipt-code.ts';
import type { PlaceSignal } from './report/signals.ts';
import type { FairnessReport } from './selection/fairness.ts';

/** Rules and random shares as a desk is shown them. */
export interface SelectionAnswer {
  readonly position: string;
  readonly rules: readonly ListedRule[];
  readonly shares: readonly ListedShare[];
}

/** Where drivers point, as of a moment. */
export interface SignalsAnswer {
  readonly position: string;
  readonly at: string;
  readonly signals: readonly PlaceSignal[];
}

/** The fairness report, with its place in the book sealed. */
export type FairnessAnswer = Omit<FairnessReport, 'position'> & { readonly position: string };

/** One passage of a day with its draw, as the node reckons it: anybody can reckon it again. */
export interface DrawnPassage {
  readonly passage: string;
  readonly arrivedAt: string;
  /** 0 <= draw < 1. */
  readonly draw: number;
  readonly isDrawn: boolean;
  /** A control of it names chance as its ground. */
  readonly controlledAtRandom: boolean;
}

/** Everything that is needed to draw a day again: the share as published, its opened secret, the passages, and the result. */
export interface DrawAuditAnswer {
  readonly position: string;
  readonly day: string;
  readonly share: ListedShare & { readonly fingerprint: string; readonly secret: string };
  /** SHA-256 of the secret's 64 digits, as text, is the published fingerprint. */
  readonly fingerprintHolds: boolean;
  readonly passages: readonly DrawnPassage[];
}

/** What anybody is told of the code on a receipt. `date`: when it was recorded, UTC; null but where it is valid. */
export interface ReceiptStandingAnswer {
  readonly ok: true;
  readonly standing: ReceiptStanding;
  readonly date: string | null;
  /** Null: on the road, or not told. */
  readonly place: string | null;
}

/** What the freight desk is told of it: the record under that number, also where the check is another. */
export interface ReceiptRecordAnswer {
  readonly ok: true;
  readonly standing: ReceiptStanding;
  readonly record: NumberedReport | null;
}
