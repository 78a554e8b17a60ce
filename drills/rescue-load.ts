import { freemem } from 'node:os';
import { instant } from '../src/kernel/time.ts';
import type { Boat } from '../src/operations/rescue/boat-state.ts';
import type { Contact } from '../src/operations/rescue/contact-state.ts';
import { suggestionsFor } from '../src/operations/rescue/match/suggest.ts';
import type { MatchBoat } from '../src/operations/rescue/match/suggestion.ts';
import { createChance } from './chance.ts';
import { type NodeUnderTest, startNodeUnderTest } from './node-under-test.ts';
import type { Proof, ProofResult, ProofRun } from './proof.ts';
import { type BoardDesk, type DeskFrom, giveCommand, openBoardDesk } from './rescue-desk.ts';
import { inventedContact, nightId } from './rescue-night.ts';

/**
 * Milliseconds within which a distress item must be at the last desk. Source: issue 4, "Must show". The small size runs
 * beside every other test, on whatever machine: there it shows that nothing is lost or stuck, not how fast it is.
 */
const lateMillisecondsMax = { small: 10_000, full: 500 } as const;

interface Stretch {
  readonly name: 'steady' | 'overload';
  readonly contacts: number;
  readonly perSecond: number;
}

interface Size {
  readonly boats: number;
  readonly contactsPerBoat: number;
  readonly consoles: number;
  readonly stretches: readonly Stretch[];
}

// 120 contacts an hour is one in thirty seconds: the full size waits for that, ten times that, and sixty times that.
const sizes: Readonly<Record<ProofRun['size'], Size>> = {
  small: {
    boats: 12,
    contactsPerBoat: 4,
    consoles: 8,
    stretches: [{ name: 'overload', contacts: 16, perSecond: 2 }],
  },
  full: {
    boats: 60,
    contactsPerBoat: 10,
    consoles: 40,
    stretches: [
      { name: 'steady', contacts: 6, perSecond: 120 / 3600 },
      { name: 'overload', contacts: 60, perSecond: 1_200 / 3600 },
      { name: 'overload', contacts: 120, perSecond: 2 },
    ],
  },
};

/**
 * A crowded night at one node: so many boats and contacts open, so many desks at the board, contacts arriving on a fixed
 * schedule (each is counted from the moment at which it should have been sent). No contact may be missing on any desk;
 * every contact of people in the water must be there in time, and the alarm of its boat with it.
 */
export const rescueLoad: Proof = {
  name: 'rescue-load',
  async run(given: ProofRun): Promise<ProofResult> {
    const node = await startNodeUnderTest({ env: { STRAIT_REQUESTS_PER_MINUTE_MAX: '1000000' } });
    const desks: BoardDesk[] = [];
    try {
      return await runOn(node, desks, given);
    } finally {
      for (const desk of desks) desk.close();
      await node.clear();
    }
  },
};

interface Sent {
  readonly contact: string;
  readonly boat: string;
  readonly distress: boolean;
  /** When it should have been sent, by `performance.now()`. */
  readonly dueAt: number;
  readonly refused: string | null;
}

async function runOn(node: NodeUnderTest, desks: BoardDesk[], given: ProofRun): Promise<ProofResult> {
  const { size, seed, progress } = given;
  const shape = sizes[size];
  const cookie = await node.signIn('demo-uk-watch-1');
  const from = { address: node.address, cookie };
  progress(`${shape.boats} boats with ${shape.contactsPerBoat} contacts each`);
  const faults = await openNight(from, { shape, seed });
  // The first desk thinks as a screen does: a contact is there once its suggestions are.
  desks.push(await openBoardDesk({ ...from, onContact: suggesting() }));
  for (let n = 1; n < shape.consoles; n += 1) desks.push(await openBoardDesk(from));
  const chance = createChance(seed);
  const sent: Sent[] = [];
  for (const stretch of shape.stretches) {
    progress(`${stretch.name}: ${stretch.contacts} contacts, ${stretch.perSecond.toFixed(3)} a second`);
    const before = { contacts: sent.length, distress: sent.filter((one) => one.distress).length };
    sent.push(...(await sendOn(from, { chance, seed, shape, stretch, before })));
  }
  await waitFor(() => missing(desks, sent) === 0, 15_000);
  const distress = sent.filter((one) => one.distress);
  await waitFor(() => unheard(desks, distress) === 0, 15_000);
  const delays = delaysOf(desks, sent);
  const thought = delaysOf(desks.slice(0, 1), sent);
  const distressDelays = delaysOf(desks, distress);
  const alarmDelays = distress.flatMap(({ boat, dueAt }) =>
    desks.flatMap(({ alarms }) => {
      const at = alarms.get(`boat/${boat}`);
      return at === undefined ? [] : [at - dueAt];
    }),
  );
  const refused = [...faults, ...sent.flatMap(({ refused: no }) => (no === null ? [] : [no]))];
  const figures = {
    boats: shape.boats,
    contacts: shape.boats * shape.contactsPerBoat + sent.length,
    consoles: desks.length,
    sent: sent.length,
    distress: distress.length,
    refused: refused.length,
    missing: missing(desks, sent),
    alarmsMissing: unheard(desks, distress),
    deskFaults: desks.reduce((sum, desk) => sum + desk.refused.length, 0),
    p50Ms: share(delays, 0.5),
    p99Ms: share(delays, 0.99),
    suggestedP99Ms: share(thought, 0.99),
    distressWorstMs: share(distressDelays, 1),
    alarmP99Ms: share(alarmDelays, 0.99),
    alarmWorstMs: share(alarmDelays, 1),
    late: [...distressDelays, ...alarmDelays].filter((delay) => delay > lateMillisecondsMax[size]).length,
    freeMegabytes: Math.round(freemem() / 1_048_576),
    ...(refused[0] === undefined ? {} : { firstRefusal: refused[0].slice(0, 120) }),
  };
  const { refused: no, missing: lost, alarmsMissing, deskFaults, late } = figures;
  return { pass: no + lost + alarmsMissing + deskFaults + late === 0, figures };
}

