import { z } from 'zod';
import { staffId } from '../../kernel/identity.ts';
import { json, type Reply, type Route } from '../route.ts';
import {
  clearFlowCookie,
  clearSessionCookie,
  clientOf,
  flowSecret,
  setFlowCookie,
} from '../session-cookie.ts';
import type { Asked } from '../route.ts';
import { forNothingElse } from './challenges.ts';
import { newCredentialId } from './credentials.ts';
import { proveLocal } from './local.ts';
import { returnPath, type Returned } from './oidc.ts';
import { assertionSchema } from './passkeys.ts';
import { proved, type Proof, unproved } from './proof.ts';
import {
  accountSecretSchema,
  entered,
  type IdentityRouteParts,
  notOffered,
  refusedPage,
  wayIn,
} from './route-parts.ts';

const demonstrationSchema = z.strictObject({ staff: staffId });
const passkeySchema = z.strictObject({ response: assertionSchema });

/** The ways in, and the way out. Every failure has one answer. */
export function signInRoutes(parts: IdentityRouteParts): readonly Route[] {
  return [
    waysRoute(parts),
    demonstrationRoute(parts),
    localRoute(parts),
    passkeyOptionsRoute(parts),
    passkeyRoute(parts),
    providerRoute(parts),
    returnRoute(parts),
    signOutRoute(parts),
  ];
}

/** Only the labelled demonstration lets anybody in without a secret, and only as somebody who does not exist. */
export function demonstrationProof({ identity }: IdentityRouteParts, staff: string): Proof {
  return identity.demonstrationStaff.includes(staff)
    ? proved('demonstration', staff, null)
    : unproved('demonstration', 'wrong_secret');
}

function waysRoute({ identity, demonstration }: IdentityRouteParts): Route {
  const oidc = { name: { en: 'Account of the state', fr: 'Compte de l’État' } };
  return {
    method: 'GET',
    url: '/api/sign-in/ways',
    action: 'public',
    summary: {
      en: 'Ways of signing in that this node offers. Public: nobody has signed in yet.',
      fr: 'Modes de connexion offerts par ce nœud. Public : nul n’est encore connecté.',
    },
    answer: async () =>
      json({
        demonstration,
        local: true,
        passkey: identity.passkeys !== null,
        oidc: identity.oidc === null ? null : oidc,
      }),
  };
}

function demonstrationRoute(parts: IdentityRouteParts): Route {
  return {
    ...wayIn(parts),
    url: '/api/sign-in',
    summary: {
      en: 'Sign in as somebody of the demonstration. Public: it is a way in; closed on a real node.',
      fr: 'Se connecter sous une identité de la démonstration. Public : porte d’entrée, close sur un nœud réel.',
    },
    body: demonstrationSchema,
    answer: async ({ body, request, reply, session }) => {
      const proof = demonstrationProof(parts, demonstrationSchema.parse(body).staff);
      const from = { client: clientOf(request), before: session };
      return entered(request, reply, await parts.identity.entry.signIn(proof, from));
    },
  };
}

function localRoute(parts: IdentityRouteParts): Route {
  const { identity } = parts;
  return {
    ...wayIn(parts),
    url: '/api/sign-in/local',
    summary: {
      en: 'Sign in with a local account. Public: it is a way in.',
      fr: 'Se connecter avec un compte local. Public : porte d’entrée.',
    },
    body: accountSecretSchema,
    answer: async ({ body, request, reply, session }) => {
      const client = clientOf(request);
      const proof = await proveLocal(identity.local, accountSecretSchema.parse(body), client);
      return entered(request, reply, await identity.entry.signIn(proof, { client, before: session }));
    },
  };
}

function passkeyOptionsRoute(parts: IdentityRouteParts): Route {
  return {
    ...wayIn(parts),
    url: '/api/sign-in/passkey/options',
    summary: {
      en: 'A challenge for a passkey. Public: it is a way in, and names nobody.',
      fr: 'Un défi pour une clé d’accès. Public : porte d’entrée, ne désigne personne.',
    },
    body: z.strictObject({}),
    answer: async () => {
      const { passkeys } = parts.identity;
      if (passkeys === null) return notOffered;
      return json(await passkeys.signOptions({ purpose: 'sign_in', ...forNothingElse }));
    },
  };
}

