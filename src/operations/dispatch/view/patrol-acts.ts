import type { Text } from '../../../kernel/text.ts';
import { isPatrolOpen } from '../patrol/decide-patrol.ts';
import type { PatrolView } from '../patrol/wire-patrol.ts';
import type { Dispatch } from './dispatch-context.tsx';
import { dispatchOrder } from './orders.ts';
import { patrolsText as text } from './text-patrol.ts';
import type { RecordAct } from './unit-acts.tsx';

/** What may be done with the task of a patrol: a person orders it, notes what it says, and ends it. */
export function patrolActs(
  patrol: PatrolView,
  { desk, send }: Pick<Dispatch, 'desk' | 'send'>,
): readonly RecordAct[] {
  const { site, alarm, task, ordered, accepted, onScene } = patrol;
  const over: Text | null = isPatrolOpen(patrol) ? null : text.over;
  const needsOrder = over ?? (ordered === null ? text.notOrdered : null);
  const passed = onScene === null ? null : text.saidAlready;
  const form = (kind: 'order_patrol' | 'refuse_patrol' | 'finish_patrol' | 'withdraw_patrol') => () =>
    desk.dialog.set({ kind, patrol: task });
  return [
    {
      key: 'n',
      label: text.order,
      right: 'OrderPatrol',
      lacks: over ?? (ordered === null ? null : text.orderedAlready),
      strong: ordered === null,
      run: form('order_patrol'),
    },
    {
      key: 'o',
      label: text.accept,
      right: 'AcceptPatrol',
      lacks: needsOrder ?? passed ?? (accepted === null ? null : text.saidAlready),
      run: () => send(dispatchOrder('AcceptPatrol', { site, alarm })),
    },
    {
      key: 'r',
      label: text.refuse,
      right: 'RefusePatrol',
      lacks: needsOrder ?? passed,
      run: form('refuse_patrol'),
    },
    {
      key: 's',
      label: text.onScene,
      right: 'ReportPatrolOnScene',
      lacks: needsOrder ?? passed,
      run: () => send(dispatchOrder('ReportPatrolOnScene', { site, alarm })),
    },
    { key: 'e', label: text.finish, right: 'FinishPatrol', lacks: needsOrder, run: form('finish_patrol') },
    { key: 'x', label: text.withdraw, right: 'WithdrawPatrol', lacks: over, run: form('withdraw_patrol') },
  ];
}
