import type { DetailKind } from '../src/kernel/vault.ts';
import { type Putting, puttings, put, whoOf } from './noninterference-acts-vault.ts';
import { askAs, others, signIn } from './noninterference-people.ts';
import { recordContact, rescueActs } from './noninterference-acts-rescue.ts';
import { unitActs } from './noninterference-acts-units.ts';
import { createChance } from './chance.ts';
import { emptyIds, emptyOwn, hexOf, type Ids, type Scene } from './noninterference-scene.ts';
import type { World, Worlds } from './worlds.ts';

/** Somebody behind the wall: with everything by which they could be recognised. */
export interface PlantedPerson {
  readonly subject: string;
  readonly details: readonly { readonly kind: DetailKind; readonly text: string }[];
}

/** Everything that is in the first world alone. */
export interface Hidden {
  readonly people: readonly PlantedPerson[];
  /** What the rooms of a rescue hold, by id. */
  readonly records: Ids;
}

/** Those from whom the wall keeps them. */
export const askers = ['demo-uk-investigator-1', 'demo-uk-analyst-1', 'demo-uk-contact-1'] as const;

const humanitarian: readonly Putting[] = puttings.filter(({ kind }) =>
  ['rescue', 'cases', 'cases_apart'].includes(kind),
);
const ofInquiry: readonly Putting[] = puttings.filter(({ kind }) => kind === 'inquiry');
const given = [
  'Zyxamina',
  'Qorvath',
  'Ülvexia',
  'Jhaxid',
  'Wezzorin',
  'Xanthrid',
  'Vyqueline',
  'Oxhandra',
] as const;

/** A person of that number: no word of them occurs anywhere else. */
export function plantedPerson(number: number): PlantedPerson {
  const hex = hexOf(`wall ${number}`, 8);
  const phone =
    number % 2 === 0
      ? `+44 1632 96${String(number % 10_000).padStart(4, '0')}`
      : `+33 1 99 00 ${String(10 + (number % 90))} ${hex.replaceAll(/\D/g, '5').slice(0, 2)}`;
  return {
    subject: `s-${hexOf(`wall subject ${number}`)}`,
    details: [
      { kind: 'name', text: `${given[number % given.length] ?? 'Zyxamina'} Plx${hex}` },
      { kind: 'phone', text: phone },
      { kind: 'email', text: `plx-${hex}@example.org` },
      { kind: 'document', text: `PLX${hex.toUpperCase()}` },
      { kind: 'address', text: `tent plx-${hex}, dune of example` },
      { kind: 'free_text', text: `plx-${hex} asked for a doctor and for asylum` },
    ],
  };
}

/**
 * Fills the first world with people who were rescued, are protected or asked for asylum, with who looked at them, what
 * they asked for and what is held; the second has none of it. Both have the same inquiries, one of them of a namesake.
 */
export async function fillWorlds({ all }: Worlds, size: number): Promise<Hidden> {
  const [rich, empty] = all;
  for (const world of all) for (const staff of new Set([...others, ...askers])) await signIn(world, staff);
  const people = Array.from({ length: size }, (_, number) => plantedPerson(number));
  for (const [at, person] of people.entries()) await hide(rich, at, person);
  const records = await rescue(rich, people);
  // The rescue takes its time: what both worlds write after it must bear the same moment in both.
  for (const world of all) world.clock.now = rich.clock.now;
  for (let number = 0; number < 6; number += 1)
    for (const world of [rich, empty]) await inquire(world, number, people[0]);
  await Promise.all(all.map((world) => world.settle()));
  return { people, records };
}

/** One call for each third person, with their number and their words; then everything that is done in a rescue, once. */
async function rescue(world: World, people: readonly PlantedPerson[]): Promise<Ids> {
  const [own, ids] = [emptyOwn(), emptyIds()];
  const sceneOf = (number: number): Scene => {
    const [chance, apart] = [createChance(number), createChance(number + 1)];
    return { world, own, ids, chance, apart, number };
  };
  for (const [at, { details }] of people.entries()) {
    if (at % 3 !== 0) continue;
    const text = (kind: DetailKind): string => details.find((one) => one.kind === kind)?.text ?? '';
    await recordContact(sceneOf(at), { phone: text('phone'), words: text('free_text') });
  }
  const acts = [...rescueActs, ...unitActs];
  for (const [at, act] of acts.entries()) await act.run(sceneOf(10_000 + at));
  // Long enough for what nobody answered to become an alarm, and for alarms to rise.
  world.clock.now = (world.clock.now + 600_000) as typeof world.clock.now;
  await world.settle();
  return ids;
}

async function hide(world: World, at: number, person: PlantedPerson): Promise<void> {
  const of = humanitarian[at % humanitarian.length];
  if (of === undefined) throw new Error('nobody behind the wall');
  await sealed(world, of, person);
  const [look] = of.looks;
  if (look === undefined) return;
  const body = {
    subjects: [person.subject],
    kinds: ['name', 'phone', 'free_text'],
    reason: look.reason,
    reference: null,
    note: 'An invented reason about an invented person.',
    recipient: null,
  };
  const opened = await askAs(world, look.staff, { path: '/api/vault/open', body });
  if (!opened.body.includes(person.details[0]?.text ?? '')) throw new Error(`not opened: ${opened.body}`);
  const hold = { subject: person.subject, hold: `H-${at}`, reason: 'litigation' };
  const key = `drill-hold-${at}`;
  await askAs(world, 'demo-uk-data-protection-1', {
    path: '/api/oversight/records/place-hold',
    body: hold,
    key,
  });
}

async function sealed(world: World, of: Putting, { subject, details }: PlantedPerson): Promise<void> {
  const who = whoOf(world, of.by);
  const { subjectKind, handling } = of;
  const asked = await world.parts.vault.desk.seal(who, { subject, subjectKind, handling, details });
  if (!asked.ok) throw new Error(`not sealed: ${asked.refusal.code}`);
  if (!(await world.parts.vault.append(who, asked.value))) throw new Error('another came first');
}

/** People of inquiries, the same in both worlds; the first bears the name and the number of somebody behind the wall. */
async function inquire(world: World, number: number, namesake: PlantedPerson | undefined): Promise<void> {
  const [of] = ofInquiry;
  if (of === undefined) throw new Error('no inquiries');
  const [name, phone] = namesake?.details ?? [];
  const own = {
    name: `Example Suspect ${hexOf(`suspect ${number}`, 4)}`,
    phone: `+44 1632 9609${String(number).padStart(2, '0')}`,
  };
  const person =
    number === 0 && name !== undefined && phone !== undefined ? { name: name.text, phone: phone.text } : own;
  await put(world, of, { subject: `s-${hexOf(`inquiry ${number}`)}`, ...person });
}

/** Everything that must not be told: each record of a rescue, each detail as it stands, and each of its words that is nobody else's. */
export function tellingWords({ people, records }: Hidden): readonly string[] {
  const namesake = new Set(people[0]?.details.map(({ text }) => text));
  const texts = people
    .flatMap(({ details }) => details.map(({ text }) => text))
    .filter((text) => !namesake.has(text));
  const words = people.slice(1).map(({ details }) => details[0]?.text.split(' ')[1] ?? '');
  const ids = [...records.contacts, ...records.boats, ...records.alarms, ...records.incidents];
  return [...new Set([...texts, ...words, ...people.map(({ subject }) => subject), ...ids])].filter(
    (text) => text !== '',
  );
}
