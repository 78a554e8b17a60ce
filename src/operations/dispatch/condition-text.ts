import type { Text } from '../../kernel/text.ts';

/** What follows if nobody acts, and what to do: for each kind of condition that dispatch lists. */
export const conditionText = {
  site_patrol_wanted: {
    consequence: {
      en: 'A site asks for a patrol, and nobody is known to be on the way.',
      fr: 'Un site demande une patrouille et nul ne sait qu’une est en route.',
    },
    act: {
      en: 'Order a patrol of the site, or ask the one that was ordered.',
      fr: 'Engager une patrouille du site, ou interroger celle qui l’est.',
    },
  },
  people_in_vehicle: {
    consequence: {
      en: 'People shut in a vehicle may be without air.',
      fr: 'Des personnes enfermées dans un véhicule peuvent manquer d’air.',
    },
    act: {
      en: 'Call the place’s teams and the emergency services; have the vehicle stopped and opened; the team answers the report.',
      fr: 'Appeler les équipes du site et les secours ; faire arrêter et ouvrir le véhicule ; l’équipe répond au signalement.',
    },
  },
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
  relay_not_received: {
    consequence: {
      en: 'The other side relays a distress call: nobody here has said that it is known.',
      fr: 'L’autre État relaie un appel de détresse : personne ici n’a dit l’avoir reçu.',
    },
    act: {
      en: 'Acknowledge it for your watch, and call your nearest units.',
      fr: 'En accuser réception pour le quart et appeler les moyens les plus proches.',
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

/** The same for requests from one side to the other. */
export const requestConditionText = {
  request_not_delivered: {
    consequence: {
      en: 'The other side cannot know what you ask: it has not arrived there.',
      fr: 'L’autre État ignore votre demande : elle ne lui est pas parvenue.',
    },
    act: { en: 'Ask by telephone.', fr: 'Demander par téléphone.' },
  },
  request_waiting: {
    consequence: {
      en: 'The other side asks something of you and waits.',
      fr: 'L’autre État vous adresse une demande et attend.',
    },
    act: { en: 'Accept it, or refuse it with the reason.', fr: 'L’accepter, ou la refuser avec le motif.' },
  },
  request_unanswered: {
    consequence: {
      en: 'A request between the two sides has had no answer: nobody may assume one.',
      fr: 'Une demande entre les deux États reste sans réponse : nul ne peut en présumer.',
    },
    act: { en: 'Settle it by telephone, then record it.', fr: 'Trancher par téléphone, puis consigner.' },
  },
  information_owed: {
    consequence: {
      en: 'The other side was promised an answer about a boat and has none.',
      fr: 'Une réponse promise à l’autre État sur une embarcation n’est pas donnée.',
    },
    act: { en: 'Answer what is known, even if it is little.', fr: 'Répondre ce qui est connu, même peu.' },
  },
} as const satisfies Record<string, { readonly consequence: Text; readonly act: Text }>;
