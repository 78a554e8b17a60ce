import type { Text } from '../../../kernel/text.ts';

/** What the pictures of an alarm say. */
export const cameraText = {
  title: { en: 'What the cameras show', fr: 'Ce que montrent les caméras' },
  recorded: {
    en: 'Each viewing is recorded: who, which camera, why, for how long. Nobody is recognised or followed.',
    fr: 'Chaque consultation est enregistrée : qui, quelle caméra, pourquoi, combien de temps. Nul n’y est reconnu ni suivi.',
  },
  before: { en: 'Before', fr: 'Avant' },
  now: { en: 'Now', fr: 'Maintenant' },
  asking: { en: 'Asking the camera…', fr: 'Interrogation de la caméra…' },
  nothingBefore: {
    en: 'Nothing of before is held from this camera.',
    fr: 'Rien d’antérieur n’est conservé pour cette caméra.',
  },
  noWay: {
    en: 'This node knows no way to that camera. Its technician enters it.',
    fr: 'Ce nœud n’a pas d’accès à cette caméra. Le technicien du nœud l’inscrit.',
  },
  noneReached: {
    en: 'This node reaches none of these cameras.',
    fr: 'Ce nœud ne joint aucune de ces caméras.',
  },
  offline: { en: 'The node does not answer.', fr: 'Le nœud ne répond pas.' },
  overloaded: {
    en: 'The node has too much to do; it is asked again.',
    fr: 'Le nœud est surchargé ; la demande est répétée.',
  },
  fault: { en: 'The node failed to give the picture.', fr: 'Le nœud n’a pas pu fournir l’image.' },
  lookOn: { en: 'Look on', fr: 'Poursuivre' },
  over: {
    en: 'This viewing is over. Looking on is recorded anew.',
    fr: 'Cette consultation est terminée. La poursuivre est enregistré à nouveau.',
  },
  form: { en: 'How the picture is given', fr: 'Forme de l’image' },
  noPlayer: {
    en: 'This browser cannot show what the camera sends: choose images.',
    fr: 'Ce navigateur ne peut afficher ce que la caméra envoie : choisir les images.',
  },
  streamLoading: { en: 'Opening the stream…', fr: 'Ouverture du flux…' },
  streamStalled: {
    en: 'The stream stands still: last picture {seconds} s ago.',
    fr: 'Le flux est figé : dernière image il y a {seconds} s.',
  },
  standsStill: {
    en: 'No new picture for more than {seconds} s.',
    fr: 'Aucune nouvelle image depuis plus de {seconds} s.',
  },
  behind: { en: '{seconds} s behind', fr: 'retard {seconds} s' },
  position: { en: 'Image of before', fr: 'Image antérieure' },
  turnTo: { en: 'Turn to {preset}', fr: 'Orienter vers {preset}' },
  turning: { en: 'Asked to turn', fr: 'Orientation demandée' },
  held: { en: 'Somebody else has this camera.', fr: 'Cette caméra est tenue par quelqu’un d’autre.' },
  noViewing: { en: 'Open the picture first.', fr: 'Ouvrir d’abord l’image.' },
  sending: { en: 'The order before is on its way.', fr: 'L’ordre précédent est en cours.' },
  picture: { en: 'Picture of {camera}, {when}', fr: 'Image de {camera}, {when}' },
} as const satisfies Record<string, Text>;
