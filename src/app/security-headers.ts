import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What every answer of the console's server tells the browser. Source: OWASP ASVS 5.0, chapter V3.4. */
export const securityHeaders = {
  // Inline style attributes are refused as well: components set styles through the object model, which CSP allows.
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      // A camera's stream is put together in the browser's memory, which has an address of this kind and no other.
      mediaSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  xFrameOptions: { action: 'deny' },
  // Only where the request came by TLS, see `overTls`: RFC 6797, 7.2 forbids it on plain HTTP.
  strictTransportSecurity: false,
} as const satisfies FastifyHelmetOptions;

/** Workers that run WebAssembly and nothing else: they bear it in their name. A compressed twin bears its form behind. */
const wasmWorker = /\.wasm-worker\.js(?:\.br|\.gz)?$/;

/**
 * What a file of the console bears beside what every answer does. A worker has its own answer’s policy and not its
 * page’s: so this one may compile WebAssembly, which no page may, and may reach no address, which pages may. What it is
 * given it can therefore send nowhere. Source: Content Security Policy 3, 4.2.2; WebAssembly and CSP, 'wasm-unsafe-eval'.
 */
export function fileHeaders(path: string): Readonly<Record<string, string>> {
  if (!wasmWorker.test(path)) return {};
  return {
    'content-security-policy':
      "default-src 'none';script-src 'wasm-unsafe-eval';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  };
}

/** What answers bear that are written before or beside the server's own: nothing in them is to be run, kept or guessed at. */
export const bareHeaders = {
  'content-security-policy': "default-src 'none';base-uri 'none';frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'content-type': 'application/json; charset=utf-8',
} as const;

/** Two years, with the names below this one. */
const overTls = 'max-age=63072000; includeSubDomains';
/** The console uses none of these, so no script that slipped in may. */
const unused = 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=(), display-capture=()';

/** Headers that helmet has not, or not under a condition. */
export async function addHeaders(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  void reply.header('permissions-policy', unused);
  if (request.protocol === 'https') void reply.header('strict-transport-security', overTls);
}
