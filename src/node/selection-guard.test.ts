import { describe, expect, test } from 'vitest';
import { groundReader } from '../policy/ground-reader.ts';
import type { DraftCondition } from '../operations/freight/selection/conditions.ts';
import { conditionFields } from '../operations/freight/selection/conditions.ts';
import {
  type Alias,
  followAliases,
  type GuardedDraft,
  reachedGround,
} from '../operations/freight/selection/guard.ts';

const draft = (part: Partial<GuardedDraft>): GuardedDraft => ({
  aliases: [],
  conditions: [],
  prose: [],
  ...part,
});
const over = (field: string, ...values: string[]): DraftCondition => ({ field, is: 'in', values });
const reachOf = (part: Partial<GuardedDraft>) => {
  const found = reachedGround(draft(part), { ...groundReader, follow: followAliases });
  return found === null ? null : `${found.reach}: ${found.ground}`;
};

describe('a forbidden ground is found however it is reached', () => {
  const cases: readonly (readonly [string, Partial<GuardedDraft>])[] = [
    ['name: nationality', { conditions: [over('nationality')] }],
    ['name: nationality', { conditions: [over('n4t1onаlity')] }],
    ['name: religion', { conditions: [over('r e l i g i o n')] }],
    ['synonym: nationality', { conditions: [over('obywatelstwo')] }],
    ['synonym: nationality', { conditions: [over('громадянство')] }],
    ['synonym: religion', { conditions: [over('godsdienst')] }],
    ['proxy: nationality', { conditions: [over('plateCountry')] }],
    ['proxy: nationality', { conditions: [over('język')] }],
    ['proxy: ethnicity', { conditions: [over('surname')] }],
    ['join: nationality', { conditions: [over('carrier.register.seat')] }],
    ['join: nationality', { conditions: [over('phone.prefix')] }],
    ['join: nationality', { conditions: [over('consignor.customs.indicatif')] }],
    ['join: ethnicity', { conditions: [over('driver.file.origine_ethnique')] }],
    ['proxy_list: nationality', { conditions: [over('passage.place', 'romania', 'bulgaria')] }],
    ['proxy_list: nationality', { conditions: [over('band', 'RO', 'BG')] }],
    ['prose: nationality', { prose: ['Romanian vehicles'] }],
    ['prose: nationality', { prose: ['Chosen by what the driver’s passport says'] }],
    ['prose: appearance', { prose: ['Selon l’apparence'] }],
  ];
  test.for(cases)('%s (%#)', ([expected, part]) => expect(reachOf(part)).toBe(expected));

  test('through names given to it, in a circle as well', () => {
    const aliases: readonly Alias[] = [
      { name: 'band', from: 'group' },
      { name: 'group', from: 'carrier.country' },
    ];
    expect(reachOf({ aliases, conditions: [over('band', 'x1')] })).toBe('join: nationality');
    const circle = [
      { name: 'one', from: 'two' },
      { name: 'two', from: 'one' },
    ];
    expect(reachOf({ aliases: circle, conditions: [over('one', 'x1')] })).toBeNull();
  });
});

describe('what is none is let pass', () => {
  test('no field of the language is a ground', () => {
    expect(reachOf({ conditions: conditionFields.map((field) => over(field)) })).toBeNull();
  });

  test('words that a seal or a side of the sea has as well', () => {
    const prose = [
      'The state of the seal does not agree with the load.',
      'A driver reports noise on the French side.',
      'Côté français, en direction du Royaume-Uni.',
    ];
    expect(prose.map((text) => reachOf({ prose: [text] }))).toEqual([null, null, null]);
  });
});
