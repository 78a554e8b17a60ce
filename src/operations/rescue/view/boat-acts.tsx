import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import type { Text } from '../../../kernel/text.ts';
import type { BoatView } from '../board-wire.ts';
import { isWaiting } from './board.ts';
import type { RescueAct } from './orders.ts';
import { useRescue } from './rescue-context.tsx';
import type { Dialog } from './rescue-desk.ts';
import { boatText as text } from './text-boat.ts';
import { countText } from './text-count.ts';
import { useMayRescue } from './use-quick-act.ts';

interface BoatAct {
  readonly key: string;
  readonly label: Text;
  readonly right: RescueAct;
  readonly dialog: (boat: string) => Dialog;
  readonly whenClosed: boolean;
  /** What is missing beside the right; null: nothing. */
  readonly lacks?: Text | null;
}

/** Every act on a boat, one key each. A button one may not press stays and says what is missing. */
export function BoatActs(props: { readonly boat: BoatView }) {
  const { t } = useWords();
  const { singleKeys } = useRoom();
  const { desk, board } = useRescue();
  const may = useMayRescue();
  const dialog = useStore(desk.dialog);
  const { boat } = props;
  const waiting = [...board.contacts.values()].some(isWaiting);
  const acts = actsOf(boat, waiting);
  const refusalOf = (act: BoatAct): string | null => {
    const missing = may(act.right);
    if (missing !== null) return missing;
    if (boat.status === 'closed' && !act.whenClosed) return t(text.isClosed);
    return act.lacks == null ? null : t(act.lacks);
  };
  const open = (act: BoatAct) => {
    if (refusalOf(act) === null) desk.dialog.set(act.dialog(boat.boat));
  };
  useKeys(
    singleKeys && dialog === null ? Object.fromEntries(acts.map((act) => [act.key, () => open(act)])) : {},
  );
  return (
    <div className="boat-acts" role="group" aria-label={t(text.acts)}>
      {acts.map((act) => (
        <ActionButton
          key={act.key}
          label={t(act.label)}
          hint={act.key}
          refusal={refusalOf(act)}
          onPress={() => open(act)}
        />
      ))}
    </div>
  );
}

type PlainKind = Exclude<
  Extract<Dialog, { readonly boat: string }>['kind'],
  | 'link'
  | 'unlink'
  | 'grade'
  | 'decide'
  | 'split'
  | 'refuse_transfer'
  | 'effort'
  | 'end_search'
  | 'translate_log'
  | 'settle'
>;
const plain =
  (kind: PlainKind) =>
  (boat: string): Dialog => ({ kind, boat });

function actsOf(boat: BoatView, waiting: boolean): readonly BoatAct[] {
  const link: BoatAct = {
    key: 'l',
    label: text.actLink,
    right: 'LinkContact',
    dialog: (to) => ({ kind: 'link', contact: null, boat: to }),
    whenClosed: true,
    lacks: waiting ? null : text.noWaiting,
  };
  const end: BoatAct =
    boat.status === 'closed'
      ? {
          key: 'c',
          label: text.actReopen,
          right: 'ReopenBoat',
          dialog: plain('reopen'),
          whenClosed: true,
        }
      : { key: 'c', label: text.actClose, right: 'CloseBoat', dialog: plain('close'), whenClosed: false };
  return [
    link,
    {
      key: 'e',
      label: countText.act,
      right: 'RecordContact',
      dialog: (to) => ({ kind: 'count', boat: to }),
      // Who is counted late may be of a boat that was closed: the link opens it again.
      whenClosed: true,
    },
    { key: 'p', label: text.actPhase, right: 'SetPhase', dialog: plain('phase'), whenClosed: false },
    {
      key: 'x',
      label: text.actTransfer,
      right: 'ProposeTransfer',
      dialog: plain('transfer'),
      whenClosed: false,
    },
    { key: 's', label: text.actSearch, right: 'OpenSearch', dialog: plain('search'), whenClosed: false },
    { key: 'w', label: text.actLog, right: 'WriteLog', dialog: plain('log'), whenClosed: true },
    { key: 'o', label: text.actPromise, right: 'MakePromise', dialog: plain('promise'), whenClosed: false },
    { key: 'm', label: text.actMerge, right: 'MergeBoats', dialog: plain('merge'), whenClosed: true },
    { key: 'r', label: text.actRelate, right: 'RelateBoats', dialog: plain('relate'), whenClosed: true },
    { key: 'h', label: text.actHull, right: 'MarkHull', dialog: plain('hull'), whenClosed: true },
    end,
  ];
}
