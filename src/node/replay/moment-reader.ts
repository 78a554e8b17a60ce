import { alarmPriorities } from '../../kernel/alarm.ts';
import type { TipsAnswer, TipView } from '../../kernel/released-tip.ts';
import { addSeconds, type Clock, type Instant, toUtc, type UtcText } from '../../kernel/time.ts';
import type { GapView } from '../../operations/dispatch/wire.ts';
import { figureNames, type Figures } from '../../operations/rescue/figures.ts';
import type { AlarmsView, AlarmView } from '../../operations/watch/wire.ts';
import type { BoardReader } from './board.ts';
import type { NightConsole } from './console.ts';
import type { AlarmSeen, BudgetSeen, GapSeen, Moment } from './night.ts';
import { linksFor } from './links-of.ts';
import { passagesFor } from './passages-of.ts';
import { tracingFor } from './tracing-of.ts';
import { momentOf } from './play-night.ts';
import type { Desks, Side } from './staff-of-night.ts';
import type { Window } from './window-of.ts';

/** What is asked of a node when an expectation looks, and how its alarms are followed meanwhile. */
export interface MomentReader {
  /** What stands now, by the node's clock; noted, so that one gone at the next look was seen. */
  standing(): Promise<readonly AlarmView[]>;
  look(at: Instant, spans: readonly Window[]): Promise<Moment>;
}

const rolesOfDesk = { watch: 'watch_officer', duty: 'duty_officer', gold: 'gold_commander' } as const;

export interface MomentParts {
  readonly desks: Desks;
  /** Whose desks sit at this node. */
  readonly sides: readonly Side[];
  readonly board: BoardReader;
  /** Whoever looks at the freight book; null: the night has no freight. */
  readonly freight: NightConsole | null;
  readonly clock: Clock;
  /** When the night begins: from then on interruptions are counted. */
  readonly from: UtcText;
  /** How many orders of the night have been given by now. */
  readonly ordersGiven: () => number;
  /** Everything that is due by the node's clock is done before it resolves. */
  readonly lookAtAlarms: () => Promise<void>;
}

export function openMoments(parts: MomentParts): MomentReader {
  const { desks, sides, board, clock, from: whole, lookAtAlarms } = parts;
  const { watch } = desks[sides.at(-1) ?? 'uk'];
  const seen = new Map<string, AlarmSeen>();
  const standing = async (): Promise<readonly AlarmView[]> => {
    await lookAtAlarms();
    // Only what stands is asked for here: the shorter the span, the less is read for its measure.
    const { alarms } = await alarmsFor(watch, toUtc(addSeconds(clock(), -1)));
    for (const { alarm, kind, priority, side, role, about, since } of alarms) {
      const key = `${alarm} ${since} ${role}`;
      seen.set(key, { key, kind, priority, side, role, about, since });
    }
    return alarms;
  };
  return {
    standing,
    async look(at, spans) {
      await standing();
      const budgets: BudgetSeen[] = [];
      for (const { from } of [{ from: whole }, ...spans])
        for (const side of sides)
          for (const [post, role] of Object.entries(rolesOfDesk)) {
            const by = desks[side][post as keyof typeof rolesOfDesk]; // its own keys
            const { budget } = await alarmsFor(by, from);
            const { interruptions, worst10Minutes, meanPer10Minutes } = budget;
            budgets.push({
              side,
              role,
              from,
              to: toUtc(at),
              interruptions,
              worst10Minutes,
              meanPer10Minutes,
            });
          }
      const [figures, gaps] = [await figuresFor(watch, whole), await gapsFor(watch)];
      return momentOf(at, await board.look(), {
        ordersGiven: parts.ordersGiven(),
        alarms: inOrder([...seen.values()]),
        budgets,
        figures,
        gaps,
        links: await linksFor(watch),
        tips: await tipsFor(desks[sides.at(-1) ?? 'uk'].duty),
        tracing: await Promise.all(sides.map((side) => tracingFor(desks[side], side))),
        passages: parts.freight === null ? [] : await passagesFor(parts.freight),
      });
    },
  };
}

const inOrder = (alarms: readonly AlarmSeen[]): readonly AlarmSeen[] =>
  alarms.toSorted(
    (a, b) =>
      alarmPriorities.indexOf(a.priority) - alarmPriorities.indexOf(b.priority) ||
      (a.since < b.since ? -1 : 1),
  );

async function alarmsFor(by: NightConsole, from: UtcText): Promise<AlarmsView> {
  const span = encodeURIComponent(from);
  return (await by.ask(`/api/operations/watch/alarms?from=${span}`)) as AlarmsView; // as the node's route writes it
}

async function tipsFor(by: NightConsole): Promise<readonly TipView[]> {
  return ((await by.ask('/api/operations/tips/watch')) as TipsAnswer).tips; // as the node's route writes it
}

async function figuresFor(by: NightConsole, from: UtcText): Promise<Readonly<Record<string, number>>> {
  const answer = await by.ask(`/api/operations/rescue/figures?from=${encodeURIComponent(from)}`);
  const { figures } = answer as { readonly figures: Figures }; // as the node's route writes it
  return Object.fromEntries(figureNames.map((name) => [name, figures[name].value]));
}

async function gapsFor(by: NightConsole): Promise<readonly GapSeen[]> {
  const { gaps } = (await by.ask('/api/operations/dispatch/gaps')) as { readonly gaps: readonly GapView[] }; // as above
  return gaps.map(({ gap, from, compensations, decisions }) => {
    const standing = compensations.filter(({ withdrawn }) => withdrawn === null).length;
    return { about: gap, from, compensations: standing, acceptedBy: decisions.at(-1)?.by ?? null };
  });
}
