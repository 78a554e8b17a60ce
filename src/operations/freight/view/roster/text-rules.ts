import type { Text, Texts } from '../../../../kernel/text.ts';
import type { LimitName } from './rule-rows.ts';

/** What is said of rest rules. */
export const rulesText = {
  rules: { en: 'Rest rules', fr: 'Règles de repos' },
  state: { en: 'State', fr: 'État' },
  rule: { en: 'Rule', fr: 'Règle' },
  holds: { en: 'Holds', fr: 'En vigueur' },
  directive: { en: 'The directive', fr: 'La directive' },
  own: { en: 'State’s own', fr: 'Propre à l’État' },
  article: { en: 'Source of what holds', fr: 'Source de la règle' },
  places: { en: 'Teams at', fr: 'Équipes à' },
  none: { en: 'none', fr: 'aucune' },
  change: { en: 'Change rules, {state}', fr: 'Modifier les règles, {state}' },
  back: { en: 'Take back, {state}', fr: 'Retirer, {state}' },
  backNone: {
    en: 'This state has entered no rules of its own: the directive alone holds.',
    fr: 'Cet État n’a inscrit aucune règle propre : seule la directive s’applique.',
  },
  noRoster: { en: 'The roster has not been read yet.', fr: 'Le tableau n’a pas encore été lu.' },
  dialog: { en: 'Rest rules, {state}', fr: 'Règles de repos, {state}' },
  enter: { en: 'Enter the rules', fr: 'Inscrire les règles' },
  stricter: {
    en: 'Of the directive and these, the stricter holds. Empty: the directive’s. Each needs its source in both languages.',
    fr: 'De la directive et de ces règles, la plus stricte l’emporte. Vide : celle de la directive. Chacune exige sa source dans les deux langues.',
  },
  from: { en: 'Holds from', fr: 'Applicable du' },
  until: { en: 'Until', fr: 'Au' },
  nightFrom: { en: 'Night from hour', fr: 'Nuit à partir de (h)' },
  nightUntil: { en: 'Night until hour', fr: 'Nuit jusqu’à (h)' },
  strain: { en: 'Night work strains body or mind', fr: 'Travail de nuit pénible' },
  yes: { en: 'Yes', fr: 'Oui' },
  no: { en: 'No, by an assessment on record', fr: 'Non, selon une évaluation consignée' },
  hours: { en: 'Hours', fr: 'Heures' },
  minutes: { en: 'Minutes at least', fr: 'Minutes au moins' },
  sourceEn: { en: 'Source, English', fr: 'Source, anglais' },
  sourceFr: { en: 'Source, French', fr: 'Source, français' },
  sourceNeeded: {
    en: 'Name the source in this language: letters, figures and plain signs.',
    fr: 'Citer la source dans cette langue : lettres, chiffres et signes simples.',
  },
  directiveIs: { en: 'Directive: {value} ({article}).', fr: 'Directive : {value} ({article}).' },
  directiveNone: { en: 'The directive has none.', fr: 'La directive n’en fixe pas.' },
  weeksShort: { en: '{weeks} wk', fr: '{weeks} sem.' },
  weeks: { en: 'Averaged over, weeks', fr: 'Moyenne sur, semaines' },
  nightBoth: {
    en: 'Both hours of the night, or neither: from 20 to 24, until 5 to 8.',
    fr: 'Les deux heures de la nuit ou aucune : de 20 à 24, jusqu’à 5 à 8.',
  },
  check: { en: 'Show what it would break', fr: 'Voir ce qui serait remis en cause' },
  checkFirst: {
    en: 'Look first at what these rules would break.',
    fr: 'Voir d’abord ce que ces règles remettraient en cause.',
  },
  checkFailed: {
    en: 'The node could not say what they would break: try again.',
    fr: 'Le nœud n’a pas pu indiquer ce qui serait remis en cause : réessayer.',
  },
  governs: {
    en: '{teams, plural, one {# team} other {# teams}}, {people, plural, one {# person} other {# people}}, at {places}.',
    fr: '{teams, plural, one {# équipe} other {# équipes}}, {people, plural, one {# personne} other {# personnes}}, à {places}.',
  },
  governsNobody: {
    en: 'No team follows these rules yet.',
    fr: 'Aucune équipe ne relève encore de ces règles.',
  },
  breaksNone: {
    en: 'They break nothing that is rostered.',
    fr: 'Elles ne remettent en cause aucune vacation inscrite.',
  },
  breaks: {
    en: '{count, plural, one {# duty or week} other {# duties or weeks}} would break them. Nothing is moved: each is to be rostered anew.',
    fr: '{count, plural, one {# vacation ou semaine y contreviendrait} other {# vacations ou semaines y contreviendraient}}. Rien n’est déplacé : chacune est à réinscrire.',
  },
  breakLine: {
    en: '{staff} ({team}), {at} UTC: {rule} {found} against {limit} ({article})',
    fr: '{staff} ({team}), {at} UTC : {rule} {found} pour {limit} ({article})',
  },
  breaksLeftOut: {
    en: '{count, number} more are not shown.',
    fr: '{count, number} autres ne sont pas affichées.',
  },
  standing: {
    en: '{count, plural, one {# fault stands} other {# faults stand}} already under the rules in force.',
    fr: '{count, plural, one {# manquement existe} other {# manquements existent}} déjà sous les règles en vigueur.',
  },
} as const satisfies Texts;

export const limitText = {
  dailyRestHours: { en: 'Daily rest', fr: 'Repos journalier' },
  weeklyRestHours: { en: 'Weekly rest', fr: 'Repos hebdomadaire' },
  workWithoutBreakHours: { en: 'Work without a break', fr: 'Travail sans pause' },
  breakMinutes: { en: 'Break', fr: 'Pause' },
  spanHours: { en: 'Span of the day', fr: 'Amplitude journalière' },
  dailyWorkHours: { en: 'Work in 24 h', fr: 'Travail sur 24 h' },
  weeklyWorkHours: { en: 'Work in a week', fr: 'Travail sur une semaine' },
  averageWeeklyHours: { en: 'Weekly average', fr: 'Moyenne hebdomadaire' },
  nightWorkHours: { en: 'Night work in 24 h', fr: 'Travail de nuit sur 24 h' },
} as const satisfies Record<LimitName, Text>;
