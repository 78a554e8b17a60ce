import { createContext, useContext } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import type { OwnRequest, PairView } from '../wire.ts';
import { commandOf, tracingAction } from './orders.ts';
import { actText } from './text-acts.ts';
import { tracingText as text } from './text.ts';
import { type PairAct, type RequestAct, whyNot, whyNotPair } from './why.ts';

/** What lies open over the room; `other`: with which request, where the act is of two. */
export type Dialog =
  | { readonly kind: 'open' }
  | { readonly kind: RequestAct; readonly request: string }
  | { readonly kind: PairAct; readonly request: string; readonly other: string };

/** Opens a dialog over the room. */
export const OpenDialog = createContext<(dialog: Dialog) => void>(() => undefined);

/** The button of one act on a request: it stays where it is not possible, and says why. */
export function RequestButton(props: { readonly act: RequestAct; readonly request: OwnRequest }) {
  const { act, request } = props;
  const { t } = useWords();
  const may = useMay();
  const open = useContext(OpenDialog);
  const lacks = whyNot(act, request);
  return (
    <ActionButton
      label={t(actText[act])}
      refusal={may(tracingAction(commandOf[act]), text.giver) ?? (lacks === null ? null : t(lacks))}
      onPress={() => open({ kind: act, request: request.request })}
    />
  );
}

/** The same of a request and one other. `says`: the reason stands in words beside it, where somebody must read it. */
export function PairButton(props: {
  readonly act: PairAct;
  readonly request: OwnRequest;
  readonly pair: PairView;
  readonly says?: boolean;
}) {
  const { act, request, pair } = props;
  const { t } = useWords();
  const may = useMay();
  const { staff } = useRoom();
  const open = useContext(OpenDialog);
  const lacks = whyNotPair(act, { request, pair, staff: staff.id });
  return (
    <ActionButton
      label={t(actText[act])}
      refusal={may(tracingAction(commandOf[act]), text.giver) ?? (lacks === null ? null : t(lacks))}
      {...(props.says === true ? { sayRefusal: true } : {})}
      onPress={() => open({ kind: act, request: request.request, other: pair.otherRequest })}
    />
  );
}
