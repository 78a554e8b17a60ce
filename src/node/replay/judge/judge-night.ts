import { never } from '../../../kernel/result.ts';
import type { Night } from '../night.ts';
import type { Expectation } from '../scenario-expectations.ts';
import { actionBlocked, coordinator, exactlyOnce } from './acts.ts';
import { alarmBudget, alert } from './alarms.ts';
import { degradedMode, noLoss } from './exchange.ts';
import { familyLink } from './families.ts';
import { dedupRecord, freightSafeguarding } from './freight.ts';
import { cannotLink, mustLink, notABoat, related } from './links.ts';
import { people } from './people.ts';
import { positionFlag } from './positions.ts';
import { audit, boatCount, clock, fieldCorrection, kpi, planning, reopen, safeguarding } from './rest.ts';
import type { Judgement } from './verdict.ts';
import { visibility } from './visibility.ts';

/** One line of the verdict. `pass` null: not yet; the detail says what is missing. */
export interface Verdict extends Judgement {
  readonly id: string;
  readonly kind: Expectation['kind'];
}

/** Judges every expectation of a night, in the file's order. */
export function judgeNight(night: Night): readonly Verdict[] {
  return night.scenario.expectations.map((expectation) => ({
    id: expectation.id,
    kind: expectation.kind,
    ...judgementOf(expectation, night),
  }));
}

/** Judges one expectation by what one node has. */
export function judgementOf(expectation: Expectation, night: Night): Judgement {
  switch (expectation.kind) {
    case 'must_link':
      return mustLink(expectation, night);
    case 'cannot_link':
      return cannotLink(expectation, night);
    case 'related':
      return related(expectation, night);
    case 'not_a_boat':
      return notABoat(expectation, night);
    case 'position_flag':
      return positionFlag(expectation, night);
    case 'coordinator':
      return coordinator(expectation, night);
    case 'action_blocked':
      return actionBlocked(expectation, night);
    case 'alert':
      return alert(expectation, night);
    case 'alarm_budget':
      return alarmBudget(expectation, night);
    case 'exactly_once':
      return exactlyOnce(expectation, night);
    case 'boat_count':
      return boatCount(expectation, night);
    case 'people':
      return people(expectation, night);
    case 'reopen':
      return reopen(expectation, night);
    case 'clock':
      return clock(expectation, night);
    case 'field_correction':
      return fieldCorrection(expectation, night);
    case 'safeguarding':
      return isOfFreight(expectation.event, night)
        ? freightSafeguarding(expectation, night)
        : safeguarding(expectation, night);
    case 'planning':
      return planning(expectation, night);
    case 'kpi':
      return kpi(expectation, night);
    case 'audit':
      return audit(expectation, night);
    case 'degraded_mode':
      return degradedMode(expectation, night);
    case 'no_loss':
      return noLoss(expectation, night);
    case 'dedup_record':
      return dedupRecord(expectation, night);
    case 'visibility':
      return visibility(expectation, night);
    case 'family_link':
      return familyLink(expectation, night);
    default:
      return never(expectation);
  }
}

function isOfFreight(event: string, { scenario }: Night): boolean {
  return scenario.events.find(({ id }) => id === event)?.type === 'freight';
}
