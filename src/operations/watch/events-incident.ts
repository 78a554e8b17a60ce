import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { shortName, subjectId } from '../../kernel/shapes.ts';
import { actor, desk, incidentId, side } from './forms.ts';
import { accesses, hazards, incidentLevels, incidentKinds, services, standDownReasons } from './wire.ts';

const people = z.int().min(0).max(5_000).nullable().default(null);
const units = z.int().min(0).max(200).nullable().default(null);

/** The letters of METHANE as fields: closed lists and figures, so that both languages say the same. */
const methane = {
  level: z.enum(incidentLevels),
  location: z
    .strictObject({
      lat: z.number().min(-90).max(90),
      lon: z.number().min(-180).max(180),
      accuracyMetres: z.number().positive().max(500_000),
    })
    .nullable(),
  place: shortName.nullable().default(null),
  kind: z.enum(incidentKinds),
  hazards: z
    .array(z.strictObject({ hazard: z.enum(hazards), state: z.enum(['present', 'possible']) }))
    .max(20)
    .readonly(),
  access: z.array(z.enum(accesses)).max(10).readonly(),
  casualties: z.strictObject({
    immediate: people,
    urgent: people,
    delayed: people,
    uninjured: people,
    deceased: people,
    unaccounted: people,
  }),
  services: z
    .array(z.strictObject({ service: z.enum(services), present: units, required: units }))
    .max(20)
    .readonly(),
};
export const methaneSchema = z.strictObject(methane);

/** `words` are sealed in the vault under `wordsSubject`: a new one with each report. */
export const declareMajorIncidentSchema = z.strictObject({
  incident: incidentId,
  ...methane,
  wordsSubject: subjectId.nullable().default(null),
  words: z.string().max(4_000).optional(),
});
/** The whole report anew: what is left out is no longer so. */
export const updateMethaneSchema = declareMajorIncidentSchema;
export const standDownSchema = z.strictObject({ incident: incidentId, reason: z.enum(standDownReasons) });

/** Without what is sealed: that never reaches the decider. */
type Of<Name extends string, Schema extends z.ZodType> = DomainCommand & { readonly type: Name } & Readonly<
    Omit<z.infer<Schema>, 'words'>
  >;
type Happened<Name extends string, Schema extends z.ZodType> = DomainEvent & {
  readonly type: Name;
} & Readonly<z.infer<Schema>>;

export type DeclareMajorIncident = Of<'DeclareMajorIncident', typeof declareMajorIncidentSchema>;
export type UpdateMethane = Of<'UpdateMethane', typeof updateMethaneSchema>;
export type StandDown = Of<'StandDown', typeof standDownSchema>;
export type IncidentCommand = DeclareMajorIncident | UpdateMethane | StandDown;

export const majorIncidentDeclaredSchema = z.strictObject({
  incident: incidentId,
  side,
  methane: methaneSchema,
  by: actor,
  desk,
});
export const methaneUpdatedSchema = z.strictObject({
  incident: incidentId,
  report: z.int().min(2),
  methane: methaneSchema,
  by: actor,
});
/** What was said in words: an event of its own, so that the report bears nothing personal. */
export const incidentNotedSchema = z.strictObject({ incident: incidentId, subject: subjectId });
export const incidentStoodDownSchema = standDownSchema.extend({ by: actor });

export type MajorIncidentDeclared = Happened<'MajorIncidentDeclared', typeof majorIncidentDeclaredSchema>;
export type MethaneUpdated = Happened<'MethaneUpdated', typeof methaneUpdatedSchema>;
export type IncidentNoted = Happened<'IncidentNoted', typeof incidentNotedSchema>;
export type IncidentStoodDown = Happened<'IncidentStoodDown', typeof incidentStoodDownSchema>;
export type OfIncident = MajorIncidentDeclared | MethaneUpdated | IncidentNoted | IncidentStoodDown;
