import { useState } from 'react';
import type { Text } from '../../../kernel/text.ts';
import type { StandingReason } from '../../../kernel/vault.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { boatsOf } from './board.ts';
import { ageWords } from './phrases.ts';
import { PromiseWords } from './promise-words.tsx';
import { useRescue } from './rescue-context.tsx';
import { callText as text } from './text-call.ts';
import { phaseText } from '../text.ts';
import type { Call } from './use-call.ts';

const standingWords = { call_in_hand: text.standingCallInHand } as const satisfies Record<
  StandingReason,
  Text
>;

/** Who calls: a phone that called before is told with its boat, the boat's last state and what was promised. */
export function CallerStrip(props: { readonly call: Call }) {
  const { t } = useWords();
  const { caller } = props.call;
  return (
    <div role="status" className={caller.kind === 'found' ? 'call-caller is-repeat' : 'call-caller'}>
      {caller.kind === 'asking' ? t(text.looking) : null}
      {caller.kind === 'unknown' ? t(text.unknown) : null}
      {caller.kind === 'failed' ? t(text.lookFailed) : null}
      {caller.kind === 'found' ? <Repeat call={props.call} /> : null}
      {caller.kind === 'reason_required' ? (
        <SayWhy said={t(text.reasonRequired)} onSaid={props.call.sayWhy} />
      ) : null}
      {(caller.kind === 'found' || caller.kind === 'unknown') && caller.standing !== null ? (
        <span className="quiet">{t(standingWords[caller.standing])}</span>
      ) : null}
    </div>
  );
}

/** The state wants a reason before a phone is looked up: whoever asks says why, or goes on without. `said`: what is so. */
export function SayWhy(props: { readonly said: string; readonly onSaid: (reason: string) => void }) {
  const { t } = useWords();
  const [why, setWhy] = useState('');
  const isEmpty = why.trim().length < 3;
  return (
    <>
      <span>{props.said}</span>
      <label>
        {t(text.lookReason)}{' '}
        <input value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} />
      </label>
      <ActionButton
        label={t(text.lookUp)}
        refusal={isEmpty ? t(text.lookReason) : null}
        onPress={() => props.onSaid(why.trim())}
      />
    </>
  );
}

function Repeat(props: { readonly call: Call }) {
  const words = useWords();
  const { t } = words;
  const { board, now } = useRescue();
  const { call } = props;
  const boats = [
    ...new Map(
      call.before.flatMap((contact) => boatsOf(board, contact)).map((boat) => [boat.boat, boat] as const),
    ).values(),
  ];
  const [newest] = call.before;
  const [elsewhere] = call.caller.kind === 'found' ? call.caller.elsewhere : [];
  return (
    <>
      <strong>{t(text.repeat)}</strong>
      {elsewhere === undefined ? null : <span>{t(text.takenElsewhere, { epoch: elsewhere.epoch })}</span>}
      {boats.length === 0 && newest !== undefined ? (
        <span>{t(text.repeatNoBoat, { age: ageWords(newest.facts.receivedAt, now, words) })}</span>
      ) : null}
      {boats.map((boat, at) => {
        const open = boat.promises.filter(({ kept }) => kept === null);
        return (
          <span key={boat.boat} className="call-boat">
            <strong className="figures">
              {t(text.repeatBoat, {
                reference: boat.reference,
                phase: t(phaseText[boat.phase]),
                age: ageWords(boat.lastEntryAt, now, words),
              })}
            </strong>
            {open.length === 0 ? <span>{t(text.nothingPromised)}</span> : null}
            {open.map((promise) => (
              <PromiseWords key={promise.promise} promise={promise} />
            ))}
            <ActionButton
              label={t(text.isThisBoat, { reference: boat.reference })}
              {...(at === 0 ? { hint: 'F9' } : {})}
              pressed={call.form.values.boat === boat.boat}
              onPress={() => call.form.set('boat', call.form.values.boat === boat.boat ? '' : boat.boat)}
            />
          </span>
        );
      })}
    </>
  );
}
