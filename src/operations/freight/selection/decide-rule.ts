import type { GroundReader } from '../../../kernel/ground-reader.ts';
import { canonicalText } from '../../../kernel/canonical.ts';
import type { Decider, Decision as DecisionOf } from '../../../kernel/decider.ts';
import { never, ok, refuse } from '../../../kernel/result.ts';
import type { RuleCommand, RuleEvent } from './events-rule.ts';
import type { RuleRefusal } from './refusals.ts';
import { followAliases, type GuardParts } from './guard.ts';
import { readRule } from './rule.ts';

type Adopted = Extract<RuleEvent, { readonly type: 'RuleAdopted' }>;
type Adopt = Extract<RuleCommand, { readonly type: 'AdoptRule' }>;
type Refused = Extract<RuleEvent, { readonly type: 'RuleRefused' }>;
type Decision = DecisionOf<RuleEvent, RuleRefusal>;

/** A rule as its stream has it: adopting it again replaces what it said, for vehicles from then on. */
export type RuleState =
  | { readonly phase: 'none' }
  | { readonly phase: 'adopted' | 'ended'; readonly rule: Adopted };

/**
 * Decides over one rule of selection. Two people adopt it (see the door); one ends it. A draft that reaches a forbidden
 * ground is refused, and that it was tried stays on record. Source: PROBLEM F24.
 */
export function ruleDecider(reader: GroundReader): Decider<RuleState, RuleCommand, RuleEvent, RuleRefusal> {
  const parts: GuardParts = { ...reader, follow: followAliases };
  return {
    initial: { phase: 'none' },
    decide(state, command) {
      if (command.by === undefined) return refuse('actor_missing');
      switch (command.type) {
        case 'AdoptRule':
          return adopt(parts, state, { ...command, by: command.by });
        case 'EndRule': {
          if (state.phase !== 'adopted') return refuse('rule_unknown');
          const { at, rule, reason, by } = command;
          return ok([{ type: 'RuleEnded', at, rule, reason, by }]);
        }
        default:
          return never(command);
      }
    },
    evolve: evolveRule,
  };
}

/** Folds one event into a rule. */
export function evolveRule(state: RuleState, event: RuleEvent): RuleState {
  switch (event.type) {
    case 'RuleAdopted':
      return { phase: 'adopted', rule: event };
    case 'RuleEnded':
      return state.phase === 'none' ? state : { phase: 'ended', rule: state.rule };
    case 'RuleRefused':
      return state;
    default:
      return never(event);
  }
}

function adopt(parts: GuardParts, state: RuleState, command: Adopt & { readonly by: string }): Decision {
  const { at, rule, name, reason, validFrom, validTo, by } = command;
  const read = readRule(command, at, parts);
  if (!read.ok) {
    const { ground, reach } = read.refusal.detail ?? {};
    if (read.refusal.code !== 'forbidden_ground') return read;
    const tried: Refused = {
      type: 'RuleRefused',
      at,
      rule,
      criterion: String(ground),
      reach: reach as Refused['reach'], // written so by readRule
      by,
    };
    return { ok: false, refusal: read.refusal, trace: [tried] };
  }
  const said = { rule, name, reason, validFrom, validTo, conditions: read.value };
  if (state.phase === 'adopted' && isSame(state.rule, said)) return refuse('unchanged');
  return ok([{ type: 'RuleAdopted', at, ...said, by }]);
}

function isSame(before: Adopted, said: Omit<Adopted, 'type' | 'at' | 'by'>): boolean {
  const { rule, name, reason, validFrom, validTo, conditions } = before;
  return canonicalText({ rule, name, reason, validFrom, validTo, conditions }) === canonicalText(said);
}
