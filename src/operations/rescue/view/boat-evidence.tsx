import { useMemo } from 'react';
import { SideBadge } from '../../../kit/room/their-age.tsx';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { Part } from '../../../kit/room/values.tsx';
import type { BoatView } from '../board-wire.ts';
import type { HeldLink } from '../events-boat.ts';
import { disputesAbout } from './boat-disputes.tsx';
import { RecalledPart } from './boat-recalls.tsx';
import { Findings } from './findings.tsx';
import { BoatTies } from './boat-ties.tsx';
import { ageWords, claimWords, contactName } from './phrases.ts';
import { rescueOrder } from './orders.ts';
import { PromiseWords } from './promise-words.tsx';
import { useRescue } from './rescue-context.tsx';
import { gradeText, linkReasonText } from '../text.ts';
import { boatText as text } from './text-boat.ts';
import { contactText } from './text-contact.ts';
import { boatSuggestionsOf, contactsThatMayBe } from './thought-match.ts';
import { contradictionsIn, recallsAgainst } from './thought.ts';
import { useMayRescue, useQuickAct } from './use-quick-act.ts';

/** What speaks against this being one boat, then what it stands on, then what may belong to it. */
export function BoatEvidence(props: { readonly boat: BoatView }) {
  const { t } = useWords();
  const { boat } = props;
  const { board } = useRescue();
  const against = useMemo(() => [...recallsAgainst(boat), ...contradictionsIn(boat)], [boat]);
  const isDisputed = disputesAbout(boat, board).length > 0;
  const newestFirst = boat.links.toSorted((a, b) =>
    b.facts.happenedAt.localeCompare(a.facts.happenedAt, 'en'),
  );
  return (
    <>
      <Part title={t(text.against)}>
        <p className="quiet">{t(text.againstLead)}</p>
        <Findings
          boat={boat}
          findings={against}
          none={t(isDisputed ? text.onlyDisputed : text.nothingAgainst)}
        />
      </Part>
      <RecalledPart boat={boat} />
      <Part title={t(text.for)}>
        {newestFirst.length === 0 ? <p className="quiet">{t(text.noLinks)}</p> : null}
        <ul className="evidence">
          {newestFirst.map((link) => (
            <EvidenceLine key={link.contact} boat={boat} link={link} />
          ))}
        </ul>
      </Part>
      <Perhaps boat={boat} />
      <BoatTies boat={boat} />
      <Promises boat={boat} />
    </>
  );
}

function EvidenceLine(props: { readonly boat: BoatView; readonly link: HeldLink }) {
  const words = useWords();
  const { t } = words;
  const { desk, now } = useRescue();
  const room = useRoom();
  const may = useMayRescue();
  const { boat, link } = props;
  const said = claimWords(link.facts.claims, words);
  const at = { boat: boat.boat, contact: link.contact };
  return (
    <li className={`evidence-line is-${link.grade}`}>
      <p className="evidence-head">
        <strong>{t(gradeText[link.grade])}</strong> · {contactName(link.facts, words)}
        <span className="stretch" />
        <SideBadge side={link.facts.side} />
        <span className="figures quiet">{ageWords(link.facts.happenedAt, now, words)}</span>
      </p>
      <p>{said.length === 0 ? t(contactText.noClaims) : said.join(', ')}</p>
      <p className="quiet">
        {t(text.linkedBy, {
          by: link.by,
          age: ageWords(link.at, now, words),
          reason: t(linkReasonText[link.reason]),
        })}
      </p>
      <p className="act-row">
        <ActionButton
          quiet
          label={t(text.look)}
          onPress={() => {
            desk.contact.set(link.contact);
            room.goTo('inbox');
          }}
        />
        <ActionButton
          quiet
          label={t(text.grade)}
          refusal={may('GradeLink')}
          onPress={() => desk.dialog.set({ kind: 'grade', ...at })}
        />
        <ActionButton
          quiet
          label={t(text.unlink)}
          refusal={may('UnlinkContact')}
          onPress={() => desk.dialog.set({ kind: 'unlink', ...at })}
        />
      </p>
    </li>
  );
}

/** Contacts that wait and boats that may be this one: proposals to a person, the contradictions first in each dialog. */
function Perhaps(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { t } = words;
  const { desk, board, now } = useRescue();
  const { boat } = props;
  const contacts = useMemo(() => contactsThatMayBe(board, boat, now), [board, boat, now]);
  const boats = useMemo(() => boatSuggestionsOf(board, boat, now), [board, boat, now]);
  return (
    <>
      <Part title={t(text.perhaps)}>
        {contacts.length === 0 ? <p className="quiet">{t(text.nonePerhaps)}</p> : null}
        <ul className="reasons">
          {contacts.map(({ contact, suggestion }) => (
            <li key={contact.facts.contact} className="suggestion-line">
              {contactName(contact.facts, words)} · {t(contactText[suggestion.strength])}
              {suggestion.against.length === 0
                ? null
                : ` · ${t(contactText.against)} ${suggestion.against.length}`}
              <span className="stretch" />
              <ActionButton
                quiet
                label={t(text.look)}
                onPress={() =>
                  desk.dialog.set({ kind: 'link', contact: contact.facts.contact, boat: boat.boat })
                }
              />
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t(text.sameAs)}>
        {boats.length === 0 ? <p className="quiet">{t(text.noneSame)}</p> : null}
        <ul className="reasons">
          {boats.map((suggestion) => (
            <li key={suggestion.other} className="suggestion-line">
              {board.boats.get(suggestion.other)?.reference ?? suggestion.other} ·{' '}
              {t(contactText[suggestion.strength])}
              <span className="stretch" />
              <ActionButton
                quiet
                label={t(text.look)}
                onPress={() => desk.dialog.set({ kind: 'merge', boat: boat.boat })}
              />
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

/** What was promised to callers, with the answer for it: a promise is open until somebody says how it went. */
function Promises(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { t } = words;
  const quick = useQuickAct();
  const may = useMayRescue();
  const { boat } = props;
  const answer = (promise: string, kept: boolean) =>
    quick.send(rescueOrder('KeepPromise', { boat: boat.boat, promise, kept }));
  return (
    <Part title={t(text.promises)}>
      {boat.promises.length === 0 ? <p className="quiet">{t(text.noPromises)}</p> : null}
      <ul className="reasons">
        {boat.promises.map((promise) => (
          <li key={promise.promise} className="suggestion-line">
            <PromiseWords promise={promise} />
            <span className="stretch" />
            {promise.kept === null ? (
              <>
                <ActionButton
                  quiet
                  label={t(text.promiseKept)}
                  refusal={may('KeepPromise')}
                  onPress={() => answer(promise.promise, true)}
                />
                <ActionButton
                  quiet
                  label={t(text.promiseBroken)}
                  refusal={may('KeepPromise')}
                  onPress={() => answer(promise.promise, false)}
                />
              </>
            ) : (
              <span className="quiet">{t(promise.kept ? text.isKept : text.isBroken)}</span>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
