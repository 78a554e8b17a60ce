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
  checklist: { en: 'Telephone checklist', fr: 'Liste pour l’appel téléphonique' },
  late: { en: 'late', fr: 'tardif' },
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
