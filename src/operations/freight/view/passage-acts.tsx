import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import type { LifeRisk } from '../life-risk.ts';
import type { PassageView } from '../wire.ts';
import { type PassageForm, useFreight } from './freight-context.tsx';
import { type FreightAct, freightOrder } from './orders.ts';
import { actsText as text } from './text.ts';
import { leaveText, metText, plateText, vehicleText } from './text-forms.ts';

interface Row {
  readonly key: string;
  readonly label: { readonly en: string; readonly fr: string };
  readonly right: FreightAct;
  /** What stands in the way beside the right; null: nothing. */
  readonly lacks: { readonly en: string; readonly fr: string } | null;
  readonly strong?: boolean;
  readonly run: () => void;
}

/** One entry, and the risk of the vehicle: of all that are joined to it. */
interface OfVehicle {
  readonly passage: PassageView;
  readonly risk: LifeRisk;
}

/** What can be done with a passage; help first where it is needed. None disappears: what is missing is said. */
export function PassageActs({ passage, risk }: OfVehicle) {
  const { t } = useWords();
  const { singleKeys } = useRoom();
  const { may, dialog } = useFreight();
  const rows = useRows({ passage, risk });
  const refusalOf = ({ right, lacks }: Row) => may(right) ?? (lacks === null ? null : t(lacks));
  const bindings = Object.fromEntries(
    rows.map((row) => [row.key, () => (refusalOf(row) === null ? row.run() : false)] as const),
  );
  useKeys(singleKeys && dialog === null ? bindings : {});
  return (
    <div className="act-row">
      {rows.map((row) => (
        <ActionButton
          key={row.key}
          label={t(row.label)}
          hint={row.key}
          strong={row.strong === true}
          refusal={refusalOf(row)}
          onPress={row.run}
        />
      ))}
    </div>
  );
}

/** Each act with its key and what stands in its way. */
function useRows({ passage, risk }: OfVehicle): readonly Row[] {
  const { clock } = useRoom();
  const { send, setDialog } = useFreight();
  const { passage: id, help, group } = passage;
  const form = (kind: PassageForm) => () => setDialog({ kind, passage: id });
  const came = (kind: 'medical' | 'child_protection') =>
    help.some((one) => one.help === kind) ? text.helpCame : text.helpNotNeeded;
  return [
    {
      key: 'm',
      label: text.medicalCame,
      right: 'NoteHelp',
      lacks: risk.medical ? null : came('medical'),
      strong: risk.medical,
      run: () => send(freightOrder('NoteHelp', { passage: id, help: 'medical' })),
    },
    {
      key: 'c',
      label: text.protectionCame,
      right: 'NoteHelp',
      lacks: risk.children ? null : came('child_protection'),
      strong: risk.children,
      run: () => send(freightOrder('NoteHelp', { passage: id, help: 'child_protection' })),
    },
    { key: 'r', label: text.record, right: 'RecordControl', lacks: null, run: form('record') },
    { key: 'e', label: metText.act, right: 'NotePeopleMet', lacks: null, run: form('met') },
    { key: 's', label: text.setNext, right: 'SetNextStep', lacks: null, run: form('next') },
    { key: 'p', label: plateText.act, right: 'NotePlate', lacks: null, run: form('plate') },
    { key: 'v', label: vehicleText.act, right: 'CorrectVehicle', lacks: null, run: form('vehicle') },
    { key: 'l', label: text.join, right: 'JoinPassages', lacks: null, run: form('join') },
    {
      key: 'u',
      label: text.part,
      right: 'PartPassages',
      lacks: group.length === 0 ? text.notJoined : null,
      run: form('part'),
    },
    {
      key: 'd',
      label: text.leave,
      right: 'LeavePassage',
      lacks: leavingLacks({ passage, risk }),
      run: () =>
        send(freightOrder('LeavePassage', { passage: id, leftAt: new Date(clock.get()).toISOString() })),
    },
  ];
}

/** What stands in the way of leaving, as the decider has it: help first, then the step that is open. */
function leavingLacks({ passage: { phase, next }, risk }: OfVehicle): Row['lacks'] {
  if (phase === 'left') return text.hasLeft;
  if (risk.medical) return leaveText.medical;
  return next === null || next === 'release' ? null : leaveText.step;
}
