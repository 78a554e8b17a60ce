import type { State } from '../../kernel/label.ts';
import type { Marking, Purpose } from '../../kernel/marking.ts';
import { deviceRoleText, staffRoleText } from '../../kernel/role-text.ts';
import type { Text } from '../../kernel/text.ts';

/** Words of the record's closed lists, the same in every room. */
export const markingText = {
  open: { en: 'Open', fr: 'Non protégé' },
  official: { en: 'Official', fr: 'Officiel (sans mention)' },
  official_sensitive: { en: 'Official-Sensitive', fr: 'Diffusion restreinte' },
} as const satisfies Record<Marking, Text>;

export const purposeText = {
  save_life: { en: 'Save life', fr: 'Sauvegarde de la vie' },
  border_control: { en: 'Border control', fr: 'Contrôle aux frontières' },
  law_enforcement: { en: 'Law enforcement', fr: 'Répression des infractions' },
  protection: { en: 'Protection', fr: 'Protection des personnes' },
  oversight: { en: 'Oversight', fr: 'Supervision' },
} as const satisfies Record<Purpose, Text>;

export const stateText = {
  fr: { en: 'France', fr: 'France' },
  uk: { en: 'United Kingdom', fr: 'Royaume-Uni' },
} as const satisfies Record<State, Text>;

/** Roles of persons and of devices. */
export const roleText = { ...staffRoleText, ...deviceRoleText } as const;

/** The words for an id of a closed list; the id itself where the list has grown since this console was built. */
export function termOf(list: Readonly<Record<string, Text>>, id: string): Text {
  return (Object.hasOwn(list, id) ? list[id] : undefined) ?? { en: id, fr: id };
}
