import type { Instant } from '../../../kernel/time.ts';
import type { ContactView } from '../board-wire.ts';
import { isWaiting } from './board.ts';

/** What nobody has opened within so many seconds is an alarm; after twice as many, of the role above. Source: PROBLEM, F8. */
export const unreadSeconds = 60;

/** True where no person has looked at it yet, and one must: a machine's own answer is set apart as it comes. */
export function isUnread({ opened, answer }: ContactView): boolean {
  return opened === null && answer === null;
}

/** True where somebody at this desk took it: the desk of its first record owns nothing by that alone. */
export function isOwnDesk({ owner }: ContactView, desk: string): boolean {
  return owner.by !== null && owner.desk === desk;
}

/** Seconds since it came in and was not opened; null where somebody opened it. */
export function unreadFor(contact: ContactView, now: Instant): number | null {
  return isUnread(contact) ? Math.max(0, (now - Date.parse(contact.recordedAt)) / 1000) : null;
}

/** Unread first, the longest waiting at the top; then what waits for a word; then the rest; newest first within. */
export function inboxOrder(contacts: readonly ContactView[]): readonly ContactView[] {
  const groupOf = (contact: ContactView) => (isUnread(contact) ? 0 : isWaiting(contact) ? 1 : 2);
  return contacts.toSorted((a, b) => {
    const group = groupOf(a) - groupOf(b);
    if (group !== 0) return group;
    const order = a.recordedAt.localeCompare(b.recordedAt, 'en');
    return isUnread(a) ? order : -order;
  });
}