function passkeyRoute(parts: IdentityRouteParts): Route {
  const { identity } = parts;
  return {
    ...wayIn(parts),
    url: '/api/sign-in/passkey/verify',
    summary: {
      en: 'Sign in with a passkey. Public: it is a way in.',
      fr: 'Se connecter avec une clé d’accès. Public : porte d’entrée.',
    },
    body: passkeySchema,
    answer: async ({ body, request, reply, session }) => {
      if (identity.passkeys === null) return notOffered;
      const proof = await identity.passkeys.prove(passkeySchema.parse(body).response, 'sign_in', null);
      const from = { client: clientOf(request), before: session };
      return entered(request, reply, await identity.entry.signIn(proof, from));
    },
  };
}

function providerRoute(parts: IdentityRouteParts): Route {
  return {
    method: 'GET',
    url: '/api/sign-in/oidc',
    action: 'public',
    perMinuteMax: parts.signInsPerMinuteMax,
    summary: {
      en: 'On to the state’s identity provider. Public: it is a way in.',
      fr: 'Vers le fournisseur d’identité de l’État. Public : porte d’entrée.',
    },
    answer: (asked) => toProvider(parts, asked, { purpose: 'sign_in', ...forNothingElse }),
  };
}

/** Sends the browser to the provider, bound to the flow it begins. */
export async function toProvider(
  parts: IdentityRouteParts,
  { request, reply }: Pick<Asked, 'request' | 'reply'>,
  asked: Parameters<NonNullable<IdentityRouteParts['identity']['oidc']>['begin']>[0],
): Promise<Reply> {
  const { oidc } = parts.identity;
  if (oidc === null) return notOffered;
  const begun = await oidc.begin(asked);
  if (begun === null) return refusedPage(parts, request, 'provider_away');
  setFlowCookie(request, reply, begun.secret);
  return { kind: 'redirect', to: begun.to };
}

function returnRoute(parts: IdentityRouteParts): Route {
  return {
    method: 'GET',
    url: returnPath,
    action: 'public',
    perMinuteMax: parts.signInsPerMinuteMax,
    summary: {
      en: 'Back from the identity provider. Public: the provider’s answer is the proof.',
      fr: 'Retour du fournisseur d’identité. Public : sa réponse tient lieu de preuve.',
    },
    answer: async (asked) => {
      const { request, reply } = asked;
      if (parts.identity.oidc === null) return notOffered;
      const returned = await parts.identity.oidc.finish(request.url, flowSecret(request));
      clearFlowCookie(request, reply);
      const done = await afterReturn(parts, asked, returned);
      return done === null ? refusedPage(parts, request, 'sign_in_refused') : { kind: 'redirect', to: done };
    },
  };
}

/** Where to go on, null where it is refused. The session's own cookie does not come with a foreign page's redirect. */
async function afterReturn(
  parts: IdentityRouteParts,
  { request, reply, session }: Asked,
  { asked, proof, key }: Returned,
): Promise<string | null> {
  const { entry } = parts.identity;
  const client = clientOf(request);
  if (asked?.purpose === 'enrol') return enrolled(parts, { asked, proof, key });
  const standing = asked?.session ? await parts.sessions.stands(asked.session) : null;
  let draft = null;
  if (asked === null || asked.purpose === 'sign_in')
    draft = await entry.signIn(proof, { client, before: session });
  else if (standing !== null && asked.purpose === 'prove') draft = await entry.prove(standing.session, proof);
  else if (standing !== null) draft = await entry.takeOver(standing.session, proof, client);
  return entered(request, reply, draft).kind === 'json' ? '/' : null;
}

async function enrolled(
  { identity, clock }: IdentityRouteParts,
  { asked, key }: Returned,
): Promise<string | null> {
  const enrolment = asked?.enrolment ? await identity.enrolments.byHash(asked.enrolment) : null;
  if (enrolment === null || key === null || !asked?.nameSubject) return null;
  const { staff } = enrolment;
  const used = await identity.enrolments.use(enrolment, {
    nameSubject: asked.nameSubject,
    way: 'oidc',
    key,
    credential: { way: 'oidc', id: newCredentialId(), staff, enrolledAt: clock() },
  });
  return used.ok ? '/?enrolled=oidc' : null;
}

function signOutRoute({ identity }: IdentityRouteParts): Route {
  return {
    method: 'POST',
    url: '/api/sign-out',
    action: 'public',
    summary: {
      en: 'End this session. Public: whoever holds no session loses nothing.',
      fr: 'Clore cette session. Public : sans session, rien à perdre.',
    },
    answer: async ({ request, reply, who, session }) => {
      if (session !== null) await identity.entry.signOut(who, session);
      clearSessionCookie(request, reply);
      return json({ ok: true });
    },
  };
}
