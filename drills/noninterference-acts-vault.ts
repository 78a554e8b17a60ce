import type { SealAsked } from '../src/app/vault/seal.ts';
import type { Who } from '../src/app/who.ts';
import type { Handling } from '../src/kernel/marking.ts';
import type { SubjectKind } from '../src/kernel/vault.ts';
import type { Kind } from './noninterference-people.ts';
import { type Act, hexOf, must, type Subject } from './noninterference-scene.ts';
import type { World } from './worlds.ts';

/** Whose personal data is put into the vault, by whom, and who opens it. */
export interface Putting {
  readonly kind: Kind;
  readonly by: string;
  readonly subjectKind: SubjectKind;
  readonly handling: Handling;
  /** Set: an agency of its own, whose records nobody of the demonstration's agencies has. */
  readonly apart?: true;
  readonly looks: readonly { readonly staff: string; readonly reason: string }[];
}

const kept = { release: 'never', keepDays: 30, personal: true } as const;

export const puttings: readonly Putting[] = [
  {
    kind: 'rescue',
    by: 'demo-uk-watch-2',
    subjectKind: 'caller',
    handling: { ...kept, purpose: 'save_life', marking: 'official', jurisdiction: ['channel'] },
    looks: [
      { staff: 'demo-uk-watch-2', reason: 'rescue' },
      { staff: 'demo-uk-duty-1', reason: 'rescue' },
    ],
  },
  {
    kind: 'rescue_apart',
    by: 'demo-uk-watch-2',
    subjectKind: 'person_found',
    handling: { ...kept, purpose: 'save_life', marking: 'official' },
    apart: true,
    looks: [],
  },
  {
    kind: 'inquiry',
    by: 'demo-uk-investigator-1',
    subjectKind: 'suspect',
    handling: { ...kept, purpose: 'law_enforcement', marking: 'official', jurisdiction: ['intelligence'] },
    looks: [
      { staff: 'demo-uk-investigator-1', reason: 'investigation' },
      { staff: 'demo-uk-analyst-1', reason: 'investigation' },
    ],
  },
  {
    kind: 'inquiry_apart',
    by: 'demo-uk-investigator-1',
    subjectKind: 'witness',
    handling: { ...kept, purpose: 'law_enforcement', marking: 'official_sensitive' },
    apart: true,
    looks: [],
  },
  {
    kind: 'cases',
    by: 'demo-uk-cases-1',
    subjectKind: 'claimant',
    handling: { ...kept, purpose: 'protection', marking: 'official', jurisdiction: ['protection'] },
    looks: [
      { staff: 'demo-uk-cases-1', reason: 'case_work' },
      { staff: 'demo-uk-safeguarding-1', reason: 'safeguarding' },
    ],
  },
  {
    kind: 'cases_apart',
    by: 'demo-uk-cases-1',
    subjectKind: 'child',
    handling: { ...kept, purpose: 'protection', marking: 'official' },
    apart: true,
    looks: [],
  },
];

/** An invented person of that number: names without an owner, phones of the range kept for drama. */
export function invented(kind: Kind, number: number): Subject {
  return {
    subject: `s-${hexOf(`${kind} ${number}`)}`,
    name: `Example ${hexOf(`name ${number}`, 6)} ${kind.replaceAll('_', ' ')}`,
    phone: `+44 1632 96${String(number % 10_000).padStart(4, '0')}`,
  };
}

/** Somebody as the register has them now. */
export function whoOf(world: World, staff: string): Who {
  const who = world.parts.people.directory.staff(staff, world.clock.now);
  if (who === null) throw new Error(`${staff} holds nothing`);
  return who;
}

/** Seals through the choke point as its rooms do: the vault's desk judges, and what it gives is appended. */
export async function put(world: World, of: Putting, person: Subject): Promise<void> {
  const who = whoOf(world, of.by);
  const author: Who = of.apart === true ? { ...who, agency: 'agency-apart', remits: [] } : who;
  const asked: SealAsked = {
    subjectKind: of.subjectKind,
    subject: person.subject,
    handling: of.handling,
    details: [
      {
        kind: 'name',
        text: person.name,
      },
      {
        kind: 'phone',
        text: person.phone,
      },
    ],
  };
  const sealed = await world.parts.vault.desk.seal(author, asked);
  if (!sealed.ok) throw new Error(`${of.by} may not put: ${sealed.refusal.code}`);
  if (!(await world.parts.vault.append(author, sealed.value))) throw new Error('another came first');
}

function putting(of: Putting): Act {
  return {
    name: `a ${of.subjectKind} is put into the vault${of.apart === true ? ' by an agency apart' : ''}`,
    kind: of.kind,
    async run(scene) {
      const person = invented(of.kind, scene.number);
      // Two persons now and then bear one name: a search finds both, and shows what it may.
      const named = scene.chance.isOneIn(4)
        ? { ...person, name: 'Example Shared', phone: '+44 1632 960001' }
        : person;
      await put(scene.world, of, named);
      scene.own.subjects.set(of.kind, [...(scene.own.subjects.get(of.kind) ?? []), named]);
      scene.ids.subjects.add(named.subject);
      scene.ids.names.add(named.name);
      scene.ids.phones.add(named.phone);
    },
  };
}

const purposeOf = ({ handling }: Putting): string => handling.purpose;

function opening(of: Putting): Act {
  return {
    name: `a ${of.subjectKind} is opened`,
    kind: of.kind,
    async run(scene) {
      const held = scene.own.subjects.get(of.kind) ?? [];
      const one = held[scene.chance.whole(held.length)];
      const by = of.looks[scene.chance.whole(of.looks.length)];
      if (one === undefined || by === undefined) return;
      const body = {
        subjects: [one.subject],
        kinds: ['name', 'phone'],
        reason: by.reason,
        reference: `R-${scene.number}`,
        note: scene.chance.isOneIn(2) ? 'An invented reason typed by hand.' : null,
        recipient: null,
      };
      await must(scene, by.staff, { path: '/api/vault/open', body });
    },
  };
}

function searching(of: Putting): Act {
  return {
    name: `somebody searches for a ${of.subjectKind}`,
    kind: of.kind,
    async run(scene) {
      const by = of.looks[scene.chance.whole(of.looks.length)];
      if (by === undefined) return;
      const held = scene.own.subjects.get(of.kind) ?? [];
      const text = held[scene.chance.whole(held.length)]?.name ?? 'Example Nobody';
      const body = { kind: 'name', text, purpose: purposeOf(of), reason: by.reason, reference: null };
      await must(scene, by.staff, { path: '/api/vault/search', body });
    },
  };
}

/** What is done with personal data. */
export const vaultActs: readonly Act[] = puttings.flatMap((of) =>
  of.looks.length === 0 ? [putting(of)] : [putting(of), opening(of), searching(of)],
);
