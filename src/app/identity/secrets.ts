import { hash, verify } from '@node-rs/argon2';

/** How a secret becomes a hash and is compared with one: a port, so that tests count. */
export interface SecretHashes {
  hash(secret: string): Promise<string>;
  verify(hash: string, secret: string): Promise<boolean>;
}

/** 19 MiB, two passes, one lane. Source: OWASP Password Storage Cheat Sheet, Argon2id; ASVS 5.0, 11.4.2. */
const costs = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash of nothing anybody has: what an unknown account is compared with, at the same cost. */
export const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

const waitingMax = 200;

/** At most `atOnceMax` computed at a time, so that a flood of tries takes memory from nobody else; some wait, the rest hear 429. */
export function createSecretHashes(atOnceMax = 4): SecretHashes {
  let running = 0;
  const waiting: (() => void)[] = [];
  const inTurn = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (waiting.length >= waitingMax) throw Object.assign(new Error('too many secrets'), { statusCode: 429 });
    if (running >= atOnceMax) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
  return {
    hash: (secret) => inTurn(() => hash(secret.normalize('NFKC'), costs)),
    verify: (kept, secret) => inTurn(() => verify(kept, secret.normalize('NFKC'))),
  };
}
