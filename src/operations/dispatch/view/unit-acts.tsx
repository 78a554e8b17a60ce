import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import type { Text } from '../../../kernel/text.ts';
import type { UnitView } from '../wire.ts';
import { type Dispatch, useDispatch } from './dispatch-context.tsx';
import { type DispatchAct, dispatchOrder } from './orders.ts';
import { roomText } from './text.ts';
import { actsText as text } from './text-acts.ts';

/** One act on an opened record: its key, what it needs and what it does. */
export interface RecordAct {
  readonly key: string;
  readonly label: Text;
  readonly right: DispatchAct;
  /** What stands in the way beside the right; null: nothing. */
  readonly lacks: Text | null;
  readonly strong?: boolean;
  readonly run: () => void;
}

/** Acts in a row, one key each. A button one may not press stays and says what is missing. */
export function ActRow(props: { readonly acts: readonly RecordAct[]; readonly keys: boolean }) {
  const { t } = useWords();
  const { desk, may } = useDispatch();
  const { singleKeys } = useRoom();
  const dialog = useStore(desk.dialog);
  const refusalOf = ({ right, lacks }: RecordAct): string | null =>
    may(right) ?? (lacks === null ? null : t(lacks));
  const run = (act: RecordAct) => {
    if (refusalOf(act) === null) act.run();
  };
  const bound = singleKeys && props.keys && dialog === null;
  useKeys(bound ? Object.fromEntries(props.acts.map((act) => [act.key, () => run(act)])) : {});
  return (
    <div className="boat-acts" role="group" aria-label={t(roomText.acts)}>
      {props.acts.map((act) => (
        <ActionButton
          key={act.key}
          label={t(act.label)}
          {...(props.keys ? { hint: act.key } : {})}
          {...(act.strong === undefined ? {} : { strong: act.strong })}
          refusal={refusalOf(act)}
          onPress={act.run}
        />
      ))}
    </div>
  );
}

/** What can be done with a unit itself; what follows from its task stands with the task. */
export function UnitActs(props: { readonly unit: UnitView }) {
  return <ActRow acts={unitActs(props.unit, useDispatch())} keys />;
}

function unitActs({ unit, status, commitment, shift, checkIn, ...rest }: UnitView, dispatch: Dispatch) {
  const { desk, send } = dispatch;
  const isOut = rest.outOfService !== null;
  const form = (kind: 'status' | 'position' | 'shift' | 'out' | 'check_in') => () =>
    desk.dialog.set({ kind, unit });
  const propose: RecordAct = {
    key: 't',
    label: text.propose,
    right: 'ProposeTask',
    lacks: isOut ? text.isOut : commitment === null ? null : text.hasTask,
    strong: commitment === null,
    run: () => desk.dialog.set({ kind: 'propose', unit, boat: null }),
  };
  const shiftAct: RecordAct =
    status === 'off' || shift === null
      ? { key: 'h', label: text.shift, right: 'StartShift', lacks: null, run: form('shift') }
      : {
          key: 'h',
          label: text.endShift,
          right: 'EndShift',
          lacks: commitment === null ? null : text.hasTask,
          run: () => send(dispatchOrder('EndShift', { unit })),
        };
  const service: RecordAct = isOut
    ? {
        key: 'o',
        label: text.back,
        right: 'ReturnToService',
        lacks: null,
        run: () => send(dispatchOrder('ReturnToService', { unit })),
      }
    : { key: 'o', label: text.out, right: 'TakeOutOfService', lacks: null, run: form('out') };
  return [
    propose,
    {
      key: 'c',
      label: text.checkedIn,
      right: 'CheckIn',
      lacks: checkIn === null ? text.noCheckIn : null,
      run: () => send(dispatchOrder('CheckIn', { unit })),
    },
    {
      key: 's',
      label: text.status,
      right: 'ReportUnitStatus',
      lacks: commitment === null ? (isOut ? text.isOut : null) : text.statusFromTask,
      run: form('status'),
    },
    { key: 'w', label: text.position, right: 'ReportUnitPosition', lacks: null, run: form('position') },
    shiftAct,
    service,
    { key: 'i', label: text.setCheckIn, right: 'SetCheckIn', lacks: null, run: form('check_in') },
  ] as const satisfies readonly RecordAct[];
}
