import type { ContextDoor } from '../kernel/door.ts';
import type { Handling } from '../kernel/marking.ts';
import type { Text } from '../kernel/text.ts';

/** One event type as its context declares it. */
export interface EventRow extends Handling {
  /** `operations/picture DetectionRecorded` */
  readonly name: string;
}

/** Every event type of every context, by name. */
export function eventRows(contexts: readonly ContextDoor[]): readonly EventRow[] {
  const rows = contexts.flatMap(({ name, streams }) =>
    streams.flatMap(({ handling }) =>
      Object.entries(handling).map(([type, of]): EventRow => ({ ...of, name: `${name} ${type}` })),
    ),
  );
  return rows.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Rows in columns; the first holds the heads. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** A word for a column. */
export const yes = (is: boolean): string => (is ? 'yes' : 'no');

/** `golden/retention.txt`: how long each event type is kept, and for which purpose. */
export function retentionSheet(contexts: readonly ContextDoor[]): string {
  const rows = eventRows(contexts).map(({ name, purpose, keepDays, personal }) => [
    name,
    purpose,
    String(keepDays),
    yes(personal),
  ]);
  return [
    'How many days each record is kept, for which purpose, and whether it is about a person (personal: yes).',
    'Nombre de jours de conservation de chaque donnée, finalité, et caractère personnel (personal : yes).',
    '',
    ...table([['event', 'purpose', 'days', 'personal'], ...rows]),
    '',
  ].join('\n');
}

/** One corridor that runs without asking a person, as `src/flows/register.ts` lists it. */
export interface AutomaticFlow {
  readonly name: string;
  /** Contexts by whole name, the event types that set it off, and every field that travels. */
  readonly from: string;
  readonly to: string;
  readonly types: readonly string[];
  readonly passes: readonly string[];
  readonly why: Text;
}

/** `golden/automatic.txt`: what the program does by itself. None of it may decide about a person. */
export function automaticSheet(
  flows: readonly AutomaticFlow[],
  contracts: readonly AutomaticFlow[] = [],
): string {
  const lines = flows.flatMap(linesOf);
  return [
    'What the program does without asking a person: the events that set it off, where it acts, what passes, and why.',
    'Ce que le programme fait sans demander à quiconque : les événements déclencheurs, où il agit, ce qui passe, et le motif.',
    '',
    ...(lines.length === 0 ? ['none', 'aucun'] : lines),
    '',
    'By its own clock the node raises alarms, lets them rise to the role above, and clears them when their condition has',
    'gone. It acknowledges none, and does nothing about what they say.',
    'D’après sa propre horloge, le nœud déclenche les alarmes, les fait remonter à l’échelon supérieur et les lève quand',
    'leur cause a disparu. Il n’en acquitte aucune et n’agit en rien sur leur objet.',
    '',
    'Agreed, and not running: the room that it leads to does not stand yet.',
    'Convenu, sans effet : la pièce de destination n’existe pas encore.',
    '',
    ...(contracts.length === 0 ? ['none', 'aucun'] : contracts.flatMap(linesOf)),
    '',
  ].join('\n');
}

function linesOf({ name, from, to, types, passes, why }: AutomaticFlow): readonly string[] {
  return [
    `${name}: ${from} (${types.join(', ')}) -> ${to}`,
    `  passes  ${passes.join(', ')}`,
    `  en  ${why.en}`,
    `  fr  ${why.fr}`,
  ];
}
