import type { Decider, DomainCommand } from '../../kernel/decider.ts';
import type { ContextDoor, StreamDoor } from '../../kernel/door.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { resumptionReasonText } from '../../kernel/set-back.ts';
import { consequencesOf } from './consequences.ts';
import { type BookState, bookDecider } from './decide-book.ts';
import { requestDecider, searchDecider, subjectDecider } from './decide.ts';
import { vaultKeyDecider, type VaultKeyState } from './decide-vault-key.ts';
import * as schemas from './events.ts';
import * as ofBook from './events-book.ts';
import { holidaysOf } from './holidays.ts';
import { answerLimits } from './limits.ts';
import { handling, handlingOfSubject } from './policy.ts';
import { bookRefusals, requestRefusals, subjectRefusals, vaultKeyRefusals } from './refusals.ts';
import { requestCommands } from './request-commands.ts';
import { holdsOf, type SubjectState } from './subject.ts';
import { erasureGroundText } from './text.ts';

type AnyDecider = Decider<unknown, DomainCommand, DomainEvent, string>;

const secondPerson = {
  en: 'What is erased is gone for ever, and what is held protects a right: two persons decide it.',
  fr: 'Ce qui est effacé l’est à jamais et ce qui est gelé protège un droit : deux personnes en décident.',
} as const;

/** One subject of the vault. Openings and sealings come from app/vault only: they have no address. */
const subjectStream: StreamDoor = {
  kind: 'subject',
  decider: subjectDecider as unknown as AnyDecider, // the door erases state types
  commands: {
    PlaceHold: {
      schema: schemas.placeHoldSchema,
      summary: {
        en: 'Place a legal hold: nothing of the subject is erased until it is lifted.',
        fr: 'Prononcer un gel juridique : rien de la personne n’est effacé tant qu’il n’est pas levé.',
      },
      streamKey: (fields) => schemas.placeHoldSchema.parse(fields).subject,
    },
    LiftHold: {
      schema: schemas.liftHoldSchema,
      summary: { en: 'Lift a legal hold.', fr: 'Lever un gel juridique.' },
      streamKey: (fields) => schemas.liftHoldSchema.parse(fields).subject,
      fourEyes: secondPerson,
      grave: true,
    },
    EraseSubject: {
      schema: schemas.eraseSubjectSchema,
      summary: {
        en: 'Erase everything held of a subject, with its key.',
        fr: 'Effacer tout ce qui est détenu d’une personne, ainsi que sa clé.',
      },
      streamKey: (fields) => schemas.eraseSubjectSchema.parse(fields).subject,
      fourEyes: secondPerson,
      terms: { ground: erasureGroundText },
      grave: true,
    },
  },
  events: {
    SubjectRegistered: schemas.subjectRegisteredSchema,
    SubjectDetailPut: schemas.subjectDetailPutSchema,
    SubjectDetailRemoved: schemas.subjectDetailRemovedSchema,
    SubjectOpened: schemas.subjectOpenedSchema,
    HoldPlaced: schemas.holdPlacedSchema,
    HoldLifted: schemas.holdLiftedSchema,
    ErasureOrdered: schemas.erasureOrderedSchema,
    SubjectErased: schemas.subjectErasedSchema,
    KeepUntilChanged: schemas.keepUntilChangedSchema,
  },
  handling,
  // Only events of this stream come here: the decider above wrote them.
  handlingOf: (event) => handlingOfSubject(event as schemas.SubjectEvent),
  upcasters: {},
  refusals: subjectRefusals,
};

/** The searches of one person. */
const searchStream: StreamDoor = {
  kind: 'search',
  decider: searchDecider as unknown as AnyDecider, // the door erases state types
  commands: {},
  events: { SubjectSearched: schemas.subjectSearchedSchema },
  handling,
  upcasters: {},
  refusals: {},
};

