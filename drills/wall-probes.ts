import { createHash } from 'node:crypto';
import { purposes } from '../src/kernel/marking.ts';
import { openingReasons } from '../src/kernel/vault.ts';
import type { Chance } from './chance.ts';
import { type Ask, asksOf } from './noninterference-asks.ts';
import { emptyIds, hexOf, type Ids } from './noninterference-scene.ts';
import type { PlantedPerson } from './wall-people.ts';
import type { World } from './worlds.ts';

/** What probes are drawn from; `harvest` grows by everything that was ever answered. */
export interface Probing {
  readonly chance: Chance;
  readonly world: World;
  readonly people: readonly PlantedPerson[];
  /** What the rooms of a rescue hold, by id. */
  readonly records: Ids;
  readonly harvest: Set<string>;
  readonly mayKnock: (action: string) => boolean;
}

/** One question out of the space of all that an officer, or somebody in their seat, could send. */
export function probe(probing: Probing, number: number): Ask {
  const { chance } = probing;
  const drawn = chance.whole(10);
  if (drawn < 4) return search(probing);
  if (drawn < 7) return open(probing);
  return twisted(probing, anywhere(probing, number));
}

function person({ chance, people }: Probing): PlantedPerson {
  const one = people[chance.whole(people.length)];
  if (one === undefined) throw new Error('nobody behind the wall');
  return one;
}

const kinds = ['name', 'phone', 'email', 'document'] as const;

/** A planted value as it stands, in another way of writing, in part, as a pattern, as a hash, as a statement. */
function told(probing: Probing, text: string): string {
  const { chance } = probing;
  const half = text.slice(0, Math.max(2, Math.floor(text.length / 2)));
  const ways: readonly ((of: string) => string)[] = [
    (of) => of,
    (of) => of.toUpperCase(),
    (of) => ` ${of.toLowerCase()} `,
    (of) => of.split(' ').toReversed().join(' '),
    (of) => of.replaceAll(/\s/g, ''),
    (of) => of.replace(/^\+44 ?/, '0').replace(/^\+33 ?/, '0'),
    (of) => of.replace(/^\+/, '00'),
    (of) => of.normalize('NFD').replaceAll(/\p{M}/gu, ''),
    () => half,
    () => `${half}%`,
    () => `%${half.slice(1)}%`,
    () => text.split(' ')[1] ?? text,
    () => `${half}_`,
    (of) => createHash('sha256').update(of.toLowerCase()).digest('hex'),
    (of) => createHash('sha256').update(of).digest('base64url'),
    (of) => `${of}' or '1'='1`,
    () => `' union select subject, kind from strait_vault.subjects --`,
    (of) => `${of}\u0000`,
    (of) => `${of}*`,
    () => '.*',
    () => '%%',
  ];
  return (ways[chance.whole(ways.length)] ?? ((of: string) => of))(text);
}

function search(probing: Probing): Ask {
  const { chance } = probing;
  const { details } = person(probing);
  const kind = chance.pick(kinds);
  const text =
    details.find((detail) => detail.kind === (chance.isOneIn(5) ? 'name' : kind))?.text ?? 'Example';
  const body = {
    kind,
    text: told(probing, text),
    purpose: chance.isOneIn(3) ? chance.pick(purposes) : 'law_enforcement',
    reason: chance.pick(openingReasons),
    reference: chance.isOneIn(3) ? 'FR-007' : null,
    ...(chance.isOneIn(3) ? { note: 'An invented reason.' } : {}),
    ...(chance.isOneIn(12) ? { limit: 1_000_000, purposes, asker: 'demo-uk-cases-1' } : {}),
  };
  return { method: 'POST', path: '/api/vault/search', body, headers: { 'x-strait': '1' } };
}

function guess(probing: Probing): string {
  const { chance, harvest } = probing;
  const { subject } = person(probing);
  const known = [...harvest];
  switch (chance.whole(6)) {
    case 0:
      return known[chance.whole(known.length)] ?? subject;
    case 1:
      return `${subject.slice(0, -1)}${chance.pick(['0', '7', 'f'])}`;
    case 2:
      return subject.toUpperCase();
    case 3:
      return `s-${hexOf(String(chance.whole(1_000_000)))}`;
    default:
      return subject;
  }
}

function open(probing: Probing): Ask {
  const { chance } = probing;
  const many = Array.from({ length: 1 + chance.whole(6) }, () => guess(probing));
  const body = {
    subjects: chance.isOneIn(15) ? { $ne: '' } : many,
    kinds: chance.isOneIn(2) ? ['name', 'phone', 'email', 'document'] : ['free_text', 'address', 'reason'],
    reason: chance.pick(openingReasons),
    reference: null,
    note: chance.isOneIn(2) ? 'Danger to life, invented.' : null,
    recipient: chance.isOneIn(4) ? 'uk-sca' : null,
  };
  return { method: 'POST', path: '/api/vault/open', body, headers: { 'x-strait': '1' } };
}

/** Any address of the route table with planted values wherever one can be put. */
function anywhere(probing: Probing, number: number): Ask {
  const { chance, world, people, records, harvest, mayKnock } = probing;
  const ids = emptyIds();
  for (const kind of Object.keys(ids) as (keyof Ids)[]) for (const id of records[kind]) ids[kind].add(id);
  for (const turn of [0, 1, 2, 3, 4, 5]) {
    const one = people[chance.whole(people.length)];
    if (one === undefined) continue;
    ids.subjects.add(guess(probing));
    const [name, phone] = one.details;
    ids.names.add(told(probing, name?.text ?? ''));
    ids.phones.add(told(probing, phone?.text ?? ''));
    for (const place of ['detections', 'sources', 'staff', 'requests', 'keys'] as const)
      ids[place].add(
        turn % 2 === 0 ? one.subject : ([...harvest][chance.whole(harvest.size)] ?? one.subject),
      );
  }
  const asks = asksOf(world.parts.routes, {
    chance,
    ids,
    world,
    number,
    mayKnock,
    shownDetections: [],
    leads: true,
  });
  const ofRescue = asks.filter(({ path }) => /^\/api\/operations\/(?:rescue|dispatch|watch)\//.test(path));
  return chance.pick(chance.isOneIn(2) ? ofRescue : asks) ?? { method: 'GET', path: '/api/session' };
}

function twisted(probing: Probing, ask: Ask): Ask {
  const { chance } = probing;
  const one = person(probing);
  const value = told(probing, one.details[chance.whole(one.details.length)]?.text ?? '').replaceAll(
    /[^\x20-\x7e]/g,
    '?',
  );
  switch (chance.whole(8)) {
    case 0:
      return { ...ask, method: chance.pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'PROPFIND']) };
    case 1:
      return {
        ...ask,
        path: `${ask.path.split('?', 1)[0]}?${new URLSearchParams({ q: value, subject: one.subject })}`,
      };
    case 2:
      return { ...ask, path: `${ask.path.split('?', 1)[0]}/${encodeURIComponent(value)}` };
    case 3:
      return { ...ask, headers: { ...ask.headers, [chance.pick(tellingHeaders)]: value } };
    case 4:
      return {
        ...ask,
        body: [ask.body, { ...Object(ask.body), subject: one.subject, purpose: 'protection' }],
      };
    case 5:
      return { ...ask, headers: { ...ask.headers, accept: 'text/csv', 'accept-language': 'fr' } };
    default:
      return ask;
  }
}

const tellingHeaders = [
  'strait-after',
  'last-event-id',
  'idempotency-key',
  'if-none-match',
  'range',
  'x-forwarded-for',
  'x-http-method-override',
  'strait-purpose',
] as const;
