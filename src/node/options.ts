import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { UsageError } from './command-line.ts';
import { type Config, configRefusalText, readConfig } from './config.ts';

type OptionNames = Readonly<
  Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>
>;

const nodeOptions: OptionNames = {
  state: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  database: { type: 'string' },
  ais: { type: 'string', multiple: true },
  mqtt: { type: 'string' },
  charts: { type: 'string' },
  config: { type: 'string' },
};

/** Command-line words that are spelt shorter than their configuration key. */
const keyOf: Readonly<Record<string, string>> = {
  data: 'dataFolder',
  database: 'databaseUrl',
  mqtt: 'mqttUrl',
};

/** Reads the options of `node` and `start` into a configuration; wrong use is told with key, value and what is allowed. */
export function nodeConfig(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  fixed: Readonly<Record<string, unknown>> = {},
): Config {
  const given = parseOptions(args, nodeOptions);
  const { config: configFile, ...options } = given;
  const flags = Object.fromEntries(
    Object.entries(options).map(([name, value]) => [keyOf[name] ?? name, value]),
  );
  const config = readConfig({ flags: { ...flags, ...fixed }, env, file: readFile(configFile) });
  if (!config.ok) throw new UsageError(configRefusalText(config.refusal));
  return config.value;
}

/** Options by name; throws a usage error for what is not among them. */
export function parseOptions(
  args: readonly string[],
  options: OptionNames,
): Readonly<Record<string, unknown>> {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: false, strict: true });
    return { ...parsed.values };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new UsageError({ en: said, fr: `option incorrecte : ${said}` });
  }
}

type Kinds = Readonly<Record<string, 'string' | 'boolean'>>;

/** Options by name and the other words in order; throws a usage error for an option that is not among them. */
export function parseWords<Asked extends Kinds>(args: readonly string[], kinds: Asked) {
  const options = Object.fromEntries(Object.entries(kinds).map(([name, type]) => [name, { type }]));
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return {
      values: values as { [Name in keyof Asked]?: Asked[Name] extends 'string' ? string : boolean },
      positionals,
    };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new UsageError({ en: said, fr: `option incorrecte : ${said}` });
  }
}

function readFile(path: unknown): Readonly<Record<string, unknown>> {
  if (typeof path !== 'string') return {};
  if (!existsSync(path))
    throw new UsageError({
      en: `no such configuration file: ${path}`,
      fr: `fichier de configuration absent : ${path}`,
    });
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { ...read };
  } catch {
    // told below: what is not JSON and what is no object are the same mistake to the reader
  }
  throw new UsageError({
    en: `the configuration file ${path} is not a JSON object`,
    fr: `le fichier de configuration ${path} n’est pas un objet JSON`,
  });
}
