import type { State } from '../../../kernel/label.ts';
import type { BoatView } from '../board-wire.ts';
import { peopleIn } from '../claims.ts';
import type { ContactFacts, Counted, Range } from '../wire.ts';

/** One statement about how many people there are, with the record that makes it. */
export interface PeopleRow {
  readonly key: string;
  readonly kind: 'claimed' | 'counted' | 'landed' | 'prevented' | 'dispersed' | 'met' | 'went' | 'came';
  /** Where several stand of one kind the record says which is used; `unused` ones stay in sight. */
  readonly used: boolean;
  /** Null: not yet counted. */
  readonly count: Range | null;
  readonly counted: Counted | null;
  /** When it is said to hold. */
  readonly at: string;
  readonly side: State | null;
  /** Port, unit or source; null: none named. */
  readonly where: string | null;
  /** The contact that says so. */
  readonly contact: string | null;
  /** The other boat, where people changed boats. */
  readonly other: string | null;
  /** Why it stands beside another figure, where somebody has said why. */
  readonly explanation: string | null;
}

/** Everything on record about the people of one boat, contradictory figures side by side, in the order of time. */
export function peopleRows(boat: BoatView): readonly PeopleRow[] {
  const rows = [
    ...boat.links.flatMap(({ facts }) => factRows(facts)),
    ...boat.relations.flatMap((relation): PeopleRow[] => {
      const { other, way, count, contacts } = relation;
      if (count === null || relation.relation !== 'persons_transferred') return [];
      const contact = contacts[0] ?? null;
      const at = boat.links.find((link) => link.contact === contact)?.facts.happenedAt ?? boat.openedAt;
      const kind = way === 'out' ? 'went' : 'came';
      return [{ ...plain, key: `${kind} ${other}`, kind, count, at, contact, other }];
    }),
    ...boat.dispersed.map(({ count, side, contact, met }): PeopleRow => {
      const at = boat.links.find((link) => link.contact === contact)?.facts.happenedAt ?? boat.openedAt;
      const kind = met ? 'met' : 'dispersed';
      return { ...plain, key: `${kind} ${contact}`, kind, count, at, side, contact };
    }),
  ];
  return rows
    .map((row) => explained(row, boat.explanations))
    .toSorted((a, b) => a.at.localeCompare(b.at, 'en') || a.key.localeCompare(b.key, 'en'));
}

const plain = { used: true, counted: null, side: null, where: null, other: null, explanation: null } as const;

function factRows(facts: ContactFacts): readonly PeopleRow[] {
  const { contact, kind, counted, claims, side } = facts;
  const said = {
    ...plain,
    contact,
    side,
    at: facts.happenedAt,
    where: facts.place ?? facts.unit ?? facts.source,
  };
  const claimed: readonly PeopleRow[] =
    claims.persons === null
      ? []
      : [{ ...said, key: `claimed ${contact}`, kind: 'claimed', count: claims.persons }];
  if (counted === null) return claimed;
  const total = peopleIn(facts);
  const count = total === null ? null : { min: total, max: total, best: total };
  const hand = kind === 'landing' ? 'landed' : kind === 'prevention' ? 'prevented' : 'counted';
  return [...claimed, { ...said, key: `${hand} ${contact}`, kind: hand, count, counted }];
}

function explained(row: PeopleRow, explanations: BoatView['explanations']): PeopleRow {
  const found = explanations.findLast(
    ({ contacts }) => row.contact !== null && contacts.includes(row.contact),
  );
  if (found === undefined) return row;
  const used = found.uses === null || found.uses === row.contact;
  return { ...row, used, explanation: found.explanation };
}
