import { plantedInExchange } from './simulation-planted-exchange.ts';
import { plantedInRecords } from './simulation-planted-records.ts';
import { plantedInWords } from './simulation-planted-words.ts';
import type { Planted } from './simulation-planting.ts';

/** Faults put in one at a time; the judge must object to each. */
export const plantings: readonly Planted[] = [...plantedInWords, ...plantedInExchange, ...plantedInRecords];

/** Those that are looked for whenever the program is tested. */
export const plantedInCi: ReadonlySet<string> = new Set([
  'envelope_dropped',
  'signature_not_checked',
  'replay_taken',
  'taken_twice',
  'marking_leaked',
  'recall_not_honoured',
  'closing_needs_nobody',
  'order_of_arrival',
  'acknowledged_before_durable',
  'unknown_type_dropped',
]);
