import type { Text } from '../../kernel/text.ts';
import type { PassageCommand, PassageEvent } from './events-passage.ts';

/** What each command of a passage does, for the description of the interface. */
export const commandText = {
  OpenPassage: {
    en: 'Open the record of one vehicle at one place; its plates are sealed.',
    fr: 'Ouvrir le dossier d’un véhicule sur un site ; ses plaques sont scellées.',
  },
  NotePlate: {
    en: 'Note a plate, or one read better; it is sealed.',
    fr: 'Noter une plaque, ou sa lecture rectifiée ; elle est scellée.',
  },
  CorrectVehicle: {
    en: 'Correct the form of the vehicle; what was entered first stays on view.',
    fr: 'Rectifier le type de véhicule ; la première saisie reste visible.',
  },
  RecordControl: {
    en: 'Record a control: ground, method, readings, result, and what follows.',
    fr: 'Consigner un contrôle : motif, méthode, relevés, résultat et suite à donner.',
  },
  CorrectControl: {
    en: 'Correct a control; both values stay.',
    fr: 'Rectifier un contrôle ; les deux valeurs sont conservées.',
  },
  NotePeopleMet: {
    en: 'Note people met without a control, by count only.',
    fr: 'Noter des personnes découvertes hors contrôle, en nombre seulement.',
  },
  NoteHelp: {
    en: 'Note that medical help or child protection has come.',
    fr: 'Noter l’arrivée des secours médicaux ou de la protection de l’enfance.',
  },
  SetNextStep: { en: 'Set what follows for a vehicle.', fr: 'Fixer la suite à donner pour un véhicule.' },
  JoinPassages: {
    en: 'Take two entries for one vehicle on one journey.',
    fr: 'Réunir deux saisies d’un même véhicule sur un même trajet.',
  },
  PartPassages: { en: 'Part entries that were joined.', fr: 'Séparer des saisies réunies.' },
  LeavePassage: { en: 'Note that a vehicle has left.', fr: 'Noter le départ d’un véhicule.' },
} as const satisfies Record<PassageCommand['type'], Text>;

/** Titles of a passage's records. */
export const eventText = {
  PassageOpened: { en: 'Passage opened', fr: 'Passage ouvert' },
  PlateNoted: { en: 'Plate noted', fr: 'Plaque notée' },
  VehicleCorrected: { en: 'Vehicle corrected', fr: 'Véhicule rectifié' },
  ControlRecorded: { en: 'Control recorded', fr: 'Contrôle consigné' },
  ControlCorrected: { en: 'Control corrected', fr: 'Contrôle rectifié' },
  PeopleMet: { en: 'People met', fr: 'Personnes découvertes' },
  CareAsked: { en: 'Safeguarding desk asked', fr: 'Poste protection saisi' },
  HelpNoted: { en: 'Help has come', fr: 'Secours sur place' },
  NextStepSet: { en: 'Next step set', fr: 'Suite fixée' },
  PassagesJoined: { en: 'Entries joined', fr: 'Saisies réunies' },
  PassagesParted: { en: 'Entries parted', fr: 'Saisies séparées' },
  MethodMissed: { en: 'People missed by this control', fr: 'Personnes non détectées par ce contrôle' },
  MethodMissWithdrawn: { en: 'Miss withdrawn', fr: 'Non-détection retirée' },
  PassageLeft: { en: 'Vehicle left', fr: 'Véhicule parti' },
} as const satisfies Record<PassageEvent['type'], Text>;
