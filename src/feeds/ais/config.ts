import { z } from 'zod';
import type { Refusal, Result } from '../../kernel/result.ts';
import { ok } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import { shortName } from '../../kernel/shapes.ts';
import { allowedText, configurationText } from './text.ts';

const common = {
  id: shortName,
  silentAfterSeconds: z.number().min(1).max(86_400).default(60),
  linesPerSecondMax: z.int().min(1).max(1_000_000).default(100_000),
};
const address = { host: z.string().min(1).max(253), port: z.int().min(1).max(65_535) };
const replay = {
  speed: z.union([z.number().positive().max(10_000), z.literal('max')]).default(1),
  /** Pace of a file whose lines bear no time. */
  linesPerSecond: z.number().positive().max(1_000_000).default(50),
  loop: z.boolean().default(false),
  /** True: the time in the file is when it happened. False: the file is played as if it happened now. */
  timeTrusted: z.boolean().default(false),
};

/** One source of AIS as configured. */
export const aisSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tcp-client'), ...common, ...address }),
  z.strictObject({
    kind: z.literal('tcp-server'),
    ...common,
    ...address,
    clientsMax: z.int().min(1).max(1_000).default(32),
  }),
  z.strictObject({ kind: z.literal('udp'), ...common, ...address }),
  z.strictObject({ kind: z.literal('file'), ...common, path: z.string().min(1).max(4_096), ...replay }),
  z.strictObject({ kind: z.literal('invented'), ...common }),
]);
export type AisSource = z.output<typeof aisSourceSchema>;

/** A refused configuration: the key, the value as given, and both languages. */
export interface ConfigurationRefusal extends Refusal<'configuration'> {
  readonly text: Text;
}

type Parsed = Result<AisSource, ConfigurationRefusal>;

/**
 * Reads a source from `tcp://HOST:PORT`, `tcp-listen://HOST:PORT`, `udp://HOST:PORT`, `invented:` or a file path.
 * Options follow as a query: `tcp://mast.example:4001?id=mast&silentAfterSeconds=30`.
 * Refuses what is not understood by key, value and what is allowed.
 */
export function parseAisSource(from: string): Parsed {
  const [head = '', query = ''] = splitQuery(from);
  const place = placeOf(head);
  if (!place.ok) return place;
  const options = optionsOf(new URLSearchParams(query));
  const said = { id: nameOf(place.value), ...place.value, ...options };
  const parsed = aisSourceSchema.safeParse(said);
  return parsed.success ? ok(parsed.data) : refusalOf(parsed.error.issues[0], said);
}

/** Reads several sources; two of the same id are refused. */
export function parseAisSources(from: readonly string[]): Result<readonly AisSource[], ConfigurationRefusal> {
  const sources: AisSource[] = [];
  for (const each of from) {
    const source = parseAisSource(each);
    if (!source.ok) return source;
    if (sources.some(({ id }) => id === source.value.id)) return refuseKey('id', source.value.id);
    sources.push(source.value);
  }
  return ok(sources);
}

/** What the address alone says. */
interface Place {
  readonly kind: AisSource['kind'];
  readonly host?: string;
  readonly port?: number;
  readonly path?: string;
}

const kinds = { 'tcp:': 'tcp-client', 'tcp-listen:': 'tcp-server', 'udp:': 'udp' } as const;

function placeOf(head: string): Result<Place, ConfigurationRefusal> {
  if (/^invented:(\/\/)?$/.test(head)) return ok({ kind: 'invented' });
  const scheme = /^([a-z][a-z0-9+.-]+:)\/\//i.exec(head)?.[1]?.toLowerCase();
  if (scheme === undefined || scheme === 'file:') {
    const path = head.replace(/^file:(\/\/)?/, '');
    return path === '' ? refuseKey('address', head) : ok({ kind: 'file', path });
  }
  const kind = Object.entries(kinds).find(([name]) => name === scheme)?.[1];
  // What stands before an @ is not repeated: it may hold a password.
  if (kind === undefined || !URL.canParse(head))
    return refuseKey('address', head.replace(/\/\/.*@/s, '//…@'));
  const url = new URL(head);
  if (url.username !== '' || url.password !== '') return refuseKey('host', '…@…');
  if (!['', '/'].includes(url.pathname)) return refuseKey('address', head);
  return ok({ kind, host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) });
}

function splitQuery(from: string): readonly string[] {
  const at = from.indexOf('?');
  return at < 0 ? [from] : [from.slice(0, at), from.slice(at + 1)];
}

const numeric = new Set(['silentAfterSeconds', 'linesPerSecondMax', 'clientsMax', 'linesPerSecond', 'speed']);

function optionsOf(query: URLSearchParams): Record<string, unknown> {
  const valueOf = (key: string, value: string): unknown => {
    if (value === 'true' || value === 'false') return value === 'true';
    return numeric.has(key) && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  };
  return Object.fromEntries([...query].map(([key, value]) => [key, valueOf(key, value)]));
}

function nameOf(place: Place): string {
  if (place.kind === 'invented') return 'invented';
  const words = place.path ?? `${place.kind}-${place.host}-${place.port}`;
  return (
    words
      .replace(/^.*\//, '')
      .replace(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^[^A-Za-z0-9]+/, '')
      .slice(0, 64) || 'ais'
  );
}

function refusalOf(issue: z.core.$ZodIssue | undefined, said: Record<string, unknown>): Parsed {
  if (issue?.code === 'unrecognized_keys') return refuseKey('key', issue.keys[0] ?? '');
  const key = String(issue?.path[0] ?? 'address');
  const value = said[key];
  return refuseKey(
    key,
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '',
  );
}

function refuseKey(
  key: string,
  value: string,
): { readonly ok: false; readonly refusal: ConfigurationRefusal } {
  const allowed = Object.entries(allowedText).find(([name]) => name === key)?.[1] ?? allowedText.address;
  const text = configurationText(key, value, allowed);
  return { ok: false, refusal: { code: 'configuration', detail: { key, value }, text } };
}
