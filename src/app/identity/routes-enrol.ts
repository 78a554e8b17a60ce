import { z } from 'zod';
import { refusedReply, json, type Reply, type Route } from '../route.ts';
import { setFlowCookie } from '../session-cookie.ts';
import { forNothingElse } from './challenges.ts';
import type { Gain, OpenEnrolment } from './enrolment.ts';
import { accountKey, newAccount } from './local.ts';
import { attestationSchema } from './passkeys.ts';
import { identityRefusals } from './refusals.ts';
import { accountName, type IdentityRouteParts, notOffered, personName, wayIn } from './route-parts.ts';
import { secretFault } from './secret-rules.ts';

const codeText = z.string().min(8).max(64);
const localSchema = z.strictObject({
  code: codeText,
  name: personName,
  way: z.literal('local'),
  account: accountName,
  secret: z.string().min(1).max(512),
});
const beginSchema = z.strictObject({ code: codeText, name: personName });
const passkeySchema = z.strictObject({ code: codeText, name: personName, response: attestationSchema });

/** The first way in of a person, by a code used once. No session begins: they sign in with what they have now. */
export function enrolRoutes(parts: IdentityRouteParts): readonly Route[] {
  return [enrolLocal(parts), passkeyOptions(parts), enrolPasskey(parts), enrolAtProvider(parts)];
}

function enrolLocal(parts: IdentityRouteParts): Route {
  return {
    ...wayIn(parts),
    url: '/api/enrol',
    summary: {
      en: 'Use an enrolment for a local account. Public: the code is the proof.',
      fr: 'Utiliser un enrôlement pour un compte local. Public : le code tient lieu de preuve.',
    },
    body: localSchema,
    answer: async ({ body }) => {
      const { code, name, account, secret } = localSchema.parse(body);
      const fault = secretFault(secret, [account, name, ...name.split(/\s+/), ...parts.ownWords]);
      if (fault !== null) return refusedReply({ code: fault }, identityRefusals[fault]);
      return using(parts, code, async ({ staff }) => ({
        name,
        way: 'local',
        key: accountKey(account),
        credential: await newAccount(parts.identity.local, staff, secret),
      }));
    },
  };
}

function passkeyOptions(parts: IdentityRouteParts): Route {
  return {
    ...wayIn(parts),
    url: '/api/enrol/passkey/options',
    summary: {
      en: 'A challenge for a new passkey. Public: the code is the proof.',
      fr: 'Un défi pour une nouvelle clé d’accès. Public : le code tient lieu de preuve.',
    },
    body: beginSchema,
    answer: async ({ body }) => {
      const { passkeys, enrolments } = parts.identity;
      const { code, name } = beginSchema.parse(body);
      if (passkeys === null) return notOffered;
      const enrolment = await enrolments.open(code);
      if (enrolment === null || enrolment.waits) return notOpen(enrolment);
      const { staff, codeHash } = enrolment;
      // The name goes to the person's own authenticator, which shows it to them; it is not kept here.
      const asked = { ...forNothingElse, purpose: 'enrol', staff, enrolment: codeHash } as const;
      return json(await passkeys.makeOptions(asked, name));
    },
  };
}

function enrolPasskey(parts: IdentityRouteParts): Route {
  return {
    ...wayIn(parts),
    url: '/api/enrol/passkey/verify',
    summary: {
      en: 'Use an enrolment for a passkey. Public: the code is the proof.',
      fr: 'Utiliser un enrôlement pour une clé d’accès. Public : le code tient lieu de preuve.',
    },
    body: passkeySchema,
    answer: async ({ body }) => {
      const { passkeys } = parts.identity;
      const { code, name, response } = passkeySchema.parse(body);
      if (passkeys === null) return notOffered;
      return using(parts, code, async ({ codeHash }) => {
        const made = await passkeys.made(response, codeHash);
        return made && { name, way: 'passkey', ...made };
      });
    },
  };
}

function enrolAtProvider(parts: IdentityRouteParts): Route {
  return {
    ...wayIn(parts),
    url: '/api/enrol/oidc',
    summary: {
      en: 'Begin an enrolment at the identity provider: where to go on. Public: the code is the proof.',
      fr: 'Commencer un enrôlement auprès du fournisseur d’identité : adresse de la suite. Public : le code tient lieu de preuve.',
    },
    body: beginSchema,
    answer: async ({ body, request, reply }) => {
      const { oidc, enrolments } = parts.identity;
      const { code, name } = beginSchema.parse(body);
      if (oidc === null) return notOffered;
      const enrolment = await enrolments.open(code);
      if (enrolment === null || enrolment.waits) return notOpen(enrolment);
      const { staff, codeHash } = enrolment;
      const nameSubject = await enrolments.name(enrolment, name);
      const begun = await oidc.begin({
        purpose: 'enrol',
        session: null,
        staff,
        enrolment: codeHash,
        nameSubject,
      });
      if (begun === null) return refusedReply({ code: 'provider_away' });
      setFlowCookie(request, reply, begun.secret);
      return json({ ok: true, to: begun.to });
    },
  };
}

/** Whoever has the code may know that it waits; to everybody else it is any wrong code. */
function notOpen(enrolment: OpenEnrolment | null): Reply {
  return enrolment === null
    ? refusedReply({ code: 'sign_in_refused' })
    : refusedReply({ code: 'enrolment_waits' }, identityRefusals.enrolment_waits);
}

type NamedGain = Omit<Gain, 'nameSubject'> & { readonly name: string };

/** One answer to a code that does not hold and to a proof that does not. */
async function using(
  { identity: { enrolments } }: IdentityRouteParts,
  code: string,
  gain: (enrolment: OpenEnrolment) => Promise<NamedGain | null>,
): Promise<Reply> {
  const enrolment = await enrolments.open(code);
  if (enrolment?.waits === true) return notOpen(enrolment);
  const gained = enrolment && (await gain(enrolment));
  if (!enrolment || !gained) return refusedReply({ code: 'sign_in_refused' });
  const { name, ...rest } = gained;
  const used = await enrolments.use(enrolment, {
    ...rest,
    nameSubject: await enrolments.name(enrolment, name),
  });
  if (used.ok) return json({ ok: true });
  return used.refusal.code === 'credential_taken'
    ? refusedReply(used.refusal, identityRefusals.credential_taken)
    : refusedReply({ code: 'sign_in_refused' });
}
