import { z } from 'zod';
import { staffId } from '../../kernel/identity.ts';
import { toUtc } from '../../kernel/time.ts';
import { isInReach } from '../concerned.ts';
import { isProven } from '../proven.ts';
import { json, refusedReply, type Route } from '../route.ts';
import { credentialView, revokeCredential } from './revoke-credential.ts';
import { type OversightParts, refusal } from './route-parts.ts';

const sessionSchema = z.strictObject({ id: z.string().regex(/^[0-9a-f]{24}$/) });
const staffSchema = z.strictObject({ staff: staffId });
const credentialSchema = z.strictObject({ staff: staffId, credential: z.string().regex(/^[0-9a-f]{32}$/) });

const room = 'oversight/identity';
const smallBody = 8_192;

/** What those who keep the registers see of sessions and credentials, give, and end. */
export function oversightRoutes(parts: OversightParts): readonly Route[] {
  return [
    sessionsRoute(parts),
    revokeSession(parts),
    credentialsRoute(parts),
    credentialRoute(parts),
    issueEnrolment(parts),
    waitingRoute(parts),
    confirmEnrolment(parts),
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

function revokeSession({ sessions, identity, clock, refusals }: OversightParts): Route {
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
      const refused = await identity.entry.revoke(who, standing.session);
      return refused === null ? json({ ok: true }) : refusal(refused, refusals);
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
      return json((await identity.credentials.of(staff)).map(credentialView));
    },
  };
}

function credentialRoute(parts: OversightParts): Route {
  const { identity, clock } = parts;
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
      const revoked = await revokeCredential(parts, who, { staff, credential, but: null });
      return revoked.ok ? json({ ok: true }) : refusal(revoked.refusal, parts.refusals);
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
      const { code, until, needsSecond } = issued.value;
      return json({ ok: true, code, until: toUtc(until), needsSecond });
    },
  };
}

function waitingRoute({ identity, clock }: OversightParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/identity/enrolments',
    action: `${room}/see`,
    summary: {
      en: 'Enrolments that wait for a second person, in one’s reach.',
      fr: 'Enrôlements en attente d’une seconde personne, relevant de sa compétence.',
    },
    answer: async ({ who }) => {
      const at = clock();
      const all = await identity.enrolments.waiting();
      return json(
        all
          .filter(({ staff }) => isInReach(who, identity.agencyOfStaff(staff, at)))
          .map(({ staff, by, until }) => ({ staff, by, until: toUtc(until), mine: by === who.actor })),
      );
    },
  };
}

function confirmEnrolment({ identity, clock, refusals }: OversightParts): Route {
  return {
    method: 'POST',
    url: '/api/oversight/identity/confirm-enrolment',
    action: `${room}/ConfirmEnrolment`,
    bodyLimit: smallBody,
    summary: {
      en: 'Confirm, as the second person, the enrolment of somebody whom one person alone may not let in.',
      fr: 'Confirmer, en seconde personne, l’enrôlement de qui ne peut être admis par une seule personne.',
    },
    body: staffSchema,
    answer: async ({ body, who }) => {
      const { staff } = staffSchema.parse(body);
      if (!isProven(who, clock())) return refusedReply({ code: 'not_proven' });
      if (!isInReach(who, identity.agencyOfStaff(staff, clock()))) return refusedReply({ code: 'not_found' });
      const confirmed = await identity.enrolments.confirm(who, staff);
      return confirmed.ok ? json({ ok: true }) : refusal(confirmed.refusal, refusals);
    },
  };
}
