import type { Text } from '../../kernel/text.ts';
import type { BookRefusal } from './decide-book.ts';
import type { VaultKeyRefusal } from './decide-vault-key.ts';
import type { RequestRefusal } from './request.ts';
import type { SubjectRefusal } from './subject.ts';

/** Why a subject's record says no. What is hidden, erased or was never there hears the same words. */
export const subjectRefusals = {
  not_found: { en: 'There is nothing here for you.', fr: 'Il n’y a rien ici pour vous.' },
  subject_differs: {
    en: 'What is to be sealed serves another purpose or bears another marking than what is held of this subject.',
    fr: 'Ce qui doit être scellé relève d’une autre finalité ou d’un autre marquage que ce qui est détenu de cette personne.',
  },
  hold_stands: {
    en: 'A legal hold stands: nothing of this subject is erased or replaced until it is lifted.',
    fr: 'Un gel juridique est en vigueur : rien de cette personne n’est effacé ni remplacé tant qu’il n’est pas levé.',
  },
  request_open: {
    en: 'A request of access concerning this subject is open: close it first.',
    fr: 'Une demande d’accès concernant cette personne est en cours : la clore d’abord.',
  },
  hold_exists: {
    en: 'A hold of this name already stands.',
    fr: 'Un gel de ce nom est déjà en vigueur.',
  },
  hold_unknown: { en: 'No such hold stands.', fr: 'Aucun gel de ce nom n’est en vigueur.' },
  hold_of_request: {
    en: 'This hold belongs to a request of the person and ends when that request is closed.',
    fr: 'Ce gel tient à une demande de la personne et prend fin à la clôture de celle-ci.',
  },
  erasure_ordered: {
    en: 'The erasure of this subject was ordered: it can no longer be held, and nothing more is to be decided of it.',
    fr: 'L’effacement des données de cette personne est ordonné : aucun gel ne peut plus être prononcé et il n’y a plus rien à en décider.',
  },
  not_due: {
    en: 'Its time is not up: erase it on another ground, or wait.',
    fr: 'La durée de conservation court encore : invoquer un autre motif, ou attendre.',
  },
} as const satisfies Record<SubjectRefusal, Text>;

/** Why a request of a person says no. */
export const requestRefusals = {
  author_missing: {
    en: 'It must be known who decides.',
    fr: 'L’auteur de la décision doit être connu.',
  },
  request_exists: {
    en: 'A request of this number is already entered.',
    fr: 'Une demande de ce numéro est déjà enregistrée.',
  },
  request_unknown: { en: 'No such request.', fr: 'Demande inconnue.' },
  date_ahead: { en: 'This date lies ahead.', fr: 'Cette date est postérieure à aujourd’hui.' },
  date_absurd: {
    en: 'This date lies too far back, or before the request.',
    fr: 'Cette date est trop ancienne, ou antérieure à la demande.',
  },
  already_answered: {
    en: 'This request is answered or closed.',
    fr: 'Cette demande a reçu sa réponse ou est close.',
  },
  not_answered: {
    en: 'Answer first, or close it as withdrawn by the person.',
    fr: 'Répondre d’abord, ou clore comme retirée par la personne.',
  },
  already_assigned_so: { en: 'They have it already.', fr: 'La demande lui est déjà confiée.' },
  contested_officer: {
    en: 'The officer whose act is contested decides nothing of it.',
    fr: 'L’agent dont l’acte est contesté n’en décide pas.',
  },
  identity_open: {
    en: 'It is doubted who asks: verify identity first.',
    fr: 'L’identité du demandeur est douteuse : la vérifier d’abord.',
  },
  identity_settled: { en: 'Identity was verified already.', fr: 'L’identité a déjà été vérifiée.' },
  subject_fixed: {
    en: 'This request concerns another subject.',
    fr: 'Cette demande concerne une autre personne.',
  },
  already_extended: {
    en: 'It was extended once: the law gives no second time.',
    fr: 'Le délai a déjà été prolongé : la loi n’en permet pas de second.',
  },
  told_too_late: {
    en: 'The person was not told within the first period.',
    fr: 'La personne n’a pas été informée dans le premier délai.',
  },
  ground_missing: {
    en: 'Say on what ground a part is withheld.',
    fr: 'Indiquer le motif pour lequel une partie est retenue.',
  },
  ground_unasked: {
    en: 'What is granted in full needs no ground.',
    fr: 'Une demande entièrement accordée n’appelle aucun motif.',
  },
  ground_not_in_law: {
    en: 'The law asked under knows no such ground for this kind of request.',
    fr: 'Le droit invoqué ne connaît pas ce motif pour une demande de cette nature.',
  },
} as const satisfies Record<RequestRefusal, Text>;

/** Why a book that was set back does not go on. */
export const bookRefusals = {
  author_missing: {
    en: 'It must be known who decides.',
    fr: 'L’auteur de la décision doit être connu.',
  },
  resumption_ordered: {
    en: 'A resumption is ordered and under way: wait for its end.',
    fr: 'Une reprise est ordonnée et en cours : en attendre la fin.',
  },
  stretch_turned: {
    en: 'The stretch ends before it begins.',
    fr: 'Le tronçon se termine avant de commencer.',
  },
  resumption_unknown: {
    en: 'No resumption is ordered.',
    fr: 'Aucune reprise n’est ordonnée.',
  },
} as const satisfies Record<BookRefusal, Text>;

/** Why the key of the vault is not changed. */
export const vaultKeyRefusals = {
  author_missing: {
    en: 'It must be known who decides.',
    fr: 'L’auteur de la décision doit être connu.',
  },
  rotation_ordered: {
    en: 'A change of the vault’s key is ordered and under way: wait for its end.',
    fr: 'Un renouvellement de la clé du coffre est ordonné et en cours : en attendre la fin.',
  },
} as const satisfies Record<VaultKeyRefusal, Text>;
