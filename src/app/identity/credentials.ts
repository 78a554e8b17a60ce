import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { KeptValues } from '../../journal/kept-values.ts';
import { tokenHash } from '../session.ts';

const known = z.array(z.object({ address: z.string(), at: z.number() }));
const base = {
  /** How screens and the journal name it. Null on those of before: the first half of their key's hash does. */
  id: z.string().nullable().default(null),
  staff: z.string(),
  enrolledAt: z.number(),
};
const credentialSchema = z.discriminatedUnion('way', [
  z.object({
    way: z.literal('local'),
    ...base,
    /** argon2id in the PHC form, with its salt and costs. */
    hash: z.string(),
    /** SHA-256 of the addresses from which the account was entered of late. */
    known,
  }),
  z.object({
    way: z.literal('passkey'),
    ...base,
    /** COSE public key, base64url. */
    publicKey: z.string(),
    counter: z.number(),
    transports: z.array(z.string()),
  }),
  z.object({ way: z.literal('oidc'), ...base }),
]);

export type Credential = Readonly<z.infer<typeof credentialSchema>>;
export type CredentialOf<Way extends Credential['way']> = Extract<Credential, { readonly way: Way }>;

/** A credential by its key's hash. */
export interface KeyedCredential {
  readonly key: string;
  readonly credential: Credential;
}

/** Names a way in without opening it: account names, key ids and subjects of a provider stand nowhere in clear. */
export function credentialKey(way: Credential['way'], ...words: readonly string[]): string {
  return tokenHash(JSON.stringify([way, ...words]));
}

/** How the journal names what stands under the hash of a secret: nobody comes from it to the secret. */
export function nameOfHash(hash: string): string {
  return hash.slice(0, 32);
}

/** Random: what an account or a provider calls somebody could be found again from a hash by trying, and the journal is for ever. */
export function newCredentialId(): string {
  return randomBytes(16).toString('hex');
}

/** How screens and the journal name a credential. */
export function credentialId({ key, credential }: KeyedCredential): string {
  return credential.id ?? nameOfHash(key);
}

export interface Credentials {
  find<Way extends Credential['way']>(way: Way, key: string): Promise<CredentialOf<Way> | null>;
  /** False where the key is taken: a second person never gets the first one's. */
  add(key: string, credential: Credential): Promise<boolean>;
  /** Null where it is gone or `next` makes nothing. */
  change<Way extends Credential['way']>(
    way: Way,
    key: string,
    next: (before: CredentialOf<Way>) => CredentialOf<Way> | null,
  ): Promise<CredentialOf<Way> | null>;
  of(staff: string): Promise<readonly KeyedCredential[]>;
  drop(key: string): Promise<void>;
}

const room = 'credential';

/** Ways of signing in that people hold. A secret stands here as its hash only. */
export function createCredentials(values: KeptValues): Credentials {
  return {
    find: async (way, key) => ofWay(way, await values.get(room, key)),
    async add(key, credential) {
      const written = await values.change(room, key, (before) =>
        before === null ? { ...credential } : null,
      );
      return written !== null;
    },
    async change(way, key, next) {
      const after = await values.change(room, key, (before) => {
        const present = ofWay(way, before);
        const made = present === null ? null : next(present);
        return made === null ? null : { ...made };
      });
      return ofWay(way, after);
    },
    async of(staff) {
      const found = await values.list(room, { field: 'staff', is: staff });
      return found.flatMap(({ key, value }) => {
        const credential = credentialSchema.safeParse(value);
        return credential.success ? [{ key, credential: credential.data }] : [];
      });
    },
    drop: (key) => values.drop(room, key),
  };
}

function ofWay<Way extends Credential['way']>(way: Way, value: unknown): CredentialOf<Way> | null {
  const read = credentialSchema.safeParse(value);
  return read.success && read.data.way === way ? (read.data as CredentialOf<Way>) : null; // the line before says so
}
