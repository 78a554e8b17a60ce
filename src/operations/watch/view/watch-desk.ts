import { type AskedLink, createAskedLink } from '../../../kit/live/asked-link.ts';
import { createRemembered } from '../../../kit/remembered.ts';
import { createStore, type Store } from '../../../kit/store.ts';
import type { IncidentsView } from '../answer-wire.ts';
import type { AlarmsView, DesksView } from '../wire.ts';

/** What lies over a room of the watch: at most one at a time. */
export type WatchDialog =
  | { readonly kind: 'shelve'; readonly alarm: string }
  | { readonly kind: 'strength'; readonly team: string | null }
  | { readonly kind: 'conditions' }
  | { readonly kind: 'help' }
  | { readonly kind: 'refuse_help'; readonly side: 'fr' | 'uk'; readonly call: string }
  | { readonly kind: 'declare' }
  | { readonly kind: 'update'; readonly incident: string }
  | { readonly kind: 'stand_down'; readonly incident: string };

/** One person at the watch: alarms, desks and incidents, and what is opened. It outlives a change of room. */
export interface WatchDesk {
  readonly alarms: AskedLink<AlarmsView | null>;
  readonly desks: AskedLink<DesksView | null>;
  readonly incidents: AskedLink<IncidentsView | null>;
  readonly alarm: Store<string | null>;
  readonly dialog: Store<WatchDialog | null>;
  readonly incident: Store<string | null>;
  /** True: an alarm that interrupts makes a short sound. Off until the officer switches it on. */
  readonly sound: Store<boolean>;
}

/** The stream says when to ask; where it is silent all is asked this often all the same. */
const askEveryMilliseconds = 10_000;

function link<Told extends { readonly position: string }>(path: string): AskedLink<Told | null> {
  return createAskedLink<Told, Told | null>({
    empty: null,
    path: () => path,
    join: (_before, told) => told,
    everyMilliseconds: askEveryMilliseconds,
  });
}

function createWatchDesk(staff: string): WatchDesk {
  return {
    alarms: link<AlarmsView>('/api/operations/watch/alarms'),
    desks: link<DesksView>('/api/operations/watch/desks'),
    incidents: link<IncidentsView>('/api/operations/watch/incidents'),
    alarm: createStore<string | null>(null),
    dialog: createStore<WatchDialog | null>(null),
    incident: createStore<string | null>(null),
    sound: createRemembered<boolean>(`strait.alarm-sound.${staff}`, false, {
      read: (stored) => (typeof stored === 'boolean' ? stored : null),
    }),
  };
}

let seated: { readonly owner: string; readonly desk: WatchDesk } | null = null;

/** The watch desk of whoever sits here; another person, or other rights, begin afresh. */
export function watchDeskOf(owner: string, staff: string): WatchDesk {
  if (seated?.owner !== owner) seated = { owner, desk: createWatchDesk(staff) };
  return seated.desk;
}
