import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { Part } from '../../../kit/room/values.tsx';
import type { BoatView } from '../board-wire.ts';
import type { HeldRelation } from '../events-boat.ts';
import type { Board } from './board.ts';
import { rescueOrder } from './orders.ts';
import { rangeWords } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import { gradeText } from '../text.ts';
import { boatText as text } from './text-boat.ts';
import { useMayRescue, useQuickAct } from './use-quick-act.ts';

/** Boats merged into this one, boats that have to do with it, hulls that were marked: each can be undone. */
export function BoatTies(props: { readonly boat: BoatView }) {
  const { boat } = props;
  return (
    <>
      {boat.merged.length === 0 ? null : <MergedBoats boat={boat} />}
      {boat.relations.length === 0 ? null : <RelatedBoats boat={boat} />}
      {boat.hulls.length === 0 ? null : <Hulls boat={boat} />}
    </>
  );
}

function MergedBoats(props: { readonly boat: BoatView }) {
  const { t } = useWords();
  const { desk, board } = useRescue();
  const may = useMayRescue();
  const { boat } = props;
  return (
    <Part title={t(text.merged)}>
      <ul className="reasons">
        {boat.merged.map(({ from, grade }) => (
          <li key={from} className="suggestion-line">
            {board.boats.get(from)?.reference ?? from} · {t(gradeText[grade])}
            <span className="stretch" />
            <ActionButton
              quiet
              label={t(text.split)}
              refusal={may('SplitBoat')}
              onPress={() => desk.dialog.set({ kind: 'split', boat: boat.boat, from })}
            />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function RelatedBoats(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { t } = words;
  const { desk, board } = useRescue();
  const may = useMayRescue();
  const quick = useQuickAct();
  const { boat } = props;
  return (
    <Part title={t(text.related)}>
      <ul className="reasons">
        {boat.relations.map((relation) => (
          <li key={`${relation.other} ${relation.way}`} className="suggestion-line">
            {relationWords(relation, words, board)} · {t(gradeText[relation.grade])}
            <span className="stretch" />
            <ActionButton quiet label={t(text.look)} onPress={() => desk.boat.set(relation.other)} />
            <ActionButton
              quiet
              label={t(text.unrelate)}
              refusal={may('UnrelateBoats')}
              onPress={() => {
                const [from, other] =
                  relation.way === 'out' ? [boat.boat, relation.other] : [relation.other, boat.boat];
                quick.send(rescueOrder('UnrelateBoats', { boat: from, other, reason: 'mistaken' }));
              }}
            />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function relationWords(relation: HeldRelation, words: Words, board: Board): string {
  const { t } = words;
  const boat = board.boats.get(relation.other)?.reference ?? relation.other;
  if (relation.relation !== 'persons_transferred')
    return t(relation.relation === 'distinct' ? text.distinct : text.seenTogether, { boat });
  const out = relation.way === 'out';
  if (relation.count === null) return t(out ? text.someWentTo : text.someCameFrom, { boat });
  return t(out ? text.wentTo : text.cameFrom, { boat, count: rangeWords(relation.count, words) });
}

function Hulls(props: { readonly boat: BoatView }) {
  const { t, language } = useWords();
  return (
    <Part title={t(text.hulls)}>
      <ul className="reasons">
        {props.boat.hulls.map(({ mark, position }) => (
          <li key={mark} className="figures">
            {mark} · {formatPosition(position, language)}
          </li>
        ))}
      </ul>
    </Part>
  );
}
