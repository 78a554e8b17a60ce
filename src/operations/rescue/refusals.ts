import type { Text } from '../../kernel/text.ts';
import type { RescueRefusal } from './refusal-codes.ts';

/** Why the rescue says no, in the reader’s language. */
export const refusals = {
  author_unknown: {
    en: 'Nobody is named as the author of this order.',
    fr: 'Aucun auteur n’est désigné pour cet ordre.',
  },
  side_unknown: {
    en: 'This order belongs to no side: it must be given from a French or a British post.',
    fr: 'Cet ordre ne relève d’aucun des deux États : il doit être donné d’un poste français ou britannique.',
  },
  contact_unknown: { en: 'No such contact.', fr: 'Contact inconnu.' },
  contact_known: {
    en: 'This contact is on record with other content: correct it instead.',
    fr: 'Ce contact est déjà consigné avec un autre contenu : le corriger.',
  },
  linked_to_boat: {
    en: 'This contact is linked to a boat: undo the link first.',
    fr: 'Ce contact est rattaché à une embarcation : le détacher d’abord.',
  },
  people_said_afloat: {
    en: 'It speaks of people at sea: name what it was before setting it aside.',
    fr: 'Il y est question de personnes en mer : indiquer ce que c’était avant de l’écarter.',
  },
  people_in_need_counted: {
    en: 'Children alone or injured people were counted in it: link it to its boat, or name what it was.',
    fr: 'Des enfants seuls ou des blessés y ont été comptés : le rattacher à son embarcation, ou indiquer ce que c’était.',
  },
  not_answered: { en: 'Nothing was answered on this contact.', fr: 'Ce contact n’a reçu aucune suite.' },
  position_known: {
    en: 'This position bears a name that another already has.',
    fr: 'Une autre position de ce contact porte déjà ce nom.',
  },
  nothing_to_part: {
    en: 'Only a position that a device added to an earlier one can be parted from it.',
    fr: 'Seule une position ajoutée par un capteur à une précédente peut en être dissociée.',
  },
  position_unknown: { en: 'No such position on this contact.', fr: 'Ce contact n’a pas cette position.' },
  reading_unknown: {
    en: 'This position cannot be read that way.',
    fr: 'Cette position ne se lit pas ainsi.',
  },
  words_unknown: {
    en: 'There are no such words to translate.',
    fr: 'Il n’y a pas de tels propos à traduire.',
  },
  boat_unknown: { en: 'No such boat.', fr: 'Embarcation inconnue.' },
  boat_known: {
    en: 'A boat with this identifier was opened on another contact.',
    fr: 'Une embarcation de cet identifiant a été ouverte sur un autre contact.',
  },
  boat_closed: {
    en: 'This boat is closed. Reopen it first: one person may.',
    fr: 'Cette embarcation est close. La rouvrir d’abord : une seule personne suffit.',
  },
  not_closed: { en: 'This boat is not closed.', fr: 'Cette embarcation n’est pas close.' },
  merged_elsewhere: {
    en: 'This boat goes on under another record: act there, or split them.',
    fr: 'Cette embarcation se poursuit sous une autre fiche : agir sur celle-ci, ou les dissocier.',
  },
  not_merged: {
    en: 'That boat is not merged into this one.',
    fr: 'Cette embarcation n’a pas été réunie à celle-ci.',
  },
  same_boat: { en: 'This is one and the same boat.', fr: 'C’est une seule et même embarcation.' },
  held_as_two: {
    en: 'They are recorded as two boats: take that back before merging them.',
    fr: 'Elles sont tenues pour deux embarcations : revenir là-dessus avant de les réunir.',
  },
  counted_under_part: {
    en: 'People who went this way are counted already under a part of one of these records: split it first, or they would count twice.',
    fr: 'Ce passage de personnes est déjà compté sous une partie de l’une de ces fiches : la dissocier d’abord, sans quoi elles compteraient deux fois.',
  },
  alert_at_least: {
    en: 'People are said to be afloat: alert phase at least.',
    fr: 'Des personnes sont dites en mer : phase d’alerte au moins.',
  },
  already_linked: {
    en: 'This contact is linked to this boat already: change the grade of the link.',
    fr: 'Ce contact est déjà rattaché à cette embarcation : revoir le degré du lien.',
  },
  not_linked: {
    en: 'A contact that is named is not linked to this boat.',
    fr: 'Un contact cité n’est pas rattaché à cette embarcation.',
  },
  relation_unknown: {
    en: 'Nothing is recorded between these two boats.',
    fr: 'Rien n’est consigné entre ces deux embarcations.',
  },
  reason_needed: {
    en: 'A phase goes down only with a reason.',
    fr: 'Une phase ne s’abaisse qu’avec un motif.',
  },
  evidence_needed: {
    en: 'Evidence is needed: name at least one linked contact, and leave the boat at least one.',
    fr: 'Il faut un élément : citer au moins un contact rattaché, et en laisser au moins un à l’embarcation.',
  },
  person_in_water: {
    en: 'Somebody is being searched for in the water: it stays in the distress phase.',
    fr: 'Une personne est recherchée à la mer : la phase de détresse est maintenue.',
  },
  not_among_them: {
    en: 'The figure to be used must be one of those explained.',
    fr: 'Le chiffre à retenir doit être l’un de ceux qu’on explique.',
  },
  weaker_figure: {
    en: 'A figure does not give way to a weaker one, nor what those aboard say to a smaller count: ask those recovered.',
    fr: 'Un chiffre ne cède pas devant un moins sûr, ni ce que disent les personnes à bord devant un compte inférieur : interroger les rescapés.',
  },
  known_otherwise: {
    en: 'This name already stands for something else.',
    fr: 'Ce nom désigne déjà autre chose.',
  },
  safeguarding_unknown: {
    en: 'Nothing of this name was asked for here.',
    fr: 'Aucune demande de protection ne porte ce nom ici.',
  },
  safeguarding_stands: {
    en: 'Nobody has them yet, or all of them are still counted for this boat: there is nothing to tell.',
    fr: 'Nul ne les a encore pris en charge, ou tous restent comptés pour cette embarcation : rien à signaler.',
  },
  safeguarding_withdrawn: {
    en: 'Their count was taken away from this boat: say it where they are counted now.',
    fr: 'Leur décompte n’est plus celui de cette embarcation : dites-le là où ils sont comptés désormais.',
  },
  promise_unknown: { en: 'No such promise.', fr: 'Engagement inconnu.' },
  entry_unknown: { en: 'No such log entry.', fr: 'Mention inconnue au journal.' },
  transfer_unknown: { en: 'No such transfer.', fr: 'Transfert inconnu.' },
  transfer_known: {
    en: 'This reference already stands for another transfer.',
    fr: 'Cette référence désigne déjà un autre transfert.',
  },
  transfer_open: {
    en: 'A transfer still waits for its answer: have it answered, or withdraw it.',
    fr: 'Un transfert attend encore sa réponse : la faire donner, ou le retirer.',
  },
  transfer_over: {
    en: 'This transfer was answered or withdrawn.',
    fr: 'Ce transfert a reçu sa réponse ou a été retiré.',
  },
  already_theirs: {
    en: 'That side coordinates this boat already.',
    fr: 'Cette embarcation est déjà sous la coordination de cet État.',
  },
  not_coordinator: {
    en: 'Only the side that coordinates may hand this boat over.',
    fr: 'Seul l’État qui coordonne peut transférer cette embarcation.',
  },
  other_side_only: {
    en: 'Only the side that this binds may decide it, at its own post.',
    fr: 'Seul l’État que cela engage peut en décider, depuis son propre poste.',
  },
  own_side_only: {
    en: 'Only the side that proposed it may withdraw it.',
    fr: 'Seul l’État qui l’a proposé peut le retirer.',
  },
  not_accepted: {
    en: 'The other side has not accepted: coordination has not moved.',
    fr: 'L’autre État n’a pas accepté : la coordination n’a pas changé.',
  },
  not_both: {
    en: 'One side alone coordinates this boat: propose a transfer.',
    fr: 'Un seul État coordonne cette embarcation : proposer un transfert.',
  },
  dispute_unknown: {
    en: 'The two sides do not disagree on this, or no longer.',
    fr: 'Il n’y a pas, ou plus, de désaccord entre les deux États sur ce point.',
  },
  dispute_open: {
    en: 'The two sides’ accounts of this boat contradict one another: settle that first.',
    fr: 'Les versions des deux États sur cette embarcation se contredisent : régler d’abord ce désaccord.',
  },
  search_unknown: { en: 'No such search.', fr: 'Recherche inconnue.' },
  search_known: {
    en: 'This name already stands for another search.',
    fr: 'Ce nom désigne déjà une autre recherche.',
  },
  search_over: { en: 'This search is over.', fr: 'Cette recherche est terminée.' },
  times_reversed: { en: 'It would have ended before it began.', fr: 'La fin précède le début.' },
  time_ahead: {
    en: 'This time has not come yet: say which day it was.',
    fr: 'Cette heure n’est pas encore passée : indiquer de quel jour il s’agit.',
  },
  not_found_by_it: {
    en: 'This contact does not show that those sought were found: it may be older than the search, or what the search was opened on. A boat is found by whoever has it in sight. A body that is found is recorded as picked up.',
    fr: 'Ce contact n’établit pas que ceux que l’on recherche ont été retrouvés : il est peut-être antérieur aux recherches, ou c’est lui qui les a fait ouvrir. Une embarcation est retrouvée par qui l’a en vue. Un corps retrouvé se consigne comme recueilli.',
  },
  not_searched: {
    en: 'No search effort is on record: a search is not suspended before it is made.',
    fr: 'Aucune recherche effectuée n’est consignée : on ne suspend pas ce qui n’a pas été fait.',
  },
  cannot_close: {
    en: 'This boat cannot be closed: see what stands against it.',
    fr: 'Cette embarcation ne peut être close : voir ce qui s’y oppose.',
  },
  boat_recalled: {
    en: 'The other side has recalled this boat. Only what is ours of it may be brought to its end here; link its contacts to another boat.',
    fr: 'L’autre État a rappelé cette embarcation. Seul ce qui est à nous peut y être mené à terme ; rattacher ses contacts à une autre.',
  },
  not_recalled: { en: 'Nothing was recalled here.', fr: 'Rien n’a été rappelé ici.' },
  recall_unseen: {
    en: 'A record on which this boat stood was recalled: acknowledge that before it goes on under another.',
    fr: 'Un élément de cette embarcation a été rappelé : en prendre acte avant de la réunir à une autre.',
  },
  work_in_hand: {
    en: 'Something of ours still goes on for this boat: units, searches, contacts, promises or people asked for.',
    fr: 'Quelque chose est encore en cours chez nous pour cette embarcation : moyens, recherches, contacts, engagements ou personnes à protéger.',
  },
} as const satisfies Record<RescueRefusal, Text>;
