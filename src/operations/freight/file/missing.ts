import type { Text } from '../../../kernel/text.ts';

/** What a file says openly that the record does not hold, or holds in a state that a reader must know. */
export const missingText = {
  no_control: { en: 'No control is recorded.', fr: 'Aucun contrôle n’est consigné.' },
  plate_not_recorded: {
    en: 'No number plate is recorded for this part of the vehicle.',
    fr: 'Aucune plaque n’est consignée pour cet élément du véhicule.',
  },
  country_not_recorded: {
    en: 'The state that gave the plate is not recorded.',
    fr: 'L’État d’immatriculation n’est pas consigné.',
  },
  sides_not_recorded: {
    en: 'Whether the sides are soft or hard is not recorded.',
    fr: 'La nature des parois (bâche ou rigide) n’est pas consignée.',
  },
  departure_not_recorded: {
    en: 'When the vehicle left is not recorded.',
    fr: 'L’heure de départ n’est pas consignée.',
  },
  no_driver_report: {
    en: 'No report by the driver is recorded for this passage.',
    fr: 'Aucun signalement du conducteur n’est consigné pour ce passage.',
  },
  checklist_not_asked: {
    en: 'The driver’s checklist was not asked for, or is not on record.',
    fr: 'La liste de contrôle du conducteur n’a pas été demandée, ou n’est pas consignée.',
  },
  seal_not_noted: {
    en: 'The state of the seal is not noted in this control.',
    fr: 'L’état du scellé n’est pas noté dans ce contrôle.',
  },
  seal_number_not_recorded: {
    en: 'The seal’s number is not recorded.',
    fr: 'Le numéro du scellé n’est pas consigné.',
  },
  equipment_not_named: {
    en: 'The instrument that was used is not named.',
    fr: 'L’appareil utilisé n’est pas désigné.',
  },
  equipment_unknown: {
    en: 'The register held no such instrument at that time.',
    fr: 'Le registre ne contenait pas cet appareil à cette date.',
  },
  calibration_unknown: {
    en: 'No calibration was entered for the instrument at that time.',
    fr: 'Aucun étalonnage n’était inscrit pour l’appareil à cette date.',
  },
  calibration_out_of_date: {
    en: 'The instrument’s calibration had run out.',
    fr: 'L’étalonnage de l’appareil était échu.',
  },
  reading_missing: {
    en: 'No reading is recorded for a method that gives one.',
    fr: 'Aucune mesure n’est consignée alors que la méthode en produit.',
  },
  ambient_not_read: {
    en: 'The air outside was not measured: the reading inside says nothing by itself.',
    fr: 'L’air extérieur n’a pas été mesuré : la mesure intérieure ne dit rien à elle seule.',
  },
  says_nothing: {
    en: 'This control could not have found anybody, and says nothing either way.',
    fr: 'Ce contrôle ne pouvait trouver personne et ne prouve rien dans un sens ni dans l’autre.',
  },
  control_missed: {
    en: 'People were found later where this control had found none.',
    fr: 'Des personnes ont été trouvées ensuite là où ce contrôle n’avait rien trouvé.',
  },
  people_not_counted: {
    en: 'People were found and not counted.',
    fr: 'Des personnes ont été trouvées sans être comptées.',
  },
  no_photo: { en: 'No photo was taken.', fr: 'Aucune photographie n’a été prise.' },
  photo_not_recorded: {
    en: 'A photo is named, and no record of its taking in is held.',
    fr: 'Une photographie est citée sans trace de sa réception.',
  },
  photo_not_held: {
    en: 'A photo is recorded, and its bytes are not held here.',
    fr: 'Une photographie est consignée mais son contenu n’est pas détenu ici.',
  },
  photo_erased: {
    en: 'A photo is recorded and has been erased since; its hash stands.',
    fr: 'Une photographie consignée a été effacée depuis ; son empreinte demeure.',
  },
  photo_not_opened: {
    en: 'This file was made without opening the photo: whether it is still what was taken in was not looked at.',
    fr: 'Ce dossier a été établi sans consulter la photographie : son intégrité n’a pas été vérifiée.',
  },
  photo_differs: {
    en: 'The photo’s bytes are not those that were taken in: it has been changed or damaged.',
    fr: 'Le contenu de la photographie n’est pas celui qui a été reçu : il a été modifié ou altéré.',
  },
  custody_broken: {
    en: 'The chain of custody of a photo is not in order of time, or does not begin with its taking.',
    fr: 'La chaîne de conservation d’une photographie n’est pas chronologique ou ne commence pas à la prise de vue.',
  },
  ground_without_reference: {
    en: 'The ground of the control names no draw, rule, report, tip, alarm or fact.',
    fr: 'Le motif du contrôle ne renvoie à aucun tirage, règle, signalement, renseignement, alarme ni fait.',
  },
  responsible_not_held: {
    en: 'Who the owner, hirer and driver are is not held in this record.',
    fr: 'L’identité du propriétaire, du locataire et du conducteur n’est pas détenue dans ce dossier.',
  },
  accreditation_not_held: {
    en: 'Whether the haulier is accredited is not held in this record.',
    fr: 'L’agrément éventuel du transporteur n’est pas détenu dans ce dossier.',
  },
  handing_to_police_not_recorded: {
    en: 'That the people found were handed to the police is not recorded.',
    fr: 'La remise des personnes trouvées à la police n’est pas consignée.',
  },
  not_this_direction: {
    en: 'The vehicle was not on its way to the state whose scheme this is.',
    fr: 'Le véhicule ne se rendait pas dans l’État dont relève cette procédure.',
  },
} as const satisfies Record<string, Text>;
export type MissingCode = keyof typeof missingText;
