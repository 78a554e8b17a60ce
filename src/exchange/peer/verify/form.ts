import { z } from 'zod';
import { lanes } from '../../../kernel/exchange.ts';
import { conditions, listReasons } from '../../../kernel/label.ts';
import { markings, purposes } from '../../../kernel/marking.ts';
import { parseUtc } from '../../../kernel/time.ts';

const node = z.string().regex(/^[a-z][a-z0-9-]{1,19}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const position = z.int().min(1);
const short = z.string().min(1).max(200);
const ids = z.array(short).max(200);
/** Always with milliseconds, as this program writes it. */
const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .refine((text) => parseUtc(text) !== null);

const label = z.strictObject({
  owner: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
  caveats: ids.optional(),
  releasedTo: ids.optional(),
  releasedToStates: z.array(node).max(30).optional(),
  jurisdiction: ids.optional(),
  namedList: z
    .array(z.strictObject({ staff: short, reason: z.enum(listReasons), until: moment.nullable() }))
    .max(500)
    .optional(),
  conditions: z.array(z.enum(conditions)).max(5).optional(),
  conditionsWritten: z.boolean().optional(),
  blockedActs: ids.optional(),
  permittedActs: ids.optional(),
});

const event = z.strictObject({
  context: z.string().regex(/^[a-z]+\/[a-z-]{1,40}$/),
  stream: z.string().regex(/^[a-z][a-z-]{0,39}\/[^\s\p{Cc}]{1,200}$/u),
  type: z.string().regex(/^[A-Z][A-Za-z]{0,79}$/),
  shape: z.int().min(1).max(1_000),
  happenedAt: moment,
  position,
  seen: z.record(node, position),
  unseen: z.record(node, z.array(position).max(10_000)).optional(),
  purpose: z.enum(purposes),
  marking: z.enum(markings),
  label,
  ground: z.strictObject({ rule: short, instrument: short }),
  hops: z.int().min(0).max(4),
  expiresAt: moment.nullable(),
  body: z.record(z.string(), z.unknown()),
});

const decision = z.strictObject({
  type: z.literal('decision'),
  recordedAt: moment,
  actor: short,
  desk: short.nullable(),
  events: z.array(event).min(1).max(500),
});
const recall = z.strictObject({
  type: z.literal('recall'),
  recall: short,
  positions: z.array(position).min(1).max(10_000),
  reason: z.enum(['released_in_error', 'erased', 'instrument_ended', 'expired']),
});
const receipt = z.strictObject({
  type: z.literal('receipt'),
  recall: short,
  outcome: z.enum(['honoured', 'unknown']),
});
const checkpoint = z.strictObject({
  type: z.literal('checkpoint'),
  content: z.string().min(2).max(10_000),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});
const setBack = z.strictObject({ type: z.literal('set_back'), after: z.int().min(0), upTo: position });

/** Whose book a checkpoint is of. Whether what it says is true is found by whoever holds the copies. */
export const checkpointOrigin =
  /^\{"at":"[^"]+","hash":"[0-9a-f]{64}","key":"[0-9a-f]{64}","kind":"strait checkpoint 1","origin":"([a-z0-9-]+)",/;

/** The contents that this version knows, by their type; of others it knows no form. */
export const contents: ReadonlyMap<string, z.ZodType> = new Map(
  Object.entries({ decision, recall, receipt, checkpoint, set_back: setBack }),
);

/** Everything around the content: the same for all versions that call themselves `strait envelope 1`. */
export const outer = z.strictObject({
  kind: z.literal('strait envelope 1'),
  from: node,
  to: node,
  lane: z.enum(lanes),
  sequence: position,
  previous: hash,
  madeAt: moment,
  content: z.looseObject({ type: z.string().regex(/^[a-z][a-z_]{0,39}$/) }),
});
