import { z } from 'zod';
import type { StreamDoor } from '../../kernel/door.ts';
import { registerDoor } from '../../kernel/register.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { shortName } from '../../kernel/shapes.ts';
import { siteHandling } from './handling.ts';
import { planPointSchema, railBody } from './shapes.ts';
import { deviceKinds, grounds, priorities, workReasons } from './words.ts';

const label = z.string().regex(/^[\p{L}0-9][\p{L}0-9 '’./-]{0,60}$/u);
const twoNames = z.strictObject({ en: label, fr: label });
const degrees = z.number().min(0).lt(360);
const cone = z.strictObject({
  bearingDegrees: degrees,
  widthDegrees: z.number().positive().max(360),
  rangeMetres: z.number().positive().max(5_000),
});

/** A site: where the plan's origin lies, how many operators share its alarms, and who runs its trains. */
export const siteFieldsSchema = z.strictObject({
  name: twoNames,
  origin: z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }),
  operators: z.int().min(1).max(40),
  /** The body that stops trains there: an agency, never a person. Null: no track. */
  railOperator: railBody.nullable(),
  /** Up to how many seconds an alarm must be answered at once, and up to how many soon; absent: 60 and 300. */
  respondBounds: z
    .strictObject({ atOnceSeconds: z.int().min(10).max(600), soonSeconds: z.int().min(20).max(3_600) })
    .refine(({ atOnceSeconds, soonSeconds }) => atOnceSeconds < soonSeconds, { path: ['soonSeconds'] })
    .optional(),
});
export type SiteFields = Readonly<z.infer<typeof siteFieldsSchema>>;

/** A stretch of ground with its corners on the plan, not closed. */
export const zoneFieldsSchema = z.strictObject({
  site: shortName,
  name: twoNames,
  ground: z.enum(grounds),
  /** Danger there other than a train within so many seconds, and what no alarm of a person there ranks below. */
  priority: z
    .strictObject({
      respondSeconds: z.int().min(0).max(3_600).nullable(),
      atLeast: z.enum(priorities).nullable(),
    })
    .optional(),
  ring: z.array(planPointSchema).min(3).max(200).readonly(),
});
export type ZoneFields = Readonly<z.infer<typeof zoneFieldsSchema>>;

/** A device that stands at a place: sensor, camera, light, barrier, guards' post, cabinet, station. */
export const deviceFieldsSchema = z
  .strictObject({
    site: shortName,
    zone: shortName,
    kind: z.enum(deviceKinds),
    name: twoNames,
    at: planPointSchema,
    cabinet: shortName.nullable(),
    view: cone.nullable(),
    presets: z
      .array(z.strictObject({ preset: shortName, view: cone }))
      .max(64)
      .readonly(),
    track: shortName.nullable(),
  })
  .refine(({ kind, view, presets }) => isCameraKind(kind) || (view === null && presets.length === 0), {
    path: ['view'],
  })
  .refine(({ kind, view, presets }) => !isCameraKind(kind) || view !== null || presets.length > 0, {
    path: ['view'],
  });
export type DeviceFields = Readonly<z.infer<typeof deviceFieldsSchema>>;

/** A time in which people work in a zone. */
export const workFieldsSchema = z
  .strictObject({
    site: shortName,
    zone: shortName,
    from: utcText,
    until: utcText,
    reason: z.enum(workReasons),
  })
  .refine(({ from, until }) => from < until, { path: ['until'] });
export type WorkFields = Readonly<z.infer<typeof workFieldsSchema>>;

function isCameraKind(kind: (typeof deviceKinds)[number]): boolean {
  return kind === 'camera' || kind === 'thermal_camera';
}

/** First parts of the registers' streams. */
export const registerKinds = {
  site: 'site',
  zone: 'site_zone',
  device: 'site_device',
  work: 'site_work',
} as const;

/** The registers of sites, zones, devices and works. */
export const siteRegisters: readonly StreamDoor[] = [
  registerDoor({
    kind: registerKinds.site,
    noun: 'Site',
    fields: siteFieldsSchema,
    handling: siteHandling,
    summaries: {
      put: { en: 'Enter or change a fixed site.', fr: 'Inscrire ou modifier un site fixe.' },
      retire: { en: 'Take a site off the register.', fr: 'Retirer un site du registre.' },
    },
  }),
  registerDoor({
    kind: registerKinds.zone,
    noun: 'SiteZone',
    fields: zoneFieldsSchema,
    handling: siteHandling,
    summaries: {
      put: { en: 'Enter or change a zone of a site.', fr: 'Inscrire ou modifier une zone d’un site.' },
      retire: { en: 'Take a zone off the register.', fr: 'Retirer une zone du registre.' },
    },
  }),
  registerDoor({
    kind: registerKinds.device,
    noun: 'SiteDevice',
    fields: deviceFieldsSchema,
    handling: siteHandling,
    summaries: {
      put: { en: 'Enter or change a device of a site.', fr: 'Inscrire ou modifier un équipement d’un site.' },
      retire: { en: 'Take a device off the register.', fr: 'Retirer un équipement du registre.' },
    },
  }),
  registerDoor({
    kind: registerKinds.work,
    noun: 'SiteWork',
    fields: workFieldsSchema,
    handling: siteHandling,
    summaries: {
      put: { en: 'Enter or change works in a zone.', fr: 'Inscrire ou modifier des travaux dans une zone.' },
      retire: { en: 'Take works off the register.', fr: 'Retirer des travaux du registre.' },
    },
  }),
];
