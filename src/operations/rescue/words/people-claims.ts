import type { Range } from '../wire.ts';
import { caughtIn, type Doubt, type Finding, findingsOf, type Said, rules, saidOf } from './claim-rules.ts';
import { added, unsaid } from './count-range.ts';
import { childrenIn } from './children-claims.ts';
import { personsIn } from './persons-claims.ts';
import { fitsOf, pattern, type Reading } from './phrases.ts';

type Harm = 'inWater' | 'overboard' | 'injured' | 'deceased' | 'fromOtherBoat' | 'toOtherBoat';

/** Whom a rule speaks of: the number caught, one, some without a number, all who are aboard, nobody. */
type Whom = 'caught' | 'one' | 'some' | 'all' | 'nobody';

const human = 'person|man|woman|child|children|baby|babies|relative';
const single = 'man|woman|child|baby|relative|someone|"personne"|"person"|"persone"';

/** What happened to people, the closest wording first. Undefined: words that look like it and are not. */
const harmRules = rules<readonly [Harm, Whom]>([
  ['phoneDead', undefined],
  ['willDie', undefined],
  ['engine _2 fall|dead', undefined],
  ['boat|inflatable _1 dead', undefined],
  ['age NUM measure', undefined],
  ['age NUM $', undefined],
  ['NUM measure', undefined],
  [`label NUM !${human}`, undefined],
  [`ONE ${human} _1 says`, undefined],
  ['launch', undefined],
  // Who is missing is neither a count of those aboard nor said to be in the water: only a cue.
  [`ONE ${human}? _1 missing`, undefined],
  [`ONE ${human}? _2 outOfWater`, undefined],
  [`${human} _2 outOfWater`, undefined],
  ['otherBoat _2 give _2 NUM', ['fromOtherBoat', 'caught']],
  [`give _1 NUM ${human}? _2 otherBoat`, ['toOtherBoat', 'caught']],
  [`give _1 NUM ${human}? _1 ourBoat`, ['fromOtherBoat', 'caught']],
  ['give ourBoat NUM', ['fromOtherBoat', 'caught']],
  [`take _1 NUM ${human}? _2 otherBoat`, ['fromOtherBoat', 'caught']],
  [`NUM ${human}? _2 from _1 otherBoat`, ['fromOtherBoat', 'caught']],
  [`NUM ${human}? _2 pass _3 otherBoat`, ['toOtherBoat', 'caught']],
  [`pass NUM ${human}? _2 otherBoat`, ['toOtherBoat', 'caught']],
  [`NUM ${human}? _1 come _1 ourBoat`, ['fromOtherBoat', 'caught']],
  ['relative _2 pass _2 otherBoat', ['toOtherBoat', 'one']],
  [`${human} _2 pass _2 otherBoat`, ['toOtherBoat', 'some']],
  [`nobody _1 fall|overboard`, ['overboard', 'nobody']],
  [`not ${human}? overboard`, ['overboard', 'nobody']],
  [`ONE ${human} _3 fall`, ['overboard', 'caught']],
  ['NUM fall', ['overboard', 'caught']],
  ['someone _1 fall', ['overboard', 'one']],
  ['relative _2 fall', ['overboard', 'one']],
  [`ONE ${human}? overboard`, ['overboard', 'caught']],
  [`${single} overboard`, ['overboard', 'one']],
  [`${single} _2 fall inWater|atSea|overboard|water`, ['overboard', 'one']],
  [`${human} _2 fall inWater|atSea|overboard|water`, ['overboard', 'some']],
  ['overboard', ['overboard', 'some']],
  ['nobody _1 inWater|atSea|drowning', ['inWater', 'nobody']],
  [`not ${human} _1 inWater|atSea|drowning`, ['inWater', 'nobody']],
  ['not drowning', undefined],
  ['everyone|all _2 inWater|atSea|drowning', ['inWater', 'all']],
  ['weAre _1 inWater|drowning', ['inWater', 'all']],
  [`ONE ${human} _3 inWater|atSea|drowning`, ['inWater', 'caught']],
  ['NUM _1 inWater|drowning', ['inWater', 'caught']],
  ['someone _1 inWater|atSea|drowning', ['inWater', 'caught']],
  [`${single} _2 inWater|atSea|drowning`, ['inWater', 'one']],
  [`${human} _2 inWater|atSea|drowning`, ['inWater', 'some']],
  ['fall inWater', ['overboard', 'some']],
  ['"many"|"others"|"lot_of"|"beaucoup"|"d_autres" _2 inWater', ['inWater', 'some']],
  ['drowning', ['inWater', 'some']],
  ['nobody _1 injured', ['injured', 'nobody']],
  [`not ${human}? _1 injured`, ['injured', 'nobody']],
  [`ONE ${human}? _2 injured`, ['injured', 'caught']],
  [`${single} _2 injured`, ['injured', 'one']],
  [`injured NUM $`, ['injured', 'caught']],
  ['injured', ['injured', 'some']],
  ['nobody _1 dead', ['deceased', 'nobody']],
  [`not ${human}? _1 dead`, ['deceased', 'nobody']],
  [`ONE ${human}? _2 dead`, ['deceased', 'caught']],
  [`${single} _2 dead`, ['deceased', 'one']],
  [`dead NUM $`, ['deceased', 'caught']],
  ['dead', ['deceased', 'some']],
]);

