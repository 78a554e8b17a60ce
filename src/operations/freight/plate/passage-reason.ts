import type { Texts } from '../../../kernel/text.ts';

/** What must be known before one says that two entries are of one passage, the gravest first. */
export const reasonsAgainst = [
  'other_direction',
  'went_between',
  'another_day',
  'too_soon',
  'camera_after',
  'another_fits',
  'another_may_be',
  'fleet_seen',
  'several_near',
  'next_of_fleet',
  'tractor_differs',
  'trailer_differs',
  'form_differs',
  'sides_differ',
  'country_differs',
  'long_between',
] as const;

/** What speaks for it, the weightiest first. */
export const reasonsFor = [
  'plate_same',
  'plate_confusable',
  'plate_alike',
  'plate_alike_twice',
  'plate_alike_last',
  'plate_doubled',
  'plate_swapped',
  'plate_left_out',
  'plate_beside',
  'plate_replaced',
  'plate_beside_last',
  'plate_replaced_last',
  'plate_left_out_last',
  'plate_moved',
  'plate_two_slips',
  'plate_two_replaced',
  'plate_in_other_place',
  'same_site',
  'other_site',
  'form_agrees',
] as const;

export type PassageReasonKind = (typeof reasonsAgainst)[number] | (typeof reasonsFor)[number];

/** One reason with what its sentence needs: which plate (`on`), and whole minutes. */
export interface PassageReason {
  readonly kind: PassageReasonKind;
  readonly on: 'tractor' | 'trailer' | null;
  readonly minutes: number | null;
}

/** With any of these an entry is never suggested as the same passage, only shown: somebody must look. */
export const graveReasons: ReadonlySet<PassageReasonKind> = new Set([
  'other_direction',
  'went_between',
  'another_day',
]);

