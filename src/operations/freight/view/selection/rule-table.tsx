import { useState } from 'react';
import { ActionButton } from '../../../../kit/elements/action-button.tsx';
import { Moment } from '../../../../kit/elements/moment.tsx';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../../kit/room/room-frame.tsx';
import { Part, Values } from '../../../../kit/room/values.tsx';
import type { Column } from '../../../../kit/table/column.ts';
import { moments, words } from '../../../../kit/table/columns.tsx';
import { RecordTable } from '../../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../../kit/table/table-layout.ts';
import type { ListedRule } from '../../selection-listed.ts';
import { conditionWords } from './condition-words.ts';
import { ruleText as text, selectionText } from './text.ts';
import { useSelection } from './use-selection.tsx';

const layout = createTableLayout('freight.rules', null);
const standings = ['inForce', 'toCome', 'over', 'ended'] as const;

/** Rules of selection, those in force first; one opened beside with its published reason. */
export function RuleTable() {
  const { t } = useWords();
  const { selection } = useSelection();
  const { clock } = useRoom();
  const columns = useColumns();
  const [opened, setOpened] = useState<string | null>(null);
  if (selection.value === null) return null;
  const now = clock.get();
  const rows = selection.value.rules.toSorted(
    (a, b) => standings.indexOf(standingOf(a, now)) - standings.indexOf(standingOf(b, now)),
  );
  const row = rows.find(({ rule }) => rule === opened);
  return (
    <>
      <RecordTable
        name="freight-rules"
        title={t(selectionText.rules)}
        columns={columns}
        rows={rows}
        rowKey={({ rule }) => rule}
        layout={layout}
        opened={opened}
        onOpen={({ rule }) => setOpened(rule)}
        empty={t(text.empty)}
        askedAt={selection.at}
        marking={selectionText.marking}
      />
      {row === undefined ? null : (
        <RoomAside key={row.rule} title={t(row.name)} wide onClose={() => setOpened(null)}>
          <RulePage rule={row} />
        </RoomAside>
      )}
    </>
  );
}

function standingOf({ ended, validFrom, validTo }: ListedRule, now: number): (typeof standings)[number] {
  if (ended) return 'ended';
  if (Date.parse(validTo) <= now) return 'over';
  return Date.parse(validFrom) > now ? 'toCome' : 'inForce';
}

function useColumns(): readonly Column<ListedRule>[] {
  const { staff, clock } = useRoom();
  return [
    {
      ...words<ListedRule>({ key: 'state', head: selectionText.state, width: 7 }, (rule, { t }) =>
        t(text[standingOf(rule, clock.get())]),
      ),
      order: (rule) => standings.indexOf(standingOf(rule, clock.get())),
    },
    words({ key: 'name', head: text.title, width: 14, grow: true }, ({ name }, { t }) => t(name)),
    words({ key: 'conditions', head: text.conditions, width: 20, grow: true }, ({ conditions }, said) =>
      conditions.map((one) => conditionWords(one, said)).join('; '),
    ),
    moments(
      { key: 'from', head: selectionText.fromShown, width: 17 },
      staff.state,
      ({ validFrom }) => validFrom,
    ),
    moments({ key: 'to', head: selectionText.toShown, width: 17 }, staff.state, ({ validTo }) => validTo),
    words({ key: 'by', head: selectionText.by, width: 9 }, ({ by }) => by),
    words({ key: 'rule', head: selectionText.name, width: 9 }, ({ rule }) => rule),
  ];
}

function RulePage({ rule }: { readonly rule: ListedRule }) {
  const said = useWords();
  const { t } = said;
  const { may, setDialog } = useSelection();
  const { clock } = useRoom();
  const standing = standingOf(rule, clock.get());
  const isGone = standing === 'ended' || standing === 'over';
  return (
    <>
      <div className="act-row">
        <ActionButton
          label={t(text.end)}
          refusal={may('EndRule') ?? (isGone ? t(text.notInForce) : null)}
          onPress={() => setDialog({ kind: 'end', rule: rule.rule })}
        />
      </div>
      <Values
        none="–"
        rows={[
          [t(selectionText.state), t(text[standing])],
          [t(selectionText.fromShown), <Moment key="from" at={rule.validFrom} />],
          [t(selectionText.toShown), <Moment key="to" at={rule.validTo} />],
          [t(selectionText.by), rule.by],
        ]}
      />
      <Part title={t(text.conditions)}>
        <ul className="plain-list">
          {rule.conditions.map((one) => (
            <li key={JSON.stringify(one)}>{conditionWords(one, said)}</li>
          ))}
        </ul>
      </Part>
      <Part title={t(text.published)}>
        <p lang="en">{rule.reason.en}</p>
        <p lang="fr">{rule.reason.fr}</p>
      </Part>
    </>
  );
}
