import { expect, test } from 'vitest';
import { addSeconds, instant } from '../../kernel/time.ts';
import { driveChores } from './chores.ts';

function given() {
  let now = instant(0);
  const done: string[] = [];
  const chore = (name: string, seconds: number) => ({
    everyMilliseconds: seconds * 1_000,
    work: async () => {
      await Promise.resolve();
      done.push(`${name} ${now / 1_000}`);
    },
  });
  const chores = driveChores([chore('files', 5), chore('expiry', 60)], () => now);
  return {
    done,
    look: () => chores.look(),
    async at(seconds: number) {
      now = addSeconds(instant(0), seconds);
      await chores.look();
    },
  };
}

test('a chore is done at the first look and when it is due by the driven clock, in the order given', async () => {
  const night = given();
  for (const seconds of [0, 0, 4, 5, 59, 60]) await night.at(seconds);
  expect(night.done).toEqual(['files 0', 'expiry 0', 'files 5', 'files 59', 'expiry 60']);
});

test('hours that nobody looked are not made up for, and two looks at once do a chore once', async () => {
  const night = given();
  await night.at(0);
  await night.at(7_200);
  await Promise.all([night.look(), night.look()]);
  expect(night.done).toEqual(['files 0', 'expiry 0', 'files 7200', 'expiry 7200']);
});

test('what fails is told to whoever drives the clock, and is due at the next look', async () => {
  let attempts = 0;
  const work = async () => {
    attempts += 1;
    if (attempts === 1) throw new Error('no room on the disk');
  };
  const chores = driveChores([{ everyMilliseconds: 1_000, work }], () => instant(0));
  await expect(chores.look()).rejects.toThrow('no room on the disk');
  await chores.look();
  await chores.look();
  expect(attempts).toBe(2);
});
