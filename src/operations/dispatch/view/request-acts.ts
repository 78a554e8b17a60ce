import type { Text } from '../../../kernel/text.ts';
import type { RequestView } from '../wire-request.ts';
import type { Dispatch } from './dispatch-context.tsx';
import { dispatchOrder } from './orders.ts';
import { requestsText as text } from './text-request.ts';
import type { RecordAct } from './unit-acts.tsx';

interface Of extends Pick<Dispatch, 'desk' | 'send'> {
  /** Whose watch sits here. */
  readonly own: 'fr' | 'uk';
  readonly isOpen: boolean;
}

/** What this watch may do with a request: the asker withdraws, the side that was asked answers; neither for the other. */
export function requestActs(request: RequestView, of: Of): readonly RecordAct[] {
  const { desk, send, own, isOpen } = of;
  const id = request.request;
  const isAsker = request.side === own;
  const isAccepted = request.answer?.refusal === null;
  const over = request.withdrawn === null && request.ended === null ? null : text.over;
  const theirs: Text | null = isAsker ? text.theySay : over;
  const form = (kind: 'reply' | 'refuse_request' | 'end_support' | 'withdraw_request') => () =>
    desk.dialog.set({ kind, request: id });
  const answers: readonly RecordAct[] = [
    ...(request.information === null
      ? []
      : [
          {
            key: 'n',
            label: text.reply,
            right: 'AnswerInformation',
            lacks: theirs,
            strong: true,
            run: form('reply'),
          } as const,
        ]),
    {
      key: 'o',
      label: text.accept,
      right: 'AcceptRequest',
      lacks: theirs ?? (isAccepted ? text.acceptedAlready : null),
      run: () => send(dispatchOrder('AcceptRequest', { request: id })),
    },
    {
      key: 'r',
      label: text.refuse,
      right: 'RefuseRequest',
      lacks: theirs ?? (isAccepted ? text.acceptedAlready : null),
      run: form('refuse_request'),
    },
  ];
  const ends: RecordAct = {
    key: 'e',
    label: text.end,
    right: 'EndSupport',
    lacks: over ?? (isAccepted && isOpen ? null : text.notAccepted),
    run: form('end_support'),
  };
  const withdraws: RecordAct = {
    key: 'x',
    label: text.withdraw,
    right: 'WithdrawRequest',
    lacks: isAsker ? (isOpen ? over : text.over) : text.weAreAsked,
    run: form('withdraw_request'),
  };
  return [...answers, ...(request.support === null ? [] : [ends]), withdraws];
}
