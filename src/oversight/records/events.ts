import { z } from 'zod';
import { shortName, subjectId } from '../../kernel/shapes.ts';
import type { DomainCommand } from '../../kernel/decider.ts';
import { markings, purposes } from '../../kernel/marking.ts';
import { parseUtc, type UtcText } from '../../kernel/time.ts';
import type { SubjectOrder, VaultKeyOrder } from '../../kernel/vault-orders.ts';
import {
  detailKinds,
  openingReasons,
  searchableKinds,
  subjectKinds,
  standingReasons,
} from '../../kernel/vault.ts';
import { isDate } from './clock.ts';
import {
  channels,
  closings,
  erasureGrounds,
  extensionReasons,
  holdReasons,
  openingActs,
  refusalGrounds,
  regimes,
  requestKinds,
  requestOutcomes,
} from './wire.ts';

const staffId = shortName;
/** A calendar date that exists, where the act is to be done. */
export const localDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isDate, 'date_expected');
const utc = z
  .string()
  .max(32)
  .refine((text) => parseUtc(text) !== null, 'utc_expected')
  .transform((text) => text as UtcText); // checked in the line above

/** Each event of a subject says what its subject is: by that it is marked and kept apart. */
const own = { subject: subjectId, purpose: z.enum(purposes), marking: z.enum(markings) };

export const subjectRegisteredSchema = z.strictObject({ ...own, kind: z.enum(subjectKinds), keepUntil: utc });
export const subjectDetailPutSchema = z.strictObject({
  ...own,
  detail: shortName,
  kind: z.enum(detailKinds),
  /** SHA-256, hex, of what was sealed: never of what it says. */
  sealedHash: z.string().regex(/^[0-9a-f]{64}$/),
});
export const subjectDetailRemovedSchema = z.strictObject({ ...own, detail: shortName });
export const subjectOpenedSchema = z.strictObject({
  ...own,
  kinds: z.array(z.enum(detailKinds)).max(detailKinds.length).readonly(),
  reason: z.enum(openingReasons),
  reference: shortName.nullable(),
  /** The subject under which the typed reason is sealed. */
  note: subjectId.nullable(),
  /** Whom it is told to: a body or `subject`, never a name. */
  recipient: shortName.nullable(),
  under: z.enum(['duty', 'break_glass']),
  act: z.enum(openingActs),
});
export const holdPlacedSchema = z.strictObject({ ...own, hold: shortName, reason: z.enum(holdReasons) });
export const holdLiftedSchema = z.strictObject({ ...own, hold: shortName });
export const erasureOrderedSchema = z.strictObject({ ...own, ground: z.enum(erasureGrounds) });
export const subjectErasedSchema = z.strictObject({
  ...own,
  ground: z.enum([...erasureGrounds, 'restored_again']),
});
export const keepUntilChangedSchema = z.strictObject({ ...own, keepUntil: utc });

/** What the holds of a person's requests are called: nobody places or lifts such a one by hand. */
export const requestHold = (request: string): string => `request:${request}`;

export const placeHoldSchema = z.strictObject({
  subject: subjectId,
  hold: shortName.refine((name) => !name.startsWith(requestHold('')), 'reserved'),
  // A hold for a request of the person comes and goes with that request.
  reason: z.enum(holdReasons).exclude(['subject_request']),
});
export const liftHoldSchema = z.strictObject({ subject: subjectId, hold: shortName });
export const eraseSubjectSchema = z.strictObject({ subject: subjectId, ground: z.enum(erasureGrounds) });

export const subjectSearchedSchema = z.strictObject({
  kind: z.enum(searchableKinds),
  purpose: z.enum(purposes),
  reason: z.enum(openingReasons),
  reference: shortName.nullable(),
  note: subjectId.nullable(),
  /** Absent before it was recorded, and where nothing stood for a typed reason. */
  standing: z.enum(standingReasons).optional(),
  /** How many were shown; what was asked for is nowhere. */
  found: z.int().min(0),
});

/** A request's number, short enough to name its hold. */
const of = { request: shortName.max(48) };
const ends = z.strictObject({ plain: localDate, rolled: localDate }).readonly();
const due = z.strictObject({ answer: ends, extended: ends }).readonly();

export const receiveRequestSchema = z.strictObject({
  ...of,
  kind: z.enum(requestKinds),
  regime: z.enum(regimes),
  receivedOn: localDate,
  /** Reasonable doubt who asks: the clock then starts when it is settled. Source: GDPR Art. 12(6) [M]. */
  identityDoubted: z.boolean(),
  subject: subjectId.nullable(),
  /** Whose act is contested, by staff id: they decide nothing of it. */
  contestedActor: staffId.nullable(),
});
export const assignRequestSchema = z.strictObject({ ...of, assignee: staffId });
export const verifyIdentitySchema = z.strictObject({
  ...of,
  verifiedOn: localDate,
  subject: subjectId.nullable(),
});
export const extendRequestSchema = z.strictObject({
  ...of,
  reason: z.enum(extensionReasons),
  /** When the person was told of it. */
  toldOn: localDate,
});
export const answerRequestSchema = z.strictObject({
  ...of,
  outcome: z.enum(requestOutcomes).exclude(['refused']),
  /** Why a part is withheld; null where all was granted. */
  ground: z.enum(refusalGrounds).nullable(),
  toldBy: z.enum(channels),
});
export const refuseRequestSchema = z.strictObject({
  ...of,
  ground: z.enum(refusalGrounds),
  toldBy: z.enum(channels),
});
export const closeRequestSchema = z.strictObject({ ...of, because: z.enum(closings) });

