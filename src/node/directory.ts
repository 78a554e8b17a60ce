import type { StaffMember } from '../app/session-routes.ts';
import type { Directory } from '../app/session.ts';
import type { Who } from '../app/who.ts';
import type { ActorId } from '../kernel/ids.ts';
import { markings, purposes } from '../kernel/marking.ts';
import type { Config } from './config.ts';

/** The people and devices of this node. Devices as configured: `ID=SHA256HEX`; throws on another form. */
export function createDirectory(
  staff: readonly StaffMember[],
  config: Pick<Config, 'deviceTokenSha256' | 'agency' | 'state'>,
): Directory {
  const people = new Map(staff.map((member) => [String(member.id), staffWho(member, config)]));
  const byHash = new Map(
    config.deviceTokenSha256.map((entry) => {
      const [, id, hash] = /^([a-z0-9-]{1,40})=([0-9a-f]{64})$/.exec(entry) ?? [];
      if (id === undefined || hash === undefined) throw new Error('deviceTokenSha256: ID=SHA256HEX expected');
      return [hash, deviceWho(id, config)] as const;
    }),
  );
  return { staff: (id) => people.get(id) ?? null, device: (hash) => byHash.get(hash) ?? null };
}

function staffWho({ id, desk, roles, state }: StaffMember, { agency }: Pick<Config, 'agency'>): Who {
  return {
    kind: 'staff',
    actor: id,
    desk,
    roles,
    agency,
    remits: ['channel'],
    state,
    markings,
    caveats: [],
    purposes,
    sources: null,
    provenAt: null,
    lifeAtRiskUntil: null,
  };
}

/** A detector of the node's own agency: it reports for life and border, and reads nothing. */
export function deviceWho(id: string, { agency, state }: Pick<Config, 'agency' | 'state'>): Who {
  return {
    kind: 'device',
    actor: id as ActorId,
    desk: null,
    roles: ['detection_device'],
    agency,
    remits: ['channel'],
    state,
    markings,
    caveats: [],
    purposes: ['save_life', 'border_control'],
    sources: [],
    provenAt: null,
    lifeAtRiskUntil: null,
  };
}
