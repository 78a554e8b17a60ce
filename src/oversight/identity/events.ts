import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import { deviceEnrolment, deviceId, signInFaults, signInWays, staffId } from '../../kernel/identity.ts';
import { shortName } from '../../kernel/shapes.ts';
import type { UtcText } from '../../kernel/time.ts';
import { parseUtc } from '../../kernel/time.ts';

const utc = z.custom<UtcText>((value) => typeof value === 'string' && parseUtc(value) !== null);
const way = z.enum(signInWays);
const staff = staffId;
const actor = shortName;
/** Public ids: a session's, a credential's, an enrolment's. Nothing can be opened with one. */
const session = z.string().regex(/^[0-9a-f]{24}$/);
const hashId = z.string().regex(/^[0-9a-f]{32}$/);

// One stream a person: access/<staff>. No name, no address, no token stands in any of them.
export const signedInSchema = z.strictObject({ staff, session, way, until: utc });
export const signInRefusedSchema = z.strictObject({ staff, reason: z.enum(signInFaults), way });
export const lockedOutSchema = z.strictObject({ staff, way, until: utc });
export const signedOutSchema = z.strictObject({ staff, session });
export const sessionRevokedSchema = z.strictObject({ staff, session, by: actor });
export const provenSchema = z.strictObject({ staff, session, way });
export const deskTakenOverSchema = signedInSchema.extend({
  from: staff,
  desk: z.string().max(64).nullable(),
});
export const credentialEnrolledSchema = z.strictObject({ staff, credential: hashId, way });
export const credentialRevokedSchema = z.strictObject({ staff, credential: hashId, by: actor });
export const enrolmentIssuedSchema = z.strictObject({
  staff,
  enrolment: hashId,
  until: utc,
  /** True where one pair of hands does not suffice: it opens nothing before a second person has confirmed it. */
  needsSecond: z.boolean(),
  by: actor,
});
export const enrolmentConfirmedSchema = z.strictObject({ staff, enrolment: hashId, by: actor });
export const enrolmentUsedSchema = z.strictObject({ staff, enrolment: hashId, way });

// One stream a device: device/<id>. Keys stand nowhere in the book.
export const deviceEnrolledSchema = deviceEnrolment.extend({ keyUntil: utc });
export const deviceKeyRotatedSchema = z.strictObject({ device: deviceId, keyUntil: utc, oldKeyUntil: utc });
export const deviceRevokedSchema = z.strictObject({ device: deviceId, by: actor });
const lost = z.int().min(0).max(10_000);
/** A revoked handheld wiped itself. `unsent`: entries that were never sent and are gone; `withPeople`: of them about people found. */
export const deviceWipedSchema = z.strictObject({ device: deviceId, unsent: lost, withPeople: lost });

type Happened<Type extends string, Schema extends z.ZodType> = {
  readonly type: Type;
  readonly at: UtcText;
} & Readonly<z.infer<Schema>>;

export type SignedIn = Happened<'SignedIn', typeof signedInSchema>;
export type SignInRefused = Happened<'SignInRefused', typeof signInRefusedSchema>;
export type LockedOut = Happened<'LockedOut', typeof lockedOutSchema>;
export type SignedOut = Happened<'SignedOut', typeof signedOutSchema>;
export type SessionRevoked = Happened<'SessionRevoked', typeof sessionRevokedSchema>;
export type Proven = Happened<'Proven', typeof provenSchema>;
export type DeskTakenOver = Happened<'DeskTakenOver', typeof deskTakenOverSchema>;
export type CredentialEnrolled = Happened<'CredentialEnrolled', typeof credentialEnrolledSchema>;
export type CredentialRevoked = Happened<'CredentialRevoked', typeof credentialRevokedSchema>;
export type EnrolmentIssued = Happened<'EnrolmentIssued', typeof enrolmentIssuedSchema>;
export type EnrolmentConfirmed = Happened<'EnrolmentConfirmed', typeof enrolmentConfirmedSchema>;
export type EnrolmentUsed = Happened<'EnrolmentUsed', typeof enrolmentUsedSchema>;
export type AccessEvent =
  | SignedIn
  | SignInRefused
  | LockedOut
  | SignedOut
  | SessionRevoked
  | Proven
  | DeskTakenOver
  | CredentialEnrolled
  | CredentialRevoked
  | EnrolmentIssued
  | EnrolmentConfirmed
  | EnrolmentUsed;

export type DeviceEnrolled = Happened<'DeviceEnrolled', typeof deviceEnrolledSchema>;
export type DeviceKeyRotated = Happened<'DeviceKeyRotated', typeof deviceKeyRotatedSchema>;
export type DeviceRevoked = Happened<'DeviceRevoked', typeof deviceRevokedSchema>;
export type DeviceWiped = Happened<'DeviceWiped', typeof deviceWipedSchema>;
export type DeviceEvent = DeviceEnrolled | DeviceKeyRotated | DeviceRevoked | DeviceWiped;

type Order<Type extends string, Schema extends z.ZodType, Set extends string = never> = DomainCommand & {
  readonly type: Type;
} & Readonly<Omit<z.infer<Schema>, Set>>;

/** Set by the node on the way in of the two first people of an empty node: nobody is there yet who could be a second. */
interface First {
  readonly bootstrap?: boolean;
}

/**
 * Given by the node itself once somebody has proved who they are or failed to, or by a hand-written route that tells a
 * secret once: none is derived, for none may be sent as it stands.
 */
export type AccessCommand =
  | Order<'SignIn', typeof signedInSchema>
  | Order<'RefuseSignIn', typeof signInRefusedSchema>
  | Order<'LockOut', typeof lockedOutSchema>
  | Order<'SignOut', typeof signedOutSchema>
  | Order<'RevokeSession', typeof sessionRevokedSchema, 'by'>
  | Order<'Prove', typeof provenSchema>
  | Order<'TakeOverDesk', typeof deskTakenOverSchema>
  | Order<'RevokeCredential', typeof credentialRevokedSchema, 'by'>
  | (Order<'IssueEnrolment', typeof enrolmentIssuedSchema, 'by' | 'needsSecond'> & First)
  | Order<'ConfirmEnrolment', typeof enrolmentConfirmedSchema, 'by'>
  | (Order<'UseEnrolment', typeof enrolmentUsedSchema> & { readonly credential: string } & First);

export type DeviceCommand =
  | Order<'EnrolDevice', typeof deviceEnrolledSchema, 'keyUntil'>
  | (DomainCommand & {
      readonly type: 'RotateDeviceKey';
      readonly device: string;
      readonly overlapHours: number;
    })
  | (DomainCommand & { readonly type: 'RevokeDevice'; readonly device: string })
  | Order<'NoteDeviceWiped', typeof deviceWipedSchema>;
