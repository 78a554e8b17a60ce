import { createHash } from 'node:crypto';
import type { CommandRequest } from '../../app/handle.ts';
import type { Who } from '../../app/who.ts';
import type { Age, PartingHow, Relation } from '../../cases/tracing/events-tracing.ts';
import type { ActorId, DeskId } from '../../kernel/ids.ts';
import type { State } from '../../kernel/label.ts';
import { addSeconds, type Instant, toUtc } from '../../kernel/time.ts';

interface Family {
  readonly name: string;
  readonly relation: Relation;
  readonly seeker: Age;
  readonly how: PartingHow;
  /** Hours before now between which they were parted. */
  readonly between: readonly [from: number, until: number];
  readonly words: string;
  readonly shared: boolean;
}

/** Invented people who landed on one side and look for somebody: of a couple and of a father and his child one each side. */
const families: Readonly<Record<State, readonly Family[]>> = {
  uk: [
    {
      name: 'Person Example One',
      relation: 'spouse',
      seeker: 'adult',
      how: 'other_boat',
      between: [9, 5],
      words: 'My husband stayed on the other boat when the lifeboat took us.',
      shared: true,
    },
    {
      name: 'Person Example Two',
      relation: 'parent',
      seeker: 'child',
      how: 'before_boarding',
      between: [20, 12],
      words: 'My father was behind me on the beach. I do not know whether he got in.',
      shared: true,
    },
    {
      name: 'Person Example Three',
      relation: 'sibling',
      seeker: 'adult',
      how: 'unknown',
      between: [40, 30],
      words: 'I look for my sister. Tell nobody over there before I have thought about it.',
      shared: false,
    },
  ],
  fr: [
    {
      name: 'Personne Exemple Un',
      relation: 'spouse',
      seeker: 'adult',
      how: 'other_boat',
      between: [9, 6],
      words: 'Ma femme est montée dans l’autre canot.',
      shared: true,
    },
    {
      name: 'Personne Exemple Deux',
      relation: 'child',
      seeker: 'adult',
      how: 'unknown',
      between: [18, 14],
      words: 'Mon enfant est parti avec les autres, je n’ai pas pu embarquer.',
      shared: true,
    },
  ],
};

/** The orders by which a safeguarding desk opens a request for each; names are new with each run. */
export function familyCommands({
  state,
  mark,
  now,
}: {
  readonly state: State;
  readonly mark: string;
  readonly now: Instant;
}): readonly CommandRequest[] {
  const ago = (hours: number) => toUtc(addSeconds(now, -hours * 3_600));
  return families[state].map((family, number) => {
    const id = createHash('sha256').update(`${state}/${mark}/${number}`).digest('hex').slice(0, 32);
    const { relation, seeker, how, between, words, shared, name } = family;
    return {
      context: 'cases/tracing',
      command: 'OpenTracing',
      idempotencyKey: `demonstration/family/${id}`,
      fields: {
        request: `trc-${id}`,
        person: `s-${id}`,
        relation,
        seeker,
        parting: { how, from: ago(between[0]), until: ago(between[1]), boat: null },
        consent: seeker === 'child' ? 'safeguarding' : 'self',
        shared,
        seekerName: name,
        sought: words,
      },
    };
  });
}

/** Whoever protects people ashore in the demonstration. */
export function safeguardingOfficer(state: State): Who {
  return {
    kind: 'staff',
    actor: `demo-${state}-safeguarding-1` as ActorId, // an invented person of the demonstration
    desk: `${state}-safeguarding-1` as DeskId,
    roles: ['safeguarding_officer'],
    agency: state === 'fr' ? 'fr-france-terre-asile' : 'uk-kent-children',
    remits: state === 'fr' ? ['protection'] : ['protection', 'kent'],
    state,
    markings: ['open', 'official'],
    caveats: [],
    purposes: ['protection'],
    sources: null,
    provenAt: null,
    lifeAtRiskUntil: null,
  };
}
