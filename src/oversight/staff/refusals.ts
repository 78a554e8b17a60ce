import type { Text } from '../../kernel/text.ts';
import type { StaffRefusal } from './decide.ts';
import type { PostRefusal } from './decide-post.ts';
import type { ShiftRefusal } from './decide-shift.ts';

/** Why the staff register says no, in the reader's language. */
export const refusals = {
  author_missing: {
    en: 'It is not known who gives this order.',
    fr: 'L’auteur de l’ordre n’est pas connu.',
  },
  own_record: {
    en: 'Nobody gives themselves a role, a clearance or a post: another officer must.',
    fr: 'Nul ne s’attribue un rôle, une habilitation ou une fonction : un autre responsable doit le faire.',
  },
  begins_too_early: {
    en: 'It would begin more than a day before now: no right is written into the past.',
    fr: 'L’effet précéderait de plus d’un jour l’inscription : aucun droit ne s’inscrit dans le passé.',
  },
  ends_before_it_begins: {
    en: 'It would end before it begins.',
    fr: 'La fin précède le début.',
  },
  wings_apart: {
    en: 'One person never holds a role of law enforcement and one of protection at the same time.',
    fr: 'Nul ne tient à la fois un rôle de police judiciaire et un rôle de protection.',
  },
  administrator_apart: {
    en: 'Whoever administers the system holds no role that reads or writes its records.',
    fr: 'Qui administre le système ne tient aucun rôle qui en lit ou en écrit les dossiers.',
  },
  independent_apart: {
    en: 'The monitor and the data protection officer hold no other role: they judge those who do.',
    fr: 'Le contrôleur indépendant et le délégué à la protection des données ne tiennent aucun autre rôle : ils contrôlent ceux qui en tiennent.',
  },
  assignment_held: {
    en: 'This person already holds this role at this desk then.',
    fr: 'Cette personne tient déjà ce rôle à ce poste sur cette période.',
  },
  staff_known: {
    en: 'This id is taken. Whoever comes back joins under a new one.',
    fr: 'Cet identifiant est déjà pris. Qui revient est inscrit sous un nouvel identifiant.',
  },
  staff_unknown: {
    en: 'The register holds no such member of staff.',
    fr: 'Le registre ne contient pas cet agent.',
  },
  left_already: {
    en: 'This person has left by then.',
    fr: 'À cette date, cette personne aura quitté le service.',
  },
  leaving_so: {
    en: 'The register already has this leaving.',
    fr: 'Ce départ est déjà inscrit.',
  },
  ends_too_early: {
    en: 'The day of leaving lies more than a day back.',
    fr: 'La date de départ remonte à plus d’un jour.',
  },
  assignment_unknown: {
    en: 'This person has no such assignment.',
    fr: 'Cette personne n’a pas cette affectation.',
  },
  assignment_over: {
    en: 'This assignment is over already.',
    fr: 'Cette affectation est déjà terminée.',
  },
  term_needed: {
    en: 'The monitor serves for a term: give its end.',
    fr: 'Le contrôleur exerce un mandat : en indiquer le terme.',
  },
  monitor_in_office: {
    en: 'The monitor’s mandate runs: nobody ends it, moves it or takes its clearance before its term.',
    fr: 'Le mandat du contrôleur court : nul n’y met fin, ne le déplace ni ne retire son habilitation avant son terme.',
  },
  stand_in_for_oneself: {
    en: 'Nobody stands in for themselves.',
    fr: 'Nul ne se supplée lui-même.',
  },
  stand_in_too_long: {
    en: 'A stand-in lasts 14 days at most; for longer, move somebody to the desk.',
    fr: 'Une suppléance dure 14 jours au plus ; au-delà, affecter quelqu’un au poste.',
  },
  post_not_stood_in: {
    en: 'An appointed post passes only by appointment.',
    fr: 'Une fonction nominative ne passe que par nomination.',
  },
  stand_in_unknown: {
    en: 'This person has no such stand-in.',
    fr: 'Cette personne n’assure pas cette suppléance.',
  },
  clearance_by_two: {
    en: 'This marking is cleared by the security officer and a second person, not on joining.',
    fr: 'Cette mention relève d’une habilitation accordée par l’officier de sécurité et une seconde personne, non de l’entrée en service.',
  },
  clearance_held: {
    en: 'This person already holds this clearance for those dates.',
    fr: 'Cette personne détient déjà cette habilitation sur cette période.',
  },
  clearance_unknown: {
    en: 'There is no such clearance to withdraw.',
    fr: 'Aucune habilitation de ce niveau à retirer.',
  },
  same_languages: {
    en: 'The register already says exactly these languages.',
    fr: 'Le registre porte déjà exactement ces langues.',
  },
  language_twice: {
    en: 'A language stands twice.',
    fr: 'Une langue figure deux fois.',
  },
  language_too_broad: {
    en: 'Nobody interprets “Arabic” or “Kurdish” as such: name the variety.',
    fr: 'On n’interprète pas « l’arabe » ni « le kurde » en général : préciser la variété.',
  },
  post_held: {
    en: 'This post has a holder then: one at a time.',
    fr: 'Cette fonction a déjà un titulaire sur cette période : un seul à la fois.',
  },
  not_the_holder: {
    en: 'This person has no such appointment to end.',
    fr: 'Cette personne n’a pas de nomination à clore à cette fonction.',
  },
  monitor_post_apart: {
    en: 'The end of a monitor’s appointment is entered by a data protection officer and a monitor together, by an act of its own.',
    fr: 'La fin de la nomination d’un contrôleur est inscrite ensemble par un délégué à la protection des données et un contrôleur, par un acte distinct.',
  },
  two_offices_needed: {
    en: 'A data protection officer and a monitor must enter this together: two of one office do not suffice.',
    fr: 'Un délégué à la protection des données et un contrôleur doivent l’inscrire ensemble : deux titulaires de la même fonction ne suffisent pas.',
  },
  term_still_runs: {
    en: 'The monitor’s term still runs: before its end only a court may end it.',
    fr: 'Le mandat du contrôleur court encore : avant son terme, seule une décision de justice y met fin.',
  },
  shift_overlaps: {
    en: 'This person is on another shift then.',
    fr: 'Cette personne est déjà de quart sur cette période.',
  },
  shift_too_long: {
    en: 'A shift lasts 24 hours at most.',
    fr: 'Un quart dure 24 heures au plus.',
  },
  shift_unknown: { en: 'There is no such shift.', fr: 'Quart inconnu.' },
  shift_unchanged: {
    en: 'The shift already says exactly this.',
    fr: 'Le quart porte déjà exactement ces valeurs.',
  },
  shift_changed_meanwhile: {
    en: 'Somebody changed this shift after you opened it. Look at it again.',
    fr: 'Ce quart a été modifié depuis votre lecture. Le relire.',
  },
} as const satisfies Record<StaffRefusal | PostRefusal | ShiftRefusal, Text>;