const requestStream: StreamDoor = {
  kind: 'request',
  // The door erases state types.
  decider: requestDecider((regime) => holidaysOf(answerLimits[regime].state)) as unknown as AnyDecider,
  commands: requestCommands,
  events: {
    RequestReceived: schemas.requestReceivedSchema,
    RequestAssigned: schemas.requestAssignedSchema,
    IdentityVerified: schemas.identityVerifiedSchema,
    RequestExtended: schemas.requestExtendedSchema,
    RequestAnswered: schemas.requestAnsweredSchema,
    RequestClosed: schemas.requestClosedSchema,
  },
  handling,
  upcasters: {},
  refusals: requestRefusals,
};

/** The one key of a node's vault. */
const vaultKeyStream: StreamDoor = {
  kind: 'vault-key',
  decider: vaultKeyDecider as unknown as AnyDecider, // the door erases state types
  commands: {
    RotateVaultKey: {
      schema: schemas.rotateVaultKeySchema,
      summary: {
        en: 'Change the key of the vault: every subject’s own key goes under a new one, in the background.',
        fr: 'Renouveler la clé du coffre : la clé propre de chaque personne passe sous une nouvelle, en arrière-plan.',
      },
      streamKey: () => 'node',
      fourEyes: {
        en: 'Whoever holds this key holds every person’s data: nobody alone changes it.',
        fr: 'Qui détient cette clé détient les données de chacun : nul ne la renouvelle seul.',
      },
      grave: true,
    },
  },
  events: {
    VaultKeyRotationOrdered: schemas.vaultKeyRotationOrderedSchema,
    VaultKeyRotated: schemas.vaultKeyRotatedSchema,
    VaultKeysDestroyed: schemas.vaultKeysDestroyedSchema,
  },
  handling,
  upcasters: {},
  refusals: vaultKeyRefusals,
};

/** What became of a node's own book. */
const bookOfNode: StreamDoor = {
  kind: 'book',
  decider: bookDecider as unknown as AnyDecider, // the door erases state types
  commands: {
    ResumeAfterSetBack: {
      schema: ofBook.resumeAfterSetBackSchema,
      summary: {
        en: 'Let a book that was set back go on: what peers gave back is taken, positions given out before are not given out again.',
        fr: 'Reprendre un journal revenu en arrière : ce que les homologues ont rendu est repris, les positions déjà attribuées ne le sont plus.',
      },
      streamKey: () => 'node',
      fourEyes: {
        en: 'What was lost then stands as lost for both states: nobody alone decides it.',
        fr: 'Ce qui est perdu l’est alors pour les deux États : nul n’en décide seul.',
      },
      terms: { reason: resumptionReasonText },
      grave: true,
    },
  },
  events: {
    ResumptionOrdered: ofBook.resumptionOrderedSchema,
    BookResumed: ofBook.bookResumedSchema,
    ResumptionStopped: ofBook.resumptionStoppedSchema,
    PositionLost: ofBook.positionLostSchema,
  },
  handling,
  upcasters: {},
  refusals: bookRefusals,
};

/** Subjects of the vault, who was shown them, how long they are kept, and what they ask of us. */
export const records: ContextDoor = {
  name: 'oversight/records',
  streams: [subjectStream, searchStream, requestStream, vaultKeyStream, bookOfNode],
};

/** How whoever carries out a resumption reaches the book's own record. */
export const bookRecords = {
  book: bookOfNode,
  orderedOf: (state: unknown): BookState['ordered'] => (state as BookState).ordered, // a state of this stream's decider
};

/** How the choke point to the vault reaches these records. */
export const vaultRecords = {
  subject: subjectStream,
  search: searchStream,
  vaultKey: vaultKeyStream,
  consequencesOf,
  isHeld: (state: unknown): boolean => holdsOf(state as SubjectState).length > 0, // a state of this stream's decider
  vaultKeyOf: (state: unknown): Pick<VaultKeyState, 'since' | 'isOrdered'> => state as VaultKeyState, // likewise
};
