import { z } from 'zod';
import type { ActorId, DeskId } from '../kernel/ids.ts';
import type { Text } from '../kernel/text.ts';
import type { Access } from '../policy/access.ts';
import { addSeconds, toUtc } from '../kernel/time.ts';
import { provenSeconds } from './proven.ts';
import { json, refusedReply, type Route } from './route.ts';
import type { Session, Sessions } from './session.ts';
import { clearSessionCookie, clientOf, setSessionCookie } from './session-cookie.ts';
import type { Who } from './who.ts';

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

/** The demonstration's sign-in alone, without the journal: until `identityRoutes` stands in the route table. */
export function sessionRoutes(parts: SessionRouteParts): readonly Route[] {
  const describe = (who: Who) => parts.staff.find(({ id }) => id === who.actor) ?? null;
  return [
    choicesRoute(parts.staff),
    signIn(parts),
    signOut(parts),
    sessionRoute({ ...parts, describe, bookmark: () => '' }),
    aliveRoute(parts),
  ];
}

/** The invented people whom one may be in the demonstration; nobody outside it. */
export function choicesRoute(staff: readonly StaffMember[]): Route {
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

function signIn({ sessions, staff }: SessionRouteParts): Route {
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
      const asked = signInSchema.parse(body).staff;
      if (!staff.some(({ id }) => id === asked)) return refusedReply({ code: 'sign_in_refused' });
      const draft = sessions.draft({ staff: asked, way: 'demonstration', client: clientOf(request) });
      await sessions.keep(draft);
      setSessionCookie(request, reply, draft);
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
    answer: async ({ request, reply, session }) => {
      if (session !== null) await sessions.end(session.id);
      clearSessionCookie(request, reply);
      return json({ ok: true });
    },
  };
}

export interface SessionViewParts
  extends Pick<SessionRouteParts, 'access' | 'node' | 'version' | 'demonstration'> {
  readonly sessions: Pick<Sessions, 'endsAt'>;
  /** The newest place in the book, sealed: what is exported names it. */
  readonly bookmark: () => string;
  /** How the top line shows this person; null where the register does not say. */
  readonly describe: (who: Who) => StaffMember | null;
}

/** Who is signed in here, what they may do, and until when. */
export function sessionRoute(parts: SessionViewParts): Route {
  return {
    method: 'GET',
    url: '/api/session',
    action: 'signed_in',
    summary: {
      en: 'Who is signed in here, and what they may do.',
      fr: 'Qui est connecté ici, et ses habilitations.',
    },
    answer: async ({ who, session }) => {
      if (session === null) return refusedReply({ code: 'not_signed_in' });
      const { roles: _roles, ...staff } = parts.describe(who) ?? undescribed(who);
      const { node, version, demonstration } = parts;
      return json({
        staff: { ...staff, actions: parts.access.actionsOf(who.roles) },
        node,
        version,
        demonstration,
        session: session.id,
        bookmark: parts.bookmark(),
        ...moments(parts, who, session),
      });
    },
  };
}

function moments(
  { sessions }: Pick<SessionViewParts, 'sessions'>,
  { lifeAtRiskUntil }: Who,
  session: Session,
) {
  return {
    provenAt: toUtc(session.provenAt),
    provenUntil: toUtc(addSeconds(session.provenAt, provenSeconds)),
    endsAt: toUtc(sessions.endsAt(session)),
    lifeAtRiskUntil: lifeAtRiskUntil === null ? null : toUtc(lifeAtRiskUntil),
  };
}

function undescribed({ actor, desk, state, roles }: Who) {
  const bare = (text: string) => ({ en: text, fr: text });
  return {
    id: actor,
    name: actor,
    post: bare(roles.join(', ')),
    desk,
    deskName: bare(desk ?? ''),
    state,
    roles,
  };
}

/** That the node answers. */
export function aliveRoute({ node, version }: Pick<SessionRouteParts, 'node' | 'version'>): Route {
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
