import { z } from 'zod';
import type { StreamDoor } from '../../kernel/door.ts';
import { states } from '../../kernel/label.ts';
import { registerDoor } from '../../kernel/register.ts';
import { shortName } from '../../kernel/shapes.ts';
import { recordHandling } from './handling.ts';
import type { UnitFields } from './wire.ts';
import { capabilities, unitKinds } from './words.ts';

/** Speeds at sea and in the air, metres per second: no ship is faster than 50, no aircraft here than 250. */
const speed = z.number().positive().max(250);

/**
 * What is entered of a unit: kind, side, what it can do, how fast (metres per second; screens show knots), how long, and
 * up to what sea. Nothing of who is aboard. Sea state: degree of sea of the Douglas scale, 0 to 9.
 */
export const unitFieldsSchema = z
  .strictObject({
    callName: z.string().regex(/^[\p{L}0-9][\p{L}0-9 '’.-]{0,40}$/u),
    kind: z.enum(unitKinds),
    side: z.enum(states),
    agency: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/),
    capabilities: z.array(z.enum(capabilities)).max(capabilities.length).readonly(),
    embarkPersons: z.int().min(0).max(2_000),
    crew: z.int().min(0).max(500),
    crewMinimum: z.int().min(0).max(500),
    cruiseMetresPerSecond: speed,
    maxMetresPerSecond: speed,
    enduranceHours: z.number().positive().max(2_000),
    seaStateMax: z.int().min(0).max(9),
    base: z.strictObject({
      port: shortName,
      lat: z.number().min(-90).max(90),
      lon: z.number().min(-180).max(180),
    }),
    mmsi: z
      .string()
      .regex(/^[0-9]{9}$/)
      .nullable(),
  })
  .refine(({ cruiseMetresPerSecond, maxMetresPerSecond }) => cruiseMetresPerSecond <= maxMetresPerSecond, {
    path: ['cruiseMetresPerSecond'],
  })
  .refine(({ crew, crewMinimum }) => crewMinimum <= crew, { path: ['crewMinimum'] });

/** First part of the register's streams: `fleet/U-HEBE`; what the unit does stands in `unit/U-HEBE`. */
export const fleetKind = 'fleet';

/** The register of units of both states. */
export const unitRegister: StreamDoor = registerDoor({
  kind: fleetKind,
  noun: 'Unit',
  fields: unitFieldsSchema,
  handling: recordHandling,
  summaries: {
    put: { en: 'Enter or change a unit.', fr: 'Inscrire ou modifier un moyen.' },
    retire: { en: 'Take a unit off the register.', fr: 'Retirer un moyen du registre.' },
  },
});

/** The stream of a unit's row: what a command on the unit is decided beside. */
export function fleetStream(unit: string): string {
  return `${fleetKind}/${unit}`;
}

/** The row of a unit among the further streams that the edge gives; null where the register does not hold it. */
export function registeredUnit(
  seen: Readonly<Record<string, unknown>> | undefined,
  unit: string,
): UnitFields | null {
  const row = z.object({ phase: z.literal('held'), fields: z.string() }).safeParse(seen?.[fleetStream(unit)]);
  if (!row.success) return null;
  const fields = unitFieldsSchema.safeParse(JSON.parse(row.data.fields)); // written by the register itself
  return fields.success ? fields.data : null;
}
