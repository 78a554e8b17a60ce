import type { Order } from '../../../kit/acts/send-act.ts';
import { listed, orNull } from '../../../kit/forms/checks.ts';
import { momentOrNull } from '../../../kit/forms/moment-text.ts';
import { type LanguageCode, languageCodes, type LanguageLevel, languageLevels } from '../languages.ts';

type Values<Name extends string> = Readonly<Record<Name, string>>;

const order = (act: string, body: unknown): Order => ({ path: `/api/oversight/staff/${act}`, body });

/** A day stays a day, whole on the agency's clock; anything else is a moment in UTC; null where it is neither. */
export function dayOrMoment(typed: string, now: number): string | null {
  const text = typed.trim();
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : momentOrNull(text, now);
}

/** A subject id for a person whom the vault does not know yet: random, says nothing. */
export function newSubject(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `s-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Somebody joins the service. */
export function joinOrder(
  values: Values<'staff' | 'name' | 'agency' | 'desk' | 'role' | 'from' | 'until' | 'markings'>,
  nameSubject: string,
  now: number,
): Order {
  return order('join-staff', {
    staff: values.staff.trim(),
    name: values.name.trim(),
    nameSubject,
    agency: values.agency,
    desk: values.desk,
    role: values.role,
    from: dayOrMoment(values.from, now),
    until: dayOrMoment(values.until, now),
    markings: listed(values.markings),
  });
}

/** Somebody is assigned to a desk, instead of another assignment or beside it. */
export function moveOrder(
  staff: string,
  values: Values<'ends' | 'agency' | 'desk' | 'role' | 'from' | 'until'>,
  now: number,
): Order {
  const { ends, agency, desk, role } = values;
  const dates = { from: dayOrMoment(values.from, now), until: dayOrMoment(values.until, now) };
  return order('move-staff', { staff, ends: orNull(ends), agency, desk, role, ...dates });
}

/** Somebody leaves; everything of theirs ends then. */
export function leaveOrder(staff: string, values: Values<'leavesAt' | 'reason'>, now: number): Order {
  return order('leave-staff', { staff, leavesAt: dayOrMoment(values.leavesAt, now), reason: values.reason });
}

/** Somebody stands in for another. */
export function standInOrder(
  staff: string,
  values: Values<'for' | 'desk' | 'role' | 'from' | 'until'>,
  now: number,
): Order {
  return order('stand-in', {
    staff,
    for: values.for.trim(),
    desk: values.desk,
    role: values.role,
    from: dayOrMoment(values.from, now),
    until: dayOrMoment(values.until, now),
  });
}

/** A stand-in ends now. */
export function endStandInOrder(staff: string, assignment: string): Order {
  return order('end-stand-in', { staff, assignment });
}

/** A clearance; two persons. */
export function clearanceOrder(
  staff: string,
  values: Values<'marking' | 'caveats' | 'from' | 'until'>,
  now: number,
): Order {
  return order('grant-clearance', {
    staff,
    marking: values.marking,
    caveats: listed(values.caveats),
    from: dayOrMoment(values.from, now),
    until: dayOrMoment(values.until, now),
  });
}

/** Every clearance that reaches as high as this one ends. */
export function withdrawOrder(staff: string, marking: string): Order {
  return order('withdraw-clearance', { staff, marking });
}

export interface SpokenLanguage {
  readonly code: LanguageCode;
  readonly level: LanguageLevel;
  readonly interprets: boolean;
}

/** Reads `ckb fluent interprets`, one a line; null where a line is none. */
export function readLanguages(typed: string): readonly SpokenLanguage[] | null {
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => {
    const [code, level, interprets, ...more] = line.trim().toLowerCase().split(/\s+/);
    const known = languageCodes.find((one) => one === code);
    const reached = languageLevels.find((one) => one === level);
    const isInterpreter = interprets === 'interprets';
    if (known === undefined || reached === undefined || more.length > 0) return null;
    if (interprets !== undefined && !isInterpreter) return null;
    return { code: known, level: reached, interprets: isInterpreter };
  });
  const whole = read.filter((one) => one !== null);
  return whole.length === read.length ? whole : null;
}

/** As `readLanguages` reads it. */
export function writeLanguages(languages: readonly SpokenLanguage[]): string {
  return languages
    .map(({ code, level, interprets }) => `${code} ${level}${interprets ? ' interprets' : ''}`)
    .join('\n');
}

/** The languages somebody speaks, as a whole: what is not named is no longer held. */
export function languagesOrder(staff: string, typed: string): Order {
  return order('record-languages', { staff, languages: readLanguages(typed) ?? [] });
}

/** An appointment; two persons. */
export function appointOrder(values: Values<'post' | 'holder' | 'from' | 'until'>, now: number): Order {
  return order('appoint-post', {
    post: values.post,
    holder: values.holder.trim(),
    from: dayOrMoment(values.from, now),
    until: dayOrMoment(values.until, now),
  });
}

/** The end of an appointment; two persons. */
export function endAppointmentOrder(post: string, holder: string, reason: string): Order {
  return order('end-appointment', { post, holder, reason });
}

/** The end of a monitor's appointment; one of each office. */
export function endMonitorAppointmentOrder(post: string, holder: string, reason: string): Order {
  return order('end-monitor-appointment', { post, holder, reason });
}

/** A shift entered or changed. */
export function shiftOrder(
  values: Values<'staff' | 'shift' | 'desk' | 'from' | 'until'>,
  seenVersion: number | null,
  now: number,
): Order {
  return order('put-shift', {
    staff: values.staff.trim(),
    shift: values.shift.trim(),
    desk: values.desk,
    from: momentOrNull(values.from, now),
    until: momentOrNull(values.until, now),
    seenVersion,
  });
}

/** A shift taken off the roster. */
export function retireShiftOrder(staff: string, shift: string, seenVersion: number | null): Order {
  return order('retire-shift', { staff, shift, seenVersion });
}

const pair = (en: string, fr: string) => ({ en: en.trim(), fr: fr.trim() });

/** An agency entered or changed. */
export function agencyOrder(
  values: Values<
    'row' | 'nameEn' | 'nameFr' | 'acronymEn' | 'acronymFr' | 'state' | 'kind' | 'remits' | 'from' | 'until'
  >,
  seenVersion: number | null,
  now: number,
): Order {
  return order('put-agency', {
    row: values.row.trim(),
    fields: {
      name: pair(values.nameEn, values.nameFr),
      acronym: pair(values.acronymEn, values.acronymFr),
      state: values.state === 'both' ? null : values.state,
      kind: values.kind,
      remits: listed(values.remits),
      from: dayOrMoment(values.from, now),
      until: dayOrMoment(values.until, now),
    },
    seenVersion,
  });
}

/** A desk entered or changed. */
export function deskOrder(
  values: Values<'row' | 'agency' | 'nameEn' | 'nameFr' | 'placeEn' | 'placeFr' | 'roles' | 'from' | 'until'>,
  seenVersion: number | null,
  now: number,
): Order {
  return order('put-desk', {
    row: values.row.trim(),
    fields: {
      agency: values.agency,
      name: pair(values.nameEn, values.nameFr),
      place: pair(values.placeEn, values.placeFr),
      roles: listed(values.roles),
      from: dayOrMoment(values.from, now),
      until: dayOrMoment(values.until, now),
    },
    seenVersion,
  });
}

/** A row of a register retired. */
export function retireOrder(kind: 'agency' | 'desk', row: string, seenVersion: number | null): Order {
  return order(`retire-${kind}`, { row, seenVersion });
}
