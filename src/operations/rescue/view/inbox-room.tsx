import { useEffect, useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../kit/room/room-frame.tsx';
import { useStore } from '../../../kit/store.ts';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import type { ContactView } from '../board-wire.ts';
import { isWaiting } from './board.ts';
import { ContactPage } from './contact-page.tsx';
import { useContactColumns } from './contact-columns.tsx';
import { inboxOrder, isOwnDesk, isUnread } from './inbox-order.ts';
import { contactName } from './phrases.ts';
import { RescueContext, useRescue, useRescueRoom } from './rescue-context.tsx';
import { RescueFrame } from './rescue-frame.tsx';
import { contactText as text } from './text-contact.ts';
import { countText } from './text-count.ts';
import { rescueText } from './text.ts';
import { useMayRescue } from './use-quick-act.ts';

const layout = createTableLayout('rescue.inbox', null);
const whiches = ['waiting', 'unread', 'mine', 'all'] as const;
type Which = (typeof whiches)[number];

/** One list of everything that came in, by whatever way, and the opened contact beside it. */
export function InboxRoom() {
  const rescue = useRescueRoom();
  return (
    <RescueContext value={rescue}>
      <Inbox />
    </RescueContext>
  );
}

function Inbox() {
  const words = useWords();
  const { t } = words;
  const { desk, board } = useRescue();
  const opened = useStore(desk.contact);
  const contact = opened === null ? undefined : board.contacts.get(opened);
  return (
    <RescueFrame
      title={t(rescueText.inbox)}
      tools={<CountButton />}
      list={<ContactTable />}
      whole={(list) => (
        <>
          {list}
          {contact === undefined ? null : (
            <RoomAside
              key={contact.facts.contact}
              title={contactName(contact.facts, words)}
              wide
              onClose={() => desk.contact.set(null)}
            >
              <ContactPage contact={contact} />
            </RoomAside>
          )}
        </>
      )}
    />
  );
}

/** `e`: people counted of whom it is not yet known which boat they are of, or who came in by no call. */
function CountButton() {
  const { t } = useWords();
  const { singleKeys } = useRoom();
  const { desk } = useRescue();
  const may = useMayRescue();
  const dialog = useStore(desk.dialog);
  const refusal = may('RecordContact');
  const open = () => {
    if (refusal === null) desk.dialog.set({ kind: 'count', boat: null });
  };
  useKeys(singleKeys && dialog === null ? { e: open } : {});
  return <ActionButton label={t(countText.act)} hint="e" refusal={refusal} onPress={open} />;
}

function ContactTable() {
  const { t, n } = useWords();
  const { staff } = useRoom();
  const { desk, board } = useRescue();
  const opened = useStore(desk.contact);
  const { at } = useStore(desk.link.standing);
  const [which, setWhich] = useState<Which>('waiting');
  const contacts = inboxOrder([...board.contacts.values()]);
  const isOf: Readonly<Record<Which, (contact: ContactView) => boolean>> = {
    waiting: isWaiting,
    unread: isUnread,
    mine: (contact) => isOwnDesk(contact, staff.desk),
    all: () => true,
  };
  const label = {
    waiting: text.whichWaiting,
    unread: text.whichUnread,
    mine: text.whichMine,
    all: text.whichAll,
  } as const;
  useShowOpened(
    opened,
    () => setWhich('all'),
    (contact) => contacts.filter(isOf[which]).some(({ facts }) => facts.contact === contact),
  );
  return (
    <RecordTable
      name="rescue-inbox"
      title={t(rescueText.inbox)}
      columns={useContactColumns()}
      rows={contacts.filter(isOf[which])}
      rowKey={({ facts }) => facts.contact}
      layout={layout}
      opened={opened}
      onOpen={({ facts }) => desk.contact.set(facts.contact)}
      empty={t(at === null ? rescueText.loading : text.empty)}
      askedAt={at}
      marking={rescueText.marking}
      tools={
        <Segmented
          label={t(text.which)}
          value={which}
          choices={whiches.map((value) => ({
            value,
            label: `${t(label[value])} ${n(contacts.filter(isOf[value]).length)}`,
          }))}
          onChange={setWhich}
        />
      }
    />
  );
}

/** A contact opened from elsewhere must be found in the list: the filter that hides it gives way once. */
function useShowOpened(
  opened: string | null,
  showAll: () => void,
  isShown: (contact: string) => boolean,
): void {
  const [seen, setSeen] = useState<string | null>(null);
  useEffect(() => {
    if (opened === seen) return;
    setSeen(opened);
    if (opened !== null && seen === null && !isShown(opened)) showAll();
  }, [opened, seen, isShown, showAll]);
}
