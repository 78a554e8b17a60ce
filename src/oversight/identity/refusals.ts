import type { Text } from '../../kernel/text.ts';
import type { AccessRefusal, DeviceRefusal } from './decide.ts';

/** Why identity says no, to those who administer it: whoever signs in hears one answer for all. */
export const refusals = {
  session_known: { en: 'This session has begun already.', fr: 'Cette session est déjà ouverte.' },
  session_unknown: { en: 'There is no such session.', fr: 'Cette session n’existe pas.' },
  own_desk: {
    en: 'You hold this desk already.',
    fr: 'Vous tenez déjà ce poste.',
  },
  credential_known: {
    en: 'This way of signing in is enrolled already.',
    fr: 'Ce moyen de connexion est déjà enrôlé.',
  },
  credential_unknown: {
    en: 'This person has no such way of signing in.',
    fr: 'Cette personne n’a pas ce moyen de connexion.',
  },
  enrolment_unknown: {
    en: 'This enrolment was never issued, or a newer one has replaced it.',
    fr: 'Cet enrôlement n’a jamais été délivré, ou un plus récent l’a remplacé.',
  },
  enrolment_used: { en: 'This enrolment has been used.', fr: 'Cet enrôlement a déjà servi.' },
  enrolment_expired: { en: 'This enrolment has expired.', fr: 'Cet enrôlement a expiré.' },
  enrolment_waits: {
    en: 'A second person must confirm this enrolment first.',
    fr: 'Une seconde personne doit d’abord confirmer cet enrôlement.',
  },
  author_never_confirms: {
    en: 'Whoever issued an enrolment does not confirm it.',
    fr: 'Qui a délivré un enrôlement ne le confirme pas.',
  },
  confirmed_already: {
    en: 'This enrolment needs no confirmation, or has it already.',
    fr: 'Cet enrôlement n’appelle pas de confirmation, ou l’a déjà reçue.',
  },
  author_unknown: { en: 'Nobody answers for this act.', fr: 'Nul ne répond de cet acte.' },
  own_way_in: {
    en: 'Nobody gives themselves a way in: others must.',
    fr: 'Nul ne s’attribue un moyen de connexion : d’autres doivent le faire.',
  },
  monitor_in_office: {
    en: 'This person is the independent monitor: only they themselves or another monitor can do this. Otherwise the appointment must end first, by order of a court and by two persons.',
    fr: 'Cette personne est le contrôleur indépendant : elle seule ou un autre contrôleur le peut. À défaut, la nomination doit d’abord prendre fin, sur décision de justice et par deux personnes.',
  },
  monitors_only: {
    en: 'Whoever watches the house gives and takes ways in of a monitor only. For others, the person’s own agency does it.',
    fr: 'Qui contrôle la maison ne donne et ne retire de moyen de connexion qu’à un contrôleur. Pour les autres, leur organisme s’en charge.',
  },
  device_known: { en: 'A device of this name is enrolled.', fr: 'Un appareil de ce nom est déjà enrôlé.' },
  device_unknown: { en: 'No device of this name is enrolled.', fr: 'Aucun appareil de ce nom n’est enrôlé.' },
  device_not_revoked: {
    en: 'This device is in use: it has nothing to wipe.',
    fr: 'Cet appareil est en service : il n’a rien à effacer.',
  },
  device_wiped: { en: 'This device was wiped already.', fr: 'Cet appareil a déjà été effacé.' },
  device_revoked: {
    en: 'This device was revoked: enrol it under a new name.',
    fr: 'Cet appareil a été révoqué : enrôlez-le sous un nouveau nom.',
  },
} as const satisfies Record<AccessRefusal | DeviceRefusal, Text>;