export const requestReceivedSchema = receiveRequestSchema.extend({ due });
export const requestAssignedSchema = assignRequestSchema;
export const identityVerifiedSchema = verifyIdentitySchema.extend({
  verifiedBy: staffId,
  due,
  kind: z.enum(requestKinds),
});
export const requestExtendedSchema = extendRequestSchema.extend({ extendedTo: ends });
export const requestAnsweredSchema = z.strictObject({
  ...of,
  outcome: z.enum(requestOutcomes),
  ground: z.enum(refusalGrounds).nullable(),
  toldBy: z.enum(channels),
});
export const requestClosedSchema = closeRequestSchema.extend({
  /** So that what was held for the request is released in the same step. */
  subject: subjectId.nullable(),
  kind: z.enum(requestKinds),
});

export const rotateVaultKeySchema = z.strictObject({});
export const vaultKeyRotationOrderedSchema = z.strictObject({ by: staffId });
export const vaultKeyRotatedSchema = z.strictObject({
  /** Told by the provider: it tells nothing of the key. */
  keyId: shortName,
  /** How many subjects' keys stand under it. */
  rewrapped: z.int().min(0),
  /** Subjects whose key could not be unwrapped: left under the older one. */
  damaged: z.int().min(0),
});
export const vaultKeysDestroyedSchema = z.strictObject({ keys: z.int().min(1) });

type Said<Type extends string, Schema extends z.ZodType> = {
  readonly type: Type;
  readonly at: UtcText;
} & Readonly<z.infer<Schema>>;
type Order<Type extends string, Schema extends z.ZodType> = DomainCommand &
  Readonly<z.infer<Schema>> & { readonly type: Type };

export type SubjectRegistered = Said<'SubjectRegistered', typeof subjectRegisteredSchema>;
export type SubjectDetailPut = Said<'SubjectDetailPut', typeof subjectDetailPutSchema>;
export type SubjectDetailRemoved = Said<'SubjectDetailRemoved', typeof subjectDetailRemovedSchema>;
export type SubjectOpened = Said<'SubjectOpened', typeof subjectOpenedSchema>;
export type HoldPlaced = Said<'HoldPlaced', typeof holdPlacedSchema>;
export type HoldLifted = Said<'HoldLifted', typeof holdLiftedSchema>;
export type ErasureOrdered = Said<'ErasureOrdered', typeof erasureOrderedSchema>;
export type SubjectErased = Said<'SubjectErased', typeof subjectErasedSchema>;
export type KeepUntilChanged = Said<'KeepUntilChanged', typeof keepUntilChangedSchema>;
export type SubjectEvent =
  | SubjectRegistered
  | SubjectDetailPut
  | SubjectDetailRemoved
  | SubjectOpened
  | HoldPlaced
  | HoldLifted
  | ErasureOrdered
  | SubjectErased
  | KeepUntilChanged;

export type SubjectSearched = Said<'SubjectSearched', typeof subjectSearchedSchema>;
export type SearchEvent = SubjectSearched;

export type RequestReceived = Said<'RequestReceived', typeof requestReceivedSchema>;
export type RequestAssigned = Said<'RequestAssigned', typeof requestAssignedSchema>;
export type IdentityVerified = Said<'IdentityVerified', typeof identityVerifiedSchema>;
export type RequestExtended = Said<'RequestExtended', typeof requestExtendedSchema>;
export type RequestAnswered = Said<'RequestAnswered', typeof requestAnsweredSchema>;
export type RequestClosed = Said<'RequestClosed', typeof requestClosedSchema>;
export type RequestEvent =
  | RequestReceived
  | RequestAssigned
  | IdentityVerified
  | RequestExtended
  | RequestAnswered
  | RequestClosed;

export type VaultKeyRotationOrdered = Said<'VaultKeyRotationOrdered', typeof vaultKeyRotationOrderedSchema>;
export type VaultKeyRotated = Said<'VaultKeyRotated', typeof vaultKeyRotatedSchema>;
export type VaultKeysDestroyed = Said<'VaultKeysDestroyed', typeof vaultKeysDestroyedSchema>;
export type VaultKeyEvent = VaultKeyRotationOrdered | VaultKeyRotated | VaultKeysDestroyed;

export type RotateVaultKey = DomainCommand & { readonly type: 'RotateVaultKey' };
export type VaultKeyCommand = RotateVaultKey | VaultKeyOrder;

export type PlaceHold = Order<'PlaceHold', typeof placeHoldSchema>;
export type LiftHold = Order<'LiftHold', typeof liftHoldSchema>;
export type EraseSubject = Order<'EraseSubject', typeof eraseSubjectSchema>;
export type SubjectCommand = PlaceHold | LiftHold | EraseSubject | SubjectOrder;

export type ReceiveRequest = Order<'ReceiveRequest', typeof receiveRequestSchema>;
export type AssignRequest = Order<'AssignRequest', typeof assignRequestSchema>;
export type VerifyIdentity = Order<'VerifyIdentity', typeof verifyIdentitySchema>;
export type ExtendRequest = Order<'ExtendRequest', typeof extendRequestSchema>;
export type AnswerRequest = Order<'AnswerRequest', typeof answerRequestSchema>;
export type RefuseRequest = Order<'RefuseRequest', typeof refuseRequestSchema>;
export type CloseRequest = Order<'CloseRequest', typeof closeRequestSchema>;
export type RequestCommand =
  | ReceiveRequest
  | AssignRequest
  | VerifyIdentity
  | ExtendRequest
  | AnswerRequest
  | RefuseRequest
  | CloseRequest;