/** What a text claims of people. Null: not said. */
export interface PeopleClaims extends Readonly<Record<Harm | 'persons' | 'children', Range | null>> {}

export interface PeopleRead {
  readonly claims: PeopleClaims;
  readonly said: readonly Said[];
}

/** Reads what is said of people: how many, children, and what happened to whom. */
export function peopleIn(reading: Reading): PeopleRead {
  const used = new Set<number>(atSeaByBoat(reading));
  const harms = findingsOf(reading, harmRules, used);
  const children = childrenIn(reading, used);
  const taken = new Set([...used, ...children.used]);
  for (const at of speakersIn(reading, harms)) taken.delete(at);
  const persons = personsIn(reading, taken);
  const all = persons.range ?? null;
  const harm = (name: Harm): Range | null =>
    gathered(
      reading,
      harms.filter(({ says }) => says[0] === name),
      all,
    );
  const said = harms.map((finding) =>
    saidOf(reading, finding.fit, { claim: finding.says[0], doubt: doubtOf(reading, finding) }),
  );
  return {
    claims: {
      persons: all ?? children.total,
      children: children.isUnsaid ? unsaid(all) : children.range,
      inWater: harm('inWater'),
      overboard: harm('overboard'),
      injured: harm('injured'),
      deceased: harm('deceased'),
      fromOtherBoat: harm('fromOtherBoat'),
      toOtherBoat: harm('toOtherBoat'),
    },
    said: [...persons.said, ...children.said, ...said],
  };
}

const atSeaForms = [
  'weAre NUM? person|man|woman? atSea',
  'weAre _2 atSea',
  'boat|inflatable _2 atSea',
  'NUM person onBoard _1 atSea',
].map(pattern);

/** "We are 40 people in the sea" is how many say that they are out in a boat: the words for the sea claim nothing there. */
function atSeaByBoat(reading: Reading): readonly number[] {
  return atSeaForms.flatMap((form) => fitsOf(reading, form)).map(({ to }) => to - 1);
}

/** Numbers of people in the water of whom the speaker is one: they are counted as people as well. */
function speakersIn({ units }: Reading, harms: readonly Finding<readonly [Harm, Whom]>[]): readonly number[] {
  return harms.flatMap(({ says: [harm], fit }) => {
    const isSpeaker = harm === 'inWater' && units[fit.from - 1]?.concepts.has('weAre') === true;
    return isSpeaker ? Array.from({ length: fit.to - fit.from }, (_, at) => fit.from + at) : [];
  });
}

/** Several mentions of one harm: the same number again is the same people; other numbers are other people, from most to all. */
function gathered(
  reading: Reading,
  findings: readonly Finding<readonly [Harm, Whom]>[],
  persons: Range | null,
): Range | null {
  const ranges = findings.map((finding) => rangeFor(reading, finding, persons));
  const counted = ranges.filter(({ best, max, min }) => best !== null || max - min < 20);
  const list = counted.length > 0 ? counted : ranges;
  const [first, ...rest] = list.filter((range, at) => list.findIndex((one) => isSame(one, range)) === at);
  if (first === undefined) return null;
  return rest.reduce(
    (sum, range) => ({ ...added(sum, range), min: Math.max(sum.min, range.min), best: null }),
    first,
  );
}

function isSame(a: Range, b: Range): boolean {
  return a.min === b.min && a.max === b.max;
}

function rangeFor(
  reading: Reading,
  { says: [, whom], fit }: Finding<readonly [Harm, Whom]>,
  persons: Range | null,
): Range {
  switch (whom) {
    case 'caught':
      return caughtIn(reading, fit)?.range ?? unsaid(persons);
    case 'one':
      return { min: 1, max: 1, best: 1 };
    case 'nobody':
      return { min: 0, max: 0, best: 0 };
    case 'all':
      return persons ?? unsaid(null);
    case 'some':
      return unsaid(persons);
    default:
      return never(whom);
  }
}

function doubtOf(reading: Reading, { says: [, whom], fit }: Finding<readonly [Harm, Whom]>): Doubt {
  if (whom === 'some' || whom === 'all') return 'not_counted';
  return whom === 'caught' ? (caughtIn(reading, fit)?.doubt ?? null) : null;
}

function never(whom: never): never {
  throw new TypeError(`nobody: ${String(whom)}`);
}
