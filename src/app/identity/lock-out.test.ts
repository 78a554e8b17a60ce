import { describe, expect, test } from 'vitest';
import { instant } from '../../kernel/time.ts';
import { fakeKeptValues } from '../fake-kept-values.ts';
import { createLockOut } from './lock-out.ts';

function given() {
  let now = instant(1_772_352_000_000);
  const lockOut = createLockOut({ values: fakeKeptValues(), clock: () => now });
  const attempt = (account: string, address: string, met = false) =>
    lockOut.attempt({ account, address, met });
  return {
    lockOut,
    attempt,
    now: () => now,
    pass: (seconds: number) => void (now = instant(now + seconds * 1000)),
    async fail(times: number, account: string, address: string, met = false) {
      for (let time = 0; time < times; time += 1) await attempt(account, address, met);
    },
  };
}

describe('one account from one address', () => {
  test('five failures are free; then waits double from one minute to a quarter of an hour', async () => {
    const world = given();
    await world.fail(4, 'a', 'x');
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const { allowed, waitUntil } = await world.attempt('a', 'x');
      expect(allowed).toBe(true);
      const seconds = ((waitUntil ?? 0) - world.now()) / 1000;
      waits.push(seconds);
      world.pass(seconds - 1);
      expect((await world.attempt('a', 'x')).allowed).toBe(false);
      world.pass(1);
    }
    expect(waits).toEqual([60, 120, 240, 480, 900, 900, 900]);
  });

  test('trying during a wait does not make it longer', async () => {
    const world = given();
    await world.fail(5, 'a', 'x');
    for (let second = 0; second < 59; second += 1) {
      world.pass(1);
      expect((await world.attempt('a', 'x')).allowed).toBe(false);
    }
    world.pass(1);
    expect((await world.attempt('a', 'x')).allowed).toBe(true);
  });

  test('a quarter of an hour of quiet, or a right secret, and all is forgotten', async () => {
    for (const forget of [
      async (world: ReturnType<typeof given>) => world.pass(901),
      async (world: ReturnType<typeof given>) => {
        await world.attempt('a', 'x');
        await world.lockOut.succeeded({ account: 'a', address: 'x', met: false });
      },
    ]) {
      const world = given();
      await world.fail(4, 'a', 'x');
      await forget(world);
      await world.fail(4, 'a', 'x');
      expect((await world.attempt('a', 'x')).allowed).toBe(true);
    }
  });

  test('of a hundred at once five are judged', async () => {
    const world = given();
    const all = await Promise.all(Array.from({ length: 100 }, () => world.attempt('a', 'x')));
    expect(all.filter(({ allowed }) => allowed)).toHaveLength(5);
  });
});

describe('nobody can lock out another', () => {
  test('whoever fails from elsewhere changes nothing where the account was entered of late', async () => {
    const world = given();
    for (let address = 0; address < 40; address += 1) await world.fail(6, 'a', `foreign ${address}`);
    expect((await world.attempt('a', 'own', true)).allowed).toBe(true);
  });

  test('elsewhere one waits no longer than the documented minute after the attack', async () => {
    const world = given();
    for (let address = 0; address < 10; address += 1) await world.fail(6, 'a', `foreign ${address}`);
    expect((await world.attempt('a', 'new')).allowed).toBe(false);
    world.pass(60);
    expect((await world.attempt('a', 'new')).allowed).toBe(true);
  });

  test('another account of the same room goes on while one of its people waits', async () => {
    const world = given();
    await world.fail(6, 'a', 'room');
    expect((await world.attempt('b', 'room')).allowed).toBe(true);
  });

  test('one address that tries many accounts waits a minute, those who work there do not', async () => {
    const world = given();
    for (let account = 0; account < 50; account += 1) await world.attempt(`account ${account}`, 'room');
    expect((await world.attempt('account 99', 'room')).allowed).toBe(false);
    expect((await world.attempt('b', 'room', true)).allowed).toBe(true);
    world.pass(60);
    expect((await world.attempt('account 99', 'room')).allowed).toBe(true);
  });

  test('right secrets do not count against a busy address', async () => {
    const world = given();
    for (let person = 0; person < 200; person += 1) {
      expect((await world.attempt(`person ${person}`, 'room')).allowed).toBe(true);
      await world.lockOut.succeeded({ account: `person ${person}`, address: 'room', met: false });
    }
  });
});
