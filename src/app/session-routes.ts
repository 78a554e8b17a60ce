import type { ActorId, DeskId } from '../kernel/ids.ts';
import type { Text } from '../kernel/text.ts';
import type { Access } from '../policy/access.ts';
import { addSeconds, toUtc } from '../kernel/time.ts';
import { provenSeconds } from './proven.ts';
import { json, refusedReply, type Route } from './route.ts';
import type { Session, Sessions } from './session.ts';
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

export interface SessionViewParts {
  readonly sessions: Pick<Sessions, 'endsAt'>;
  readonly access: Access;
  readonly node: string;
  readonly version: string;
  readonly demonstration: boolean;
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
        enrolledBy: session.enrolled?.by ?? null,
        enrolledAt: session.enrolled?.at ?? null,
        notices: session.told,
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
export function aliveRoute({ node, version }: Pick<SessionViewParts, 'node' | 'version'>): Route {
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
