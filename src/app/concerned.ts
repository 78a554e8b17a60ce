import type { Concerned } from '../kernel/decider.ts';
import type { ActorId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Who } from './who.ts';

/** The register of people, as far as an act that concerns one of them needs it. Answers from memory. */
export interface KnownPeople {
  /** The agency of a person, also before their first post begins; null: unknown. */
  agencyOf(staff: string, at: Instant): string | null;
  /** Roles held at that moment. */
  holds(staff: string, at: Instant): readonly string[];
  /** Roles held then or later, by what is entered already. */
  ahead(staff: string, at: Instant): readonly string[];
}

/** An act that concerns one person. */
export interface ActOn {
  readonly staff: string;
  /** Who proposed it; null where nobody did. */
  readonly proposedBy: ActorId | null;
  readonly at: Instant;
}

/** What a decider is told of those whom an act brings together. */
export function concernedBy(
  people: KnownPeople,
  { roles }: Pick<Who, 'roles'>,
  { staff, proposedBy, at }: ActOn,
): Concerned {
  const proposed = proposedBy === null ? null : { by: proposedBy, roles: people.holds(proposedBy, at) };
  const holds = people.holds(staff, at);
  return { holds, ahead: [...new Set([...holds, ...people.ahead(staff, at)])], byRoles: roles, proposed };
}

/** Whether somebody may act on what an agency keeps: their own; any where they oversee, or administer the node. */
export function isInReach(
  { agency, remits, roles }: Pick<Who, 'agency' | 'remits' | 'roles'>,
  of: string | null,
): boolean {
  return of !== null && (agency === of || remits.includes('oversight') || roles.includes('administrator'));
}
