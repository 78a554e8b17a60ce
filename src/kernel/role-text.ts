import type { DeviceRole } from './device-roles.ts';
import type { Text } from './text.ts';

/** What a person may be given, in the words of both services. */
export const staffRoleText = {
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
  data_protection_officer: { en: 'Data protection officer', fr: 'Délégué à la protection des données' },
  independent_monitor: { en: 'Independent monitor', fr: 'Contrôleur indépendant' },
  freight_team: { en: 'Freight search team', fr: 'Équipe de contrôle du fret' },
  freight_supervisor: { en: 'Freight supervisor', fr: 'Chef de contrôle du fret' },
} as const satisfies Record<string, Text>;

/** What a device may bear. */
export const deviceRoleText = {
  contact_device: { en: 'Message gateway', fr: 'Passerelle de messages' },
  detection_device: { en: 'Detection device', fr: 'Appareil de détection' },
  freight_device: { en: 'Search team’s handheld', fr: 'Terminal d’équipe de fouille' },
  plate_device: { en: 'Number-plate camera', fr: 'Caméra de lecture de plaques' },
  position_device: { en: 'Position device', fr: 'Appareil de position' },
  sea_device: { en: 'Sea and weather station', fr: 'Station de mer et de vent' },
  site_device: { en: 'Alarm system of a site', fr: 'Système d’alarme d’un site' },
} as const satisfies Record<DeviceRole, Text>;
