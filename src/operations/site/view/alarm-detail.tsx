import { type ReactNode, useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { Part, Values } from '../../../kit/room/values.tsx';
import { useStore } from '../../../kit/store.ts';
import { moments, numbers, words } from '../../../kit/table/columns.tsx';
import { PlainTable } from '../../../kit/table/plain-table.tsx';
import { whyOfAlarm } from '../facts.ts';
import {
  actText,
  consequenceText,
  outcomeText,
  patrolStepText,
  priorityText as wordsOf,
  respondTimeText,
  signalText,
  signatureText,
} from '../text.ts';
import type { SiteAlarmView, StopView } from '../wire.ts';
import { type Outcome, outcomes } from '../words.ts';
import { CameraPanel } from './camera-panel.tsx';
import { priorityText, siteGiverText, siteText as text } from './text.ts';

type Camera = SiteAlarmView['facts']['cameras'][number];

export interface DetailProps {
  readonly alarm: SiteAlarmView;
  readonly stops: readonly StopView[];
  readonly busy: boolean;
  readonly order: (name: string, body: object) => void;
  /** What stands between the cameras and what says so: tips for the place, the request to stop trains. */
  readonly children?: ReactNode;
}

/** One alarm: what follows, how long there is, what says so, which cameras see it, and what may be done. */
export function AlarmDetail(props: DetailProps) {
  const { t } = useWords();
  const { staff, clock } = useRoom();
  const { facts, presentedAt, seenAgainAt } = props.alarm;
  const now = useStore(clock);
  return (
    <>
      <Acts {...props} />
      <Values
        none="–"
        rows={[
          [t(text.act), t(actText[facts.act])],
          [t(priorityText.priority), priorityWords(props.alarm, t)],
          [t(text.timeLeft), timeLeft(facts.actBefore, { now, t })],
          [t(text.signature), t(signatureText[facts.signature])],
          [t(text.zone), facts.zone],
          [t(text.patrolOf), patrolWords(props.alarm, t)],
          [t(text.place), `${facts.place.east} E · ${facts.place.north} N m`],
          [t(text.at), <Moment key="at" at={presentedAt} seconds />],
          ...(seenAgainAt === null
            ? []
            : ([[t(text.seenAgain), <Moment key="again" at={seenAgainAt} seconds />]] as const)),
        ]}
      />
      <CameraPanel facts={facts} alarmAt={presentedAt} />
      <Part title={t(text.cameras)}>
        <PlainTable
          label={t(text.cameras)}
          rows={facts.cameras}
          rowKey={({ camera }) => camera}
          empty={t(text.noCamera)}
          columns={[
            words<Camera>({ key: 'camera', head: text.camera }, ({ camera }) => camera),
            numbers<Camera>({ key: 'metres', head: text.distance }, ({ metres }) => metres),
            words<Camera>({ key: 'preset', head: text.preset }, ({ preset }) => preset ?? t(text.looksThere)),
            words<Camera>({ key: 'state', head: text.state }, ({ unfit }) =>
              t(unfit === null ? text.serves : text[unfit]),
            ),
            moments<Camera>({ key: 'before', head: text.before }, staff.state, ({ before }) => before),
          ]}
        />
      </Part>
      {props.children}
      <Part title={t(text.evidence)}>
        <ul className="plain-list">
          {facts.evidence.map((one, at) => (
            // Evidence is never reordered.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>{evidenceWords(one, t)}</li>
          ))}
        </ul>
      </Part>
    </>
  );
}

type T = ReturnType<typeof useWords>['t'];

/** `High · Somebody is past the first fence · At once`, and what its zone has changed of that. */
function priorityWords(alarm: SiteAlarmView, t: T): string {
  const { priority, consequence, time, byZone } = whyOfAlarm(alarm);
  const zone = byZone.includes('at_least') ? priorityText.byZoneLeast : priorityText.byZoneTime;
  return [
    wordsOf[priority],
    consequenceText[consequence],
    respondTimeText[time],
    ...(byZone.length === 0 ? [] : [zone]),
  ]
    .map((one) => t(one))
    .join(' · ');
}

function timeLeft(actBefore: string | null, { now, t }: { readonly now: number; readonly t: T }): string {
  if (actBefore === null) return t(text.noTrack);
  const seconds = Math.ceil((Date.parse(actBefore) - now) / 1000);
  return seconds <= 0 ? t(text.onTrack) : `${seconds} s`;
}

function patrolWords({ patrol, patrolAsked }: SiteAlarmView, t: T): string {
  if (patrol === null) return t(patrolAsked === null ? text.noPatrol : patrolStepText.proposed);
  const { step, patrol: name } = patrol;
  return `${name === null ? '' : `${name} · `}${t(patrolStepText[step])} · ${patrol.at.slice(11, 19)} UTC`;
}

function evidenceWords(one: SiteAlarmView['facts']['evidence'][number], t: T): string {
  switch (one.kind) {
    case 'alert':
      return `${one.device} · ${t(signalText[one.signal])} · ${one.at.slice(11, 19)} UTC`;
    case 'seen':
      return `${one.camera} · ${t(signalText.person)} · ${Math.round(one.confidence * 100)} %`;
    case 'shook':
      return `${one.value.toFixed(1)} : ${one.middle.toFixed(1)}`;
    case 'wind':
      return `${one.station} · ${one.metresPerSecond} m/s`;
    case 'repeats':
      return `${one.perMinute}/min`;
    case 'cabinet':
      return `${one.cabinet} · ${one.devices}`;
    case 'burst':
      return `${one.devices} · ${one.metres} m`;
    case 'train':
      return `${one.track} · ${one.at.slice(11, 19)} UTC`;
    case 'animal':
      return `${one.camera} · ${t(signalText.animal)}`;
    case 'work':
    case 'service':
    case 'shelf':
      return `${one.until.slice(11, 16)} UTC`;
  }
}

function Acts({ alarm, stops, busy, order }: DetailProps) {
  const { t } = useWords();
  const { singleKeys } = useRoom();
  const [outcome, setOutcome] = useState<Outcome>('nothing_found');
  const { facts } = alarm;
  const id = facts.alarm;
  const refusals = useRefusals(alarm, stops);
  const acts = {
    acknowledge: () => order('acknowledge-site-alarm', { alarm: id }),
    patrol: () => order('ask-patrol', { alarm: id }),
    stop: () =>
      order('propose-stop', {
        stop: `st-${id}`,
        site: facts.site,
        track: facts.track ?? facts.zone,
        alarm: id,
        reason: facts.ground === 'tunnel' ? 'person_in_tunnel' : 'person_on_track',
      }),
    close: () => order('close-site-alarm', { alarm: id, outcome }),
  };
  const press = (name: keyof typeof acts) => () => {
    if (refusals[name] === null && !busy) acts[name]();
  };
  // `a` is the alarm line's own in every room: it must never do two things.
  useKeys(singleKeys ? { c: press('acknowledge'), o: press('patrol'), y: press('stop') } : {});
  return (
    <div className="site-acts">
      <ActionButton
        strong
        label={t(text.acknowledge)}
        hint="c"
        refusal={refusals.acknowledge}
        onPress={press('acknowledge')}
      />
      <ActionButton
        label={t(text.stop)}
        hint="y"
        refusal={refusals.stop}
        sayRefusal
        onPress={press('stop')}
      />
      <ActionButton label={t(text.patrol)} hint="o" refusal={refusals.patrol} onPress={press('patrol')} />
      <OutcomeChoice value={outcome} onChange={setOutcome} />
      <ActionButton label={t(text.close)} refusal={refusals.close} sayRefusal onPress={press('close')} />
    </div>
  );
}

/** Why each act may not be done now; null where it may. */
function useRefusals(
  { facts, acknowledged, patrolAsked, patrol, closed }: SiteAlarmView,
  stops: readonly StopView[],
) {
  const { t } = useWords();
  const mayDo = useMay();
  const refusal = (name: string, ...own: readonly (string | null)[]): string | null =>
    mayDo(`operations/site/${name}`, siteGiverText) ??
    (closed === null ? null : t(text.isClosed)) ??
    own.find((one) => one !== null) ??
    null;
  const hasStop = stops.some((one) => one.alarm === facts.alarm && one.ended === null);
  return {
    acknowledge: refusal('AcknowledgeSiteAlarm', acknowledged === null ? null : t(text.isAcknowledged)),
    patrol: refusal('AskPatrol', patrolAsked === null && patrol === null ? null : t(text.isAsked)),
    stop: refusal(
      'ProposeStop',
      facts.consequence === 'life_on_track' ? null : t(text.onlyTrack),
      hasStop ? t(text.stopStands) : null,
    ),
    close: refusal(
      'CloseSiteAlarm',
      acknowledged === null ? t(text.notAcknowledged) : null,
      hasStop ? t(text.stopFirst) : null,
    ),
  };
}

function OutcomeChoice({
  value,
  onChange,
}: {
  readonly value: Outcome;
  readonly onChange: (to: Outcome) => void;
}) {
  const { t } = useWords();
  return (
    <label className="site-outcome">
      {t(text.outcome)}
      <select
        className="input"
        value={value}
        onChange={({ target }) => onChange(outcomes.find((one) => one === target.value) ?? value)}
      >
        {outcomes.map((one) => (
          <option key={one} value={one}>
            {t(outcomeText[one])}
          </option>
        ))}
      </select>
    </label>
  );
}
