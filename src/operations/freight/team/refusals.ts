import type { Text } from '../../../kernel/text.ts';
import type { DutyRefusal } from './decide-duty.ts';
import type { SearchRefusal } from './decide-search.ts';
import type { SwapRefusal } from './decide-swap.ts';
import type { TeamRefusal } from './decide-team.ts';
import type { DutyFault, RestRefusal } from './duty-check.ts';
import type { WallFault } from './wall-span.ts';

const actorMissing = { en: 'Nobody gave this order.', fr: 'Personne n’a donné cet ordre.' } as const;
const unchanged = { en: 'It is so already.', fr: 'C’est déjà le cas.' } as const;
const teamUnknown = { en: 'There is no such team.', fr: 'Cette équipe n’existe pas.' } as const;
const teamDisbanded = { en: 'This team is disbanded.', fr: 'Cette équipe est dissoute.' } as const;
const notMember = {
  en: 'This person is not a member of the team: add them first.',
  fr: 'Cette personne ne fait pas partie de l’équipe : l’y inscrire d’abord.',
} as const;
const dutyUnknown = {
  en: 'The roster holds no such duty.',
  fr: 'Cette vacation ne figure pas au tableau.',
} as const;
const endsFirst = { en: 'It ends before it begins.', fr: 'La fin précède le début.' } as const;
const spansFull = {
  en: 'So many spans are entered for this person already: clear one first.',
  fr: 'Trop de périodes sont déjà inscrites pour cette personne : en retirer une d’abord.',
} as const;
const spanUnknown = { en: 'There is no such span.', fr: 'Cette période n’existe pas.' } as const;
const tooFar = {
  en: 'That is more than 400 days ahead: look at the year.',
  fr: 'C’est à plus de 400 jours : vérifier l’année.',
} as const;

/** What the wall clock does not show, or shows twice. */
const wallRefusals = {
  time_skipped: {
    en: 'The clock goes forward that night and never shows this time: choose one before or after.',
    fr: 'L’horloge avance cette nuit-là et n’affiche jamais cette heure : en choisir une avant ou après.',
  },
  time_repeated: {
    en: 'The clock goes back that night and shows this time twice: say whether the first or the second is meant.',
    fr: 'L’horloge recule cette nuit-là et affiche cette heure deux fois : préciser la première ou la seconde.',
  },
  repeat_not_there: {
    en: 'The clock shows this time once only.',
    fr: 'L’horloge n’affiche cette heure qu’une fois.',
  },
  ends_before_it_begins: endsFirst,
  break_too_long: {
    en: 'The break is as long as the duty: no work would be left.',
    fr: 'La pause couvre toute la vacation : il ne resterait aucun travail.',
  },
} as const satisfies Record<WallFault, Text>;

/** Each names the article of the directive; where a state’s own rule is stricter, the detail names that. */
const restRefusals = {
  daily_rest_short: {
    en: 'It would leave less than the daily rest in the 24 hours from the beginning of a duty (Directive 2003/88/EC, Art. 3, or the stricter rule named).',
    fr: 'Le repos journalier ne serait pas respecté dans les 24 heures suivant une prise de service (directive 2003/88/CE, art. 3, ou règle plus stricte citée).',
  },
  weekly_rest_short: {
    en: 'It would leave no weekly rest in one piece (Directive 2003/88/EC, Art. 5, or the stricter rule named).',
    fr: 'Il ne resterait pas de repos hebdomadaire d’un seul tenant (directive 2003/88/CE, art. 5, ou règle plus stricte citée).',
  },
  break_missing: {
    en: 'A duty of this length needs a break (Directive 2003/88/EC, Art. 4, or the stricter rule named).',
    fr: 'Une vacation de cette durée exige une pause (directive 2003/88/CE, art. 4, ou règle plus stricte citée).',
  },
  span_over: {
    en: 'From the first beginning to the last end the day would be too long (the rule named; the directive has none beyond Art. 3).',
    fr: 'L’amplitude de la journée serait dépassée (règle citée ; la directive n’en fixe pas au-delà de l’art. 3).',
  },
  daily_hours_over: {
    en: 'It would be more work in 24 hours than the rule named allows.',
    fr: 'La durée quotidienne de travail fixée par la règle citée serait dépassée.',
  },
  weekly_hours_over: {
    en: 'It would be more work in one week than the rule named allows.',
    fr: 'La durée hebdomadaire de travail fixée par la règle citée serait dépassée.',
  },
  average_hours_over: {
    en: 'Weekly hours would be too many on average (Directive 2003/88/EC, Arts 6(b) and 16(b), or the stricter rule named).',
    fr: 'La moyenne hebdomadaire serait dépassée (directive 2003/88/CE, art. 6, point b), et 16, point b), ou règle plus stricte citée).',
  },
  night_hours_over: {
    en: 'It would be too much work in 24 hours with night work that strains body or mind (Directive 2003/88/EC, Art. 8(b), or the stricter rule named).',
    fr: 'Le travail de nuit pénible serait trop long sur 24 heures (directive 2003/88/CE, art. 8, point b), ou règle plus stricte citée).',
  },
} as const satisfies Record<RestRefusal, Text>;

