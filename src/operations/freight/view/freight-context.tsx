import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { type Act, useAct } from '../../../kit/acts/use-act.ts';
import type { Order } from '../../../kit/acts/send-act.ts';
import { type Resource, useNudge, useResource } from '../../../kit/resource.ts';
import { deskOwner } from '../../../kit/room/desk-owner.ts';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import type { Standing } from '../passage-standing.ts';
import type { PassageAnswer, PassagesAnswer, RegistersAnswer } from '../wire.ts';
import type { Direction, VehicleForm } from '../words.ts';
import { openedPassageOf } from './opened-passage.ts';
import { freightAction, type FreightAct } from './orders.ts';
import { freightText } from './text.ts';
import { registerText } from './text-forms.ts';

/** What lies over the room: at most one act at a time. */
export type FreightDialog =
  | { readonly kind: 'open' }
  | { readonly kind: 'find' }
  | { readonly kind: 'correct'; readonly passage: string; readonly control: string }
  | { readonly kind: PassageForm; readonly passage: string }
  | { readonly kind: 'place'; readonly place: string | null }
  | { readonly kind: 'lane'; readonly place: string; readonly lane: string | null }
  | { readonly kind: 'equipment'; readonly equipment: string | null };

/** Forms over one passage. */
export type PassageForm = 'record' | 'join' | 'part' | 'next' | 'plate' | 'vehicle' | 'met';

/** Which passages are listed. */
export interface Filter {
  readonly place: string;
  readonly standing: Standing | '';
  readonly lane: string;
  readonly direction: Direction | '';
  readonly form: VehicleForm | '';
  /** Arrived in the last so many hours; empty: whenever. */
  readonly hours: string;
  /** The beginning of a reference; empty: any. */
  readonly text: string;
  /** How many rows a page has: what is sorted, filtered by words, exported and printed. */
  readonly rows: string;
  readonly after: string | null;
}

/** What every view of freight works on. */
export interface Freight {
  readonly list: Resource<PassagesAnswer>;
  readonly registers: Resource<RegistersAnswer>;
  readonly passage: Resource<PassageAnswer>;
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
  readonly opened: string | null;
  readonly setOpened: (passage: string | null) => void;
  readonly dialog: FreightDialog | null;
  readonly setDialog: (dialog: FreightDialog | null) => void;
  /** Closes this dialog and no other: an answer that comes late leaves open what was opened meanwhile. */
  readonly close: (own: FreightDialog | null) => void;
  /** The last act of this room and how it stands. */
  readonly act: Act;
  readonly send: (order: Order, undo?: Order) => void;
  /** Asks everything in sight again. */
  readonly again: () => void;
  /** Null where the post may do this; else who can give it. */
  readonly may: (act: FreightAct) => string | null;
}

export const FreightContext = createContext<Freight | null>(null);

/** Freight in force. Outside its room this is a bug. */
export function useFreight(): Freight {
  const freight = useContext(FreightContext);
  if (freight === null) throw new Error('no room of freight is open here');
  return freight;
}

// The stream says when something was entered; asked all the same, oftener while the stream is down.
const askEverySeconds = { live: 30, alone: 5 } as const;

/** Nothing narrows the list. */
const everything: Filter = {
  place: '',
  standing: '',
  lane: '',
  direction: '',
  form: '',
  hours: '',
  text: '',
  rows: '50',
  after: null,
};
const referenceForm = /^p-[0-9a-z]{1,40}$/;

/** `hour`: to the hour just begun, so that the question stays the same for an hour. */
function listPath({ hours, text, after, rows, ...chosen }: Filter, hour: number): string {
  const from = hours === '' ? {} : { from: new Date(hour - Number(hours) * 3_600_000).toISOString() };
  const query = new URLSearchParams({
    ...Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== '')),
    ...(referenceForm.test(text.trim()) ? { text: text.trim() } : {}),
    ...from,
    ...(rows === everything.rows ? {} : { rows }),
    ...(after === null ? {} : { after }),
  }).toString();
  return `/api/operations/freight/passages${query === '' ? '' : `?${query}`}`;
}

/** Opens the lists for the room and listens for news of them. */
export function useFreightRoom(): Freight {
  const { onNews, live, clock, staff } = useRoom();
  const every = askEverySeconds[useStore(live).state === 'live' ? 'live' : 'alone'];
  const mayDo = useMay();
  const [filter, setFilter] = useState<Filter>(everything);
  const hour = Math.ceil(useStore(clock) / 3_600_000) * 3_600_000;
  const owner = deskOwner(staff);
  const lying = useMemo(() => openedPassageOf(owner), [owner]);
  const opened = useStore(lying);
  const [dialog, setDialog] = useState<FreightDialog | null>(null);
  const list = useResource<PassagesAnswer>(listPath(filter, hour), every);
  const registers = useResource<RegistersAnswer>('/api/operations/freight/registers', 60);
  const passage = useResource<PassageAnswer>(
    opened === null ? null : `/api/operations/freight/passages/${opened}`,
    every,
  );
  const act = useAct();
  const [askList, askPassage, askRegisters] = [useNudge(list), useNudge(passage), useNudge(registers)];
  const heard = useCallback(() => {
    askList();
    askPassage();
  }, [askList, askPassage]);
  useEffect(() => onNews('freight', heard), [onNews, heard]);
  // Registers change seldom: after one's own act, and each minute.
  const again = () => {
    heard();
    askRegisters();
  };
  return {
    list,
    registers,
    passage,
    filter,
    setFilter,
    opened,
    setOpened: (passage) => lying.set(passage),
    dialog,
    setDialog,
    close: (own) => setDialog((now) => (now === own ? null : now)),
    act,
    again,
    send: (order, undo) => act.send(order, { onTaken: again, ...(undo === undefined ? {} : { undo }) }),
    may: (name) =>
      mayDo(
        freightAction(name),
        /Freight(?:Place|Equipment)$/.test(name) ? registerText.giver : freightText.giver,
      ),
  };
}
