import type { ElementAsked } from './elements.ts';
import {
  authors,
  checklists,
  entryOf,
  found,
  journey,
  measured,
  missingIn,
  observed,
  photographs,
  reported,
  seals,
  unless,
} from './held.ts';

const act = 'Immigration and Asylum Act 1999';
const rules = 'Carriers’ Liability Regulations 2002 (SI 2002/2817)';
const both = (section: string) => ({ en: `${act}, ${section}`, fr: `${act}, ${section}` });
const regulation = (number: string) => ({ en: `${rules}, reg. ${number}`, fr: `${rules}, règl. ${number}` });

/**
 * What the United Kingdom's civil penalty scheme asks for. Regulations 2A to 2F and 3A to 3F stand as inserted by
 * SI 2023/29: its explanatory note was read [V], regs 5 (2B), 8 (2E) and 19 (schedule) in excerpt [V*]; sections 31A, 32
 * and 34 of the Act are named from those and from the trade's press [V*]. To be confirmed by the legal desk.
 */
export const britishElements: readonly ElementAsked[] = [
  {
    element: 'person_concealed',
    article: both('s. 32'),
    asks: {
      en: 'One or more persons concealed in the vehicle on its way to the United Kingdom, and how many.',
      fr: 'Une ou plusieurs personnes dissimulées dans le véhicule en route vers le Royaume-Uni, et leur nombre.',
    },
    holds: (file) => [...journey(file), ...found(file)],
    lacks: (file) => missingIn(file, ['people_not_counted', 'says_nothing', 'control_missed']),
  },
  {
    element: 'adequately_secured',
    article: regulation('2A'),
    asks: {
      en: 'Whether the goods vehicle was adequately secured against unauthorised access (Act, s. 31A).',
      fr: 'Si le véhicule était convenablement protégé contre tout accès non autorisé (Act, s. 31A).',
    },
    holds: (file) => [...seals(file), ...observed(file)],
    lacks: (file) => missingIn(file, ['seal_not_noted']),
  },
  {
    element: 'securing_actions',
    article: regulation('2B'),
    asks: {
      en: 'Actions taken to secure it before and during the journey: numbered seals, working straps, repaired covers, checks.',
      fr: 'Mesures de protection avant et pendant le trajet : scellés numérotés, câbles en état, bâches réparées, vérifications.',
    },
    holds: seals,
    lacks: (file) => missingIn(file, ['seal_number_not_recorded']),
  },
  {
    element: 'checks',
    article: regulation('2C'),
    asks: {
      en: 'Checks that nobody had gained access, as the schedule lists them.',
      fr: 'Vérifications de l’absence d’intrusion, selon la liste annexée.',
    },
    holds: checklists,
    lacks: (file) => unless(checklists(file), 'checklist_not_asked'),
  },
  {
    element: 'reporting',
    article: regulation('2D'),
    asks: {
      en: 'Whether unauthorised access was reported, and when.',
      fr: 'Si l’intrusion a été signalée, et quand.',
    },
    holds: reported,
    lacks: (file) => unless(reported(file), 'no_driver_report'),
  },
  {
    element: 'records',
    article: regulation('2E'),
    asks: {
      en: 'Written records that these actions were taken.',
      fr: 'Traces écrites de ces mesures.',
    },
    holds: checklists,
    lacks: (file) => unless(checklists(file), 'checklist_not_asked'),
  },
  {
    element: 'responsible_persons',
    article: both('ss. 31A, 32'),
    asks: {
      en: 'Who is responsible: owner, hirer, driver.',
      fr: 'Qui est responsable : propriétaire, locataire, conducteur.',
    },
    holds: ({ passages }) =>
      passages.flatMap(({ plates }) =>
        plates.map((plate) => ({
          about: plate.on,
          entry: entryOf(plate),
          says: {
            en: `plate sealed under ${plate.subject}${plate.country === null ? '' : `, ${plate.country}`}`,
            fr: `plaque scellée sous ${plate.subject}${plate.country === null ? '' : `, ${plate.country}`}`,
          },
        })),
      ),
    lacks: () => [{ code: 'responsible_not_held', about: null }],
  },
  {
    element: 'level_of_penalty',
    article: regulation('2F, 3, 3A to 3F'),
    asks: {
      en: 'What bears on the amount: accreditation, actions taken, cooperation.',
      fr: 'Ce qui influe sur le montant : agrément, mesures prises, coopération.',
    },
    holds: (file) => [...checklists(file), ...reported(file)],
    lacks: () => [{ code: 'accreditation_not_held', about: null }],
  },
  {
    element: 'duress',
    article: both('s. 34'),
    asks: { en: 'Whether the driver acted under duress.', fr: 'Si le conducteur a agi sous la contrainte.' },
    holds: (file) => reported({ ...file, reports: file.reports.filter(({ what }) => what === 'threat') }),
    lacks: (file) => unless(reported(file), 'no_driver_report'),
  },
  {
    element: 'reliability',
    article: { en: 'Evidence as a whole', fr: 'Ensemble des preuves' },
    asks: {
      en: 'How each thing is known: who, when, with which instrument, and whether the photos are those taken.',
      fr: 'Comment chaque élément est connu : par qui, quand, avec quel appareil, et si les photographies sont intactes.',
    },
    holds: (file) => [...authors(file), ...measured(file), ...photographs(file)],
    lacks: (file) =>
      missingIn(file, [
        'equipment_not_named',
        'equipment_unknown',
        'calibration_unknown',
        'calibration_out_of_date',
        'reading_missing',
        'ambient_not_read',
        'no_photo',
        'photo_differs',
        'photo_not_held',
        'photo_erased',
        'photo_not_opened',
        'photo_not_recorded',
        'custody_broken',
      ]),
  },
];
