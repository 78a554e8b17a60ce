import type { Act } from '../../../kit/acts/use-act.ts';
import { useStore } from '../../../kit/store.ts';
import type { IncidentView } from '../wire.ts';
import { ConditionsDialog } from './dialog-conditions.tsx';
import { HelpDialog, RefuseHelpDialog } from './dialog-help.tsx';
import { MethaneDialog, StandDownDialog } from './dialog-methane.tsx';
import { StrengthDialog } from './dialog-strength.tsx';
import { useWatchDesk } from './use-watch.ts';

/** Whatever lies over the watch's room: at most one act at a time. */
export function WatchDialogs(props: { readonly incidents: readonly IncidentView[]; readonly act: Act }) {
  const desk = useWatchDesk();
  const dialog = useStore(desk.dialog);
  const { act, incidents } = props;
  const incidentOf = (id: string) => incidents.find(({ incident }) => incident === id);
  switch (dialog?.kind) {
    case 'strength':
      return <StrengthDialog team={dialog.team} act={act} />;
    case 'conditions':
      return <ConditionsDialog act={act} />;
    case 'help':
      return <HelpDialog act={act} />;
    case 'refuse_help':
      return <RefuseHelpDialog side={dialog.side} call={dialog.call} act={act} />;
    case 'declare':
      return <MethaneDialog before={null} act={act} />;
    case 'update': {
      const before = incidentOf(dialog.incident);
      return before === undefined ? null : <MethaneDialog key={before.incident} before={before} act={act} />;
    }
    case 'stand_down': {
      const incident = incidentOf(dialog.incident);
      return incident === undefined ? null : <StandDownDialog incident={incident} act={act} />;
    }
    case 'shelve': // the alarm list's own
    case undefined:
      return null;
  }
}
