import type { Reach } from '../src/operations/freight/selection/guard.ts';
import type { RuleDraft } from '../src/operations/freight/selection/rule.ts';
import { sealStates, vehicleForms } from '../src/operations/freight/words.ts';
import {
  crossingPorts,
  equipmentStates,
  stopKinds,
  weekdays,
} from '../src/operations/freight/selection/words.ts';
import { reportKinds } from '../src/operations/freight/report/words.ts';
import type { UtcText } from '../src/kernel/time.ts';
import type { Ground } from '../src/policy/ground-words.ts';
import type { Chance } from './chance.ts';
import {
  countryLists,
  illegalProse,
  legalProse,
  ownNames,
  registers,
  stand,
  synonyms,
} from './targeting-words.ts';

/** What a draft is, known because it was made so. `stranger`: no ground, yet nothing that a rule may look at. */
export type Truth =
  | { readonly kind: 'legal' }
  | { readonly kind: 'stranger' }
  | { readonly kind: 'illegal'; readonly ground: Ground; readonly reach: Reach; readonly trick: Trick };

export interface Drawn {
  readonly draft: RuleDraft;
  readonly truth: Truth;
}

/** How a word is disguised. */
export const tricks = [
  'plain',
  'case',
  'homoglyph',
  'figures',
  'spread',
  'unseen',
  'wide',
  'accents',
  'joined',
] as const;
export type Trick = (typeof tricks)[number];

const fixedFrom = '2026-11-01T00:00:00.000Z' as UtcText; // moments of the drill: written as the edge writes them
const fixedTo = '2026-12-31T00:00:00.000Z' as UtcText;
/** The moment at which every draft of the drill is handed in. */
export const handedInAt = '2026-10-20T08:00:00.000Z' as UtcText;

type Condition = RuleDraft['conditions'][number];

const some = (chance: Chance, from: readonly string[]): readonly string[] =>
  Array.from({ length: 1 + chance.whole(3) }, () => chance.pick(from) ?? '').filter(
    (one, at, all) => all.indexOf(one) === at,
  );

/** One condition of the closed language. */
function legalCondition(chance: Chance): Condition {
  const listed: readonly (readonly [string, readonly string[]])[] = [
    ['vehicle.form', vehicleForms],
    ['vehicle.sides', ['soft', 'hard', 'unknown']],
    ['passage.place', ['calais', 'dunkirk', 'coquelles', 'cheriton', 'dover-eastern-docks']],
    ['passage.lane', ['1', '2', 'lane-3', 'fast-12', '7b']],
    ['passage.direction', ['to_uk', 'to_eu']],
    ['passage.weekday', weekdays],
    ['route.port', crossingPorts],
    ['route.stop', stopKinds],
    ['seal.condition', sealStates],
    ['equipment.condition', equipmentStates],
    ['report.signal', reportKinds],
    ['tip.released', ['tip-7k2m9q', 'tip-000417', 'tip-abc123']],
  ];
  const at = chance.whole(listed.length + 2);
  if (at === listed.length)
    return {
      field: 'passage.minute_of_day',
      is: 'within',
      values: [chance.whole(1_440), chance.whole(1_440)],
    };
  if (at > listed.length)
    return {
      field: 'weight.differs_percent',
      is: chance.pick(['at_least', 'at_most']),
      values: [chance.whole(40)],
    };
  const [field, values] = listed[at] ?? ['vehicle.form', vehicleForms];
  return { field, is: chance.pick(['in', 'not_in']), values: some(chance, values) };
}

function legalDraft(chance: Chance): RuleDraft {
  const reason = chance.pick(legalProse) ?? oops();
  const conditions = Array.from({ length: 1 + chance.whole(4) }, () => legalCondition(chance));
  const first = conditions[0];
  const isNamed = first !== undefined && chance.isOneIn(6);
  return {
    name: { en: `Night rule ${chance.whole(900)}`, fr: `Règle de nuit ${chance.whole(900)}` },
    reason,
    validFrom: fixedFrom,
    validTo: fixedTo,
    aliases: isNamed ? [{ name: 'own_measure', from: first.field }] : [],
    conditions: isNamed ? [{ ...first, field: 'own_measure' }, ...conditions.slice(1)] : conditions,
  };
}

const looks: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
};
const figures: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };

const swapped = (text: string, from: Readonly<Record<string, string>>): string =>
  Array.from(text)
    .map((letter) => from[letter] ?? letter)
    .join('');

