import { instant } from '../../../kernel/time.ts';
import type { Order } from '../../../kit/acts/send-act.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { recordOf } from './contact-said.ts';
import { CountFields } from './count-fields.tsx';
import { DialogForm } from './dialog-form.tsx';
import { sendAll } from './follow-ups.ts';
import { rescueOrder } from './orders.ts';
import { useRescue } from './rescue-context.tsx';
import { actsText } from './text-acts.ts';
import { countText as text } from './text-count.ts';
import { type Count, useCount } from './use-count.ts';
import { useMayRescue } from './use-quick-act.ts';

/**
 * People counted at a pickup, a landing or a prevented departure, or what those ashore say: recorded, and linked where it
 * is said whose people they are. What speaks against that stands beside the figures. `boat`: null from the inbox.
 */
export function CountDialog(props: { readonly boat: string | null }) {
  const { t } = useWords();
  const { board } = useRescue();
  const count = useCount(props.boat);
  const { form, said } = count;
  const to = board.boats.get(form.values.boat);
  const asked = props.boat === null ? undefined : board.boats.get(props.boat);
  const following = useFollowing(count);
  const lacks = useLacking(count);
  return (
    <DialogForm
      title={asked === undefined ? t(text.title) : t(text.titleOf, { reference: asked.reference })}
      submit={t(to === undefined ? text.record : text.recordAndLink)}
      right="RecordContact"
      form={form}
      lacks={lacks}
      order={() => rescueOrder('RecordContact', recordOf(said))}
      {...(to === undefined
        ? {}
        : {
            undo: (): Order =>
              rescueOrder('UnlinkContact', { boat: to.boat, contact: said.contact, reason: 'mistaken' }),
          })}
      onTaken={following}
    >
      <CountFields count={count} isFixed={asked !== undefined} />
    </DialogForm>
  );
}

/** What stands in the way of recording: a phone still looked up, a link that nobody gives a reason for. */
function useLacking({ form, caller, link }: Count): string | null {
  const { t } = useWords();
  const may = useMayRescue();
  if (caller.kind === 'asking') return t(text.phoneAsking);
  if (form.values.boat === '') return null;
  return may('LinkContact') ?? (link.reason === null ? t(actsText.reasonMissing) : null);
}

/** After the record: the link to the boat, or the contact opened in the inbox, where it waits for one. */
function useFollowing({ form, link, said }: Count): () => void {
  const room = useRoom();
  const { desk } = useRescue();
  const { boat } = form.values;
  const { contact } = said;
  const openInInbox = () => {
    desk.contact.set(contact);
    room.goTo('inbox');
  };
  // Told again when the link is taken back: it must not be made anew then.
  let isFollowed = false;
  return () => {
    if (isFollowed) return;
    isFollowed = true;
    if (boat === '' || link.reason === null) return openInInbox();
    const order = rescueOrder('LinkContact', { boat, contact, grade: link.grade, reason: link.reason });
    void sendAll([order], room.prove).then((refused) => {
      desk.link.nudge();
      if (refused === null) return;
      desk.recorded.set({ at: instant(room.clock.get()), seconds: 0, refused });
      openInInbox();
    });
  };
}
