import type { Text } from '../../kernel/text.ts';

/** Why dispatch says no over a unit, in the reader's language. */
export const unitRefusals = {
  actor_missing: { en: 'Nobody gave this order.', fr: 'Personne n’a donné cet ordre.' },
  unit_unknown: {
    en: 'The register of units holds no such unit.',
    fr: 'Ce moyen ne figure pas au registre.',
  },
  out_of_service: { en: 'This unit is out of service.', fr: 'Ce moyen est indisponible.' },
  in_service: { en: 'This unit is in service.', fr: 'Ce moyen est en service.' },
  off_shift: {
    en: 'This unit is off shift: start its shift, or call its crew out for a boat in distress.',
    fr: 'Ce moyen est hors service : ouvrir sa prise de service, ou rappeler l’équipage en cas de détresse.',
  },
  shift_runs: { en: 'A shift runs already.', fr: 'Une prise de service est déjà en cours.' },
  no_shift: { en: 'This unit is off shift already.', fr: 'Ce moyen est déjà hors service.' },
  end_not_after_start: {
    en: 'The end must lie after the present.',
    fr: 'L’échéance doit être postérieure à l’instant présent.',
  },
  already_committed: {
    en: 'This unit is committed to another boat: see the task and the boat named.',
    fr: 'Ce moyen est déjà engagé au profit d’une autre embarcation : voir la mission et l’embarcation citées.',
  },
  does_not_outrank: {
    en: 'The task that the unit has comes first or is as urgent: choose another unit, or ask for its task to be cancelled.',
    fr: 'La mission en cours est aussi prioritaire ou davantage : choisir un autre moyen, ou en demander l’annulation.',
  },
  task_exists: { en: 'There is such a task already.', fr: 'Cette mission existe déjà.' },
  task_unknown: { en: 'This unit has no such task.', fr: 'Ce moyen n’a pas cette mission.' },
  task_over: { en: 'This task is over.', fr: 'Cette mission est terminée.' },
  step_passed: {
    en: 'The task is past this step already.',
    fr: 'La mission a déjà dépassé cette étape.',
  },
  not_under_way: {
    en: 'The unit has not left for this task yet.',
    fr: 'Le moyen n’a pas encore appareillé pour cette mission.',
  },
  other_side_only: {
    en: 'The unit is the other side’s: its own node says what it answers and does. Telephone if it is urgent.',
    fr: 'Ce moyen relève de l’autre État : c’est son nœud qui dit ce qu’il répond et fait. Appeler en cas d’urgence.',
  },
  cancel_asked_already: {
    en: 'The unit was asked to stop already: it has to acknowledge.',
    fr: 'L’annulation est déjà demandée : le moyen doit en accuser réception.',
  },
  cancel_not_asked: { en: 'Nobody asked the unit to stop.', fr: 'Aucune annulation n’a été demandée.' },
  status_from_task: {
    en: 'While it has a task the unit’s status follows from the task: report the step.',
    fr: 'En mission, l’état du moyen découle de la mission : rendre compte de l’étape.',
  },
  unchanged: { en: 'It is so already.', fr: 'C’est déjà le cas.' },
  time_absurd: {
    en: 'The position is from the future or more than a day old.',
    fr: 'La position est datée du futur ou remonte à plus d’un jour.',
  },
  expected_missing: {
    en: 'Say when the step is expected now.',
    fr: 'Indiquer l’heure désormais prévue pour cette étape.',
  },
  expected_absurd: {
    en: 'The time expected must lie ahead, by four hours at most.',
    fr: 'L’heure prévue doit être à venir, dans les quatre heures.',
  },
  no_check_in: {
    en: 'No check-ins are asked of this unit.',
    fr: 'Aucun point radio n’est demandé à ce moyen.',
  },
} as const satisfies Record<string, Text>;
export type UnitRefusal = keyof typeof unitRefusals;

/** Why a watch’s acknowledgement is refused. */
const receiptRefusals = {
  side_missing: {
    en: 'This must be said by a desk of one of the two states, on that state’s own node.',
    fr: 'Cela doit être dit par un poste de l’un des deux États, sur le nœud de cet État.',
  },
  own_record: {
    en: 'It is your own side’s: the other side’s watch acknowledges it.',
    fr: 'Il émane de votre État : c’est au quart de l’autre État d’en accuser réception.',
  },
} as const satisfies Record<string, Text>;

/** Why dispatch says no over a mayday relay. */
export const relayRefusals = {
  actor_missing: unitRefusals.actor_missing,
  relay_exists: { en: 'There is such a relay already.', fr: 'Ce relais existe déjà.' },
  relay_unknown: { en: 'No such mayday relay.', fr: 'Relais de détresse inconnu.' },
  relay_over: { en: 'This relay is ended.', fr: 'Ce relais est clos.' },
  nobody_addressed: {
    en: 'Name at least one unit or one station.',
    fr: 'Citer au moins un moyen ou une station.',
  },
  all_called_already: {
    en: 'All of these have been called already.',
    fr: 'Tous ont déjà été appelés.',
  },
  reason_missing: {
    en: 'Say why the unit cannot go.',
    fr: 'Indiquer pourquoi le moyen ne peut s’y rendre.',
  },
  side_missing: receiptRefusals.side_missing,
  own_record: receiptRefusals.own_record,
  unchanged: unitRefusals.unchanged,
} as const satisfies Record<string, Text>;
export type RelayRefusal = keyof typeof relayRefusals;

/** Why dispatch says no over a gap in coverage. */
export const gapRefusals = {
  actor_missing: unitRefusals.actor_missing,
  side_missing: receiptRefusals.side_missing,
  own_record: receiptRefusals.own_record,
  gap_exists: { en: 'There is such a gap already.', fr: 'Cette lacune existe déjà.' },
  gap_unknown: { en: 'No such coverage gap.', fr: 'Lacune de couverture inconnue.' },
  gap_closed: { en: 'This gap is closed.', fr: 'Cette lacune est close.' },
  times_reversed: { en: 'It ends before it begins.', fr: 'La fin précède le début.' },
  over_already: { en: 'It is over already.', fr: 'La période est déjà écoulée.' },
  compensation_exists: { en: 'There is such a proposal already.', fr: 'Cette proposition existe déjà.' },
  compensation_unknown: {
    en: 'No such proposal stands for this gap.',
    fr: 'Aucune proposition de ce nom pour cette lacune.',
  },
  cost_missing: {
    en: 'State what it costs, in pounds or euros; zero where it costs nothing more.',
    fr: 'Indiquer le coût, en euros ou en livres ; zéro s’il n’y a pas de surcoût.',
  },
  reason_contradicts: {
    en: 'The reason and the proposals taken do not agree.',
    fr: 'Le motif et les propositions retenues ne concordent pas.',
  },
  unchanged: unitRefusals.unchanged,
} as const satisfies Record<string, Text>;
export type GapRefusal = keyof typeof gapRefusals;
