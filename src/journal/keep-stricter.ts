import { markings } from '../kernel/marking.ts';
import type { LabelColumns } from './label-columns.ts';

const either = (name: string, [old, young]: readonly [string, string], sql: string): string =>
  `${name} = ${sql.replaceAll('old.', `${old}.`).replaceAll('new.', `${young}.`)}`;
const common = (one: string, other: string): string =>
  `array(select unnest(${one}) intersect select unnest(${other}) order by 1)`;
const ladder = `array['${markings.join("', '")}']`;

/** In the place of an owner where a row says what two agencies recorded: no agency's id, so nobody reads it as its own. */
const ownedByNone = '-';

/**
 * The `set` list by which a row that a later event changes keeps the stricter of both labels: whoever may read the row
 * may read either. `old` and `young` are the row's and the event's names in the statement. Where owners differ, those stay
 * whose remit covers both or to whom both were released; where states or purposes differ, nobody: such a row wants two
 * tables.
 */
export function keepStricter(old: string, young: string): string {
  const of = (name: keyof LabelColumns, sql: string): string => either(name, [old, young], sql);
  const same = (name: keyof LabelColumns): string =>
    of(name, `case when old.${name} = new.${name} then old.${name} else '' end`);
  return [
    of(
      'label_marking',
      `(${ladder})[greatest(array_position(${ladder}, old.label_marking), array_position(${ladder}, new.label_marking))]`,
    ),
    same('label_purpose'),
    of(
      'label_owner',
      `case when old.label_owner = new.label_owner then old.label_owner else '${ownedByNone}' end`,
    ),
    same('label_origin'),
    of(
      'label_caveats',
      'array(select unnest(old.label_caveats) union select unnest(new.label_caveats) order by 1)',
    ),
    of(
      'label_released_to',
      common('old.label_released_to || old.label_owner', 'new.label_released_to || new.label_owner'),
    ),
    of(
      'label_released_states',
      common(
        'old.label_released_states || old.label_origin',
        'new.label_released_states || new.label_origin',
      ),
    ),
    of('label_jurisdiction', common('old.label_jurisdiction', 'new.label_jurisdiction')),
    of(
      'label_named',
      `case when old.label_named is null then new.label_named when new.label_named is null then old.label_named
       else (select coalesce(jsonb_agg(jsonb_build_object('staff', a ->> 'staff', 'until', least(a ->> 'until', b ->> 'until'))), '[]')
         from jsonb_array_elements(old.label_named) a join jsonb_array_elements(new.label_named) b on a ->> 'staff' = b ->> 'staff') end`,
    ),
    of('label_personal', 'old.label_personal or new.label_personal'),
  ].join(', ');
}

/**
 * SQL that gives rows on which several nodes wrote this node's name: the stricter of two origins is nobody's, and nobody's
 * people could read it. `$1`: a JSON array of `{ id, own }`; `own` null leaves a row as it is.
 */
export function ownOriginSql(table: string): string {
  return `
    update {${table}} as old set label_origin = n.own
    from jsonb_to_recordset($1::jsonb) as n(id text, own text) where old.id = n.id and old.label_origin <> n.own`;
}
