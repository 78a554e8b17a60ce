import type { Text, Texts } from '../../../kernel/text.ts';
import type { PairAct, RequestAct } from './why.ts';

/** The button of each act. */
export const actText = {
  correct: { en: 'Correct…', fr: 'Rectifier…' },
  share: { en: 'Share with the other state…', fr: 'Communiquer à l’autre État…' },
  withhold: { en: 'Withhold…', fr: 'Retirer à l’autre État…' },
  close: { en: 'Close the request…', fr: 'Clore la demande…' },
  reopen: { en: 'Reopen…', fr: 'Rouvrir…' },
  link: { en: 'Link…', fr: 'Relier…' },
  ruleOut: { en: 'Rule out…', fr: 'Écarter…' },
  agree: { en: 'Person agrees…', fr: 'La personne accepte…' },
  decline: { en: 'Person declines…', fr: 'La personne refuse…' },
  raise: { en: 'Raise concern…', fr: 'Signaler une inquiétude…' },
  clear: { en: 'Clear concern…', fr: 'Lever l’inquiétude…' },
  unlink: { en: 'Undo link…', fr: 'Défaire le lien…' },
} as const satisfies Record<RequestAct | PairAct, Text>;

export const formText = {
  openIt: { en: 'Open request…', fr: 'Ouvrir une demande…' },
  openTitle: { en: 'Open a tracing request', fr: 'Ouvrir une demande de recherche' },
  openSubmit: { en: 'Open', fr: 'Ouvrir' },
  seekerName: { en: 'Name of the person who seeks', fr: 'Nom de la personne qui recherche' },
  seekerNameHint: {
    en: 'As they say it. Sealed in the vault.',
    fr: 'Tel qu’elle le dit. Scellé au coffre.',
  },
  sought: { en: 'Whom they seek, in their own words', fr: 'Qui est recherché, selon ses propres mots' },
  soughtHint: {
    en: 'Sealed in the vault; this never goes to the other state.',
    fr: 'Scellé au coffre ; n’est jamais transmis à l’autre État.',
  },
  soughtTooLong: { en: '4,000 letters at most.', fr: '4 000 signes au plus.' },
  nameTooLong: { en: '200 letters at most.', fr: '200 signes au plus.' },
  relation: { en: 'The person sought is their', fr: 'Lien avec la personne recherchée' },
  seeker: { en: 'The person who seeks is', fr: 'La personne qui recherche est' },
  seekerHint: {
    en: 'In doubt, a child. Nothing here decides an age.',
    fr: 'Dans le doute, un enfant. Aucun âge n’est décidé ici.',
  },
  adult: { en: 'an adult', fr: 'un adulte' },
  child: { en: 'a child', fr: 'un enfant' },
  how: { en: 'How they were parted', fr: 'Comment ils ont été séparés' },
  from: { en: 'Parted not before', fr: 'Séparés au plus tôt' },
  until: { en: 'Parted not after', fr: 'Séparés au plus tard' },
  boat: { en: 'Boat from which they came ashore', fr: 'Embarcation d’où la personne a débarqué' },
  boatHint: {
    en: 'Joint reference, as UK-27-004 or FR-27-118.',
    fr: 'Référence commune, telle que UK-27-004 ou FR-27-118.',
  },
  boatForm: {
    en: 'FR or UK, two figures, three to six figures: UK-27-004.',
    fr: 'FR ou UK, deux chiffres, trois à six chiffres : UK-27-004.',
  },
  consent: { en: 'Who agrees', fr: 'Qui consent' },
  consentHint: {
    en: 'Asked in a language they understand, and free to say no.',
    fr: 'Dans une langue comprise, et libre de refuser.',
  },
  shared: { en: 'Share with the other state', fr: 'Communiquer à l’autre État' },
  sharedYes: { en: 'Yes, they agree to that', fr: 'Oui, c’est accepté' },
  sharedNo: { en: 'No, not for now', fr: 'Non, pas pour l’instant' },
  told: {
    en: 'Told: whom they seek by relation, adult or child, how and when parted, the boat. No name, no place.',
    fr: 'Sont communiqués : le lien de parenté, adulte ou enfant, quand et comment séparés, l’embarcation. Ni nom, ni lieu.',
  },
  correctTitle: { en: 'Correct the request', fr: 'Rectifier la demande' },
  correctSubmit: { en: 'Correct', fr: 'Rectifier' },
  correctHint: {
    en: 'The other state, where it was told, is told what is corrected.',
    fr: 'L’autre État, s’il en a connaissance, reçoit la rectification.',
  },
  shareTitle: { en: 'Share with the other state', fr: 'Communiquer à l’autre État' },
  shareSubmit: { en: 'Share', fr: 'Communiquer' },
  withholdTitle: { en: 'Withhold from the other state', fr: 'Retirer à l’autre État' },
  withholdSubmit: { en: 'Withhold', fr: 'Retirer' },
  withholdHint: {
    en: 'It leaves the other side’s list at once, with links and agreements told. Whoever has read it has read it. Sharing again asks the person again.',
    fr: 'Elle quitte aussitôt la liste de l’autre côté, avec les liens et accords communiqués. Ce qui a été lu l’a été. Une nouvelle communication redemande l’accord.',
  },
  closeTitle: { en: 'Close the request', fr: 'Clore la demande' },
  closeSubmit: { en: 'Close the request', fr: 'Clore' },
  closeHint: {
    en: 'How it ended stays on this side. A request that was shared leaves the other side’s list.',
    fr: 'L’issue reste de ce côté. Une demande communiquée quitte la liste de l’autre côté.',
  },
  outcome: { en: 'How it ended', fr: 'Issue' },
  reopenTitle: { en: 'Reopen the request', fr: 'Rouvrir la demande' },
  reopenSubmit: { en: 'Reopen', fr: 'Rouvrir' },
  reopenHint: {
    en: 'Only this side searches at first: ask the person again before sharing.',
    fr: 'D’abord de ce côté seulement : redemander l’accord avant de communiquer.',
  },
  linkTitle: { en: 'Link as of one family', fr: 'Relier comme une même famille' },
  linkSubmit: { en: 'Link', fr: 'Relier' },
  linkHint: {
    en: 'Ask each person, apart, whom they seek, before either is told anything.',
    fr: 'Demander à chacun, séparément, qui il recherche, avant de dire quoi que ce soit à l’un ou à l’autre.',
  },
  linkTold: {
    en: 'The other side is told of the link and its grounds. Nobody is put in contact by it.',
    fr: 'L’autre côté apprend le lien et ses motifs. Il ne met personne en contact.',
  },
  grounds: { en: 'Upon what', fr: 'Sur quels motifs' },
  ruleOutTitle: { en: 'Rule out', fr: 'Écarter' },
  ruleOutSubmit: { en: 'Rule out', fr: 'Écarter' },
  ruleOutHint: {
    en: 'Not offered together again from here. The other side is not told why; a link from here is taken back.',
    fr: 'Plus proposées ensemble d’ici. L’autre côté n’en apprend pas le motif ; un lien fait d’ici est retiré.',
  },
  unlinkTitle: { en: 'Undo the link', fr: 'Défaire le lien' },
  unlinkSubmit: { en: 'Undo the link', fr: 'Défaire' },
  unlinkHint: {
    en: 'The other side hears that it is linked no more, and not why. An agreement given with it ends.',
    fr: 'L’autre côté apprend que le lien est défait, non pourquoi. Un accord donné avec lui prend fin.',
  },
  reason: { en: 'Reason', fr: 'Motif' },
  agreeTitle: { en: 'The person agrees to contact', fr: 'La personne accepte le contact' },
  agreeSubmit: { en: 'Record the agreement', fr: 'Consigner l’accord' },
  agreeHint: {
    en: 'Asked alone, without the relative or anyone who speaks for them. The other side is told that there is agreement.',
    fr: 'Demandé en tête-à-tête, sans le proche ni personne parlant pour lui. L’autre côté apprend qu’il y a accord.',
  },
  declineTitle: { en: 'The person wants no contact', fr: 'La personne ne veut pas de contact' },
  declineSubmit: { en: 'Record that they decline', fr: 'Consigner le refus' },
  declineHint: {
    en: 'The other side is not told. An agreement told before is taken back, without a reason.',
    fr: 'L’autre côté n’en est pas informé. Un accord déjà communiqué est retiré, sans motif.',
  },
  raiseTitle: { en: 'Raise a concern', fr: 'Signaler une inquiétude' },
  raiseSubmit: { en: 'Raise', fr: 'Signaler' },
  raiseHint: {
    en: 'No contact while it stands; only somebody else can clear it. The other side is not told of it; an agreement told is taken back.',
    fr: 'Aucun contact tant qu’elle demeure ; seule une autre personne la lève. L’autre côté n’en est pas informé ; un accord communiqué est retiré.',
  },
  concernOf: { en: 'What is feared', fr: 'Ce qui est à craindre' },
  clearTitle: { en: 'Clear the concern', fr: 'Lever l’inquiétude' },
  clearSubmit: { en: 'Clear', fr: 'Lever' },
  clearHint: {
    en: 'You answer for it. Agreement is not restored: ask the person again.',
    fr: 'Vous en répondez. L’accord n’est pas rétabli : redemander à la personne.',
  },
} as const satisfies Texts;
