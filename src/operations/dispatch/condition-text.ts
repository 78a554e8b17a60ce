import type { Text } from '../../kernel/text.ts';

/** What follows if nobody acts, and what to do: for each kind of condition that dispatch lists. */
export const conditionText = {
  task_step_late: {
    consequence: {
      en: 'Help comes later than the boat was promised.',
      fr: 'Les secours arriveront plus tard que prévu.',
    },
    act: {
      en: 'Call the unit, record the reason, or propose another of either state.',
      fr: 'Appeler le moyen, consigner le motif, ou en proposer un autre de l’un ou l’autre État.',
    },
  },
  cancel_unacknowledged: {
    consequence: {
      en: 'A unit may still be going where it is not needed.',
      fr: 'Un moyen fait peut-être encore route sans nécessité.',
    },
    act: { en: 'Call the unit until it acknowledges.', fr: 'Appeler le moyen jusqu’à accusé de réception.' },
  },
  unit_committed_twice: {
    consequence: {
      en: 'Two tasks were given to this unit apart: one of two boats waits in vain.',
      fr: 'Deux missions ont été confiées séparément à ce moyen : une embarcation attend en vain.',
    },
    act: {
      en: 'Agree with the other side by telephone, cancel one, and send another unit there.',
      fr: 'Convenir par téléphone avec l’autre État, annuler l’une et y envoyer un autre moyen.',
    },
  },
  boat_without_unit: {
    consequence: {
      en: 'No unit is going to this boat any more.',
      fr: 'Plus aucun moyen ne fait route vers cette embarcation.',
    },
    act: {
      en: 'Propose another unit, or record why none is needed.',
      fr: 'Proposer un autre moyen, ou consigner pourquoi aucun n’est nécessaire.',
    },
  },
  mayday_relay_no_acknowledgement: {
    consequence: {
      en: 'Nobody has answered the mayday relay.',
      fr: 'Personne n’a répondu au relais de détresse.',
    },
    act: {
      en: 'Call the nearest units of both states by name.',
      fr: 'Appeler nommément les moyens les plus proches des deux États.',
    },
  },
  mayday_relay_nobody_proceeds: {
    consequence: {
      en: 'Units have answered the mayday relay; none is going.',
      fr: 'Des moyens ont répondu au relais de détresse ; aucun ne fait route.',
    },
    act: {
      en: 'Task a unit, or call further ones of both states.',
      fr: 'Engager un moyen, ou en appeler d’autres des deux États.',
    },
  },
  check_in_overdue: {
    consequence: { en: 'A crew has not been heard of.', fr: 'Un équipage n’a pas donné signe de vie.' },
    act: { en: 'Call the unit on every channel.', fr: 'Appeler le moyen sur tous les canaux.' },
  },
  check_in_escalated: {
    consequence: {
      en: 'A crew is silent: it may be in distress itself.',
      fr: 'Un équipage reste silencieux : il est peut-être lui-même en détresse.',
    },
    act: {
      en: 'Treat the unit as overdue: last position, nearest units.',
      fr: 'Considérer le moyen en retard : dernière position, moyens les plus proches.',
    },
  },
  endurance_ends: {
    consequence: {
      en: 'The unit must leave; what it watches over stays alone.',
      fr: 'Le moyen devra quitter zone ; ce qu’il surveille restera seul.',
    },
    act: { en: 'Arrange its relief before it leaves.', fr: 'Organiser sa relève avant son départ.' },
  },
  gap_undecided: {
    consequence: {
      en: 'Boats may cross this area unseen, and nobody has decided to bear that.',
      fr: 'Des embarcations peuvent traverser la zone sans être vues, sans que personne ne l’ait décidé.',
    },
    act: {
      en: 'Choose what stands in its place, or accept the gap by name.',
      fr: 'Choisir une compensation, ou accepter nommément la lacune.',
    },
  },
} as const satisfies Record<string, { readonly consequence: Text; readonly act: Text }>;
