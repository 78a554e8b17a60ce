import { z } from 'zod';
import { ok } from '../../kernel/result.ts';
import { parseUtc } from '../../kernel/time.ts';
import type { Text } from '../../kernel/text.ts';
import { eventSchemas, type ScenarioEvent, utc } from './scenario-events.ts';
import { type Expectation, expectationSchemas } from './scenario-expectations.ts';

const metaSchema = z.object({
  type: z.literal('meta'),
  schema: z.literal('strait-scenario/1'),
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
  title: z.string().default(''),
  start: utc,
  end: utc,
});
const linksSchema = z.object({
  type: z.literal('truth.links'),
  links: z.record(z.string(), z.array(z.string())),
});

export type ScenarioMeta = z.output<typeof metaSchema>;

/** A scenario read whole. Events in file order, which is the order of receipt. */
export interface Scenario {
  readonly meta: ScenarioMeta;
  readonly events: readonly ScenarioEvent[];
  readonly expectations: readonly Expectation[];
  /** Event id to true boats: for judges alone; nothing that plays the night may read it. Null: the file has none. */
  readonly truth: Readonly<Record<string, readonly string[]>> | null;
  /** Kinds that nobody here knows, with how many lines: shown, never dropped in silence. */
  readonly unknown: Readonly<Record<string, number>>;
}

/** Why a scenario is refused: the line (1-based) and what is wrong with it, in both languages. */
export interface ScenarioRefusal {
  readonly code: 'unreadable_line' | 'no_meta' | 'double_id' | 'unknown_event';
  readonly line: number;
  readonly text: Text;
}

/**
 * Reads a scenario of schema `strait-scenario/1` (JSON lines). Refuses a line that is no JSON object or lacks what its
 * kind needs, a file without its first line, an id used twice, an expectation about an event that is not there.
 */
export function readScenario(
  source: string,
):
  | { readonly ok: true; readonly value: Scenario }
  | { readonly ok: false; readonly refusal: ScenarioRefusal } {
  const lines = source.split('\n').map((text, at) => ({ text, line: at + 1 }));
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const read: Reading = { meta: null, events: [], expectations: [], truth: null, unknown: {} };
  for (const { text, line } of filled) {
    const refusal = readLine(read, text, line);
    if (refusal !== null) return { ok: false, refusal };
  }
  const { meta } = read;
  if (meta === null) return { ok: false, refusal: noMeta };
  const known = new Set(read.events.map(({ id }) => id));
  for (const { expectation, line } of read.expectations)
    for (const event of eventsNamed(expectation))
      if (!known.has(event)) return { ok: false, refusal: unknownEvent(line, event) };
  const expectations = read.expectations.map(({ expectation }) => expectation);
  return ok({ meta, events: read.events, expectations, truth: read.truth, unknown: read.unknown });
}

interface Reading {
  meta: ScenarioMeta | null;
  readonly events: ScenarioEvent[];
  readonly expectations: { readonly expectation: Expectation; readonly line: number }[];
  truth: Scenario['truth'];
  readonly unknown: Record<string, number>;
}

function readLine(read: Reading, text: string, line: number): ScenarioRefusal | null {
  const parsed = parsedLine(text);
  if (parsed === null) return unreadable(line, { en: 'no JSON object', fr: 'pas un objet JSON' });
  const type = String(parsed['type']);
  if (type === 'meta') return keep(metaSchema.safeParse(parsed), line, (meta) => void (read.meta = meta));
  if (type === 'truth.links')
    return keep(linksSchema.safeParse(parsed), line, ({ links }) => void (read.truth = links));
  if (type.startsWith('truth.')) return null; // further truth is for people who read the file
  if (type === 'expect') return readExpectation(read, parsed, line);
  if (!Object.hasOwn(eventSchemas, type)) return count(read, type);
  const event = eventSchemas[type as keyof typeof eventSchemas].safeParse(parsed); // the key was just looked up
  return keep<ScenarioEvent>(event, line, (value) => {
    if (read.events.some(({ id }) => id === value.id)) return doubleId(line, value.id);
    read.events.push(value);
    return null;
  });
}

function readExpectation(
  read: Reading,
  parsed: Readonly<Record<string, unknown>>,
  line: number,
): ScenarioRefusal | null {
  const kind = String(parsed['kind']);
  if (!Object.hasOwn(expectationSchemas, kind)) return count(read, `expect ${kind}`);
  const expectation = expectationSchemas[kind as keyof typeof expectationSchemas].safeParse(parsed); // as above
  return keep<Expectation>(
    expectation,
    line,
    (value) => void read.expectations.push({ expectation: value, line }),
  );
}

function count(read: Reading, kind: string): null {
  read.unknown[kind] = (read.unknown[kind] ?? 0) + 1;
  return null;
}

function keep<Value>(
  read: z.ZodSafeParseResult<Value>,
  line: number,
  take: (value: Value) => ScenarioRefusal | null | undefined | void,
): ScenarioRefusal | null {
  if (read.success) return take(read.data) ?? null;
  const [issue] = read.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'line' : issue.path.join('.');
  const said = `${where}: ${issue?.message ?? 'invalid'}`;
  return unreadable(line, { en: said, fr: said });
}

function parsedLine(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null; // told by the caller with the line's number
  }
}

/** Every event that an expectation speaks of. */
export function eventsNamed(expectation: Expectation): readonly string[] {
  switch (expectation.kind) {
    case 'must_link':
    case 'related':
    case 'exactly_once':
    case 'dedup_record':
      return expectation.events;
    case 'no_loss':
      return parseUtc(expectation.after) === null
        ? [...expectation.events, expectation.after]
        : expectation.events;
    case 'cannot_link':
      return [...expectation.a, ...expectation.b];
    case 'alert':
      return [expectation.event, expectation.target].filter((id) => id !== undefined);
    case 'coordinator':
    case 'people':
    case 'reopen':
    case 'audit':
      return [expectation.target];
    case 'not_a_boat':
    case 'position_flag':
    case 'action_blocked':
    case 'clock':
    case 'field_correction':
    case 'safeguarding':
    case 'planning':
    case 'visibility':
      return [expectation.event];
    default:
      return [];
  }
}

const noMeta: ScenarioRefusal = {
  code: 'no_meta',
  line: 1,
  text: {
    en: 'line 1: a scenario begins with a line of type meta',
    fr: 'ligne 1 : un scénario commence par une ligne de type meta',
  },
};

function unreadable(line: number, { en, fr }: Text): ScenarioRefusal {
  return {
    code: 'unreadable_line',
    line,
    text: { en: `line ${line}: ${en}`, fr: `ligne ${line} : ${fr}` },
  };
}

function doubleId(line: number, id: string): ScenarioRefusal {
  return {
    code: 'double_id',
    line,
    text: { en: `line ${line}: ${id} is used twice`, fr: `ligne ${line} : ${id} sert deux fois` },
  };
}

function unknownEvent(line: number, id: string): ScenarioRefusal {
  return {
    code: 'unknown_event',
    line,
    text: {
      en: `line ${line}: the expectation is about ${id}, which is no event of this file`,
      fr: `ligne ${line} : l’attente porte sur ${id}, absent du fichier`,
    },
  };
}
