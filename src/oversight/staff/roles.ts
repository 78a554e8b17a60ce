import type { Purpose } from '../../kernel/marking.ts';

/** Roles of people: a closed list. Each belongs to one wing; none may do everything. */
export const roles = [
  'administrator',
  'staff_officer',
  'security_officer',
  'watch_officer',
  'duty_officer',
  'gold_commander',
  'observer',
  'source_keeper',
  'safeguarding_officer',
  'case_worker',
  'intelligence_analyst',
  'investigator',
  'national_contact',
  'data_protection_officer',
  'independent_monitor',
  'freight_team',
  'freight_supervisor',
] as const;
export type Role = (typeof roles)[number];

/**
 * Posts to which one person at a time is appointed, by two people. Each bears the role of its own name; the deputy data
 * protection officer is the second person without whom nothing could be erased.
 */
export const postKinds = [
  'gold_commander',
  'national_contact',
  'safeguarding_officer',
  'data_protection_officer',
  'deputy_data_protection_officer',
  'independent_monitor',
] as const satisfies readonly (Role | `deputy_${Role}`)[];
export type PostKind = (typeof postKinds)[number];

/** The role that a post bears. */
export function roleOfPost(kind: PostKind): Role {
  return kind === 'deputy_data_protection_officer' ? 'data_protection_officer' : kind;
}

/** True for a role that only an appointment gives. */
export function isAppointed(role: Role): boolean {
  return postKinds.some((kind) => roleOfPost(kind) === role);
}

export const wings = ['operations', 'inquiry', 'cases', 'oversight'] as const;
export type Wing = (typeof wings)[number];

const wingOfRole = {
  administrator: 'oversight',
  staff_officer: 'oversight',
  security_officer: 'oversight',
  watch_officer: 'operations',
  duty_officer: 'operations',
  gold_commander: 'operations',
  observer: 'operations',
  source_keeper: 'operations',
  safeguarding_officer: 'cases',
  case_worker: 'cases',
  intelligence_analyst: 'inquiry',
  investigator: 'inquiry',
  national_contact: 'inquiry',
  data_protection_officer: 'oversight',
  independent_monitor: 'oversight',
  freight_team: 'operations',
  freight_supervisor: 'operations',
} as const satisfies Record<Role, Wing>;

/** The wing whose purposes a role serves. */
export function wingOf(role: Role): Wing {
  return wingOfRole[role];
}

const purposesOfWing = {
  operations: ['save_life', 'border_control'],
  inquiry: ['law_enforcement'],
  cases: ['protection'],
  oversight: ['oversight'],
} as const satisfies Record<Wing, readonly Purpose[]>;

/** Areas of responsibility of an agency. */
export const remits = [
  'channel',
  'calais_port',
  'coquelles',
  'kent',
  'dunkirk',
  'protection',
  'intelligence',
  'oversight',
] as const;
export type Remit = (typeof remits)[number];

const places = ['channel', 'calais_port', 'coquelles', 'kent', 'dunkirk'] as const;
const remitsOfWing = {
  operations: places,
  inquiry: [...places, 'intelligence'],
  cases: [...places, 'protection'],
  oversight: ['oversight'],
} as const satisfies Record<Wing, readonly Remit[]>;

/** What a person may use records for: the purposes of the roles held, in the order of the closed list; none twice. */
export function purposesOf(held: readonly Role[]): readonly Purpose[] {
  return [...new Set(held.flatMap((role) => purposesOfWing[wingOf(role)]))];
}

/**
 * The remits a person acts within: those of the agency that the wing of a role can serve. Data protection and the
 * monitor look into every agency of their node, so the remit of oversight comes with their appointment.
 */
export function remitsOf(held: readonly Role[], agency: readonly Remit[]): readonly Remit[] {
  const served = new Set<Remit>(held.flatMap((role) => remitsOfWing[wingOf(role)]));
  const byAppointment = held.some(isIndependent);
  return remits.filter(
    (remit) => (served.has(remit) && agency.includes(remit)) || (byAppointment && remit === 'oversight'),
  );
}

/** Why two roles may not be held by one person at the same time. */
export type Apart = 'wings_apart' | 'administrator_apart' | 'independent_apart';

// Those who keep the system, the register and the clearances read no record by these roles.
const withoutContent: readonly Role[] = ['administrator', 'staff_officer', 'security_officer'];

function isIndependent(role: Role): boolean {
  return role === 'independent_monitor' || role === 'data_protection_officer';
}

/**
 * Separation of duties: null where both roles may be held together.
 * Source: FACTS, "The access decision" (administrators manage configuration, not content) and "What no existing
 * system has", point 3 (humanitarian firewall); Regulation (EU) 2016/679 Art. 38(6) (no conflict of interests).
 */
export function apart(one: Role, other: Role): Apart | null {
  if (one === other) return null;
  if (isIndependent(one) || isIndependent(other)) return 'independent_apart';
  const pair = [one, other];
  if (pair.includes('administrator'))
    return pair.every((role) => withoutContent.includes(role)) ? null : 'administrator_apart';
  const between = pair.map(wingOf);
  return between.includes('inquiry') && between.includes('cases') ? 'wings_apart' : null;
}
