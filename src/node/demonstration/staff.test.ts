import { describe, expect, test } from 'vitest';
import type { ActorId } from '../../kernel/ids.ts';
import { states } from '../../kernel/label.ts';
import { addSeconds, type Instant, instant, toUtc } from '../../kernel/time.ts';
import type { RecordedEvent } from '../../kernel/event.ts';
import { holdingAt, type StaffBook } from '../../oversight/staff/book.ts';
import { staff } from '../../oversight/staff/index.ts';
import { languageCodes } from '../../oversight/staff/languages.ts';
import { staffProjection } from '../../oversight/staff/projections.ts';
import { postKinds, roles } from '../../oversight/staff/roles.ts';
import type { Run } from '../../app/project.ts';
import { readBook } from '../../oversight/staff/staff-reader.ts';
import { demonstrationStaff } from './staff.ts';
import { demonstrationBodies } from './staff-bodies.ts';
import { demonstrationCommands, type DemonstrationStep } from './staff-commands.ts';
import { inventedPeople } from './staff-people.ts';

const now = instant(Date.UTC(2026, 0, 10, 8));

/** Decides every step on its own stream, as the handle does; a proposal takes effect with its approval. */
function played(at: Instant, steps: readonly DemonstrationStep[]): readonly RecordedEvent[] {
  const folded = new Map<string, { state: unknown; version: number }>();
  const proposed = new Map<string, () => void>();
  const written: RecordedEvent[] = [];
  for (const one of steps) {
    if (one.kind === 'approve') {
      const effect = proposed.get(one.proposalOf);
      expect(effect, one.proposalOf).toBeDefined();
      effect?.();
      continue;
    }
    const { command, fields, idempotencyKey } = one.request;
    const door = staff.streams.find(({ commands }) => command in commands);
    const orders = door?.commands[command];
    if (door === undefined || orders === undefined) throw new Error(`no door for ${command}`);
    const checked = orders.schema.parse(fields) as Readonly<Record<string, unknown>>; // every schema is an object
    const stream = `${door.kind}/${orders.streamKey(checked, one.who.actor)}`;
    const act = (): void => {
      const before = folded.get(stream) ?? { state: door.decider.initial, version: 0 };
      const order = { ...checked, type: command, at: toUtc(at), by: one.who.actor };
      const decision = door.decider.decide(before.state, order);
      if (!decision.ok) throw new Error(`${idempotencyKey}: ${decision.refusal.code}`);
      let { state, version } = before;
      for (const event of decision.value) {
        const { type: _, at: __, ...body } = event;
        door.events[event.type]?.parse(body);
        state = door.decider.evolve(state, event);
        version += 1;
        written.push({ event, stream, version, position: written.length + 1 } as RecordedEvent);
      }
      folded.set(stream, { state, version });
    };
    if (orders.fourEyes === undefined) act();
    else proposed.set(idempotencyKey, act);
  }
  return written;
}

/** The register as the projection would hold it: its rows kept in memory instead of tables. */
async function bookOf(events: readonly RecordedEvent[]): Promise<StaffBook> {
  const tables = new Map<string, Map<string, Record<string, unknown>>>();
  const rowsOf = (name: string) => tables.get(name) ?? tables.set(name, new Map()).get(name) ?? new Map();
  const run: Run = async (sql, values = []) => {
    const [, name = ''] = /\{([a-z]+)\}/.exec(sql) ?? [];
    if (sql.startsWith('select'))
      return [rowsOf(name).get(String(values[0]))].filter((row) => row !== undefined);
    for (const row of JSON.parse(String(values[0])) as Record<string, unknown>[])
      rowsOf(name).set(String(row['id']), row);
    return [];
  };
  await staffProjection.apply(events, run, new Map());
  return readBook(async (sql) => {
    const [, name = ''] = /\{([a-z]+)\}/.exec(sql) ?? [];
    return [...rowsOf(name).values()];
  });
}

