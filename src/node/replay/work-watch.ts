import type { AlarmView } from '../../operations/watch/wire.ts';
import { shortNameOf } from './contact-of.ts';
import type { EventOf } from './scenario-events.ts';
import { sideOf } from './staff-of-night.ts';
import { deskOf, give, type Place, watch, type Work } from './work.ts';

/** How many are on watch: heads only. */
export async function reportStrength(work: Work, event: EventOf<'shift'>): Promise<void> {
  const side = sideOf(event.node);
  const team = shortNameOf(event.team ?? null) ?? `${side}-night`;
  const { staff, establishment } = event;
  const fields = { side, team, staff, establishment, minimum: null };
  const order = { context: watch, command: 'ReportStrength', fields, act: 'strength' };
  await give(work, event, { by: deskOf(work, event).duty, order });
}

/** How likely crossings are, and the sea, as the bulletin has them. */
export async function reportConditions(work: Work, event: EventOf<'environment'>): Promise<void> {
  const side = sideOf(event.node);
  const assessment = /\bRED\b|ROUGE/i.test(event.text)
    ? 'red'
    : /AMBER|ORANGE/i.test(event.text)
      ? 'amber'
      : 'green';
  const [, celsius] = /(\d{1,2})\s?°?\s?C\b/.exec(event.text) ?? [];
  const waterCelsius = celsius === undefined ? null : Number(celsius);
  const fields = { side, assessment, waterCelsius };
  const order = { context: watch, command: 'ReportConditions', fields, act: 'conditions' };
  await give(work, event, { by: deskOf(work, event).duty, order });
}

const posts = { watch_officer: 'watch', duty_officer: 'duty', gold_commander: 'gold' } as const;

/**
 * Whoever an alarm calls acknowledges it when they look up: each desk its own. What it asks for is done where it is
 * about, or it stays on the list.
 */
export async function acknowledgeAlarms(
  work: Work,
  { sides }: Place,
  standing: readonly AlarmView[],
): Promise<void> {
  for (const { alarm, armedAt, phase, role, side } of standing.filter((one) => sides.includes(one.side))) {
    if ((phase !== 'unacknowledged' && phase !== 'returned') || !Object.hasOwn(posts, role)) continue;
    const by = work.desks[side][posts[role as keyof typeof posts]]; // the key was just looked up
    const fields = { alarm, armedAt };
    const order = { context: watch, command: 'AcknowledgeAlarm', fields, act: `acknowledge/${armedAt}` };
    await give(work, { id: alarm }, { by, order });
  }
}
