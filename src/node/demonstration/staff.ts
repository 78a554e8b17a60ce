import type { ActorId, DeskId } from '../../kernel/ids.ts';
import type { StaffMember } from '../../app/session-routes.ts';
import type { State } from '../../kernel/label.ts';
import type { Text } from '../../kernel/text.ts';
import { roleText } from '../../oversight/staff/text.ts';
import { demonstrationDesks } from './staff-desks.ts';
import { type InventedPerson, inventedPeople } from './staff-people.ts';

// What the trade calls these posts, where it is more than the role's own name.
const posts: Readonly<Record<string, Text>> = {
  'demo-uk-watch-1': { en: 'Maritime operations officer', fr: 'Officier de quart (Royaume-Uni)' },
  'demo-fr-watch-1': { en: 'Watch officer (France)', fr: 'Chef de quart' },
};

/** Invented people of the labelled demonstration who are in service. A real node knows none of them. */
export const demonstrationStaff: readonly StaffMember[] = inventedPeople
  .filter(({ service }) => service === undefined)
  .map(memberOf);

/** All of them, those of the node's own state first: whoever sits down there is most likely one of these. */
export function staffAt(state: State): readonly StaffMember[] {
  return [...staffOf(state), ...demonstrationStaff.filter((one) => one.state !== state)];
}

/** Those of one state. */
export function staffOf(state: State): readonly StaffMember[] {
  return demonstrationStaff.filter((one) => one.state === state);
}

function memberOf({ id, name, desk, role }: InventedPerson): StaffMember {
  const [en, fr] = demonstrationDesks.find((one) => one.id === desk)?.name ?? [desk, desk];
  return {
    id: id as ActorId,
    name,
    post: posts[id] ?? roleText[role],
    desk: desk as DeskId,
    deskName: { en, fr },
    state: id.startsWith('demo-uk-') ? 'uk' : 'fr',
    roles: [role],
  };
}
