import { z } from 'zod';
import { toUtc } from '../../kernel/time.ts';
import { isProven } from '../proven.ts';
import { json, refusedReply, type Route } from '../route.ts';
import type { Session } from '../session.ts';
import { clearSessionCookie } from '../session-cookie.ts';
import { credentialView, revokeCredential } from './revoke-credential.ts';
import type { IdentityRouteParts } from './route-parts.ts';

const sessionName = z.string().regex(/^[0-9a-f]{24}$/);
const credentialSchema = z.strictObject({ credential: z.string().regex(/^[0-9a-f]{32}$/) });
const revokeSchema = z.union([z.strictObject({ id: sessionName }), z.strictObject({ all: z.literal(true) })]);

/** One's own sessions and ways of signing in: where one is signed in and by what, and ending it. */
export function mySessionRoutes(parts: IdentityRouteParts): readonly Route[] {
  return [mine(parts), revoke(parts), myCredentials(parts), revokeMyCredential(parts)];
}

/**
 * A session as its owner sees it. `device`: a browser and a system by family. `newWayAt`: a new way in was added then,
 * and this is the first session since.
 */
function viewOf({ sessions }: IdentityRouteParts, session: Session, current: string | undefined) {
  return {
    id: session.id,
    current: session.id === current,
    startedAt: toUtc(session.startedAt),
    lastUsedAt: toUtc(session.lastUsedAt),
    endsAt: toUtc(sessions.endsAt(session)),
    way: session.way,
    device: session.agent,
    newWayAt: session.told.findLast(({ kind }) => kind === 'way_added')?.at ?? null,
  };
}

function mine(parts: IdentityRouteParts): Route {
  return {
    method: 'GET',
    url: '/api/session/mine',
    action: 'signed_in',
    summary: {
      en: 'Where one is signed in.',
      fr: 'Les sessions ouvertes à son propre nom.',
    },
    answer: async ({ who, session }) => {
      const own = await parts.sessions.of(who.actor);
      return json(own.map((one) => viewOf(parts, one, session?.id)));
    },
  };
}

function revoke({ sessions, identity }: IdentityRouteParts): Route {
  return {
    method: 'POST',
    url: '/api/session/revoke',
    action: 'signed_in',
    bodyLimit: 1_024,
    summary: {
      en: 'End one of one’s own sessions, or all but this one.',
      fr: 'Clore l’une de ses sessions, ou toutes sauf celle-ci.',
    },
    body: revokeSchema,
    answer: async ({ body, who, session, request, reply }) => {
      const asked = revokeSchema.parse(body);
      const own = await sessions.of(who.actor);
      const ending = own.filter(({ id }) => ('all' in asked ? id !== session?.id : id === asked.id));
      if (ending.length === 0 && 'id' in asked) return refusedReply({ code: 'not_found' });
      for (const one of ending) await identity.entry.revoke(who, one);
      if (ending.some(({ id }) => id === session?.id)) clearSessionCookie(request, reply);
      return json({ ok: true, ended: ending.length });
    },
  };
}

function myCredentials({ identity }: IdentityRouteParts): Route {
  return {
    method: 'GET',
    url: '/api/session/credentials',
    action: 'signed_in',
    summary: {
      en: 'One’s own ways of signing in.',
      fr: 'Ses propres moyens de connexion.',
    },
    answer: async ({ who }) => json((await identity.credentials.of(who.actor)).map(credentialView)),
  };
}

function revokeMyCredential(parts: IdentityRouteParts): Route {
  const { clock } = parts;
  return {
    method: 'POST',
    url: '/api/session/revoke-credential',
    action: 'signed_in',
    bodyLimit: 1_024,
    summary: {
      en: 'Give up one of one’s own ways of signing in, such as a lost key; one’s other sessions end.',
      fr: 'Renoncer à l’un de ses moyens de connexion, par exemple une clé perdue ; ses autres sessions se closent.',
    },
    body: credentialSchema,
    answer: async ({ body, who, session }) => {
      const { credential } = credentialSchema.parse(body);
      if (!isProven(who, clock())) return refusedReply({ code: 'not_proven' });
      const revoked = await revokeCredential(parts, who, {
        staff: who.actor,
        credential,
        but: session?.id ?? null,
      });
      return revoked.ok ? json({ ok: true }) : refusedReply({ code: 'not_found' });
    },
  };
}
