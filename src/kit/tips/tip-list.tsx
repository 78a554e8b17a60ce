import { gradeBandText, tipAmendmentText, tipKindText, type TipView } from '../../kernel/released-tip.ts';
import { ActStatus } from '../acts/act-status.tsx';
import { useAct } from '../acts/use-act.ts';
import { ActionButton } from '../elements/action-button.tsx';
import { Moment } from '../elements/moment.tsx';
import { formatAge } from '../i18n/age.ts';
import { useWords } from '../i18n/language.tsx';
import { useMay, useRoom } from '../room/room-context.tsx';
import { markingText } from '../room/terms.ts';
import { Part } from '../room/values.tsx';
import { useStore } from '../store.ts';
import { tipsText as text } from './text.ts';
import type { RoomTips } from './use-tips.ts';

/**
 * Tips that intelligence has released to this room: what, where, until when, how firm, how marked, from whom and how old;
 * where it was amended, since when and why, and that the new text is to be read. Nothing is shown where there is none.
 */
export function TipList({ tips, again }: RoomTips) {
  const { t } = useWords();
  const act = useAct();
  if (tips.length === 0) return null;
  return (
    <Part title={t(text.title)}>
      <ActStatus act={act} />
      <ul className="plain-list tip-list">
        {tips.map((tip) => (
          <li key={tip.tip}>
            <TipLine tip={tip} />
            {tip.isOwn ? <TipActs tip={tip} send={(order) => act.send(order, { onTaken: again })} /> : null}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function TipLine({ tip }: { readonly tip: TipView }) {
  const { t, language } = useWords();
  const now = useStore(useRoom().clock);
  const { kind, words, place, zone, from, until, band, marking, body, receivedAt, isOwn } = tip;
  const age = formatAge((now - Date.parse(receivedAt)) / 1000, language);
  const where = [place, zone].filter((one) => one !== null).join(' · ');
  return (
    <>
      <strong>{t(tipKindText[kind])}</strong> · {where === '' ? t(text.whole) : where} · <Moment at={from} />{' '}
      – <Moment at={until} />
      <Amended tip={tip} now={now} />
      {words === null ? null : <p lang={tip.language}>{words}</p>}
      <p className="quiet">
        {t(text.band, { band: t(gradeBandText[band]) })} · {t(markingText[marking])} ·{' '}
        {t(text.from, { body, age })}
        {isOwn ? null : ` · ${t(text.theirs)}`}
      </p>
    </>
  );
}

/** That this text took the place of another, before the words: whoever knew the first must not pass over it. */
function Amended({ tip, now }: { readonly tip: TipView; readonly now: number }) {
  const { t, language } = useWords();
  const { amendedAt, amendment, earlierSeenAt, seenAt } = tip;
  if (amendedAt === null || amendment === null) return null;
  const ago = (at: string) => formatAge((now - Date.parse(at)) / 1000, language);
  return (
    <p>
      <strong>{t(text.amended, { age: ago(amendedAt), why: t(tipAmendmentText[amendment]) })}</strong>
      {earlierSeenAt === null || seenAt !== null ? null : (
        <> · {t(text.readAgain, { age: ago(earlierSeenAt) })}</>
      )}
    </p>
  );
}

type Send = (order: { readonly path: string; readonly body: unknown }) => void;

/** What the room says back, each once: a press, and then when it was said. */
function TipActs({ tip, send }: { readonly tip: TipView; readonly send: Send }) {
  const { t, language } = useWords();
  const now = useStore(useRoom().clock);
  const may = useMay();
  const ago = (at: string) => formatAge((now - Date.parse(at)) / 1000, language);
  const body = { tip: tip.tip, room: tip.room, edition: tip.edition };
  const steps = [
    { ...stepWords.seen, at: tip.seenAt, order: 'note-tip-seen', action: 'NoteTipSeen' },
    // What the watch at sea does is a rescue: it has no such button.
    ...(tip.room === 'watch'
      ? []
      : [{ ...stepWords.acted, at: tip.actedAt, order: 'note-tip-acted-on', action: 'NoteTipActedOn' }]),
  ];
  return (
    <div className="act-row">
      {steps.map(({ at, order, action, press, hint, since }) =>
        at === null ? (
          <ActionButton
            key={order}
            quiet
            label={t(press)}
            title={t(hint)}
            refusal={may(`operations/tips/${action}`, text.giver)}
            onPress={() => send({ path: `/api/operations/tips/${order}`, body })}
          />
        ) : (
          <span key={order} className="quiet">
            {t(since, { age: ago(at) })}
          </span>
        ),
      )}
    </div>
  );
}

const stepWords = {
  seen: { press: text.seen, hint: text.seenHint, since: text.seenSince },
  acted: { press: text.acted, hint: text.actedHint, since: text.actedSince },
} as const;
