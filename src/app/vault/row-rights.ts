import { type Labelled, states } from '../../kernel/label.ts';
import { markings, purposes } from '../../kernel/marking.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Access } from '../../policy/access.ts';
import { factsOf } from '../../policy/record-facts.ts';
import { askerOf, isLifeAtRisk, type Who } from '../who.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * The first lock on a list: of rows read with their label columns, those with which the asker may do the act. Row
 * security, the second, has kept back others before. A row whose label cannot be read is shown to nobody.
 */
export function shownRows(
  access: Pick<Access, 'reader'>,
  { who, action, at }: { readonly who: Who; readonly action: string; readonly at: Instant },
): (rows: readonly Row[]) => readonly Row[] {
  const may = access.reader(askerOf(who), action, { lifeAtRisk: isLifeAtRisk(who, at) });
  return (rows) =>
    rows.filter((row) => {
      const label = labelOfRow(row);
      return label !== null && may(factsOf(label, at));
    });
}

function labelOfRow(row: Row): Labelled | null {
  const marking = markings.find((one) => one === row['label_marking']);
  const purpose = purposes.find((one) => one === row['label_purpose']);
  const origin = states.find((one) => one === row['label_origin']);
  const owner = typeof row['label_owner'] === 'string' ? row['label_owner'] : '';
  if (marking === undefined || purpose === undefined || origin === undefined || owner === '') return null;
  const named = row['label_named'];
  return {
    marking,
    purpose,
    origin,
    owner,
    personal: row['label_personal'] !== false,
    caveats: texts(row['label_caveats']),
    releasedTo: texts(row['label_released_to']),
    releasedToStates: states.filter((state) => texts(row['label_released_states']).includes(state)),
    jurisdiction: texts(row['label_jurisdiction']),
    ...(Array.isArray(named) ? { namedList: named as NonNullable<Labelled['namedList']> } : {}), // as `labelColumns` writes it
  };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
