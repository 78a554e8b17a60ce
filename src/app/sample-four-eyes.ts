import { z } from 'zod';
import type { Decider, DomainCommand } from '../kernel/decider.ts';
import { type CommandDoor, type ContextDoor, personalFieldNames, type StreamDoor } from '../kernel/door.ts';
import type { DomainEvent } from '../kernel/event.ts';
import type { Handling } from '../kernel/marking.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { HandleParts } from './handle.ts';

const text = { en: 'invented', fr: 'fictif' };
const handling: Handling = {
  purpose: 'oversight',
  marking: 'official',
  release: 'never',
  keepDays: 30,
  personal: false,
  jurisdiction: ['oversight'],
};
const schema = z.strictObject({ row: z.string(), note: z.string().optional() });

/** Counts what was granted; at most two, so that an act can be refused by the time it is approved. */
const decider: Decider<unknown, DomainCommand, DomainEvent, string> = {
  initial: 0,
  decide(state, { type, at, by }) {
    if (Number(state) >= 2) return refuse('full');
    return ok([{ type: type === 'Note' ? 'Noted' : 'Granted', at, by } as DomainEvent]);
  },
  evolve: (state) => Number(state) + 1,
};
const command = (more: Partial<CommandDoor>): CommandDoor => ({
  schema,
  summary: text,
  streamKey: (fields) => schema.parse(fields).row,
  ...more,
});
/** For tests: a stream of its own commands and events. */
export const sampleStream: StreamDoor = {
  kind: 'example',
  decider,
  commands: {
    Note: command({}),
    Grave: command({ grave: true }),
    Grant: command({
      fourEyes: text,
      grave: true,
      personal: [
        {
          subjectKind: 'note',
          subject: () => `s-${'0'.repeat(32)}`,
          fields: { note: 'free_text' },
          handling,
        },
      ],
    }),
  },
  events: { Granted: z.strictObject({ by: z.string() }), Noted: z.strictObject({ by: z.string() }) },
  handling: { Granted: handling, Noted: handling },
  upcasters: {},
  refusals: { full: text },
};

/** For tests: a context whose command `Grant` needs a second person, `Grave` a proof, and `Note` neither. */
export const sampleContext: ContextDoor = { name: 'oversight/example', streams: [sampleStream] };

/** For tests: takes personal fields away, as the vault's desk does; what it seals is proved there. */
export const sampleVault: NonNullable<HandleParts['vault']> = {
  async sealPersonal(_who, { door, fields }) {
    const personal = personalFieldNames(door);
    const rest = Object.entries(fields).filter(([field]) => !personal.has(field));
    return { ok: true, value: { fields: Object.fromEntries(rest), also: [], beside: [] } };
  },
  accompany: async () => ({ also: [], beside: [] }),
};
