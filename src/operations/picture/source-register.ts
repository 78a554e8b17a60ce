import { z } from 'zod';
import type { StreamDoor } from '../../kernel/door.ts';
import { registerDoor } from '../../kernel/register.ts';
import { detectionKinds } from './wire.ts';

/** What the node knows of a source of detections: who answers for it, where it stands, when its silence matters. */
export const sourceFieldsSchema = z.strictObject({
  name: z.strictObject({ en: z.string().min(1).max(80), fr: z.string().min(1).max(80) }),
  kind: z.enum(detectionKinds),
  /** The body that answers for it: an agency, never a person. */
  keeper: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,60}$/),
  place: z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }).nullable(),
  silentAfterSeconds: z.int().min(5).max(604_800),
});

/** The register of sources. */
export const sourceRegister: StreamDoor = registerDoor({
  kind: 'source',
  noun: 'Source',
  fields: sourceFieldsSchema,
  handling: {
    purpose: 'save_life',
    marking: 'official',
    release: 'partner',
    keepDays: 3650,
    personal: false,
    jurisdiction: ['channel'],
  },
  summaries: {
    put: {
      en: 'Enter or change a source of detections.',
      fr: 'Inscrire ou modifier une source de détections.',
    },
    retire: { en: 'Retire a source of detections.', fr: 'Retirer une source de détections.' },
  },
});
