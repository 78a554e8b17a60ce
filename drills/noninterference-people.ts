import type { Told } from './worlds-wire.ts';
import { deviceToken, type World } from './worlds.ts';

/** What an act of the drill is of: by this it is known beforehand who may learn of it. */
export const kinds = [
  'picture',
  'tracks',
  'sources',
  'restricted',
  'image',
  'rescue',
  'rescue_apart',
  'board',
  'found',
  'inquiry',
  'inquiry_apart',
  'cases',
  'cases_apart',
  'staff',
  'identity',
  'devices',
  'policies',
  'records',
  'monitor',
  'emergency',
  'freight',
] as const;
export type Kind = (typeof kinds)[number];

/** Somebody who asks both worlds everything there is to be asked. */
export interface Reader {
  readonly name: string;
  /** Null: nobody is signed in; `device`: a detector with its key. */
  readonly staff: string | null;
  /** Sees the live picture. */
  readonly sees: 'all' | 'empty' | 'nothing';
}

/** Readers who may live in one pair of worlds: what is hidden there is hidden from each of them. */
export interface Group {
  readonly name: string;
  readonly readers: readonly [Reader, ...Reader[]];
  /** Done in one world and not in the other, or otherwise. Written down from FACTS and the decisions, not asked of the policies. */
  readonly hidden: readonly Kind[];
  /** Done in both. */
  readonly shown: readonly Kind[];
}

const wings = ['records', 'monitor', 'emergency', 'restricted', 'rescue_apart'] as const;
const register = ['staff', 'identity', 'devices', 'policies'] as const;

const reader = (name: string, staff: string | null, sees: Reader['sees'] = 'nothing'): Reader => ({
  name,
  staff,
  sees,
});

export const groups: readonly Group[] = [
  {
    // A freight supervisor sees whom their teams find: of that enforcement is compared beside the offices.
    name: 'enforcement, freight and a foreign duty officer without the sea',
    readers: [
      reader('investigator', 'demo-uk-investigator-1'),
      reader('freight supervisor', 'demo-uk-freight-2'),
      // Of the border, without the sea.
      reader('duty officer of other remits', 'demo-fr-liaison-1', 'empty'),
      reader('intelligence analyst', 'demo-uk-analyst-1'),
    ],
    hidden: [
      ...wings,
      ...register,
      ...(['picture', 'tracks', 'sources', 'rescue', 'cases', 'cases_apart', 'inquiry_apart'] as const),
      'board',
    ],
    shown: ['inquiry', 'freight'],
  },
  {
    name: 'the watch, its devices, and whoever has not signed in',
    readers: [
      reader('watch officer', 'demo-uk-watch-1', 'all'),
      reader('device', 'device'),
      reader('nobody', null),
    ],
    // Of people found in vehicles the duty officer hears, and nobody else who sees alarms: docs/decisions/0057.
    hidden: [
      ...wings,
      ...register,
      ...(['inquiry', 'inquiry_apart', 'cases', 'cases_apart', 'found'] as const),
    ],
    shown: ['picture', 'tracks', 'sources', 'rescue'],
  },
  {
    // Those who may see the board are compared elsewhere, on what is hidden from them. Data protection of either state
    // serves the persons of a rescue, who are released to both: they know that a subject is there, and nothing of it.
    // Whoever reviews access is told label and type of any record of their own state: the security officer is no reader.
    // Of people found enforcement and intelligence hear as little as the offices.
    name: 'the offices, enforcement, safeguarding, the national contact and devices',
    readers: [
      reader('investigator beside people found', 'demo-uk-investigator-1'),
      reader('analyst beside people found', 'demo-uk-analyst-1'),
      reader('staff officer of the watch’s agency', 'demo-uk-staff-1'),
      reader('safeguarding officer', 'demo-uk-safeguarding-1'),
      reader('national contact', 'demo-uk-contact-1'),
      reader('keeper of sources', 'demo-uk-sources-1', 'all'),
      reader('monitor of the other state beside the board', 'demo-fr-monitor-1'),
      reader('device beside the board', 'device'),
    ],
    hidden: ['board', 'found', 'rescue', 'rescue_apart', 'cases_apart', 'inquiry_apart'],
    shown: ['picture', 'cases', 'inquiry'],
  },
  {
    name: 'casework and administration',
    readers: [reader('case worker', 'demo-uk-cases-1'), reader('administrator', 'demo-uk-administrator-1')],
    // An administrator ends what is misused, in every agency: who is signed in is no secret to them.
    hidden: [
      ...wings,
      ...(['picture', 'tracks', 'sources', 'rescue', 'inquiry', 'inquiry_apart', 'cases_apart'] as const),
      'board',
      'found',
    ],
    shown: ['cases', 'staff', 'devices', 'policies'],
  },
  {
    name: 'an observer, and the staff officer of another agency',
    readers: [
      reader('observer', 'demo-uk-observer-1', 'all'),
      reader('foreign staff officer', 'demo-fr-staff-1'),
    ],
    hidden: [
      ...wings,
      ...register,
      ...(['image', 'rescue', 'inquiry', 'inquiry_apart', 'cases', 'cases_apart', 'found'] as const),
    ],
    shown: ['picture', 'tracks', 'sources'],
  },
  {
    // Both states' monitors keep each other from being locked out, so they see ways in and devices of every agency here.
    name: 'data protection and monitor of the other state',
    readers: [
      reader('foreign data protection officer', 'demo-fr-data-protection-1'),
      reader('foreign monitor', 'demo-fr-monitor-1'),
    ],
    hidden: [
      ...wings,
      ...([
        'picture',
        'tracks',
        'sources',
        'rescue',
        'inquiry',
        'inquiry_apart',
        'cases',
        'cases_apart',
        'found',
      ] as const),
    ],
    shown: ['staff', 'devices'],
  },
];

