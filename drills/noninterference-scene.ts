import { hash } from 'node:crypto';
import { type Instant, toUtc, type UtcText } from '../src/kernel/time.ts';
import type { Chance } from './chance.ts';
import { askAs, type Asked, type Kind } from './noninterference-people.ts';
import type { Told } from './worlds-wire.ts';
import type { World } from './worlds.ts';

/** What one world holds, as the drill itself has put it there. */
export interface Own {
  readonly detections: string[];
  readonly sources: string[];
  /** Subjects by the kind of act that registered them. */
  readonly subjects: Map<Kind, Subject[]>;
  readonly staff: string[];
  readonly glasses: string[];
  readonly contacts: string[];
  readonly boats: OwnBoat[];
}

/** A boat that the drill opened, the contact that it stands on, and how many are said to be aboard. */
export interface OwnBoat {
  readonly boat: string;
  readonly contact: string;
  readonly persons: number;
}

export interface Subject {
  readonly subject: string;
  readonly name: string;
  readonly phone: string;
}

export const emptyOwn = (): Own => ({
  detections: [],
  sources: [],
  subjects: new Map(),
  staff: [],
  glasses: [],
  contacts: [],
  boats: [],
});

/** Everything that was ever named in either world: what a reader may try. */
export interface Ids {
  readonly detections: Set<string>;
  readonly sources: Set<string>;
  readonly subjects: Set<string>;
  readonly names: Set<string>;
  readonly phones: Set<string>;
  readonly staff: Set<string>;
  readonly proposals: Set<string>;
  readonly devices: Set<string>;
  readonly requests: Set<string>;
  readonly glasses: Set<string>;
  readonly keys: Set<string>;
  readonly contacts: Set<string>;
  readonly boats: Set<string>;
  readonly units: Set<string>;
  readonly tasks: Set<string>;
  readonly transfers: Set<string>;
  readonly relays: Set<string>;
  readonly gaps: Set<string>;
  readonly alarms: Set<string>;
  readonly handovers: Set<string>;
  readonly incidents: Set<string>;
  readonly passages: Set<string>;
}

export const emptyIds = (): Ids => ({
  detections: new Set(),
  sources: new Set(),
  subjects: new Set(),
  names: new Set(),
  phones: new Set(),
  staff: new Set(),
  proposals: new Set(),
  devices: new Set(),
  requests: new Set(),
  glasses: new Set(),
  keys: new Set(),
  contacts: new Set(),
  boats: new Set(),
  units: new Set(),
  tasks: new Set(),
  transfers: new Set(),
  relays: new Set(),
  gaps: new Set(),
  alarms: new Set(),
  handovers: new Set(),
  incidents: new Set(),
  passages: new Set(),
});

/** Where an act takes place: one world, its own draws, and a number that no other act bears. */
export interface Scene {
  readonly world: World;
  readonly own: Own;
  readonly ids: Ids;
  readonly chance: Chance;
  /** Draws that differ between the worlds even where the act is the same. */
  readonly apart: Chance;
  readonly number: number;
}

/** One thing that people, devices or programs do. */
export interface Act {
  readonly name: string;
  readonly kind: Kind;
  run(scene: Scene): Promise<void>;
}

/** Hex digits that belong to a number: the same in both worlds. */
export const hexOf = (text: string, digits = 32): string => hash('sha256', text).slice(0, digits);

/** The world's present as text, so many seconds away. */
export const utcAt = ({ clock }: Pick<World, 'clock'>, seconds = 0): UtcText =>
  toUtc((clock.now + seconds * 1000) as Instant);

/** A fresh key; now and then one that a reader is going to use too. `step`: tells one order of an act from the next. */
export function keyOf({ number, chance, ids }: Scene, step = ''): string {
  const key = `drill-key-${chance.isOneIn(3) ? 'shared' : 'own'}-${number}${step}`;
  ids.keys.add(key);
  return key;
}

/** Does something as somebody and fails loudly where the drill itself is wrong about it. */
export async function must(
  scene: Pick<Scene, 'world'>,
  staff: string,
  asked: Asked & { readonly may?: readonly string[] },
): Promise<Told> {
  const told = await askAs(scene.world, staff, asked);
  const code = /"code":"(\w+)"/.exec(told.body)?.[1] ?? '';
  if (told.status < 300 || asked.may?.includes(code) === true) return told;
  throw new Error(
    `${staff} ${asked.path}: ${told.status} ${told.body} ${scene.world.said.slice(-3).join(' ')}`,
  );
}

/** Orders of which one is drawn, each as the last part of its address with what is said. */
type Named = readonly [name: string, said: object];
export type Orders = readonly [Named, ...Named[]];

/** Gives an order that the state of things may refuse; anything else than a refusal of its own fails loudly. */
export async function order(
  scene: Scene,
  staff: string,
  { path, body }: { readonly path: string; readonly body: object },
): Promise<void> {
  const step = `${path.split('/').at(-1) ?? ''}-${hexOf(JSON.stringify(body), 6)}`;
  const told = await askAs(scene.world, staff, { path, body, key: keyOf(scene, step) });
  if (told.status === 200 || told.status === 409) return;
  throw new Error(`${staff} ${path}: ${told.status} ${told.body} ${scene.world.said.slice(-3).join(' ')}`);
}
