import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { troubledOutcome } from '../../../kit/acts/act-status.tsx';
import { actText } from '../../../kit/acts/text.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { doKey, isTyping } from '../../../kit/elements/keys.ts';
import { formatUtcClock } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { CallerStrip } from './call-caller.tsx';
import { CallFields } from './call-fields.tsx';
import { CallReading } from './call-reading.tsx';
import { useRescue } from './rescue-context.tsx';
import type { OpenCall } from './rescue-desk.ts';
import { callText as text } from './text-call.ts';
import { type Call, useCall } from './use-call.ts';
import { useMayRescue } from './use-quick-act.ts';

/** Taking a call: words first, everything else reachable while typing, one key to take what was read, one to record. */
export function CallPanel(props: { readonly call: OpenCall }) {
  const { t } = useWords();
  const room = useRoom();
  const { desk } = useRescue();
  const may = useMayRescue();
  const panel = useRef<HTMLElement>(null);
  const over = () => {
    room.calls.over(props.call.call);
    desk.call.set(null);
  };
  const call = useCall(props.call, () => {
    over();
    room.goTo('inbox');
  });
  const aside = () => desk.call.update((now) => (now === null ? null : { ...now, aside: true }));
  const refusal = may('RecordContact');
  useEffect(() => {
    panel.current?.querySelector('textarea')?.focus();
  }, []);
  return (
    <section
      ref={panel}
      className="call"
      aria-label={t(text.title)}
      tabIndex={-1}
      onKeyDown={(event) => onCallKey(event, { call, aside })}
    >
      <CallHead call={props.call} in={call} refusal={refusal} onAside={aside} onDrop={over} />
      <CallerStrip call={call} />
      <div className="call-body">
        <CallReading call={call} />
        <CallFields call={call} />
      </div>
    </section>
  );
}

/** Keys of the call: the function keys take what was read, Control and Enter record, Escape sets it aside unharmed. */
function onCallKey(
  event: KeyboardEvent<HTMLElement>,
  of: { readonly call: Call; readonly aside: () => void },
): void {
  const { call } = of;
  const [position] = call.reading.positions;
  const boat = call.before.flatMap(({ links }) => links)[0]?.boat;
  const acts: Readonly<Record<string, () => void>> = {
    F2: () => {
      if (position !== undefined) call.take(position);
    },
    F4: call.takePeople,
    F8: call.takeClaims,
    F9: () => {
      if (boat !== undefined) call.form.set('boat', boat);
    },
    Escape: of.aside,
  };
  const isRecord = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
  if (doKey(event, isRecord ? { Enter: call.record } : acts)) event.stopPropagation();
  else if (isWord(event)) {
    // While a caller speaks no letter is an act of the desk: after a press of a button it is still of their words.
    event.stopPropagation();
    const words = event.currentTarget.querySelector('textarea');
    words?.focus();
    words?.setSelectionRange(words.value.length, words.value.length);
  }
}

/** A letter or figure typed where no field has the focus; Space and Enter press the button that has it. */
function isWord(event: KeyboardEvent): boolean {
  const isOfButton = event.key === ' ' && event.target instanceof HTMLButtonElement;
  const isBare = !event.ctrlKey && !event.metaKey && !event.altKey;
  return event.key.length === 1 && isBare && !isOfButton && !isTyping(event.target);
}

function CallHead(props: {
  readonly call: OpenCall;
  readonly in: Call;
  readonly refusal: string | null;
  readonly onAside: () => void;
  readonly onDrop: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const { now } = useRescue();
  const [asking, setAsking] = useState(false);
  const { form, outcome, hasRest, record } = props.in;
  const trouble = troubledOutcome(outcome, words);
  const isSending = outcome.kind === 'sending';
  const rest = hasRest && outcome.kind === 'recorded' ? t(text.rest) : null;
  const said = isSending ? t(actText.sending) : (trouble ?? rest);
  return (
    <header className="call-head">
      <h3>{t(text.title)}</h3>
      <span className="figures call-clock" role="timer">
        {clockOf(now - Number(form.values.began))}
      </span>
      <span className="figures quiet">
        {t(text.began, { at: formatUtcClock(Number(form.values.began)) })}
      </span>
      <span className="stretch" />
      <p role="status" className={said === null ? 'unseen' : isSending ? 'quiet' : 'act-trouble'}>
        {said}
      </p>
      {asking ? (
        <>
          <span>{t(text.dropAsk)}</span>
          <ActionButton
            label={t(text.dropYes)}
            onPress={() => {
              form.reset();
              props.onDrop();
            }}
          />
          <ActionButton label={t(text.dropNo)} onPress={() => setAsking(false)} />
        </>
      ) : (
        <ActionButton quiet label={`${t(text.drop)}…`} onPress={() => setAsking(true)} />
      )}
      <ActionButton label={t(text.aside)} hint="Esc" onPress={props.onAside} />
      <ActionButton strong label={t(text.record)} hint="Ctrl ⏎" refusal={props.refusal} onPress={record} />
    </header>
  );
}

/** `1:04`: how long the call has lasted. */
function clockOf(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
