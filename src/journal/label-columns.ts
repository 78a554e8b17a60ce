import type { EventEnvelope } from '../kernel/event.ts';
import type { ListEntry } from '../kernel/label.ts';
import { parseUtc, toUtc } from '../kernel/time.ts';

/** By which row security judges a row: who may read it. As a projection's table bears them. */
export interface LabelColumns {
  readonly label_marking: string;
  readonly label_purpose: string;
  readonly label_owner: string;
  readonly label_origin: string;
  readonly label_caveats: readonly string[];
  readonly label_released_to: readonly string[];
  readonly label_released_states: readonly string[];
  readonly label_jurisdiction: readonly string[];
  /** Null: no list of names. */
  readonly label_named: readonly Pick<ListEntry, 'staff' | 'until'>[] | null;
  readonly label_personal: boolean;
}

const types: Readonly<Record<keyof LabelColumns, string>> = {
  label_marking: 'text',
  label_purpose: 'text',
  label_owner: 'text',
  label_origin: 'text',
  label_caveats: 'text[]',
  label_released_to: 'text[]',
  label_released_states: 'text[]',
  label_jurisdiction: 'text[]',
  label_named: 'jsonb',
  label_personal: 'boolean',
};

/** `label_marking, label_purpose, ...`: for the column list of an insert. */
export const labelNames = Object.keys(types).join(', ');

/** `label_marking text, ...`: for the record definition of `jsonb_to_recordset`. */
export const labelTypes = Object.entries(types)
  .map((column) => column.join(' '))
  .join(', ');

const rest: Readonly<Record<string, string>> = {
  'text[]': `not null default '{}'`,
  boolean: 'not null default false',
  jsonb: '',
};

/** What `{label}` in a projection's `create` stands for. */
export const labelDefinition = Object.entries(types)
  .map(([name, type]) => `${name} ${type} ${rest[type] ?? 'not null'}`.trimEnd())
  .join(', ');

/** Name, type and whether it may be null, as the catalogue says them. */
export const labelShape = Object.entries(types).map(
  ([name, type]) => [name, type, name !== 'label_named'] as const,
);

/**
 * The label columns of a row that says what this event says; `personal` as its handling declares. A record of before
 * labels has no owner, and so no reader but the program; an entry of a list whose end cannot be read has ended.
 */
export function labelColumns(
  { marking, purpose, origin, label }: Pick<EventEnvelope, 'marking' | 'purpose' | 'origin' | 'label'>,
  personal: boolean,
): LabelColumns {
  return {
    label_marking: marking,
    label_purpose: purpose,
    label_owner: label?.owner ?? '',
    label_origin: origin,
    label_caveats: label?.caveats ?? [],
    label_released_to: label?.releasedTo ?? [],
    label_released_states: label?.releasedToStates ?? [],
    label_jurisdiction: label?.jurisdiction ?? [],
    label_named: label?.namedList?.flatMap(readableEntry) ?? null,
    label_personal: personal,
  };
}

function readableEntry({ staff, until }: ListEntry): readonly Pick<ListEntry, 'staff' | 'until'>[] {
  if (until === null) return [{ staff, until }];
  const end = parseUtc(until);
  return end === null ? [] : [{ staff, until: toUtc(end) }];
}

/** True in SQL where two rows bear the same label: whoever may read the one may read the other. */
export function sameLabel(one: string, other: string): string {
  const columns = (row: string): string =>
    `(${Object.keys(types)
      .map((name) => `${row}.${name}`)
      .join(', ')})`;
  return `${columns(one)} is not distinct from ${columns(other)}`;
}
