import { z } from 'zod';
import type { Zone } from '../../kernel/local-clock.ts';
import type { StreamDoor } from '../../kernel/door.ts';
import { states } from '../../kernel/label.ts';
import { registerDoor } from '../../kernel/register.ts';
import { agencyId, roleForm } from './forms.ts';
import { roles } from './roles.ts';
import { beginning, ending, momentText, zoneOf } from './local-day.ts';
import { bodiesHandling } from './policy.ts';
import { remits } from './roles.ts';
import { agencyKinds } from './wire.ts';

const words = (max: number) =>
  z.strictObject({ en: z.string().min(1).max(max), fr: z.string().min(1).max(max) });
const dates = { from: momentText, until: momentText.nullable() };

/** What the register says of an agency. Days count on the clock of its state; both named days are whole. */
export const agencyFieldsSchema = z
  .strictObject({
    name: words(160),
    acronym: words(24),
    /** Null: of both states, of the Union, or international. */
    state: z.enum(states).nullable(),
    kind: z.enum(agencyKinds),
    remits: z.array(z.enum(remits)).max(remits.length),
    ...dates,
  })
  .transform((fields) => dated(fields, fields.state === 'uk' ? 'Europe/London' : 'Europe/Paris'))
  .refine(endsLater, { path: ['until'] });
export type AgencyFields = z.infer<typeof agencyFieldsSchema>;

/** What the register says of a desk: whose it is, where it stands, which roles may sit there. */
export const deskFieldsSchema = z
  .strictObject({
    agency: agencyId,
    name: words(80),
    place: words(80),
    roles: z.array(roleForm).min(1).max(roles.length),
    ...dates,
  })
  .transform((fields) => dated(fields, zoneOf(fields.agency)))
  .refine(endsLater, { path: ['until'] });
export type DeskFields = z.infer<typeof deskFieldsSchema>;

interface Dates {
  readonly from: string;
  readonly until: string | null;
}

function dated<Fields extends Dates>(fields: Fields, zone: Zone): Fields {
  const until = fields.until === null ? null : ending(fields.until, zone);
  return { ...fields, from: beginning(fields.from, zone), until };
}

function endsLater({ from, until }: Dates): boolean {
  return until === null || from < until;
}

/** The register of agencies: the bodies with the dates between which they exist. */
export const agencyRegister: StreamDoor = withCheckedRow(
  registerDoor({
    kind: 'agency',
    noun: 'Agency',
    fields: agencyFieldsSchema,
    handling: bodiesHandling,
    summaries: {
      put: { en: 'Enter or change an agency.', fr: 'Inscrire ou modifier un organisme.' },
      retire: { en: 'Retire an agency entered by mistake.', fr: 'Retirer un organisme inscrit par erreur.' },
    },
  }),
);

/** The register of desks. */
export const deskRegister: StreamDoor = registerDoor({
  kind: 'desk',
  noun: 'Desk',
  fields: deskFieldsSchema,
  handling: bodiesHandling,
  summaries: {
    put: { en: 'Enter or change a desk.', fr: 'Inscrire ou modifier un poste.' },
    retire: { en: 'Retire a desk.', fr: 'Retirer un poste.' },
  },
});

const agencyRow = z.object({ row: agencyId, fields: z.object({ state: z.string().nullable() }) });

/** An agency's id begins with its state, `joint`, `eu` or `int`, so that its clock is told by its id wherever it stands. */
function withCheckedRow(door: StreamDoor): StreamDoor {
  const { PutAgency, ...others } = door.commands;
  if (PutAgency === undefined) throw new Error('the register of agencies has no PutAgency');
  const schema = PutAgency.schema.refine(isOfItsState, { path: ['row'] });
  return { ...door, commands: { PutAgency: { ...PutAgency, schema }, ...others } };
}

function isOfItsState(command: unknown): boolean {
  const checked = agencyRow.safeParse(command);
  if (!checked.success) return false;
  const { row, fields } = checked.data;
  const first = row.split('-', 1)[0] ?? '';
  return fields.state === null ? ['joint', 'eu', 'int'].includes(first) : first === fields.state;
}
