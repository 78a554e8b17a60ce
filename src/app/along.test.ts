import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Decider, DomainCommand } from '../kernel/decider.ts';
import type { CommandDoor, ContextDoor, StreamDoor } from '../kernel/door.ts';
import type { DomainEvent } from '../kernel/event.ts';
import type { ActorId } from '../kernel/ids.ts';
import type { Handling } from '../kernel/marking.ts';
import { instant } from '../kernel/time.ts';
import type { Access } from '../policy/access.ts';
import { sampleAccess } from '../policy/sample-access.ts';
import { createHandle } from './handle.ts';
import { createProposals } from './proposals.ts';
import { sampleJournal } from './sample-journal.ts';
import { sampleVault } from './sample-four-eyes.ts';
import { sampleWho } from './sample-who.ts';

const text = { en: 'invented', fr: 'fictif' };
const handling: Handling = {
  purpose: 'oversight',
  marking: 'official',
  release: 'never',
  keepDays: 10,
  personal: false,
};
type Move = DomainCommand & { readonly from: string; readonly count: number; readonly length?: number };
type Moved = DomainEvent & { readonly count: number };

/** Boxes that hold so many; `Move` takes out of another box, seen in the same decision. */
const decider: Decider<number, DomainCommand, DomainEvent, 'too_few' | 'nowhere'> = {
  initial: 0,
  decide(_state, command) {
    const { from, count } = command as Move;
    if (command.type === 'Fill') return { ok: true, value: [moved('Added', command, count)] };
    if (command.givenFrom?.state === null) return { ok: false, refusal: { code: 'nowhere' } };
    const there = Number(command.seen?.[`box/${from}`]);
    const tried = moved('Tried', command, count);
    if (there < count) return { ok: false, refusal: { code: 'too_few' }, trace: [tried] };
    return {
      ok: true,
      value: [moved('Added', command, count), moved('Taken', command, count, `box/${from}`)],
    };
  },
  evolve(state, event) {
    const { count } = event as Moved;
    if (event.type === 'Tried') return state;
    return event.type === 'Added' ? state + count : state - count;
  },
};

function moved(type: string, { at }: DomainCommand, count: number, on?: string): Moved {
  return { type, at, count, ...(on === undefined ? {} : { on }) };
}

const schema = z.strictObject({ box: z.string(), from: z.string(), count: z.int() });
const move: CommandDoor = {
  schema,
  summary: text,
  streamKey: ({ box }) => String(box),
  beside: ({ from }) => [`box/${String(from)}`],
  derive: ({ count }) => ({ count: Number(count) }),
};
const body = z.strictObject({ count: z.int() });
const stream: StreamDoor = {
  kind: 'box',
  decider,
  commands: { Fill: { ...move, beside: () => [] }, Move: move, MoveByTwo: { ...move, fourEyes: text } },
  events: { Added: body, Taken: body, Tried: body },
  handling: { Added: handling, Taken: handling, Tried: handling },
  upcasters: {},
  refusals: { too_few: text, nowhere: text },
};
const room: ContextDoor = { name: 'oversight/example', streams: [stream] };
const acts = ['Fill', 'Move', 'MoveByTwo'].map((name) => `oversight/example/${name}`);
const access = sampleAccess({ keeper: [...acts, 'oversight/approvals/ApproveAct'] });
const clock = () => instant(Date.UTC(2026, 0, 10, 10));

let journal: ReturnType<typeof sampleJournal>;
let between: (() => Promise<void>) | null;
let keys = 0;

beforeEach(() => {
  between = null;
  journal = sampleJournal(clock, async () => {
    const once = between;
    between = null;
    await once?.();
  });
});

const parts = (judge: Access = access) => ({
  journal,
  access: judge,
  clock,
  contexts: [room],
  agency: 'agency-a',
  vault: sampleVault,
});
const person = (actor: string) =>
  sampleWho({ actor: actor as ActorId, roles: ['keeper'], provenAt: clock() });
