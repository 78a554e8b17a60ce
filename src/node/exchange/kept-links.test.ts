import { expect, test } from 'vitest';
import { fakeKeptValues } from '../../app/fake-kept-values.ts';
import { afterFault, newLink } from '../../exchange/peer/link.ts';
import { instant } from '../../kernel/time.ts';
import { openKeptLinks } from './kept-links.ts';

test('how a link stood is read back by the next run, and written only where it is otherwise', async () => {
  const values = fakeKeptValues();
  let writes = 0;
  const counted = {
    ...values,
    put: async (...given: Parameters<typeof values.put>) => {
      writes += 1;
      await values.put(...given);
    },
  };
  const first = await openKeptLinks(counted, ['fr', 'be']);
  expect([first.known('fr'), first.known('be')]).toEqual([null, null]);
  const link = newLink('fr', instant(7_000));
  await first.keep([link]);
  await first.keep([afterFault(link, 'unreachable')]); // of this, nothing is kept
  expect(writes).toBe(1);
  const { hearing, heard } = link;
  const next = await openKeptLinks(values, ['fr', 'be']);
  expect(next.known('fr')).toEqual({
    hearing: { state: 'never', since: hearing.since, heardAt: null, asOf: null },
    heard: { state: 'unknown', since: heard.since, heardAt: null, by: null },
  });
  expect(next.known('be')).toBeNull();
});
