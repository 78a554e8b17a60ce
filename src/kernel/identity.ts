import { z } from 'zod';
import { deviceRoles } from './device-roles.ts';
import { shortName } from './shapes.ts';

/** Ways of saying who one is. */
export const signInWays = ['demonstration', 'local', 'passkey', 'oidc'] as const;
export type SignInWay = (typeof signInWays)[number];

/** Why somebody was not let in: for the journal and the counts, never for the answer. */
export const signInFaults = [
  'wrong_secret',
  'locked',
  'no_post',
  'wrong_key',
  'counter',
  'challenge',
  'token',
  'other_person',
] as const;
export type SignInFault = (typeof signInFaults)[number];

/** Ids as the registers give them: lower case, never a name. */
export const staffId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
export const agencyId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/);
export const deviceId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/);

/** What a device is enrolled with: the sources it may speak for, and the days until its key must be renewed. */
export const deviceEnrolment = z.strictObject({
  device: deviceId,
  role: z.enum(deviceRoles),
  agency: agencyId,
  sources: z.array(shortName).min(1).max(50).readonly(),
  days: z.int().min(1).max(730),
});