const personRefusals = {
  duty_overlaps: {
    en: 'This person has another duty at that time.',
    fr: 'Cette personne a déjà une vacation à ce moment-là.',
  },
  person_unable: {
    en: 'This person said that they cannot then.',
    fr: 'Cette personne s’est déclarée indisponible à ce moment-là.',
  },
  person_away: {
    en: 'This person is reported away then.',
    fr: 'Cette personne est signalée absente à ce moment-là.',
  },
  duties_full: {
    en: 'This person’s roster holds as many duties as it can.',
    fr: 'Le tableau de cette personne est complet.',
  },
  ...restRefusals,
} as const satisfies Record<DutyFault, Text>;

/** Why the roster says no over one person’s duties. */
export const dutyRefusals = {
  actor_missing: actorMissing,
  team_unknown: teamUnknown,
  team_disbanded: teamDisbanded,
  not_a_member: notMember,
  duty_unknown: dutyUnknown,
  duty_too_far: tooFar,
  unchanged,
  spans_full: spansFull,
  span_unknown: spanUnknown,
  absence_exists: { en: 'This absence is reported already.', fr: 'Cette absence est déjà signalée.' },
  absence_unknown: { en: 'There is no such absence.', fr: 'Cette absence n’existe pas.' },
  absence_over: { en: 'This absence is over.', fr: 'Cette absence est terminée.' },
  ...wallRefusals,
  ...personRefusals,
} as const satisfies Record<DutyRefusal, Text>;

/** Why the roster says no over a team. */
export const teamRefusals = {
  actor_missing: actorMissing,
  team_exists: { en: 'There is such a team already.', fr: 'Cette équipe existe déjà.' },
  team_unknown: teamUnknown,
  team_disbanded: teamDisbanded,
  member_known: { en: 'This person is in the team already.', fr: 'Cette personne est déjà dans l’équipe.' },
  member_unknown: notMember,
  members_full: { en: 'The team has as many members as it can.', fr: 'L’équipe est au complet.' },
  nobody_left: {
    en: 'Nobody would be left to stand this duty.',
    fr: 'Il ne resterait personne pour cette vacation.',
  },
  shift_exists: {
    en: 'The team, or one of its members, has a duty of this name already: choose another name.',
    fr: 'L’équipe ou l’un de ses membres a déjà une vacation de ce nom : en choisir un autre.',
  },
  duty_too_far: tooFar,
  unchanged,
  spans_full: spansFull,
  span_unknown: spanUnknown,
  up_already: { en: 'The team is on duty already.', fr: 'L’équipe est déjà en service.' },
  not_up: { en: 'The team is not on duty.', fr: 'L’équipe n’est pas en service.' },
  search_open: {
    en: 'An open search lies with this team: end it, or let the next team accept it. Until then nobody is released.',
    fr: 'Une fouille en cours relève de cette équipe : la terminer ou la faire reprendre. D’ici là, personne n’est libéré.',
  },
  ...wallRefusals,
  ...personRefusals,
} as const satisfies Record<TeamRefusal, Text>;

