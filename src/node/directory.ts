import type { StaffMember } from '../app/session-routes.ts';
import type { Directory } from '../app/session.ts';
import type { ActorId } from '../kernel/ids.ts';

/** The people and devices of this node. `devices` as configured: `ID=SHA256HEX`; throws on another form. */
export function createDirectory(staff: readonly StaffMember[], devices: readonly string[]): Directory {
  const people = new Map(staff.map(({ id, desk, roles }) => [String(id), { actor: id, desk, roles }]));
  const byHash = new Map(
    devices.map((entry) => {
      const [, id, hash] = /^([a-z0-9-]{1,40})=([0-9a-f]{64})$/.exec(entry) ?? [];
      if (id === undefined || hash === undefined) throw new Error('deviceTokenSha256: ID=SHA256HEX expected');
      return [hash, { actor: id as ActorId, desk: null, roles: ['detection_device'] }] as const;
    }),
  );
  return { staff: (id) => people.get(id) ?? null, device: (hash) => byHash.get(hash) ?? null };
}
