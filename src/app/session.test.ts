import { describe, expect, test } from 'vitest';
import { instant } from '../kernel/time.ts';
import { fakeKeptValues } from './fake-kept-values.ts';
import { keptSessions } from './kept-sessions.ts';
import { sampleWho } from './sample-who.ts';
import { createSessions, type Sessions, type SessionStore } from './session.ts';

// One process proves a session again while another ends it: whichever step comes first, what is ended stays ended.

const client = { agent: 'Firefox/140.0 Linux', address: '192.0.2.1' };
const now = instant(Date.UTC(2026, 0, 10, 3));

const on = (store: SessionStore): Sessions =>
  createSessions({
    store,
    directory: { staff: () => sampleWho({}), device: () => null },
    clock: () => now,
    minutes: 720,
    idleMinutes: 60,
    bindAddress: false,
  });

/** The store as one process has it; before its call number `at`, what another does comes between. */
function interrupted(store: SessionStore, at: number, between: () => Promise<unknown>): SessionStore {
  let calls = 0;
  const step = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (calls++ === at) await between();
    return work();
  };
  return {
    put: (hash, session) => step(() => store.put(hash, session)),
    find: (hash) => step(() => store.find(hash)),
    take: (hash) => step(() => store.take(hash)),
    touch: (hash, moment) => step(() => store.touch(hash, moment)),
    list: (where) => step(() => store.list(where)),
  };
}

async function begun() {
  const store = keptSessions(fakeKeptValues());
  const draft = on(store).draft({ staff: 'uk-staff-0007', way: 'local', client });
  await on(store).keep(draft);
  return { store, id: draft.session.id };
}

const steps = [0, 1, 2, 3, 4];

describe('a session that is ended while it is proved again is over', () => {
  test.each(steps)('the end comes before step %i of the proof', async (at) => {
    const { store, id } = await begun();
    let isEnded = false;
    const end = async () => {
      isEnded = true;
      await on(store).end(id);
    };
    const proved = await on(interrupted(store, at, end)).rotate(id, 'local');
    // The proof has fewer steps: the end then comes after it.
    if (!isEnded) await end();
    expect(await on(store).of('uk-staff-0007')).toEqual([]);
    expect(proved === null ? null : await on(store).who(proved.token, client)).toBe(null);
  });

  test.each(steps)('the proof comes before step %i of the end', async (at) => {
    const { store, id } = await begun();
    let token: string | undefined;
    const proof = async () => {
      token = (await on(store).rotate(id, 'local'))?.token;
    };
    await on(interrupted(store, at, proof)).end(id);
    expect(await on(store).of('uk-staff-0007')).toEqual([]);
    expect(await on(store).who(token, client)).toBe(null);
  });
});

test('a kill in the middle of a proof leaves the session that was', async () => {
  for (const at of steps) {
    const { store, id } = await begun();
    const killed = async () => {
      throw new Error('killed');
    };
    await on(interrupted(store, at, killed))
      .rotate(id, 'local')
      .catch(() => {});
    expect((await on(store).stands(id))?.session.id).toBe(id);
  }
});

test('of two proofs at once each answer that is given opens, or the session is gone from the other alone', async () => {
  const { store, id } = await begun();
  const both = await Promise.all([on(store).rotate(id, 'local'), on(store).rotate(id, 'passkey')]);
  const opened = await Promise.all(both.map((one) => on(store).who(one?.token, client)));
  expect(opened.filter((one) => one !== null)).toHaveLength(1);
  expect(await on(store).of('uk-staff-0007')).toHaveLength(1);
});
