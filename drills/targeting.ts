import { groundInTyped, groundOf } from '../src/policy/forbidden-grounds.ts';
import { countryInProse, isCountryWord } from '../src/policy/country-words.ts';
import { proxyOf } from '../src/policy/ground-proxies.ts';
import { followAliases, type GuardParts } from '../src/operations/freight/selection/guard.ts';
import { readRule } from '../src/operations/freight/selection/rule.ts';
import { groundReader } from '../src/policy/ground-reader.ts';
import { createChance } from './chance.ts';
import type { Proof, ProofResult, ProofRun } from './proof.ts';
import { drawRule, type Drawn, handedInAt } from './targeting-draws.ts';

const guardParts: GuardParts = { ...groundReader, follow: followAliases };
const rules = { small: 1_000, full: 50_000 } as const;
/** A planted weakening must show within so many rules. */
const plantedRulesMax = 2_000;

/** Weakenings of the guard, each of which the proof must notice. */
const planted: Readonly<Record<string, Partial<GuardParts>>> = {
  'reads no other spelling': { groundIn: groundOf },
  'reads no other script': {
    groundIn: (path) => groundInTyped(path.map((part) => part.replaceAll(/[\u0250-\uffff]/g, ' '))),
  },
  'knows no trade union': {
    groundIn: (path) => unless(groundInTyped(path), ({ ground }) => ground === 'trade_union'),
  },
  'takes no proxy': { proxyIn: () => null },
  'lets plates pass': { proxyIn: (path) => unless(proxyOf(path), ({ kind }) => kind === 'plate') },
  'lets firms pass': { proxyIn: (path) => unless(proxyOf(path), ({ kind }) => kind === 'firm') },
  'lets languages pass': { proxyIn: (path) => unless(proxyOf(path), ({ kind }) => kind === 'language') },
  'reads no list of values': { isCountry: () => false },
  'reads codes of countries only': { isCountry: (value) => value.length <= 3 && isCountryWord(value) },
  'reads Latin names only': {
    isCountry: (value) => !/[\u0250-\uffff]/.test(value) && isCountryWord(value),
  },
  'reads no published text': { countryIn: () => null },
  'reads people, no lists, in published text': {
    countryIn: (text) => unless(countryInProse(text), (found) => found.includes(' ')),
  },
  'follows no alias': { follow: (_aliases, field) => ({ field, through: [] }) },
  'follows one alias': {
    follow: (aliases, field) => ({
      field: aliases.find(({ name }) => name === field)?.from ?? field,
      through: followAliases(aliases, field).through.slice(0, 1),
    }),
  },
};

function unless<Found>(found: Found | null, isMissed: (found: Found) => boolean): Found | null {
  return found === null || isMissed(found) ? null : found;
}

/** Generated rules through the real guard: which are refused, and whether for the reason for which they were made. */
export const targeting: Proof = {
  name: 'targeting',
  run({ size, seed, progress }: ProofRun): Promise<ProofResult> {
    const tally = judge({ count: rules[size], seed, parts: guardParts, progress });
    const missed = Object.entries(planted)
      .filter(([name, weakened], index) => {
        progress(`planted ${index + 1}: ${name}`);
        return !isNoticed({ ...guardParts, ...weakened }, seed);
      })
      .map(([name]) => name);
    const pass = tally.wrong.length === 0 && missed.length === 0;
    return Promise.resolve({
      pass,
      figures: {
        rules: rules[size],
        illegal: tally.illegal,
        'illegal refused': tally.refused,
        'with the right reason': tally.rightly,
        legal: tally.legal,
        'legal accepted': tally.accepted,
        strangers: tally.strangers,
        'strangers refused': tally.strangersRefused,
        planted: Object.keys(planted).length,
        'planted found': Object.keys(planted).length - missed.length,
        ...(missed.length === 0 ? {} : { missed: missed.join(' / ') }),
        ...(tally.wrong.length === 0 ? {} : { wrong: tally.wrong.slice(0, 12).join(' / ') }),
      },
    });
  },
};

interface Judging {
  readonly count: number;
  readonly seed: number;
  readonly parts: GuardParts;
  readonly progress: (line: string) => void;
}

function judge({ count, seed, parts, progress }: Judging) {
  const tally = {
    illegal: 0,
    refused: 0,
    rightly: 0,
    legal: 0,
    accepted: 0,
    strangers: 0,
    strangersRefused: 0,
  };
  const wrong: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const drawn = drawRule(createChance(seed * 1_000_003 + index));
    const fault = faultOf(drawn, parts, tally);
    if (fault !== null) wrong.push(`${index}: ${fault}`);
    if (index % 500 === 0) progress(`${index} of ${count} rules, ${wrong.length} judged wrongly`);
  }
  return { ...tally, wrong };
}

type Tally = Omit<ReturnType<typeof judge>, 'wrong'>;

/** What the guard did wrong with one rule; null: nothing. */
function faultOf({ draft, truth }: Drawn, parts: GuardParts, tally: Tally): string | null {
  const read = readRule(draft, handedInAt, parts);
  if (truth.kind === 'legal') {
    tally.legal += 1;
    if (!read.ok) return `legal, refused ${JSON.stringify(read.refusal)}`;
    tally.accepted += 1;
    return null;
  }
  if (truth.kind === 'stranger') {
    tally.strangers += 1;
    if (read.ok || read.refusal.code !== 'field_unknown')
      return `stranger, ${read.ok ? 'accepted' : JSON.stringify(read.refusal)}`;
    tally.strangersRefused += 1;
    return null;
  }
  tally.illegal += 1;
  if (read.ok) return `${truth.reach} of ${truth.ground} (${truth.trick}) accepted`;
  tally.refused += 1;
  const { ground, reach } = read.refusal.detail ?? {};
  if (ground !== truth.ground || reach !== truth.reach)
    return `${truth.reach} of ${truth.ground} (${truth.trick}), refused as ${JSON.stringify(read.refusal)}`;
  tally.rightly += 1;
  return null;
}

function isNoticed(parts: GuardParts, seed: number): boolean {
  const tally = {
    illegal: 0,
    refused: 0,
    rightly: 0,
    legal: 0,
    accepted: 0,
    strangers: 0,
    strangersRefused: 0,
  };
  for (let index = 0; index < plantedRulesMax; index += 1)
    if (faultOf(drawRule(createChance(seed * 7_919 + index)), parts, tally) !== null) return true;
  return false;
}
