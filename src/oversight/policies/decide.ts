import type { Decider } from '../../kernel/decider.ts';
import type { State } from '../../kernel/label.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { AdoptPolicies, PoliciesCommand, PoliciesEvent, TakePolicies } from './events.ts';
import type { PolicyFile } from './wire.ts';

/** What the judge of a text may refuse. */
export type JudgeRefusal = 'policies_refused' | 'wall_missing' | 'monitor_shut_out' | 'nobody_could_change';
export type PoliciesRefusal =
  | JudgeRefusal
  | 'nothing_in_force'
  | 'base_not_in_force'
  | 'file_of_another'
  | 'policies_equal';

/** Whether a set of files may be in force here, and its hash. Pure: the same files are always judged alike. */
export type JudgePolicies = (
  files: readonly PolicyFile[],
) => Result<{ readonly hash: string }, Refusal<JudgeRefusal>>;

/**
 * What is in force. `shipped` is the hash of the set that came with the program and from which what was adopted since
 * descends; `files` are null while that set itself is in force.
 */
export type PoliciesState =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'in_force';
      readonly node: State;
      readonly hash: string;
      readonly shipped: string;
      readonly files: readonly PolicyFile[] | null;
      readonly since: UtcText;
    };

type Decision = Result<readonly PoliciesEvent[], Refusal<PoliciesRefusal>>;

/** Decides which policies are in force on this node; `judge` knows the engine and the walls of the program. */
export function policiesDecider(
  judge: JudgePolicies,
): Decider<PoliciesState, PoliciesCommand, PoliciesEvent, PoliciesRefusal> {
  return {
    initial: { phase: 'none' },
    decide(state, command) {
      switch (command.type) {
        case 'TakePolicies':
          return take(state, command);
        case 'AdoptPolicies':
          return adopt(state, command, judge);
        default:
          return never(command);
      }
    },
    evolve(state, event) {
      switch (event.type) {
        case 'PoliciesTakenAtStart': {
          const { node, hash, at } = event;
          return { phase: 'in_force', node, hash, shipped: hash, files: null, since: at };
        }
        case 'PoliciesAdopted':
          return state.phase === 'none'
            ? state
            : { ...state, hash: event.hash, files: event.files, since: event.at };
        default:
          return never(event);
      }
    },
  };
}

/** A program that brings the set it brought before changes nothing: what two persons adopted since stays in force. */
function take(state: PoliciesState, { at, hash, version, node }: TakePolicies): Decision {
  if (state.phase === 'in_force' && state.shipped === hash) return ok([]);
  return ok([{ type: 'PoliciesTakenAtStart', at, hash, version, node }]);
}

function adopt(state: PoliciesState, { at, files, base }: AdoptPolicies, judge: JudgePolicies): Decision {
  if (state.phase === 'none') return refuse('nothing_in_force');
  if (base !== state.hash) return refuse('base_not_in_force', { inForce: state.hash });
  const foreign = files.find(({ name }) => !name.startsWith('joint/') && !name.startsWith(`${state.node}/`));
  if (foreign !== undefined) return refuse('file_of_another', { file: foreign.name });
  const judged = judge(files);
  if (!judged.ok) return judged;
  const { hash } = judged.value;
  if (hash === state.hash) return refuse('policies_equal');
  return ok([{ type: 'PoliciesAdopted', at, hash, base, files: [...files] }]);
}
