import type { UtcText } from '../../../kernel/time.ts';
import type { RuleCommand } from './events-rule.ts';

/** A moment of the samples. */
export const sampleAt = '2026-11-20T10:00:00.000Z' as UtcText; // written as the edge writes it

/** A lawful rule, as its author hands it in. */
export const sampleAdopt: Extract<RuleCommand, { readonly type: 'AdoptRule' }> = {
  type: 'AdoptRule',
  at: sampleAt,
  by: 'duty-1' as NonNullable<RuleCommand['by']>, // an id of the samples
  rule: 'soft-sides-by-night',
  name: { en: 'Soft sides by night', fr: 'Bâches de nuit' },
  reason: {
    en: 'Soft-sided trailers are cut open between two and five in the morning.',
    fr: 'Les semi-remorques bâchées sont éventrées entre deux et cinq heures du matin.',
  },
  validFrom: '2026-11-21T00:00:00.000Z' as UtcText, // as above
  validTo: '2026-12-21T00:00:00.000Z' as UtcText, // as above
  aliases: [],
  conditions: [
    { field: 'vehicle.sides', is: 'in', values: ['soft'] },
    { field: 'passage.minute_of_day', is: 'within', values: [120, 300] },
  ],
};
