import type { Concerned, DomainCommand } from '../../kernel/decider.ts';
import type { AccessState } from './state.ts';

// Whoever gives somebody a way in can come in as that person. So one pair of hands alone gives one only to a recruit
// whose word weighs little; and nobody the independent monitor watches touches the monitor's. Source: issue 3,
// section 2 (the monitor cannot be locked out by operations); OWASP ASVS 5.0, 6.4.

const monitor = 'independent_monitor';
const dataProtection = 'data_protection_officer';

/**
 * Roles whose holders get a way in from two people always: those who judge the house, and those who give access to it.
 * The staff officer is one: an officer who could enrol a second one alone would be both of the two.
 */
export const guardedRoles: readonly string[] = [
  monitor,
  dataProtection,
  'administrator',
  'security_officer',
  'staff_officer',
];

export type WhoMayRefusal = 'author_unknown' | 'own_way_in' | 'monitor_in_office' | 'monitors_only';

type Act = Pick<DomainCommand, 'by' | 'concerned'> & { readonly staff: string };

/**
 * Why somebody may not take a session or a credential from another; null where they may. Anybody may end their own. A
 * monitor in office loses one only by a monitor of this state or the other, and a monitor takes from nobody else.
 */
export function takingFault({ by, staff, concerned }: Act): WhoMayRefusal | null {
  if (by === undefined) return 'author_unknown';
  if ((by as string) === staff) return null;
  if (concerned === undefined) return 'author_unknown';
  const byMonitor = concerned.byRoles.includes(monitor);
  if (concerned.holds.includes(monitor)) return byMonitor ? null : 'monitor_in_office';
  return byMonitor && !concerned.ahead.includes(monitor) ? 'monitors_only' : null;
}

/**
 * Why a code may not be issued; null where it may. For a monitor in office who has a way in, a monitor issues it, and
 * for nobody else: the second person may then be any who may confirm.
 */
export function issuingFault(state: AccessState, { by, staff, concerned }: Act): WhoMayRefusal | null {
  if (by === undefined || concerned === undefined) return 'author_unknown';
  if ((by as string) === staff) return 'own_way_in';
  const byMonitor = concerned.byRoles.includes(monitor);
  if (isInOffice(state, concerned) && !byMonitor) return 'monitor_in_office';
  return byMonitor && !concerned.ahead.includes(monitor) ? 'monitors_only' : null;
}

/** Why somebody may not be the second person; null where they may. Those who watch the house are for a monitor only. */
export function confirmingFault({ by, staff, concerned }: Act): WhoMayRefusal | null {
  if (by === undefined || concerned === undefined) return 'author_unknown';
  if ((by as string) === staff) return 'own_way_in';
  const watches = concerned.byRoles.some((role) => role === monitor || role === dataProtection);
  return watches && !concerned.ahead.includes(monitor) ? 'monitors_only' : null;
}

/** True where one pair of hands does not suffice to give this person a way in. */
export function needsTwo({ everHeld }: Pick<AccessState, 'everHeld'>, { ahead }: Concerned): boolean {
  return everHeld || ahead.some((role) => guardedRoles.includes(role));
}

/** A monitor who has none yet is let in by two others: whoever has no way in cannot be locked out of it. */
function isInOffice({ credentials }: AccessState, { holds }: Concerned): boolean {
  return holds.includes(monitor) && credentials.size > 0;
}
