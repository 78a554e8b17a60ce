import type { ZodType } from 'zod';
import type { Instant } from '../kernel/time.ts';
import type { InstrumentForm, NeverForm, RuleForm } from './release-form.ts';
import type { Trim } from './release-trim.ts';

/** When an instrument binds: `until` excluded, null while open. */
export interface Span {
  readonly from: Instant;
  readonly until: Instant | null;
  /** How far the dates were checked. */
  readonly mark: InstrumentForm['source']['mark'];
}

/** One entry of the register of legal instruments. */
export interface Instrument extends Omit<InstrumentForm, 'inForce'> {
  readonly inForce: readonly Span[];
  /** `joint/instruments.json:12` */
  readonly place: string;
}

/** What leaves of one event type under a rule, and the form that the rest must keep. */
export interface ReleasedType {
  readonly trim: Trim;
  readonly form: ZodType;
  /** Shape that the list of fields was written for. */
  readonly shape: number;
  /** A subject id stands in it. */
  readonly personal: boolean;
}

export interface ReleaseRule extends Omit<RuleForm, 'events' | 'instrument'> {
  readonly instrument: Instrument;
  readonly events: ReadonlyMap<string, ReleasedType>;
  readonly place: string;
}

export interface NeverRule extends NeverForm {
  readonly place: string;
}

/** Rules of release that were read and hold together. Without any, nothing leaves. */
export interface ReleaseRules {
  readonly instruments: readonly Instrument[];
  readonly rules: readonly ReleaseRule[];
  readonly never: readonly NeverRule[];
  /** Event types, as `operations/emergency GlassBroken`, of which their own context says that they never leave. */
  readonly stays: ReadonlySet<string>;
}

/** Nothing leaves. */
export const noRelease: ReleaseRules = { instruments: [], rules: [], never: [], stays: new Set() };

/** True where an instrument binds at that moment. */
export function isInForce({ inForce }: Pick<Instrument, 'inForce'>, at: Instant): boolean {
  return inForce.some(({ from, until }) => from <= at && (until === null || at < until));
}
