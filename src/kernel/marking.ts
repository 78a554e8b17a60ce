/**
 * How far a record's content may go: the French and British words for one ladder, lowest first.
 * Nothing above OFFICIAL-SENSITIVE / DIFFUSION RESTREINTE is held. Source: FACTS section 1.
 */
export const markings = ['open', 'official', 'official_sensitive'] as const;
export type Marking = (typeof markings)[number];

/** The purpose for which a record is processed; a wing is a set of purposes. */
export const purposes = [
  'save_life',
  'border_control',
  'law_enforcement',
  'protection',
  'oversight',
] as const;
export type Purpose = (typeof purposes)[number];

/** What a context declares for each of its event types; leaving one out does not compile. */
export interface Handling {
  readonly purpose: Purpose;
  readonly marking: Marking;
  /** `never`: stays on this node; `partner`: the release rules may let it go; `public`: no restriction. */
  readonly release: 'never' | 'partner' | 'public';
  readonly keepDays: number;
  /** True where a subject id stands in the body. Personal data itself never does. */
  readonly personal: boolean;
  /** Remits within which such a record falls on its own node; absent: only its owner's. */
  readonly jurisdiction?: readonly string[];
  /** True where people of both states who serve at this node may see it, though nothing of it leaves the node. */
  readonly bothStates?: boolean;
}
