import { isOpen } from '../task.ts';
import type { TaskView } from '../wire.ts';
import { type Dispatch, useDispatch } from './dispatch-context.tsx';
import { dispatchOrder } from './orders.ts';
import { actsText as text } from './text-acts.ts';
import { ActRow, type RecordAct } from './unit-acts.tsx';

/** What can be done with one task: its next step first. `keys`: single letters act here. */
export function TaskActs(props: { readonly task: TaskView; readonly keys: boolean }) {
  const dispatch = useDispatch();
  return <ActRow acts={taskActs(props.task, dispatch)} keys={props.keys} />;
}

function taskActs(task: TaskView, dispatch: Dispatch): readonly RecordAct[] {
  if (!isOpen(task)) return endedActs(task, dispatch);
  const { desk } = dispatch;
  const form = (kind: 'refuse' | 'finish' | 'cancel' | 'delay') => () =>
    desk.dialog.set({ kind, task: task.task });
  const hasLeft = task.step === 'under_way' || task.step === 'on_scene';
  const next = nextStep(task, dispatch);
  return [
    ...(next === null ? [] : [next]),
    {
      key: 'f',
      label: text.finish,
      right: 'FinishTask',
      lacks: hasLeft ? null : text.notUnderWay,
      strong: task.step === 'on_scene',
      run: form('finish'),
    },
    { key: 'r', label: text.refuse, right: 'RefuseTask', lacks: null, run: form('refuse') },
    cancelAct(task, dispatch, form('cancel')),
    { key: 'e', label: text.delay, right: 'ExplainDelay', lacks: null, run: form('delay') },
    {
      key: 'd',
      label: text.divert,
      right: 'DivertUnit',
      lacks: null,
      run: () => desk.dialog.set({ kind: 'divert', unit: task.unit, boat: null }),
    },
  ];
}

/** The boat may have lost its unit: another is proposed, or it is said why none is. */
function endedActs(task: TaskView, { desk }: Dispatch): readonly RecordAct[] {
  return [
    {
      key: 'n',
      label: text.proposeAnother,
      right: 'ProposeTask',
      lacks: null,
      strong: true,
      run: () => desk.dialog.set({ kind: 'propose', unit: null, boat: task.boat }),
    },
    {
      key: 'e',
      label: text.delay,
      right: 'ExplainDelay',
      lacks: null,
      run: () => desk.dialog.set({ kind: 'delay', task: task.task }),
    },
  ];
}

function nextStep(
  { unit, task, step }: TaskView & { readonly step: string },
  { send }: Dispatch,
): RecordAct | null {
  const fields = { unit, task };
  const act = { key: 'n', lacks: null, strong: true } as const;
  switch (step) {
    case 'proposed':
      return {
        ...act,
        label: text.stepDelivered,
        right: 'NoteDelivered',
        run: () => send(dispatchOrder('NoteDelivered', fields)),
      };
    case 'delivered':
      return {
        ...act,
        label: text.stepSeen,
        right: 'NoteSeen',
        run: () => send(dispatchOrder('NoteSeen', fields)),
      };
    case 'seen':
      return {
        ...act,
        label: text.stepAccepted,
        right: 'AcceptTask',
        run: () => send(dispatchOrder('AcceptTask', fields)),
      };
    case 'accepted':
      return {
        ...act,
        label: text.stepUnderWay,
        right: 'StartTask',
        run: () => send(dispatchOrder('StartTask', fields)),
      };
    case 'under_way':
      return {
        ...act,
        label: text.stepOnScene,
        right: 'ReportOnScene',
        run: () => send(dispatchOrder('ReportOnScene', fields)),
      };
    default:
      return null;
  }
}

function cancelAct({ unit, task, cancel }: TaskView, { send }: Dispatch, ask: () => void): RecordAct {
  if (cancel === null) return { key: 'x', label: text.cancel, right: 'AskCancel', lacks: null, run: ask };
  return {
    key: 'x',
    label: text.ackCancel,
    right: 'AcknowledgeCancel',
    lacks: cancel.acknowledged === null ? null : text.cancelAsked,
    strong: true,
    run: () => send(dispatchOrder('AcknowledgeCancel', { unit, task })),
  };
}
