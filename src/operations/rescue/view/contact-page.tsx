import { useEffect, useMemo, useRef } from 'react';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { Part, Values } from '../../../kit/room/values.tsx';
import { sendAct } from '../../../kit/acts/send-act.ts';
import type { ContactView } from '../board-wire.ts';
import { boatsOf, contactsOfCallers, takenElsewhere } from './board.ts';
import { ContactActs } from './contact-acts.tsx';
import { HullThatMayBe } from './contact-hull.tsx';
import { ContactPositions } from './contact-positions.tsx';
import { ContactRecords, FirstSaid } from './contact-records.tsx';
import { ContactReceipt } from './contact-receipt.tsx';
import { ContactWords } from './contact-words.tsx';
import { rescueAction, rescueOrder } from './orders.ts';
import { peopleIn } from '../claims.ts';
import { ageWords, childrenWords, claimWords, contactName, figureWords } from './phrases.ts';
import { AgainstFor } from './reason-lines.tsx';
import { useRescue } from './rescue-context.tsx';
import { boatText } from './text-boat.ts';
import { callText } from './text-call.ts';
import { contactText as text } from './text-contact.ts';
import { countText } from './text-count.ts';
import { suggestionsOf } from './thought-match.ts';
import { contradictionsByLinking } from './thought.ts';

const shownMax = 4;

/** The opened contact: what may be done first, then the contradictions, then what was said and where. Opening it is recorded. */
export function ContactPage(props: { readonly contact: ContactView }) {
  const { contact } = props;
  useRecordOpening(contact);
  return (
    <>
      <ContactActs contact={contact} />
      <Suggestions contact={contact} />
      <HullThatMayBe contact={contact} />
      <ContactWords contact={contact} />
      <ContactReceipt contact={contact} />
      <Said contact={contact} />
      <ContactPositions contact={contact} />
      <Facts contact={contact} />
      <ContactRecords contact={contact} />
    </>
  );
}

/** The first look of a person is a fact: it stops the unread clock, and stays with time and desk. */
function useRecordOpening(contact: ContactView): void {
  const room = useRoom();
  const { desk } = useRescue();
  const sent = useRef(false);
  const { contact: id } = contact.facts;
  const isNew = contact.opened === null && room.staff.actions.includes(rescueAction('OpenContact'));
  useEffect(() => {
    if (!isNew || sent.current) return;
    sent.current = true;
    const order = rescueOrder('OpenContact', { contact: id });
    // Nobody is asked to prove anything for looking.
    void sendAct(order, { key: `open-${id}-${room.staff.id}`, prove: async () => false }).then(() =>
      desk.link.nudge(),
    );
  }, [isNew, id, room.staff.id, desk]);
}

/** Which boats it may be of: for each, what speaks against first. */
function Suggestions(props: { readonly contact: ContactView }) {
  const { t } = useWords();
  const { desk, board, now } = useRescue();
  const { contact } = props;
  // Thought anew each half minute: places and silences age.
  const moment = Math.floor(now / 30_000);
  const suggestions = useMemo(
    () => suggestionsOf(board, contact, now),
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [board, contact, moment],
  );
  if (contact.links.length > 0) return <StandsOn contact={contact} />;
  const findingsOf = (id: string) => {
    const boat = board.boats.get(id);
    return boat === undefined ? [] : contradictionsByLinking(boat, contact.facts);
  };
  return (
    <Part title={t(text.mayBe)}>
      {suggestions.length === 0 ? <p className="quiet">{t(text.noSuggestion)}</p> : null}
      {suggestions.slice(0, shownMax).map((suggestion, at) => (
        <section key={suggestion.boat} className="suggestion">
          <header className="evidence-head">
            <h4>
              {board.boats.get(suggestion.boat)?.reference ?? suggestion.boat} ·{' '}
              {t(text[suggestion.strength])}
              {suggestion.first ? ` · ${t(text.first)}` : ''}
            </h4>
            <span className="stretch" />
            <ActionButton
              label={t(text.link)}
              {...(at === 0 ? { hint: 'l' } : {})}
              onPress={() =>
                desk.dialog.set({ kind: 'link', contact: contact.facts.contact, boat: suggestion.boat })
              }
            />
          </header>
          <AgainstFor
            against={suggestion.against}
            for={suggestion.for}
            findings={findingsOf(suggestion.boat)}
          />
        </section>
      ))}
    </Part>
  );
}

