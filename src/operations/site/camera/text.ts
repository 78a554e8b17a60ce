import type { Text } from '../../../kernel/text.ts';
import type { PictureCommand, PictureEvent } from './picture-events.ts';
import type { TurnCommand, TurnEvent, ViewingCommand, ViewingEvent } from './events.ts';
import type {
  LegalBasis,
  PictureForm,
  PreservingPurpose,
  TurnOutcome,
  ViewingEnd,
  ViewingPurpose,
} from './words.ts';

type Given = Exclude<
  (ViewingCommand | TurnCommand | PictureCommand)['type'],
  'CloseCameraViewing' | 'NoteCameraTurned'
>;

/** What each command does, for the description of the interface. */
export const cameraSummaries = {
  OpenCameraViewing: {
    en: 'Record that you look through a camera, and why; pictures are given after that alone.',
    fr: 'Enregistrer la consultation d’une caméra et son motif ; aucune image n’est donnée sans cela.',
  },
  TurnCamera: {
    en: 'Turn a camera to one of its pre-set positions.',
    fr: 'Orienter une caméra vers l’un de ses préréglages.',
  },
  ReleaseCamera: {
    en: 'Let a camera go that you have turned.',
    fr: 'Libérer une caméra que vous avez orientée.',
  },
  PreserveCameraPicture: {
    en: 'Preserve a picture of a camera as evidence: sealed, hashed, erased after a month unless a hold keeps it.',
    fr: 'Conserver une image de caméra comme preuve : scellée, avec empreinte, effacée après un mois sauf gel.',
  },
} as const satisfies Record<Given, Text>;

/** A line for each event. */
export const cameraEventText = {
  CameraViewingOpened: { en: 'Camera looked through', fr: 'Caméra consultée' },
  CameraViewingEnded: { en: 'Camera left', fr: 'Fin de consultation d’une caméra' },
  CameraTurnOrdered: { en: 'Camera to be turned', fr: 'Orientation de caméra ordonnée' },
  CameraTurnAnswered: { en: 'Camera answered', fr: 'Réponse de la caméra' },
  CameraReleased: { en: 'Camera let go', fr: 'Caméra libérée' },
  CameraPicturePreserved: { en: 'Picture of a camera preserved', fr: 'Image de caméra conservée' },
} as const satisfies Record<(ViewingEvent | TurnEvent | PictureEvent)['type'], Text>;

export const preservingPurposeText = {
  damage: { en: 'Damage to the fence or a device', fr: 'Dégradation de la clôture ou d’un équipement' },
  intrusion: { en: 'Somebody where nobody may be', fr: 'Présence non autorisée' },
  person_in_danger: { en: 'Person in danger', fr: 'Personne en danger' },
  accident: { en: 'Accident', fr: 'Accident' },
  conduct: { en: 'Conduct of staff', fr: 'Comportement d’un agent' },
} as const satisfies Record<PreservingPurpose, Text>;

export const legalBasisText = {
  public_task: { en: 'Public task (Art. 6(1)(e) GDPR)', fr: 'Mission d’intérêt public (RGPD, art. 6-1 e)' },
  vital_interests: { en: 'Vital interests (Art. 6(1)(d) GDPR)', fr: 'Intérêts vitaux (RGPD, art. 6-1 d)' },
  law_enforcement: {
    en: 'Law enforcement (Directive (EU) 2016/680, Art. 8; DPA 2018, s. 35)',
    fr: 'Police-justice (directive (UE) 2016/680, art. 8 ; DPA 2018, s. 35)',
  },
  judicial_request: { en: 'Request of a court or prosecutor', fr: 'Réquisition judiciaire' },
} as const satisfies Record<LegalBasis, Text>;

export const viewingPurposeText = {
  alarm: { en: 'Alarm', fr: 'Alarme' },
  person_in_danger: { en: 'Person in danger', fr: 'Personne en danger' },
  patrol_support: { en: 'Support of a patrol', fr: 'Appui d’une patrouille' },
  train_stop: { en: 'Stop of trains', fr: 'Arrêt des trains' },
  device_check: { en: 'Check of the camera', fr: 'Contrôle de la caméra' },
} as const satisfies Record<ViewingPurpose, Text>;

export const viewingEndText = {
  left: { en: 'Left', fr: 'Quittée' },
  expired: { en: 'Its time was up', fr: 'Durée écoulée' },
  camera_silent: { en: 'Camera silent', fr: 'Caméra muette' },
  node_stopped: { en: 'Node stopped', fr: 'Arrêt du nœud' },
  lost: { en: 'Not known', fr: 'Inconnue' },
} as const satisfies Record<ViewingEnd, Text>;

export const turnOutcomeText = {
  turned: { en: 'The camera turns', fr: 'La caméra s’oriente' },
  refused: { en: 'The camera refused', fr: 'La caméra a refusé' },
  silent: { en: 'The camera did not answer', fr: 'La caméra n’a pas répondu' },
  not_configured: { en: 'No way to turn it', fr: 'Aucun accès pour l’orienter' },
  not_sent: { en: 'Not sent in time', fr: 'Non transmis à temps' },
} as const satisfies Record<TurnOutcome, Text>;

export const pictureFormText = {
  still: { en: 'Images', fr: 'Images fixes' },
  moving: { en: 'Moving', fr: 'Animé' },
  hls: { en: 'Stream', fr: 'Flux' },
} as const satisfies Record<PictureForm, Text>;
