import { RoomActLine } from '../../../kit/acts/act-status.tsx';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { LinkNotice } from '../../../kit/room/link-notice.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomFrame } from '../../../kit/room/room-frame.tsx';
import { TipList } from '../../../kit/tips/tip-list.tsx';
import { useTips } from '../../../kit/tips/use-tips.ts';
import { useStore } from '../../../kit/store.ts';
import type { DesksView } from '../wire.ts';
import { IncidentsPart } from './incidents-part.tsx';
import { SitrepPart } from './sitrep-part.tsx';
import { watchText as text } from './text-watch.ts';
import { useHeldLink, useMayWatch, useWatchDesk } from './use-watch.ts';
import { WatchDialogs } from './watch-dialogs.tsx';
import { ConditionsPart, HelpPart, LoadPart, StrengthPart } from './watch-parts.tsx';

/** The watch of both sides: who is there, what lies on each desk, the sea, help asked and given; major incidents. */
export function WatchRoom() {
  const { t } = useWords();
  const desk = useWatchDesk();
  const view = useHeldLink(desk.desks);
  const incidents = useHeldLink(desk.incidents);
  const act = useAct();
  const tips = useTips('watch');
  return (
    <RoomFrame title={t(text.title)} tools={<HelpButton view={view} />}>
      <LinkNotice of={desk.desks} />
      <RoomActLine act={act} />
      {view === null ? null : (
        <div className="watch-columns" tabIndex={0} role="group" aria-label={t(text.title)}>
          <HelpPart view={view} act={act} />
          <TipList {...tips} />
          <StrengthPart view={view} act={act} />
          <LoadPart view={view} />
          <ConditionsPart view={view} />
          <IncidentsPart incidents={incidents?.incidents ?? []} />
          <SitrepPart />
        </div>
      )}
      <WatchDialogs incidents={incidents?.incidents ?? []} act={act} />
    </RoomFrame>
  );
}

/** One press asks the other side for help; the reason is chosen in the same sheet, with the likeliest first. */
function HelpButton(props: { readonly view: DesksView | null }) {
  const { t } = useWords();
  const { staff, singleKeys } = useRoom();
  const desk = useWatchDesk();
  const may = useMayWatch();
  const dialog = useStore(desk.dialog);
  const runs = props.view?.help.some(
    ({ side, phase }) => side === staff.state && (phase === 'asked' || phase === 'accepted'),
  );
  const refusal = may('CallForHelp') ?? (runs === true ? t(text.helpRuns) : null);
  const open = () => {
    if (refusal === null) desk.dialog.set({ kind: 'help' });
  };
  useKeys(singleKeys && dialog === null ? { h: open } : {});
  return <ActionButton strong label={t(text.callHelp)} hint="h" refusal={refusal} onPress={open} />;
}
