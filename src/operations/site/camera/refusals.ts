import type { Text } from '../../../kernel/text.ts';

const actorMissing = { en: 'Nobody gave this order.', fr: 'Personne n’a donné cet ordre.' };
const cameraUnknown = {
  en: 'The register holds no such camera for you.',
  fr: 'Aucune caméra de ce nom ne vous est accessible au registre.',
};

/** Why nobody is let look through a camera. */
export const viewingRefusals = {
  actor_missing: actorMissing,
  camera_unknown: cameraUnknown,
  viewing_exists: { en: 'There is such a viewing already.', fr: 'Cette consultation existe déjà.' },
  viewing_unknown: {
    en: 'This viewing is not yours, is over, or was never recorded: say anew why you look.',
    fr: 'Cette consultation n’est pas la vôtre, est terminée ou n’a pas été enregistrée : indiquer à nouveau le motif.',
  },
  alarm_missing: {
    en: 'Name the alarm that you look for, or another purpose.',
    fr: 'Indiquer l’alarme concernée ou choisir un autre motif.',
  },
  alarm_elsewhere: {
    en: 'There is no such alarm at this camera’s site.',
    fr: 'Cette alarme n’existe pas sur le site de cette caméra.',
  },
} as const satisfies Record<string, Text>;
export type ViewingRefusal = keyof typeof viewingRefusals;

/** Why a camera is not turned. */
export const turnRefusals = {
  actor_missing: actorMissing,
  camera_unknown: cameraUnknown,
  preset_unknown: {
    en: 'The register holds no such pre-set position of this camera.',
    fr: 'Le registre ne contient pas ce préréglage pour cette caméra.',
  },
  viewing_missing: {
    en: 'Look through the camera first: nobody turns one unseen.',
    fr: 'Ouvrir d’abord l’image : nul ne tourne une caméra sans la voir.',
  },
  held_by_another: {
    en: 'Somebody else has this camera until the time named.',
    fr: 'Cette caméra est tenue par quelqu’un d’autre jusqu’à l’heure indiquée.',
  },
  turn_exists: { en: 'This order was given already.', fr: 'Cet ordre a déjà été donné.' },
  turn_unknown: { en: 'There is no such order.', fr: 'Cet ordre n’existe pas.' },
  not_held: { en: 'You do not hold this camera.', fr: 'Vous ne tenez pas cette caméra.' },
} as const satisfies Record<string, Text>;
export type TurnRefusal = keyof typeof turnRefusals;

/** Why a picture is not preserved. */
export const preservedRefusals = {
  actor_missing: actorMissing,
  viewing_unknown: viewingRefusals.viewing_unknown,
  picture_exists: { en: 'There is such a picture already.', fr: 'Cette image existe déjà.' },
  before_missing: {
    en: 'This image is not held any more, or lies before what the viewing asked for.',
    fr: 'Cette image n’est plus conservée ou précède ce que la consultation demandait.',
  },
  picture_unreadable: {
    en: 'What the camera sends is no picture that can be kept.',
    fr: 'Ce que la caméra envoie n’est pas une image conservable.',
  },
  picture_too_large: {
    en: 'The picture is larger than one megabyte: it is not kept. The technician sets the camera smaller.',
    fr: 'L’image dépasse un mégaoctet : elle n’est pas conservée. Le technicien réduit le format de la caméra.',
  },
  too_many_pictures: {
    en: 'You have preserved six pictures within a minute. Wait a moment.',
    fr: 'Six images conservées en une minute à votre nom. Patientez un instant.',
  },
} as const satisfies Record<string, Text>;
export type PreservedRefusal = keyof typeof preservedRefusals;

/** Why no picture comes, though one may look. */
export const pictureRefusals = {
  camera_unconfigured: {
    en: 'This node knows no way to that camera. Its technician enters it.',
    fr: 'Ce nœud n’a pas d’accès à cette caméra. Le technicien du nœud l’inscrit.',
  },
  form_missing: {
    en: 'This camera does not give its picture in that form.',
    fr: 'Cette caméra ne fournit pas son image sous cette forme.',
  },
  camera_silent: {
    en: 'No picture from this camera for 5 seconds.',
    fr: 'Aucune image de cette caméra depuis 5 secondes.',
  },
  camera_refuses: {
    en: 'The camera turns the node away. Its technician checks name and password.',
    fr: 'La caméra refuse le nœud. Le technicien vérifie le compte et le mot de passe.',
  },
  picture_unreadable: {
    en: 'What the camera sends is no picture.',
    fr: 'Ce que la caméra envoie n’est pas une image.',
  },
  part_unknown: {
    en: 'The camera’s playlist does not name this piece any more.',
    fr: 'La liste de lecture de la caméra ne cite plus ce segment.',
  },
  before_missing: {
    en: 'Nothing of before is held from this camera.',
    fr: 'Rien d’antérieur n’est conservé pour cette caméra.',
  },
  too_many_viewings: {
    en: 'You have six cameras open already. Close one.',
    fr: 'Six caméras sont déjà ouvertes à votre nom. En fermer une.',
  },
  too_many_viewers: {
    en: 'Eight people look through this camera already.',
    fr: 'Huit personnes consultent déjà cette caméra.',
  },
} as const satisfies Record<string, Text>;
export type PictureRefusal = keyof typeof pictureRefusals;
