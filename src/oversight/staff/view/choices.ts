import type { Text } from '../../../kernel/text.ts';
import type { Choice } from '../../../kit/forms/fields.tsx';
import type { Words } from '../../../kit/i18n/language.tsx';
import { roles } from '../roles.ts';
import { roleText } from '../text.ts';
import type { Registers } from './registers.ts';

/** A closed list as the choices of a field, in the reader's language. */
export function choicesOf(list: Readonly<Record<string, Text>>, { t }: Words): readonly Choice[] {
  return Object.entries(list).map(([value, text]) => ({ value, label: t(text) }));
}

/** Agencies to choose from, by their name. */
export function agencyChoices({ agencies }: Registers, { t }: Words): readonly Choice[] {
  return (agencies.value ?? []).map(({ id, name }) => ({ value: id, label: `${t(name)} (${id})` }));
}

/** Desks to choose from; of one agency where it is known. */
export function deskChoices({ desks }: Registers, { t }: Words, agency: string | null): readonly Choice[] {
  return (desks.value ?? [])
    .filter((desk) => agency === null || agency === '' || desk.agency === agency)
    .map(({ id, name, place }) => ({ value: id, label: `${t(name)}, ${t(place)} (${id})` }));
}

/** Roles that may sit at a desk; all where the desk is not chosen yet. */
export function roleChoices({ desks }: Registers, { t }: Words, desk: string): readonly Choice[] {
  const allowed = desks.value?.find(({ id }) => id === desk)?.roles ?? roles;
  return allowed.map((role) => ({ value: role, label: t(roleText[role]) }));
}

/** Staff ids of those in service, for typing. */
export function staffIds({ people }: Registers): readonly string[] {
  return (people.value ?? []).filter(({ phase }) => phase === 'in_service').map(({ id }) => id);
}
