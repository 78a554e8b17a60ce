import { describe, expect, test } from 'vitest';
import { createAccess } from '../policy/access.ts';
import { loaded, realTexts } from '../policy/given-policies.ts';
import type { ActorId } from '../kernel/ids.ts';
import { factsOf } from '../policy/record-facts.ts';
import { instant } from '../kernel/time.ts';
import { whatMay, whoMayRead } from './access-review.ts';
import { sampleWho } from './sample-who.ts';

const access = createAccess(loaded(realTexts('uk')));
const who = (id: string, ...roles: readonly string[]) => sampleWho({ actor: id as ActorId, roles });
const label = {
  owner: 'agency-a',
  marking: 'official',
  purpose: 'save_life',
  origin: 'uk',
  personal: true,
} as const;
const facts = factsOf(label, instant(0));
const see = 'operations/picture/see';

describe('who may see a record', () => {
  test('those who may stand first, each with the reasons of the rules that decided, in both languages', () => {
    const people = [
      who('example-4', 'staff_officer'),
      who('example-3', 'watch_officer'),
      who('example-2', 'observer'),
    ];
    const readers = whoMayRead(access, people, { facts, action: see });
    expect(readers.map(({ staff, allowed }) => [staff, allowed])).toEqual([
      ['example-2', true],
      ['example-3', true],
      ['example-4', false],
    ]);
    expect(readers[0]?.why).toEqual([
      {
        en: 'An observer looks on and changes nothing.',
        fr: 'L’observateur regarde et ne modifie rien.',
      },
    ]);
    expect(readers[0]?.missing).toBeNull();
    expect(readers[2]?.why).toEqual([]);
    expect(readers[2]?.missing?.en).toContain('None of your roles includes this act.');
    expect(readers[2]?.missing?.fr).toContain('Aucun de vos rôles');
  });

  test('every wall in between is named to the reviewer, where the one refused would hear that nothing is here', () => {
    const shut = sampleWho({ roles: ['watch_officer'], agency: 'agency-b', markings: ['open'] });
    const [reader] = whoMayRead(access, [shut], { facts, action: see });
    expect(reader?.why.length).toBe(2);
    expect(reader?.missing?.en).toContain('clearance');
    expect(reader?.missing?.en).toContain('organisation');
    expect(reader?.missing?.fr).toContain('habilitation');
  });

  test('a reason that can be typed shuts nobody out of the review, and broken glass lets nobody in', () => {
    const french = createAccess(loaded(realTexts('fr')));
    const mine = { facts: factsOf({ ...label, origin: 'fr' }, instant(0)), action: see };
    const reader = sampleWho({ roles: ['watch_officer'], state: 'fr' });
    expect(whoMayRead(french, [reader], mine)[0]?.allowed).toBe(true);
    const elsewhere = sampleWho({ roles: ['watch_officer'], state: 'fr', agency: 'agency-b' });
    expect(whoMayRead(french, [elsewhere], mine)[0]?.allowed).toBe(false);
  });
});

test('what one person may do is every act of the schema, with the door’s own answer', () => {
  const review = whatMay(access, who('example-1', 'security_officer'), access.actions);
  expect(review.acts.map(({ action }) => action)).toEqual(access.actions);
  expect(review.acts.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual(
    access.actionsOf(['security_officer']),
  );
  const read = review.acts.find(({ action }) => action === see);
  expect(read).toMatchObject({ allowed: false, why: [] });
  expect(read?.missing?.en).toContain('None of your roles');
  const administrator = whatMay(access, who('example-1', 'administrator'), [see]);
  expect(administrator.acts[0]?.why[0]?.en).toBe(
    'Whoever administers the system does not read or write what it holds.',
  );
});
