import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { Assertion, Attestation } from './passkeys.ts';

interface Asked {
  readonly challenge: string;
}

/** How an answer differs from an honest one. */
export interface Deviation {
  readonly origin?: string;
  readonly rpId?: string;
  /** The person was not verified. */
  readonly unverified?: boolean;
  readonly counter?: number;
  readonly challenge?: string;
  readonly userHandle?: string;
}

/** For tests: an authenticator in software with one ES256 key, as W3C Web Authentication Level 3 describes it. */
export function fakeAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rawId = randomBytes(32);
  const id = rawId.toString('base64url');
  let counter = 0;
  const authenticatorData = (but: Deviation, more: Buffer | null): Buffer => {
    counter = but.counter ?? counter + 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const flags = 0x01 | (but.unverified ? 0 : 0x04) | (more === null ? 0 : 0x40);
    const rpHash = sha256(Buffer.from(but.rpId ?? new URL(origin).hostname));
    return Buffer.concat([rpHash, Buffer.from([flags]), count, more ?? Buffer.alloc(0)]);
  };
  const named = { id, rawId: id, type: 'public-key', clientExtensionResults: {} } as const;
  return {
    /** Makes its key known: the answer to registration options. */
    attest(asked: Asked, but: Deviation = {}): Attestation {
      const clientDataJSON = clientJson('webauthn.create', asked, { origin, ...but }).toString('base64url');
      const attestationObject = attestation(authenticatorData(but, attested(rawId, publicKey)));
      return { ...named, response: { clientDataJSON, attestationObject, transports: ['internal'] } };
    },
    /** Signs: the answer to authentication options. */
    assert(asked: Asked, but: Deviation = {}): Assertion {
      const clientData = clientJson('webauthn.get', asked, { origin, ...but });
      const authenticator = authenticatorData(but, null);
      const signed = Buffer.concat([authenticator, sha256(clientData)]);
      return {
        ...named,
        response: {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: authenticator.toString('base64url'),
          signature: sign('sha256', signed, privateKey).toString('base64url'),
          ...(but.userHandle === undefined ? {} : { userHandle: but.userHandle }),
        },
      };
    },
  };
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function clientJson(type: string, asked: Asked, { origin, challenge }: Deviation): Buffer {
  return Buffer.from(
    JSON.stringify({ type, challenge: challenge ?? asked.challenge, origin, crossOrigin: false }),
  );
}

/** Credential id and public key (COSE, RFC 9053) behind a null AAGUID. */
function attested(id: Buffer, publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const cose = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]),
  );
  const length = Buffer.alloc(2);
  length.writeUInt16BE(id.length);
  return Buffer.concat([Buffer.alloc(16), length, id, Buffer.from(cose)]);
}

function attestation(authenticatorData: Buffer): string {
  const object = isoCBOR.encode(
    new Map<string, string | Uint8Array | Map<string, string>>([
      ['fmt', 'none'],
      ['attStmt', new Map<string, string>()],
      ['authData', new Uint8Array(authenticatorData)],
    ]),
  );
  return Buffer.from(object).toString('base64url');
}
