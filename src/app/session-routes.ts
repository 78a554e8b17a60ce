import { z } from 'zod';
import type { ActorId, DeskId } from '../kernel/ids.ts';
import type { Text } from '../kernel/text.ts';
import type { Access } from '../policy/access.ts';
import { sessionCookie } from './gate.ts';
import { json, refusedReply, type Route } from './route.ts';
import type { Sessions } from './session.ts';

/** One member of staff as the sign-in screen and the top line show them. */
export interface StaffMember {
  readonly id: ActorId;
  readonly name: string;
  readonly post: Text;
  readonly desk: DeskId;
  readonly deskName: Text;
  readonly state: 'fr' | 'uk';
  readonly roles: readonly string[];
}

export interface SessionRouteParts {
  readonly sessions: Sessions;
  readonly staff: readonly StaffMember[];
  readonly access: Access;
  readonly node: string;
  readonly version: string;
  readonly demonstration: boolean;
}

const signInSchema = z.strictObject({ staff: z.string().max(64) });

/** Sign-in, sign-out and "who am I". The choices exist only in the labelled demonstration. */
export function sessionRoutes(parts: SessionRouteParts): readonly Route[] {
  return [choices(parts), signIn(parts), signOut(parts), mySession(parts), alive(parts)];
}

function choices({ staff }: SessionRouteParts): Route {
  return {
    method: 'GET',
    url: '/api/sign-in/choices',
    action: 'public',
    summary: {
      en: 'Invented staff of the demonstration. Public: nobody has signed in yet, and nobody in it exists.',
      fr: 'Personnel fictif de la démonstration. Public : nul n’est encore connecté et nul n’y existe.',
    },
    answer: async () =>
      json(
        staff.map(({ id, name, post, desk, deskName, state }) => ({ id, name, post, desk, deskName, state })),
      ),
  };
}

function signIn({ sessions }: SessionRouteParts): Route {
  return {
    method: 'POST',
    url: '/api/sign-in',
    action: 'public',
    summary: {
      en: 'Open a session. Public: it is the way in.',
      fr: 'Ouvrir une session. Public : c’est la porte d’entrée.',
    },
    body: signInSchema,
    answer: async ({ body, reply, request }) => {
      const opened = await sessions.open(signInSchema.parse(body).staff);
      if (opened === null) return refusedReply({ code: 'not_signed_in' });
      void reply.setCookie(sessionCookie, opened.token, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure: request.protocol === 'https',
        expires: new Date(opened.expiresAt),
      });
      return json({ ok: true });
    },
  };
}

function signOut({ sessions }: SessionRouteParts): Route {
  return {
    method: 'POST',
    url: '/api/sign-out',
    action: 'public',
    summary: {
      en: 'End this session. Public: whoever holds no session loses nothing.',
      fr: 'Clore cette session. Public : sans session, rien à perdre.',
    },
    answer: async ({ request, reply }) => {
      await sessions.close(request.cookies[sessionCookie]);
      void reply.clearCookie(sessionCookie, { path: '/' });
      return json({ ok: true });
    },
  };
}

function mySession(parts: SessionRouteParts): Route {
  return {
    method: 'GET',
    url: '/api/session',
    action: 'signed_in',
    summary: {
      en: 'Who is signed in here, and what they may do.',
      fr: 'Qui est connecté ici, et ses habilitations.',
    },
    answer: async ({ who }) => {
      const member = parts.staff.find(({ id }) => id === who.actor);
      if (member === undefined) return refusedReply({ code: 'not_signed_in' });
      const { roles, ...staff } = member;
      const { node, version, demonstration } = parts;
      return json({
        staff: { ...staff, actions: parts.access.actionsOf(roles) },
        node,
        version,
        demonstration,
      });
    },
  };
}

function alive({ node, version }: SessionRouteParts): Route {
  return {
    method: 'GET',
    url: '/api/health/alive',
    action: 'public',
    summary: {
      en: 'That the node answers. Public: supervision without an account; it tells no figure of the picture.',
      fr: 'Le nœud répond. Public : supervision sans compte ; aucun chiffre de la situation.',
    },
    answer: async () => json({ ok: true, node, version }),
  };
}
