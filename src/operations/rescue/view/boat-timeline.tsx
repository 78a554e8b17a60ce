import { useState } from 'react';
import { formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { type Opened } from '../../../kit/open-vault.ts';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { termOf } from '../../../kit/room/terms.ts';
import { VaultOpening } from '../../../kit/room/vault-opening.tsx';
import { words as wordsColumn } from '../../../kit/table/columns.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { TableExports } from '../../../kit/table/table-exports.tsx';
import { BookmarkValue } from '../../../kit/bookmark.tsx';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import type { BoatView, TimelineEntry } from '../board-wire.ts';
import { openedWords, type OpenedWords } from './opened-words.ts';
import { useRescue } from './rescue-context.tsx';
import { eventText } from '../text.ts';
import { boatText as text } from './text-boat.ts';
import { linkText } from './text-link.ts';
import { contactText } from './text-contact.ts';
import { giverText, rescueText } from './text.ts';
import { contactName } from './phrases.ts';
import { type Lateness, latenessOf } from './lateness.ts';
import { saysWords } from './says-words.ts';

/** Every record of the boat: when it happened, when it was written down, by whom, on whose side, at which place in the book. */
export function BoatTimeline(props: { readonly boat: BoatView }) {
  const { t } = useWords();
  const { boat } = props;
  const answer = useResource<{ readonly timeline: readonly TimelineEntry[] }>(
    `/api/operations/rescue/boats/${encodeURIComponent(boat.boat)}`,
    5,
  );
  const [opened, setOpened] = useState<ReadonlyMap<string, OpenedWords>>(new Map());
  const may = useMay();
  const entries = answer.value?.timeline.toReversed() ?? [];
  const subjects = entries.flatMap(({ type, entry }) =>
    type === 'LogWritten' && entry !== null ? [entry] : [],
  );
  return (
    <div className="part">
      <ResourceNotice of={answer} />
      <div className="act-row">
        <TableExports
          name={`boat-${boat.reference}`}
          title={`${boat.reference} · ${t(text.timeline)}`}
          columns={useTimelineColumns()}
          rows={entries}
          filter=""
          askedAt={answer.at}
          marking={rescueText.marking}
        />
        {subjects.length === 0 ? null : (
          <VaultOpening
            label={t(text.openLog)}
            hint={t(contactText.openWordsHint)}
            refusal={may('operations/vault/open', giverText.vault)}
            subjects={subjects}
            kinds={['free_text', 'translation']}
            reason="rescue"
            onOpened={(given: Opened) => setOpened(openedWords(given))}
          />
        )}
      </div>
      {answer.value !== null && entries.length === 0 ? <p className="quiet">{t(text.noTimeline)}</p> : null}
      <ol className="timeline">
        {entries.map((entry) => (
          <Entry
            key={entry.position}
            boat={boat.boat}
            entry={entry}
            opened={entry.entry === null ? undefined : opened.get(entry.entry)}
          />
        ))}
      </ol>
    </div>
  );
}

/** One record. `boat`: of whose log it is a line, where it is one and its words are opened. */
export function Entry(props: {
  readonly boat: string | null;
  readonly entry: TimelineEntry;
  readonly opened: OpenedWords | undefined;
}) {
  const words = useWords();
  const { t } = words;
  const { desk } = useRescue();
  const nameOf = useContactName();
  const { boat, entry, opened } = props;
  const { links } = useRoom();
  const lateness = latenessOf(entry, links());
  const isMarked = lateness.is !== 'in_time';
  return (
    <li>
      <p className="evidence-head">
        <span className="figures">{clock(entry.happenedAt)}</span>{' '}
        <strong>{t(termOf(eventText, entry.type))}</strong>
        {isMarked && entry.toldAt !== null ? (
          <em className="age-stale"> {lateWords(lateness, words)}</em>
        ) : null}
        {entry.returnedBy === null ? null : <em> {givenBack(entry.returnedBy, t)}</em>}
        <span className="stretch" />
        <span className="state-badge">{entry.origin.toUpperCase()}</span>
      </p>
      <p>{saysWords(entry, words, nameOf)}</p>
      {opened === undefined ? null : (
        <div className="beside-columns">
          <p>{opened.words}</p>
          {opened.translation === null && boat !== null ? (
            <ActionButton
              quiet
              label={t(text.addOther)}
              onPress={() => desk.dialog.set({ kind: 'translate_log', boat, entry: entry.entry ?? '' })}
            />
          ) : (
            <p>{opened.translation}</p>
          )}
        </div>
      )}
      <p className="quiet figures">
        {entry.by}
        {entry.desk === null ? '' : ` · ${entry.desk}`} ·{' '}
        <span className={isMarked ? 'age-stale' : undefined}>{recordedWords(entry, t)}</span> ·{' '}
        <BookmarkValue at={entry.position} />
      </p>
    </li>
  );
}

type Said = Words['t'];

/** When it was written down, and where: here, by the other side, or here before and again since. */
function recordedWords({ origin, recordedAt, toldAt, returnedBy }: TimelineEntry, t: Said): string {
  if (toldAt === null) return `${t(text.recorded)} ${clock(recordedAt)}`;
  const side = (returnedBy ?? origin).toUpperCase();
  const said = { side, there: clock(toldAt), here: clock(recordedAt) };
  return t(returnedBy === null ? linkText.toldAt : linkText.givenBackAt, said);
}

function givenBack(returnedBy: string, t: Said): string {
  return t(linkText.givenBack, { side: returnedBy.toUpperCase() });
}

/** That it came late; where two clocks that differ tell it, that nobody knows, and by how much they do. */
function lateWords(lateness: Lateness, { t, n }: Words): string {
  if (lateness.is !== 'unsure') return t(linkText.late);
  return t(linkText.lateUnsure, { seconds: n(lateness.clockSeconds) });
}

function clock(at: string): string {
  return formatUtcStamp(Date.parse(at)).slice(11);
}

/** A contact by its name; by its id where it is not on the board. */
function useContactName(): (contact: string) => string {
  const words = useWords();
  const { board } = useRescue();
  return (contact) => {
    const facts = board.contacts.get(contact)?.facts;
    return facts === undefined ? contact : contactName(facts, words);
  };
}

function useTimelineColumns(): readonly Column<TimelineEntry>[] {
  const nameOf = useContactName();
  return [
    wordsColumn({ key: 'happened', head: text.happened }, ({ happenedAt }) => stamp(happenedAt)),
    wordsColumn({ key: 'recorded', head: text.recorded }, ({ recordedAt }) => stamp(recordedAt)),
    wordsColumn({ key: 'what', head: text.what }, ({ type }, { t }) => t(termOf(eventText, type))),
    wordsColumn({ key: 'says', head: rescueText.lastSaid }, (entry, words: Words) =>
      saysWords(entry, words, nameOf),
    ),
    wordsColumn({ key: 'who', head: text.who }, ({ by, desk }) => (desk === null ? by : `${by} (${desk})`)),
    wordsColumn({ key: 'origin', head: text.origin }, ({ origin, returnedBy }, { t }) =>
      returnedBy === null ? origin.toUpperCase() : `${origin.toUpperCase()}, ${givenBack(returnedBy, t)}`,
    ),
    wordsColumn({ key: 'position', head: rescueText.position }, ({ position }) => position),
  ];
}

function stamp(at: string): string {
  return `${formatUtcStamp(Date.parse(at))}Z`;
}
