import { expect, test } from 'vitest';
import { memoryJournal } from '../journal/memory-journal.ts';
import type { Decider, DomainCommand } from '../kernel/decider.ts';
import type { DomainEvent } from '../kernel/event.ts';
import type { ActorId } from '../kernel/ids.ts';
import { instant, toUtc } from '../kernel/time.ts';
import { inventedContexts, own } from './given-inbox.ts';
import { giveByProgram, type ProgramCommand } from './program.ts';

const now = instant(Date.UTC(2026, 0, 10, 2));
const at = toUtc(now);
const word: DomainEvent & { readonly word: string } = { type: 'RaftSeen', at, word: 'invented' };
const seen: Decider<unknown, DomainCommand, DomainEvent, string> = {
  initial: null,
  decide: () => ({ ok: true, value: [word] }),
  evolve: (state) => state,
};
const contexts = inventedContexts().map((context) => ({
  ...context,
  streams: context.streams.map((stream) => ({ ...stream, decider: seen })),
}));

const given = (owner: string, idempotencyKey: string): ProgramCommand => ({
  actor: 'flow.invented' as ActorId,
  context: 'operations/rafts',
  kind: 'raft',
  key: 'r-1',
  command: { type: 'See', at },
  idempotencyKey,
  state: null,
  owner,
});

test('what a flow adds to a record stays with whose record it is, whoever set the flow off', async () => {
  const journal = memoryJournal({ origin: own, clock: () => now });
  const parts = { journal, contexts, agency: 'agency-own' };
  expect(await giveByProgram(parts, given('agency-first', 'first'))).toBeNull();
  expect(await giveByProgram(parts, given('agency-other', 'other'))).toBeNull();
  const events = await journal.readStream('raft/r-1');
  expect(events.map(({ label }) => label?.owner)).toEqual(['agency-first', 'agency-first']);
});
