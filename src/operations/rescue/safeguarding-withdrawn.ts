import { type Boat, linkOf } from './boat-state.ts';
import type { BoatEventOf } from './events-boat.ts';
import { againOf, needs, standingOf, sum, type Task } from './safeguarding-task.ts';

type Withdrawn = BoatEventOf<'SafeguardingWithdrawn'>;

interface Taking {
  /** Whose count came, went or says otherwise; `boat` holds what stands of it. */
  readonly contact: string;
  /** The contacts that count the same people at the other stage. */
  readonly others: readonly string[];
}

/**
 * What of the tasks that rest on a contact's count stands no more: nothing is dropped, each bears how many, why and by
 * whom. A task whose own count went stands on as long as another count of the same people does. Of what a lower count
 * leaves, the tasks asked for it stand first, then what it met again: in doubt more stay asked for than fewer.
 */
export function withdrawals(
  boat: Boat,
  taking: Taking,
  { at, by }: Pick<Withdrawn, 'at' | 'by'>,
): readonly Withdrawn[] {
  const counted = linkOf(boat, taking.contact)?.facts.counted ?? null;
  return needs.flatMap(({ kind, of }) => {
    const says = counted === null ? 0 : of(counted);
    // A figure that is open again takes nobody away.
    if (says === null) return [];
    const tasks = boat.safeguarding.filter((one) => one.kind === kind);
    const lost = lostOf(boat, tasks, { ...taking, says });
    return lost.map(({ task, contact, count, isApart }): Withdrawn => {
      const usual = linkOf(boat, taking.contact) === null ? 'link_undone' : 'count_corrected';
      const reason = isApart ? 'other_people' : usual;
      return { type: 'SafeguardingWithdrawn', at, boat: boat.boat, task, contact, kind, count, reason, by };
    });
  });
}

interface Lost extends Pick<Withdrawn, 'task' | 'contact' | 'count'> {
  /** The ledger does not hold the two counts for those of the same people any more. */
  readonly isApart: boolean;
}

function lostOf(
  boat: Boat,
  tasks: readonly Task[],
  { contact, others, says }: Taking & { readonly says: number },
): readonly Lost[] {
  // One figure for all that rests on it: its own tasks in their order, then those of others.
  let left = says;
  const take = (wanted: number): number => {
    const taken = Math.min(left, wanted);
    left -= taken;
    return taken;
  };
  const isOwn = (task: Task): boolean => task.contact === contact;
  const own = tasks.filter(isOwn).map((task) => ({ task, kept: take(standingOf(task)) }));
  const ofOwn = own.flatMap(({ task, kept }) => ownLost(boat, task, { kept, others }));
  const ofOthers = tasks
    .filter((task) => !isOwn(task))
    .flatMap((task) => {
      const met = againOf(task, contact);
      const isSame = linkOf(boat, task.contact) === null || others.includes(task.contact);
      return otherLost(boat, task, { contact, count: met - (isSame ? take(met) : 0), isApart: !isSame });
    });
  return [...ofOwn, ...ofOthers].filter(({ count }) => count > 0);
}

/** Of a task whose own count says as many as are `kept`: who was met again by a count of others is not covered by it. */
function ownLost(
  boat: Boat,
  task: Task,
  { kept, others }: { readonly kept: number; readonly others: readonly string[] },
): readonly Lost[] {
  const isGone = linkOf(boat, task.contact) === null;
  const names = [...new Set(task.again.map(({ contact }) => contact))];
  const apart = isGone ? [] : names.filter((contact) => !others.includes(contact));
  const lost = apart.map((contact): Lost => {
    return { task: task.task, contact, count: againOf(task, contact), isApart: true };
  });
  const covered = Math.max(kept, sum(task.again) - sum(lost));
  const count = standingOf(task) - covered;
  return [...lost, { task: task.task, contact: task.contact, count, isApart: false }];
}

/** Of a task of another count: what this one met again of it, and its own people where that alone still spoke for them. */
function otherLost(boat: Boat, task: Task, gone: Omit<Lost, 'task'>): readonly Lost[] {
  const lost = { ...gone, task: task.task };
  if (gone.count === 0 || linkOf(boat, task.contact) !== null) return [lost];
  const count = standingOf(task) - (sum(task.again) - gone.count);
  return [lost, { task: task.task, contact: task.contact, count, isApart: false }];
}
