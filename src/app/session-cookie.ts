import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Client, DraftSession } from './session.ts';

/** Without TLS, on loopback; with TLS the `__Host-` before it lets no other host or path set it (RFC 6265bis 4.1.3.2). */
export const sessionCookie = 'strait_session';
const flowCookie = 'strait_sign_in';

/** The token of a request's session; a cookie that came without TLS is not read where there is TLS, nor the reverse. */
export function sessionToken(request: FastifyRequest): string | undefined {
  return request.cookies[named(request, sessionCookie)];
}

/** Gives the browser its session. Scripts cannot read it, and foreign pages do not make it travel. */
export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  { token, session }: DraftSession,
): void {
  void reply.setCookie(named(request, sessionCookie), token, {
    ...flags(request),
    sameSite: 'strict',
    expires: new Date(session.expiresAt),
  });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(named(request, sessionCookie), { ...flags(request), sameSite: 'strict' });
}

/** What binds a sign-in at an identity provider to the browser that began it. */
export function flowSecret(request: FastifyRequest): string | undefined {
  return request.cookies[named(request, flowCookie)];
}

/** Lax: it must come back with the provider's redirect, which is a foreign page's navigation. */
export function setFlowCookie(request: FastifyRequest, reply: FastifyReply, secret: string): void {
  void reply.setCookie(named(request, flowCookie), secret, {
    ...flags(request),
    sameSite: 'lax',
    maxAge: 600,
  });
}

export function clearFlowCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(named(request, flowCookie), { ...flags(request), sameSite: 'lax' });
}

/** Where a request comes from: of IPv6 its /64, within which a device changes its address by itself, and as often as it likes. */
export function clientOf(request: FastifyRequest): Client {
  return { agent: (request.headers['user-agent'] ?? '').slice(0, 512), address: normalizeIP(request.ip) };
}

function named({ protocol }: FastifyRequest, cookie: string): string {
  return protocol === 'https' ? `__Host-${cookie}` : cookie;
}

function flags({ protocol }: FastifyRequest) {
  return { path: '/', httpOnly: true, secure: protocol === 'https' } as const;
}