describe.each(states)('the demonstration’s register on the node of %s', (node) => {
  const steps = demonstrationCommands(now, node);
  // The node answers some minutes after `now` was taken.
  const events = played(addSeconds(now, 300), steps);

  test('is written by people of that state, and holds no name', () => {
    expect(new Set(steps.map(({ who }) => who.state))).toEqual(new Set([node]));
    expect(JSON.stringify(events.map(({ event }) => event))).not.toMatch(/\bExempl[ae]/);
    const keys = steps.map((one) =>
      one.kind === 'approve' ? one.idempotencyKey : one.request.idempotencyKey,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('each proposal is approved by another than its author', () => {
    for (const [at, one] of steps.entries()) {
      const before = steps[at - 1];
      if (one.kind === 'approve') expect(one.who.actor).not.toBe(before?.who.actor);
    }
    expect(steps.filter(({ kind }) => kind === 'approve').length).toBeGreaterThanOrEqual(
      postKinds.length * 2,
    );
  });

  test('every role and every appointed post of both states is held', async () => {
    const book = await bookOf(events);
    const held = inventedPeople.map(({ id }) => holdingAt(book, id, toUtc(addSeconds(now, 300))));
    for (const state of states) {
      const here = held.filter((one) => one?.state === state);
      expect(new Set(here.flatMap((one) => one?.roles ?? []))).toEqual(new Set(roles));
      expect(new Set(here.flatMap((one) => one?.posts.map(({ id }) => id) ?? []))).toEqual(
        new Set(postKinds.map((kind) => `${state}-${kind}`)),
      );
    }
  });

  test('the sign-in choices are those who hold what they are shown to hold', async () => {
    const book = await bookOf(events);
    for (const { id, roles: shown, desk, state } of demonstrationStaff)
      expect(holdingAt(book, id, toUtc(addSeconds(now, 300)))).toMatchObject({
        desk,
        state,
        roles: expect.arrayContaining([...shown]),
      });
  });

  test('one has left, one is to come, one stands in', async () => {
    const book = await bookOf(events);
    const at = (seconds: number) => toUtc(addSeconds(now, seconds));
    expect(holdingAt(book, 'demo-uk-watch-3', at(-7_200))).not.toBeNull();
    expect(holdingAt(book, 'demo-uk-watch-3', at(0))).toBeNull();
    expect(holdingAt(book, 'demo-uk-watch-4', at(0))).toBeNull();
    expect(holdingAt(book, 'demo-uk-watch-4', at(8 * 86_400))?.roles).toEqual(['watch_officer']);
    expect(holdingAt(book, 'demo-uk-watch-2', at(0))?.roles).toEqual(['watch_officer', 'duty_officer']);
    expect(holdingAt(book, 'demo-uk-watch-2', at(6 * 86_400))?.roles).toEqual(['watch_officer']);
  });
});

test('the four first sign-ins keep their ids, posts and desks', () => {
  const shown = demonstrationStaff.map(({ id, name, post, desk }) => [id, name, post.en, desk]);
  expect(shown).toEqual(
    expect.arrayContaining([
      ['demo-uk-watch-1', 'A. Example', 'Maritime operations officer', 'uk-watch-1'],
      ['demo-fr-watch-1', 'C. Exemple', 'Watch officer (France)', 'fr-watch-1'],
      ['demo-uk-observer-1', 'O. Example', 'Observer', 'uk-observer-1'],
      ['demo-uk-sources-1', 'S. Example', 'Keeper of the sensor register', 'uk-sources-1'],
    ]),
  );
  expect(demonstrationStaff.map(({ id }) => id)).not.toContain('demo-uk-watch-3' as ActorId);
});

test('the border police of before and after the reform meet at midnight, Paris time', async () => {
  const book = await bookOf(played(now, demonstrationCommands(now, 'uk')));
  expect(book.agencies.get('fr-dcpaf')?.value.until).toBe('2023-06-30T22:00:00.000Z');
  expect(book.agencies.get('fr-dnpaf')?.value.from).toBe('2023-06-30T22:00:00.000Z');
  expect(book.agencies.size).toBe(demonstrationBodies.length);
});

test('every language of the roster is spoken by somebody, and most are interpreted', () => {
  const spoken = new Set(
    inventedPeople.flatMap(({ languages }) => languages.map((one) => one.replace('*', ''))),
  );
  const missing = languageCodes.filter((code) => !spoken.has(code));
  // Too wide to interpret in; somebody speaks one of their varieties.
  expect(missing).toEqual(['ara', 'kur']);
});
