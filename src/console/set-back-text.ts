import type { ResumptionRefusal, WithoutReason } from '../kernel/set-back.ts';
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
  resume: {
    en: 'Once every peer has given back, an administrator proposes below that the book goes on, and a second one approves. What came back then stands in the records as our word of before; what was written since stands after it. Two persons enter again what is in no file, and sign the list.',
    fr: 'Une fois tout rendu, un administrateur propose ci-dessous la reprise du journal, un second l’approuve. Ce qui a été rendu figure alors comme notre parole d’avant ; ce qui a été inscrit depuis vient après. Deux personnes ressaisissent ce qui n’est dans aucun fichier et signent la liste.',
  },
} as const satisfies Texts;

/** How the book could go on. */
export const resumptionText = {
  title: { en: 'Going on without the newest book', fr: 'Reprendre sans le journal le plus récent' },
  stretch: {
    en: 'The same up to position {after}; given out up to {upTo}; this book stands at {head}.',
    fr: 'Identique jusqu’à la position {after} ; attribué jusqu’à {upTo} ; ce journal en est à {head}.',
  },
  may: {
    en: 'All that is held of us was given back: two administrators may order it.',
    fr: 'Tout ce qui est détenu de nous a été rendu : deux administrateurs peuvent l’ordonner.',
  },
  ordered: {
    en: 'Two persons have ordered it; it is being carried out.',
    fr: 'Deux personnes l’ont ordonné ; c’est en cours.',
  },
  why: { en: 'Why it goes on as it is', fr: 'Motif de la reprise' },
  cannot: { en: 'Why {side} cannot give back', fr: 'Pourquoi {side} ne peut pas rendre' },
  awaited: { en: 'It will: wait', fr: 'Il le fera : attendre' },
  margin: {
    en: 'Positions beyond {upTo} to be left out, since nobody knows what {side} holds',
    fr: 'Positions au-delà de {upTo} à ne pas attribuer, nul ne sachant ce que {side} détient',
  },
  propose: { en: 'Propose that the book goes on', fr: 'Proposer la reprise du journal' },
  giver: { en: 'an administrator', fr: 'un administrateur' },
  declared: {
    en: 'book set back by their own word, positions {after} to {upTo}: checkpoints of it no longer hold',
    fr: 'journal revenu en arrière, de leur propre aveu, positions {after} à {upTo} : ses points de contrôle ne valent plus',
  },
} as const satisfies Texts;

export const peerStateText: Readonly<Record<string, Text>> = {
  same: { en: 'holds nothing that is lacking here', fr: 'ne détient rien qui manque ici' },
  returned: { en: 'has given back all: {count} envelopes', fr: 'a tout rendu : {count} enveloppes' },
  holed: { en: 'has given back, with something lacking between', fr: 'a rendu, avec une lacune' },
  missing: { en: 'has not given back all that it holds', fr: 'n’a pas rendu tout ce qu’il détient' },
  unheard: { en: 'has not asked since the start', fr: 'n’a rien demandé depuis le démarrage' },
};

export const withoutReasonText = {
  unreachable: { en: 'It cannot be reached', fr: 'Il est injoignable' },
  lost_its_own: { en: 'It has lost its own book', fr: 'Il a perdu son propre journal' },
  declines: { en: 'It declines', fr: 'Il refuse' },
  left: { en: 'It exchanges with us no more', fr: 'Il n’échange plus avec nous' },
} as const satisfies Record<WithoutReason, Text>;

/** Why it may not be ordered as things stand. */
export const resumptionRefusalText = {
  not_set_back: {
    en: 'No peer holds anything that this book lacks.',
    fr: 'Aucun homologue ne détient quoi que ce soit qui manque ici.',
  },
  peer_not_returned: {
    en: 'Not every peer has given back all that it holds: ask for it, or say why it cannot.',
    fr: 'Tous les homologues n’ont pas tout rendu : le demander, ou dire pourquoi c’est impossible.',
  },
  peer_word_holed: {
    en: 'Of what was given back something between is lacking or does not follow: ask for it again, from further back.',
    fr: 'Ce qui a été rendu comporte une lacune ou ne s’enchaîne pas : le redemander, en partant de plus loin.',
  },
  margin_missing: {
    en: 'A peer that holds more cannot give back: say how many positions are left out.',
    fr: 'Un homologue qui en détient davantage ne peut rendre : indiquer combien de positions sont laissées.',
  },
  book_rewritten: {
    en: 'What came back contradicts this book below what agrees: it was not set back, it was changed. Do not go on; call the inspectors of both states.',
    fr: 'Ce qui a été rendu contredit ce journal en deçà de ce qui concorde : il n’est pas revenu en arrière, il a été modifié. Ne pas reprendre ; alerter les contrôleurs des deux États.',
  },
  stretch_changed: {
    en: 'More has come back since this was shown: propose it anew.',
    fr: 'D’autres éléments ont été rendus depuis : proposer à nouveau.',
  },
  stretch_too_long: {
    en: 'The stretch is longer than any book could lose: look at the files again.',
    fr: 'Le tronçon dépasse tout ce qu’un journal peut perdre : revoir les fichiers.',
  },
} as const satisfies Record<ResumptionRefusal, Text>;
