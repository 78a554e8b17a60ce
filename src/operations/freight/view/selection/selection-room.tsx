import { useState } from 'react';
import { RoomActLine } from '../../../../kit/acts/act-status.tsx';
import { ActionButton } from '../../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../../kit/elements/keys.ts';
import { Segmented } from '../../../../kit/elements/segmented.tsx';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { ResourceNotice } from '../../../../kit/room/resource-notice.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import { RoomFrame } from '../../../../kit/room/room-frame.tsx';
import { EndRuleDialog, RuleDialog } from './dialog-rule.tsx';
import { ShareDialog } from './dialog-share.tsx';
import { FairnessTable } from './fairness-table.tsx';
import { RuleTable } from './rule-table.tsx';
import { ShareTable } from './share-table.tsx';
import { SignalTable } from './signal-table.tsx';
import { ruleText, selectionText as text, shareText } from './text.ts';
import { SelectionContext, useSelection, useSelectionRoom } from './use-selection.tsx';

const tabs = ['rules', 'shares', 'signals', 'fairness'] as const;
type Tab = (typeof tabs)[number];

/** How vehicles are chosen: rules, random shares whose draws anybody can check, where drivers point, and whether it is fair. */
export function SelectionRoom() {
  return (
    <SelectionContext value={useSelectionRoom()}>
      <Board />
    </SelectionContext>
  );
}

function Board() {
  const { t } = useWords();
  const { singleKeys, goTo } = useRoom();
  const { act, dialog, setDialog, may, selection, signals } = useSelection();
  const [tab, setTab] = useState<Tab>('rules');
  const form = tab === 'shares' ? 'share' : 'rule';
  const refusal = may(form === 'share' ? 'PublishShare' : 'AdoptRule');
  useKeys(
    singleKeys && dialog === null
      ? {
          ...Object.fromEntries(tabs.map((one, at) => [String(at + 1), () => setTab(one)])),
          n: () => (refusal === null ? setDialog({ kind: form }) : false),
        }
      : {},
  );
  return (
    <RoomFrame
      title={t(text.title)}
      tools={
        <>
          <Segmented
            label={t(text.view)}
            value={tab}
            choices={tabs.map((value) => ({ value, label: t(text[value]) }))}
            onChange={setTab}
          />
          <ActionButton quiet label={t(text.approvals)} onPress={() => goTo('approvals')} />
          <ActionButton
            label={t(form === 'share' ? shareText.add : ruleText.add)}
            hint="n"
            refusal={refusal}
            onPress={() => setDialog({ kind: form })}
          />
        </>
      }
    >
      {tab === 'rules' || tab === 'shares' ? <ResourceNotice of={selection} /> : null}
      {tab === 'signals' ? <ResourceNotice of={signals} /> : null}
      <RoomActLine act={act} />
      <div className="room-body">{bodies[tab]}</div>
      <Dialogs />
    </RoomFrame>
  );
}

const bodies = {
  rules: <RuleTable />,
  shares: <ShareTable />,
  signals: <SignalTable />,
  fairness: <FairnessTable />,
} as const satisfies Record<Tab, unknown>;

function Dialogs() {
  const { dialog } = useSelection();
  if (dialog === null) return null;
  if (dialog.kind === 'rule') return <RuleDialog />;
  return dialog.kind === 'share' ? <ShareDialog /> : <EndRuleDialog rule={dialog.rule} />;
}