/** Those who act in the worlds beside the readers. */
export const others = [
  'demo-uk-watch-2',
  'demo-uk-duty-1',
  'demo-uk-gold-1',
  'demo-uk-freight-1',
  'demo-uk-sources-1',
  'demo-uk-safeguarding-1',
  'demo-uk-cases-1',
  'demo-uk-analyst-1',
  'demo-uk-investigator-1',
  'demo-uk-contact-1',
  'demo-uk-administrator-1',
  'demo-uk-staff-1',
  'demo-uk-security-1',
  'demo-uk-security-2',
  'demo-uk-data-protection-1',
  'demo-uk-monitor-1',
  'demo-fr-watch-1',
  'demo-fr-watch-2',
] as const;

/** Signs somebody in, anew where they were; their cookie is kept with the world. */
export async function signIn(world: World, staff: string): Promise<void> {
  const told = await world.wire.send({
    method: 'POST',
    path: '/api/sign-in',
    headers: { 'x-strait': '1' },
    body: { staff },
  });
  const cookie = cookieOf(told);
  if (told.status !== 200 || cookie === undefined) throw new Error(`${staff} is not let in: ${told.body}`);
  world.cookies.set(staff, cookie);
}

/** The session that an answer gives, as the browser sends it back. */
export function cookieOf({ headers }: Told): string | undefined {
  return headers.map((line) => /^set-cookie: (strait_session=[\w-]{43});/i.exec(line)?.[1]).find(Boolean);
}

/** The headers by which somebody is known; none for nobody. */
export function headersOf(world: World, staff: string | null): Readonly<Record<string, string>> {
  if (staff === null) return {};
  if (staff === 'device') return { authorization: `Bearer ${deviceToken}` };
  const cookie = world.cookies.get(staff);
  if (cookie === undefined) throw new Error(`${staff} has not signed in`);
  return { cookie };
}

/** What somebody asks of a world at a console. */
export interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks as somebody. */
export function askAs(world: World, staff: string | null, asked: Asked): Promise<Told> {
  const method = asked.method ?? (asked.body === undefined ? 'GET' : 'POST');
  const headers = {
    ...headersOf(world, staff),
    ...(method === 'POST' ? { 'x-strait': '1' } : {}),
    ...(asked.key === undefined ? {} : { 'idempotency-key': asked.key }),
    ...asked.headers,
  };
  return world.wire.send({
    method,
    path: asked.path,
    headers,
    ...(asked.body === undefined ? {} : { body: asked.body }),
  });
}
