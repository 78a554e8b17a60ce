import type { Texts } from '../../../kernel/text.ts';

/** What drivers notice at places ashore: list and page. */
export const signalsText = {
  tab: { en: 'Ashore', fr: 'À terre' },
  title: { en: 'Noticed ashore by drivers', fr: 'Remarqué à terre par des conducteurs' },
  empty: {
    en: 'No driver has reported anything today.',
    fr: 'Aucun conducteur n’a rien signalé aujourd’hui.',
  },
  place: { en: 'Place', fr: 'Site' },
  road: { en: 'On the road', fr: 'Sur la route' },
  open: { en: 'Unanswered', fr: 'Sans suite' },
  reports: { en: 'Reports', fr: 'Signalements' },
  last: { en: 'Last, UTC · local', fr: 'Dernier, UTC · locale' },
  hour: { en: 'Latest hour', fr: 'Dernière heure' },
  hours: { en: 'By hour, UTC', fr: 'Par heure, UTC' },
  newest: { en: 'Newest reports', fr: 'Derniers signalements' },
  answered: { en: 'answered on the spot', fr: 'traité sur place' },
  noAlarm: {
    en: 'A list, no alarm: no life was said to be at risk. Who is on the spot answers in freight.',
    fr: 'Une liste, non une alarme : aucune vie signalée en danger. Les équipes sur place y répondent au fret.',
  },
  counted: { en: '{kind}: {count, number}', fr: '{kind} : {count, number}' },
} as const satisfies Texts;
