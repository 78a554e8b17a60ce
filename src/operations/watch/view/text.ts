import type { Text, Texts } from '../../../kernel/text.ts';

/** Who can give what this post may not do. */
export const giverText = {
  watch: {
    en: 'Not for your post: the watch does this. The staff officer of your agency gives posts.',
    fr: 'Non ouvert à votre fonction : acte du quart. Le responsable du personnel de votre organisme attribue les fonctions.',
  },
} as const satisfies Texts;

export const commonText = {
  marking: { en: 'OFFICIAL', fr: 'OFFICIEL (SANS MENTION)' },
  none: { en: 'none', fr: 'néant' },
  notKnown: { en: 'not known', fr: 'inconnu' },
  otherSide: {
    en: 'Of the other side’s watch ({side}): only its own people can do this.',
    fr: 'Relève du quart de l’autre partie ({side}) : seul son personnel peut le faire.',
  },
  open: { en: 'Go to the record', fr: 'Aller à la fiche' },
  age: { en: '{age} ago', fr: 'il y a {age}' },
} as const satisfies Texts;

/** The one act that answers an alarm of a kind, where its room can open it over the record at once. */
export const straightActs: Readonly<Record<string, Text | undefined>> = {
  crossing_near: { en: 'Propose the transfer…', fr: 'Proposer le transfert…' },
};

