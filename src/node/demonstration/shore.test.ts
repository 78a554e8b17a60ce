import { describe, expect, test } from 'vitest';
import { type CommandRequest, commandDoors } from '../../app/handle.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { type State, states } from '../../kernel/label.ts';
import { addSeconds, type Instant, instant, toUtc } from '../../kernel/time.ts';
import { freightOver } from '../../operations/freight/index.ts';
import type { Passage } from '../../operations/freight/passage-state.ts';
import { site } from '../../operations/site/index.ts';
import { signals } from '../../operations/site/words.ts';
import { groundReader } from '../../policy/ground-reader.ts';
import { freightCommands } from './freight.ts';
import { freightDayCommands, nextPassageCommands, passageOf } from './freight-day.ts';
import { freightTeamCommands, openSearchCommands, rosterCommands, rosteredUntil } from './freight-teams.ts';
import { inventedReports, inventedSiteNight } from './invented-shore.ts';
import { deviceOf, siteCommands } from './site.ts';

const now = instant(Date.UTC(2026, 0, 10, 2));
const mark = now.toString(36);
const freight = freightOver(
  { tokenOf: (form) => Buffer.from(form).toString('hex').slice(0, 64).padEnd(24, '0') },
  groundReader,
);
const doors = commandDoors([freight, site]);
const kinds = new Map([...freight.streams, ...site.streams].map((stream) => [stream.kind, stream]));

/** Decides each order as the node's handle does, on the streams that the ones before it left. Gives the refusals. */
function playing() {
  const folded = new Map<string, unknown>();
  const stateOf = (stream: string): unknown =>
    folded.get(stream) ?? kinds.get(stream.split('/', 1)[0] ?? '')?.decider.initial;
  const take = (stream: string, event: DomainEvent): void => {
    const kind = kinds.get(stream.split('/', 1)[0] ?? '');
    folded.set(stream, kind?.decider.evolve(stateOf(stream), event));
  };
  return {
    stateOf,
    refused(orders: readonly CommandRequest[], at: Instant = now): readonly string[] {
      return orders.flatMap(({ context, command, fields, idempotencyKey }) => {
        const door = doors.get(`${context}/${command}`);
        if (door === undefined) return [`${idempotencyKey}: no such order`];
        const checked = door.command.schema.safeParse(fields);
        if (!checked.success) return [`${idempotencyKey}: ${checked.error.message}`];
        const said = checked.data as Readonly<Record<string, unknown>>; // every command schema is an object
        const given = { ...said, ...door.command.derive?.(said) };
        const stream = `${door.stream.kind}/${door.command.streamKey(given, 'demo' as ActorId)}`;
        const along = door.command.beside?.(given, stateOf(stream), null as never) ?? [];
        const seen = Object.fromEntries(along.map((one) => [one, stateOf(one)]));
        const edge = { type: command, at: toUtc(at), by: 'demo' as ActorId, seen };
        const decision = door.stream.decider.decide(stateOf(stream), { ...given, ...edge });
        if (!decision.ok) return [`${idempotencyKey}: ${decision.refusal.code}`];
        for (const event of decision.value) take(event.on ?? stream, event);
        return [];
      });
    },
  };
}

function entered(state: State) {
  const world = playing();
  const run = { state, mark, now };
  const orders = [
    ...freightCommands(now),
    ...freightTeamCommands(state, now),
    ...siteCommands(state, now),
    ...freightDayCommands(run),
    ...rosterCommands(now, null),
    ...openSearchCommands(mark, passageOf(run, 'k'), now),
  ];
  return { world, run, orders, refused: world.refused(orders) };
}

describe.each(states)('the shore of the demonstration in %s', (state) => {
  const { world, run, orders, refused } = entered(state);
  const passageIn = (id: string): Passage => world.stateOf(`passage/${passageOf(run, id)}`) as Passage;

  test('every order is one that its room takes, once each', () => {
    expect(refused).toEqual([]);
    expect(new Set(orders.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(orders.length);
  });

  test('one lorry in two ports, typed in two ways: what the first control missed stands there', () => {
    expect(passageIn('d').controls.map(({ missed }) => missed !== null)).toEqual([true]);
    expect(passageIn('e').group).toHaveLength(2);
  });

  test('plates are nobody’s', () => {
    for (const { fields } of orders) {
      const plate = (fields as { readonly tractorPlate?: string }).tractorPlate;
      if (plate !== undefined) expect(plate).toMatch(/^ZZ/);
    }
  });

  test('it goes on: vehicles come, are controlled and leave, and the next day’s duties join the roster', () => {
    for (let number = 1; number <= 20; number += 1) {
      const at = addSeconds(now, number * 90);
      const { arrives, controlled } = nextPassageCommands({ ...run, now: at }, number);
      expect(world.refused([...arrives], at)).toEqual([]);
      expect(world.refused([...controlled], addSeconds(at, 61))).toEqual([]);
    }
    const tomorrow = addSeconds(now, 86_400);
    const more = rosterCommands(tomorrow, rosteredUntil(now));
    expect(more.length).toBeGreaterThan(0);
    expect(world.refused(more, tomorrow)).toEqual([]);
  });

  test('what its devices say is of devices that stand there', () => {
    for (const { device, signal } of inventedSiteNight) {
      expect(world.stateOf(`site_device/${deviceOf(state, device)}`), device).toMatchObject({
        phase: 'held',
      });
      expect(Object.keys(signals)).toContain(signal);
    }
    for (const { place } of inventedReports)
      expect(world.stateOf(`freight_place/${place}`)).toMatchObject({ phase: 'held' });
  });
});