function StandsOn(props: { readonly contact: ContactView }) {
  const { t } = useWords();
  const room = useRoom();
  const { desk, board } = useRescue();
  return (
    <Part title={t(text.stands)}>
      <p className="act-row">
        {boatsOf(board, props.contact).map(({ boat, reference }) => (
          <ActionButton
            key={boat}
            label={reference}
            onPress={() => {
              desk.boat.set(boat);
              room.goTo('boats');
            }}
          />
        ))}
      </p>
    </Part>
  );
}

function Said(props: { readonly contact: ContactView }) {
  const words = useWords();
  const { t, n } = words;
  const { facts } = props.contact;
  const claims = claimWords(facts.claims, words);
  const { counted } = facts;
  return (
    <Part title={t(text.claims)}>
      <ul className="reasons">
        {claims.length === 0 ? <li className="quiet">{t(text.noClaims)}</li> : null}
        {claims.map((claim) => (
          <li key={claim}>{claim}</li>
        ))}
      </ul>
      <FirstSaid contact={props.contact} />
      {counted === null ? null : (
        <Values
          none={t(text.none)}
          rows={[
            [t(text.counted), figureWords(peopleIn(facts), words)],
            [t(boatText.alive), figureWords(counted.alive, words)],
            [t(boatText.deceased), n(counted.deceased)],
            [t(countText.injured), n(counted.injured)],
            [t(countText.fromWater), n(counted.fromWater)],
            [t(countText.phones), n(facts.callersAboard.length)],
            [t(callText.children), childrenWords(counted, words)],
          ]}
        />
      )}
    </Part>
  );
}

const shortToken = 8;

function Facts(props: { readonly contact: ContactView }) {
  const words = useWords();
  const { t } = words;
  const { board, now, desk } = useRescue();
  const { facts, recordedAt, opened } = props.contact;
  const [elsewhere] = facts.caller === null ? [] : takenElsewhere(board, facts.caller);
  const before =
    facts.caller === null
      ? []
      : contactsOfCallers(board, [facts.caller]).filter(({ facts: one }) => one.contact !== facts.contact);
  return (
    <Part title={t(text.source)}>
      <Values
        none={t(text.none)}
        rows={[
          [t(text.receivedAt), <Moment key="received" at={facts.receivedAt} seconds />],
          [t(text.happened), <Moment key="happened" at={facts.happenedAt} seconds />],
          [t(text.recorded), <Moment key="recorded" at={recordedAt} seconds />],
          [
            t(text.opened),
            opened === null
              ? t(text.notOpened)
              : `${formatUtcMinute(Date.parse(opened.at))} UTC, ${t(text.openedBy, { desk: opened.desk ?? '–' })}`,
          ],
          [t(text.source), facts.source],
          [t(text.unit), facts.unit],
          [t(text.landedAt), facts.place],
          [t(text.language), facts.language],
          [
            t(text.caller),
            facts.caller === null
              ? null
              : t(text.callerKnown, { token: facts.caller.slice(2, 2 + shortToken) }),
          ],
        ]}
      />
      {facts.clockOffsetSeconds === 0 ? null : (
        <p>{t(text.clockOffset, { seconds: facts.clockOffsetSeconds })}</p>
      )}
      {before.length === 0 ? null : (
        <>
          <h4>{t(text.callerBefore)}</h4>
          {elsewhere === undefined ? null : <p>{t(text.takenElsewhere, { epoch: elsewhere.epoch })}</p>}
          <ul className="reasons">
            {before.map(({ facts: one }) => (
              <li key={one.contact}>
                <ActionButton
                  quiet
                  label={`${contactName(one, words)} · ${ageWords(one.receivedAt, now, words)}`}
                  onPress={() => desk.contact.set(one.contact)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </Part>
  );
}
