import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { isStoreFault } from '../journal/faults.ts';
import type { Refusal } from '../kernel/result.ts';
import type { Text } from '../kernel/text.ts';
import { missingRightText } from '../policy/text.ts';
import { askerIdOf, type GateParts, passGate } from './gate.ts';
import { httpStatus } from './http-status.ts';
import { answerMalformed } from './malformed.ts';
import { openApi } from './openapi.ts';
import { type DoorRefusal, doorRefusals } from './refusals.ts';
import type { RefusedRequest } from './refusal-lines.ts';
import { addressOf, requestLimit } from './request-limit.ts';
import type { Reply, Route } from './route.ts';
import { addHeaders, bareHeaders, fileHeaders, securityHeaders } from './security-headers.ts';

export interface HttpParts extends GateParts {
  readonly routes: readonly Route[];
  readonly version: string;
  /** Folder of the built console, or null where there is none. */
  readonly consoleFolder: string | null;
  readonly requestsPerMinuteMax: number;
  /** Addresses of the TLS fronts whose X-Forwarded headers are believed; none: the connection itself counts. */
  readonly trustedFronts?: readonly string[];
  /** Told of each refusal by code, and of faults: for counting, never with a body or a person. */
  readonly count: (kind: 'refused' | 'fault', code: string, cause?: unknown) => void;
  /** Told of each refused request, for the log. */
  readonly refused?: (refused: RefusedRequest) => void;
}

const bodyBytesMax = 1_048_576;
/** What a built console is made of; whatever else lies in its folder is not for browsers. */
const consoleFile = /\/$|\.(?:html|js|css|svg|png|ttf|woff2|geojson|wasm|traineddata|webmanifest)$/;

/** Builds the server from the route table; nothing answers that the table does not list. */
export async function createHttp(parts: HttpParts): Promise<FastifyInstance> {
  const server = Fastify({
    logger: false,
    bodyLimit: bodyBytesMax,
    trustProxy: [...(parts.trustedFronts ?? [])],
    // A photo of a search comes over whatever link the gate has; a head is short on any.
    requestTimeout: 120_000,
    http: { headersTimeout: 30_000 },
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    exposeHeadRoutes: false,
    clientErrorHandler: answerMalformed((code) => parts.count('refused', code)),
    frameworkErrors: (error, _request, reply) => answerError(parts, error, reply.headers(bareHeaders)),
  });
  await server.register(cookie);
  await server.register(helmet, securityHeaders);
  const limit = requestLimit(parts.requestsPerMinuteMax);
  await server.register(rateLimit, limit.options);
  server.addHook('onResponse', async (request) => limit.answered(request));
  server.setErrorHandler((error: FastifyError, _request, reply) => answerError(parts, error, reply));
  server.addHook('onRequest', addHeaders);
  // Whoever guesses at addresses counts against the same limit as whoever uses them.
  server.setNotFoundHandler({ preHandler: server.rateLimit() }, (_request, reply) =>
    sendRefusal(parts, reply, { refusal: { code: 'not_found' } }),
  );
  const document = openApi(parts.routes, parts.version);
  const mounting = { parts, limits: new Map<number, Limit>() };
  for (const route of [...parts.routes, documentRoute(document)])
    if (route.bytesOf === undefined) mount(server, mounting, route);
    else await server.register(async (scope) => mountBytes(scope, mounting, route));
  if (parts.consoleFolder !== null)
    await server.register(fastifyStatic, {
      root: parts.consoleFolder,
      cacheControl: true,
      maxAge: 0,
      etag: true,
      // Compressed once, at the build: a handheld on a weak link loads a third of the bytes.
      preCompressed: true,
      dotfiles: 'ignore',
      setHeaders: (reply, path) => void reply.headers(fileHeaders(path)),
      allowedPath: (path) => consoleFile.test(path),
    });
  return server;
}

function documentRoute(document: unknown): Route {
  return {
    method: 'GET',
    url: '/api/openapi.json',
    action: 'public',
    summary: {
      en: 'This description. Public: it holds no record, only the shape of the doors.',
      fr: 'La présente description. Publique : elle ne contient aucun dossier, seulement la forme des accès.',
    },
    answer: async () => ({ kind: 'json', value: document }),
  };
}

