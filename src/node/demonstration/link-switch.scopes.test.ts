import { expect, test } from 'vitest';
import { linkSwitchRoutes } from './link-switch.ts';
import { directions, type LinkSwitch } from './two-nodes.ts';

function givenSwitch() {
  const cut = new Set<string>();
  const link: LinkSwitch = {
    cut: (direction) => void cut.add(direction),
    heal: (direction) => void cut.delete(direction),
    isCut: () => ({ 'fr-to-uk': cut.has('fr-to-uk'), 'uk-to-fr': cut.has('uk-to-fr') }),
  };
  return { cut, link };
}

test('nobody who is not signed in may touch the link', () => {
  const routes = linkSwitchRoutes(givenSwitch().link);
  expect(routes.map(({ method, url, action }) => `${method} ${url} ${action}`)).toEqual([
    'GET /api/demonstration/link signed_in',
    'POST /api/demonstration/link signed_in',
  ]);
});

test('each way is cut and healed by itself', async () => {
  const { cut, link } = givenSwitch();
  const [, order] = linkSwitchRoutes(link);
  const ask = (body: object) => order?.answer({ body } as Parameters<typeof order.answer>[0]); // no more is read
  await ask({ act: 'cut', direction: 'fr-to-uk' });
  expect([...cut]).toEqual(['fr-to-uk']);
  await ask({ act: 'cut', direction: 'both' });
  expect([...cut].toSorted()).toEqual([...directions].toSorted());
  await ask({ act: 'heal', direction: 'uk-to-fr' });
  expect([...cut]).toEqual(['fr-to-uk']);
});
