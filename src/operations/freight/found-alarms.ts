import type { AlarmCondition } from '../../kernel/alarm.ts';
import type { State } from '../../kernel/label.ts';
import { sha256Hex } from '../../kernel/sha256.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { childWithinSeconds } from './care-asked.ts';
import { type FoundCounts, foundText } from './found-text.ts';
import { type Counted, type HelpKind, unmetIn } from './life-risk.ts';
import type { Passage } from './passage-state.ts';
import type { CareKind } from './words.ts';

/** People found in one vehicle to whom nobody has come yet: by count and place, nothing of who they are. */
export interface FoundAlarm {
  /** `found/4f0c…/medical`: the same as long as it lasts, and names neither passage nor vehicle. */
  readonly key: string;
  readonly help: HelpKind;
  /** The entry that counted them first. */
  readonly passage: string;
  readonly place: string;
  readonly lane: string | null;
  readonly side: State;
  /** When the newest count came in that help does not cover: a desk that has seen an older one is asked anew. */
  readonly since: UtcText;
  /** Until when somebody must have come. */
  readonly actBefore: UtcText;
  readonly counts: FoundCounts;
}

const careOf: Readonly<Record<HelpKind, readonly CareKind[]>> = {
  medical: ['medical_check', 'pregnancy_medical_check'],
  child_protection: ['unaccompanied_child_referral'],
};
const helps = ['medical', 'child_protection'] as const satisfies readonly HelpKind[];

interface Finding extends Counted {
  readonly passage: Passage;
}

/**
 * What stands of people found, one a vehicle and kind of help: joined entries are one vehicle. The hurt come first, then
 * whoever has waited longest. `passages`: at least all those with a life at risk.
 */
export function foundAlarms(passages: readonly Passage[]): readonly FoundAlarm[] {
  const vehicles = Map.groupBy(passages, ({ passage, group }) => group[0] ?? passage);
  const alarms = [...vehicles.values()].flatMap((entries) => helps.flatMap((help) => alarmOf(entries, help)));
  return alarms.toSorted(
    (one, other) =>
      helps.indexOf(one.help) - helps.indexOf(other.help) ||
      fromUtc(one.since) - fromUtc(other.since) ||
      (one.key < other.key ? -1 : 1),
  );
}

function alarmOf(entries: readonly Passage[], help: HelpKind): readonly FoundAlarm[] {
  const findings = entries
    .flatMap((passage): readonly Finding[] => unmetIn(passage, help).map((one) => ({ ...one, passage })))
    .toSorted((one, other) => fromUtc(one.at) - fromUtc(other.at));
  const [first, newest] = [findings[0], findings.at(-1)];
  if (first === undefined || newest === undefined) return [];
  const { passage, place, lane, side } = first.passage;
  // Drawn from the entry, so that whoever is told of it holds no name of a record that they may not see.
  const drawn = sha256Hex(`found ${passage}`).slice(0, 24);
  return [
    {
      key: `found/${drawn}/${help}`,
      help,
      passage,
      place,
      lane,
      side,
      since: newest.at,
      actBefore: dueOf(findings, help) ?? toUtc(addSeconds(fromUtc(first.at), childWithinSeconds)),
      counts: countsOf(findings),
    },
  ];
}

/** The first of the times that the safeguarding desk was given for them; null: it was asked for none of these. */
function dueOf(findings: readonly Finding[], help: HelpKind): UtcText | null {
  const since = findings.map(({ at }) => at).toSorted()[0] ?? '';
  const due = [...new Set(findings.map(({ passage }) => passage))]
    .flatMap(({ care }) => care)
    .filter(({ kind, at }) => careOf[help].includes(kind) && at >= since)
    .map(({ dueAt }) => dueAt);
  return due.toSorted()[0] ?? null;
}

function countsOf(findings: readonly Finding[]): FoundCounts {
  const most = (of: keyof FoundCounts): number => Math.max(...findings.map(({ found }) => found[of]));
  return {
    people: most('people'),
    children: most('children'),
    injured: most('injured'),
    unconscious: most('unconscious'),
    pregnant: most('pregnant'),
  };
}

/**
 * The same as alarms of the duty desk. `side`: the state whose node this is; a place of the other state calls both, since
 * nobody of the other may sit here. Protected: by count and place only, to the duty officer and whoever stands above.
 */
export function freightConditions(passages: readonly Passage[], side: State): readonly AlarmCondition[] {
  return foundAlarms(passages).map((alarm): AlarmCondition => {
    const { key, help, place, since, actBefore } = alarm;
    return {
      key,
      kind: help === 'medical' ? 'people_hurt_in_vehicle' : 'children_in_vehicle',
      priority: help === 'medical' ? 'life' : 'high',
      side: alarm.side === side ? side : 'both',
      role: 'duty_officer',
      since,
      actBefore,
      about: `freight_place/${place}`,
      reference: place,
      cause: key.slice(0, key.lastIndexOf('/')),
      ...foundText(alarm),
      isProtected: true,
    };
  });
}
