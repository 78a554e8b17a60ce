import type { AlarmCondition, AlarmPriority } from '../../kernel/alarm.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { safeguardingSeconds } from './boat-safeguarding.ts';
import { countsNeed, isFromAboard, phaseSaid } from './claims.ts';
import type { Contact } from './contact-state.ts';
import { conditionText } from './text-conditions.ts';
import type { ContactFacts } from './wire.ts';

/** An item that nobody has opened. Source: PROBLEM F5, F8. */
const unreadSecondsMax = 60;
/** An item that speaks of people at sea, opened, and nobody has said which boat it is or what else. Ours; PROBLEM F5, F15. */
const undecidedSecondsMax = 300;

/**
 * Items of the inbox that wait for a person: unread, read and not decided on, or of people in need who are on no boat.
 * Those of one inbox have it as their cause, so that they are shown as one.
 */
export function inboxConditions(contacts: readonly Contact[], now: UtcText): readonly AlarmCondition[] {
  // Held against one moment for all: at each look there are as many as came in unread.
  const by = { due: plus(now, -unreadSecondsMax), escalated: plus(now, -2 * unreadSecondsMax) };
  return contacts.flatMap((contact) => [
    ...unread(contact, by),
    ...undecided(contact),
    ...unasked(contact, now),
  ]);
}

/**
 * Children alone or injured people in a count that stands on no boat, or on none any more: only a boat asks for them. With
 * the role above once they have waited for as long as a boat would have given. Source: PROBLEM F20.
 */
function unasked(contact: Contact, now: UtcText): readonly AlarmCondition[] {
  const { answer, links, facts, recordedAt, waitsSince } = contact;
  if (answer !== null || links.length > 0 || !countsNeed(facts)) return [];
  const from = plus(waitsSince ?? recordedAt, undecidedSecondsMax);
  const actBefore = plus(recordedAt, safeguardingSeconds);
  const said =
    now < actBefore
      ? ({ role: 'watch_officer', since: from } as const)
      : ({ role: 'duty_officer', since: actBefore > from ? actBefore : from } as const);
  return [{ ...ofItem(contact, 'count_unlinked'), actBefore, priority: 'high', ...said }];
}

function unread(
  { opened, answer, facts, recordedAt, owner }: Contact,
  { due, escalated }: { readonly due: UtcText; readonly escalated: UtcText },
): readonly AlarmCondition[] {
  // What was answered unopened is a machine's own answer, kept apart as it came.
  if (opened !== null || answer !== null || recordedAt > due) return [];
  const said = priorityOf(facts);
  return [
    {
      ...ofItem({ facts, owner }, 'unread_item'),
      priority: said === 'low' && mayBeCall(facts) ? 'high' : said,
      // Unread for as long again: the role above answers for it.
      role: recordedAt <= escalated ? 'duty_officer' : 'watch_officer',
      since: plus(recordedAt, unreadSecondsMax),
    },
  ];
}

function undecided(contact: Contact): readonly AlarmCondition[] {
  const { opened, answer, links, facts, waitsSince } = contact;
  if (opened === null || answer !== null || links.length > 0) return [];
  const priority = priorityOf(facts);
  if (priority === 'low') return [];
  const from = waitsSince !== undefined && waitsSince > opened.at ? waitsSince : opened.at;
  return [
    {
      ...ofItem(contact, 'undecided_item'),
      priority,
      role: 'watch_officer',
      since: plus(from, undecidedSecondsMax),
    },
  ];
}

const keys = { unread_item: 'unread', undecided_item: 'undecided', count_unlinked: 'unasked' } as const;

function ofItem({ facts, owner }: Pick<Contact, 'facts' | 'owner'>, kind: keyof typeof keys) {
  return {
    key: `${keys[kind]}/${facts.contact}`,
    kind,
    side: owner.side,
    actBefore: null,
    about: `contact/${facts.contact}`,
    reference: null,
    cause: `inbox/${owner.side}`,
    ...conditionText[kind],
  };
}

function priorityOf(facts: ContactFacts): AlarmPriority {
  const said = phaseSaid(facts);
  return said === 'distress' ? 'life' : said === 'alert' ? 'high' : 'low';
}

/** What sees by itself: it shows a thing, and nobody asks for help by it. */
const devices: ReadonlySet<ContactFacts['channel']> = new Set<ContactFacts['channel']>([
  'camera',
  'radar',
  'ais',
  'drone',
]);

/**
 * Somebody aboard who sends nothing but where they are asks for help all the same, and so may whoever passes on a place.
 * Source: PROBLEM F8; six such shares of one boat were seen by nobody (conclusion 5).
 */
function mayBeCall(facts: ContactFacts): boolean {
  if (facts.kind !== 'report') return false;
  return isFromAboard(facts) || (facts.positions.length > 0 && !devices.has(facts.channel));
}

function plus(at: UtcText, seconds: number): UtcText {
  return toUtc(addSeconds(fromUtc(at), seconds));
}
