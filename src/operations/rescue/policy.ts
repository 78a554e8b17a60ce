import type { Handling } from '../../kernel/marking.ts';
import type { BoatEvent } from './events-boat.ts';
import type { CallerEvent } from './events-caller.ts';
import type { ContactEvent } from './events-contact.ts';
import type { SeaConditionsRecorded } from './events-sea.ts';

const rescue = {
  purpose: 'save_life',
  marking: 'official',
  release: 'partner',
  keepDays: 3650,
  jurisdiction: ['channel'],
} as const;
/** No subject of the vault stands in it. */
const plain = { ...rescue, personal: false } as const satisfies Handling;
/** It names a subject of the vault: a caller, or the words that were said. */
const named = { ...rescue, personal: true } as const satisfies Handling;

/** How each event of the rescue may be used, released and kept. */
export const handling = {
  ContactRecorded: named,
  ContactCorrected: plain,
  PositionAdded: plain,
  ReadingChosen: plain,
  TranslationAdded: named,
  WordsJoined: plain,
  AssessmentNoted: plain,
  PositionParted: plain,
  ContactOpened: plain,
  ContactTaken: plain,
  ContactAnswered: plain,
  ContactReopened: plain,
  TimeCorrected: plain,
  LinkedToBoat: plain,
  UnlinkedFromBoat: plain,
  BoatOpened: plain,
  ContactLinked: named,
  LinkGraded: plain,
  ContactUnlinked: plain,
  EvidenceCorrected: named,
  BoatsRelated: plain,
  RelatedFrom: plain,
  BoatsUnrelated: plain,
  UnrelatedFrom: plain,
  BoatMerged: named,
  MergedInto: plain,
  BoatSplit: plain,
  SplitFrom: plain,
  PhaseRaised: plain,
  PhaseLowered: plain,
  CountsExplained: plain,
  DispersedRecorded: plain,
  HullMarked: plain,
  PromiseMade: plain,
  PromiseKept: plain,
  LogWritten: named,
  LogTranslated: named,
  OnSceneNamed: plain,
  TaskNoted: plain,
  RequestNoted: plain,
  TransferProposed: plain,
  TransferDelivered: plain,
  TransferAccepted: plain,
  TransferRefused: plain,
  TransferWithdrawn: plain,
  AssistanceOffered: plain,
  TransferAssumed: plain,
  SettlementProposed: plain,
  CoordinatorSettled: plain,
  SearchOpened: plain,
  SearchEffortRecorded: plain,
  SearchEnded: plain,
  SearchSuspended: plain,
  SearchWithdrawn: plain,
  ClosingRefused: plain,
  BoatClosed: plain,
  BoatReopened: plain,
  SafeguardingAsked: plain,
  SafeguardingMetAgain: plain,
  SafeguardingWithdrawn: plain,
  SafeguardingEnded: plain,
  SafeguardingTold: plain,
  DisputeSettled: plain,
  EvidenceRecalled: plain,
  // What is this side's own of a boat that the other took back: the other holds it.
  BoatRecalled: { ...named, release: 'never', bothStates: true },
  RecallAcknowledged: plain,
  LinkSettled: plain,
  NumberTaken: plain,
  // Of this node’s own book alone; whoever opens a boat here, of either state, gives no number before it.
  NumbersPassedOver: { ...plain, release: 'never', bothStates: true },
  SeaConditionsRecorded: plain,
  CallerMarked: named,
  CallerForgotten: { ...named, release: 'never' },
} as const satisfies Record<
  ContactEvent['type'] | BoatEvent['type'] | SeaConditionsRecorded['type'] | CallerEvent['type'],
  Handling
>;

/** Whether an event tells of a person; one of an unknown type is held to. */
export function isPersonal(type: string): boolean {
  return (handling as Readonly<Record<string, { readonly personal: boolean }>>)[type]?.personal ?? true;
}
