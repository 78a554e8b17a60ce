import { ActionButton } from '../../../../kit/elements/action-button.tsx';
import { useWords, type Words } from '../../../../kit/i18n/language.tsx';
import type { Column } from '../../../../kit/table/column.ts';
import { words } from '../../../../kit/table/columns.tsx';
import { RecordTable } from '../../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../../kit/table/table-layout.ts';
import { states, type State } from '../../../../kernel/label.ts';
import type { Average, Limit } from '../../team/rest-limits.ts';
import { rosterOrder, useRoster } from './roster-context.tsx';
import { type RuleRow, ruleRows, unitOf } from './rule-rows.ts';
import { rosterText } from './text.ts';
import { limitText, rulesText as text } from './text-rules.ts';

const layout = createTableLayout('freight.rules', null);

/** Rest rules by state, with where they bind: the directive’s, the state’s own, which of them holds, and its source. */
export function RulesTable() {
  const { t } = useWords();
  const { roster } = useRoster();
  const { value } = roster;
  return (
    <RecordTable
      name="freight-rules"
      title={t(text.rules)}
      columns={columns}
      rows={value === null ? [] : ruleRows(value, value.at.slice(0, 10))}
      rowKey={({ key }) => key}
      layout={layout}
      opened={null}
      onOpen={() => {}}
      empty={t(text.noRoster)}
      askedAt={roster.at}
      marking={rosterText.marking}
      tools={states.map((state) => <StateActs key={state} state={state} />)}
    />
  );
}

function StateActs({ state }: { readonly state: State }) {
  const { t } = useWords();
  const { roster, may, send, setDialog } = useRoster();
  const held = roster.value?.rules[state] ?? null;
  const name = { state: state.toUpperCase() };
  const unread = roster.value === null ? t(text.noRoster) : null;
  const back = { row: state, seenVersion: held?.version ?? null };
  return (
    <>
      <ActionButton
        label={t(text.change, name)}
        refusal={may('PutRestRules') ?? unread}
        onPress={() => setDialog({ kind: 'rules', state })}
      />
      <ActionButton
        quiet
        label={t(text.back, name)}
        refusal={may('RetireRestRules') ?? unread ?? (held === null ? t(text.backNone) : null)}
        onPress={() =>
          send(
            rosterOrder('RetireRestRules', back),
            rosterOrder('PutRestRules', { row: state, fields: held?.rules, seenVersion: null }),
          )
        }
      />
    </>
  );
}

const columns: readonly Column<RuleRow>[] = [
  words({ key: 'state', head: text.state, width: 5 }, ({ state }) => state.toUpperCase()),
  words({ key: 'rule', head: text.rule, width: 13, grow: true }, ({ name }, { t }) => t(limitText[name])),
  words({ key: 'holds', head: text.holds, width: 9 }, ({ holds, name }, said) =>
    limitWords(holds, name, said),
  ),
  words({ key: 'own', head: text.own, width: 9 }, ({ own, name }, said) => limitWords(own, name, said)),
  words({ key: 'directive', head: text.directive, width: 9 }, ({ directive, name }, said) =>
    limitWords(directive, name, said),
  ),
  words({ key: 'article', head: text.article, width: 18, grow: true }, ({ holds }, { t }) =>
    holds === null ? '–' : t(holds.article),
  ),
  words(
    { key: 'places', head: text.places, width: 10, grow: true },
    ({ places }) => places.join(', ') || '–',
  ),
];

/** A limit with its unit, an average with its weeks; none: said so. */
function limitWords(limit: Limit | Average | null, name: RuleRow['name'], { t, n }: Words): string {
  if (limit === null) return t(text.none);
  const value = `${n(limit.value)} ${unitOf(name)}`;
  return 'weeks' in limit ? `${value} / ${t(text.weeksShort, { weeks: limit.weeks })}` : value;
}
