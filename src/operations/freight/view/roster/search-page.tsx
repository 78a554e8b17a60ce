import { ActionButton } from '../../../../kit/elements/action-button.tsx';
import { Moment } from '../../../../kit/elements/moment.tsx';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import { Part, Values } from '../../../../kit/room/values.tsx';
import { useStore } from '../../../../kit/store.ts';
import { sealText } from '../../text-terms.ts';
import type { Search, Takeover } from '../../team/search-state.ts';
import { partWords } from './part-words.ts';
import { rosterOrder, type SearchForm, useRoster } from './roster-context.tsx';
import { rosterText } from './text.ts';
import { promiseText, searchText as text, takeoverRefusedText } from './text-search.ts';

/** One open search: what may be done with it, what is open, what was promised, and to whom it was offered. */
export function SearchPage({ search }: { readonly search: Search }) {
  const words = useWords();
  const { t } = words;
  return (
    <>
      <SearchActs search={search} />
      <Values
        none="–"
        rows={[
          [t(text.passage), search.passage],
          [t(rosterText.team), search.team],
          [t(rosterText.place), `${search.place} ${search.lane}`],
          [t(text.begun), <Moment key="begun" at={search.begun.at} />],
          [t(text.left), partWords(search.left, words)],
          [t(text.done), partWords(search.done, words)],
          [t(text.seal), t(sealText[search.seal])],
        ]}
      />
      <Promises search={search} />
      <Part title={t(text.takeovers)}>
        {search.takeovers.length === 0 ? <p className="quiet">{t(text.noTakeovers)}</p> : null}
        <ul className="plain-list">
          {search.takeovers.map((one) => (
            <li key={one.takeover}>
              <TakeoverLine one={one} />
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

function Promises({ search: { promises } }: { readonly search: Search }) {
  const { t } = useWords();
  const now = useStore(useRoom().clock);
  return (
    <Part title={t(text.promises)}>
      {promises.length === 0 ? <p className="quiet">{t(text.noPromises)}</p> : null}
      <ul className="plain-list">
        {promises.map(({ promise, what, dueAt, kept }) => {
          const isLate = !kept && dueAt !== null && Date.parse(dueAt) < now;
          const at = dueAt?.slice(11, 16) ?? '';
          return (
            <li key={promise}>
              {t(promiseText[what])}
              {kept ? ` · ${t(text.kept)}` : null}
              {kept || dueAt === null ? null : (
                <span className={isLate ? 'overdue' : 'quiet'}>
                  {' '}
                  {t(isLate ? text.overdue : text.due, { at })}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

function TakeoverLine({ one }: { readonly one: Takeover }) {
  const { t } = useWords();
  const { from, to, at, settled } = one;
  return (
    <>
      {from} → {to} · <Moment at={at} /> ·{' '}
      {settled === null ? (
        <strong>{t(text.waits)}</strong>
      ) : settled.how === 'refused' ? (
        t(text.refused, { why: t(takeoverRefusedText[settled.reason]) })
      ) : (
        t(text[settled.how])
      )}
    </>
  );
}

/** Acts on a search; while it is offered, only the answer and the withdrawing are open. */
function SearchActs({ search }: { readonly search: Search }) {
  const { t } = useWords();
  const { may, send, setDialog } = useRoster();
  const receiving = useReceiving(search);
  const open = search.takeovers.find(({ settled }) => settled === null);
  const press = (form: SearchForm) => () => setDialog({ kind: 'search', form, search: search.search });
  const offered = open === undefined ? null : t(text.offered);
  return (
    <div className="act-row">
      <ActionButton
        label={t(text.take)}
        refusal={may('AcceptTakeover') ?? receiving}
        onPress={press('take')}
      />
      <ActionButton
        label={t(text.refuse)}
        refusal={may('RefuseTakeover') ?? receiving}
        onPress={press('refuse')}
      />
      <ActionButton
        label={t(text.note)}
        refusal={may('NoteSearchProgress') ?? offered}
        onPress={press('progress')}
      />
      <ActionButton
        label={t(text.offer)}
        refusal={may('ProposeTakeover') ?? offered}
        onPress={press('offer')}
      />
      <ActionButton
        label={t(text.withdraw)}
        refusal={may('WithdrawTakeover') ?? (open === undefined ? t(text.noOffer) : null)}
        onPress={() =>
          send(rosterOrder('WithdrawTakeover', { search: search.search, takeover: open?.takeover ?? '' }))
        }
      />
      <ActionButton label={t(text.end)} refusal={may('EndSearch') ?? offered} onPress={press('end')} />
    </div>
  );
}

/** Why who sits here may not answer the offer; null where they may. */
function useReceiving({ takeovers }: Search): string | null {
  const { t } = useWords();
  const { roster } = useRoster();
  const own = useRoom().staff.id;
  const open = takeovers.find(({ settled }) => settled === null);
  if (open === undefined) return t(text.noOffer);
  const team = roster.value?.teams.find((one) => one.team === open.to);
  if (team?.members.includes(own) !== true) return t(text.receivingOnly);
  return own === open.by ? t(text.otherPerson) : null;
}
