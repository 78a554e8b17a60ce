import type { Text } from '../../kernel/text.ts';
import type { HelpKind } from './life-risk.ts';

/** How many are known of, by kind: the most that any one count says, since two counts may be of the same people. */
export interface FoundCounts {
  readonly people: number;
  readonly children: number;
  readonly injured: number;
  readonly unconscious: number;
  readonly pregnant: number;
}

interface Said {
  readonly consequence: Text;
  readonly act: Text;
}

/** What follows if nobody comes to those found, and what to do: counts and no other word of them. */
export function foundText({ help, counts }: { readonly help: HelpKind; readonly counts: FoundCounts }): Said {
  const said = help === 'medical' ? hurt(counts) : children(counts);
  return help === 'medical'
    ? {
        consequence: {
          en: `${said.en} in a vehicle. No medical help has come, and it is needed now.`,
          fr: `${said.fr} dans un véhicule. Aucun secours n’est arrivé, et il en faut immédiatement.`,
        },
        act: {
          en: 'Have medical help sent to the place; the team notes when it has come.',
          fr: 'Faire envoyer les secours sur place ; l’équipe consigne leur arrivée.',
        },
      }
    : {
        consequence: {
          en: `${said.en} found in a vehicle. Nobody of child protection has come; a child left alone may disappear.`,
          fr: `${said.fr} dans un véhicule. La protection de l’enfance n’est pas sur place ; un enfant laissé seul peut disparaître.`,
        },
        act: {
          en: 'Call child protection to the place; somebody stays with the children until it has come.',
          fr: 'Appeler la protection de l’enfance sur place ; quelqu’un reste avec les enfants jusqu’à son arrivée.',
        },
      };
}

function hurt({ injured, unconscious, pregnant }: FoundCounts): Text {
  const parts: readonly (readonly [count: number, text: Text])[] = [
    [unconscious, { en: `${unconscious} unconscious`, fr: `${unconscious} sans connaissance` }],
    [injured, { en: `${injured} injured`, fr: `${injured} ${injured > 1 ? 'blessés' : 'blessé'}` }],
    [
      pregnant,
      {
        en: `${pregnant} pregnant`,
        fr: `${pregnant} ${pregnant > 1 ? 'femmes enceintes' : 'femme enceinte'}`,
      },
    ],
  ];
  const known = parts.filter(([count]) => count > 0).map(([, text]) => text);
  return { en: known.map(({ en }) => en).join(', '), fr: known.map(({ fr }) => fr).join(', ') };
}

function children({ children: count }: FoundCounts): Text {
  return {
    en: count === 1 ? '1 child' : `${count} children`,
    fr: count === 1 ? '1 enfant' : `${count} enfants`,
  };
}