/** A word as somebody would write it who wants it past a checker. */
export function disguised(text: string, trick: Trick): string {
  switch (trick) {
    case 'case':
      return text.toUpperCase();
    case 'homoglyph':
      return swapped(text, looks);
    case 'figures':
      return swapped(text, figures);
    case 'spread':
      return text.includes(' ') ? text : Array.from(text).join(' ');
    case 'unseen':
      return Array.from(text).join('\u200b');
    case 'wide':
      return Array.from(text)
        .map((letter) =>
          /[a-z]/.test(letter) ? String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0) : letter,
        )
        .join('');
    case 'accents':
      return text.replaceAll(/[aeiou]/g, (letter) => `${letter}\u0301`);
    case 'joined':
      return text.replaceAll(/ (\p{L})/gu, (_, letter: string) => letter.toUpperCase());
    default:
      return text;
  }
}

const affixes = [
  (text: string) => text,
  (text: string) => `${text}_code`,
  (text: string) => `their_${text}`,
] as const;

function put(draft: RuleDraft, condition: Condition, chance: Chance): RuleDraft {
  const conditions = [...draft.conditions];
  conditions.splice(chance.whole(conditions.length + 1), 0, condition);
  return { ...draft, conditions };
}

/** A draft that reaches a ground in one way, otherwise as legal as any. */
function illegalDraft(chance: Chance, reach: Reach): Drawn {
  const legal = legalDraft(chance);
  const trick = chance.pick(tricks);
  const truth = (ground: Ground, used: Trick = trick): Truth => ({
    kind: 'illegal',
    ground,
    reach,
    trick: used,
  });
  const anyValues: Condition = { field: '', is: 'in', values: ['x1', 'x2'] };
  switch (reach) {
    case 'name':
    case 'synonym':
    case 'proxy': {
      const [ground, word] =
        chance.pick({ name: ownNames, synonym: synonyms, proxy: stand }[reach]) ?? oops();
      const field = chance.pick(affixes)(disguised(word, trick));
      return { draft: put(legal, { ...anyValues, field }, chance), truth: truth(ground) };
    }
    case 'join': {
      const [ground, word] = chance.pick([...synonyms, ...stand, ...ownNames]) ?? oops();
      const spelled = disguised(word.replaceAll(' ', '_'), trick === 'spread' ? 'plain' : trick);
      const path = `${chance.pick(registers)}.${spelled}`;
      if (chance.isOneIn(2))
        return { draft: put(legal, { ...anyValues, field: path }, chance), truth: truth(ground) };
      const steps = ['band_one', 'band_two', 'band_three'].slice(0, 1 + chance.whole(3));
      const aliases = steps.map((name, at) => ({ name, from: steps[at + 1] ?? path }));
      const draft = put(legal, { ...anyValues, field: 'band_one' }, chance);
      return { draft: { ...draft, aliases: [...draft.aliases, ...aliases] }, truth: truth(ground) };
    }
    case 'proxy_list': {
      const list = chance.pick(countryLists) ?? oops();
      const values = list.map((one) => (one.length > 3 ? disguised(one, trick) : one));
      const field = chance.pick([
        'passage.place',
        'passage.lane',
        'tip.released',
        'vehicle.form',
        'band',
        'group_of_interest',
      ]);
      const used = list.some((one) => one.length > 3) ? trick : 'plain';
      return { draft: put(legal, { field, is: 'in', values }, chance), truth: truth('nationality', used) };
    }
    case 'prose': {
      const [ground, text] = chance.pick(illegalProse) ?? oops();
      const used = chance.pick(['plain', 'homoglyph', 'unseen', 'case'] as const);
      const said = used === 'case' ? text : disguised(text, used);
      return {
        draft: { ...legal, reason: { ...legal.reason, [chance.pick(['en', 'fr'])]: said } },
        truth: truth(ground, used),
      };
    }
  }
}

function oops(): never {
  throw new Error('an empty list of the drill');
}

const strangers = [
  'weather.wind',
  'vehicle.colour_of_tarpaulin',
  'score',
  'model.output',
  'passage.queue',
  'load.smell',
];

/** One rule: about four in ten legal, one in ten a stranger to the language, the rest illegal in one of six ways. */
export function drawRule(chance: Chance): Drawn {
  const at = chance.whole(20);
  if (at < 8) return { draft: legalDraft(chance), truth: { kind: 'legal' } };
  if (at < 10) {
    const condition = { field: chance.pick(strangers) ?? '', is: 'in', values: ['x1'] };
    return { draft: put(legalDraft(chance), condition, chance), truth: { kind: 'stranger' } };
  }
  const reach = chance.pick(['name', 'synonym', 'join', 'proxy', 'proxy_list', 'prose'] as const);
  return illegalDraft(chance, reach);
}
