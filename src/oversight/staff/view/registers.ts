import { type Resource, useResource } from '../../../kit/resource.ts';
import type { AgencyView, DeskView, PersonView, PostView, ShiftView } from '../wire.ts';

/** The registers of the room, each with how its answer stands. */
export interface Registers {
  readonly agencies: Resource<readonly AgencyView[]>;
  readonly desks: Resource<readonly DeskView[]>;
  readonly people: Resource<readonly PersonView[]>;
  readonly posts: Resource<readonly PostView[]>;
  readonly shifts: Resource<readonly ShiftView[]>;
  /** Asks all of them anew: after an act one of them may have moved. */
  readonly again: () => void;
}

const base = '/api/oversight/staff';
const dayMilliseconds = 86_400_000;

/** Asks for the registers; shifts from yesterday to two weeks ahead of the hour in which the room was entered. */
export function useRegisters(now: number): Registers {
  const hour = Math.floor(now / 3_600_000) * 3_600_000;
  const span = new URLSearchParams({
    from: new Date(hour - dayMilliseconds).toISOString(),
    to: new Date(hour + 14 * dayMilliseconds).toISOString(),
  });
  const agencies = useResource<readonly AgencyView[]>(`${base}/agencies`);
  const desks = useResource<readonly DeskView[]>(`${base}/desks`);
  const people = useResource<readonly PersonView[]>(`${base}/people`);
  const posts = useResource<readonly PostView[]>(`${base}/posts`);
  const shifts = useResource<readonly ShiftView[]>(`${base}/shifts?${span.toString()}`);
  return {
    agencies,
    desks,
    people,
    posts,
    shifts,
    again() {
      for (const register of [agencies, desks, people, posts, shifts]) register.again();
    },
  };
}
