import type { StreamDoor } from '../../kernel/door.ts';
import {
  answerRequestSchema,
  assignRequestSchema,
  closeRequestSchema,
  extendRequestSchema,
  receiveRequestSchema,
  refuseRequestSchema,
  verifyIdentitySchema,
} from './events.ts';

/** The steps of a person's request, from its receipt to its close. */
export const requestCommands: StreamDoor['commands'] = {
  ReceiveRequest: {
    schema: receiveRequestSchema,
    summary: {
      en: 'Enter a request of a person: its clock starts.',
      fr: 'Enregistrer la demande d’une personne : le délai court.',
    },
    streamKey: (fields) => receiveRequestSchema.parse(fields).request,
  },
  AssignRequest: {
    schema: assignRequestSchema,
    summary: { en: 'Give a request to somebody.', fr: 'Confier une demande à un agent.' },
    streamKey: (fields) => assignRequestSchema.parse(fields).request,
  },
  VerifyIdentity: {
    schema: verifyIdentitySchema,
    summary: {
      en: 'Say that it is certain who asks; where it was doubted the clock starts then.',
      fr: 'Attester l’identité du demandeur ; si elle était douteuse, le délai court de ce jour.',
    },
    streamKey: (fields) => verifyIdentitySchema.parse(fields).request,
  },
  ExtendRequest: {
    schema: extendRequestSchema,
    summary: {
      en: 'Extend the time to answer, once, the person having been told.',
      fr: 'Prolonger le délai de réponse, une seule fois, la personne en ayant été informée.',
    },
    streamKey: (fields) => extendRequestSchema.parse(fields).request,
  },
  AnswerRequest: {
    schema: answerRequestSchema,
    summary: {
      en: 'Answer a request, in full or in part.',
      fr: 'Répondre à une demande, en tout ou en partie.',
    },
    streamKey: (fields) => answerRequestSchema.parse(fields).request,
  },
  RefuseRequest: {
    schema: refuseRequestSchema,
    summary: {
      en: 'Refuse a request on a ground of the law.',
      fr: 'Rejeter une demande pour un motif prévu par la loi.',
    },
    streamKey: (fields) => refuseRequestSchema.parse(fields).request,
    fourEyes: {
      en: 'A right is refused by two persons, neither of them the officer whose act is contested.',
      fr: 'Un droit est refusé par deux personnes, dont aucune n’est l’agent dont l’acte est contesté.',
    },
    grave: true,
  },
  CloseRequest: {
    schema: closeRequestSchema,
    summary: {
      en: 'Close a request that was answered, or that the person withdrew.',
      fr: 'Clore une demande qui a reçu sa réponse ou que la personne a retirée.',
    },
    streamKey: (fields) => closeRequestSchema.parse(fields).request,
  },
};
