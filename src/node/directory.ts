import { anySource } from '../app/identity/speak-for.ts';
import type { ReadRows } from '../app/project.ts';
import type { StaffMember } from '../app/session-routes.ts';
import type { Directory } from '../app/session.ts';
import type { Who } from '../app/who.ts';
import type { Projector } from '../journal/projector.ts';
import type { ActorId, DeskId } from '../kernel/ids.ts';
import { markings, purposes } from '../kernel/marking.ts';
import { type Instant, toUtc } from '../kernel/time.ts';
import { emptyBook, type Holding, holdingAt, type StaffBook } from '../oversight/staff/book.ts';
import { staffProjection } from '../oversight/staff/projections.ts';
import { readBook, readChanged } from '../oversight/staff/staff-reader.ts';
import type { Config } from './config.ts';

/** The people and devices of this node at any moment, from memory. */
export interface StaffDirectory extends Directory {
  /** What this person holds at that moment; null where nothing: unknown, not yet in service, left, between posts. */
  staff(id: string, at: Instant): Who | null;
  /** Everybody who holds something at that moment, by id: for the access review. */
  all(at: Instant): readonly Who[];
  /** The register itself, as last read. */
  book(): StaffBook;
  /** Resolves when the register as it stands now has been read; throws where the store is away. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface DirectoryParts {
  /** The program's own reader of the staff projection. */
  readonly read: ReadRows;
  readonly projector: Pick<Projector, 'onAdvanced'>;
  /** The device that holds a token of this SHA-256 (hex) at a moment; null for none. */
  readonly devices: (tokenHash: string, at: Instant) => Who | null;
  /** Told where the register could not be read: the one read last stays in force until it can. */
  readonly fault: (error: unknown) => void;
}

/**
 * Who may be here and as what, derived from the staff register. Held in memory and read again whenever the projection
 * has moved and the register with it. Dates are asked of each moment: an assignment or post that ended a millisecond
 * ago gives nothing, without anything being read.
 */
export function createDirectory(parts: DirectoryParts): StaffDirectory {
  let book: StaffBook = emptyBook;
  let changed = -1;
  let wanted = false;
  let running: Promise<void> = Promise.resolve();

  async function load(): Promise<void> {
    const newest = await readChanged(parts.read);
    if (newest === changed) return;
    book = await readBook(parts.read);
    changed = newest;
  }

  /** One reading at a time; what advances meanwhile is read once, after it. */
  function refresh(): Promise<void> {
    if (!wanted) {
      wanted = true;
      running = running
        .catch(() => {}) // told to whoever waited for that reading
        .then(() => {
          wanted = false;
          return load();
        });
    }
    return running;
  }

  let heard = -1;
  const stop = parts.projector.onAdvanced(({ name, state, changed: newest }) => {
    if (name !== staffProjection.name || state !== 'active' || newest <= heard) return;
    heard = newest;
    refresh().catch((error: unknown) => {
      heard = -1; // with whatever is written next it is tried again
      parts.fault(error);
    });
  });

  const staff = (id: string, at: Instant): Who | null => {
    const holding = holdingAt(book, id, toUtc(at));
    return holding === null ? null : staffWho(id, holding);
  };
  return {
    staff,
    device: parts.devices,
    all: (at) => [...book.people.keys()].toSorted().flatMap((id) => staff(id, at) ?? []),
    book: () => book,
    refresh,
    async close() {
      stop();
      await running.catch(() => {}); // told to whoever waited for it
    },
  };
}

function staffWho(id: string, holding: Holding): Who {
  const { desk, roles, agency, remits, state, caveats } = holding;
  return {
    kind: 'staff',
    actor: id as ActorId, // ids of the register are actors
    desk: desk as DeskId, // as written in the register of desks
    roles,
    agency,
    remits,
    state,
    markings: holding.markings,
    caveats,
    purposes: holding.purposes,
    sources: null,
    provenAt: null,
    lifeAtRiskUntil: null,
  };
}

/** A directory of given people, and devices as configured: `ID=SHA256HEX`; throws on another form. */
export function configuredDirectory(
  staff: readonly StaffMember[],
  config: Pick<Config, 'deviceTokenSha256' | 'agency' | 'state'>,
): Directory {
  const people = new Map(staff.map((member) => [String(member.id), givenWho(member, config)]));
  const device = configuredDevices(config);
  return { staff: (id) => people.get(id) ?? null, device };
}

/** Devices as configured: `ID=SHA256HEX`; throws on another form. */
export function configuredDevices(
  config: Pick<Config, 'deviceTokenSha256' | 'agency' | 'state'>,
): (tokenHash: string) => Who | null {
  const byHash = new Map(
    config.deviceTokenSha256.map((entry) => {
      const [, id, hash] = /^([a-z0-9-]{1,40})=([0-9a-f]{64})$/.exec(entry) ?? [];
      if (id === undefined || hash === undefined) throw new Error('deviceTokenSha256: ID=SHA256HEX expected');
      return [hash, deviceWho(id, config)] as const;
    }),
  );
  return (hash) => byHash.get(hash) ?? null;
}

function givenWho({ id, desk, roles, state }: StaffMember, { agency }: Pick<Config, 'agency'>): Who {
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
export function deviceWho(
  id: string,
  { agency, state, demonstration }: Pick<Config, 'agency' | 'state'> & Partial<Pick<Config, 'demonstration'>>,
): Who {
  return {
    kind: 'device',
    actor: id as ActorId,
    desk: null,
    // The demonstration's one key is both its sensors' and its message gateway's.
    roles:
      demonstration === true
        ? ['detection_device', 'contact_device', 'site_device', 'plate_device']
        : ['detection_device'],
    agency,
    remits: ['channel'],
    state,
    markings,
    caveats: [],
    purposes: ['save_life', 'border_control'],
    sources: [anySource],
    provenAt: null,
    lifeAtRiskUntil: null,
  };
}
