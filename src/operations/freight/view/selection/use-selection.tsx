import { createContext, useContext, useEffect } from 'react';
import type { Order } from '../../../../kit/acts/send-act.ts';
import { type Act, useAct } from '../../../../kit/acts/use-act.ts';
import { type Resource, useNudge, useResource } from '../../../../kit/resource.ts';
import { useMay, useRoom } from '../../../../kit/room/room-context.tsx';
import { useStore } from '../../../../kit/store.ts';
import type { SelectionAnswer, SignalsAnswer } from '../../selection-wire.ts';
import type { RegistersAnswer } from '../../wire.ts';
import { selectionText } from './text.ts';

export type SelectionAct = 'AdoptRule' | 'EndRule' | 'PublishShare';

/** What lies over the room: at most one act at a time. */
export type SelectionDialog =
  | { readonly kind: 'rule' }
  | { readonly kind: 'share' }
  | { readonly kind: 'end'; readonly rule: string };

/** What every view of selection works on. */
export interface Selection {
  readonly selection: Resource<SelectionAnswer>;
  readonly signals: Resource<SignalsAnswer>;
  readonly registers: Resource<RegistersAnswer>;
  readonly dialog: SelectionDialog | null;
  readonly setDialog: (dialog: SelectionDialog | null) => void;
  readonly act: Act;
  readonly again: () => void;
  /** Null where the post may do this; else who can give it. */
  readonly may: (act: SelectionAct) => string | null;
}

export const SelectionContext = createContext<Selection | null>(null);

/** Selection in force. Outside its room this is a bug. */
export function useSelection(): Selection {
  const selection = useContext(SelectionContext);
  if (selection === null) throw new Error('no room of selection is open here');
  return selection;
}

/** The order of one act: its address is made of its name, as the node makes it. */
export function selectionOrder(act: 'adopt-rule' | 'end-rule' | 'publish-share', body: object): Order {
  return { path: `/api/operations/freight/${act}`, body };
}

/** Opens the lists for the room and listens for news of them. */
export function useSelectionRoom(
  dialog: SelectionDialog | null,
  setDialog: Selection['setDialog'],
): Selection {
  const { onNews, live } = useRoom();
  const mayDo = useMay();
  const every = useStore(live).state === 'live' ? 60 : 10;
  const selection = useResource<SelectionAnswer>('/api/operations/freight/selection', every);
  const signals = useResource<SignalsAnswer>('/api/operations/freight/signals', every);
  const registers = useResource<RegistersAnswer>('/api/operations/freight/registers', 300);
  const act = useAct();
  const [askRules, askSignals] = [useNudge(selection), useNudge(signals)];
  useEffect(() => {
    const stops = [onNews('selection', askRules), onNews('selection', askSignals)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [onNews, askRules, askSignals]);
  return {
    selection,
    signals,
    registers,
    dialog,
    setDialog,
    act,
    again: askRules,
    may: (name) => mayDo(`operations/freight/${name}`, selectionText.giver),
  };
}
