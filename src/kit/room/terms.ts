import type { State } from '../../kernel/label.ts';
import type { Marking, Purpose } from '../../kernel/marking.ts';
import type { Text } from '../../kernel/text.ts';

/** Words of the record's closed lists, the same in every room. */
export const markingText = {
  open: { en: 'Open', fr: 'Non protégé' },
  official: { en: 'Official', fr: 'Officiel (sans mention)' },
  official_sensitive: { en: 'Official-Sensitive', fr: 'Diffusion restreinte' },
} as const satisfies Record<Marking, Text>;

export const purposeText = {
  save_life: { en: 'Save life', fr: 'Sauvegarde de la vie' },
  border_control: { en: 'Border control', fr: 'Contrôle aux frontières' },
  law_enforcement: { en: 'Law enforcement', fr: 'Répression des infractions' },
  protection: { en: 'Protection', fr: 'Protection des personnes' },
  oversight: { en: 'Oversight', fr: 'Supervision' },
} as const satisfies Record<Purpose, Text>;

export const stateText = {
  fr: { en: 'France', fr: 'France' },
  uk: { en: 'United Kingdom', fr: 'Royaume-Uni' },
} as const satisfies Record<State, Text>;

export const roleText = {
  administrator: { en: 'Administrator', fr: 'Administrateur' },
  staff_officer: { en: 'Staff officer', fr: 'Responsable du personnel' },
  security_officer: { en: 'Security officer', fr: 'Officier de sécurité' },
  watch_officer: { en: 'Watch officer', fr: 'Officier de quart' },
  duty_officer: { en: 'Duty officer', fr: 'Officier de permanence' },
  gold_commander: { en: 'Gold commander', fr: 'Commandant stratégique' },
  observer: { en: 'Observer', fr: 'Observateur' },
  source_keeper: { en: 'Keeper of the sensor register', fr: 'Gestionnaire du registre des capteurs' },
  safeguarding_officer: { en: 'Safeguarding officer', fr: 'Référent protection' },
  case_worker: { en: 'Case worker', fr: 'Chargé de dossier' },
  intelligence_analyst: { en: 'Intelligence analyst', fr: 'Analyste du renseignement' },
  investigator: { en: 'Investigator', fr: 'Enquêteur' },
  national_contact: { en: 'National single point of contact', fr: 'Point de contact national unique' },
  data_protection_officer: {
    en: 'Data protection officer',
    fr: 'Délégué à la protection des données',
  },
  independent_monitor: { en: 'Independent monitor', fr: 'Contrôleur indépendant' },
  freight_team: { en: 'Freight search team', fr: 'Équipe de contrôle du fret' },
  freight_supervisor: { en: 'Freight supervisor', fr: 'Chef de contrôle du fret' },
  contact_device: { en: 'Message gateway', fr: 'Passerelle de messages' },
  detection_device: { en: 'Detection device', fr: 'Appareil de détection' },
  freight_device: { en: 'Search team’s handheld', fr: 'Terminal d’équipe de fouille' },
  plate_device: { en: 'Number-plate camera', fr: 'Caméra de lecture de plaques' },
  position_device: { en: 'Position device', fr: 'Appareil de position' },
  sea_device: { en: 'Sea and weather station', fr: 'Station de mer et de vent' },
  site_device: { en: 'Alarm system of a site', fr: 'Système d’alarme d’un site' },
} as const satisfies Record<string, Text>;

/** The words for an id of a closed list; the id itself where the list has grown since this console was built. */
export function termOf(list: Readonly<Record<string, Text>>, id: string): Text {
  return (Object.hasOwn(list, id) ? list[id] : undefined) ?? { en: id, fr: id };
}
