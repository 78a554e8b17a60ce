import type { Text } from '../../kernel/text.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { CrossingNear } from './crossing-near.ts';

/** What each condition leads to if nobody acts, and what is to be done. */
export const conditionText = {
  link_down: {
    consequence: {
      en: 'The two sides no longer hear one another: neither knows what the other does for these boats.',
      fr: 'Les deux centres ne s’entendent plus : chacun ignore ce que l’autre fait pour ces embarcations.',
    },
    act: {
      en: 'Telephone the other centre now; go through the checklist boat by boat.',
      fr: 'Appeler l’autre centre sans attendre ; suivre la liste, embarcation par embarcation.',
    },
  },
  link_deaf: {
    consequence: {
      en: 'This node no longer hears the other side: what is shown of it is old.',
      fr: 'Ce nœud n’entend plus l’autre État : ce qui en est affiché est ancien.',
    },
    act: {
      en: 'Telephone the other centre: ask what is new of each open boat, and write it down.',
      fr: 'Appeler l’autre centre : demander le nouveau sur chaque embarcation ouverte, et le consigner.',
    },
  },
  link_unheard: {
    consequence: {
      en: 'The other side does not hear this node: what is decided here does not reach them.',
      fr: 'L’autre État n’entend plus ce nœud : ce qui se décide ici ne lui parvient pas.',
    },
    act: {
      en: 'Telephone the other centre: say what is new of each open boat, and what awaits their answer.',
      fr: 'Appeler l’autre centre : dire le nouveau sur chaque embarcation et ce qui attend sa réponse.',
    },
  },
  unread_item: {
    consequence: {
      en: 'A call for help may be lying unread.',
      fr: 'Un appel à l’aide attend peut-être sans avoir été lu.',
    },
    act: { en: 'Open the oldest unread item.', fr: 'Ouvrir l’élément non lu le plus ancien.' },
  },
  undecided_item: {
    consequence: {
      en: 'A call for help was read 5 minutes ago or more, and stands on no boat.',
      fr: 'Un appel à l’aide a été lu il y a 5 minutes ou plus et ne figure sur aucune embarcation.',
    },
    act: {
      en: 'Open or link a boat, or name what it was.',
      fr: 'Ouvrir ou rattacher une embarcation, ou indiquer ce que c’était.',
    },
  },
  count_unlinked: {
    consequence: {
      en: 'Children alone or injured people were counted, and the count stands on no boat: nobody is asked for them.',
      fr: 'Des enfants seuls ou des blessés ont été comptés sans rattachement à une embarcation : nul n’est sollicité pour eux.',
    },
    act: {
      en: 'Link the count to its boat; call the safeguarding desk.',
      fr: 'Rattacher le décompte à son embarcation ; appeler la cellule de protection.',
    },
  },
  transfer_unaccepted: {
    consequence: {
      en: 'Each side may believe that the other has this boat.',
      fr: 'Chaque centre peut croire que l’autre a pris cette embarcation.',
    },
    act: {
      en: 'Asked side: accept, assist or refuse. Proposer: still in charge; telephone.',
      fr: 'Centre sollicité : accepter, prêter concours ou refuser. Proposant : toujours responsable ; appeler.',
    },
  },
  crossing_near: {
    consequence: {
      en: 'The boat may enter the other side’s region before its centre has been asked.',
      fr: 'L’embarcation peut entrer dans la zone de l’autre centre avant qu’il n’ait été sollicité.',
    },
    act: {
      en: 'Propose the transfer; in charge until the other side accepts.',
      fr: 'Proposer le transfert ; responsable jusqu’à l’acceptation de l’autre centre.',
    },
  },
  silence: {
    consequence: {
      en: 'Nothing has been written for 15 minutes about people who may be in danger.',
      fr: 'Rien n’a été consigné depuis 15 minutes sur des personnes peut-être en danger.',
    },
    act: {
      en: 'Call the callers and the units; write down what you learn, even if it is nothing.',
      fr: 'Rappeler les appelants et les moyens ; consigner ce qu’on apprend, fût-ce rien.',
    },
  },
  promise_overdue: {
    consequence: {
      en: 'A caller was promised something that has not happened.',
      fr: 'Une promesse faite à un appelant n’a pas été tenue.',
    },
    act: { en: 'Keep it, or call and say so.', fr: 'La tenir, ou rappeler pour le dire.' },
  },
  person_in_water: {
    consequence: {
      en: 'Somebody is in the water and nobody is searching.',
      fr: 'Une personne est à la mer et aucune recherche n’est engagée.',
    },
    act: {
      en: 'Open the search from where the boat was then; task a unit.',
      fr: 'Ouvrir les recherches depuis la position d’alors ; engager un moyen.',
    },
  },
  people_unaccounted: {
    consequence: {
      en: 'People are missing and no search effort is being recorded.',
      fr: 'Des personnes manquent et aucune recherche effective n’est consignée.',
    },
    act: {
      en: 'Have a unit search; record area and times.',
      fr: 'Faire ratisser par un moyen ; consigner zone et heures.',
    },
  },
  no_unit: {
    consequence: {
      en: 'A boat in distress has no unit under way to it.',
      fr: 'Aucun moyen ne fait route vers une embarcation en détresse.',
    },
    act: {
      en: 'Task a unit of either state; ask ships near by.',
      fr: 'Engager un moyen de l’un ou l’autre État ; solliciter les navires sur zone.',
    },
  },
  safeguarding_due: {
    consequence: {
      en: 'Children alone or injured people were counted; nobody has said who has them.',
      fr: 'Des enfants seuls ou des blessés ont été comptés ; nul n’a dit qui les a pris en charge.',
    },
    act: {
      en: 'Call the safeguarding desk; record that they have them.',
      fr: 'Appeler la cellule de protection ; consigner la prise en charge.',
    },
  },
  safeguarding_withdrawn: {
    consequence: {
      en: 'Somebody has children or injured people whose count was taken away from this boat, and may not know it.',
      fr: 'Des enfants seuls ou des blessés pris en charge ne sont plus comptés pour cette embarcation ; qui les a l’ignore peut-être.',
    },
    act: {
      en: 'Tell whoever has them; record that they know.',
      fr: 'Prévenir qui les a pris en charge ; consigner que c’est fait.',
    },
  },
  recall_unseen: {
    consequence: {
      en: 'A record that this boat stands on was recalled: its people, its place or a closing may rest on what counts no more.',
      fr: 'Un élément sur lequel repose cette embarcation a été rappelé : personnes, position ou clôture se fondent peut-être sur ce qui ne compte plus.',
    },
    act: {
      en: 'Open the boat, look at what was recalled, ask the other centre what they know instead; acknowledge it.',
      fr: 'Ouvrir l’embarcation, examiner ce qui a été rappelé, demander à l’autre centre ce qu’il sait à la place ; en prendre acte.',
    },
  },
  reference_shared: {
    consequence: {
      en: 'Two open boats bear this one reference: what is said of one by it may be done for the other.',
      fr: 'Deux embarcations ouvertes portent cette même référence : un message qui la cite peut être exécuté pour l’autre.',
    },
    act: {
      en: 'Name each by its position and its first call, by telephone and radio too; tell the other centre and the units.',
      fr: 'Désigner chacune par sa position et son premier appel, y compris par téléphone et radio ; prévenir l’autre centre et les moyens engagés.',
    },
  },
  coordinator_unsettled: {
    consequence: {
      en: 'Two centres coordinate one boat: orders may cross.',
      fr: 'Deux centres coordonnent une même embarcation : les ordres peuvent se croiser.',
    },
    act: {
      en: 'Speak to the other duty officer and both name the same side.',
      fr: 'S’entendre avec l’officier de permanence de l’autre centre et désigner tous deux le même État.',
    },
  },
  closing_against_evidence: {
    consequence: {
      en: 'Somebody holds this boat to be over; the evidence says otherwise.',
      fr: 'Quelqu’un tient l’affaire pour close ; les éléments disent le contraire.',
    },
    act: {
      en: 'Read what stands against it with whoever proposed it; go on with the rescue.',
      fr: 'Lire ce qui s’y oppose avec l’auteur de la proposition ; poursuivre l’opération.',
    },
  },
} as const satisfies Record<string, { readonly consequence: Text; readonly act: Text }>;

