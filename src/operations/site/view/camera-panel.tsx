import { useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActStatus } from '../../../kit/acts/act-status.tsx';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { Part } from '../../../kit/room/values.tsx';
import { useStore } from '../../../kit/store.ts';
import { pictureFormText, turnOutcomeText } from '../camera/text.ts';
import type { CamerasAnswer, CameraStanding, PreservedAnswer, TurnView } from '../camera/wire.ts';
import type { PictureForm } from '../camera/words.ts';
import type { AlarmFacts } from '../events-alarm.ts';
import { cameraText as text } from './camera-text.ts';
import { BeforePicture, NowPicture } from './camera-pictures.tsx';
import { Preserve } from './preserve-dialog.tsx';
import { PreservedList } from './preserved-list.tsx';
import { siteGiverText, siteText } from './text.ts';
import { isOver, troubleText, useBefore, useMoving, useNow, useStream, useViewing } from './use-camera.ts';

type Choice = AlarmFacts['cameras'][number];

/** The nearest cameras of an alarm, before and now. That one looks is recorded before the first picture comes. */
export function CameraPanel({ facts, alarmAt }: { readonly facts: AlarmFacts; readonly alarmAt: string }) {
  const { t } = useWords();
  const mayDo = useMay();
  const cameras = useResource<CamerasAnswer>('/api/operations/site/cameras', 5);
  const pictures = useResource<PreservedAnswer>(`/api/operations/site/camera-pictures?alarm=${facts.alarm}`);
  const refusal = mayDo('operations/site/OpenCameraViewing', siteGiverText);
  if (facts.cameras.length === 0) return null;
  const reached = cameras.value?.cameras ?? [];
  const serving = facts.cameras.filter(({ camera }) => reached.some(({ device }) => device === camera));
  return (
    <>
      <Part title={t(text.title)}>
        {refusal === null ? (
          <p className="form-hint">{t(text.recorded)}</p>
        ) : (
          <p className="act-reason">{refusal}</p>
        )}
        <ResourceNotice of={cameras} />
        {refusal !== null || cameras.value === null ? null : serving.length === 0 ? (
          <p className="quiet">{t(text.noneReached)}</p>
        ) : (
          serving.map((one) => (
            <OneCamera
              key={one.camera}
              alarm={facts.alarm}
              alarmAt={alarmAt}
              choice={one}
              standing={reached.find(({ device }) => device === one.camera)}
              turned={cameras.value?.turns.find(({ device }) => device === one.camera)}
              onTurned={cameras.again}
              onPreserved={pictures.again}
            />
          ))
        )}
      </Part>
      <PreservedList pictures={pictures} />
    </>
  );
}

interface OneProps {
  readonly alarm: string;
  readonly alarmAt: string;
  readonly choice: Choice;
  readonly standing: CameraStanding | undefined;
  readonly turned: TurnView | undefined;
  readonly onTurned: () => void;
  readonly onPreserved: () => void;
}

function OneCamera({ alarm, alarmAt, choice, standing, turned, onTurned, onPreserved }: OneProps) {
  const { t } = useWords();
  const [picked, setForm] = useState<PictureForm | null>(null);
  // A camera that gives a stream alone is looked at by its stream.
  const form = picked ?? standing?.forms[0] ?? 'still';
  const viewing = useViewing(choice.camera, alarm);
  const still = useNow(form === 'still' ? viewing.id : null);
  const moving = useMoving(form === 'moving' ? viewing.id : null);
  const now = form === 'moving' ? moving : still;
  const before = useBefore((standing?.beforeSeconds ?? 0) > 0 ? viewing.id : null);
  const stream = useStream(form === 'hls' ? viewing.id : null);
  const trouble = viewing.trouble ?? now.trouble ?? stream.standing.trouble;
  const holds = (standing?.beforeSeconds ?? 0) > 0;
  return (
    <section className="camera" aria-label={choice.camera}>
      <h4>
        {choice.camera} · {choice.metres} m{choice.unfit === null ? null : ` · ${t(siteText[choice.unfit])}`}
      </h4>
      <div className="camera-pair">
        <BeforePicture camera={choice.camera} images={holds ? before : []} alarmAt={alarmAt} />
        <NowPicture
          camera={choice.camera}
          form={form}
          viewing={viewing.id}
          shown={now.shown}
          stream={stream}
          words={trouble === null ? null : t(isOver(trouble) ? text.over : troubleText(trouble))}
        />
      </div>
      <div className="site-acts">
        {isOver(trouble) || viewing.trouble !== null ? (
          <ActionButton label={t(text.lookOn)} onPress={viewing.again} />
        ) : null}
        <Forms forms={standing?.forms ?? []} form={form} onForm={setForm} />
        <Turn choice={choice} standing={standing} turned={turned} viewing={viewing.id} onTurned={onTurned} />
        {form === 'hls' && standing?.forms.length === 1 ? null : (
          <Preserve
            camera={choice.camera}
            viewing={isOver(trouble) ? null : viewing.id}
            before={before ?? []}
            onTaken={onPreserved}
          />
        )}
      </div>
    </section>
  );
}

function Forms(props: {
  readonly forms: readonly PictureForm[];
  readonly form: PictureForm;
  readonly onForm: (form: PictureForm) => void;
}) {
  const { t } = useWords();
  if (props.forms.length < 2) return null;
  const choices = props.forms.map((value) => ({ value, label: t(pictureFormText[value]) }));
  return <Segmented label={t(text.form)} value={props.form} choices={choices} onChange={props.onForm} />;
}

function Turn({
  choice,
  standing,
  turned,
  viewing,
  onTurned,
}: Omit<OneProps, 'alarm' | 'alarmAt' | 'onPreserved'> & { readonly viewing: string | null }) {
  const { t } = useWords();
  const { staff, clock } = useRoom();
  const now = useStore(clock);
  const mayDo = useMay();
  const act = useAct();
  const { preset } = choice;
  if (preset === null || standing?.turns !== true) return null;
  const held = turned?.held ?? null;
  const isHeld = held !== null && held.by !== staff.id && Date.parse(held.until) > now;
  const refusal =
    mayDo('operations/site/TurnCamera', siteGiverText) ??
    (viewing === null ? t(text.noViewing) : null) ??
    (isHeld ? t(text.held) : null) ??
    (act.busy ? t(text.sending) : null);
  const press = () =>
    act.send(
      {
        path: '/api/operations/site/turn-camera',
        body: { device: choice.camera, turn: `ct-${crypto.randomUUID()}`, preset, viewing },
      },
      { onTaken: onTurned },
    );
  const outcome = turned?.last?.outcome;
  return (
    <>
      <ActionButton label={t(text.turnTo, { preset })} refusal={refusal} sayRefusal onPress={press} />
      {turned?.last == null ? null : (
        <span className="quiet">{t(outcome == null ? text.turning : turnOutcomeText[outcome])}</span>
      )}
      <ActStatus act={act} />
    </>
  );
}
