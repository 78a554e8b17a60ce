import { z } from 'zod';
import { purposes } from '../../kernel/marking.ts';
import type { Refusal } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import { shortName, subjectId } from '../../kernel/shapes.ts';
import { detailKinds, openingReasons, searchableKinds } from '../../kernel/vault.ts';
import type { PositionSeal } from '../position-seal.ts';
import { json, refusedReply, type Reply, type Route } from '../route.ts';
import type { VaultDesk } from './desk.ts';
import { openedMax } from './open.ts';

/** Why the vault says no, where the door has no words of its own. */
export const vaultRefusals = {
  not_found: { en: 'There is nothing here for you.', fr: 'Il n’y a rien ici pour vous.' },
  reason_required: {
    en: 'Say why, in your own words, before personal data is opened.',
    fr: 'Indiquez le motif avec vos propres mots avant toute consultation de données personnelles.',
  },
} as const satisfies Record<string, Text>;

const note = z.string().trim().min(3).max(2_000).nullable();

export const openBody = z.strictObject({
  subjects: z.array(subjectId).min(1).max(openedMax),
  kinds: z.array(z.enum(detailKinds)).min(1).max(detailKinds.length),
  reason: z.enum(openingReasons),
  reference: shortName.nullable(),
  note,
  recipient: shortName.nullable(),
});

export const searchBody = z.strictObject({
  kind: z.enum(searchableKinds),
  text: z.string().trim().min(2).max(200),
  purpose: z.enum(purposes),
  reason: z.enum(openingReasons),
  reference: shortName.nullable(),
  note: note.default(null),
  /** The call in hand for which it is asked; held against the record of calls. */
  call: shortName.nullable().default(null),
});

/**
 * The vault's own addresses. Both are POST, so that no name stands in an address; whoever is signed in may knock, and
 * each subject is judged by itself inside. Places in the book are told sealed.
 */
export function vaultRoutes({
  desk,
  seal,
}: {
  readonly desk: Pick<VaultDesk, 'open' | 'search'>;
  readonly seal: PositionSeal;
}): readonly Route[] {
  return [
    {
      method: 'POST',
      url: '/api/vault/open',
      action: 'signed_in',
      summary: {
        en: 'Open personal data of subjects: logged before it is answered, each judged by itself.',
        fr: 'Consulter des données personnelles : journalisé avant la réponse, chaque personne étant appréciée à part.',
      },
      body: openBody,
      answer: async ({ who, body }) => {
        const opened = await desk.open(who, openBody.parse(body));
        return opened.ok ? told(seal, opened.value) : refusedBy(opened.refusal);
      },
    },
    {
      method: 'POST',
      url: '/api/vault/search',
      action: 'signed_in',
      summary: {
        en: 'Find subjects of one purpose by name, number or document: logged without the words.',
        fr: 'Rechercher des personnes pour une finalité, par nom, numéro ou pièce : journalisé sans les mots.',
      },
      body: searchBody,
      answer: async ({ who, body }) => {
        const found = await desk.search(who, searchBody.parse(body));
        return found.ok ? told(seal, found.value) : refusedBy(found.refusal);
      },
    },
  ];
}

function told(seal: PositionSeal, value: { readonly position: number }): Reply {
  return json({ ...value, position: seal.seal(value.position) });
}

function refusedBy(refusal: Refusal): Reply {
  const { code } = refusal;
  return Object.hasOwn(vaultRefusals, code)
    ? refusedReply(refusal, vaultRefusals[code as keyof typeof vaultRefusals])
    : refusedReply(refusal);
}
