import type { Texts } from '../../kernel/text.ts';

export const severityText = {
  alarm: { en: 'Alarm', fr: 'Alarme' },
  warning: { en: 'Warning', fr: 'Avertissement' },
  caution: { en: 'Caution', fr: 'Attention' },
} as const satisfies Texts;

export const alarmLineText = {
  title: { en: 'Alarms', fr: 'Alarmes' },
  count: {
    en: '{count, plural, =0 {No alarms} one {# alarm} other {# alarms}}',
    fr: '{count, plural, =0 {Aucune alarme} one {# alarme} other {# alarmes}}',
  },
  notKnown: { en: 'Alarms not known', fr: 'Alarmes inconnues' },
  unacknowledged: {
    en: '{count, plural, =0 {all acknowledged} other {# not acknowledged}}',
    fr: '{count, plural, =0 {toutes acquittées} one {# non acquittée} other {# non acquittées}}',
  },
  acknowledge: { en: 'Acknowledge', fr: 'Acquitter' },
  acknowledged: { en: 'acknowledged', fr: 'acquittée' },
  open: { en: 'Open', fr: 'Ouvrir' },
  since: { en: '{age} ago', fr: 'il y a {age}' },
  same: {
    en: '{count, plural, one {+# of the same cause} other {+# of the same cause}}',
    fr: '{count, plural, one {+# de même cause} other {+# de même cause}}',
  },
  list: { en: 'All alarms', fr: 'Toutes les alarmes' },
  ownDesk: {
    en: 'Alarms of the picture and the feeds: acknowledging them is kept at this desk for this watch only.',
    fr: 'Alarmes de la situation et des sources : leur acquittement ne vaut qu’à ce poste, pour ce quart.',
  },
} as const satisfies Texts;
