import type { Text } from '../../kernel/text.ts';
import type { SecretFileFault } from './client-secret.ts';
import type { SecretFault } from './secret-rules.ts';

/** What the enrolment and the register of devices say no to, beside the door's and the deciders' own words. */
export const identityRefusals = {
  secret_too_short: {
    en: 'A secret has at least 12 characters. Several words that only you would put together do well.',
    fr: 'Le secret compte au moins 12 caractères. Plusieurs mots que vous seul assembleriez conviennent bien.',
  },
  secret_too_long: {
    en: 'A secret has at most 128 characters.',
    fr: 'Le secret compte au plus 128 caractères.',
  },
  secret_too_common: {
    en: 'This secret is among the first that others would try: choose one that does not follow from a word, a row of keys or your own names.',
    fr: 'Ce secret est parmi les premiers que d’autres essaieraient : choisissez-en un qui ne découle ni d’un mot, ni d’une suite de touches, ni de vos propres noms.',
  },
  credential_taken: {
    en: 'This account or key is in use already: choose another.',
    fr: 'Ce compte ou cette clé est déjà utilisé : choisissez-en un autre.',
  },
  enrolment_waits: {
    en: 'This enrolment waits for a second person to confirm it. The code stays good.',
    fr: 'Cet enrôlement attend la confirmation d’une seconde personne. Le code reste valable.',
  },
  way_not_offered: {
    en: 'This node does not offer this way of signing in.',
    fr: 'Ce nœud ne propose pas ce mode de connexion.',
  },
} as const satisfies Record<SecretFault | 'credential_taken' | 'enrolment_waits' | 'way_not_offered', Text>;

/** Why the node does not start on `oidcClientSecretFile`. */
export const secretFileRefusals = {
  secret_file_unreadable: {
    en: 'oidcClientSecretFile cannot be read.',
    fr: 'oidcClientSecretFile est illisible.',
  },
  secret_file_open: {
    en: 'oidcClientSecretFile may be read by others: allow its owner alone (chmod 600).',
    fr: 'oidcClientSecretFile est lisible par d’autres : réservez-le à son propriétaire (chmod 600).',
  },
  secret_file_empty: { en: 'oidcClientSecretFile is empty.', fr: 'oidcClientSecretFile est vide.' },
} as const satisfies Record<SecretFileFault, Text>;
