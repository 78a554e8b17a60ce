import { createHash } from 'node:crypto';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { Clock } from '../../kernel/time.ts';
import type { Challenge, ChallengePurpose, Challenges } from './challenges.ts';
import { credentialKey, type CredentialOf, type Credentials, newCredentialId } from './credentials.ts';
import { type Proof, proved, unproved } from './proof.ts';

const encoded = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/);
const answerBase = {
  id: encoded(1_400),
  rawId: encoded(1_400),
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).optional(),
  authenticatorAttachment: z.string().max(40).nullish(),
};

/** What a browser answers when asked to sign, as JSON. Source: W3C Web Authentication Level 3, 5.1.8. */
export const assertionSchema = z.object({
  ...answerBase,
  response: z.object({
    clientDataJSON: encoded(8_000),
    authenticatorData: encoded(8_000),
    signature: encoded(4_000),
    userHandle: encoded(200).nullish(),
  }),
});

/** What a browser answers when asked to make a key pair. */
export const attestationSchema = z.object({
  ...answerBase,
  response: z.looseObject({
    clientDataJSON: encoded(8_000),
    attestationObject: encoded(16_000),
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

export type Assertion = z.infer<typeof assertionSchema>;
export type Attestation = z.infer<typeof attestationSchema>;

export interface PasskeyParts {
  /** `https://strait.example.org`: its host is the relying party, itself the only origin. */
  readonly publicAddress: string;
  readonly challenges: Challenges;
  readonly credentials: Credentials;
  readonly clock: Clock;
}

type Asked = Omit<Challenge, 'way'>;

/** Signing in, proving and taking over by a key that never leaves the person's device, which must verify the person. */
export interface Passkeys {
  signOptions(asked: Asked): Promise<unknown>;
  prove(response: Assertion, purpose: ChallengePurpose, session: string | null): Promise<Proof>;
  makeOptions(asked: Asked & { readonly staff: string }, name: string): Promise<unknown>;
  /** The new credential and its key; null where the answer does not hold. */
  made(
    response: Attestation,
    enrolment: string,
  ): Promise<{ readonly key: string; readonly credential: CredentialOf<'passkey'> } | null>;
}

const timeout = 300_000;
/** EdDSA, ES256, RS256. */
const algorithms = [-8, -7, -257];

export function createPasskeys(parts: PasskeyParts): Passkeys {
  const rpID = new URL(parts.publicAddress).hostname;
  const keep = async (asked: Asked, challenge: string): Promise<void> =>
    parts.challenges.keep(challenge, { ...asked, way: 'passkey' });
  return {
    async signOptions(asked) {
      // No list of keys: it would tell who has one.
      const options = await generateAuthenticationOptions({ rpID, userVerification: 'required', timeout });
      await keep(asked, options.challenge);
      return options;
    },
    prove: (response, purpose, session) => prove(parts, response, { purpose, session }),
    async makeOptions(asked, name) {
      const options = await generateRegistrationOptions({
        rpName: 'Strait',
        rpID,
        userName: name,
        userDisplayName: name,
        userID: userHandle(asked.staff),
        attestationType: 'none',
        timeout,
        supportedAlgorithmIDs: algorithms,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      await keep(asked, options.challenge);
      return options;
    },
    made: (response, enrolment) => made(parts, response, enrolment),
  };
}

async function prove(
  parts: PasskeyParts,
  response: Assertion,
  asked: { readonly purpose: ChallengePurpose; readonly session: string | null },
): Promise<Proof> {
  const challenge = challengeOf(response.response.clientDataJSON);
  const key = credentialKey('passkey', response.id);
  const kept = await parts.credentials.find('passkey', key);
  const staff = kept?.staff ?? null;
  const given =
    challenge && (await parts.challenges.take(challenge, { way: 'passkey', purposes: [asked.purpose] }));
  if (challenge === null || !given || given.session !== asked.session)
    return unproved('passkey', 'challenge', staff);
  if (kept === null || !isOf(kept.staff, response.response.userHandle))
    return unproved('passkey', 'wrong_key', staff);
  const counter = await verified(parts, response, { challenge, kept });
  if (typeof counter !== 'number') return unproved('passkey', counter, staff);
  // Two answers at once with one count: the second is a copy.
  const counted = await parts.credentials.change('passkey', key, (before) =>
    counter > before.counter || (counter === 0 && before.counter === 0) ? { ...before, counter } : null,
  );
  return counted === null ? unproved('passkey', 'counter', staff) : proved('passkey', kept.staff, key);
}

/** The authenticator's new count, or why its answer does not hold. */
async function verified(
  { publicAddress }: PasskeyParts,
  response: Assertion,
  { challenge, kept }: { readonly challenge: string; readonly kept: CredentialOf<'passkey'> },
): Promise<number | 'wrong_key' | 'counter'> {
  try {
    const { verified: holds, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON, // checked by the schema above
      expectedChallenge: challenge,
      expectedOrigin: publicAddress,
      expectedRPID: new URL(publicAddress).hostname,
      requireUserVerification: true,
      credential: {
        id: response.id,
        publicKey: new Uint8Array(Buffer.from(kept.publicKey, 'base64url')),
        counter: kept.counter,
        transports: kept.transports,
      },
    });
    return holds ? authenticationInfo.newCounter : 'wrong_key';
  } catch (error) {
    // The library throws what is a refusal here: the answer is foreign input.
    return error instanceof Error && /counter/i.test(error.message) ? 'counter' : 'wrong_key';
  }
}

async function made(
  { publicAddress, challenges, clock }: PasskeyParts,
  response: Attestation,
  enrolment: string,
) {
  const challenge = challengeOf(response.response.clientDataJSON);
  const given = challenge && (await challenges.take(challenge, { way: 'passkey', purposes: ['enrol'] }));
  if (challenge === null || !given || given.staff === null || given.enrolment !== enrolment) return null;
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON, // checked by the schema above
      expectedChallenge: challenge,
      expectedOrigin: publicAddress,
      expectedRPID: new URL(publicAddress).hostname,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (registrationInfo === undefined) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    const credential: CredentialOf<'passkey'> = {
      way: 'passkey',
      id: newCredentialId(),
      staff: given.staff,
      enrolledAt: clock(),
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports: response.response.transports ?? [],
    };
    return { key: credentialKey('passkey', id), credential };
  } catch (error) {
    if (error instanceof Error) return null; // foreign input, as above
    throw error;
  }
}

/** What the authenticator calls the person: says nothing of them. */
function userHandle(staff: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(`strait/${staff}`).digest());
}

function isOf(staff: string, handle: string | null | undefined): boolean {
  return (
    handle === null || handle === undefined || handle === Buffer.from(userHandle(staff)).toString('base64url')
  );
}

const clientSchema = z.object({ challenge: z.string().max(200) });

function challengeOf(clientDataJSON: string): string | null {
  try {
    const read = clientSchema.safeParse(
      JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')),
    );
    return read.success ? read.data.challenge : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
