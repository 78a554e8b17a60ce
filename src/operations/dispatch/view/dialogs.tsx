import { useStore } from '../../../kit/store.ts';
import { CloseGapDialog, CompensateDialog, DecideDialog, GapDialog } from './dialog-gap.tsx';
import {
  FinishPatrolDialog,
  OrderPatrolDialog,
  RefusePatrolDialog,
  WithdrawPatrolDialog,
} from './dialog-patrol.tsx';
import { DivertDialog, ProposeDialog } from './dialog-propose.tsx';
import {
  EndSupportDialog,
  InformationDialog,
  RefuseRequestDialog,
  ReplyDialog,
  SupportDialog,
  WithdrawRequestDialog,
} from './dialog-request.tsx';
import { AnswerDialog, CallDialog, EndRelayDialog, RelayDialog } from './dialog-relay.tsx';
import { CancelDialog, DelayDialog, FinishDialog, RefuseDialog } from './dialog-task.tsx';
import { CheckInDialog, OutDialog, PositionDialog, ShiftDialog, StatusDialog } from './dialog-unit.tsx';
import { PatrolDutyDialog, PatrolPositionDialog, RegisterPatrolDialog } from './dialog-patrol-unit.tsx';
import { useDispatch } from './dispatch-context.tsx';
import type { DispatchDialog } from './dispatch-desk.ts';

/** Whatever lies over the board: at most one act at a time. A record that went away takes its dialog with it. */
export function Dialogs() {
  const { desk } = useDispatch();
  const dialog = useStore(desk.dialog);
  if (dialog === null) return null;
  return <OneDialog key={JSON.stringify(dialog)} dialog={dialog} />;
}

function OneDialog({ dialog }: { readonly dialog: DispatchDialog }) {
  const { units, tasks, relays, gaps, requests } = useDispatch();
  if (dialog.kind === 'propose') return <ProposeDialog unit={dialog.unit} boat={dialog.boat} />;
  if (dialog.kind === 'relay') return <RelayDialog boat={dialog.boat} />;
  if (dialog.kind === 'gap' || dialog.kind === 'support')
    return dialog.kind === 'gap' ? <GapDialog /> : <SupportDialog />;
  if (dialog.kind === 'information') return <InformationDialog boat={dialog.boat} />;
  if ('request' in dialog) {
    const request = requests.get(dialog.request);
    if (request === undefined) return null;
    if (dialog.kind === 'reply') return <ReplyDialog request={request} />;
    const Dialog = {
      refuse_request: RefuseRequestDialog,
      end_support: EndSupportDialog,
      withdraw_request: WithdrawRequestDialog,
    }[dialog.kind];
    return <Dialog request={request} />;
  }
  if ('patrol' in dialog) return <PatrolDialog dialog={dialog} />;
  if ('task' in dialog) {
    const task = tasks.get(dialog.task);
    if (task === undefined) return null;
    const Dialog = { refuse: RefuseDialog, finish: FinishDialog, cancel: CancelDialog, delay: DelayDialog }[
      dialog.kind
    ];
    return <Dialog task={task} />;
  }
  if ('relay' in dialog) {
    const relay = relays.get(dialog.relay);
    if (relay === undefined) return null;
    if (dialog.kind === 'answer') return <AnswerDialog relay={relay} unit={dialog.unit} />;
    return dialog.kind === 'call' ? <CallDialog relay={relay} /> : <EndRelayDialog relay={relay} />;
  }
  if ('gap' in dialog) {
    const gap = gaps.get(dialog.gap);
    if (gap === undefined) return null;
    const Dialog = { compensate: CompensateDialog, decide: DecideDialog, close_gap: CloseGapDialog }[
      dialog.kind
    ];
    return <Dialog gap={gap} />;
  }
  const unit = units.get(dialog.unit);
  if (unit === undefined) return null;
  if (dialog.kind === 'divert') return <DivertDialog unit={unit} boat={dialog.boat} />;
  const Dialog = {
    status: StatusDialog,
    position: PositionDialog,
    shift: ShiftDialog,
    out: OutDialog,
    check_in: CheckInDialog,
  }[dialog.kind];
  return <Dialog unit={unit} />;
}

type OfPatrol = Extract<DispatchDialog, { readonly patrol: string | null }>;

/** Over the patrols of a site: one of the register, or a task of one. */
function PatrolDialog({ dialog }: { readonly dialog: OfPatrol }) {
  const { patrols, patrolUnits } = useDispatch();
  if (dialog.kind === 'register_patrol' && dialog.patrol === null)
    return <RegisterPatrolDialog unit={null} />;
  if (
    dialog.kind === 'register_patrol' ||
    dialog.kind === 'patrol_duty' ||
    dialog.kind === 'patrol_position'
  ) {
    const unit = patrolUnits.get(dialog.patrol ?? '');
    if (unit === undefined) return null;
    const Dialog = {
      register_patrol: RegisterPatrolDialog,
      patrol_duty: PatrolDutyDialog,
      patrol_position: PatrolPositionDialog,
    }[dialog.kind];
    return <Dialog unit={unit} />;
  }
  const patrol = patrols.get(dialog.patrol);
  if (patrol === undefined) return null;
  const Dialog = {
    order_patrol: OrderPatrolDialog,
    refuse_patrol: RefusePatrolDialog,
    finish_patrol: FinishPatrolDialog,
    withdraw_patrol: WithdrawPatrolDialog,
  }[dialog.kind];
  return <Dialog patrol={patrol} />;
}
