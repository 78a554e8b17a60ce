import { createHmac, timingSafeEqual } from 'node:crypto';
import * as client from 'openid-client';
import { newToken } from '../session.ts';
import type { Challenge, Challenges } from './challenges.ts';
import { credentialKey, type Credentials } from './credentials.ts';
import { type Proof, proved, unproved } from './proof.ts';

/** The state's own provider, as configured; the secret was read from its file. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Null: a public client, held by PKCE alone. */
  readonly clientSecret: string | null;
  readonly staffClaim: string;
}

export interface OidcParts {
  readonly settings: OidcSettings;
  readonly publicAddress: string;
  readonly challenges: Challenges;
  readonly credentials: Credentials;
  /** Told why a provider's answer did not hold; never a token. */
  readonly fault: (error: unknown) => void;
}

/** What a provider's answer came to: what was asked for, who it proves, and the key of their credential. */
export interface Returned {
  readonly asked: Challenge | null;
  readonly proof: Proof;
  /** Null where the answer does not hold. */
  readonly key: string | null;
}

export interface Oidc {
  /** Where to send the browser, and the secret that binds the flow to it; null where the provider is away. */
  begin(asked: Omit<Challenge, 'way'>): Promise<{ readonly to: string; readonly secret: string } | null>;
  finish(path: string, secret: string | undefined): Promise<Returned>;
}

export const returnPath = '/api/sign-in/oidc/return';
/** The provider must have seen the person within this, seconds: its own session must not let the watch before in. */
const freshSeconds = 60;

/**
 * Authorization code with PKCE, state and nonce; ID tokens by signature, issuer, audience, time and nonce. Nothing of a
 * flow is kept but that it was begun: the rest is derived from a secret that only the browser has.
 * Source: OpenID Connect Core 1.0, 3.1; RFC 9700, 2.1; RFC 9207.
 */
export function createOidc(parts: OidcParts): Oidc {
  const { settings, publicAddress, challenges } = parts;
  let found: Promise<client.Configuration> | null = null;
  const provider = (): Promise<client.Configuration> => {
    found ??= discover(settings).catch((error: unknown) => {
      found = null; // away now, perhaps not at the next try
      throw error;
    });
    return found;
  };
  return {
    async begin(asked) {
      const secret = newToken();
      const words = wordsOf(secret);
      try {
        const configuration = await provider();
        await challenges.keep(words.state, { ...asked, way: 'oidc' });
        const to = client.buildAuthorizationUrl(configuration, {
          redirect_uri: `${publicAddress}${returnPath}`,
          scope: 'openid',
          code_challenge: await client.calculatePKCECodeChallenge(words.verifier),
          code_challenge_method: 'S256',
          state: words.state,
          nonce: words.nonce,
          prompt: 'login',
          max_age: String(freshSeconds),
        });
        return { to: to.href, secret };
      } catch (error) {
        parts.fault(error);
        return null;
      }
    },
    async finish(path, secret) {
      const url = new URL(path, publicAddress);
      const nothing = { asked: null, proof: unproved('oidc', 'challenge'), key: null };
      if (secret === undefined) return nothing;
      const words = wordsOf(secret);
      // Compared before it is used up: a foreign page that sends the browser here must not end a flow under way.
      if (!isSame(url.searchParams.get('state'), words.state)) return nothing;
      const asked = await challenges.take(words.state, {
        way: 'oidc',
        purposes: ['sign_in', 'prove', 'take_over', 'enrol'],
      });
      if (asked === null) return nothing;
      try {
        const configuration = await provider();
        const key = await keyOf(configuration, settings, { url, words });
        if (key === null) return { asked, proof: unproved('oidc', 'token'), key };
        const credential = await parts.credentials.find('oidc', key);
        const proof =
          credential === null ? unproved('oidc', 'wrong_key') : proved('oidc', credential.staff, key);
        return { asked, proof, key };
      } catch (error) {
        parts.fault(error);
        return { asked, proof: unproved('oidc', 'token'), key: null };
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const server = new URL(issuer);
  const isLoopback = /^(?:localhost|127\.0\.0\.1)$/.test(server.hostname);
  const authentication = clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret);
  // Signatures are checked as well as the channel: a token from elsewhere must not do.
  const execute = [
    client.enableNonRepudiationChecks,
    ...(server.protocol === 'http:' && isLoopback ? [client.allowInsecureRequests] : []),
  ];
  return client.discovery(server, clientId, {}, authentication, { execute, timeout: 10 });
}

interface FlowWords {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

async function keyOf(
  configuration: client.Configuration,
  { issuer, staffClaim }: OidcSettings,
  { url, words }: { readonly url: URL; readonly words: FlowWords },
): Promise<string | null> {
  const tokens = await client.authorizationCodeGrant(configuration, url, {
    pkceCodeVerifier: words.verifier,
    expectedState: words.state,
    expectedNonce: words.nonce,
    idTokenExpected: true,
    maxAge: freshSeconds,
  });
  const claim = tokens.claims()?.[staffClaim];
  return typeof claim === 'string' && claim !== '' ? credentialKey('oidc', issuer, staffClaim, claim) : null;
}

function wordsOf(secret: string): FlowWords {
  const word = (name: string): string => createHmac('sha256', secret).update(name).digest('base64url');
  return { state: word('state'), nonce: word('nonce'), verifier: word('verifier') };
}

function isSame(given: string | null, expected: string): boolean {
  return (
    given !== null &&
    given.length === expected.length &&
    timingSafeEqual(Buffer.from(given), Buffer.from(expected))
  );
}
