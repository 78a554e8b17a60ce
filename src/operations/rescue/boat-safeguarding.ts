import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { evolveBoat } from './boat-evolve.ts';
import { type Boat, linkOf } from './boat-state.ts';
import type { BoatEvent, BoatEventOf, Held } from './events-boat.ts';
import { countsOf, paired } from './ledger-counts.ts';
import { withdrawals } from './safeguarding-withdrawn.ts';
import { againOf, isOf, needs, standingOf, sum, type Task } from './safeguarding-task.ts';
import type { ContactFacts } from './wire.ts';

/** Children and injured people are asked for within this. Source: PROBLEM F20. */
export const safeguardingSeconds = 3_600;

type Asked = BoatEventOf<'SafeguardingAsked'>;
type MetAgain = BoatEventOf<'SafeguardingMetAgain'>;

/**
 * What must be asked of the safeguarding desk, and what no longer is, once these contacts came, went or say otherwise:
 * what rested on a count that stands no more is taken away with its reason, and whoever was covered by it alone is asked
 * for anew, by the time of before. `boat` holds what stands now; `contacts`: left out, all that it ever asked for or holds.
 */
export function safeguardingAfter(
  boat: Boat,
  done: Pick<BoatEventOf<'SafeguardingWithdrawn'>, 'at' | 'by'>,
  contacts: readonly string[] = everyContact(boat),
): readonly BoatEvent[] {
  // A record that goes on under another is watched over there.
  if (boat.status === 'merged') return [];
  const events: BoatEvent[] = [];
  let after = boat;
  const write = (told: readonly BoatEvent[]): void => {
    events.push(...told);
    after = told.reduce(folded, after);
  };
  // Whom a task no longer covers, with the time by which they were to be seen to.
  const dueOf = new Map<string, UtcText | null>();
  for (const contact of contacts) {
    // Children whose count was recalled are children still: whoever was asked for them hears from a person, not from a recall.
    if (isRecalled(after, contact)) continue;
    const others = countedOfSame(after, contact);
    const taken = withdrawals(after, { contact, others }, done);
    for (const { task, contact: whose } of taken) keepDue(dueOf, whose, taskOf(after, task));
    write(taken);
  }
  for (const contact of new Set([...contacts, ...dueOf.keys()])) {
    const facts = linkOf(after, contact)?.facts;
    if (facts !== undefined) write(asked(after, facts, { at: done.at, dueAt: dueOf.get(contact) ?? null }));
  }
  return events;
}

function isRecalled(boat: Boat, contact: string): boolean {
  return linkOf(boat, contact) === null && (boat.recalls ?? []).some((one) => one.contact === contact);
}

function folded(boat: Boat, event: BoatEvent): Boat {
  const next = evolveBoat(boat, event);
  return next.status === 'none' ? boat : next;
}

function everyContact({ links, safeguarding }: Pick<Boat, 'links' | 'safeguarding'>): readonly string[] {
  const named = safeguarding.flatMap(({ contact, again }) => [contact, ...again.map((one) => one.contact)]);
  return [...new Set([...named, ...links.map(({ contact }) => contact)])];
}

function taskOf({ safeguarding }: Pick<Boat, 'safeguarding'>, task: string): Task | undefined {
  return safeguarding.find((one) => one.task === task);
}

/** Whoever was covered by a task that nobody has answered yet has waited since then; those in hand begin afresh. */
function keepDue(dueOf: Map<string, UtcText | null>, contact: string, task: Task | undefined): void {
  if (task === undefined || task.contact === contact) return;
  const before = dueOf.get(contact) ?? null;
  const dueAt = task.done === undefined ? task.dueAt : null;
  dueOf.set(contact, before === null || (dueAt !== null && dueAt < before) ? dueAt : before);
}

/**
 * What a count by hand asks of the safeguarding desk: one task for each kind of need, by count and token. Children counted
 * at a pickup and again at the landing are asked for once: where the ledger holds the two counts for those of the same
 * people (one boat, and the count at hand-over), and the desk of the same side was asked, the second is kept beside the
 * task. Whoever is more than were asked for is asked for by the difference, and in doubt anew: a child asked for twice
 * costs a call, one asked for by nobody is lost. `boat` holds the evidence already; `dueAt`: they were asked for before.
 */
function asked(
  boat: Boat,
  facts: ContactFacts,
  { at, dueAt }: { readonly at: UtcText; readonly dueAt: UtcText | null },
): readonly (Asked | MetAgain)[] {
  const { contact, counted, side } = facts;
  if (counted === null) return [];
  const due = dueAt ?? toUtc(addSeconds(fromUtc(at), safeguardingSeconds));
  const others = countedOfSame(boat, contact);
  return needs.flatMap(({ kind, letters, of, lasts }): readonly (Asked | MetAgain)[] => {
    const says = of(counted);
    if (says === null) return [];
    const ofKind = boat.safeguarding.filter((one) => one.kind === kind);
    const before = ofKind.filter(isOf(contact));
    const open = says - before.reduce((all, one) => all + standingOf(one), 0) - againIn(ofKind, contact);
    const theirs = ofKind.filter((one) => lasts && one.side === side && others.includes(one.contact));
    const met = metAgain(theirs, open).map(({ task, count }): MetAgain => {
      return { type: 'SafeguardingMetAgain', at, boat: boat.boat, task, contact, kind, count };
    });
    const count = open - sum(met);
    if (count <= 0) return met;
    const task = `${letters}-${contact}-${before.length + 1}`;
    return [
      ...met,
      { type: 'SafeguardingAsked', at, boat: boat.boat, task, contact, kind, count, side, dueAt: due },
    ];
  });
}

function againIn(tasks: Held['safeguarding'], contact: string): number {
  return tasks.reduce((all, task) => all + againOf(task, contact), 0);
}

/** The contacts that count the people of this one at the other stage, as the ledger pairs them. */
function countedOfSame(boat: Boat, contact: string): readonly string[] {
  const pair = paired(countsOf(boat.links)).pairs.find(({ afloat, ashore }) =>
    [...afloat, ...ashore].some(isOf(contact)),
  );
  if (pair === undefined) return [];
  const others = pair.afloat.some(isOf(contact)) ? pair.ashore : pair.afloat;
  return others.map((one) => one.contact);
}

/** How many of those to be asked for are covered by which task: by each as many as nobody has met again yet. */
function metAgain(
  tasks: Held['safeguarding'],
  wanted: number,
): readonly { readonly task: string; readonly count: number }[] {
  let left = wanted;
  return tasks.flatMap((task) => {
    const count = Math.min(left, standingOf(task) - sum(task.again));
    if (count <= 0) return [];
    left -= count;
    return [{ task: task.task, count }];
  });
}
