import type { Flow, FlowCommand } from '../kernel/flow.ts';
import type { TipEvent } from '../inquiry/intel/events-tip.ts';
import type { TipCommand } from '../operations/tips/events-tip.ts';

type Told = Extract<TipEvent, { readonly type: 'TipReleased' | 'ReleaseAmended' | 'TipWithdrawn' }>;

/**
 * What two people of intelligence have released to a room appears in that room's picture, gives way there to what two of
 * them say in its place, and goes from each when they take it back. It travels in the form in which it was released: no report, no grade's letters, no source, nobody's
 * name, and nothing ever asks back. Automatic: the release was decided by two persons; it decides about nobody. Source:
 * issue 6, section 3.
 */
export const intelToTips: Flow<Told> = {
  name: 'intel-to-tips',
  from: 'inquiry/intel',
  to: 'operations/tips',
  kind: 'room-tip',
  types: ['TipReleased', 'ReleaseAmended', 'TipWithdrawn'],
  mark: 'auto',
  why: {
    en: 'Border control ashore, saving life at sea: a room knows where and when to look. Only what two people have released travels: kind, sanitised words, place, hours, how firm it is, marking, the body that released it, and, where it takes the place of an earlier text, why.',
    fr: 'Contrôle aux frontières à terre, sauvegarde de la vie en mer : une salle sait où et quand regarder. Seul ce que deux personnes ont communiqué circule : nature, termes expurgés, lieu, heures, solidité, mention, organisme émetteur et, s’il remplace un texte antérieur, pourquoi.',
  },
  passes: [
    'tip',
    'room',
    'place',
    'zone',
    'kind',
    'words',
    'language',
    'from',
    'until',
    'band',
    'marking',
    'body',
    'to',
    'edition',
    'amendment',
  ],
  propose({ event }): readonly FlowCommand[] {
    const { at, tip } = event;
    if (event.type === 'TipWithdrawn')
      return event.rooms.map((room) => {
        const recall: TipCommand = { type: 'RecallTip', at, tip, room };
        return { key: `${tip}.${room}`, command: recall };
      });
    const { room, place, zone, kind, words, language, from, until, band, marking, body, to } = event;
    const said = { tip, room, place, zone, kind, words, language, from, until, band, marking, body, to };
    const key = `${tip}.${room}`;
    if (event.type === 'TipReleased') {
      const receive: TipCommand = { type: 'ReceiveTip', at, ...said };
      return [{ key, command: receive }];
    }
    const { edition, amendment } = event;
    const amend: TipCommand = { type: 'AmendTip', at, ...said, edition, amendment };
    return [{ key, command: amend }];
  },
};
