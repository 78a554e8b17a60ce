import { expect, test } from 'vitest';
import { makeNight } from '../../../../drills/nights/night.ts';
import { beliefOf, joining, merging } from './belief.ts';
import { clueOf } from './clue.ts';
import { features } from './weights.ts';

test('a contact more says what the whole taken anew would say, whatever it speaks of', () => {
  for (const seed of [11, 12, 13]) {
    const { contacts, boats } = makeNight(seed, 6);
    const beliefs = boats.map(({ id }) =>
      beliefOf(contacts.filter((one) => one.boats[0] === id).map(({ facts }) => clueOf(facts))),
    );
    for (const belief of beliefs) {
      for (const { facts } of contacts) {
        if (belief.clues.some(({ id }) => id === facts.contact)) continue;
        const alone = beliefOf([clueOf(facts)]);
        const quick = joining(belief, alone);
        const slow = merging(belief, alone);
        // The path looks two fixes on and no further: near enough.
        for (const feature of features)
          if (feature !== 'place')
            expect(quick[feature], `${feature} ${facts.contact}`).toBeCloseTo(slow[feature], 9);
      }
    }
  }
});