const give = (command: string, fields: object, { judge = access, key = `key-${(keys += 1)}-long` } = {}) =>
  createHandle(parts(judge))(person('example-1'), {
    context: room.name,
    command,
    fields: { box: 'b', from: 'a', count: 2, ...fields },
    idempotencyKey: key,
  });
const fill = (box: string, count: number) => give('Fill', { box, count });
const written = () => journal.events.map(({ stream: on, type, version }) => `${on} ${version} ${type}`);

describe('a decision over several streams', () => {
  test('is taken on all of them and written to all of them in one append', async () => {
    await fill('a', 3);
    expect(await give('Move', {})).toMatchObject({ ok: true, position: 3 });
    expect(written()).toEqual(['box/a 1 Added', 'box/b 1 Added', 'box/a 2 Taken']);
    expect(journal.events.every(({ body: told }) => !('on' in told))).toBe(true);
  });

  test('is taken anew where another stream has moved meanwhile', async () => {
    await fill('a', 3);
    between = async () => void (await give('Move', { box: 'c' }));
    expect(await give('Move', {})).toMatchObject({ ok: false, refusal: { code: 'too_few' } });
    expect(written()).toEqual(['box/a 1 Added', 'box/c 1 Added', 'box/a 2 Taken', 'box/b 1 Tried']);
  });

  test('leaves the trace of an attempt that was refused, once, and says the same at every retry', async () => {
    const key = 'key-tried-once';
    const no = { ok: false, refusal: { code: 'too_few' } };
    expect(await give('Move', {}, { key })).toEqual(no);
    expect(await give('Move', {}, { key })).toEqual(no);
    expect(written()).toEqual(['box/b 1 Tried']);
  });

  test('finds a stream that the asker may not see as if never begun, and writes nothing to it', async () => {
    await fill('a', 3);
    const blind: Access = {
      ...access,
      missing: () => 'nothing_here',
    };
    expect(await give('Move', {}, { judge: blind })).toMatchObject({ ok: false });
    expect(written().filter((line) => line.startsWith('box/a'))).toEqual(['box/a 1 Added']);
  });

  test('is taken again on what stands when a second person approves, over all its streams', async () => {
    await fill('a', 3);
    const asked = await give('MoveByTwo', {});
    if (!asked.ok || asked.proposal === undefined) throw new Error('nothing was proposed');
    expect(written()).toEqual(['box/a 1 Added', `proposal/${asked.proposal} 1 ActProposed`]);
    const proposals = createProposals(parts());
    const approve = (key: string) => proposals.approve(person('example-2'), asked.proposal ?? '', key);
    await give('Move', { box: 'c' });
    expect((await approve('key-approve-1')).answer).toMatchObject({
      ok: false,
      refusal: { code: 'too_few' },
    });
    expect(written().at(-1)).toBe('box/b 1 Tried');
    await fill('a', 5);
    expect((await approve('key-approve-2')).answer).toMatchObject({ ok: true });
    expect(written().slice(-3)).toEqual([
      `proposal/${asked.proposal} 2 ActApproved`,
      'box/b 2 Added',
      'box/a 4 Taken',
    ]);
  });

  test('is a bug where it writes on a stream that its command does not name', async () => {
    const stray: StreamDoor = {
      ...stream,
      decider: {
        ...decider,
        decide: (_state, command) => ({ ok: true, value: [moved('Added', command, 1, 'box/z')] }),
      } as StreamDoor['decider'],
    };
    const contexts = [{ ...room, streams: [stray] }];
    const handle = createHandle({ ...parts(), contexts });
    const fields = { box: 'b', from: 'a', count: 1 };
    const asked = { context: room.name, command: 'Move', fields, idempotencyKey: 'key-stray-1' };
    await expect(handle(person('example-1'), asked)).rejects.toThrow('does not name');
    expect(written()).toEqual([]);
  });
});
