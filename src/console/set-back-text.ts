import type { Text, Texts } from '../kernel/text.ts';

/** A peer holds of this node what its book never made. */
export const setBackText = {
  title: {
    en: '{side} holds decisions of ours that this book does not have: it was set back, as by an old backup.',
    fr: '{side} détient des décisions de notre part que ce journal n’a pas : il est revenu en arrière, sans doute par une sauvegarde ancienne.',
  },
  consequence: {
    en: 'Since {at} UTC nothing goes from here to {side}, and nothing is numbered anew. What they record still arrives. Say by telephone what they must know.',
    fr: 'Depuis {at} UTC, plus rien ne part d’ici vers {side} et rien n’est renuméroté. Ce qu’ils inscrivent continue d’arriver. Dites par téléphone ce qu’ils doivent savoir.',
  },
  summary: { en: 'What the duty engineer does', fr: 'Ce que fait l’ingénieur de quart' },
  lane: { en: 'Lane', fr: 'File' },
  held: { en: '{side} holds up to', fr: '{side} détient jusqu’à' },
  made: { en: 'This book has made', fr: 'Ce journal a établi' },
  agreed: { en: 'The same up to', fr: 'Identiques jusqu’à' },
  lacking: { en: 'Missing here at least', fr: 'Manquent ici au moins' },
} as const satisfies Texts;

export const laneText: Readonly<Record<string, Text>> = {
  life: { en: 'Life', fr: 'Vie' },
  work: { en: 'Units and tasks', fr: 'Moyens et missions' },
  bulk: { en: 'Detections and registers', fr: 'Détections et registres' },
};

/** What is done, in its order. Nothing here goes on by itself: a book is not made whole by guessing. */
export const setBackSteps = {
  tell: {
    en: 'Tell the duty officers of both sides at once: who coordinates each shared boat is agreed by telephone until this is over.',
    fr: 'Prévenir aussitôt les officiers de quart des deux États : jusqu’à la fin, la coordination de chaque embarcation partagée se convient par téléphone.',
  },
  restore: {
    en: 'Look for a newer backup, or the disk that was replaced. Once the newest book is restored, everything goes on by itself; nothing is lost or said twice.',
    fr: 'Chercher une sauvegarde plus récente, ou le disque remplacé. Le journal le plus récent une fois restauré, tout reprend de soi-même ; rien n’est perdu ni dit deux fois.',
  },
  ask: {
    en: 'There is none: ask the engineer of {side} to run the line below; a file appears in out of their exchange folder. Lay it into in of ours.',
    fr: 'Il n’y en a pas : demander à l’ingénieur de {side} d’exécuter la ligne ci-dessous ; un fichier paraît dans out de leur dossier d’échange. Le déposer dans in du nôtre.',
  },
  read: {
    en: 'This node proves each envelope by its own keys and lists in returned what is missing here: records, moments, who decided. Only what was released to {side} is there; the rest must come from the people who were on duty.',
    fr: 'Ce nœud prouve chaque enveloppe par ses propres clés et liste dans returned ce qui manque ici : inscriptions, heures, auteurs. Seul y figure ce qui a été communiqué à {side} ; le reste vient des personnes présentes.',
  },
  enter: {
    en: 'Two persons, one reading and one writing, enter it again in the log of each boat with the reason, and sign the list. The link to {side} stays held until the newest book is restored or both states have agreed in writing how to go on.',
    fr: 'Deux personnes, l’une lisant, l’autre écrivant, le ressaisissent au journal de chaque embarcation avec le motif, et signent la liste. La liaison vers {side} reste suspendue jusqu’à restauration du journal le plus récent ou accord écrit des deux États.',
  },
} as const satisfies Texts;
