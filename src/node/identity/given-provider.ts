import { createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { returnPath } from '../../app/identity/oidc.ts';

export const publicAddress = 'http://localhost:4180';
const clientId = 'strait-example';
const clientSecret = 'example-secret-of-the-client-0000000000';

async function listen(handler: (issuer: string) => RequestListener) {
  let answer: RequestListener = () => {};
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  const issuer = `http://127.0.0.1:${port}`;
  answer = handler(issuer);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { issuer, close };
}

const settingsOf = (issuer: string, staffClaim = 'sub') => ({ issuer, clientId, clientSecret, staffClaim });

/** For tests: a real OpenID provider on loopback; `visit` is a browser in which `person` signs in. */
export async function givenProvider() {
  let person = 'nobody';
  const { issuer, close } = await listen((own) => {
    const provider = newProvider(own);
    const serve = provider.callback();
    return (request, response) => {
      if (request.url?.startsWith('/interaction/'))
        void provider.interactionFinished(request, response, { login: { accountId: person } });
      else void serve(request, response);
    };
  });
  return {
    close,
    settings: (staffClaim?: string) => settingsOf(issuer, staffClaim),
    /** Follows the provider's pages; gives the path and query with which it sends the browser back. */
    async visit(to: string, as: string): Promise<string> {
      person = as;
      const cookies = new Map<string, string>();
      let at = to;
      for (let step = 0; step < 8 && !at.startsWith(publicAddress); step += 1) {
        const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
        const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
        for (const line of answer.headers.getSetCookie()) {
          const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
          cookies.set(name, value);
        }
        at = new URL(answer.headers.get('location') ?? '', at).href;
      }
      return at.slice(publicAddress.length);
    },
  };
}

function newProvider(issuer: string): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${publicAddress}${returnPath}`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'example-1' }],
    },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'staff_number'] },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, staff_number: `number-of-${sub}` }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
}

/** What an ID token says instead of the truth. */
export interface Forgery {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly without?: string;
  readonly sign?: 'none' | 'HS256' | 'foreign' | 'foreign_named' | 'broken';
}

/** For tests: a provider that lies as it is told to. Its honest token is accepted, so that each lie is refused for itself. */
export async function fakeProvider() {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signed = tokenSigner(own.privateKey, foreign.privateKey);
  let token = '';
  let isDown = false;
  const { issuer, close } = await listen((self) => (request, response) => {
    const pages: Readonly<Record<string, unknown>> = {
      '/.well-known/openid-configuration': {
        issuer: self,
        authorization_endpoint: `${self}/authorize`,
        token_endpoint: `${self}/token`,
        jwks_uri: `${self}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        authorization_response_iss_parameter_supported: true,
      },
      '/jwks': {
        keys: [{ ...own.publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'own' }],
      },
      '/token': { access_token: 'example', token_type: 'Bearer', id_token: token },
    };
    const page = isDown ? undefined : pages[request.url ?? ''];
    response.writeHead(page === undefined ? 503 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(page ?? { error: 'example' }));
  });
  return {
    close,
    issuer,
    settings: settingsOf(issuer),
    down: (is: boolean) => void (isDown = is),
    /** Sets the next ID token for a flow that went to `to`, and gives the honest way back. */
    answer(to: string, { claims = {}, without, sign: way }: Forgery = {}): string {
      const asked = new URL(to).searchParams;
      const now = Math.floor(Date.now() / 1000);
      const honest = {
        iss: issuer,
        sub: 'person-1',
        aud: clientId,
        exp: now + 300,
        iat: now,
        auth_time: now,
        nonce: asked.get('nonce'),
      };
      const said = Object.fromEntries(
        Object.entries({ ...honest, ...claims }).filter(([name]) => name !== without),
      );
      token = signed(said, way);
      const query = new URLSearchParams({
        code: 'example-code',
        state: asked.get('state') ?? '',
        iss: issuer,
      });
      return `${returnPath}?${query}`;
    },
  };
}

/** A token by these keys, or by none of them. */
function tokenSigner(own: KeyObject, foreign: KeyObject) {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return (claims: object, way: Forgery['sign']): string => {
    const kid = way === 'foreign' ? 'elsewhere' : 'own';
    const header = way === 'none' ? { alg: 'none' } : { alg: way === 'HS256' ? 'HS256' : 'RS256', kid };
    const body = `${encode(header)}.${encode(claims)}`;
    if (way === 'none') return `${body}.`;
    if (way === 'HS256')
      return `${body}.${createHmac('sha256', clientSecret).update(body).digest('base64url')}`;
    const key = way?.startsWith('foreign') === true ? foreign : own;
    const signature = sign('sha256', Buffer.from(body), key).toString('base64url');
    const first = signature.startsWith('A') ? 'B' : 'A';
    return `${body}.${way === 'broken' ? first + signature.slice(1) : signature}`;
  };
}
