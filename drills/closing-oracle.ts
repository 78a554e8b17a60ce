import type { z } from 'zod';
import type { boatEventSchemas } from '../src/operations/rescue/events-boat.ts';
import type { factsSchema } from '../src/operations/rescue/events-contact.ts';

type Facts = z.infer<typeof factsSchema>;
type Body<Name extends keyof typeof boatEventSchemas> = z.infer<(typeof boatEventSchemas)[Name]>;

/** A search, how many were sought, on what it was opened and from when, and by what and when it was ended. */
interface Sought {
  status: string;
  efforts: number;
  readonly persons: number;
  readonly on: string | null;
  readonly from: string;
  by: string | null;
  endedAt: string | null;
}

/** What the oracle holds of one boat's evidence, by what was written of it. */
interface Evidence {
  /** By contact: how surely it is linked. */
  readonly links: Map<string, string>;
  readonly searches: Map<string, Sought>;
  readonly relations: Map<string, { other: string; way: 'in' | 'out'; said: Body<'BoatsRelated'> }>;
  readonly explained: Set<string>;
  readonly dispersed: Map<string, Body<'DispersedRecorded'>>;
  readonly merged: Map<string, Evidence>;
}

interface Watched extends Evidence {
  transfers: Map<string, string>;
  /** By contact: what was recalled under the boat, and nobody has seen that yet; `late`: once the boat was closed. */
  readonly unseen: Map<string, 'in_time' | 'late'>;
  /** Recalled once the boat was closed, as it was then: it was closed on that, and stays so until something else opens it. */
  readonly leaving: Map<string, Facts>;
  mergedInto: string | null;
  closed: Body<'BoatClosed'> | null;
}

/** Everything that was written, as the oracle reads it: it keeps no state of the deciders. */
export interface Oracle {
  readonly contacts: Map<string, Facts>;
  readonly boats: Map<string, Watched>;
}

/** An oracle that has read nothing yet. */
export function createOracle(): Oracle {
  return { contacts: new Map(), boats: new Map() };
}

function nothing(): Evidence {
  return {
    links: new Map(),
    searches: new Map(),
    relations: new Map(),
    explained: new Set(),
    dispersed: new Map(),
    merged: new Map(),
  };
}

function copied(of: Evidence): Evidence {
  return structuredClone({
    links: of.links,
    searches: of.searches,
    relations: of.relations,
    explained: of.explained,
    dispersed: of.dispersed,
    merged: of.merged,
  });
}

/** Reads one written event. `stream` is its whole name; bodies were checked by their schemas when they were written. */
export function readEvent(oracle: Oracle, stream: string, event: { readonly type: string }): void {
  const [kind, name = ''] = stream.split('/');
  if (kind === 'contact') readContact(oracle.contacts, name, event);
  if (kind === 'boat') readBoat(oracle, name, event);
}

function readContact(contacts: Oracle['contacts'], name: string, event: { readonly type: string }): void {
  const before = contacts.get(name);
  if (event.type === 'ContactRecorded') {
    contacts.set(name, event as unknown as Facts);
    return;
  }
  if (before === undefined) return;
  const said = event as unknown as Partial<Facts> & {
    offsetSeconds?: number;
    position?: Facts['positions'][number];
  };
  if (event.type === 'ContactCorrected') {
    const { claims = before.claims, counted = null, place = null, unit = null } = said;
    contacts.set(name, { ...before, claims, counted, place, unit });
  }
  if (event.type === 'TimeCorrected')
    contacts.set(name, { ...before, clockOffsetSeconds: said.offsetSeconds ?? 0 });
  if (event.type === 'PositionAdded' && said.position !== undefined)
    contacts.set(name, { ...before, positions: [...before.positions, said.position] });
}

function readBoat({ boats, contacts }: Oracle, name: string, event: { readonly type: string }): void {
  if (event.type === 'BoatOpened')
    boats.set(name, {
      ...nothing(),
      transfers: new Map(),
      unseen: new Map(),
      leaving: new Map(),
      mergedInto: null,
      closed: null,
    });
  const boat = boats.get(name);
  if (boat === undefined) return;
  for (const evidence of all(boat)) readChange(evidence, event);
  readNew(boat, event);
  readCourse(boats, boat, event);
  readRecall(contacts, boat, event);
}

