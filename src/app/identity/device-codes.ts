import { z } from 'zod';
import type { KeptValues } from '../../journal/kept-values.ts';
import type { ActorId, DeskId } from '../../kernel/ids.ts';
import { addSeconds, type Clock, type Instant } from '../../kernel/time.ts';
import { tokenHash } from '../session.ts';
import type { Devices } from './devices.ts';
import { newCode, plain } from './enrolment.ts';
import type { Author } from './record.ts';

/** One-time codes by which a handheld comes to its key: nobody types 43 signs with gloves on. */
export interface DeviceCodes {
  /** A code for a device in use; those before it are worthless from now on. Told once. */
  issue(by: Author, device: string): Promise<{ readonly code: string; readonly until: Instant }>;
  /**
   * Uses it up: the device’s new key, its old ones ended at once. The rotation stands in the book under whoever issued
   * the code. Null: unknown, used, expired, or of a device that may have no key.
   */
  use(code: string): Promise<{ readonly device: string; readonly key: string } | null>;
}

const room = 'device_code';
/** Good while somebody stands beside. Ten signs are 50 bits: with the limit on ways in, not to be guessed in that time. */
const lifeSeconds = 900;
const signs = 10;

const keptSchema = z.object({
  device: z.string(),
  by: z.object({
    actor: z.custom<ActorId>((value) => typeof value === 'string'),
    desk: z.custom<DeskId>((value) => typeof value === 'string').nullable(),
    agency: z.string().nullable(),
    roles: z.array(z.string()),
  }),
  expiresAt: z.number(),
});

export function createDeviceCodes(of: {
  readonly values: KeptValues;
  readonly clock: Clock;
  readonly devices: Pick<Devices, 'rotate'>;
}): DeviceCodes {
  const { values, clock, devices } = of;
  return {
    async issue({ actor, desk, agency, roles }, device) {
      const code = newCode(signs);
      const until = addSeconds(clock(), lifeSeconds);
      for (const { key } of await values.list(room, { field: 'device', is: device }))
        await values.drop(room, key);
      const by = { actor, desk, agency, roles: [...roles] };
      await values.put(room, tokenHash(plain(code)), { device, by, expiresAt: until });
      return { code, until };
    },
    async use(code) {
      const kept = keptSchema.safeParse(await values.take(room, tokenHash(plain(code))));
      if (!kept.success || kept.data.expiresAt <= clock()) return null;
      const { device, by } = kept.data;
      const rotated = await devices.rotate(by, device, true);
      return rotated.ok ? { device, key: rotated.value.key } : null;
    },
  };
}
