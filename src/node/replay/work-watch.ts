import { shortNameOf } from './contact-of.ts';
import type { EventOf } from './scenario-events.ts';
import { sideOf } from './staff-of-night.ts';
import { deskOf, give, watch, type Work } from './work.ts';

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

interface StandingAlarm {
  readonly alarm: string;
  readonly armedAt: string;
  readonly phase: string;
  readonly role: string;
}

/**
 * Whoever an alarm calls acknowledges it when they look up: each desk its own. What it asks for is done where it is
 * about, or it stays on the list.
 */
export async function acknowledgeAlarms(work: Work, at: string): Promise<void> {
  for (const side of ['uk', 'fr'] as const) {
    const desk = work.desks[side];
    for (const [role, by] of [
      ['watch_officer', desk.watch],
      ['duty_officer', desk.duty],
      ['gold_commander', desk.gold],
    ] as const) {
      const standing = standingIn(await by.ask('/api/operations/watch/alarms'));
      for (const { alarm, armedAt, phase, role: whose } of standing) {
        if (whose !== role || (phase !== 'unacknowledged' && phase !== 'returned')) continue;
        const fields = { alarm, armedAt };
        const order = { context: watch, command: 'AcknowledgeAlarm', fields, act: `acknowledge/${armedAt}` };
        await give(work, { id: `${alarm}/${at}` }, { by, order });
      }
    }
  }
}

function standingIn(answer: unknown): readonly StandingAlarm[] {
  if (typeof answer !== 'object' || answer === null || !('alarms' in answer)) return [];
  const { alarms } = answer;
  if (!Array.isArray(alarms)) return [];
  return alarms.filter(
    (one: unknown): one is StandingAlarm =>
      typeof one === 'object' &&
      one !== null &&
      'alarm' in one &&
      'armedAt' in one &&
      'phase' in one &&
      'role' in one,
  );
}