/** The alarm line and the alarm list. */
export const alarmsText = {
  title: { en: 'Alarm list', fr: 'Liste des alarmes' },
  left: { en: '{age} left', fr: 'reste {age}' },
  over: { en: 'over by {age}', fr: 'dépassé de {age}' },
  rises: { en: '{age} left, then {role}', fr: 'reste {age}, puis {role}' },
  rising: { en: 'now goes to {role}', fr: 'remonte : {role}' },
  byRole: { en: 'For: {role}', fr: 'Pour : {role}' },
  held: {
    en: '{count, plural, one {# without sound} other {# without sound}}',
    fr: '{count, plural, one {# sans sonnerie} other {# sans sonnerie}}',
  },
  listed: {
    en: '{count, plural, one {# listed} other {# listed}}',
    fr: '{count, plural, one {# en liste} other {# en liste}}',
  },
  shelved: {
    en: '{count, plural, one {# shelved} other {# shelved}}',
    fr: '{count, plural, one {# en attente} other {# en attente}}',
  },
  exceeded: { en: 'budget exceeded', fr: 'budget dépassé' },
  notKnown: {
    en: 'The alarms of the watch are not known.',
    fr: 'Les alarmes du quart ne sont pas connues.',
  },
  asking: { en: 'Asking for the alarms of the watch…', fr: 'Lecture des alarmes du quart…' },
  old: { en: 'alarms as of {age} ago', fr: 'alarmes d’il y a {age}' },
  list: { en: 'Alarm list', fr: 'Liste des alarmes' },
  which: { en: 'Which alarms', fr: 'Quelles alarmes' },
  whichAsking: { en: 'To acknowledge', fr: 'À acquitter' },
  whichAcknowledged: { en: 'Acknowledged', fr: 'Acquittées' },
  whichReturned: { en: 'Gone', fr: 'Disparues' },
  whichShelved: { en: 'Shelved', fr: 'En attente' },
  whichAll: { en: 'All', fr: 'Toutes' },
  whose: { en: 'Whose', fr: 'De qui' },
  ours: { en: 'Ours', fr: 'Les nôtres' },
  both: { en: 'Both sides', fr: 'Deux rives' },
  empty: {
    en: 'No alarm stands. New ones appear here by themselves.',
    fr: 'Aucune alarme. Les nouvelles s’affichent d’elles-mêmes.',
  },
  emptyFilter: { en: 'None in this list.', fr: 'Aucune dans cette liste.' },
  truncated: {
    en: 'More stand than are told: the most urgent and the oldest are shown. Call for help.',
    fr: 'Il y en a davantage : les plus urgentes et les plus anciennes sont affichées. Demander du renfort.',
  },
  sound: { en: 'Sound', fr: 'Son' },
  soundTitle: {
    en: 'A short sound when an alarm interrupts this desk; kept on this browser for you alone',
    fr: 'Un son bref lorsqu’une alarme interrompt ce poste ; réglage propre à vous, sur ce navigateur',
  },
  soundWaits: {
    en: 'The browser lets no sound through until a key is pressed.',
    fr: 'Le navigateur bloque le son jusqu’à la première touche.',
  },
  priority: { en: 'Priority', fr: 'Priorité' },
  phase: { en: 'State', fr: 'État' },
  reference: { en: 'Reference', fr: 'Référence' },
  consequence: { en: 'If nobody acts', fr: 'Si personne n’agit' },
  act: { en: 'Act', fr: 'À faire' },
  time: { en: 'Time left', fr: 'Délai' },
  owner: { en: 'For', fr: 'Pour' },
  side: { en: 'Side', fr: 'Partie' },
  since: { en: 'Since, UTC · local', fr: 'Depuis, UTC · locale' },
  manner: { en: 'How it calls', fr: 'Signalement' },
  cause: { en: 'Same cause', fr: 'Même cause' },
  untilShelf: { en: 'back in {age}', fr: 'revient dans {age}' },
  acknowledgedBy: { en: 'Acknowledged at', fr: 'Acquittée à' },
  shelvedUntil: { en: 'Shelved until', fr: 'En attente jusqu’à' },
  history: { en: 'Record of this alarm', fr: 'Historique de l’alarme' },
  group: { en: 'Of the same cause', fr: 'De même cause' },
  acknowledge: { en: 'Acknowledge', fr: 'Acquitter' },
  acknowledgeDone: { en: 'Acknowledged.', fr: 'Acquittée.' },
  shelve: { en: 'Shelve…', fr: 'Mettre en attente…' },
  shelveTitle: { en: 'Shelve this alarm', fr: 'Mettre cette alarme en attente' },
  shelveIt: { en: 'Shelve', fr: 'Mettre en attente' },
  ofFreight: {
    en: 'Its record is kept in freight, which this post does not see: call the place’s supervisor.',
    fr: 'Son dossier est tenu au fret, non ouvert à ce poste : appeler le chef de contrôle du site.',
  },
  shelveLife: {
    en: 'Danger to life cannot be shelved by anybody. Acknowledge it, and act.',
    fr: 'Un danger pour la vie ne se met pas en attente. Acquitter et agir.',
  },
  shelveNot: {
    en: 'Only an alarm whose condition holds can be shelved.',
    fr: 'Seule une alarme active se met en attente.',
  },
  minutes: { en: 'Minutes, {max} at most', fr: 'Minutes, {max} au plus' },
  minutesHint: { en: 'It comes back by itself.', fr: 'Elle revient d’elle-même.' },
  reason: { en: 'Reason', fr: 'Motif' },
  unshelve: { en: 'Bring back', fr: 'Rétablir' },
  notAsking: { en: 'Nothing waits to be acknowledged here.', fr: 'Rien à acquitter ici.' },
  rose: { en: 'to {role}: {why}', fr: 'vers {role} : {why}' },
} as const satisfies Texts;

export const entryReasonText = {
  unacknowledged: { en: 'nobody acknowledged', fr: 'non acquittée' },
  not_acted: { en: 'time to act ran out', fr: 'délai d’action écoulé' },
  expired: { en: 'its time was over', fr: 'échéance atteinte' },
  person: { en: 'by a person', fr: 'par une personne' },
  more_urgent: { en: 'it became more urgent', fr: 'devenue plus urgente' },
} as const satisfies Texts;

export const budgetPanelText = {
  span: { en: 'Interruptions of this desk, last 12 h', fr: 'Interruptions de ce poste, 12 dernières h' },
  total: {
    en: '{count} in all, {life} for danger to life',
    fr: '{count} au total, dont {life} pour danger vital',
  },
  worst: { en: 'worst 10 min: {worst} of {limit}', fr: 'pires 10 min : {worst} sur {limit}' },
  mean: { en: 'mean: {mean} of {limit} per 10 min', fr: 'moyenne : {mean} sur {limit} par 10 min' },
} as const satisfies Texts;
