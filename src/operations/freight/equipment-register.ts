import { z } from 'zod';
import type { Decider, DomainCommand } from '../../kernel/decider.ts';
import type { StreamDoor } from '../../kernel/door.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { registerDecider, registerDoor, registerRefusals } from '../../kernel/register.ts';
import { refuse } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import { fromUtc, parseUtc } from '../../kernel/time.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { shortName } from '../../kernel/shapes.ts';
import { plain } from './handling.ts';
import { heldRow } from './place-register.ts';
import { methods } from './words.ts';

/**
 * What is entered of an instrument, or of a dog: the method it serves, where it is used, when it was last calibrated
 * (a dog: assessed) and until when that holds. Null: never, or it needs none.
 */
export const equipmentFieldsSchema = z
  .strictObject({
    method: z.enum(methods),
    place: shortName,
    model: z.string().regex(/^[\p{L}0-9][\p{L}0-9 /.-]{0,60}$/u),
    calibratedAt: utcText.nullable(),
    calibrationDueAt: utcText.nullable(),
    inService: z.boolean(),
  })
  .refine(
    ({ calibratedAt, calibrationDueAt }) =>
      calibratedAt === null || calibrationDueAt === null || calibratedAt < calibrationDueAt,
    { path: ['calibrationDueAt'] },
  );
export type EquipmentFields = z.infer<typeof equipmentFieldsSchema>;

export const equipmentKind = 'freight_equipment';

/** Beside the register's own: a calibration that has not been yet is nobody's to enter. */
export const equipmentRefusals = {
  ...registerRefusals,
  calibration_in_future: {
    en: 'The calibration lies in the future: enter the date on its certificate.',
    fr: 'L’étalonnage est daté du futur : saisir la date portée au certificat.',
  },
} as const satisfies Record<string, Text>;

const noun = 'FreightEquipment';
const register = registerDoor({
  kind: equipmentKind,
  noun,
  fields: equipmentFieldsSchema,
  handling: plain,
  summaries: {
    put: {
      en: 'Enter or change an instrument or a dog, with its calibration.',
      fr: 'Inscrire ou modifier un appareil ou un chien, avec son étalonnage.',
    },
    retire: { en: 'Take an instrument off the register.', fr: 'Retirer un appareil du registre.' },
  },
});

/** The register of equipment. Refuses beside the register's own: `calibration_in_future`. */
export const equipmentRegister: StreamDoor = {
  ...register,
  decider: equipmentDecider(),
  refusals: equipmentRefusals,
};

function equipmentDecider(): Decider<unknown, DomainCommand, DomainEvent, string> {
  const rows = registerDecider(noun);
  return {
    ...rows,
    decide(state, command) {
      const said = z.object({ fields: z.object({ calibratedAt: z.string() }) }).safeParse(command);
      const calibrated = said.success ? parseUtc(said.data.fields.calibratedAt) : null;
      if (calibrated !== null && calibrated > fromUtc(command.at)) return refuse('calibration_in_future');
      return rows.decide(state, command);
    },
  };
}

/** The stream of an instrument's row. */
export function equipmentStream(equipment: string): string {
  return `${equipmentKind}/${equipment}`;
}

/** The row of an instrument among the further streams that the edge gives; null: the register does not hold it. */
export function registeredEquipment(
  seen: Readonly<Record<string, unknown>> | undefined,
  equipment: string,
): EquipmentFields | null {
  return heldRow(seen?.[equipmentStream(equipment)], equipmentFieldsSchema);
}
