import type { NightNode } from './test-watch-night.ts';
import type {
  BoardAnswer,
  BoatView,
  ContactView,
  TimelineEntry,
} from '../src/operations/rescue/board-wire.ts';
import type { AlarmHistoryView, HandoverAnswer } from '../src/operations/watch/answer-wire.ts';
import type { AlarmsView, AlarmView } from '../src/operations/watch/wire.ts';
import { ledgerOf } from '../src/operations/rescue/ledger.ts';
import type { ContactPosition } from '../src/operations/rescue/wire.ts';

export type { BoatView };

const rescue = '/api/operations/rescue';
const watch = '/api/operations/watch';

/** What stands on the record of the night, as a duty officer of each side reads it, and what other desks write in it. */
export interface NightRecord {
  /** A third desk records what it received: `said` are fields of the contact beside its id and times. */
  receives(contact: string, said: object): Promise<void>;
  /** Two orders of that desk: it records one call, and opens a boat on it, in distress where it is swamped. */
  opens(said: OpenedBoat): Promise<BoatView>;
  /** A third desk gives another order of the rescue. */
  orders(order: string, body: object): Promise<void>;
  boats(): Promise<readonly BoatView[]>;
  /** The boat that was opened last; throws where there is none. */
  newestBoat(): Promise<BoatView>;
  /** The boat as it stands now; throws where there is none. */
  boat(id: string): Promise<BoatView>;
  /** The types of all that is recorded of a boat, oldest first, each with who did it. */
  entries(boat: string): Promise<readonly string[]>;
  contacts(): Promise<readonly ContactView[]>;
  contact(id: string): Promise<ContactView>;
  /** Alarms of one kind that stand for a side. */
  alarms(side: 'fr' | 'uk', kind: string): Promise<readonly AlarmView[]>;
  alarmEntries(alarm: string): Promise<AlarmHistoryView['entries']>;
  handovers(desk: string): Promise<HandoverAnswer>;
}

/** A boat that nobody at the desks under test has seen: grey and inflatable, one caller. `id`: eight letters and figures. */
export interface OpenedBoat {
  readonly id: string;
  readonly people: number;
  readonly hull: 'swamped' | 'dry';
  /** Latitude and longitude, degrees of WGS 84. */
  readonly at: readonly [number, number];
  /** The invented telephone of its caller; absent: none was told. */
  readonly phone?: string;
}

/** What look-alike boats have in common. */
export const greyBoat = { colour: 'grey', hullKind: 'inflatable' };

/** Reads and seeds by the node's own addresses, in sessions of staff whose desks are not under test. */
export function recordOf(node: NightNode): NightRecord {
  const read = <Value>(path: string, side: 'fr' | 'uk' = 'uk') =>
    node.read<Value>(`demo-${side}-duty-1`, path);
  const orders = (order: string, body: object) => node.order('demo-uk-duty-1', `${rescue}/${order}`, body);
  const receives = async (contact: string, said: object) => {
    const at = node.now();
    const fields = { kind: 'report', channel: 'call', receivedAt: at, happenedAt: at, claims: {} };
    await orders('record-contact', { contact, ...fields, ...said });
  };
  const board = () => read<BoardAnswer>(`${rescue}/board`);
  const inFull = (boat: string) =>
    read<{ readonly boat: BoatView; readonly timeline: readonly TimelineEntry[] }>(`${rescue}/boats/${boat}`);
  return {
    receives,
    async opens({ id, people, hull, at, phone }) {
      await receives(`c-${id}`, {
        caller: callerOf(id),
        ...(phone === undefined ? {} : { phone }),
        claims: { persons: just(people), hull, ...greyBoat },
        positions: seenAt(at, node.now()),
      });
      const phase = hull === 'swamped' ? 'distress' : 'alert';
      await orders('open-boat', { boat: `b-${id}`, contact: `c-${id}`, phase });
      return (await inFull(`b-${id}`)).boat;
    },
    orders,
    boats: async () => (await board()).boats,
    async newestBoat() {
      const { boats } = await board();
      const newest = boats.toSorted((a, b) => b.openedAt.localeCompare(a.openedAt, 'en'))[0];
      if (newest === undefined) throw new Error('no boat is on record');
      return newest;
    },
    boat: async (id) => (await inFull(id)).boat,
    entries: async (boat) => (await inFull(boat)).timeline.map(({ type, by }) => `${type} ${by}`),
    contacts: async () => (await board()).contacts,
    contact: async (id) =>
      (await read<{ readonly contact: ContactView }>(`${rescue}/contacts/${id}`)).contact,
    async alarms(side, kind) {
      const { alarms } = await read<AlarmsView>(`${watch}/alarms`, side);
      return alarms.filter((one) => one.kind === kind && one.side === side && one.phase !== 'normal');
    },
    alarmEntries: async (alarm) => (await read<AlarmHistoryView>(`${watch}/alarms/${alarm}`)).entries,
    handovers: (desk) => read<HandoverAnswer>(`${watch}/handover?desk=${desk}&kind=shift`),
  };
}

/** Of a boat as it stands: how many are claimed to be aboard, and how many are not accounted for. */
export function peopleOf(boat: BoatView) {
  const { claimed, unaccounted } = ledgerOf(boat);
  return { claimed, unaccounted };
}

/** So many, and no doubt about it. */
export function just(count: number): { readonly min: number; readonly max: number; readonly best: number } {
  return { min: count, max: count, best: count };
}

/** One position of a contact, in degrees of WGS 84, held at a moment. */
export function seenAt(
  [lat, lon]: readonly [number, number],
  at: ContactPosition['at'],
  source: ContactPosition['source'] = 'verbal',
) {
  return [{ id: 'p1', at, lat, lon, accuracyMetres: 150, source }];
}

/** The vault's token of an invented caller, by the first letter of what it is about. */
export function callerOf(id: string): string {
  return `s-${(id.codePointAt(0) ?? 0).toString(16).padStart(2, '0').repeat(16)}`;
}
