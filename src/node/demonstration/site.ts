import type { CommandRequest } from '../../app/handle.ts';
import type { State } from '../../kernel/label.ts';
import { addSeconds, type Instant, toUtc } from '../../kernel/time.ts';
import type { DeviceFields, SiteFields, WorkFields, ZoneFields } from '../../operations/site/registers.ts';

/** Places along the invented fence, 25 metres apart. */
export const fencePlaces = 12;
const step = 25;
const width = fencePlaces * step;

/** The demonstration's site of a state: a terminal that stands nowhere. */
export function siteOf(state: State): string {
  return `demo-${state}`;
}

/** A device of the demonstration's site by its short name: `fence-outer-3`. */
export function deviceOf(state: State, name: string): string {
  return `demo-${state}-${name}`;
}

const sites: Readonly<Record<State, SiteFields>> = {
  uk: {
    name: { en: 'Example terminal Kent', fr: 'Terminal exemple Kent' },
    origin: { lat: 51.1, lon: 1.14 },
    operators: 2,
    railOperator: 'Example Rail control',
  },
  fr: {
    name: { en: 'Example terminal Calais', fr: 'Terminal exemple Calais' },
    origin: { lat: 50.92, lon: 1.8 },
    operators: 2,
    railOperator: 'Exemple Rail',
  },
};

type Ground = ZoneFields['ground'];
const zones: readonly (readonly [
  id: string,
  ground: Ground,
  name: ZoneFields['name'],
  north: readonly [number, number],
])[] = [
  ['outer', 'outer_fence', { en: 'Outer fence', fr: 'Clôture extérieure' }, [0, 4]],
  ['between', 'between_fences', { en: 'Between the fences', fr: 'Entre les clôtures' }, [4, 10]],
  ['inner', 'inner_fence', { en: 'Inner fence', fr: 'Clôture intérieure' }, [10, 14]],
  ['yard', 'inside', { en: 'Lorry park', fr: 'Parc poids lourds' }, [14, 70]],
  ['track', 'track', { en: 'Track 1', fr: 'Voie 1' }, [70, 90]],
];

type Stands = Pick<DeviceFields, 'zone' | 'kind' | 'name' | 'at'> &
  Partial<Pick<DeviceFields, 'cabinet' | 'view' | 'presets' | 'track'>>;

function devices(): readonly (readonly [name: string, stands: Stands])[] {
  const fence = Array.from({ length: fencePlaces }, (_, at): readonly (readonly [string, Stands])[] => {
    const east = at * step + step / 2;
    const sensor = (row: string, zone: string, north: number): readonly [string, Stands] => [
      `fence-${row}-${at}`,
      {
        zone,
        kind: 'fence_sensor',
        name: { en: `Fence ${row} ${at}`, fr: `Clôture ${rowFr[row] ?? row} ${at}` },
        at: { east, north },
        cabinet: 'cabinet-1',
      },
    ];
    const between: readonly (readonly [string, Stands])[] = [
      [
        `beam-${at}`,
        {
          zone: 'between',
          kind: 'infrared_beam',
          name: both('Beam', 'Barrière infrarouge', at),
          at: { east, north: 7 },
          cabinet: 'cabinet-1',
        },
      ],
      [
        `camera-${at}`,
        {
          zone: 'between',
          kind: 'camera',
          name: both('Camera', 'Caméra', at),
          at: { east, north: 13 },
          view: { bearingDegrees: 180, widthDegrees: 120, rangeMetres: 45 },
        },
      ],
    ];
    return [sensor('outer', 'outer', 2), sensor('inner', 'inner', 12), ...(at % 2 === 0 ? between : [])];
  }).flat();
  return [...fence, ...inside];
}

const rowFr: Readonly<Record<string, string>> = { outer: 'extérieure', inner: 'intérieure' };
const both = (en: string, fr: string, at: number): DeviceFields['name'] => ({
  en: `${en} ${at}`,
  fr: `${fr} ${at}`,
});

