import type { Text } from '../../kernel/text.ts';

/** Why nothing is done with a tracing request. */
export const tracingRefusals = {
  actor_missing: {
    en: 'It must be known who does this: sign in and do it again.',
    fr: 'L’auteur de cet acte doit être connu : se connecter et recommencer.',
  },
  side_missing: {
    en: 'Whoever opens a request answers for it in their own state: this desk serves neither.',
    fr: 'Une demande relève de l’État de celui qui l’ouvre : ce poste n’en sert aucun.',
  },
  request_exists: {
    en: 'A request of this name stands already: open a new one.',
    fr: 'Une demande de ce nom existe déjà : en ouvrir une nouvelle.',
  },
  request_unknown: {
    en: 'This request is not known here.',
    fr: 'Cette demande n’est pas connue ici.',
  },
  not_own: {
    en: 'This request is the other state’s: its own safeguarding staff decide on it. Link it from your own request.',
    fr: 'Cette demande est celle de l’autre État : ses référents en décident. La relier depuis votre propre demande.',
  },
  request_closed: {
    en: 'This request is closed: reopen it first.',
    fr: 'Cette demande est close : la rouvrir d’abord.',
  },
  request_open: {
    en: 'This request is open.',
    fr: 'Cette demande est ouverte.',
  },
  end_before_start: {
    en: 'They cannot have been parted until before it began: look at the two times.',
    fr: 'La séparation ne peut finir avant d’avoir commencé : vérifier les deux heures.',
  },
  not_yet: {
    en: 'This lies ahead: they were parted before now.',
    fr: 'C’est à venir : la séparation a déjà eu lieu.',
  },
  child_needs_guardian: {
    en: 'For a child a guardian agrees, or whoever protects it, in its best interests: a child does not agree alone.',
    fr: 'Pour un enfant, c’est un tuteur ou un référent protection qui consent, dans son intérêt supérieur : un enfant ne consent pas seul.',
  },
  already_shared: {
    en: 'The other state’s safeguarding staff are told of it already.',
    fr: 'Les référents protection de l’autre État en ont déjà connaissance.',
  },
  not_shared: {
    en: 'The other state’s safeguarding staff are not told of it: nothing is to be withheld.',
    fr: 'Les référents protection de l’autre État n’en ont pas connaissance : rien à retirer.',
  },
  same_request: {
    en: 'A request is not linked with itself.',
    fr: 'Une demande ne se relie pas à elle-même.',
  },
  other_gone: {
    en: 'The other request is not to be seen here: closed, withheld by the person, or never told to this side.',
    fr: 'L’autre demande n’est pas visible ici : close, retirée par la personne ou jamais communiquée.',
  },
  share_first: {
    en: 'The other side would learn of a request that its person has not agreed to share: ask them first, then link.',
    fr: 'L’autre côté apprendrait une demande que la personne n’a pas accepté de communiquer : lui demander d’abord.',
  },
  already_linked: {
    en: 'These two are linked from this side already.',
    fr: 'Ces deux demandes sont déjà reliées de ce côté.',
  },
  not_linked: {
    en: 'These two are not linked from this side.',
    fr: 'Ces deux demandes ne sont pas reliées de ce côté.',
  },
  not_ruled_out: {
    en: 'These two were not ruled out from this side.',
    fr: 'Ces deux demandes n’ont pas été écartées de ce côté.',
  },
  concern_stands: {
    en: 'A concern stands: no contact before a second person has cleared it.',
    fr: 'Une inquiétude est signalée : pas de contact avant qu’une seconde personne ne l’ait levée.',
  },
  concern_unknown: {
    en: 'No concern stands about these two.',
    fr: 'Aucune inquiétude n’est signalée pour ces deux demandes.',
  },
  second_person: {
    en: 'Whoever raised a concern does not clear it: another person of the safeguarding staff does.',
    fr: 'Celui qui a signalé une inquiétude ne la lève pas : un autre référent le fait.',
  },
  already_said: {
    en: 'This is on record already.',
    fr: 'C’est déjà consigné.',
  },
} as const satisfies Record<string, Text>;
export type TracingRefusal = keyof typeof tracingRefusals;
