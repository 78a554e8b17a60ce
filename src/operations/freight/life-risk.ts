import type { UtcText } from '../../kernel/time.ts';
import type { Found } from './control-shapes.ts';
import type { Control, Passage } from './passage-state.ts';

type Counting = Pick<Passage, 'controls' | 'met'>;
type Risking = Pick<Passage, 'controls' | 'met' | 'help'>;
/** Who comes to those found: `medical` to the hurt, `child_protection` to children. */
export type HelpKind = Passage['help'][number]['help'];

/** Everything that was counted in a passage, by controls and by whoever met people. */
export function countsIn(passage: Counting): readonly Found[] {
  return standingCounts(passage).map(({ found }) => found);
}

/** Who of those found needs somebody at once, and has nobody yet. */
export interface LifeRisk {
  /** Injured, unconscious or pregnant, and no medical help has come. */
  readonly medical: boolean;
  /** Children, and nobody of child protection has come. */
  readonly children: boolean;
}

/** One count as it stands, and when it was said so. */
export interface Counted {
  readonly found: Found;
  readonly at: UtcText;
}

const needs: Readonly<Record<HelpKind, (found: Found) => number>> = {
  medical: ({ injured, unconscious, pregnant }) => injured + unconscious + pregnant,
  child_protection: ({ children }) => children,
};

/** Of one entry alone: joined ones are asked beside it, see `riskOfVehicle`. */
export function lifeRiskIn(passage: Risking): LifeRisk {
  return {
    medical: unmetIn(passage, 'medical').length > 0,
    children: unmetIn(passage, 'child_protection').length > 0,
  };
}

/** The risk of several entries of one vehicle. */
export function riskTogether(risks: readonly LifeRisk[]): LifeRisk {
  return { medical: risks.some(({ medical }) => medical), children: risks.some(({ children }) => children) };
}

/**
 * Counts of people in need to whom nobody has come. Help that was noted is for those who were known of then: a count said
 * afterwards that knows of more is unmet again. One that says the same once more is not: the team that called for help
 * writes its control afterwards, and those are the same people.
 */
export function unmetIn(passage: Risking, help: HelpKind): readonly Counted[] {
  const need = needs[help];
  const cameAt = passage.help.findLast((one) => one.help === help)?.at ?? null;
  const known = cameAt === null ? [] : saidCounts(passage).filter(({ at }) => at <= cameAt);
  const met = Math.max(0, ...known.map(({ found }) => need(found)));
  return standingCounts(passage).filter(({ found }) => need(found) > met);
}

function standingCounts({ controls, met }: Counting): readonly Counted[] {
  return [...controls.flatMap((control) => sayings(control).at(-1) ?? []), ...met].flatMap(counted);
}

/** Also what was put right since: it was known of then. */
function saidCounts({ controls, met }: Counting): readonly Counted[] {
  return [...controls.flatMap(sayings), ...met].flatMap(counted);
}

interface Saying {
  readonly found: Found | null;
  readonly at: UtcText;
}

/** What a control said of those found, as first recorded and after each correction. */
function sayings({ at, found, corrections }: Control): readonly Saying[] {
  const values = [...corrections.map(({ was }) => was.found), found];
  const moments = [at, ...corrections.map((one) => one.at)];
  return values.map((value, index) => ({ found: value, at: moments[index] ?? at }));
}

function counted({ found, at }: Saying): readonly Counted[] {
  return found === null ? [] : [{ found, at }];
}