const inside: readonly (readonly [name: string, stands: Stands])[] = [
  [
    'cabinet-1',
    { zone: 'yard', kind: 'cabinet', name: both('Cabinet', 'Armoire', 1), at: { east: 150, north: 18 } },
  ],
  [
    'post-1',
    {
      zone: 'yard',
      kind: 'guard_post',
      name: both('Guards’ post', 'Poste de garde', 1),
      at: { east: 20, north: 40 },
    },
  ],
  [
    'panic-1',
    {
      zone: 'yard',
      kind: 'panic_button',
      name: both('Panic button', 'Bouton d’alerte', 1),
      at: { east: 22, north: 42 },
    },
  ],
  [
    'gate-1',
    { zone: 'yard', kind: 'barrier', name: both('Barrier', 'Barrière', 1), at: { east: 10, north: 30 } },
  ],
  [
    'door-1',
    { zone: 'yard', kind: 'door_contact', name: both('Door', 'Porte', 1), at: { east: 260, north: 50 } },
  ],
  [
    'light-1',
    { zone: 'yard', kind: 'light', name: both('Light', 'Éclairage', 1), at: { east: 140, north: 40 } },
  ],
  [
    'wind-1',
    {
      zone: 'yard',
      kind: 'wind_station',
      name: both('Wind station', 'Station de vent', 1),
      at: { east: 150, north: 60 },
    },
  ],
  [
    'track-1',
    {
      zone: 'track',
      kind: 'track_sensor',
      name: both('Track sensor', 'Capteur de voie', 1),
      at: { east: 100, north: 80 },
      track: 'track-1',
    },
  ],
  [
    'track-2',
    {
      zone: 'track',
      kind: 'track_sensor',
      name: both('Track sensor', 'Capteur de voie', 2),
      at: { east: 200, north: 80 },
      track: 'track-1',
    },
  ],
  [
    'axles-in',
    {
      zone: 'track',
      kind: 'axle_counter',
      name: both('Axle counter', 'Compteur d’essieux', 1),
      at: { east: 0, north: 80 },
      track: 'track-1',
    },
  ],
  [
    'axles-out',
    {
      zone: 'track',
      kind: 'axle_counter',
      name: both('Axle counter', 'Compteur d’essieux', 2),
      at: { east: width, north: 80 },
      track: 'track-1',
    },
  ],
  [
    'camera-track',
    {
      zone: 'track',
      kind: 'thermal_camera',
      name: both('Thermal camera', 'Caméra thermique', 1),
      at: { east: 100, north: 68 },
      view: { bearingDegrees: 0, widthDegrees: 160, rangeMetres: 140 },
    },
  ],
  [
    'camera-dome',
    {
      zone: 'yard',
      kind: 'camera',
      name: both('Dome camera', 'Caméra dôme', 1),
      at: { east: 150, north: 30 },
      presets: [
        { preset: 'fence', view: { bearingDegrees: 180, widthDegrees: 60, rangeMetres: 160 } },
        { preset: 'yard', view: { bearingDegrees: 0, widthDegrees: 60, rangeMetres: 160 } },
      ],
    },
  ],
];

/** What a duty officer enters of the site once: ground, devices, works, and what is known to be out of order. */
export function siteCommands(state: State, now: Instant): readonly CommandRequest[] {
  const site = siteOf(state);
  const name = (short: string): string => deviceOf(state, short);
  const put = (noun: string, row: string, fields: SiteFields | ZoneFields | DeviceFields | WorkFields) =>
    order(`Put${noun}`, { row, fields, seenVersion: null }, row);
  const zoneOf = (zone: string): string => `demo-${state}-zone-${zone}`;
  return [
    put('Site', site, sites[state]),
    ...zones.map(([id, ground, called, [south, north]]) =>
      put('SiteZone', zoneOf(id), { site, name: called, ground, ring: ringOf(south, north) }),
    ),
    ...devices().map(([short, stands]) =>
      put('SiteDevice', name(short), {
        site,
        ...stands,
        zone: zoneOf(stands.zone),
        cabinet: stands.cabinet === undefined || stands.cabinet === null ? null : name(stands.cabinet),
        view: stands.view ?? null,
        presets: stands.presets ?? [],
        track: stands.track === undefined || stands.track === null ? null : name(stands.track),
      }),
    ),
    put('SiteWork', `demo-${state}-work-1`, {
      site,
      zone: zoneOf('yard'),
      from: toUtc(now),
      until: toUtc(addSeconds(now, 4 * 3_600)),
      reason: 'planned',
    }),
    order('NoteDeviceFault', { device: name('camera-10'), fault: 'no_picture' }, name('camera-10')),
    order(
      'StartMaintenance',
      { device: name('fence-inner-11'), until: toUtc(addSeconds(now, 7_200)), reason: 'repair' },
      name('fence-inner-11'),
    ),
  ];
}

function ringOf(south: number, north: number): ZoneFields['ring'] {
  return [
    { east: 0, north: south },
    { east: width, north: south },
    { east: width, north },
    { east: 0, north },
  ];
}

function order(command: string, fields: CommandRequest['fields'], which: string): CommandRequest {
  return { context: 'operations/site', command, fields, idempotencyKey: `demonstration/${command}/${which}` };
}
