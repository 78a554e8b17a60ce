import type { Duty } from '../../team/duty-state.ts';
import type { RosterAnswer, RosterPerson } from '../../team/wire.ts';

/** One person with what the roster shows of them. */
export interface PersonRow extends Omit<RosterPerson, 'duties'> {
  readonly teams: readonly string[];
  /** Not over yet, soonest first. */
  readonly ahead: readonly Duty[];
  /** The absence that holds at the moment of the answer. */
  readonly away: RosterPerson['absences'][number] | null;
}

/** Everybody who is in a team or on the roster, each once: those who are away first, then by number. */
export function personRows({ people, teams, at }: RosterAnswer): readonly PersonRow[] {
  const known = new Map(people.map((person) => [person.staff, person]));
  const names = new Set([...teams.flatMap(({ members }) => members), ...known.keys()]);
  return [...names]
    .map((staff): PersonRow => {
      const { duties, absences, spans } = known.get(staff) ?? { duties: [], absences: [], spans: [] };
      return {
        staff,
        teams: teams.filter(({ members }) => members.includes(staff)).map(({ team }) => team),
        ahead: duties
          .filter(({ until }) => until > at)
          .toSorted((one, other) => (one.from < other.from ? -1 : 1)),
        absences,
        spans,
        away: absences.find(({ from, until }) => from <= at && (until === null || until > at)) ?? null,
      };
    })
    .toSorted(
      (one, other) =>
        Number(other.away !== null) - Number(one.away !== null) || one.staff.localeCompare(other.staff, 'en'),
    );
}
