import { z } from 'zod';
import type { StreamDoor } from '../../kernel/door.ts';
import { states } from '../../kernel/label.ts';
import { registerDoor } from '../../kernel/register.ts';
import { shortName } from '../../kernel/shapes.ts';
import { plain } from './handling.ts';
import { directions, methods } from './words.ts';

/** A lane of a place: which way it leads, and what may be used there. */
export const laneSchema = z.strictObject({
  lane: shortName,
  direction: z.enum(directions),
  methods: z.array(z.enum(methods)).max(methods.length).readonly(),
});

/**
 * What is entered of a port or a terminal: Calais, Dunkirk, Coquelles, Cheriton, and whatever a state adds. `side`: whose
 * ground it is, and whose desk is asked to look after people found there. `xRay`: the place is authorised for it.
 */
export const placeFieldsSchema = z
  .strictObject({
    name: z.string().regex(/^[\p{L}0-9][\p{L}0-9 '’.-]{0,60}$/u),
    kind: z.enum(['port', 'rail_terminal', 'inland']),
    side: z.enum(states),
    at: z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }),
    lanes: z.array(laneSchema).min(1).max(60).readonly(),
    xRay: z.boolean(),
  })
  .refine(({ lanes }) => new Set(lanes.map(({ lane }) => lane)).size === lanes.length, { path: ['lanes'] });
export type PlaceFields = z.infer<typeof placeFieldsSchema>;

export const placeKind = 'freight_place';

/** The register of ports and terminals with their lanes. */
export const placeRegister: StreamDoor = registerDoor({
  kind: placeKind,
  noun: 'FreightPlace',
  fields: placeFieldsSchema,
  handling: plain,
  summaries: {
    put: {
      en: 'Enter or change a port or terminal, with its lanes.',
      fr: 'Inscrire ou modifier un port ou un terminal, avec ses files.',
    },
    retire: {
      en: 'Take a port or terminal off the register.',
      fr: 'Retirer un port ou un terminal du registre.',
    },
  },
});

/** The stream of a place's row. */
export function placeStream(place: string): string {
  return `${placeKind}/${place}`;
}

type Seen = Readonly<Record<string, unknown>> | undefined;

/** The row of a place among the further streams that the edge gives; null: the register does not hold it. */
export function registeredPlace(seen: Seen, place: string): PlaceFields | null {
  return heldRow(seen?.[placeStream(place)], placeFieldsSchema);
}

/** What a register's row holds, where it is held; null otherwise, or where an older register wrote it otherwise. */
export function heldRow<Fields>(state: unknown, schema: z.ZodType<Fields>): Fields | null {
  const row = z.object({ phase: z.literal('held'), fields: z.string() }).safeParse(state);
  if (!row.success) return null;
  const fields = schema.safeParse(JSON.parse(row.data.fields)); // written by the register itself
  return fields.success ? fields.data : null;
}
