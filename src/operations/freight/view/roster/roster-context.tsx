import { createContext, useContext, useEffect, useState } from 'react';
import type { Order } from '../../../../kit/acts/send-act.ts';
import { type Act, useAct } from '../../../../kit/acts/use-act.ts';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { type Resource, useNudge, useResource } from '../../../../kit/resource.ts';
import { useMay, useRoom } from '../../../../kit/room/room-context.tsx';
import { useStore } from '../../../../kit/store.ts';
import type { State } from '../../../../kernel/label.ts';
import type { Duty } from '../../team/duty-state.ts';
import type { Gap } from '../../team/gaps.ts';
import type { RosterAnswer, RosterPerson, WhoCouldAnswer } from '../../team/wire.ts';
import type { RegistersAnswer } from '../../wire.ts';
import { roomDialog } from '../../../../kit/acts/room-dialog.tsx';
import { rosterFormText as text } from './form-text.ts';

/** Acts of the roster that the desk has. */
export type RosterAct =
  | 'PutDuty'
  | 'RetireDuty'
  | 'ReportAbsence'
  | 'FormTeam'
  | 'AddMember'
  | 'RemoveMember'
  | 'RosterTeam'
  | 'StandUpTeam'
  | 'StandDownTeam'
  | 'DisbandTeam'
  | 'PutCover'
  | 'PutRestRules'
  | 'RetireRestRules'
  | 'ReportReturn'
  | 'SetAvailability'
  | 'ClearAvailability'
  | 'SetTeamAvailability'
  | 'ClearTeamAvailability'
  | 'ProposeSwap'
  | 'AcceptSwap'
  | 'DeclineSwap'
  | 'WithdrawSwap'
  | 'ApproveSwap'
  | 'RefuseSwap'
  | 'NoteSearchProgress'
  | 'ProposeTakeover'
  | 'AcceptTakeover'
  | 'RefuseTakeover'
  | 'WithdrawTakeover'
  | 'EndSearch';

/** Forms over one open search. */
export type SearchForm = 'progress' | 'offer' | 'take' | 'refuse' | 'end';

/** What somebody was proposed for. */
export type Stretch = Pick<Gap, 'place' | 'lane' | 'from' | 'until'> & Pick<WhoCouldAnswer, 'breakMinutes'>;

/** What lies over the room: at most one act at a time. */
export type RosterDialog =
  | { readonly kind: 'team' }
  | { readonly kind: 'cover' }
  | { readonly kind: 'absence'; readonly staff: string }
  | { readonly kind: 'member' | 'shift'; readonly team: string }
  | { readonly kind: 'rules'; readonly state: State }
  | { readonly kind: 'return'; readonly staff: string; readonly absence: RosterPerson['absences'][number] }
  | { readonly kind: 'available'; readonly of: { readonly staff: string } | { readonly team: string } }
  | { readonly kind: 'swap'; readonly staff: string; readonly duty: Duty }
  | { readonly kind: 'search'; readonly form: SearchForm; readonly search: string }
  | { readonly kind: 'duty'; readonly staff: string; readonly team: string; readonly stretch: Stretch };

/** What every view of the roster works on. */
export interface Roster {
  readonly roster: Resource<RosterAnswer>;
  readonly registers: Resource<RegistersAnswer>;
  readonly dialog: RosterDialog | null;
  readonly setDialog: (dialog: RosterDialog | null) => void;
  /** Closes this dialog and no other: an answer that comes late leaves open what was opened meanwhile. */
  readonly close: (own: RosterDialog | null) => void;
  readonly act: Act;
  readonly again: () => void;
  readonly send: (order: Order, undo?: Order) => void;
  /** Null where the post may do this; else who can give it. */
  readonly may: (act: RosterAct) => string | null;
}

export const RosterContext = createContext<Roster | null>(null);

/** The roster in force. Outside its room this is a bug. */
export function useRoster(): Roster {
  const roster = useContext(RosterContext);
  if (roster === null) throw new Error('no room of the roster is open here');
  return roster;
}

/** The order of one act: its address is made of its name, as the node makes it. */
export function rosterOrder(act: RosterAct, body: object): Order {
  const kebab = act.replaceAll(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  return { path: `/api/operations/freight/${kebab}`, body };
}

/** Opens the roster and listens for news of it. */
export function useRosterRoom(): Roster {
  const { onNews, live } = useRoom();
  const mayDo = useMay();
  const [dialog, setDialog] = useState<RosterDialog | null>(null);
  const every = useStore(live).state === 'live' ? 60 : 10;
  const roster = useResource<RosterAnswer>('/api/operations/freight/roster', every);
  const registers = useResource<RegistersAnswer>('/api/operations/freight/registers', 300);
  const act = useAct();
  const again = useNudge(roster);
  useEffect(() => onNews('roster', again), [onNews, again]);
  return {
    roster,
    registers,
    dialog,
    setDialog,
    close: (own) => setDialog((now) => (now === own ? null : now)),
    act,
    again,
    send: (order, undo) => act.send(order, { onTaken: again, ...(undo === undefined ? {} : { undo }) }),
    may: (name) => mayDo(`operations/freight/${name}`, text.giver),
  };
}

/** A rest rule that said no, with its article, its limit and what was found; nothing where none did. */
export function RestFault() {
  const { t, language } = useWords();
  const { outcome } = useRoster().act;
  if (outcome.kind !== 'refused' || outcome.detail['article'] === undefined) return null;
  const { article, articleFr, limit, found, staff } = outcome.detail;
  return (
    <p role="alert" className="notice is-trouble">
      {t(text.restFault, {
        staff: typeof staff === 'string' ? staff : '–',
        found: String(found),
        limit: String(limit),
        article: String(language === 'fr' ? articleFr : article),
      })}
    </p>
  );
}

/** One act over the roster; a rest rule that says no is named. */
export const RosterForm = roomDialog(useRoster, RestFault);