/** Each reason as a search team reads it. `on` and `minutes` are the reason's own. */
export const passageReasonText = {
  other_direction: { en: 'Went the other way', fr: 'Circulait dans l’autre sens' },
  went_between: {
    en: 'This vehicle was seen going the other way in between',
    fr: 'Ce véhicule a été vu entre-temps dans l’autre sens',
  },
  another_day: { en: 'Too long ago: another journey', fr: 'Trop ancien : un autre trajet' },
  too_soon: {
    en: 'At another site only {minutes} min apart',
    fr: 'Sur un autre site à seulement {minutes} min d’écart',
  },
  camera_after: {
    en: 'Read by a camera at the way in, after somebody had looked at it inside',
    fr: 'Lue par une caméra à l’entrée, après un contrôle à l’intérieur',
  },
  another_fits: {
    en: 'Another open passage bears exactly this plate',
    fr: 'Un autre passage ouvert porte exactement cette plaque',
  },
  another_may_be: {
    en: 'The open passage of another vehicle may be it as well',
    fr: 'Le passage ouvert d’un autre véhicule peut aussi être celui-ci',
  },
  next_of_fleet: {
    en: 'Only the last sign of the {on, select, trailer {trailer’s} other {tractor’s}} plate differs: it may be the next vehicle of a fleet',
    fr: 'Seul le dernier signe de la plaque {on, select, trailer {de la remorque} other {du tracteur}} diffère : peut-être le véhicule suivant d’une même flotte',
  },
  fleet_seen: {
    en: 'More than one open passage bears a plate next to this one: a fleet is on its way',
    fr: 'Plusieurs passages ouverts portent une plaque voisine de celle-ci : une flotte est en route',
  },
  several_near: {
    en: 'Other plates as near to this one were seen here in these hours',
    fr: 'D’autres plaques aussi proches de celle-ci ont été vues ici dans les mêmes heures',
  },
  tractor_differs: { en: 'Tractor’s plate differs', fr: 'Plaque du tracteur différente' },
  trailer_differs: { en: 'Trailer’s plate differs', fr: 'Plaque de la remorque différente' },
  form_differs: { en: 'Another kind of vehicle', fr: 'Type de véhicule différent' },
  sides_differ: { en: 'Soft sides here, hard sides there', fr: 'Bâché d’un côté, rigide de l’autre' },
  country_differs: { en: 'Another country was entered', fr: 'Pays saisi différent' },
  long_between: { en: '{minutes} min apart', fr: '{minutes} min d’écart' },
  plate_same: {
    en: 'Same plate of {on, select, trailer {the trailer} other {the tractor}}',
    fr: 'Même plaque {on, select, trailer {de remorque} other {de tracteur}}',
  },
  plate_confusable: {
    en: 'Plate of {on, select, trailer {the trailer} other {the tractor}}: the same but for signs taken for each other (O and 0, B and 8)',
    fr: 'Plaque {on, select, trailer {de remorque} other {de tracteur}} identique, à des signes près que l’on confond (O et 0, B et 8)',
  },
  plate_alike: {
    en: 'Plate of {on, select, trailer {the trailer} other {the tractor}}: the same but for one sign, which looks alike on a dirty plate',
    fr: 'Plaque {on, select, trailer {de remorque} other {de tracteur}} identique, à un signe près qui se ressemble sur une plaque sale',
  },
  plate_alike_twice: {
    en: 'Plate of {on, select, trailer {the trailer} other {the tractor}}: the same but for several signs, which look alike on a dirty plate',
    fr: 'Plaque {on, select, trailer {de remorque} other {de tracteur}} identique, à plusieurs signes près qui se ressemblent sur une plaque sale',
  },
  plate_alike_last: {
    en: 'Plate of {on, select, trailer {the trailer} other {the tractor}}: the last sign of a group is another, which looks alike on a dirty plate',
    fr: 'Plaque {on, select, trailer {de la remorque} other {du tracteur}} : le dernier signe d’un groupe diffère, mais se ressemble sur une plaque sale',
  },
  plate_doubled: {
    en: 'Plate of {on, select, trailer {the trailer} other {the tractor}}: the same but for one sign typed twice',
    fr: 'Plaque {on, select, trailer {de remorque} other {de tracteur}} identique, à un signe doublé près',
  },
  plate_swapped: {
    en: 'Plate of {on, select, trailer {the trailer} other {the tractor}}: the same but for two neighbouring signs in the other order',
    fr: 'Plaque {on, select, trailer {de remorque} other {de tracteur}} identique, à deux signes voisins intervertis près',
  },
  plate_left_out: {
    en: 'Plate of {on, select, trailer {the trailer} other {the tractor}}: the same but for one sign more or less',
    fr: 'Plaque {on, select, trailer {de remorque} other {de tracteur}} identique, à un signe de plus ou de moins',
  },
  plate_beside: {
    en: 'One sign of the {on, select, trailer {trailer’s} other {tractor’s}} plate differs, by a neighbouring key',
    fr: 'Un signe de la plaque {on, select, trailer {de la remorque} other {du tracteur}} diffère, d’une touche voisine',
  },
  plate_replaced: {
    en: 'One sign of the {on, select, trailer {trailer’s} other {tractor’s}} plate differs',
    fr: 'Un signe de la plaque {on, select, trailer {de la remorque} other {du tracteur}} diffère',
  },
  plate_beside_last: {
    en: 'One sign of the {on, select, trailer {trailer’s} other {tractor’s}} plate differs, the last of its group, by a neighbouring key',
    fr: 'Un signe de la plaque {on, select, trailer {de la remorque} other {du tracteur}} diffère, le dernier de son groupe, d’une touche voisine',
  },
  plate_replaced_last: {
    en: 'One sign of the {on, select, trailer {trailer’s} other {tractor’s}} plate differs, the last of its group',
    fr: 'Un signe de la plaque {on, select, trailer {de la remorque} other {du tracteur}} diffère, le dernier de son groupe',
  },
  plate_left_out_last: {
    en: 'Plate of {on, select, trailer {the trailer} other {the tractor}}: the same but for the sign in which vehicles of a fleet differ, which is missing',
    fr: 'Plaque {on, select, trailer {de remorque} other {de tracteur}} identique, hormis le signe qui distingue les véhicules d’une flotte, absent',
  },
  plate_moved: {
    en: 'Plate of {on, select, trailer {the trailer} other {the tractor}}: one sign is missing here, another there',
    fr: 'Plaque {on, select, trailer {de la remorque} other {du tracteur}} : un signe manque ici, un autre là',
  },
  plate_two_slips: {
    en: 'Plate of {on, select, trailer {the trailer} other {the tractor}}: the same but for two slips',
    fr: 'Plaque {on, select, trailer {de remorque} other {de tracteur}} identique, à deux fautes de frappe près',
  },
  plate_two_replaced: {
    en: 'Two signs of the {on, select, trailer {trailer’s} other {tractor’s}} plate differ',
    fr: 'Deux signes de la plaque {on, select, trailer {de la remorque} other {du tracteur}} diffèrent',
  },
  plate_in_other_place: {
    en: 'The {on, select, trailer {trailer’s} other {tractor’s}} plate was entered in the place of the other one',
    fr: 'La plaque {on, select, trailer {de la remorque} other {du tracteur}} a été saisie à la place de l’autre',
  },
  same_site: { en: 'Same site, {minutes} min apart', fr: 'Même site, à {minutes} min d’écart' },
  other_site: {
    en: 'Another site, {minutes} min apart: time enough for the way',
    fr: 'Autre site, à {minutes} min d’écart : assez pour le trajet',
  },
  form_agrees: { en: 'Same kind of vehicle', fr: 'Même type de véhicule' },
} as const satisfies Texts;
