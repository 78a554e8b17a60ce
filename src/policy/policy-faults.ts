import type { Text } from '../kernel/text.ts';

/** Why a policy does not load. */
export const policyFaultTexts = {
  schema_unreadable: { en: 'the schema cannot be read', fr: 'le schéma est illisible' },
  policy_unreadable: { en: 'the policy cannot be read', fr: 'la règle est illisible' },
  template_refused: {
    en: 'a template is not a policy: write each rule out',
    fr: 'un modèle n’est pas une règle : écrire chaque règle en entier',
  },
  id_missing: { en: 'no @id in lower-case words', fr: 'aucun @id en minuscules' },
  id_repeated: { en: 'another policy bears this @id', fr: 'une autre règle porte déjà cet @id' },
  why_missing: {
    en: '@why_en and @why_fr must both say why, each in its language',
    fr: '@why_en et @why_fr doivent tous deux donner le motif, chacun dans sa langue',
  },
  right_unknown: {
    en: 'a forbid must name in @right the kind of right that is missing',
    fr: 'une interdiction doit nommer dans @right le type de droit manquant',
  },
  permit_too_wide: {
    en: 'a permit must name a role and each action; groups are for forbids',
    fr: 'une autorisation doit nommer un rôle et chaque action ; les groupes sont réservés aux interdictions',
  },
  mask_unreadable: {
    en: 'the field masks cannot be read',
    fr: 'les masques de champs sont illisibles',
  },
  role_unknown: { en: 'the schema knows no such role', fr: 'le schéma ne connaît pas ce rôle' },
  action_unknown: {
    en: 'the schema knows no such action',
    fr: 'le schéma ne connaît pas cette action',
  },
  action_unplaced: {
    en: 'an action must stand in the wing of its name and in a group that says what it does',
    fr: 'une action doit figurer dans l’aile de son nom et dans un groupe qui dit ce qu’elle fait',
  },
  value_unknown: {
    en: 'no closed list holds this value',
    fr: 'cette valeur ne figure dans aucune liste fermée',
  },
  ill_typed: { en: 'the policy does not fit the schema', fr: 'la règle n’est pas conforme au schéma' },
  never_applies: { en: 'the policy can never apply', fr: 'la règle ne peut jamais s’appliquer' },
  file_unknown: {
    en: 'a file of this name holds no policy',
    fr: 'un fichier de ce nom ne contient aucune règle',
  },
  release_unreadable: {
    en: 'the rules of release cannot be read',
    fr: 'les règles de communication sont illisibles',
  },
  instrument_unknown: {
    en: 'the register holds no such instrument',
    fr: 'le registre ne contient pas cet instrument',
  },
  time_reversed: { en: 'it would end before it begins', fr: 'la fin précéderait le début' },
  event_unknown: { en: 'this context has no such event', fr: 'ce contexte n’a pas cet événement' },
  never_leaves: {
    en: 'the context says that this event never leaves',
    fr: 'le contexte indique que cet événement ne sort jamais',
  },
  field_unknown: { en: 'the event has no such field', fr: 'l’événement n’a pas ce champ' },
  field_repeated: { en: 'the field is named twice', fr: 'le champ est nommé deux fois' },
  field_missing: {
    en: 'without this field the rest is no event any more: list it, or let nothing of the event leave',
    fr: 'sans ce champ, le reste n’est plus un événement : l’inscrire, ou ne rien communiquer de l’événement',
  },
  field_whole: {
    en: 'a field of several parts must name the list of those that leave',
    fr: 'un champ composé doit nommer la liste des éléments qui sortent',
  },
  part_unknown: { en: 'no list of parts bears this name', fr: 'aucune liste d’éléments ne porte ce nom' },
  part_unused: { en: 'no rule uses this list of parts', fr: 'aucune règle n’utilise cette liste d’éléments' },
  lists_cross: {
    en: 'two rules let different fields of one event leave the same way: one list must hold the other',
    fr: 'deux règles communiquent des champs différents du même événement dans le même sens : une liste doit contenir l’autre',
  },
  direction_closed: {
    en: 'the instrument lets nothing of this kind flow this way',
    fr: 'l’instrument n’autorise aucun flux de cette nature dans ce sens',
  },
  humanitarian_wall: {
    en: 'saving life and protection never travel under an instrument of enforcement, nor the other way round',
    fr: 'le sauvetage et la protection ne circulent jamais au titre d’un instrument répressif, ni l’inverse',
  },
  condition_open: {
    en: 'this handling condition never leaves without the provider’s permission: the rule must block it',
    fr: 'cette condition de traitement ne sort jamais sans l’accord du fournisseur : la règle doit la bloquer',
  },
  forbidden_ground: {
    en: 'no rule may read this of a person',
    fr: 'aucune règle ne peut lire ceci d’une personne',
  },
} as const satisfies Record<string, Text>;

export type PolicyFaultCode = keyof typeof policyFaultTexts;

/** One reason why policies do not load, with its place: `joint/walls.cedar:12`. */
export interface PolicyFault {
  readonly code: PolicyFaultCode;
  readonly place: string;
  /** The id, name or engine's words concerned. */
  readonly what: string;
}

/** Both languages of a fault, with its place. */
export function policyFaultText({ code, place, what }: PolicyFault): Text {
  const { en, fr } = policyFaultTexts[code];
  return { en: `${place}: ${en} (${what})`, fr: `${place} : ${fr} (${what})` };
}