/** Why the roster says no over a swap. */
export const swapRefusals = {
  actor_missing: actorMissing,
  swap_exists: { en: 'There is such a swap already.', fr: 'Cet échange existe déjà.' },
  swap_unknown: { en: 'There is no such swap.', fr: 'Cet échange n’existe pas.' },
  swap_settled: { en: 'This swap is settled.', fr: 'Cet échange est réglé.' },
  swap_not_accepted: {
    en: 'The other person has not accepted yet: nothing is there to approve.',
    fr: 'L’autre personne n’a pas encore accepté : il n’y a rien à valider.',
  },
  third_person_only: {
    en: 'Neither of the two settles their own swap: another supervisor does.',
    fr: 'Aucun des deux ne statue sur son propre échange : un autre responsable le fait.',
  },
  same_person: { en: 'A swap is between two people.', fr: 'Un échange se fait entre deux personnes.' },
  other_person_only: {
    en: 'Only the person who is asked may answer.',
    fr: 'Seule la personne sollicitée peut répondre.',
  },
  own_duty_only: {
    en: 'Only the person whose duty it is may offer it or take the offer back.',
    fr: 'Seule la personne concernée peut proposer sa vacation ou retirer sa proposition.',
  },
  duty_unknown: dutyUnknown,
  duty_begun: { en: 'This duty has begun.', fr: 'Cette vacation a commencé.' },
  team_unknown: teamUnknown,
  not_a_member: notMember,
  ...personRefusals,
} as const satisfies Record<SwapRefusal, Text>;

/** Why the room says no over an open search. */
export const searchRefusals = {
  actor_missing: actorMissing,
  search_exists: { en: 'There is such a search already.', fr: 'Cette fouille existe déjà.' },
  search_unknown: { en: 'There is no such search.', fr: 'Cette fouille n’existe pas.' },
  search_over: { en: 'This search is over.', fr: 'Cette fouille est terminée.' },
  team_unknown: teamUnknown,
  team_disbanded: teamDisbanded,
  team_not_up: {
    en: 'This team is not on duty: enter that it has come on first.',
    fr: 'Cette équipe n’est pas en service : inscrire d’abord sa prise de service.',
  },
  searches_full: {
    en: 'So many searches lie with this team that it can take no more.',
    fr: 'Trop de fouilles relèvent de cette équipe pour en reprendre une autre.',
  },
  nothing_left: { en: 'Name what is to be searched.', fr: 'Indiquer ce qui est à fouiller.' },
  part_twice: {
    en: 'A part is named twice: it is done or left.',
    fr: 'Une partie est citée deux fois : elle est faite ou reste à faire.',
  },
  part_forgotten: {
    en: 'A part that was to be searched is named no more: say whether it is done or left.',
    fr: 'Une partie à fouiller n’est plus citée : indiquer si elle est faite ou reste à faire.',
  },
  promise_dropped: {
    en: 'A promise that was made is named no more, or otherwise: say only whether it is kept.',
    fr: 'Un engagement pris n’est plus cité, ou l’est autrement : indiquer seulement s’il est tenu.',
  },
  same_team: { en: 'The search lies with this team already.', fr: 'La fouille relève déjà de cette équipe.' },
  takeover_open: {
    en: 'The search is offered to the next team: it has to answer, or the offer to be withdrawn.',
    fr: 'La fouille est proposée à l’équipe suivante : elle doit répondre, ou la proposition être retirée.',
  },
  takeover_unknown: { en: 'There is no such offer.', fr: 'Cette proposition n’existe pas.' },
  takeover_settled: { en: 'This offer is settled.', fr: 'Cette proposition est réglée.' },
  takeovers_full: {
    en: 'This search has been offered too often: settle it with the lane supervisor.',
    fr: 'Cette fouille a été proposée trop souvent : voir avec le responsable de la file.',
  },
  receiving_team_only: {
    en: 'Only a member of the team that is asked may answer.',
    fr: 'Seul un membre de l’équipe sollicitée peut répondre.',
  },
  same_person: {
    en: 'Whoever hands over does not take over: another person answers.',
    fr: 'Qui transmet ne reprend pas : une autre personne répond.',
  },
  read_back_differs: {
    en: 'What is repeated is not what was handed over: read it again, or ask the team that has it.',
    fr: 'Le collationnement diffère de ce qui a été transmis : relire, ou interroger l’équipe qui détient la fouille.',
  },
  parts_left: {
    en: 'Parts are left to search: search them, or say why the search ends without.',
    fr: 'Des parties restent à fouiller : les fouiller, ou dire pourquoi la fouille s’arrête.',
  },
  control_missing: {
    en: 'Name the control that records what was found.',
    fr: 'Citer le contrôle qui consigne le résultat.',
  },
  unchanged,
} as const satisfies Record<SearchRefusal, Text>;
