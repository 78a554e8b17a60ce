import type { ConfigKey } from '../../src/node/config-keys.ts';
import { environmentName } from '../../src/node/config.ts';

function shown(value: unknown): string {
  if (value === undefined) return '-';
  if (Array.isArray(value) && value.length === 0) return 'none / aucun';
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function row(key: string, { schema, allowed, meaning }: ConfigKey): string {
  const without = schema.safeParse(undefined);
  const cells = [
    `\`${key}\``,
    `\`${environmentName(key)}\``,
    allowed.replaceAll('|', String.raw`\|`),
    shown(without.success ? without.data : undefined),
    meaning.en,
    meaning.fr,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** `docs/configuration.md` as the code says it: every key, where it may stand, what it may be, and what it means. */
export function configurationPage(keys: Readonly<Record<string, ConfigKey>>): string {
  return [
    '# Configuration',
    '',
    'One JSON object in a file (`--config FILE`), or the environment, or an option of the command line where `strait help` names one; options are stronger than the environment, the environment than the file, the file than the default. An unknown key and a wrong value are refused at start with the key, the value and what is allowed.',
    '',
    '*Un objet JSON dans un fichier (`--config FICHIER`), l’environnement, ou une option de la ligne de commande ; l’option l’emporte sur l’environnement, l’environnement sur le fichier, le fichier sur la valeur par défaut. Une clé inconnue ou une valeur incorrecte est refusée au démarrage.*',
    '',
    'Written by `node tools/docs/write-configuration.ts`; a test holds it equal to the code.',
    '',
    '| key | environment | allowed | default | meaning | signification |',
    '|---|---|---|---|---|---|',
    ...Object.entries(keys).map(([key, entry]) => row(key, entry)),
    '',
  ].join('\n');
}
