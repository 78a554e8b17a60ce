import { z } from 'zod';
import { deviceEnrolment, deviceId } from '../../kernel/identity.ts';
import { isInReach } from '../concerned.ts';
import { isProven } from '../proven.ts';
import { json, refusedReply, type Route } from '../route.ts';
import type { Who } from '../who.ts';
import { type OversightParts, refusal } from './route-parts.ts';

const deviceSchema = z.strictObject({ device: deviceId });
const room = 'oversight/identity';
const smallBody = 8_192;

/** Handhelds and feeds: enrolled, renewed and revoked by those who keep the register of their agency. */
export function deviceRoutes(parts: OversightParts): readonly Route[] {
  return [devicesRoute(parts), enrolDevice(parts), rotateDeviceKey(parts), revokeDevice(parts)];
}

function devicesRoute({ identity }: OversightParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/identity/devices',
    action: `${room}/see`,
    summary: {
      en: 'Devices of the agencies in one’s reach.',
      fr: 'Appareils des organismes relevant de sa compétence.',
    },
    answer: async ({ who }) => {
      const all = await identity.devices.list();
      return json(all.filter(({ agency }) => isInReach(who, agency)));
    },
  };
}

function enrolDevice({ identity, clock, refusals }: OversightParts): Route {
  return {
    method: 'POST',
    url: '/api/oversight/identity/enrol-device',
    action: `${room}/EnrolDevice`,
    bodyLimit: smallBody,
    summary: {
      en: 'Enrol a handheld or a feed. Written by hand: its key is told once.',
      fr: 'Enrôler un terminal ou un flux. Route écrite à la main : la clé n’est dite qu’une fois.',
    },
    body: deviceEnrolment,
    answer: async ({ body, who }) => {
      const fields = deviceEnrolment.parse(body);
      if (!isInReach(who, fields.agency) || identity.agencyOf(fields.agency, clock()) === null)
        return refusedReply({ code: 'not_found' });
      const enrolled = await identity.devices.enrol(who, fields);
      if (!enrolled.ok) return refusal(enrolled.refusal, refusals);
      return json({ ok: true, device: fields.device, key: enrolled.value.key });
    },
  };
}

function rotateDeviceKey({ identity, refusals }: OversightParts): Route {
  return {
    method: 'POST',
    url: '/api/oversight/identity/rotate-device-key',
    action: `${room}/RotateDeviceKey`,
    bodyLimit: smallBody,
    summary: {
      en: 'A new key for a device; the old one works on for a while. Written by hand: the key is told once.',
      fr: 'Nouvelle clé d’un appareil ; l’ancienne vaut encore un temps. Route écrite à la main : la clé n’est dite qu’une fois.',
    },
    body: deviceSchema,
    answer: async ({ body, who }) => {
      const { device } = deviceSchema.parse(body);
      if (!(await reaches(identity, who, device))) return refusedReply({ code: 'not_found' });
      const rotated = await identity.devices.rotate(who, device);
      return rotated.ok ? json({ ok: true, key: rotated.value.key }) : refusal(rotated.refusal, refusals);
    },
  };
}

function revokeDevice({ identity, clock, refusals }: OversightParts): Route {
  return {
    method: 'POST',
    url: '/api/oversight/identity/revoke-device',
    action: `${room}/RevokeDevice`,
    bodyLimit: smallBody,
    summary: {
      en: 'Revoke a device: its keys end at once. Written by hand: keys are no part of the book.',
      fr: 'Révoquer un appareil : ses clés cessent sur-le-champ. Route écrite à la main : les clés ne sont pas au journal.',
    },
    body: deviceSchema,
    answer: async ({ body, who }) => {
      const { device } = deviceSchema.parse(body);
      if (!isProven(who, clock())) return refusedReply({ code: 'not_proven' });
      if (!(await reaches(identity, who, device))) return refusedReply({ code: 'not_found' });
      const revoked = await identity.devices.revoke(who, device);
      return revoked.ok ? json({ ok: true }) : refusal(revoked.refusal, refusals);
    },
  };
}

/** Whether this person may act on a device: it is of an agency in their reach. */
export async function reaches(
  identity: OversightParts['identity'],
  who: Who,
  device: string,
): Promise<boolean> {
  const found = await identity.devices.find(device);
  return found !== null && isInReach(who, found.agency);
}