/** What its origin recalled is gone, and somebody must see that before the boat is closed. */
function readRecall(contacts: Oracle['contacts'], boat: Watched, event: { readonly type: string }): void {
  switch (event.type) {
    case 'EvidenceRecalled': {
      const { contact, searches } = event as unknown as Body<'EvidenceRecalled'>;
      boat.unseen.set(contact, boat.closed === null ? 'in_time' : 'late');
      const facts = contacts.get(contact);
      if (boat.closed === null || facts === undefined) lose(boat, contact);
      else boat.leaving.set(contact, facts);
      for (const evidence of all(boat))
        for (const search of searches)
          if (evidence.searches.has(search))
            Object.assign(evidence.searches.get(search) ?? {}, { status: 'open', by: null, endedAt: null });
      return;
    }
    case 'ContactLinked':
    case 'RecallAcknowledged': {
      const { contact } = event as unknown as Body<'ContactLinked'>;
      boat.unseen.delete(contact);
      if (event.type === 'ContactLinked') boat.leaving.delete(contact);
      return;
    }
    case 'BoatReopened': {
      for (const contact of boat.leaving.keys()) lose(boat, contact);
      boat.leaving.clear();
      for (const contact of boat.unseen.keys()) boat.unseen.set(contact, 'in_time');
      return;
    }
    default:
  }
}

function lose(boat: Watched, contact: string): void {
  for (const evidence of all(boat)) evidence.links.delete(contact);
}

/** The boat's own evidence and that of everything merged into it, at any depth. */
function all(of: Evidence): readonly Evidence[] {
  return [of, ...[...of.merged.values()].flatMap(all)];
}

/** What is changed wherever it is held. */
function readChange(evidence: Evidence, event: { readonly type: string }): void {
  const said = event as unknown as {
    at: string;
    contact: string;
    grade: string;
    search: string;
    boat: string;
    other: string;
  };
  const search = evidence.searches.get(said.search);
  switch (event.type) {
    case 'LinkGraded':
      if (evidence.links.has(said.contact)) evidence.links.set(said.contact, said.grade);
      return;
    case 'ContactUnlinked':
      evidence.links.delete(said.contact);
      return;
    case 'BoatsUnrelated':
    case 'UnrelatedFrom':
      for (const [key, { other }] of evidence.relations)
        if (other === said.other || other === said.boat) evidence.relations.delete(key);
      return;
    case 'SearchEffortRecorded':
      if (search) search.efforts += 1;
      return;
    case 'SearchEnded':
      if (search) Object.assign(search, { status: 'ended', by: said.contact, endedAt: said.at });
      return;
    case 'SearchSuspended':
    case 'SearchWithdrawn':
      if (search) search.status = event.type === 'SearchSuspended' ? 'suspended' : 'withdrawn';
      return;
    default:
  }
}

/** What is added to the boat's own. */
function readNew(boat: Watched, event: { readonly type: string }): void {
  switch (event.type) {
    case 'ContactLinked': {
      const { contact, grade } = event as unknown as Body<'ContactLinked'>;
      boat.links.set(contact, grade);
      return;
    }
    case 'BoatsRelated':
    case 'RelatedFrom': {
      const said = event as unknown as Body<'BoatsRelated'>;
      const way = event.type === 'BoatsRelated' ? 'out' : 'in';
      const other = way === 'out' ? said.other : said.boat;
      for (const [key, one] of boat.relations) if (one.other === other) boat.relations.delete(key);
      boat.relations.set(`${other} ${way}`, { other, way, said });
      return;
    }
    case 'CountsExplained':
      for (const contact of (event as unknown as Body<'CountsExplained'>).contacts)
        boat.explained.add(contact);
      return;
    case 'DispersedRecorded': {
      const said = event as unknown as Body<'DispersedRecorded'>;
      boat.dispersed.set(`${said.contact} ${said.met}`, said);
      return;
    }
    case 'SearchOpened': {
      const { search, persons, contact: on, datumAt: from } = event as unknown as Body<'SearchOpened'>;
      const sought = { persons: persons.max, on, from, by: null, endedAt: null };
      boat.searches.set(search, { status: 'open', efforts: 0, ...sought });
      return;
    }
    default:
  }
}

const transferStatus: Readonly<Record<string, string>> = {
  TransferProposed: 'open',
  TransferAccepted: 'over',
  TransferRefused: 'over',
  TransferWithdrawn: 'over',
  AssistanceOffered: 'over',
};

