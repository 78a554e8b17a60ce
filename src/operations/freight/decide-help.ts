import { ok, refuse } from '../../kernel/result.ts';
import type { PassageCommandOf, PassageEvent } from './events-passage.ts';
import { unmetIn } from './life-risk.ts';
import { othersOf, type PassageDecision, passageStream } from './passage-group.ts';
import type { Passage } from './passage-state.ts';

/**
 * Help has come to the vehicle: it is noted here, and on each joined entry that still waits for it, so that every list and
 * every decision say the same. Once more where somebody was counted since; else refused as said already.
 */
export function noteHelp(
  passage: Passage,
  command: PassageCommandOf<'NoteHelp'>,
  by: string,
): PassageDecision {
  const { at, help } = command;
  const waits = (one: Passage): boolean => unmetIn(one, help).length > 0;
  const others = othersOf(passage, command).filter(waits);
  const isSaid = passage.help.some((one) => one.help === help);
  if (isSaid && !waits(passage) && others.length === 0) return refuse('unchanged');
  const noted = (of: string) => ({ type: 'HelpNoted', at, passage: of, help, by }) as const;
  const beside = others.map((one): PassageEvent => {
    return { ...noted(one.passage), on: passageStream(one.passage) };
  });
  return ok([noted(passage.passage), ...beside]);
}
