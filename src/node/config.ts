import type { z } from 'zod';
import type { NodeId } from '../kernel/ids.ts';
import { type Result, ok, refuse, type Refusal } from '../kernel/result.ts';
import type { Text } from '../kernel/text.ts';
import { configKeys, type ConfigName } from './config-keys.ts';

/** The whole configuration, checked. */
export type Config = { readonly [Name in ConfigName]: z.output<(typeof configKeys)[Name]['schema']> };

/** Why a configuration is refused: the key, the value given, and what is allowed. */
export type ConfigRefusal = Refusal<'unknown_key' | 'wrong_value'>;

/** `databaseUrl` as `STRAIT_DATABASE_URL`. */
export function environmentName(key: string): string {
  return `STRAIT_${key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/**
 * Reads the configuration: command line over environment over file over defaults.
 * Refuses an unknown key and a wrong value; never guesses.
 */
export function readConfig(parts: {
  readonly file: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly flags: Readonly<Record<string, unknown>>;
}): Result<Config, ConfigRefusal> {
  for (const key of [...Object.keys(parts.file), ...Object.keys(parts.flags)])
    if (!Object.hasOwn(configKeys, key)) return refuse('unknown_key', { key });
  const entries: [string, unknown][] = [];
  for (const [key, { schema, allowed }] of Object.entries(configKeys)) {
    const given = parts.flags[key] ?? parts.env[environmentName(key)] ?? parts.file[key];
    const checked = schema.safeParse(given);
    if (!checked.success) return refuse('wrong_value', { key, value: shown(key, given), allowed });
    entries.push([key, checked.data]);
  }
  const config = Object.fromEntries(entries) as unknown as Config; // each entry was checked by its own schema
  // Invented staff sign in without a secret: never where another machine could reach them.
  if (config.demonstration && !/^(?:127\.\d+\.\d+\.\d+|::1|localhost)$/.test(config.host))
    return refuse('wrong_value', {
      key: 'host',
      value: JSON.stringify(config.host),
      allowed: '127.0.0.1 with demonstration',
    });
  if (config.oidcIssuer !== undefined)
    for (const key of ['publicAddress', 'oidcClientId'] as const)
      if (config[key] === undefined)
        return refuse('wrong_value', {
          key,
          value: '(none)',
          allowed: `${configKeys[key].allowed}, with oidcIssuer`,
        });
  return ok({ ...config, agency: agencyOf(config) });
}

/** Under which name the node stands among its peers: that of its state, unless it has one of its own. */
export function nodeNameOf({ node, state }: Pick<Config, 'node' | 'state'>): NodeId {
  return (node ?? state) as NodeId; // the form of both is checked
}

/** Ids of the register begin with the state. */
function agencyOf({ agency, state }: Config): string {
  return /^(?:fr|uk)-/.test(agency) ? agency : `${state}-${agency}`;
}

/** The refusal in both languages. */
export function configRefusalText(refusal: ConfigRefusal): Text {
  const { key, value, allowed } = refusal.detail ?? {};
  return refusal.code === 'unknown_key'
    ? { en: `unknown configuration key “${key}”`, fr: `clé de configuration inconnue « ${key} »` }
    : {
        en: `configuration key “${key}” cannot be ${value}; allowed: ${allowed}`,
        fr: `la clé de configuration « ${key} » ne peut valoir ${value} ; valeurs admises : ${allowed}`,
      };
}

/** Keys in whose addresses a name and a password may stand, or that are secrets: what was given is not repeated. */
const notShown = new Set(['databaseUrl', 'deviceTokenSha256', 'mqttUrl', 'onvif']);

function shown(key: string, value: unknown): string {
  return notShown.has(key) ? '(not shown)' : JSON.stringify(value).slice(0, 80);
}
