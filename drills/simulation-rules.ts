import { exchangeShapes } from '../src/node/exchange-shapes.ts';
import { readPolicyTexts } from '../src/node/policies.ts';
import { holdsRelease, readRelease } from '../src/policy/read-release.ts';
import type { InstrumentForm, RuleForm } from '../src/policy/release-form.ts';
import type { ReleaseRules } from '../src/policy/release-rules.ts';
import { toUtc, type Instant } from '../src/kernel/time.ts';

/**
 * What the night does to the rules of `policies/`: nothing; the instrument of the relays ends, and what went under it is
 * taken back; or what a relay said may be used for so many hours only.
 */
export interface RulesOfNight {
  readonly nodes: readonly string[];
  readonly relaysEndAt: Instant | null;
  readonly relayHours: number | null;
}

export const relayInstrument = 'solas_1974';
export const relayRule = 'mayday-relays';

interface Files {
  readonly release: { readonly rules: readonly RuleForm[] };
  readonly instruments: { readonly instruments: readonly InstrumentForm[] };
}

const texts = readPolicyTexts('fr').files.filter(holdsRelease);
const read = <Form>(name: string): Form => {
  const found = texts.find((text) => text.name === `joint/${name}.json`);
  if (found === undefined) throw new Error(`no ${name}`);
  return JSON.parse(found.text) as Form; // held by its form when the rules are read
};
const files: Files = { release: read('release'), instruments: read('instruments') };

const known = new Map<string, ReleaseRules>();

/** The very rules of the two states, read by the program's own reader, with what this night changes in them. */
export function rulesOfNight(night: RulesOfNight): ReleaseRules {
  const name = JSON.stringify(night);
  const found = known.get(name) ?? readRules(night);
  if (known.size > 200) known.clear();
  known.set(name, found);
  return found;
}

function readRules(night: RulesOfNight): ReleaseRules {
  const release = { ...files.release, rules: files.release.rules.map((rule) => ruleOf(rule, night)) };
  const instruments = files.instruments.instruments.map((one) => instrumentOf(one, night));
  const { release: rules, faults } = readRelease(
    [
      { name: 'joint/release.json', text: JSON.stringify(release) },
      { name: 'joint/instruments.json', text: JSON.stringify({ instruments }) },
    ],
    exchangeShapes,
  );
  if (faults.length > 0) throw new Error(`rules of the night: ${JSON.stringify(faults)}`);
  return rules;
}

const beside = ({ nodes }: RulesOfNight): readonly string[] => nodes.filter((node) => node.length > 0);

/** A third state joins by configuration alone: wherever the two exchange both ways, it does. */
function ruleOf(rule: RuleForm, night: RulesOfNight): RuleForm {
  const isBothWays = rule.from.length > 1 && rule.to.length > 1;
  const nodes = isBothWays ? { from: [...beside(night)], to: [...beside(night)] } : {};
  const hours = rule.id === relayRule && night.relayHours !== null ? { keepHours: night.relayHours } : {};
  return { ...rule, ...nodes, ...hours };
}

function instrumentOf(instrument: InstrumentForm, night: RulesOfNight): InstrumentForm {
  const nodes = beside(night);
  const [flow] = instrument.flows;
  const isBothWays = instrument.flows.length > 1;
  const flows =
    flow === undefined || !isBothWays || nodes.length < 3
      ? instrument.flows
      : nodes.flatMap((from) =>
          nodes.flatMap((to) =>
            from === to ? [] : [{ from, to, classes: classesOf(instrument, from, to) }],
          ),
        );
  const ending =
    instrument.id === relayInstrument && night.relaysEndAt !== null
      ? {
          atEnd: 'recalled' as const,
          inForce: instrument.inForce.map((span) => ({
            ...span,
            until: toUtc(night.relaysEndAt ?? (0 as Instant)),
          })),
        }
      : {};
  return { ...instrument, flows, ...ending };
}

function classesOf({ flows }: InstrumentForm, from: string, to: string) {
  return (flows.find((one) => one.from === from && one.to === to) ?? flows[0])?.classes ?? [];
}
