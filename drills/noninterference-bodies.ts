import { z } from 'zod';
import type { Route } from '../src/app/route.ts';
import type { Chance } from './chance.ts';
import type { Ids } from './noninterference-scene.ts';
import { hexOf, utcAt } from './noninterference-scene.ts';
import type { World } from './worlds.ts';

/** What a body is drawn from. */
export interface BodyDrawing {
  readonly chance: Chance;
  readonly world: World;
  readonly number: number;
  /** An id that is visible, hidden or nowhere. */
  readonly draw: (of: keyof Ids) => string;
}

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly format?: string;
}

/** Ids by the name of the field that holds them. */
const named: Readonly<Record<string, keyof Ids>> = {
  contact: 'contacts',
  contacts: 'contacts',
  evidence: 'contacts',
  explainedBy: 'contacts',
  uses: 'contacts',
  boat: 'boats',
  other: 'boats',
  from: 'boats',
  unit: 'units',
  units: 'units',
  row: 'units',
  asset: 'units',
  task: 'tasks',
  transfer: 'transfers',
  relay: 'relays',
  gap: 'gaps',
  alarm: 'alarms',
  handover: 'handovers',
  incident: 'incidents',
  caller: 'subjects',
  wordsSubject: 'subjects',
  entry: 'subjects',
};

/** What would make a record bears an id of its own: whoever makes records of a name hears that it is taken (0013). */
const fresh: Readonly<Record<string, Readonly<Record<string, (of: BodyDrawing) => string>>>> = {
  'record-contact': {
    contact: (of) => `c-${tokenOf(of)}`,
    caller: (of) => `s-${hexOf(`caller ${tokenOf(of)}`)}`,
    wordsSubject: (of) => `s-${hexOf(`words ${tokenOf(of)}`)}`,
  },
  'open-boat': { boat: (of) => `b-${tokenOf(of)}` },
  'put-unit': { row: (of) => `U-${tokenOf(of)}` },
  'send-relay': { relay: (of) => `r-${tokenOf(of)}` },
  'open-gap': { gap: (of) => `g-${tokenOf(of)}` },
  'prepare-handover': { handover: (of) => `h-${tokenOf(of)}` },
  'declare-major-incident': {
    incident: (of) => `i-${tokenOf(of)}`,
    wordsSubject: (of) => `s-${hexOf(`words ${tokenOf(of)}`)}`,
  },
};

const tokenOf = ({ number, chance }: BodyDrawing): string =>
  hexOf(`${number} ${chance.whole(1_000_000)}`, 16);

const schemas = new WeakMap<Route, Schema>();

function schemaOf(route: Route): Schema {
  const known = schemas.get(route);
  if (known !== undefined) return known;
  const body = route.body ?? z.strictObject({});
  const made = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as Schema;
  schemas.set(route, made);
  return made;
}

/** A body that a command's own schema takes, with ids of either world and of none wherever one can stand. */
export function bodyOf(route: Route, drawing: BodyDrawing): unknown {
  const own = fresh[route.url.split('/').at(-1) ?? ''] ?? {};
  const body = valueOf(schemaOf(route), '', drawing) as Readonly<Record<string, unknown>>;
  return {
    ...body,
    ...Object.fromEntries(Object.entries(own).map(([name, make]) => [name, make(drawing)])),
  };
}

function valueOf(schema: Schema, name: string, drawing: BodyDrawing): unknown {
  const { chance } = drawing;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[chance.whole(schema.enum.length)];
  if (schema.anyOf !== undefined) {
    const one = schema.anyOf[chance.whole(schema.anyOf.length)];
    return one === undefined ? null : valueOf(one, name, drawing);
  }
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
          schema.required?.includes(key) === true || chance.isOneIn(2)
            ? [[key, valueOf(property, key, drawing)] as const]
            : [],
        ),
      );
    case 'array':
      return Array.from({ length: Math.max(schema.minItems ?? 0, chance.whole(2)) }, () =>
        valueOf(schema.items ?? {}, name, drawing),
      );
    case 'integer':
    case 'number':
      return numberOf(schema, drawing);
    case 'boolean':
      return chance.isOneIn(2);
    case 'string':
      return textOf(schema, name, drawing);
    default:
      return null;
  }
}

function numberOf({ minimum = 0, maximum = 60 }: Schema, { chance }: BodyDrawing): number {
  const from = Math.max(minimum, -60);
  return Math.floor(from) + chance.whole(Math.max(1, Math.floor(Math.min(maximum, 60) - from)));
}

/** Where a pattern is asked for, the first of everything that the drill knows how to say. */
function textOf({ format, pattern, minLength = 0 }: Schema, name: string, drawing: BodyDrawing): string {
  const { world, chance, number, draw } = drawing;
  if (format === 'date-time') return utcAt(world, chance.whole(600) - 300);
  const of = named[name];
  if (pattern === undefined) return of === undefined ? `Example ${number}`.padEnd(minLength, '.') : draw(of);
  const form = new RegExp(pattern, 'u');
  const candidates = [
    ...(of === undefined ? [] : [draw(of)]),
    draw('contacts'),
    draw('boats'),
    draw('subjects'),
    draw('alarms'),
    draw('handovers'),
    draw('incidents'),
    `n${number}`,
    `p.${'A'.repeat(48)}`,
    hexOf(`${number}`, 64),
    '235000000',
    '50 57.0 N',
    'eng',
    'swapped',
    'example',
  ];
  return candidates.find((text) => form.test(text)) ?? 'n1';
}
