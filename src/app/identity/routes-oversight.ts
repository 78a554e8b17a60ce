import { z } from 'zod';
import { deviceEnrolment, deviceId, staffId } from '../../kernel/identity.ts';
import type { Refusal } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import { instant, toUtc } from '../../kernel/time.ts';
import { isProven } from '../proven.ts';
import { json, refusedReply, type Reply, type Route } from '../route.ts';
import type { Who } from '../who.ts';
import { credentialId } from './credentials.ts';
import { type IdentityRouteParts, isInReach } from './route-parts.ts';

const sessionSchema = z.strictObject({ id: z.string().regex(/^[0-9a-f]{24}$/) });
const staffSchema = z.strictObject({ staff: staffId });
const credentialSchema = z.strictObject({ staff: staffId, credential: z.string().regex(/^[0-9a-f]{32}$/) });
const deviceSchema = z.strictObject({ device: deviceId });

export interface OversightParts extends IdentityRouteParts {
  /** The deciders' refusals in words. */
  readonly refusals: Readonly<Record<string, Text>>;
}

const room = 'oversight/identity';
const smallBody = 8_192;

/** What those who keep the registers see of sessions, credentials and devices, and end. */
export function oversightRoutes(parts: OversightParts): readonly Route[] {
  return [
    sessionsRoute(parts),
    revokeSession(parts),
    credentialsRoute(parts),
    revokeCredential(parts),
    issueEnrolment(parts),
    devicesRoute(parts),
    enrolDevice(parts),
    rotateDeviceKey(parts),
    revokeDevice(parts),
  ];
}

function sessionsRoute({ sessions, identity, clock }: OversightParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/identity/sessions',
    action: `${room}/see`,
    summary: {
      en: 'Sessions that stand, of people in one’s reach.',
      fr: 'Sessions ouvertes des personnels relevant de sa compétence.',
    },
    answer: async ({ who }) => {
      const at = clock();
      const all = await sessions.all();
      const rows = await Promise.all(
        all
          .filter(({ staff }) => isInReach(who, identity.agencyOfStaff(staff, at)))
          .slice(0, 500)
          .map(async ({ id, staff, startedAt, lastUsedAt, way, ...session }) => {
            const standing = await sessions.stands(id);
            const endsAt = toUtc(sessions.endsAt({ id, staff, startedAt, lastUsedAt, way, ...session }));
            const desk = standing?.who.desk ?? null;
            const row = {
              id,
              staff,
              desk,
              startedAt: toUtc(startedAt),
              lastUsedAt: toUtc(lastUsedAt),
              endsAt,
              way,
            };
            return standing === null ? [] : [row];
          }),
      );
      return json(rows.flat());
    },
  };
}

function revokeSession({ sessions, identity, clock }: OversightParts): Route {
  return {
    method: 'POST',
    url: '/api/oversight/identity/revoke-session',
    action: `${room}/RevokeSession`,
    bodyLimit: smallBody,
    summary: { en: 'End somebody’s session at once.', fr: 'Clore sur-le-champ la session d’une personne.' },
    body: sessionSchema,
    answer: async ({ body, who }) => {
      const standing = await sessions.stands(sessionSchema.parse(body).id);
      const agency = standing && identity.agencyOfStaff(standing.session.staff, clock());
      if (standing === null || !isInReach(who, agency)) return refusedReply({ code: 'not_found' });
      await identity.entry.revoke(who, standing.session);
      return json({ ok: true });
    },
  };
}

function credentialsRoute({ identity, clock }: OversightParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/identity/credentials',
    action: `${room}/see`,
    summary: { en: 'Ways of signing in that a person has.', fr: 'Moyens de connexion d’une personne.' },
    query: staffSchema,
    answer: async ({ query, who }) => {
      const { staff } = staffSchema.parse(query);
      if (!isInReach(who, identity.agencyOfStaff(staff, clock()))) return refusedReply({ code: 'not_found' });
      const held = await identity.credentials.of(staff);
      return json(
        held.map(({ key, credential: { way, enrolledAt } }) => ({
          credential: credentialId(key),
          way,
          enrolledAt: toUtc(instant(enrolledAt)),
        })),
      );
    },
  };
}

function revokeCredential({ identity, sessions, clock, refusals }: OversightParts): Route {
  return {
    method: 'POST',
    url: '/api/oversight/identity/revoke-credential',
    action: `${room}/RevokeCredential`,
    bodyLimit: smallBody,
    summary: {
      en: 'Take a way of signing in away from somebody; their sessions end.',
      fr: 'Retirer un moyen de connexion à une personne ; ses sessions se closent.',
    },
    body: credentialSchema,
    answer: async ({ body, who }) => {
      const { staff, credential } = credentialSchema.parse(body);
      if (!isInReach(who, identity.agencyOfStaff(staff, clock()))) return refusedReply({ code: 'not_found' });
      const command = { type: 'RevokeCredential', staff, credential };
      const recorded = await identity.record(who, { kind: 'access', key: staff, command });
      const held = (await identity.credentials.of(staff)).find(({ key }) => credentialId(key) === credential);
      // Also where the book knew already: a revocation broken off must be able to end.
      if (held !== undefined) await identity.credentials.drop(held.key);
      for (const session of await sessions.of(staff)) await identity.entry.revoke(who, session);
      return recorded.ok || held !== undefined ? json({ ok: true }) : refusal(recorded.refusal, refusals);
    },
  };
}

function issueEnrolment(parts: OversightParts): Route {
  const { identity, clock } = parts;
  return {
    method: 'POST',
    url: '/api/oversight/identity/issue-enrolment',
    action: `${room}/IssueEnrolment`,
    bodyLimit: smallBody,
    summary: {
      en: 'A code by which somebody enrols a way of signing in. Written by hand: the code is told once.',
      fr: 'Un code par lequel une personne enrôle un moyen de connexion. Route écrite à la main : le code n’est dit qu’une fois.',
    },
    body: staffSchema,
    answer: async ({ body, who }) => {
      const { staff } = staffSchema.parse(body);
      if (!isProven(who, clock())) return refusedReply({ code: 'not_proven' });
      if (!isInReach(who, identity.agencyOfStaff(staff, clock()))) return refusedReply({ code: 'not_found' });
      const issued = await identity.enrolments.issue(who, staff);
      if (!issued.ok) return refusal(issued.refusal, parts.refusals);
      return json({ ok: true, code: issued.value.code, until: toUtc(issued.value.until) });
    },
  };
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

async function reaches(identity: OversightParts['identity'], who: Who, device: string): Promise<boolean> {
  const found = await identity.devices.find(device);
  return found !== null && isInReach(who, found.agency);
}

function refusal(refused: Refusal, texts: OversightParts['refusals']): Reply {
  return refusedReply(refused, texts[refused.code]);
}
