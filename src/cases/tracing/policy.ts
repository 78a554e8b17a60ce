import type { Handling } from '../../kernel/marking.ts';
import type { TracingEvent } from './events-tracing.ts';

/**
 * Who seeks whom is kept to protect them and for nothing else: of the protection remit alone, on its own state's node.
 * Three years: a family that the sea parted is often found late. Ours.
 */
const own = {
  purpose: 'protection',
  marking: 'official',
  release: 'never',
  keepDays: 1095,
  personal: false,
  jurisdiction: ['protection'],
} as const satisfies Handling;

/** What the person agreed that the other state's safeguarding staff are told: no name, no place, no person. */
const told = { ...own, release: 'partner' } as const satisfies Handling;

/** Names and words, in the vault: never told to the other state by this room. */
export const sealedHandling = { ...own, personal: true } as const satisfies Handling;

/** How each event of a tracing request may be used, released and kept. */
export const tracingHandling = {
  TracingOpened: { ...own, personal: true },
  TracingCorrected: own,
  ConsentGiven: own,
  ConsentWithdrawn: own,
  FamilyLinked: own,
  FamilyUnlinked: own,
  FamilyRuledOut: own,
  FamilyReconsidered: own,
  ContactAgreed: own,
  ContactDeclined: own,
  ConcernRaised: own,
  ConcernCleared: own,
  TracingClosed: own,
  TracingReopened: own,
  TracingShared: told,
  TracingWithheld: told,
  LinkTold: told,
  LinkTakenBack: told,
  AgreementTold: told,
  AgreementTakenBack: told,
} as const satisfies Record<TracingEvent['type'], Handling>;
