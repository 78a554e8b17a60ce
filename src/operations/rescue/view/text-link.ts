import type { LinkFault } from '../../../kernel/link-standing.ts';
import type { Text, Texts } from '../../../kernel/text.ts';

/** How old what is known of the other side is, and what to do by telephone while the link fails. */
export const linkText = {
  theirAge: {
    en: '{side}: what is shown of them is {age} old.',
    fr: '{side} : ce qui en est affiché date de {age}.',
  },
  nothingYet: {
    en: '{side}: nothing has been heard of them yet.',
    fr: '{side} : rien n’en a encore été reçu.',
  },
  deafSince: { en: 'We do not hear them since {at} UTC.', fr: 'Nous ne les recevons plus depuis {at} UTC.' },
  unheardSince: {
    en: 'They do not hear us since {at} UTC.',
    fr: 'Ils ne nous reçoivent plus depuis {at} UTC.',
  },
  stoppedSince: {
    en: 'The line stands, but some of what they have said since {at} UTC is missing here.',
    fr: 'La liaison est établie, mais il manque ici une partie de ce qu’ils ont dit depuis {at} UTC.',
  },
  stuckSince: {
    en: 'The line stands, but since {at} UTC what is decided here does not leave this node.',
    fr: 'La liaison est établie, mais depuis {at} UTC ce qui se décide ici ne part pas de ce nœud.',
  },
  refused: {
    en: 'Not taken ({count}): {why}',
    fr: 'Non repris ({count}) : {why}',
  },
  unruled: {
    en: '{count, plural, one {# message of theirs} other {# messages of theirs}} came, but this node’s rules do not let it in: not on the board. Ask by telephone what it says; tell the administrators.',
    fr: '{count, plural, one {# envoi de leur part est arrivé, que} other {# envois de leur part sont arrivés, que}} les règles de ce nœud n’admettent pas : absent du tableau. Demander par téléphone ce qu’il en est ; prévenir les administrateurs.',
  },
  engineers: {
    en: 'Tell the engineers: the node’s log says more.',
    fr: 'Prévenir les ingénieurs : le journal technique du nœud en dit plus.',
  },
  oneWay: { en: 'The other direction works.', fr: 'L’autre sens fonctionne.' },
  byTelephone: {
    en: '{side} does not hear us: say it by telephone.',
    fr: '{side} ne nous reçoit pas : le dire par téléphone.',
  },
  pending: {
    en: '{count, plural, one {# record waits} other {# records wait}} for them.',
    fr: '{count, plural, one {# inscription attend} other {# inscriptions attendent}} de leur parvenir.',
  },
  clock: { en: 'Their clock differs by {seconds} s.', fr: 'Leur horloge diffère de {seconds} s.' },
  clockDoubted: {
    en: 'This node’s own clock is in doubt: nothing expires by it. Check every time against another clock; tell the engineers.',
    fr: 'L’horloge de ce nœud est douteuse : rien n’expire d’après elle. Vérifier toute heure sur une autre horloge ; prévenir les techniciens.',
  },
  checklist: { en: 'Telephone checklist', fr: 'Liste pour l’appel téléphonique' },
  late: { en: 'late', fr: 'tardif' },
  lateUnsure: {
    en: 'late, or not: their clock differs by {seconds} s',
    fr: 'tardif ou non : leur horloge diffère de {seconds} s',
  },
  givenBack: { en: 'given back by {side}', fr: 'rendu par {side}' },
  givenBackAt: {
    en: 'recorded here at {there}, lost when our book was set back, given back by {side}; here again at {here}',
    fr: 'inscrit ici à {there}, perdu au retour en arrière de notre journal, rendu par {side} ; de nouveau ici à {here}',
  },
  toldAt: {
    en: 'recorded by {side} at {there} (their clock), here at {here}',
    fr: 'inscrit par {side} à {there} (leur horloge), ici à {here}',
  },
} as const satisfies Texts;

/** Why the last question to them brought nothing, or not all. */
export const linkFaultText = {
  unreachable: { en: 'Their node does not answer.', fr: 'Leur nœud ne répond pas.' },
  not_them: {
    en: 'Nothing proves that what answers is their node.',
    fr: 'Rien ne prouve que ce qui répond soit leur nœud.',
  },
  cut_off: { en: 'Their answers break off on the way.', fr: 'Leurs réponses s’interrompent en chemin.' },
  not_an_answer: {
    en: 'What comes back is no answer of a node.',
    fr: 'Ce qui revient n’est pas une réponse de nœud.',
  },
  refused_by_them: {
    en: 'Their node refuses to answer ours.',
    fr: 'Leur nœud refuse de répondre au nôtre.',
  },
  not_taken: {
    en: 'Something they sent could not be taken; what follows it waits.',
    fr: 'Un envoi de leur part n’a pu être repris ; ce qui le suit attend.',
  },
} as const satisfies Record<LinkFault, Text>;

/** What is said by telephone while the link fails: what saves life first, then who has which boat. Source: PROBLEM F4, F17. */
export const checklist: readonly Text[] = [
  {
    en: 'Call the other centre on the direct line: post, name, time in UTC.',
    fr: 'Appeler l’autre centre sur la ligne directe : poste, nom, heure UTC.',
  },
  {
    en: 'New distress first: position, people, what is known. Do not wait for the end of the list.',
    fr: 'Les nouvelles détresses d’abord : position, personnes, éléments. Ne pas attendre la fin de la liste.',
  },
  {
    en: 'Boat by boat: reference, who coordinates, phase, who is missing, which units go.',
    fr: 'Embarcation par embarcation : référence, coordination, phase, disparus, moyens engagés.',
  },
  {
    en: 'Transfers: a proposal is not delivered while the link is down. Whoever has the boat keeps it.',
    fr: 'Transferts : une proposition n’est pas remise tant que la liaison est coupée. Qui a l’embarcation la garde.',
  },
  {
    en: 'Close nothing of theirs; say what you are about to close of yours.',
    fr: 'Ne rien clore qui relève d’eux ; annoncer ce que vous allez clore.',
  },
  {
    en: 'Write what was said in the log of each boat, and agree when to call again: 15 minutes at most.',
    fr: 'Consigner l’échange au journal de chaque embarcation et convenir du prochain appel : 15 minutes au plus.',
  },
];
