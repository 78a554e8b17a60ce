import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { formatUtcDay, formatUtcMinute, formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useStore } from '../../../kit/store.ts';
import { timeText } from '../text.ts';
import { useDesk } from './desk-context.tsx';
import type { Desk } from './desk.ts';
import { readTypedTime } from './typed-time.ts';
import type { AsKind, PlaySpeed } from './view-time.ts';

/** The steps of `[` and `]`. */
export const stepMilliseconds = 60_000;
const defaultSpan = 6 * 3_600_000;

/** The one time control: live or a past moment, for every pane at once. */
export function TimeControl() {
  const { t } = useWords();
  const desk = useDesk();
  const time = useStore(desk.travel.time);
  const as = time.mode === 'past' ? time.as : 'known';
  return (
    <section className="time" aria-label={t(timeText.region)}>
      <ActionButton
        strong={time.mode === 'past'}
        label={t(time.mode === 'live' ? timeText.live : timeText.backToLive)}
        hint="l"
        pressed={time.mode === 'live'}
        onPress={() => desk.travel.live()}
      />
      <PlayButtons />
      <Slider />
      <Segmented<AsKind>
        label={t(timeText.axis)}
        value={as}
        choices={[
          { value: 'known', label: t(timeText.known) },
          { value: 'happened', label: t(timeText.happened) },
        ]}
        onChange={(next) => desk.travel.goTo(time.mode === 'past' ? time.at : desk.now(), next)}
      />
      <TypedTime />
    </section>
  );
}

function PlayButtons() {
  const { t } = useWords();
  const desk = useDesk();
  const time = useStore(desk.travel.time);
  const play = time.mode === 'past' ? time.play : 0;
  const [speed, setSpeed] = useState<PlaySpeed>(10);
  const choose = (next: PlaySpeed) => {
    setSpeed(next);
    if (play !== 0) desk.travel.setPlay(next);
  };
  return (
    <div className="time-play">
      <ActionButton
        quiet
        label={t(timeText.minusMinute)}
        title={`${t(timeText.stepBack)}  [`}
        onPress={() => stepTime(desk, -stepMilliseconds)}
      />
      <ActionButton
        label={t(play === 0 ? timeText.play : timeText.pause)}
        hint={t(timeText.space)}
        pressed={play !== 0}
        onPress={() => desk.travel.setPlay(play === 0 ? speed : 0)}
      />
      <ActionButton
        quiet
        label={t(timeText.plusMinute)}
        title={`${t(timeText.stepForward)}  ]`}
        onPress={() => stepTime(desk, stepMilliseconds)}
      />
      <Segmented
        label={t(timeText.speed)}
        value={String(play === 0 ? speed : play)}
        choices={[
          { value: '1', label: '×1' },
          { value: '10', label: '×10' },
          { value: '60', label: '×60' },
        ]}
        onChange={(next) => choose(next === '1' ? 1 : next === '60' ? 60 : 10)}
      />
    </div>
  );
}

/** Moves the moment shown; forward past now is live again. */
export function stepTime(desk: Desk, milliseconds: number): void {
  const time = desk.travel.time.get();
  // From what was asked for, not from what is held yet: three presses are three minutes.
  const next = (time.mode === 'past' ? time.at : desk.now()) + milliseconds;
  if (time.mode === 'live' && milliseconds > 0) return;
  if (next >= desk.clock.get()) desk.travel.live();
  else desk.travel.goTo(next, time.mode === 'past' ? time.as : 'known');
}

function Slider() {
  const { t, language } = useWords();
  const desk = useDesk();
  const time = useStore(desk.travel.time);
  const extent = useStore(desk.travel.extent);
  const clock = useStore(desk.clock);
  const from = extent?.from ?? clock - defaultSpan;
  const at = time.mode === 'live' ? clock : time.at;
  return (
    <div className="time-slider">
      <span className="figures">{formatUtcMinute(from)}</span>
      <input
        type="range"
        aria-label={t(timeText.slider)}
        aria-valuetext={time.mode === 'live' ? t(timeText.live) : `${formatUtcStamp(at)} UTC`}
        title={formatUtcDay(from, language)}
        min={Math.floor(from / 1000)}
        max={Math.floor(clock / 1000)}
        step={1}
        value={Math.floor(at / 1000)}
        onChange={(event) => {
          const next = Number(event.target.value) * 1000;
          if (next >= clock - 2000) desk.travel.live();
          else desk.travel.goTo(next, time.mode === 'past' ? time.as : 'known');
        }}
      />
      <span className="figures">{formatUtcMinute(clock)}</span>
    </div>
  );
}

function TypedTime() {
  const { t } = useWords();
  const desk = useDesk();
  const time = useStore(desk.travel.time);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState('');
  const at = time.mode === 'past' ? formatUtcStamp(time.at) : '';
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // While it plays the moment moves on; what is being typed stays.
    if (form.current?.contains(document.activeElement) !== true) setTyped(at);
  }, [at]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const read = readTypedTime(typed, desk.clock.get());
    const from = desk.travel.extent.get()?.from ?? null;
    if (read.kind === 'refused')
      return setProblem(t(read.reason === 'future' ? timeText.future : timeText.badTime));
    if (from !== null && read.at < from)
      return setProblem(t(timeText.outside, { from: formatUtcStamp(from) }));
    setProblem('');
    setTyped(formatUtcStamp(read.at));
    desk.travel.goTo(read.at, time.mode === 'past' ? time.as : 'known');
  };
  return (
    <form ref={form} className="time-typed" onSubmit={onSubmit}>
      <label>
        {t(timeText.typed)}
        <input
          className="input figures"
          value={typed}
          placeholder="hh:mm"
          aria-invalid={problem !== ''}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <button type="submit" className="act">
        {t(timeText.go)}
      </button>
      <span role="status" className={problem === '' ? 'unseen' : 'time-problem'}>
        {problem}
      </span>
    </form>
  );
}
