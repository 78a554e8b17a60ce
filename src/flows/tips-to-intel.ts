import type { Flow, FlowCommand } from '../kernel/flow.ts';
import type { TipCommand } from '../inquiry/intel/events-tip.ts';
import type { TipEvent } from '../operations/tips/events-tip.ts';

type Told = Extract<TipEvent, { readonly type: 'TipSeen' | 'TipActedOn' | 'SeaTipSeen' }>;

/**
 * Whoever released a tip learns whether it was read, and ashore whether it was acted on: not by whom, not how, not what
 * came of it. Of the watch at sea only that it was read: what follows there is a rescue, and intelligence neither reads
 * nor counts one. Automatic: it says what a person has said. Source: issue 6, section 3; docs/decisions/0048.
 */
export const tipsToIntel: Flow<Told> = {
  name: 'tips-to-intel',
  from: 'operations/tips',
  to: 'inquiry/intel',
  kind: 'intel_tip',
  types: ['TipSeen', 'TipActedOn', 'SeaTipSeen'],
  mark: 'auto',
  why: {
    en: 'Law enforcement: a source is judged by whether its tips were of use. Only tip, room, step and which text it was travel; nothing of a rescue, of protection or of asylum.',
    fr: 'Action répressive : une source se juge à l’utilité de ses renseignements. Seuls le renseignement, la salle, l’étape et le texte visé circulent ; rien d’un sauvetage, d’une protection ou d’un asile.',
  },
  passes: ['tip', 'room', 'step', 'edition'],
  propose({ event }): readonly FlowCommand[] {
    const { at, tip, room, type, edition } = event;
    const note: TipCommand = {
      type: 'NoteFollowed',
      at,
      tip,
      room,
      step: type === 'TipActedOn' ? 'acted_on' : 'seen',
      ...(edition === undefined ? {} : { edition }),
    };
    return [{ key: tip, command: note }];
  },
};
