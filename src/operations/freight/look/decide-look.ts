import type { Decider } from '../../../kernel/decider.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Text } from '../../../kernel/text.ts';
import { addSeconds, fromUtc, type Instant, toUtc, type UtcText } from '../../../kernel/time.ts';
import { seenPassage } from '../passage-group.ts';
import type { LookCommand, LookEvent } from './events-look.ts';
import type { LookPurpose } from './words-look.ts';

/** How long one look is good for: a vehicle stands at the lane, and is asked of again while it does. Seconds; ours. */
export const lookSeconds = 600;

/** Somebody's look at where cameras saw the vehicle of one passage, with its purpose. */
export interface PlateLook {
  readonly look: string;
  readonly passage: string;
  readonly place: string;
  readonly purpose: LookPurpose;
  readonly until: UtcText;
  readonly by: string;
}
export type LookState = { readonly phase: 'none' } | { readonly phase: 'known'; readonly look: PlateLook };

/** Why nobody is told where cameras saw a vehicle. */
export const lookRefusals = {
  actor_missing: { en: 'Nobody gave this order.', fr: 'Personne n’a donné cet ordre.' },
  look_exists: { en: 'There is such a look already.', fr: 'Cette consultation existe déjà.' },
  passage_unknown: {
    en: 'There is no such passage: open it first.',
    fr: 'Ce passage n’existe pas : l’ouvrir d’abord.',
  },
} as const satisfies Record<string, Text>;

/** Said where no look of the asker's own, at this passage and still good, is on record. */
export const lookMissing: Text = {
  en: 'Say first why you look: this look is not yours, is over, or was never recorded.',
  fr: 'Indiquer d’abord le motif : cette consultation n’est pas la vôtre, est terminée ou n’a pas été enregistrée.',
};

/** Decides over one look: it names a passage that the asker may see, and is recorded before anything is told. */
export const lookDecider: Decider<LookState, LookCommand, LookEvent, keyof typeof lookRefusals> = {
  initial: { phase: 'none' },
  decide(state, command) {
    const { at, by, look, passage, purpose } = command;
    if (by === undefined) return refuse('actor_missing');
    if (state.phase === 'known') return refuse('look_exists');
    const known = seenPassage(command, passage);
    if (known === null) return refuse('passage_unknown');
    const until = toUtc(addSeconds(fromUtc(at), lookSeconds));
    return ok([{ type: 'PlateReadsLookedUp', at, look, passage, place: known.place, purpose, until, by }]);
  },
  evolve(_state, event) {
    switch (event.type) {
      case 'PlateReadsLookedUp': {
        const { type: _type, at: _at, on: _on, ...look } = event;
        return { phase: 'known', look };
      }
      default:
        return event.type satisfies never;
    }
  },
};

/** True where this is the asker's own look at this passage, and is not over. */
export function isGood(
  state: LookState,
  { by, passage, now }: { readonly by: string; readonly passage: string; readonly now: Instant },
): boolean {
  if (state.phase === 'none') return false;
  const { look } = state;
  return look.by === by && look.passage === passage && fromUtc(look.until) > now;
}