function readCourse(boats: Oracle['boats'], boat: Watched, event: { readonly type: string }): void {
  const status = transferStatus[event.type];
  if (status !== undefined)
    boat.transfers.set((event as unknown as Body<'TransferAccepted'>).transfer, status);
  switch (event.type) {
    case 'BoatMerged': {
      const { from } = event as unknown as Body<'BoatMerged'>;
      const other = boats.get(from);
      // What it held by the oracle's own book, not by what the event says that it held.
      if (other !== undefined) boat.merged.set(from, copied(other));
      return;
    }
    case 'BoatSplit':
      boat.merged.delete((event as unknown as Body<'BoatSplit'>).from);
      return;
    case 'MergedInto':
      boat.mergedInto = (event as unknown as Body<'MergedInto'>).into;
      return;
    case 'SplitFrom':
      boat.mergedInto = null;
      return;
    case 'BoatClosed':
      boat.closed = event as unknown as Body<'BoatClosed'>;
      return;
    case 'BoatReopened':
      boat.closed = null;
      return;
    default:
  }
}

/** One linked contact with how surely it is linked. */
export interface Linked {
  readonly contact: string;
  readonly isFirm: boolean;
  readonly facts: Facts;
  /** When it happened and when it was told, milliseconds. */
  readonly at: number;
  readonly told: number;
}

/** Everything that bears on one boat, merged records included: what is judged. */
export interface Bearing {
  readonly closed: Body<'BoatClosed'>;
  readonly links: readonly Linked[];
  readonly searches: readonly {
    readonly status: string;
    readonly efforts: number;
    readonly persons: number;
    readonly by: string | null;
    /** By when whoever ended it had heard of it and of what ended it, milliseconds; null: nobody has ended it. */
    readonly overAt: number | null;
  }[];
  readonly relations: readonly { readonly way: 'in' | 'out'; readonly said: Body<'BoatsRelated'> }[];
  readonly explained: ReadonlySet<string>;
  readonly dispersed: readonly Body<'DispersedRecorded'>[];
  readonly isTransferOpen: boolean;
  /** What it stood on was recalled before it was closed, and nobody had seen that. */
  readonly isRecallUnseen: boolean;
}

/** A boat that is held to be closed, with everything that bears on it: as it was closed, and without what was recalled since. */
export interface ClosedBoat {
  readonly name: string;
  readonly bearing: Bearing;
  /** Null: nothing was recalled since. */
  readonly without: Bearing | null;
}

/** The boats that are held to be closed. */
export function closedBoats({ boats, contacts }: Oracle): readonly ClosedBoat[] {
  return [...boats].flatMap(([name, boat]) => {
    if (boat.closed === null || boat.mergedInto !== null) return [];
    const whole = { name, boat, contacts, lacks: () => false };
    const lacks = (contact: string): boolean => boat.leaving.has(contact);
    const without = boat.leaving.size === 0 ? null : bearing({ ...whole, lacks });
    return [{ name, bearing: bearing(whole), without }];
  });
}

interface Bears {
  readonly name: string;
  readonly boat: Watched;
  readonly contacts: Oracle['contacts'];
  readonly lacks: (contact: string) => boolean;
}

function bearing({ name, boat, contacts, lacks }: Bears): Bearing {
  const parts = all(boat);
  const names = new Set([name, ...namesIn(boat)]);
  const grades = new Map(parts.toReversed().flatMap(({ links }) => [...links]));
  const links = [...grades].flatMap(([contact, grade]) => {
    const facts = boat.leaving.get(contact) ?? contacts.get(contact);
    if (facts === undefined || lacks(contact)) return [];
    const late = facts.clockOffsetSeconds * 1000;
    const at = Date.parse(facts.happenedAt) + late;
    return [{ contact, isFirm: grade !== 'possible', facts, at, told: Date.parse(facts.receivedAt) + late }];
  });
  const sought = new Map(parts.toReversed().flatMap(({ searches }) => [...searches]));
  return {
    closed: boat.closed as Body<'BoatClosed'>, // only closed boats come here
    links,
    searches: [...sought.values()].map((one) => ({ ...one, overAt: overAt(one, links) })),
    relations: parts.flatMap(({ relations }) =>
      [...relations.values()].filter(({ other }) => !names.has(other)),
    ),
    explained: new Set(parts.flatMap(({ explained }) => [...explained])),
    dispersed: parts.flatMap(({ dispersed }) => [...dispersed.values()]),
    isTransferOpen: [...boat.transfers.values()].includes('open'),
    isRecallUnseen: [...boat.unseen.values()].includes('in_time'),
  };
}

/** Nobody ends a search before having heard of it, or of what ends it. */
function overAt({ on, from, by, endedAt }: Sought, links: readonly Linked[]): number | null {
  if (endedAt === null) return null;
  const heard = links.filter(({ contact }) => contact === on || contact === by);
  return Math.max(Date.parse(endedAt), Date.parse(from), ...heard.flatMap(({ at, told }) => [at, told]));
}

function namesIn({ merged }: Evidence): readonly string[] {
  return [...merged].flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}
