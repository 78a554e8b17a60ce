import type { ZodType } from 'zod';
import { z } from 'zod';
import type { Decider, DomainCommand } from './decider.ts';
import type { StreamDoor } from './door.ts';
import type { DomainEvent } from './event.ts';
import type { Handling } from './marking.ts';
import { ok, refuse } from './result.ts';
import { shortName } from './shapes.ts';
import type { Text } from './text.ts';

/** One row of a register as the journal has it: null fields once retired. `version` counts its changes. */
export type RegisterState =
  | { readonly phase: 'none' }
  | { readonly phase: 'held' | 'retired'; readonly version: number; readonly fields: string };

export type RegisterRefusal = 'row_unknown' | 'already_retired' | 'unchanged' | 'changed_meanwhile';

interface PutRow extends DomainCommand {
  readonly row: string;
  readonly fields: unknown;
  /** The row's version that the editor saw; null to write whatever it is. */
  readonly seenVersion: number | null;
}

export interface RegisterOptions {
  /** First part of the stream's name: `source`. */
  readonly kind: string;
  /** In commands and events: `Source` gives PutSource, RetireSource, SourcePut, SourceRetired. */
  readonly noun: string;
  readonly fields: ZodType;
  readonly handling: Handling;
  readonly summaries: { readonly put: Text; readonly retire: Text };
}

/** Why a register says no. */
export const registerRefusals = {
  row_unknown: { en: 'The register holds no such row.', fr: 'Le registre ne contient pas cette ligne.' },
  already_retired: { en: 'This row is retired already.', fr: 'Cette ligne est déjà retirée.' },
  unchanged: { en: 'The row already says exactly this.', fr: 'La ligne porte déjà exactement ces valeurs.' },
  changed_meanwhile: {
    en: 'Somebody changed this row after you opened it. Look at it again.',
    fr: 'Cette ligne a été modifiée depuis votre lecture. Relisez-la.',
  },
} as const satisfies Record<RegisterRefusal, Text>;

/**
 * Rows written through the journal (staff, units, sensors, places): one stream a row, so that every change has its
 * author, its time and its place in the book, and "as at T" is a query. A retired row may be put again.
 */
export function registerDoor(options: RegisterOptions): StreamDoor {
  const { kind, noun, handling, summaries } = options;
  const put = z.strictObject({
    row: shortName,
    fields: options.fields,
    seenVersion: z.int().min(0).nullable(),
  });
  const retire = z.strictObject({ row: shortName, seenVersion: z.int().min(0).nullable() });
  return {
    kind,
    decider: registerDecider(noun),
    commands: {
      [`Put${noun}`]: { schema: put, summary: summaries.put, streamKey: ({ row }) => shortName.parse(row) },
      [`Retire${noun}`]: {
        schema: retire,
        summary: summaries.retire,
        streamKey: ({ row }) => shortName.parse(row),
      },
    },
    events: {
      [`${noun}Put`]: z.strictObject({ row: shortName, fields: options.fields }),
      [`${noun}Retired`]: z.strictObject({ row: shortName }),
    },
    handling: { [`${noun}Put`]: handling, [`${noun}Retired`]: handling },
    upcasters: {},
    refusals: registerRefusals,
  };
}

/** The pure core of a register's row. */
export function registerDecider(noun: string): Decider<unknown, DomainCommand, DomainEvent, RegisterRefusal> {
  const initial: RegisterState = { phase: 'none' };
  const decider: Decider<RegisterState, PutRow, DomainEvent, RegisterRefusal> = {
    initial,
    decide(state, command) {
      const version = state.phase === 'none' ? 0 : state.version;
      if (command.seenVersion !== null && command.seenVersion !== version) return refuse('changed_meanwhile');
      const { at, row } = command;
      if (command.type === `Retire${noun}`) {
        if (state.phase === 'none') return refuse('row_unknown');
        if (state.phase === 'retired') return refuse('already_retired');
        return ok([{ type: `${noun}Retired`, at, row } as DomainEvent]); // the event schema checks the fields
      }
      if (state.phase === 'held' && state.fields === JSON.stringify(command.fields))
        return refuse('unchanged');
      return ok([{ type: `${noun}Put`, at, row, fields: command.fields } as DomainEvent]); // as above
    },
    evolve(state, event) {
      const version = (state.phase === 'none' ? 0 : state.version) + 1;
      if (event.type === `${noun}Retired`)
        return { phase: 'retired', version, fields: state.phase === 'none' ? '' : state.fields };
      return { phase: 'held', version, fields: 'fields' in event ? JSON.stringify(event.fields) : '' };
    },
  };
  return decider as unknown as Decider<unknown, DomainCommand, DomainEvent, RegisterRefusal>; // the door erases state types
}
