import type { Text } from '../../kernel/text.ts';

/** Why the freight book says no over a passage, in the reader's language. */
export const passageRefusals = {
  actor_missing: { en: 'Nobody gave this order.', fr: 'Personne n’a donné cet ordre.' },
  passage_exists: { en: 'There is such a passage already.', fr: 'Ce passage existe déjà.' },
  passage_unknown: {
    en: 'There is no such passage: open it first.',
    fr: 'Ce passage n’existe pas : l’ouvrir d’abord.',
  },
  place_unknown: {
    en: 'The register holds no such port or terminal.',
    fr: 'Ce port ou ce terminal ne figure pas au registre.',
  },
  lane_unknown: { en: 'This place has no such lane.', fr: 'Ce site n’a pas cette file.' },
  lane_other_way: {
    en: 'This lane leads the other way: check lane and direction.',
    fr: 'Cette file mène dans l’autre sens : vérifier la file et le sens.',
  },
  plate_unreadable: {
    en: 'No plate can be read from what was typed: two to twelve letters and figures.',
    fr: 'Aucune plaque lisible dans la saisie : deux à douze lettres et chiffres.',
  },
  subject_used: {
    en: 'This reading of a plate is sealed already: a further one stands beside it.',
    fr: 'Cette lecture de plaque est déjà scellée : une nouvelle se place à côté.',
  },
  plate_twice: {
    en: 'One plate of each vehicle: a correction is noted afterwards.',
    fr: 'Une seule plaque par véhicule : une rectification se note ensuite.',
  },
  time_ahead: {
    en: 'This moment lies in the future: check the clock of the device.',
    fr: 'Cet instant est dans le futur : vérifier l’horloge de l’appareil.',
  },
  time_old: {
    en: 'This moment is more than a week ago.',
    fr: 'Cet instant remonte à plus d’une semaine.',
  },
  times_reversed: { en: 'It ends before it begins.', fr: 'La fin précède le début.' },
  too_long: {
    en: 'A control of more than a day is two controls.',
    fr: 'Un contrôle de plus d’un jour constitue deux contrôles.',
  },
  control_exists: { en: 'There is such a control already.', fr: 'Ce contrôle existe déjà.' },
  control_unknown: { en: 'This passage has no such control.', fr: 'Ce passage n’a pas ce contrôle.' },
  controls_full: {
    en: 'This passage bears no further control: open another.',
    fr: 'Ce passage ne peut recevoir d’autre contrôle : en ouvrir un nouveau.',
  },
  ground_reference_missing: {
    en: 'Say by what draw, rule, report, tip, alarm or instrument this vehicle was chosen.',
    fr: 'Indiquer le tirage, la règle, le signalement, le renseignement, l’alarme ou l’appareil qui fonde ce choix.',
  },
  ground_fact_missing: {
    en: 'Say which fact was seen: a choice needs a fact of the vehicle or its journey, never of a person.',
    fr: 'Indiquer le fait constaté : un choix se fonde sur le véhicule ou son trajet, jamais sur une personne.',
  },
  reading_out_of_range: {
    en: 'No instrument reads this: see the range.',
    fr: 'Aucun appareil ne peut donner cette valeur : voir la plage.',
  },
  equipment_missing: {
    en: 'Name the instrument or the dog.',
    fr: 'Désigner l’appareil ou le chien.',
  },
  equipment_other_method: {
    en: 'This instrument serves another method.',
    fr: 'Cet appareil sert à une autre méthode.',
  },
  calibration_in_future: {
    en: 'The calibration of this instrument lies after the control: put the register right.',
    fr: 'L’étalonnage de cet appareil est postérieur au contrôle : rectifier le registre.',
  },
  x_ray_not_authorised: {
    en: 'This place is not authorised for X-rays.',
    fr: 'Ce site n’est pas autorisé aux rayons X.',
  },
  found_missing: { en: 'Say how many people were found.', fr: 'Indiquer le nombre de personnes trouvées.' },
  found_unexpected: {
    en: 'People are counted: then the result is “people found”.',
    fr: 'Des personnes sont comptées : le résultat est alors « personnes trouvées ».',
  },
  found_contradicts: {
    en: 'Of those found no more can be children, injured, unconscious or pregnant than there are people.',
    fr: 'Les enfants, blessés, inconscients ou femmes enceintes ne peuvent dépasser le nombre de personnes.',
  },
  medical_first: {
    en: 'Somebody here needs medical help: that comes before police and before release.',
    fr: 'Une personne a besoin de soins : ils passent avant la police et avant la libération du véhicule.',
  },
  unchanged: { en: 'It is so already.', fr: 'C’est déjà le cas.' },
  same_passage: { en: 'A passage is not joined to itself.', fr: 'Un passage ne se joint pas à lui-même.' },
  other_unknown: { en: 'The other passage does not exist.', fr: 'L’autre passage n’existe pas.' },
  other_in_group: {
    en: 'The other passage is joined to others already: join from that side.',
    fr: 'L’autre passage est déjà joint à d’autres : effectuer la jonction depuis celui-ci.',
  },
  group_full: {
    en: 'No more than eight entries make one passage.',
    fr: 'Un passage réunit huit saisies au plus.',
  },
  directions_differ: {
    en: 'The two lead opposite ways: they are two journeys.',
    fr: 'Les deux vont en sens contraire : ce sont deux trajets.',
  },
  not_joined: { en: 'These passages are not joined.', fr: 'Ces passages ne sont pas joints.' },
  passage_left: { en: 'The vehicle has left already.', fr: 'Le véhicule est déjà parti.' },
  step_open: {
    en: 'The next step is not “release” yet: set it first.',
    fr: 'La suite à donner n’est pas encore « libérer » : la fixer d’abord.',
  },
} as const satisfies Record<string, Text>;
export type PassageRefusal = keyof typeof passageRefusals;