/** What a screen works out of each contact as it comes: which boats it may be of. */
function suggesting(): NonNullable<DeskFrom['onContact']> {
  const made = new WeakMap<Boat, MatchBoat>();
  const matchBoat = (boat: Boat): MatchBoat => {
    const before = made.get(boat);
    if (before !== undefined) return before;
    const { boat: id, links, status, mergedInto } = boat;
    const one: MatchBoat = { id, links, closed: status === 'closed', mergedInto, related: [] };
    made.set(boat, one);
    return one;
  };
  return (contact, board) => {
    const { facts } = contact as Contact; // the node under test writes it
    const boats = [...board.values()].map((boat) => matchBoat(boat as Boat)); // likewise
    suggestionsFor(facts, { boats, apart: [] }, instant(Date.now() + 60_000));
  };
}

type From = { readonly address: string; readonly cookie: string };

/** The night as it stands when it is counted: boats with their linked contacts. Gives what was refused. */
async function openNight(
  from: From,
  { shape, seed }: { readonly shape: Size; readonly seed: number },
): Promise<readonly string[]> {
  const chance = createChance(seed + 1);
  const refused: string[] = [];
  const give = async (name: string, fields: unknown, key: string) => {
    const no = await giveCommand(from, name, { fields, key });
    if (no !== null) refused.push(`${name}: ${no}`);
  };
  for (let boat = 0; boat < shape.boats; boat += 1) {
    for (let n = 0; n < shape.contactsPerBoat; n += 1) {
      const number = boat * shape.contactsPerBoat + n;
      const { fields } = inventedContact(chance, { seed, number, boat, at: Date.now(), distress: false });
      await give('operations/rescue/record-contact', fields, `night-${fields.contact}`);
      const id = nightId('b', seed, boat);
      if (n === 0)
        await give(
          'operations/rescue/open-boat',
          { boat: id, contact: fields.contact, phase: 'alert' },
          `night-open-${id}`,
        );
      else
        await give(
          'operations/rescue/link-contact',
          { boat: id, contact: fields.contact, grade: 'probable', reason: 'place_and_time' },
          `night-link-${fields.contact}`,
        );
    }
  }
  return refused;
}

/** Above the numbers of every contact that the night begins with. */
const firstSentNumber = 1_000_000;

/** Sends on a fixed schedule, whatever the node does; every fourth tells of people in the water and is linked at once. */
async function sendOn(
  from: From,
  parts: {
    readonly chance: ReturnType<typeof createChance>;
    readonly seed: number;
    readonly shape: Size;
    readonly stretch: Stretch;
    /** What the stretches before it sent. */
    readonly before: { readonly contacts: number; readonly distress: number };
  },
): Promise<readonly Sent[]> {
  const { chance, seed, shape, stretch, before } = parts;
  const start = performance.now();
  const sending: Promise<Sent>[] = [];
  // Each boat is in distress once in the whole run: a second alarm of the same cause would be none, and its desks would
  // seem to have heard it before it was sent.
  let nextDistressBoat = before.distress;
  for (let n = 0; n < stretch.contacts; n += 1) {
    const dueAt = start + (n / stretch.perSecond) * 1000;
    await pause(Math.max(0, dueAt - performance.now()));
    const distress = n % 4 === 0 && nextDistressBoat < shape.boats;
    const boat = distress ? nextDistressBoat++ : chance.whole(shape.boats);
    const invented = inventedContact(chance, {
      seed,
      number: firstSentNumber + before.contacts + n,
      boat,
      at: Date.now(),
      distress,
    });
    sending.push(sendOne(from, { ...invented, id: nightId('b', seed, boat), dueAt }));
  }
  return Promise.all(sending);
}

async function sendOne(
  from: From,
  one: {
    readonly fields: { readonly contact: string };
    readonly id: string;
    readonly distress: boolean;
    readonly dueAt: number;
  },
): Promise<Sent> {
  const { fields, id, distress, dueAt } = one;
  const { contact } = fields;
  const refused =
    (await giveCommand(from, 'operations/rescue/record-contact', { fields, key: `sent-${contact}` })) ??
    (distress
      ? await giveCommand(from, 'operations/rescue/link-contact', {
          fields: { boat: id, contact, grade: 'probable', reason: 'place_and_time' },
          key: `sent-link-${contact}`,
        })
      : null);
  return { contact, boat: id, distress, dueAt, refused };
}

function missing(desks: readonly BoardDesk[], sent: readonly Sent[]): number {
  return desks.reduce(
    (sum, { contacts }) => sum + sent.filter(({ contact }) => !contacts.has(contact)).length,
    0,
  );
}

function unheard(desks: readonly BoardDesk[], distress: readonly Sent[]): number {
  return desks.reduce(
    (sum, { alarms }) => sum + distress.filter(({ boat }) => !alarms.has(`boat/${boat}`)).length,
    0,
  );
}

function delaysOf(desks: readonly BoardDesk[], sent: readonly Sent[]): readonly number[] {
  return sent.flatMap(({ contact, dueAt }) =>
    desks.flatMap(({ contacts }) => {
      const at = contacts.get(contact);
      return at === undefined ? [] : [at - dueAt];
    }),
  );
}

/** The value below which this share lies, whole milliseconds; 0 of nothing. */
function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0);
}

async function waitFor(holds: () => boolean, milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  while (!holds() && performance.now() < until) await pause(50);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
