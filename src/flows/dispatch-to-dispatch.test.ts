import { describe, expect, test } from 'vitest';
import type { RecordedEvent } from '../kernel/event.ts';
import {
  noteRequestDeliveredSchema,
  type RequestEvent,
  requestEventSchemas,
} from '../operations/dispatch/events-request.ts';
import { noteReachedSchema } from '../operations/dispatch/events-unit.ts';
import { after, at, by, boat, proposed } from '../operations/dispatch/given-dispatch.ts';
import { boatCommandSchemas } from '../operations/rescue/events-boat.ts';
import { requestsDelivered, tasksReached } from './dispatch-to-dispatch.ts';
import { requestsToRescue } from './requests-to-rescue.ts';

const lines = 'How many were counted?';
const asked = {
  type: 'InformationAsked',
  at,
  by,
  request: 'q-1',
  side: 'uk',
  boat,
  topic: 'persons',
  lines,
  language: 'en',
} as const satisfies RequestEvent;
const supported = {
  type: 'SupportAsked',
  at,
  by,
  request: 'q-2',
  side: 'uk',
  desk: 'desk-2',
  calls: 'new_calls',
  boats: [boat, 'b-000002'],
  until: after(3_600),
} as const satisfies RequestEvent;
/** As the other node decided it and this one took it in, two minutes later. */
const recorded = <Event>(event: Event, origin = 'uk') =>
  ({ event, origin, recordedAt: after(120) }) as unknown as RecordedEvent & { readonly event: never }; // read of no more

describe('what has come from the other node is said to have arrived, by its name alone', () => {
  test('a request', () => {
    const [note, ...more] = requestsDelivered.propose(recorded(asked));
    expect([more, note?.key]).toEqual([[], 'q-1']);
    const { type, at: deliveredAt, ...said } = note?.command ?? expect.fail('nothing noted');
    expect([type, deliveredAt]).toEqual(['NoteRequestDelivered', after(120)]);
    expect(noteRequestDeliveredSchema.parse(said)).toEqual({ request: 'q-1' });
  });

  test('a task of this side’s unit, and none that the other gave a unit of its own', () => {
    expect(tasksReached.propose(recorded(proposed, 'uk'))).toEqual([]);
    const [note] = tasksReached.propose(recorded(proposed, 'fr'));
    const { type, at: reachedAt, ...said } = note?.command ?? expect.fail('nothing noted');
    expect([note?.key, type, reachedAt]).toEqual([proposed.unit, 'NoteReached', after(120)]);
    expect(noteReachedSchema.parse(said)).toEqual({ unit: proposed.unit, task: proposed.task });
  });

  test('both read what other nodes decided, and nothing of their own', () => {
    expect([requestsDelivered.ofOtherNodes, tasksReached.ofOtherNodes]).toEqual([true, true]);
  });
});

describe('the log of each boat is told of every step, and of no word', () => {
  test.each<[RequestEvent, readonly string[]]>([
    [asked, ['b-000001 asked']],
    [supported, ['b-000001 asked', 'b-000002 asked']],
    [
      {
        type: 'InformationAnswered',
        at,
        by,
        request: 'q-1',
        boats: [boat],
        finding: 'known',
        lines,
        language: 'en',
      },
      ['b-000001 answered'],
    ],
    [{ type: 'RequestRefused', at, by, request: 'q-2', boats: [], reason: 'overloaded' }, []],
  ])('%s', (event, expected) => {
    const commands = requestsToRescue.propose(recorded(event));
    expect(commands.map(({ key, command }) => `${key} ${(command as { step?: string }).step}`)).toEqual(
      expected,
    );
    for (const { command } of commands) {
      const { type, at: _at, ...said } = command;
      expect(type).toBe('NoteRequest');
      expect(Object.keys(said).toSorted()).toEqual([...requestsToRescue.passes].toSorted());
      expect(boatCommandSchemas.NoteRequest.safeParse(said).success).toBe(true);
      expect(JSON.stringify(command)).not.toContain('counted');
    }
  });

  test('no event of a request is forgotten', () => {
    expect([...requestsToRescue.types].toSorted()).toEqual(Object.keys(requestEventSchemas).toSorted());
  });
});
