import type { Refusal } from '../kernel/result.ts';
import type { Text } from '../kernel/text.ts';

/** What is missing and who can give it, in one sentence each. */
interface Missing {
  readonly missing: Text;
  readonly giver: Text;
}

/**
 * The kinds of right that may be missing, as a refusal names them. Each speaks of the asker and of the act, never of a
 * record: `nothing_here` is the one answer to whoever may not see, whether something is there or not.
 */
export const missingRights = {
  nothing_here: {
    missing: {
      en: 'Nothing here is open to your desk.',
      fr: 'Rien n’est ouvert ici à votre poste.',
    },
    giver: {
      en: 'If you think something should be, ask the desk that answers for the matter.',
      fr: 'Si vous pensez le contraire, adressez-vous au poste compétent en la matière.',
    },
  },
  role: {
    missing: {
      en: 'None of your roles includes this act.',
      fr: 'Aucun de vos rôles ne comprend cet acte.',
    },
    giver: {
      en: 'The duty officer can act for you; your agency’s staff officer gives roles.',
      fr: 'L’officier de permanence peut agir à votre place ; le responsable du personnel de votre organisme attribue les rôles.',
    },
  },
  separation_of_duties: {
    missing: {
      en: 'Whoever administers the system does not read or write what it holds.',
      fr: 'Qui administre le système ne lit ni n’écrit ce qu’il contient.',
    },
    giver: {
      en: 'Your agency’s staff officer can end one of the two roles.',
      fr: 'Le responsable du personnel de votre organisme peut mettre fin à l’un des deux rôles.',
    },
  },
  mark: {
    missing: {
      en: 'What is not marked is open to nobody.',
      fr: 'Ce qui n’est pas marqué n’est ouvert à personne.',
    },
    giver: {
      en: 'The unit that wrote it marks it.',
      fr: 'L’unité qui l’a rédigé doit le marquer.',
    },
  },
  marking: {
    missing: {
      en: 'The act asks for a clearance that you do not hold.',
      fr: 'L’acte requiert une habilitation que vous ne détenez pas.',
    },
    giver: {
      en: 'Your agency’s security officer grants clearances.',
      fr: 'L’officier de sécurité de votre organisme délivre les habilitations.',
    },
  },
  purpose: {
    missing: {
      en: 'Your desk does not work for the purpose that this act serves.',
      fr: 'Votre poste ne sert pas la finalité de cet acte.',
    },
    giver: {
      en: 'Ask the desk of that purpose; nobody can lift this wall for one case.',
      fr: 'Adressez-vous au poste chargé de cette finalité ; nul ne peut lever cette cloison au cas par cas.',
    },
  },
  named_list: {
    missing: {
      en: 'The act is kept to people named for it.',
      fr: 'L’acte est réservé à des personnes nommément désignées.',
    },
    giver: {
      en: 'The owner of the matter keeps the list.',
      fr: 'Le responsable de l’affaire tient la liste.',
    },
  },
  organisation: {
    missing: {
      en: 'Your organisation has not been given this.',
      fr: 'Ceci n’a pas été communiqué à votre organisme.',
    },
    giver: {
      en: 'The desk that owns the matter can release it.',
      fr: 'Le poste responsable de l’affaire peut le communiquer.',
    },
  },
  provider_permission: {
    missing: {
      en: 'A handling condition blocks this act until the provider permits it.',
      fr: 'Une condition de traitement bloque cet acte tant que le fournisseur ne l’a pas autorisé.',
    },
    giver: {
      en: 'The provider of the information, through the intelligence desk.',
      fr: 'Le fournisseur de l’information, par l’intermédiaire du poste de renseignement.',
    },
  },
  reason: {
    missing: {
      en: 'This act asks for a reason.',
      fr: 'Cet acte doit être motivé.',
    },
    giver: {
      en: 'You give it yourself: say why, and act again.',
      fr: 'Il vous appartient d’indiquer le motif, puis de recommencer.',
    },
  },
  instrument: {
    missing: {
      en: 'The agreement relied on does not allow this to be passed on.',
      fr: 'L’accord invoqué ne permet pas cette transmission.',
    },
    giver: {
      en: 'The legal desk can say whether another legal basis does.',
      fr: 'Le poste juridique peut indiquer si une autre base légale le permet.',
    },
  },
  life_at_risk: {
    missing: {
      en: 'Only a risk to life opens this.',
      fr: 'Seul un danger pour la vie y donne accès.',
    },
    giver: {
      en: 'Where a life is at risk you give it yourself: break the glass, say why, for minutes. It is always reviewed.',
      fr: 'Si une vie est en danger, il vous appartient d’ouvrir l’accès d’urgence, motivé et limité à quelques minutes. Il est toujours examiné.',
    },
  },
  proven: {
    missing: {
      en: 'A grave act asks that you prove once more who you are.',
      fr: 'Un acte grave exige que vous prouviez à nouveau votre identité.',
    },
    giver: {
      en: 'You do it yourself: sign in again at this desk, then act again.',
      fr: 'Il vous appartient de vous identifier à nouveau à ce poste, puis de recommencer.',
    },
  },
  // Last, so that it is named only where nothing else is missing: the act may then be proposed.
  four_eyes: {
    missing: {
      en: 'The act waits for a second person.',
      fr: 'L’acte attend une seconde personne.',
    },
    giver: {
      en: 'Another person who may do this act approves it; its author never does.',
      fr: 'Une autre personne habilitée à cet acte l’approuve ; jamais son auteur.',
    },
  },
} as const satisfies Record<string, Missing>;

export type MissingRight = keyof typeof missingRights;

/** True for a word of the closed list, which each forbid names with `@right`. */
export function isMissingRight(word: string): word is MissingRight {
  return Object.hasOwn(missingRights, word);
}

/** What a refused act says: what kind of right is missing and who can give it. Null for any other refusal. */
export function missingRightText({ code, detail }: Refusal): Text | null {
  const missing = detail?.['missing'];
  if (code !== 'not_permitted' || typeof missing !== 'string' || !isMissingRight(missing)) return null;
  const { missing: what, giver } = missingRights[missing];
  return { en: `${what.en} ${giver.en}`, fr: `${what.fr} ${giver.fr}` };
}
