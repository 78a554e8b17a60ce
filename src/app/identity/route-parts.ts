import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Refusal } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Access } from '../../policy/access.ts';
import { json, refusedReply, type Reply, type Route } from '../route.ts';
import type { DraftSession, Sessions } from '../session.ts';
import { setSessionCookie } from '../session-cookie.ts';
import type { StaffMember } from '../session-routes.ts';
import type { Who } from '../who.ts';
import type { Identity } from './identity.ts';
import { identityRefusals } from './refusals.ts';

export interface IdentityRouteParts {
  readonly identity: Identity;
  readonly sessions: Sessions;
  readonly access: Access;
  readonly clock: Clock;
  /** The labelled demonstration's invented people; empty on a real node. */
  readonly staff: readonly StaffMember[];
  /** The newest place in the book, sealed: what is exported names it. */
  readonly bookmark: () => string;
  /** How the top line shows this person; null where the register does not say. */
  readonly describe: (who: Who) => StaffMember | null;
  readonly node: string;
  readonly version: string;
  readonly demonstration: boolean;
  /** Names the agency and the like: a secret must not follow from them. */
  readonly ownWords: readonly string[];
  readonly signInsPerMinuteMax: number;
  /** Counts a refusal that is answered with a page instead of the uniform body. */
  readonly count: (code: string) => void;
}

export interface OversightParts extends IdentityRouteParts {
  /** The deciders' refusals in words. */
  readonly refusals: Readonly<Record<string, Text>>;
}

/** A decider's refusal in its own words. */
export function refusal(refused: Refusal, texts: OversightParts['refusals']): Reply {
  return refusedReply(refused, texts[refused.code]);
}

export const accountName = z
  .string()
  .min(3)
  .max(100)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@+-]*$/u);
export const accountSecretSchema = z.strictObject({
  account: accountName,
  secret: z.string().min(1).max(512),
});
export const personName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}<>]+$/u);

/** Bodies of the ways in are small: a passkey's answer is the largest. */
export const wayInBytesMax = 32_768;

/** What every public POST among the ways in has in common. */
export function wayIn({ signInsPerMinuteMax }: Pick<IdentityRouteParts, 'signInsPerMinuteMax'>) {
  return {
    method: 'POST',
    action: 'public',
    bodyLimit: wayInBytesMax,
    perMinuteMax: signInsPerMinuteMax,
  } as const satisfies Partial<Route>;
}

/** Gives the session, or the one answer to everything that fails. */
export function entered(request: FastifyRequest, reply: FastifyReply, draft: DraftSession | null): Reply {
  if (draft === null) return refusedReply({ code: 'sign_in_refused' });
  setSessionCookie(request, reply, draft);
  return json({ ok: true });
}

export const notOffered: Reply = refusedReply({ code: 'way_not_offered' }, identityRefusals.way_not_offered);

/** For browsers that navigate: back to the console, which says it in words; the uniform body for everybody else. */
export function refusedPage(
  { count }: Pick<IdentityRouteParts, 'count'>,
  request: FastifyRequest,
  code: 'sign_in_refused' | 'provider_away',
): Reply {
  if (!(request.headers.accept ?? '').includes('text/html')) return refusedReply({ code });
  count(code);
  return { kind: 'redirect', to: `/?refused=${code}` };
}
