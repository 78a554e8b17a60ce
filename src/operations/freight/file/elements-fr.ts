import type { ElementAsked } from './elements.ts';
import {
  authors,
  checklists,
  found,
  grounds,
  handedToPolice,
  journey,
  measured,
  missingIn,
  observed,
  photographs,
  reported,
  seals,
  unless,
} from './held.ts';

const code = (article: string) => ({
  en: `French Code of Criminal Procedure, Art. ${article}`,
  fr: `code de procédure pénale, art. ${article}`,
});

/**
 * What a French procedure needs of what a control team records: a report proves only what its author saw, heard or
 * noted in person, in the exercise of their functions and within their competence (Art. 429 [M]); what is kept as
 * evidence is described and sealed (Arts 56, 97 [M]). To be confirmed by the legal desk; nothing here is a verdict.
 */
export const frenchElements: readonly ElementAsked[] = [
  {
    element: 'author_and_time',
    article: code('429'),
    asks: {
      en: 'Who noted what, in person, in which function, where and when.',
      fr: 'Qui a personnellement constaté quoi, en quelle qualité, où et quand.',
    },
    holds: (file) => [...journey(file), ...authors(file)],
    lacks: (file) => unless(authors(file), 'no_control'),
  },
  {
    element: 'ground_of_control',
    article: code('78-2 ff.'),
    asks: {
      en: 'On what ground the vehicle was controlled.',
      fr: 'Sur quel fondement le véhicule a été contrôlé.',
    },
    holds: grounds,
    lacks: (file) => missingIn(file, ['ground_without_reference']),
  },
  {
    element: 'facts_noted',
    article: code('429'),
    asks: {
      en: 'What was found and read, with every value as it was first written and as corrected.',
      fr: 'Ce qui a été trouvé et mesuré, chaque valeur telle qu’écrite d’abord et telle que rectifiée.',
    },
    holds: (file) => [...found(file), ...measured(file), ...observed(file), ...seals(file)],
    lacks: (file) =>
      missingIn(file, [
        'people_not_counted',
        'says_nothing',
        'control_missed',
        'equipment_not_named',
        'equipment_unknown',
        'calibration_unknown',
        'calibration_out_of_date',
        'reading_missing',
        'ambient_not_read',
        'seal_not_noted',
      ]),
  },
  {
    element: 'evidence_kept',
    article: code('56, 97'),
    asks: {
      en: 'What is kept as evidence, whole, and through whose hands it went.',
      fr: 'Les pièces conservées, leur intégrité et les mains par lesquelles elles sont passées.',
    },
    holds: photographs,
    lacks: (file) =>
      missingIn(file, [
        'no_photo',
        'photo_differs',
        'photo_not_held',
        'photo_erased',
        'photo_not_opened',
        'photo_not_recorded',
        'custody_broken',
      ]),
  },
  {
    element: 'driver_said',
    article: code('429'),
    asks: {
      en: 'What the driver reported and answered.',
      fr: 'Ce que le conducteur a signalé et répondu.',
    },
    holds: (file) => [...reported(file), ...checklists(file)],
    lacks: (file) => [
      ...unless(reported(file), 'no_driver_report'),
      ...unless(checklists(file), 'checklist_not_asked'),
    ],
  },
  {
    element: 'handed_to_police',
    article: code('73'),
    asks: {
      en: 'When and by whom the people found were handed to the police, by count.',
      fr: 'Quand et par qui les personnes trouvées ont été remises à la police, en nombre.',
    },
    holds: handedToPolice,
    lacks: (file) => unless(handedToPolice(file), 'handing_to_police_not_recorded'),
  },
];
