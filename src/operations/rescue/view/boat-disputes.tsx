import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { termOf } from '../../../kit/room/terms.ts';
import type { BoatView } from '../board-wire.ts';
import type { Account, Dispute } from '../dispute.ts';
import { eventText } from '../text.ts';
import type { Board } from './board.ts';
import { ageWords, claimWords, contactName } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import type { Dialog } from './rescue-desk.ts';
import { valueWords } from './says-words.ts';
import { disputesText as text, disputeText, settleReasonText } from './text-disputes.ts';
import { useMayRescue } from './use-quick-act.ts';

/** A dispute of a boat, or of a contact that stands on it, with the dialog that settles it. */
export interface Disputed {
  readonly dispute: Dispute;
  readonly dialog: Dialog;
}

/** What the two sides dispute of a boat and of the contacts that it stands on, in the order of the record. */
export function disputesAbout(boat: BoatView, board: Board): readonly Disputed[] {
  const own = boat.disputes.map((dispute): Disputed => {
    return { dispute, dialog: { kind: 'settle', boat: boat.boat, dispute: dispute.dispute } };
  });
  const ofContacts = boat.links.flatMap(({ contact }) =>
    (board.contacts.get(contact)?.disputes ?? []).map((dispute): Disputed => {
      return { dispute, dialog: { kind: 'settle_link', contact, dispute: dispute.dispute } };
    }),
  );
  return [...own, ...ofContacts];
}

/** Both accounts of each dispute, with what each side has said of it; before anything is confirmed. */
export function BoatDisputes(props: { readonly boat: BoatView }) {
  const { t, n } = useWords();
  const { board } = useRescue();
  const disputes = disputesAbout(props.boat, board);
  if (disputes.length === 0) return null;
  return (
    <section className="boat-stands is-waiting" aria-label={t(text.head, { count: disputes.length })}>
      <p role="alert">
        <strong>{t(text.head, { count: disputes.length })}</strong>
        <span className="unseen"> {n(disputes.length)}</span>
      </p>
      <ul className="reasons">
        {disputes.map((one) => (
          <li key={one.dispute.dispute}>
            <OneDispute {...one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneDispute(props: Disputed) {
  const words = useWords();
  const { t } = words;
  const { staff } = useRoom();
  const { desk, now, board } = useRescue();
  const may = useMayRescue();
  const { dispute, dialog } = props;
  const { title, meanwhile } = disputeText[dispute.kind];
  const notOurs = dispute.sides.includes(staff.state)
    ? null
    : t(text.notYours, { sides: dispute.sides.map(sideName).join(', ') });
  return (
    <>
      <p>
        <strong>{t(title)}</strong> {t(meanwhile)}
      </p>
      {[dispute.decided, ...dispute.unseen].map((account) => (
        <p key={`${account.origin} ${account.position}`} className="figures">
          {t(text.account, {
            side: sideName(account.origin),
            what: accountWords(account, words, board),
            at: formatUtcMinute(Date.parse(account.at)),
            age: ageWords(account.at, now, words),
          })}
        </p>
      ))}
      <Said dispute={dispute} />
      <ActionButton
        label={t(text.settle)}
        refusal={may(dialog.kind === 'settle_link' ? 'SettleLink' : 'SettleDispute') ?? notOurs}
        onPress={() => desk.dialog.set(dialog)}
      />
    </>
  );
}

/** What each side has said of it so far. */
export function Said(props: { readonly dispute: Dispute }) {
  const { t } = useWords();
  const { sides, settlements } = props.dispute;
  return (
    <p className="quiet">
      {sides
        .map((side) => {
          const said = settlements.find((one) => one.side === side);
          if (said === undefined) return t(text.saidNothing, { side: sideName(side) });
          const of = { side: sideName(side), reason: t(settleReasonText[said.reason]) };
          return said.stands === 'both'
            ? t(text.saidBoth, of)
            : t(text.saidStands, { ...of, stands: sideName(said.stands) });
        })
        .join(' · ')}
    </p>
  );
}

/** `fr` as a badge says it. */
export function sideName(origin: string): string {
  return origin.toUpperCase();
}

/** One side's account in a few words: what was recorded, what it says, and what the contact or boat named in it is. */
export function accountWords(account: Account, words: Words, board: Board): string {
  const said = Object.entries(account.says).flatMap(([name, value]) =>
    value === null || value === '' ? [] : [valueWords(name, value, words)],
  );
  const named = [
    ...(account.contact === null ? [] : contactSaid(account.contact, words, board)),
    ...(account.other === null ? [] : [board.boats.get(account.other)?.reference ?? account.other]),
  ];
  return [words.t(termOf(eventText, account.type)), ...said, ...named].join(' · ');
}

/** A contact by what it says: a name of the machine's own tells nobody what was heard. */
function contactSaid(contact: string, words: Words, board: Board): readonly string[] {
  const facts = board.contacts.get(contact)?.facts;
  if (facts === undefined) return [contact];
  const claims = claimWords(facts.claims, words).join(', ');
  return claims === '' ? [contactName(facts, words)] : [contactName(facts, words), claims];
}

/** The newest of what a side recorded of a dispute, as a choice names it. */
export function accountOfSide(dispute: Dispute, side: string): Account | null {
  return [dispute.decided, ...dispute.unseen].findLast(({ origin }) => origin === side) ?? null;
}
