import { z } from 'zod';
import { staffId } from '../../kernel/identity.ts';
import { type Asked, refusedReply, type Reply, type Route } from '../route.ts';
import { json } from '../route.ts';
import type { Session } from '../session.ts';
import { clientOf } from '../session-cookie.ts';
import { type ChallengePurpose, forNothingElse } from './challenges.ts';
import { proveLocal } from './local.ts';
import { assertionSchema } from './passkeys.ts';
import { type Proof, unproved } from './proof.ts';
import { accountSecretSchema, entered, type IdentityRouteParts, notOffered, wayIn } from './route-parts.ts';
import { demonstrationProof, toProvider } from './routes-sign-in.ts';

const sameOrNobody = z.strictObject({ staff: staffId.optional() });
const passkeySchema = z.strictObject({ response: assertionSchema });
/** As in the sign-ins: somebody of the demonstration, an account with its secret, or a passkey's answer. */
const incomingSchema = z.union([z.strictObject({ staff: staffId }), accountSecretSchema, passkeySchema]);

/** Proving again who one is, and handing a desk to the next officer: both in a session that stands. */
export function proveRoutes(parts: IdentityRouteParts): readonly Route[] {
  return [
    proveDemonstration(parts),
    proveLocally(parts),
    optionsRoute(parts, 'prove', '/api/session/prove/passkey/options'),
    provePasskey(parts),
    providerRoute(parts, 'prove', '/api/session/prove/oidc'),
    takeOver(parts),
    optionsRoute(parts, 'take_over', '/api/session/take-over/passkey/options'),
    providerRoute(parts, 'take_over', '/api/session/take-over/oidc'),
  ];
}

/** In a session: a POST of the console, counted with the ways in, since secrets can be tried here as well. */
function within(parts: IdentityRouteParts) {
  return { ...wayIn(parts), action: 'signed_in' } as const;
}

async function proven(
  { identity }: IdentityRouteParts,
  { request, reply, session }: Asked,
  proof: (session: Session) => Promise<Proof>,
): Promise<Reply> {
  if (session === null) return refusedReply({ code: 'not_signed_in' });
  return entered(request, reply, await identity.entry.prove(session, await proof(session)));
}

function proveDemonstration(parts: IdentityRouteParts): Route {
  return {
    ...within(parts),
    url: '/api/session/prove/demonstration',
    summary: {
      en: 'Prove again who one is, in the demonstration.',
      fr: 'Confirmer son identité, en démonstration.',
    },
    body: sameOrNobody,
    answer: (asked) =>
      proven(parts, asked, async ({ staff }) =>
        demonstrationProof(parts, sameOrNobody.parse(asked.body).staff ?? staff),
      ),
  };
}

function proveLocally(parts: IdentityRouteParts): Route {
  return {
    ...within(parts),
    url: '/api/session/prove/local',
    summary: {
      en: 'Prove again who one is with the local account.',
      fr: 'Confirmer son identité avec le compte local.',
    },
    body: accountSecretSchema,
    answer: (asked) =>
      proven(parts, asked, () =>
        proveLocal(parts.identity.local, accountSecretSchema.parse(asked.body), clientOf(asked.request)),
      ),
  };
}

function provePasskey(parts: IdentityRouteParts): Route {
  return {
    ...within(parts),
    url: '/api/session/prove/passkey/verify',
    summary: {
      en: 'Prove again who one is with a passkey.',
      fr: 'Confirmer son identité avec une clé d’accès.',
    },
    body: passkeySchema,
    answer: (asked) =>
      proven(parts, asked, (session) =>
        passkeyProof(parts, passkeySchema.parse(asked.body), 'prove')(session),
      ),
  };
}

function passkeyProof(
  { identity: { passkeys } }: IdentityRouteParts,
  { response }: z.infer<typeof passkeySchema>,
  purpose: ChallengePurpose,
): (session: Session) => Promise<Proof> {
  return async ({ id }) =>
    passkeys === null ? unproved('passkey', 'challenge') : passkeys.prove(response, purpose, id);
}

function optionsRoute(parts: IdentityRouteParts, purpose: 'prove' | 'take_over', url: string): Route {
  return {
    ...within(parts),
    url,
    summary:
      purpose === 'prove'
        ? {
            en: 'A challenge for a passkey that proves this session again.',
            fr: 'Un défi pour la clé d’accès qui confirme cette session.',
          }
        : {
            en: 'A challenge for the passkey of the officer who takes over.',
            fr: 'Un défi pour la clé d’accès de l’officier qui prend la relève.',
          },
    body: z.strictObject({}),
    answer: async ({ session }) => {
      const { passkeys } = parts.identity;
      if (session === null) return refusedReply({ code: 'not_signed_in' });
      if (passkeys === null) return notOffered;
      return json(await passkeys.signOptions({ ...forNothingElse, purpose, session: session.id }));
    },
  };
}

function providerRoute(parts: IdentityRouteParts, purpose: 'prove' | 'take_over', url: string): Route {
  return {
    method: 'GET',
    url,
    action: 'signed_in',
    perMinuteMax: parts.signInsPerMinuteMax,
    summary:
      purpose === 'prove'
        ? {
            en: 'On to the identity provider, to prove this session again.',
            fr: 'Vers le fournisseur d’identité, pour confirmer cette session.',
          }
        : {
            en: 'On to the identity provider, for the officer who takes over.',
            fr: 'Vers le fournisseur d’identité, pour l’officier qui prend la relève.',
          },
    answer: async (asked) =>
      asked.session === null
        ? refusedReply({ code: 'not_signed_in' })
        : toProvider(parts, asked, { ...forNothingElse, purpose, session: asked.session.id }),
  };
}

function takeOver(parts: IdentityRouteParts): Route {
  const { identity } = parts;
  return {
    ...within(parts),
    url: '/api/session/take-over',
    summary: {
      en: 'The incoming officer takes the desk: the outgoing session ends and theirs begins, in one step.',
      fr: 'L’officier de relève prend le poste : la session sortante se clôt et la sienne s’ouvre, d’un seul tenant.',
    },
    body: incomingSchema,
    answer: async ({ body, request, reply, session }) => {
      if (session === null) return refusedReply({ code: 'not_signed_in' });
      const client = clientOf(request);
      const incoming = incomingSchema.parse(body);
      let proof: Proof;
      if ('staff' in incoming) proof = demonstrationProof(parts, incoming.staff);
      else if ('account' in incoming) proof = await proveLocal(identity.local, incoming, client);
      else proof = await passkeyProof(parts, incoming, 'take_over')(session);
      return entered(request, reply, await identity.entry.takeOver(session, proof, client));
    },
  };
}
