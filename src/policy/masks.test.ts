import { describe, expect, test } from 'vitest';
import { createAccess } from './access.ts';
import { loaded, realTexts } from './given-policies.ts';
import { grounds } from './ground-words.ts';
import { hiddenFields, masked, readMasks } from './masks.ts';

const schema = { roles: ['watch_officer', 'observer'], deviceRoles: [] };
const one = {
  recordType: 'detection',
  field: 'imageReference',
  roles: ['watch_officer'],
  why: { en: 'why', fr: 'pourquoi' },
};
const read = (...masks: readonly object[]) =>
  readMasks(schema, [{ name: 'joint/masks.json', text: JSON.stringify({ masks }) }]);
const watch = { roles: ['watch_officer'], purposes: ['save_life'] } as const;
const observer = { roles: ['observer'], purposes: ['save_life'] } as const;

describe('masks with a fault do not load', () => {
  test.for([
    ['mask_unreadable', [{ ...one, more: 1 }]],
    ['mask_unreadable', [{ ...one, recordType: 'Not This' }]],
    ['mask_unreadable', [{ ...one, purposes: ['curiosity'] }]],
    ['role_unknown', [{ ...one, roles: ['watch_oficer'] }]],
    ['why_missing', [{ ...one, why: { en: 'same', fr: 'same' } }]],
  ] as const)('%s', ([code, masks]) => {
    expect(read(...masks).faults.map((fault) => [fault.code, fault.place])).toEqual([
      [code, 'joint/masks.json'],
    ]);
  });

  test('nor does a text that is no JSON, nor policies with such masks', () => {
    expect(readMasks(schema, [{ name: 'uk/masks.json', text: '{' }]).faults.map(({ code }) => code)).toEqual([
      'mask_unreadable',
    ]);
    const real = realTexts('uk');
    const files = [...real.files, { name: 'uk/masks.json', text: '{"masks":[{}]}' }];
    expect(() => loaded({ ...real, files })).toThrow('mask_unreadable uk/masks.json');
  });

  test('a mask that names a forbidden ground is found, each of them', () => {
    const planted = ['nationality', 'ethnie', 'religion', 'skinColour', 'disability', 'sexualOrientation'];
    planted.push('unionMembership', 'politicalView');
    const found = planted.flatMap((field) => read({ ...one, field }).faults);
    expect(found.map(({ code }) => code)).toEqual(planted.map(() => 'forbidden_ground'));
    expect(new Set(found.map(({ what }) => what.split(':', 1)[0]))).toEqual(new Set(grounds));
  });
});

describe('what a mask hides', () => {
  test('is null to whoever holds none of its roles, and the rest is untouched', () => {
    const { masks } = read(one);
    const record = { id: 'a', imageReference: 'images/example-1' };
    expect(masked(record, hiddenFields(masks, 'detection', watch))).toBe(record);
    expect(masked(record, hiddenFields(masks, 'detection', observer))).toEqual({
      id: 'a',
      imageReference: null,
    });
    expect(masked({ id: 'a' }, hiddenFields(masks, 'detection', observer))).toEqual({ id: 'a' });
    expect(hiddenFields(masks, 'boat', observer)).toEqual([]);
  });

  test('each mask that names a field must be passed, with its purpose where it has one', () => {
    const { masks } = read(one, { ...one, purposes: ['border_control'] });
    expect(hiddenFields(masks, 'detection', watch)).toEqual(['imageReference']);
    expect(hiddenFields(masks, 'detection', { ...watch, purposes: ['border_control'] })).toEqual([]);
  });

  test('the policies as they stand keep the image of a detection from observers, on both nodes', () => {
    for (const state of ['uk', 'fr'] as const) {
      const access = createAccess(loaded(realTexts(state)));
      const asker = (role: string) => ({
        kind: 'staff' as const,
        id: 'example-1',
        roles: [role],
        desk: null,
        agency: null,
        remits: [],
        state,
        markings: [],
        caveats: [],
        purposes: ['save_life' as const],
      });
      const seen = (role: string) =>
        access.maskFor(asker(role), 'detection')({ imageReference: 'images/example-1' }).imageReference;
      expect(seen('watch_officer')).toBe('images/example-1');
      expect(seen('observer')).toBeNull();
    }
  });
});
