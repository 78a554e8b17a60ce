import { beforeEach, describe, expect, test } from 'vitest';
import { createHandle } from '../app/handle.ts';
import { newEvent } from '../app/new-event.ts';
import { sampleJournal } from '../app/sample-journal.ts';
import { sampleVault } from '../app/sample-four-eyes.ts';
import { sampleWho } from '../app/sample-who.ts';
import { waitsAs } from '../app/proposals-propose.ts';
import type { NewEvent } from '../journal/port.ts';
import type { DomainEvent } from '../kernel/event.ts';
import type { ActorId, DeskId, NodeId } from '../kernel/ids.ts';
import type { RecordLabel } from '../kernel/label.ts';
import { proposalDoor } from '../kernel/proposal-door.ts';
import { at, give, emptySea } from '../operations/rescue/given-rescue.ts';
import { rescue } from '../operations/rescue/index.ts';
import { contactFields, just } from '../operations/rescue/sample-contacts.ts';
import { holdsRelease, readRelease } from '../policy/read-release.ts';
import { createRelease } from '../policy/release.ts';
import { sampleAccess } from '../policy/sample-access.ts';
import { fromUtc } from '../kernel/time.ts';
import { contexts } from './contexts.ts';
import { readPolicyTexts } from './policies.ts';

const clock = () => fromUtc(at('03:00'));
const acts = ['OpenBoat', 'LinkContact', 'UnlinkContact', 'AnswerContact', 'MergeBoats', 'TakeContact'];
const access = sampleAccess({ watch: acts.map((name) => `operations/rescue/${name}`) });
const release = createRelease(
  readRelease(readPolicyTexts('uk').files.filter(holdsRelease), contexts).release,
);
const contactDoor = rescue.streams.find(({ kind }) => kind === 'contact') ?? expect.fail('no contacts');

let journal: ReturnType<typeof sampleJournal>;
let keys = 0;
beforeEach(() => {
  journal = sampleJournal(clock);
});

/** An officer who may see and do everything here: what they may not is tell it wider. */
const officer = sampleWho({ actor: 'uk-1' as ActorId, desk: 'desk-1' as DeskId, roles: ['watch'] });
const order = (command: string, fields: object) =>
  createHandle({ journal, access, clock, contexts: [rescue], agency: 'agency-a', vault: sampleVault })(
    officer,
    {
      context: rescue.name,
      command,
      fields: { ...fields },
      idempotencyKey: `key-${(keys += 1)}-long`,
    },
  );

/** A contact with a count and a place, marked as its provider keeps it. */
async function received(contact: string, kept: Partial<NewEvent>): Promise<void> {
  const said = contactFields(contact, { claims: { persons: just(33) } });
  const { written } = give(emptySea, { order: 'RecordContact', side: 'uk', at: at('02:00') }, said);
  const author = {
    door: { stream: contactDoor },
    who: { agency: 'agency-a' },
    request: {},
    agency: 'agency-a',
  };
  const events = written
    .filter(([stream]) => stream.startsWith('contact/'))
    .map(([, event]) => ({ ...newEvent(author, event as DomainEvent), ...kept }));
  const outcome = await journal.append({
    stream: `contact/${contact}`,
    expectedVersion: 0,
    events,
    idempotencyKey: `received-${contact}`,
    requestHash: '',
    actor: 'uk-1' as ActorId,
    desk: null,
    answer: {},
  });
  expect(outcome.kind).toBe('appended');
}

const ordinary: RecordLabel = {
  owner: 'agency-a',
  jurisdiction: ['channel'],
  releasedToStates: ['fr', 'uk'],
};
const narrow: Readonly<Record<string, Partial<NewEvent>>> = {
  'to one state only': { label: { ...ordinary, releasedToStates: ['uk'] } },
  'on a list of names': { label: { ...ordinary, namedList: [] } },
  'under a condition': { label: { ...ordinary, conditions: ['H2'] } },
  'with a caveat': { label: { ...ordinary, caveats: ['invented'] } },
  'at a higher marking': { marking: 'official_sensitive' },
};

/** Whatever of the book the rules would let go to the other state now. */
const leaving = () =>
  journal.events
    .map((stored) => ({
      stored,
      answer: release({
        event: { context: rescue.name, stored },
        from: 'uk' as NodeId,
        to: 'fr' as NodeId,
        at: clock(),
      }),
    }))
    .filter(({ answer }) => answer.kind === 'released')
    .map(({ stored }) => stored);
const refusedAsNarrow = { ok: false, refusal: { code: 'kept_narrower' } };

describe.each(Object.entries(narrow))('a contact kept narrower (%s)', (_how, kept) => {
  beforeEach(async () => {
    await received('c-000001', {});
    await received('c-000002', kept);
    const opened = await order('OpenBoat', { boat: 'b-000001', contact: 'c-000001', phase: 'alert' });
    expect(opened).toMatchObject({ ok: true });
  });

  test('lends its count, place and words to no boat that is told wider, and nothing of it leaves', async () => {
    const link = { boat: 'b-000001', contact: 'c-000002', grade: 'confirmed', reason: 'place_and_time' };
    expect(await order('LinkContact', link)).toMatchObject(refusedAsNarrow);
    expect(await order('OpenBoat', { boat: 'b-000002', contact: 'c-000002', phase: 'alert' })).toMatchObject(
      refusedAsNarrow,
    );
    expect(leaving().filter(({ body }) => JSON.stringify(body).includes('c-000002'))).toEqual([]);
  });

  test('keeps its mark on what is written of it: no later entry makes it wider', async () => {
    expect(await order('TakeContact', { contact: 'c-000002' })).toMatchObject({ ok: true });
    expect(leaving().filter(({ stream }) => stream === 'contact/c-000002')).toEqual([]);
  });
});

test('what waits of a boat on a list of names waits with those on it, and not with the whole watch', async () => {
  const names = [{ staff: 'uk-1', reason: 'need_to_know', until: null }] as const;
  const label: RecordLabel = { ...ordinary, namedList: names };
  const proposed = newEvent(
    {
      door: { stream: proposalDoor },
      who: { agency: 'agency-a' },
      request: {},
      agency: 'agency-a',
    },
    {
      type: 'ActProposed',
      at: at('03:00'),
      proposal: `p-${'0'.repeat(32)}`,
      context: rescue.name,
      command: 'CloseBoat',
      stream: 'boat/b-000001',
      fields: {},
      by: 'uk-1',
      lapsesAt: at('04:00'),
    } as DomainEvent,
  );
  const closing: NewEvent = { ...proposed, type: 'BoatClosed', purpose: 'save_life', label };
  const { owner, ...kept } = label;
  expect(waitsAs(proposed, closing)).toMatchObject({ purpose: 'save_life', label: { owner, ...kept } });
});

test('a contact marked as its kind is lends its facts as before', async () => {
  await received('c-000001', {});
  await received('c-000003', {});
  expect(await order('OpenBoat', { boat: 'b-000001', contact: 'c-000001', phase: 'alert' })).toMatchObject({
    ok: true,
  });
  const link = { boat: 'b-000001', contact: 'c-000003', grade: 'confirmed', reason: 'place_and_time' };
  expect(await order('LinkContact', link)).toMatchObject({ ok: true });
  expect(leaving().some(({ type }) => type === 'ContactLinked')).toBe(true);
});
