import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { Part, Values } from '../../../kit/room/values.tsx';
import { words as wordsColumn } from '../../../kit/table/columns.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { PlainTable } from '../../../kit/table/plain-table.tsx';
import { termOf } from '../../../kit/room/terms.ts';
import type { Text } from '../../../kernel/text.ts';
import type { BoatView } from '../board-wire.ts';
import type { Range } from '../wire.ts';
import { BoatProtection } from './boat-protection.tsx';
import { peopleRows, type PeopleRow } from './people-rows.ts';
import { childrenWords, rangeWords } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import { boatText as text } from './text-boat.ts';
import { countExplanationText } from '../text.ts';
import { standingOf } from './thought.ts';
import { useMayRescue } from './use-quick-act.ts';

const kindOf = {
  claimed: text.rowClaimed,
  counted: text.rowCounted,
  landed: text.rowLanded,
  prevented: text.rowPrevented,
  dispersed: text.rowDispersed,
  met: text.rowMet,
  went: text.rowWent,
  came: text.rowCame,
} as const;

/** Who was aboard, who is accounted for, who is missing; and every figure with the record that gives it. */
export function BoatPeople(props: { readonly boat: BoatView }) {
  const { boat } = props;
  return (
    <>
      <Sums boat={boat} />
      <Statements boat={boat} />
      <BoatProtection boat={boat} />
    </>
  );
}

function Sums(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { t, n } = words;
  const { standings } = useRescue();
  const people = standingOf(standings, props.boat.boat)?.people;
  if (people === undefined) return null;
  const range = (value: typeof people.claimed) => (value === null ? null : rangeWords(value, words));
  // What is not on record of people who changed boats or left is left out: it is neither zero nor unknown.
  const some = (name: Text, value: Range | null): readonly (readonly [string, string | null])[] =>
    value === null || value.max === 0 ? [] : [[t(name), range(value)]];
  const rows: readonly (readonly [string, string | null])[] = [
    [t(text.claimed), range(people.claimed)],
    [t(text.alive), people.isCountOpen ? t(text.andUncounted, { count: n(people.alive) }) : n(people.alive)],
    [t(text.deceased), n(people.deceased)],
    ...some(text.inWater, people.inWater),
    ...some(text.transferredOut, people.transferredOut),
    ...some(text.transferredIn, people.transferredIn),
    ...some(text.dispersed, people.dispersed),
    [t(text.unaccounted), range(people.unaccounted)],
  ];
  return <Values none={t(text.notKnown)} rows={rows} />;
}

function Statements(props: { readonly boat: BoatView }) {
  const { t } = useWords();
  const { desk } = useRescue();
  const may = useMayRescue();
  const { boat } = props;
  const rows = peopleRows(boat);
  return (
    <Part
      title={t(text.statements)}
      tools={
        <>
          <ActionButton
            label={t(text.explain)}
            refusal={may('ExplainCounts') ?? (rows.length < 2 ? t(text.noPeople) : null)}
            onPress={() => desk.dialog.set({ kind: 'explain', boat: boat.boat })}
          />
          <ActionButton
            label={t(text.recordDispersed)}
            refusal={may('RecordDispersed')}
            onPress={() => desk.dialog.set({ kind: 'dispersed', boat: boat.boat })}
          />
        </>
      }
    >
      <PlainTable
        label={t(text.statements)}
        columns={usePeopleColumns()}
        rows={rows}
        rowKey={({ key }) => key}
        empty={t(text.noPeople)}
      />
    </Part>
  );
}

function usePeopleColumns(): readonly Column<PeopleRow>[] {
  const words = useWords();
  const { t } = words;
  const { board, desk } = useRescue();
  const room = useRoom();
  const children = ({ counted }: PeopleRow) =>
    counted === null || (counted.childrenWithFamily === 0 && counted.childrenAlone === 0)
      ? null
      : childrenWords(counted, words);
  const countWords = ({ count }: PeopleRow) =>
    count === null ? t(text.notYetCounted) : rangeWords(count, words);
  const why = ({ explanation, used }: PeopleRow) =>
    explanation === null
      ? null
      : t(used ? text.used : text.notUsed, { why: t(termOf(countExplanationText, explanation)) });
  return [
    {
      ...wordsColumn<PeopleRow>({ key: 'count', head: text.count, width: 5 }, countWords),
      cell: (row) => <span className={row.used ? 'figures' : 'figures is-unused'}>{countWords(row)}</span>,
    },
    {
      ...wordsColumn<PeopleRow>({ key: 'kind', head: text.kind, width: 12 }, ({ kind }) => t(kindOf[kind])),
      cell: (row) => (
        <>
          {t(kindOf[row.kind])}
          {row.other === null ? null : ` ${board.boats.get(row.other)?.reference ?? row.other}`}
          {[children(row), why(row)].map((line) =>
            line === null ? null : (
              <span key={line} className="quiet cell-line">
                {line}
              </span>
            ),
          )}
        </>
      ),
    },
    wordsColumn<PeopleRow>({ key: 'at', head: text.whenWhere, width: 10 }, ({ at, side, where }) =>
      [formatUtcMinute(Date.parse(at)), side?.toUpperCase(), where].filter((one) => one != null).join(' · '),
    ),
    {
      ...wordsColumn<PeopleRow>({ key: 'record', head: text.who, width: 5 }, ({ contact }) => contact ?? '–'),
      cell: ({ contact }) =>
        contact === null ? (
          '–'
        ) : (
          <ActionButton
            quiet
            label={t(text.look)}
            title={contact}
            onPress={() => {
              desk.contact.set(contact);
              room.goTo('inbox');
            }}
          />
        ),
    },
  ];
}
