import { useStore } from '../../../kit/store.ts';
import { DecideDialog } from './dialog-decide.tsx';
import { AnswerDialog, OpenBoatDialog, TranslateDialog } from './dialog-contact.tsx';
import { CloseDialog, ReopenDialog } from './dialog-close.tsx';
import { AddPositionDialog, CorrectDialog, CorrectTimeDialog } from './dialog-correct.tsx';
import { CountDialog } from './dialog-count.tsx';
import { GradeDialog, LinkDialog, UnlinkDialog } from './dialog-link.tsx';
import { LogDialog, PromiseDialog, TranslateLogDialog } from './dialog-log.tsx';
import { MergeDialog, RelateDialog, SplitDialog } from './dialog-merge.tsx';
import { DispersedDialog, ExplainDialog, HullDialog } from './dialog-people.tsx';
import { PhaseDialog } from './dialog-phase.tsx';
import { EffortDialog, EndSearchDialog, SearchDialog } from './dialog-search.tsx';
import { SettleDialog, SettleLinkDialog } from './dialog-settle.tsx';
import { RefuseTransferDialog, TransferDialog } from './dialog-transfer.tsx';
import { useRescue } from './rescue-context.tsx';
import type { Dialog } from './rescue-desk.ts';

/** Whatever lies over the room: at most one act at a time. A record that went away takes its dialog with it. */
export function Dialogs() {
  const { desk, board } = useRescue();
  const dialog = useStore(desk.dialog);
  if (dialog === null) return null;
  const key = JSON.stringify(dialog);
  if (dialog.kind === 'link') return <LinkDialog key={key} dialog={dialog} />;
  if (dialog.kind === 'count') return <CountDialog key={key} boat={dialog.boat} />;
  if ('contact' in dialog) {
    const contact = board.contacts.get(dialog.contact);
    return contact === undefined ? null : <ContactDialog key={key} dialog={dialog} />;
  }
  const boat = board.boats.get(dialog.boat);
  return boat === undefined ? null : <BoatDialog key={key} dialog={dialog} />;
}

type ContactDialogKind = Exclude<Extract<Dialog, { readonly contact: string }>, { readonly kind: 'link' }>;

function ContactDialog(props: { readonly dialog: ContactDialogKind }) {
  const { board } = useRescue();
  const { dialog } = props;
  const contact = board.contacts.get(dialog.contact);
  if (contact === undefined) return null;
  switch (dialog.kind) {
    case 'unlink':
      return <UnlinkDialog contact={contact} boat={dialog.boat} />;
    case 'grade':
      return <GradeDialog contact={contact} boat={dialog.boat} />;
    case 'open_boat':
      return <OpenBoatDialog contact={contact} />;
    case 'answer':
      return <AnswerDialog contact={contact} answer={dialog.answer} />;
    case 'translate':
      return <TranslateDialog contact={contact} />;
    case 'correct':
      return <CorrectDialog contact={contact} />;
    case 'correct_time':
      return <CorrectTimeDialog contact={contact} />;
    case 'add_position':
      return <AddPositionDialog contact={contact} />;
    case 'settle_link':
      return <SettleLinkDialog contact={contact} dispute={dialog.dispute} />;
  }
}

type BoatDialogKind = Exclude<Dialog, { readonly contact: unknown } | { readonly kind: 'count' }>;

function BoatDialog(props: { readonly dialog: BoatDialogKind }) {
  const { board } = useRescue();
  const { dialog } = props;
  const boat = board.boats.get(dialog.boat);
  if (boat === undefined) return null;
  switch (dialog.kind) {
    case 'phase':
      return <PhaseDialog boat={boat} />;
    case 'merge':
      return <MergeDialog boat={boat} />;
    case 'relate':
      return <RelateDialog boat={boat} />;
    case 'split':
      return <SplitDialog boat={boat} from={dialog.from} />;
    case 'close':
      return <CloseDialog boat={boat} />;
    case 'decide':
      return <DecideDialog boat={boat} proposal={dialog.proposal} />;
    case 'reopen':
      return <ReopenDialog boat={boat} />;
    case 'transfer':
      return <TransferDialog boat={boat} />;
    case 'refuse_transfer':
      return <RefuseTransferDialog boat={boat} transfer={dialog.transfer} />;
    case 'log':
      return <LogDialog boat={boat} />;
    case 'translate_log':
      return <TranslateLogDialog boat={boat} entry={dialog.entry} />;
    case 'promise':
      return <PromiseDialog boat={boat} />;
    case 'search':
      return <SearchDialog boat={boat} />;
    case 'effort':
      return <EffortDialog boat={boat} search={dialog.search} />;
    case 'end_search':
      return <EndSearchDialog boat={boat} search={dialog.search} />;
    case 'dispersed':
      return <DispersedDialog boat={boat} />;
    case 'explain':
      return <ExplainDialog boat={boat} />;
    case 'hull':
      return <HullDialog boat={boat} />;
    case 'settle':
      return <SettleDialog boat={boat} dispute={dialog.dispute} />;
  }
}
