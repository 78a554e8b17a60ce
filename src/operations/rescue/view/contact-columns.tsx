import { formatAge } from '../../../kit/i18n/age.ts';
import { formatUtcClock, formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { words as wordsColumn } from '../../../kit/table/columns.tsx';
import type { Instant } from '../../../kernel/time.ts';
import type { ContactView } from '../board-wire.ts';
import { type Board, boatsOf } from './board.ts';
import { unreadFor, unreadSeconds } from './inbox-order.ts';
import { ageWords, contactName, positionWords, saysOf } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import { contactText as text } from './text-contact.ts';
import { flagText } from './text-terms.ts';

/** The columns of the inbox: who must look at it and for how long it has waited come before what it says. */
export function useContactColumns(): readonly Column<ContactView>[] {
  const said = useWords();
  const { board, now } = useRescue();
  return [
    {
      ...wordsColumn<ContactView>({ key: 'state', head: text.state, width: 14 }, (contact, words) =>
        stateWords(contact, now, words),
      ),
      order: (contact) => -(unreadFor(contact, now) ?? -1),
      cell: (contact) => <span className={unreadClass(contact, now)}>{stateWords(contact, now, said)}</span>,
    },
    wordsColumn<ContactView>({ key: 'owner', head: text.owner, width: 8 }, ownerWords),
    wordsColumn<ContactView>({ key: 'channel', head: text.channel, width: 13 }, ({ facts }, words) =>
      contactName(facts, words),
    ),
    {
      ...wordsColumn<ContactView>({ key: 'age', head: text.age, width: 5 }, ({ facts }, words) =>
        ageWords(facts.receivedAt, now, words),
      ),
      order: ({ facts }) => -Date.parse(facts.receivedAt),
    },
    wordsColumn<ContactView>({ key: 'says', head: text.says, width: 16, grow: true }, ({ facts }, words) => {
      const says = saysOf(facts, words);
      return says.length === 0 ? words.t(text.noClaims) : says.join(', ');
    }),
    wordsColumn<ContactView>({ key: 'stands', head: text.stands, width: 10 }, (contact, words) =>
      standsWords(board, contact, words),
    ),
    wordsColumn<ContactView>({ key: 'place', head: text.place, width: 14 }, placeWords),
    {
      ...wordsColumn<ContactView>({ key: 'received', head: text.received, width: 7 }, ({ facts }) =>
        formatUtcClock(Date.parse(facts.receivedAt)),
      ),
      order: ({ facts }) => facts.receivedAt,
    },
  ];
}

function unreadClass(contact: ContactView, now: Instant): string {
  const seconds = unreadFor(contact, now);
  if (seconds === null) return 'figures';
  return seconds >= unreadSeconds ? 'figures unread is-late' : 'figures unread';
}

/** `UNREAD 4 min`, `unread, 12 s left`, or who opened it first and when. */
export function stateWords(contact: ContactView, now: Instant, { t, language }: Words): string {
  const seconds = unreadFor(contact, now);
  if (seconds === null)
    return t(text.readBy, {
      at: contact.opened === null ? '–' : formatUtcMinute(Date.parse(contact.opened.at)),
      desk: contact.opened?.desk ?? '–',
    });
  return seconds >= unreadSeconds
    ? t(text.unreadFor, { age: formatAge(seconds, language) })
    : t(text.unreadLeft, { left: Math.ceil(unreadSeconds - seconds) });
}

function ownerWords({ owner }: ContactView, { t }: Words): string {
  const side = t(text.ownerSide, { side: owner.side.toUpperCase() });
  return owner.by === null ? side : (owner.desk ?? side);
}

/** On which boat it stands, how it was answered, or that it waits. */
export function standsWords(board: Board, contact: ContactView, { t }: Words): string {
  const boats = boatsOf(board, contact).map(({ reference }) => reference);
  if (boats.length > 0) return boats.join(', ');
  if (contact.answer === null) return t(text.waits);
  return t(contact.answer.answer === 'not_a_boat' ? text.notABoat : text.forInformation);
}

function placeWords({ facts }: ContactView, words: Words): string {
  const { t } = words;
  const position = facts.positions.at(-1);
  if (position === undefined) return t(text.noPosition);
  const flags = position.flags.map((flag) => t(flagText[flag]));
  return [positionWords(position, words), ...flags].join(' · ');
}
