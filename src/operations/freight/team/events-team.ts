import { z } from 'zod';
import { states } from '../../../kernel/label.ts';
import { zones } from '../../../kernel/local-clock.ts';
import { utcText } from '../../../kernel/utc-text.ts';
import { type CommandsOf, type EventsOf, shortName } from '../../../kernel/shapes.ts';
import { dutyCommandSchemas, wallSpan, where } from './events-duty.ts';
import { actor, member, membersMax } from './shapes.ts';

const ofTeam = z.strictObject({ team: shortName });

/** Commands over one team. */
export const teamCommandSchemas = {
  /** `state`: whose law its people's rest follows. `zone`: the wall clock by which it is rostered. */
  FormTeam: ofTeam.extend({ state: z.enum(states), zone: z.enum(zones), ...where }),
  AssignTeam: ofTeam.extend(where),
  AddMember: ofTeam.extend({ staff: member }),
  RemoveMember: ofTeam.extend({ staff: member }),
  /** A duty for each member but those named in `without`: all of it stands, or nothing. */
  RosterTeam: ofTeam.extend({
    shift: shortName,
    ...wallSpan,
    without: z.array(member).max(membersMax).readonly(),
  }),
  /** The same span for each member but those named in `without`, as leave of the whole team or an exercise. */
  SetTeamAvailability: dutyCommandSchemas.SetAvailability.omit({ staff: true }).extend({
    ...ofTeam.shape,
    without: z.array(member).max(membersMax).readonly(),
  }),
  ClearTeamAvailability: ofTeam.extend({ span: shortName }),
  StandUpTeam: ofTeam,
  StandDownTeam: ofTeam,
  DisbandTeam: ofTeam,
} as const satisfies Record<string, z.ZodType>;

const by = { by: actor };

/** Bodies of the events of one team. */
export const teamEventSchemas = {
  TeamFormed: teamCommandSchemas.FormTeam.extend(by),
  TeamAssigned: teamCommandSchemas.AssignTeam.extend(by),
  MemberAdded: teamCommandSchemas.AddMember.extend(by),
  MemberRemoved: teamCommandSchemas.RemoveMember.extend(by),
  TeamRostered: ofTeam.extend({
    shift: shortName,
    ...where,
    from: utcText,
    until: utcText,
    staff: z.array(member).max(membersMax).readonly(),
    ...by,
  }),
  TeamStoodUp: ofTeam.extend(by),
  TeamStoodDown: ofTeam.extend(by),
  /** A search lies with this team from now on. */
  SearchHeld: ofTeam.extend({ search: shortName, by: actor }),
  /** A search no longer lies with this team. */
  SearchReleased: ofTeam.extend({ search: shortName, by: actor }),
  TeamDisbanded: ofTeam.extend(by),
} as const satisfies Record<string, z.ZodType>;

export type TeamEvent = EventsOf<typeof teamEventSchemas>;
export type TeamCommand = CommandsOf<typeof teamCommandSchemas>;
export type TeamCommandOf<Name extends TeamCommand['type']> = Extract<TeamCommand, { readonly type: Name }>;