type Limit = ReturnType<FastifyInstance['createRateLimit']>;

/** Routes with the same limit share one count for each address: many ways in are not many times as many tries. */
function wayInLimit(server: FastifyInstance, limits: Map<number, Limit>, max: number) {
  const limit =
    limits.get(max) ?? server.createRateLimit({ max, timeWindow: 60_000, keyGenerator: addressOf });
  limits.set(max, limit);
  return async (request: FastifyRequest): Promise<void> => {
    const counted = await limit(request);
    if (!counted.isAllowed && counted.isExceeded)
      throw Object.assign(new Error('rate limit'), { statusCode: 429 });
  };
}

interface Mounting {
  readonly parts: HttpParts;
  readonly limits: Map<number, Limit>;
}

function mount(server: FastifyInstance, { parts, limits }: Mounting, route: Route): void {
  server.route({
    method: route.method,
    url: route.url,
    bodyLimit: route.bodyLimit ?? bodyBytesMax,
    ...(route.perMinuteMax === undefined
      ? {}
      : { onRequest: wayInLimit(server, limits, route.perMinuteMax) }),
    handler: async (request, reply) => {
      const passed = await passGate(parts, route, request);
      if (!passed.ok) return sendRefusal(parts, reply, passed);
      const answer = await route.answer({ ...passed.value, request, reply });
      return send(parts, reply, answer);
    },
  });
}

/** A route that takes bytes has a scope of its own: its media type is foreign to every other. */
function mountBytes(scope: FastifyInstance, mounting: Mounting, route: Route): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(route.bytesOf ?? [], { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  mount(scope, mounting, route);
}

function send(parts: HttpParts, reply: FastifyReply, answer: Reply): FastifyReply {
  if (answer.kind === 'hijacked') return reply;
  if (answer.kind === 'refused') return sendRefusal(parts, reply, answer);
  if (answer.kind === 'redirect') return reply.header('cache-control', 'no-store').redirect(answer.to, 303);
  if (answer.kind === 'written')
    return reply
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(answer.text);
  return reply
    .header('cache-control', 'no-store')
    .status(answer.status ?? 200)
    .send(answer.value);
}

function sendRefusal(
  parts: HttpParts,
  reply: FastifyReply,
  { refusal, text }: { readonly refusal: Refusal; readonly text?: Text },
): FastifyReply {
  parts.count('refused', refusal.code);
  parts.refused?.(refusedRequest(reply.request, refusal.code));
  const message =
    text ?? missingRightText(refusal) ?? doorRefusals[refusal.code as DoorRefusal] ?? doorRefusals.fault;
  const body = {
    ok: false,
    code: refusal.code,
    message,
    ...(refusal.detail ? { detail: refusal.detail } : {}),
  };
  return reply.header('cache-control', 'no-store').status(httpStatus(refusal.code)).send(body);
}

function refusedRequest(request: FastifyRequest, code: string): RefusedRequest {
  return {
    code,
    actor: askerIdOf(request),
    method: request.method,
    route: request.routeOptions.url ?? null,
    // An address that is no address never came to have its cookies read.
    offered: request.headers.authorization !== undefined || request.headers.cookie !== undefined,
  };
}

function answerError(parts: HttpParts, error: FastifyError, reply: FastifyReply): FastifyReply {
  const code = codeOf(error);
  if (code === 'fault' || code === 'store_unavailable') parts.count('fault', code, error);
  return sendRefusal(parts, reply, { refusal: { code } });
}

function codeOf(error: FastifyError): DoorRefusal {
  if (error.statusCode === 413) return 'body_too_large';
  if (error.statusCode === 429) return 'too_many_requests';
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return 'invalid';
  return isAway(error) ? 'store_unavailable' : 'fault';
}

// SQLSTATE class 08 (connection), 53 (resources), 57 (operator intervention), a projection still being built
// (42P01), and sockets that fail below SQL: the store's condition, not a bug.
function isAway(error: { readonly code?: string }): boolean {
  return (
    isStoreFault(error) ||
    /^(?:08|53|57)[0-9A-Z]{3}$|^42P01$|^E(?:CONN(?:REFUSED|RESET)|PIPE|NOENT)$/.test(error.code ?? '')
  );
}
