import { sha256Hex } from '../../../kernel/sha256.ts';
import type { Cause } from '../words.ts';
import { limits } from './figures.ts';
import type { Alert } from './memory.ts';
import type { AlertGroup, Explanation, Outcome } from './shapes.ts';

/** Alerts that are one matter, kept while they go on. */
export interface Groups {
  add(alert: Alert, explanation: Explanation): Extract<Outcome, { readonly kind: 'grouped' }>;
}

const groupsMax = 400;
const namedMax = 20;

/** Causes that are one matter over the whole site; the others are one for each zone. */
const overTheSite: ReadonlySet<Cause> = new Set(['wind', 'storm']);

/** A group ends when nothing has joined it for ten minutes; it is then another one. */
export function createGroups(site: string): Groups {
  const open = new Map<string, { group: AlertGroup; devices: Set<string> }>();
  return {
    add({ from, at }, { cause, evidence }) {
      const zone = from.device.zone;
      const name = overTheSite.has(cause) ? cause : `${cause}/${zone}`;
      const held = open.get(name);
      const isNew = held === undefined || at - held.group.lastAt > limits.groupSeconds * 1000;
      const devices = isNew ? new Set<string>() : held.devices;
      devices.add(from.device.device);
      const group: AlertGroup = {
        group: isNew ? `sg-${sha256Hex(`${site}/${name}/${at}`).slice(0, 20)}` : held.group.group,
        cause,
        zone,
        from: isNew ? at : held.group.from,
        lastAt: at,
        count: isNew ? 1 : held.group.count + 1,
        deviceCount: devices.size,
        devices:
          isNew || held.group.devices.length < namedMax
            ? [...devices].slice(0, namedMax)
            : held.group.devices,
        evidence,
      };
      open.delete(name); // so that the oldest stands first and is the one that goes
      open.set(name, { group, devices });
      const oldest = open.size > groupsMax ? open.keys().next().value : undefined;
      if (oldest !== undefined) open.delete(oldest);
      return { kind: 'grouped', group, isNew };
    },
  };
}
