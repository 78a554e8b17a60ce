import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { deviceId } from '../../kernel/identity.ts';
import { toUtc } from '../../kernel/time.ts';
import { json, refusedReply, type Route } from '../route.ts';
import { tokenHash } from '../session.ts';
import { type OversightParts, refusal, wayIn } from './route-parts.ts';
import { reaches } from './routes-devices.ts';

const issueSchema = z.strictObject({ device: deviceId });
const codeSchema = z.strictObject({ code: z.string().min(8).max(64) });
const count = z.int().min(0).max(10_000);
const wipedSchema = z.strictObject({ unsent: count, withPeople: count });

/** How a handheld comes to its key, and how a lost one learns that it has none any more. */
export function handheldRoutes(parts: OversightParts): readonly Route[] {
  return [issueCode(parts), enrol(parts), standing(parts), wiped(parts)];
}

function issueCode({ identity, refusals }: OversightParts): Route {
  return {
    method: 'POST',
    url: '/api/oversight/identity/issue-device-code',
    action: 'oversight/identity/RotateDeviceKey',
    bodyLimit: 8_192,
    summary: {
      en: 'A one-time code for a device: typed on it, it brings a new key. Written by hand: the code is told once.',
      fr: 'Code à usage unique d’un appareil : saisi sur lui, il apporte une nouvelle clé. Route écrite à la main : dit une seule fois.',
    },
    body: issueSchema,
    answer: async ({ body, who }) => {
      const { device } = issueSchema.parse(body);
      if (!(await reaches(identity, who, device))) return refusedReply({ code: 'not_found' });
      const found = await identity.devices.find(device);
      if (found?.state === 'revoked') return refusal({ code: 'device_revoked' }, refusals);
      const { code, until } = await identity.deviceCodes.issue(who, device);
      return json({ ok: true, device, code, until: toUtc(until) });
    },
  };
}

function enrol(parts: OversightParts): Route {
  return {
    ...wayIn(parts),
    url: '/api/device/enrol',
    summary: {
      en: 'Use a one-time code of a device. Public: the code is the proof.',
      fr: 'Utiliser le code à usage unique d’un appareil. Public : le code tient lieu de preuve.',
    },
    body: codeSchema,
    answer: async ({ body }) => {
      const { code } = codeSchema.parse(body);
      const enrolled = await parts.identity.deviceCodes.use(code);
      return enrolled === null ? refusedReply({ code: 'sign_in_refused' }) : json({ ok: true, ...enrolled });
    },
  };
}

function standing(parts: OversightParts): Route {
  const { identity, clock } = parts;
  return {
    ...wayIn(parts),
    url: '/api/device/standing',
    summary: {
      en: 'How the key that is shown stands. Public: a revoked device must hear that it is, to wipe what it holds.',
      fr: 'État de la clé présentée. Public : un appareil révoqué doit l’apprendre pour effacer ce qu’il contient.',
    },
    answer: async ({ request }) => {
      const hash = shownHash(request);
      const at = clock();
      return json({
        ok: true,
        standing: hash === null ? 'unknown' : await identity.devices.standingOf(hash, at),
      });
    },
  };
}

function wiped(parts: OversightParts): Route {
  return {
    ...wayIn(parts),
    url: '/api/device/wiped',
    summary: {
      en: 'A revoked device says that it wiped itself. Public: it has no right left but its ended key.',
      fr: 'Un appareil révoqué déclare s’être effacé. Public : il n’a plus d’autre titre que sa clé éteinte.',
    },
    body: wipedSchema,
    answer: async ({ body, request }) => {
      const hash = shownHash(request);
      if (hash === null) return refusedReply({ code: 'sign_in_refused' });
      const noted = await parts.identity.devices.noteWiped(hash, wipedSchema.parse(body));
      // Told once: whoever says it again is told what was written.
      if (noted.ok || noted.refusal.code === 'device_wiped') return json({ ok: true });
      return refusedReply({ code: 'sign_in_refused' });
    },
  };
}

function shownHash({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  const key = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(headers.authorization ?? '')?.[1];
  return key === undefined ? null : tokenHash(key);
}
