import type { FastifyRequest } from 'fastify';
import type { ZodType } from 'zod';
import type { Access } from '../policy/access.ts';
import type { Refusal, Result } from '../kernel/result.ts';
import type { ActorId } from '../kernel/ids.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { PositionSeal } from './position-seal.ts';
import type { Route } from './route.ts';
import type { Session, Sessions } from './session.ts';
import { clientOf, sessionToken } from './session-cookie.ts';
import type { Who } from './who.ts';

export interface GateParts {
  readonly access: Access;
  readonly sessions: Sessions;
  readonly seal: PositionSeal;
  /** True once every list shows the journal up to this position; false when that takes too long. */
  readonly caughtUp: (position: number) => Promise<boolean>;
}

export interface Passed {
  readonly who: Who;
  /** The asker's session; null for devices and where nobody is signed in. */
  readonly session: Session | null;
  readonly query: unknown;
  readonly params: unknown;
  readonly body: unknown;
}

const nobody: Who = {
  kind: 'staff',
  actor: 'nobody' as Who['actor'],
  desk: null,
  roles: [],
  agency: null,
  remits: [],
  state: null,
  markings: [],
  caveats: [],
  purposes: [],
  sources: null,
  provenAt: null,
  lifeAtRiskUntil: null,
};

const askers = new WeakMap<FastifyRequest, ActorId>();

/** Who asks, by id; null where the gate did not come to know them. */
export function askerIdOf(request: FastifyRequest): ActorId | null {
  return askers.get(request) ?? null;
}

/**
 * The choke point: every request to every route passes here before its own code runs.
 * Refuses `origin_refused`, `not_signed_in`, `not_permitted`, `invalid`, `not_caught_up`.
 */
export async function passGate(
  parts: GateParts,
  route: Route,
  request: FastifyRequest,
): Promise<Result<Passed, Refusal>> {
  const fromDevice = request.headers.authorization !== undefined;
  // Cookies travel by themselves; a header that a foreign page cannot set does not (OWASP CSRF cheat sheet).
  if (route.method === 'POST' && !fromDevice && request.headers['x-strait'] !== '1')
    return refuse('origin_refused');
  if (isForeign(request) && (route.method === 'POST' || route.action !== 'public'))
    return refuse('origin_refused');
  const { who, session } = await identify(parts, route, request);
  if (who !== null) askers.set(request, who.actor);
  if (route.action !== 'public') {
    if (who === null) return refuse('not_signed_in');
    if (route.action !== 'signed_in' && !parts.access.allows(who.roles, route.action))
      return refuse('not_permitted', { missing: parts.access.missingAtDoor(who.roles, route.action) });
  }
  const query = check('query', route.query, request.query);
  if (!query.ok) return query;
  const params = check('params', route.params, request.params);
  if (!params.ok) return params;
  if (depthOf(request.body) > depthMax) return refuse('invalid', { body: 'too_deep' });
  const body = check('body', route.body, request.body);
  if (!body.ok) return body;
  // Whoever has just written may ask to read what includes it.
  const after = request.headers['strait-after'];
  const position = typeof after === 'string' ? parts.seal.open(after) : null;
  if (position !== null && !(await parts.caughtUp(position))) return refuse('not_caught_up');
  return ok({ who: who ?? nobody, session, query: query.value, params: params.value, body: body.value });
}

/**
 * Browsers say themselves whether another site sent a request, and no script can unsay it; devices say nothing. A way in
 * that is public is left open to navigation: an identity provider sends people back. Source: W3C Fetch Metadata.
 */
function isForeign({ headers }: FastifyRequest): boolean {
  return ['cross-site', 'same-site'].includes(String(headers['sec-fetch-site']));
}

/** Deeper than any schema of the house; the walk itself is bounded by the body's size and does not recurse. */
const depthMax = 32;

function depthOf(body: unknown): number {
  if (body instanceof Uint8Array) return 0; // bytes are read by their own codec
  let level: readonly unknown[] = [body];
  let depth = 0;
  while (level.length > 0 && depth <= depthMax) {
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
    depth += 1;
  }
  return depth;
}

interface Identified {
  readonly who: Who | null;
  readonly session: Session | null;
}

async function identify(parts: GateParts, route: Route, request: FastifyRequest): Promise<Identified> {
  const caller = route.caller ?? 'console';
  const bearer = /^Bearer ([\x21-\x7e]{16,200})$/.exec(request.headers.authorization ?? '');
  if (bearer?.[1] !== undefined)
    return { who: caller === 'console' ? null : parts.sessions.device(bearer[1]), session: null };
  const standing =
    caller === 'device' ? null : await parts.sessions.who(sessionToken(request), clientOf(request));
  return standing ?? { who: null, session: null };
}

function check(part: string, schema: ZodType | undefined, value: unknown): Result<unknown, Refusal> {
  if (schema === undefined) return ok(value);
  const checked = schema.safeParse(value ?? {});
  if (checked.success) return ok(checked.data);
  const issues = checked.error.issues.slice(0, 8);
  const named = issues.map(
    (issue) =>
      [
        [part, ...issue.path].join('.'),
        issue.code === 'unrecognized_keys' ? `unknown: ${issue.keys.slice(0, 5).join(', ')}` : issue.code,
      ] as const,
  );
  return refuse('invalid', Object.fromEntries(named));
}
