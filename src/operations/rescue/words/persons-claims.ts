import type { Range } from '../wire.ts';
import { caughtIn, type Doubt, type Finding, findingsOf, rules, type Said, saidOf } from './claim-rules.ts';
import { rangeOf, united } from './count-range.ts';
import type { Fit, Reading } from './phrases.ts';
import { parting } from './word-tokens.ts';

/** `aboard`: so many are there; `left`: so many are there now; `bare`: a rough number with nothing behind it; `times`: twice so many. */
type Kind = 'aboard' | 'left' | 'bare' | 'times';

/** What a number may be of, other than people. */
const things =
  'measure|boat|inflatable|engine|lifeJacket|child|children|baby|babies|man|woman|light|lighthouse|ship|ferry|otherBoat|fuel|injured|dead|inWater|drowning|times|taxiBoat|kayak|rigid|"life"|"phones"';

const personRules = rules<Kind>([
  [`now NUM person`, 'aboard'],
  ['NUM "de"|"d"? ~1 person', 'aboard'],
  [`weAre now? NUM !${things}`, 'aboard'],
  [`have now? NUM onBoard|ofUs`, 'aboard'],
  ['NUM ~1 onBoard|ofUs', 'aboard'],
  ['NUM now onBoard', 'left'],
  ['NUM recovered', 'aboard'],
  ['total ~1 NUM', 'aboard'],
  [`person onBoard? NUM !${things}|person`, 'aboard'],
  [`onBoard NUM $`, 'aboard'],
  [`thereAre now? NUM $`, 'aboard'],
  ['now NUM $', 'left'],
  ['NUM $', 'bare'],
  ['NUM', 'times'],
]);

export interface PersonsRead {
  readonly range: Range | null;
  readonly said: readonly Said[];
}

interface Caught {
  readonly range: Range;
  readonly doubt: Doubt;
}

interface Told extends Caught {
  readonly kind: Kind;
  readonly finding: Finding<Kind>;
}

/**
 * How many people are said to be there. Several figures become one range without a best one; "we are 55, now 54" keeps
 * the first as best, since the boat left with so many. A number alone counts only where a rough word stands by it
 * ("environ 50."). "Twice 34" counts only where no other number of people is said.
 */
export function personsIn(reading: Reading, used: ReadonlySet<number>): PersonsRead {
  const told = findingsOf(reading, personRules, new Set(used)).flatMap((finding): readonly Told[] => {
    const caught = widened(reading, finding.fit, caughtIn(reading, finding.fit));
    if (caught === null || !isMeant(finding.says, caught)) return [];
    return [{ kind: finding.says, ...caught, finding }];
  });
  const named = told.some(({ kind }) => kind !== 'bare') ? told.filter(({ kind }) => kind !== 'bare') : told;
  const plain = named.filter(({ doubt }) => doubt !== 'not_multiplied');
  const counting = plain.length > 0 ? plain : named;
  const shown = told.filter((one) => named.includes(one) || one.doubt === 'not_multiplied');
  const said = shown.map(({ doubt, finding }) => saidOf(reading, finding.fit, { claim: 'persons', doubt }));
  return { range: together(counting), said };
}

/** "60 people or more", "60 personnes environ": the rough word stands behind. */
function widened(reading: Reading, { to }: Fit, caught: Caught | null): Caught | null {
  const behind = reading.units[to];
  if (caught === null || caught.range.best === null || caught.doubt !== null || behind === undefined)
    return caught;
  if (behind.parted > parting.none) return caught;
  if (behind.concepts.has('orMore'))
    return { range: rangeOf(caught.range.best, 'at_least'), doubt: 'widened' };
  return behind.concepts.has('orSo')
    ? { range: rangeOf(caught.range.best, 'about'), doubt: 'widened' }
    : caught;
}

function isMeant(kind: Kind, { range, doubt }: Caught): boolean {
  if (kind === 'times') return doubt === 'not_multiplied';
  if (kind !== 'bare') return true;
  return (doubt === 'widened' || range.best === null) && range.max >= 5;
}

function together(told: readonly Told[]): Range | null {
  const [first, ...rest] = told;
  if (first === undefined) return null;
  return rest.reduce((before, { kind, range }) => {
    const both = united(before, range);
    return kind === 'left' && range.max < before.min ? { ...both, best: before.best } : both;
  }, first.range);
}
