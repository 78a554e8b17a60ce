import { z } from 'zod';
import type { ContextDoor } from '../kernel/door.ts';
import type { NodeId } from '../kernel/ids.ts';
import type { Handling } from '../kernel/marking.ts';
import { parseUtc, type UtcText } from '../kernel/time.ts';
import { readRelease } from './read-release.ts';
import type { Releasable } from './release.ts';

const life: Handling = {
  purpose: 'save_life',
  marking: 'official',
  release: 'partner',
  keepDays: 3650,
  personal: false,
};
const raft = z.strictObject({
  raft: z.string().max(20),
  persons: z.int().min(0),
  place: z.strictObject({ lat: z.number(), lon: z.number(), note: z.string().max(20).optional() }),
  seen: z.array(z.strictObject({ unit: z.string(), remark: z.string().nullable() })),
  picture: z.string().nullable(),
  caller: z.string().nullable().default(null),
});

/** An invented language: what helps people, what is kept about one, what is looked into. */
export const inventedLanguage: readonly ContextDoor[] = [
  contextOf('operations/rafts', {
    RaftSeen: [raft, life],
    RaftNamed: [z.strictObject({ raft: z.string(), subject: z.string() }), { ...life, personal: true }],
    RaftCounted: [z.strictObject({ raft: z.string() }), { ...life, release: 'never' }],
  }),
  contextOf('inquiry/leads', {
    LeadNoted: [
      z.strictObject({ lead: z.string(), grade: z.string() }),
      { ...life, purpose: 'law_enforcement' },
    ],
  }),
];

function contextOf(
  name: string,
  types: Readonly<Record<string, readonly [z.ZodType, Handling]>>,
): ContextDoor {
  const each = Object.entries(types);
  return {
    name,
    streams: [
      {
        kind: name.split('/')[1]?.slice(0, 4) ?? '',
        decider: { initial: null, decide: () => ({ ok: true, value: [] }), evolve: (state) => state },
        commands: {},
        events: Object.fromEntries(each.map(([type, [form]]) => [type, form])),
        handling: Object.fromEntries(each.map(([type, [, handling]]) => [type, handling])),
        upcasters: {},
        refusals: {},
      },
    ],
  };
}

const both = [
  { from: 'fr', to: 'uk', classes: ['facts', 'subject_references'] },
  { from: 'uk', to: 'fr', classes: ['facts', 'subject_references'] },
];
const said = { en: 'said so', fr: 'dit ainsi' };

/** A register with an instrument of rescue that lapsed and was renewed, one that opens one way only, one of inquiries. */
export const inventedInstruments = [
  {
    id: 'rescue_pact',
    name: { en: 'Pact', fr: 'Pacte' },
    source: { mark: 'M', where: said },
    inForce: [
      { from: '2020-01-01T00:00:00Z', until: '2021-01-01T00:00:00Z', mark: 'M' },
      { from: '2022-01-01T00:00:00Z', until: null, mark: 'M' },
    ],
    purposes: ['save_life'],
    flows: both,
    atEnd: 'kept',
    why: said,
  },
  {
    id: 'one_way',
    name: { en: 'One way', fr: 'Sens unique' },
    source: { mark: 'M', where: said },
    inForce: [{ from: '2020-01-01T00:00:00Z', until: null, mark: 'M' }],
    purposes: ['save_life'],
    flows: [
      { from: 'fr', to: 'uk', classes: ['facts'] },
      { from: 'uk', to: 'fr', classes: ['facts', 'subject_references'] },
    ],
    atEnd: 'recalled',
    why: said,
  },
  {
    id: 'inquiries',
    name: { en: 'Inquiries', fr: 'Enquêtes' },
    source: { mark: 'M', where: said },
    inForce: [{ from: '2020-01-01T00:00:00Z', until: null, mark: 'M' }],
    purposes: ['law_enforcement'],
    flows: both,
    atEnd: 'kept',
    why: said,
  },
] as const;

/** A rule that lets rafts be seen, each way, with its picture and remarks withheld. */
export const raftRule = {
  id: 'rafts',
  from: ['fr', 'uk'],
  to: ['fr', 'uk'],
  instrument: 'rescue_pact',
  context: 'operations/rafts',
  purposes: ['save_life'],
  markingMax: 'official',
  blocked: ['H2', 'H3', 'C'],
  hops: 0,
  keepHours: 240,
  why: said,
  events: { RaftSeen: ['raft', 'persons', 'place: point', 'seen: sighting'] },
};
export const raftParts = { point: ['lat', 'lon'], sighting: ['unit'] };

/** Reads rules as the node would at its start. */
export function givenRelease(file: Readonly<Record<string, unknown>>, more = {}) {
  const files = [
    {
      name: 'joint/instruments.json',
      text: JSON.stringify({ instruments: inventedInstruments, ...more }, null, 1),
    },
    { name: 'joint/release.json', text: JSON.stringify(file, null, 1) },
  ];
  return readRelease(files, inventedLanguage);
}

export const node = (name: string): NodeId => name as NodeId;
export const moment = (text: string) => {
  const at = parseUtc(text);
  if (at === null) throw new Error(`no moment: ${text}`);
  return at;
};

/** A raft seen by the French node in 2023. */
export function raftSeen(over: Partial<Releasable['stored']> = {}): Releasable {
  return {
    context: 'operations/rafts',
    stored: {
      stream: 'raft/r-1',
      type: 'RaftSeen',
      shape: 1,
      happenedAt: '2023-01-01T02:00:00.000Z' as UtcText,
      recordedAt: '2023-01-01T02:00:01.000Z' as UtcText,
      position: 7,
      origin: node('fr'),
      marking: 'official',
      purpose: 'save_life',
      label: { owner: 'fr-cross', releasedToStates: ['fr', 'uk'] },
      body: {
        raft: 'r-1',
        persons: 12,
        place: { lat: 50.9, lon: 1.5, note: 'private' },
        seen: [{ unit: 'U-1', remark: 'secret' }],
        picture: 'p/1.jpg',
        caller: null,
      },
      ...over,
    },
  };
}
