import type { ContextDoor } from '../../kernel/door.ts';
import { accessDecider, deviceDecider } from './decide.ts';
import * as schemas from './events.ts';
import { handling } from './policy.ts';
import { refusals } from './refusals.ts';

/**
 * Identity: who came in and how, who was given a way in, and which devices may speak. Its commands are given by the
 * node's own hand after a proof, or by routes that tell a secret once (`app/identity`): none is derived.
 */
export const identity: ContextDoor = {
  name: 'oversight/identity',
  streams: [
    {
      kind: 'access',
      decider: accessDecider,
      commands: {},
      events: {
        SignedIn: schemas.signedInSchema,
        SignInRefused: schemas.signInRefusedSchema,
        LockedOut: schemas.lockedOutSchema,
        SignedOut: schemas.signedOutSchema,
        SessionRevoked: schemas.sessionRevokedSchema,
        Proven: schemas.provenSchema,
        DeskTakenOver: schemas.deskTakenOverSchema,
        CredentialEnrolled: schemas.credentialEnrolledSchema,
        CredentialRevoked: schemas.credentialRevokedSchema,
        EnrolmentIssued: schemas.enrolmentIssuedSchema,
        EnrolmentConfirmed: schemas.enrolmentConfirmedSchema,
        EnrolmentUsed: schemas.enrolmentUsedSchema,
      },
      handling,
      upcasters: {},
      refusals,
    },
    {
      kind: 'device',
      decider: deviceDecider,
      commands: {},
      events: {
        DeviceEnrolled: schemas.deviceEnrolledSchema,
        DeviceKeyRotated: schemas.deviceKeyRotatedSchema,
        DeviceRevoked: schemas.deviceRevokedSchema,
        DeviceWiped: schemas.deviceWipedSchema,
      },
      handling,
      upcasters: {},
      refusals,
    },
  ],
};
