import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { shortName } from '../../kernel/shapes.ts';
import type { UtcText } from '../../kernel/time.ts';
import { dangers } from './wire.ts';

const glassId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/);

export const breakGlassSchema = z.strictObject({
  reason: z.enum(dangers),
  /** Such as an incident's. */
  reference: shortName,
  /** Shorter would be broken again and again; longer is no emergency but a right that is missing. */
  minutes: z.int().min(5).max(60),
});
export const mendGlassSchema = z.strictObject({ id: glassId });

export const glassBrokenSchema = z.strictObject({
  id: glassId,
  ...breakGlassSchema.shape,
  until: z.string(),
});
export const glassMendedSchema = z.strictObject({ id: glassId });
export const glassReviewNotedSchema = z.strictObject({ id: glassId });

export type BreakGlass = DomainCommand & { readonly type: 'BreakGlass' } & Readonly<
    z.infer<typeof breakGlassSchema>
  >;
export type MendGlass = DomainCommand & { readonly type: 'MendGlass'; readonly id: string };
/** By a flow only: that a review took place, never what it found. */
export type NoteGlassReview = DomainCommand & { readonly type: 'NoteGlassReview'; readonly id: string };
export type EmergencyCommand = BreakGlass | MendGlass | NoteGlassReview;

export type GlassBroken = DomainEvent & {
  readonly type: 'GlassBroken';
  readonly id: string;
  readonly until: UtcText;
} & Readonly<z.infer<typeof breakGlassSchema>>;
export interface GlassMended extends DomainEvent {
  readonly type: 'GlassMended';
  readonly id: string;
}
export interface GlassReviewNoted extends DomainEvent {
  readonly type: 'GlassReviewNoted';
  readonly id: string;
}
export type EmergencyEvent = GlassBroken | GlassMended | GlassReviewNoted;
