import type { Handling } from '../../kernel/marking.ts';
import type { RequestEvent, SearchEvent, SubjectEvent, VaultKeyEvent } from './events.ts';
import type { BookEvent } from './events-book.ts';

/**
 * Five years: the time within which a court or a regulator asks who looked. Our own rule; the laws say "as long as
 * needed" [M].
 */
const logDays = 1826;

/** The log of openings and what stands beside it: of the oversight, whatever the subject serves. */
const logged = {
  purpose: 'oversight',
  marking: 'official_sensitive',
  release: 'never',
  keepDays: logDays,
  personal: true,
  jurisdiction: ['oversight'],
} as const satisfies Handling;

/** What is noted of the subject itself: where the event does not say otherwise, the most restrictive there is. */
const ofSubject = {
  purpose: 'oversight',
  marking: 'official_sensitive',
  release: 'never',
  keepDays: logDays,
  personal: true,
  // What acts of the oversight reach of a subject of another purpose, the policy says: holds, erasure, its own requests.
  jurisdiction: ['oversight'],
} as const satisfies Handling;

const ofRequest = { ...logged, marking: 'official' } as const satisfies Handling;

/** When the vault's key changed, and who ordered it: nothing of any person kept there. */
const ofKey = {
  purpose: 'oversight',
  marking: 'official',
  release: 'never',
  keepDays: 10_950,
  personal: false,
  jurisdiction: ['oversight'],
} as const satisfies Handling;

/** What became of the book itself: kept as the history of its keys is, for as long as the book. */
const ofBook = ofKey;

/** How each event of the records may be used, released and kept. */
export const handling = {
  SubjectRegistered: ofSubject,
  SubjectDetailPut: ofSubject,
  SubjectDetailRemoved: ofSubject,
  ErasureOrdered: ofSubject,
  SubjectErased: ofSubject,
  KeepUntilChanged: ofSubject,
  SubjectOpened: logged,
  HoldPlaced: logged,
  HoldLifted: logged,
  SubjectSearched: logged,
  RequestReceived: ofRequest,
  RequestAssigned: ofRequest,
  IdentityVerified: ofRequest,
  RequestExtended: ofRequest,
  RequestAnswered: ofRequest,
  RequestClosed: ofRequest,
  VaultKeyRotationOrdered: ofKey,
  VaultKeyRotated: ofKey,
  VaultKeysDestroyed: ofKey,
  ResumptionOrdered: ofBook,
  BookResumed: ofBook,
  ResumptionStopped: ofBook,
  PositionLost: ofBook,
} as const satisfies Record<
  (SubjectEvent | SearchEvent | RequestEvent | VaultKeyEvent | BookEvent)['type'],
  Handling
>;

/**
 * What this very event is: what tells of the subject bears the subject's own purpose and marking; what tells of those
 * who looked is the oversight's, under the subject's marking.
 */
export function handlingOfSubject(event: SubjectEvent): Handling {
  const declared = handling[event.type];
  const { purpose, marking } = event;
  return declared === ofSubject ? { ...declared, purpose, marking } : { ...declared, marking };
}
