import { z } from 'zod';
import type { Decider, DomainCommand } from './decider.ts';
import type { StreamDoor } from './door.ts';
import type { DomainEvent } from './event.ts';
import type { Handling } from './marking.ts';
import {
  type ProposalEvent,
  type ProposalRefusal,
  proposalDecider,
  refusalReasons,
  type RefusalReason,
} from './proposal.ts';
import { shortName } from './shapes.ts';
import type { Text } from './text.ts';

/** A proposal's id: derived from its author's key, so that the same key is the same proposal. */
export const proposalId = z.string().regex(/^p-[0-9a-f]{32}$/);

const subjectId = /"s-[0-9a-f]{32}"/;

const handling: Handling = {
  purpose: 'oversight',
  marking: 'official',
  release: 'never',
  keepDays: 3650,
  personal: false,
  jurisdiction: ['oversight'],
};

/** How each event of a proposal may be used and kept. */
export const proposalHandling = {
  ActProposed: handling,
  ActApproved: handling,
  ActRefused: handling,
  ProposalWithdrawn: handling,
} as const satisfies Record<ProposalEvent['type'], Handling>;

/** Why a proposal says no, in the reader's language. */
export const proposalRefusals = {
  actor_missing: {
    en: 'Nobody stands behind this act: it is not taken.',
    fr: 'Nul n’est identifié comme auteur de cet acte : il n’est pas pris.',
  },
  proposal_exists: { en: 'This is proposed already.', fr: 'Cette proposition existe déjà.' },
  proposal_unknown: { en: 'There is nothing here for you.', fr: 'Il n’y a rien ici pour vous.' },
  already_decided: {
    en: 'This proposal has been decided: nothing was changed by this answer.',
    fr: 'Cette proposition est déjà tranchée : votre réponse n’a rien changé.',
  },
  proposal_lapsed: {
    en: 'Nobody decided within 72 hours: the proposal has lapsed. Its author can propose the act anew.',
    fr: 'Personne n’a tranché dans les 72 heures : la proposition est caduque. Son auteur peut la présenter à nouveau.',
  },
  author_never_approves: {
    en: 'You proposed this act: another person must approve it.',
    fr: 'Vous êtes l’auteur de la proposition : une autre personne doit l’approuver.',
  },
  author_without_right: {
    en: 'Whoever proposed this no longer holds the post for it, and does not count as one of the two. Refuse it; somebody who holds the post can propose it anew.',
    fr: 'L’auteur de la proposition n’exerce plus la fonction requise et ne compte plus parmi les deux personnes. Refusez-la ; quiconque exerce cette fonction peut la présenter à nouveau.',
  },
  author_never_refuses: {
    en: 'You proposed this act: withdraw it if it shall not be done.',
    fr: 'Vous êtes l’auteur de la proposition : retirez-la si elle ne doit pas aboutir.',
  },
  only_author_withdraws: {
    en: 'Only its author withdraws a proposal; you may refuse it.',
    fr: 'Seul son auteur retire une proposition ; vous pouvez la refuser.',
  },
} as const satisfies Record<ProposalRefusal, Text>;

/** Each event of a proposal in words, for every log that shows it. */
export const proposalEventText = {
  ActProposed: { en: 'Act proposed', fr: 'Acte proposé' },
  ActApproved: { en: 'Act approved by a second person', fr: 'Acte approuvé par une seconde personne' },
  ActRefused: { en: 'Act refused by a second person', fr: 'Acte refusé par une seconde personne' },
  ProposalWithdrawn: { en: 'Proposal withdrawn', fr: 'Proposition retirée' },
} as const satisfies Record<ProposalEvent['type'], Text>;

/** Why a second person said no, in words. */
export const refusalReasonText = {
  wrong_person: { en: 'Wrong person', fr: 'Personne erronée' },
  wrong_record: { en: 'Wrong record', fr: 'Dossier erroné' },
  not_necessary: { en: 'Not necessary', fr: 'Sans nécessité' },
  not_lawful: { en: 'Not lawful', fr: 'Sans base légale' },
  needs_more: { en: 'More is needed to decide', fr: 'Éléments insuffisants pour trancher' },
  other: { en: 'Another reason', fr: 'Autre motif' },
} as const satisfies Record<RefusalReason, Text>;

const decision = { proposal: proposalId, by: shortName };

/**
 * The stream of proposals. It has no commands of its own at the door: an act is proposed by giving it, and answered by
 * the routes of `oversight/approvals`, since an approval writes on the act's own stream as well.
 */
export const proposalDoor: StreamDoor = {
  kind: 'proposal',
  decider: proposalDecider as unknown as Decider<unknown, DomainCommand, DomainEvent, string>, // the door erases types
  commands: {},
  events: {
    ActProposed: z.strictObject({
      ...decision,
      context: z.string().regex(/^[a-z]+\/[a-z-]+$/),
      command: z.string().regex(/^[A-Z][A-Za-z]{1,63}$/),
      stream: z.string().min(3).max(200),
      fields: z.record(z.string(), z.json()),
      lapsesAt: z.string(),
    }),
    ActApproved: z.strictObject(decision),
    ActRefused: z.strictObject({ ...decision, reason: z.enum(refusalReasons) }),
    ProposalWithdrawn: z.strictObject(decision),
  },
  handling: proposalHandling,
  handlingOf(event) {
    // A subject's id may stand among the fields of the act, as when its erasure is proposed.
    const isPersonal = 'fields' in event && subjectId.test(JSON.stringify(event.fields));
    return { ...handling, personal: isPersonal };
  },
  upcasters: {},
  refusals: proposalRefusals,
};