/** What an expected crossing may come to, with the moment and how sure it is; UTC, to the minute. */
export function crossingText({ to, isOver, earliestAt, likelyAt, latestAt }: CrossingNear): Text {
  const region = to.toUpperCase();
  const [earliest, likely] = [minute(earliestAt), minute(likelyAt)];
  const asked = { en: 'its centre has not been asked', fr: 'le centre n’a pas été sollicité' };
  if (isOver)
    return {
      en: `It is in the ${region} region, since about ${likely} UTC; ${asked.en}.`,
      fr: `Elle se trouve dans la zone ${region}, depuis environ ${likely} UTC ; ${asked.fr}.`,
    };
  const latest = latestAt === null ? null : minute(latestAt);
  const bounds = {
    en: latest === null ? `earliest ${earliest}, latest not known` : `between ${earliest} and ${latest}`,
    fr:
      latest === null ? `${earliest} au plus tôt, au plus tard non connu` : `entre ${earliest} et ${latest}`,
  };
  return {
    en: `Expected in the ${region} region about ${likely} UTC (${bounds.en}); ${asked.en}.`,
    fr: `Attendue dans la zone ${region} vers ${likely} UTC (${bounds.fr}) ; ${asked.fr}.`,
  };
}

function minute(at: UtcText): string {
  return at.slice(11, 16);
}
