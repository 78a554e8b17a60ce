import type { Text } from '../../../kernel/text.ts';
import { type Answer, postJson } from '../../../kit/http.ts';
import { reasonText } from '../text.ts';
import type { Assessment, DetectionView } from '../wire.ts';
import type { Connection } from '../../../kit/live/live-client.ts';
import type { DeskStaff } from './desk.ts';

/** What the node answers to an order that it wrote in the book. */
export interface Recorded {
  readonly ok: true;
  readonly position: number;
}

/** One order about one detection. */
export type AssessOrder = { readonly assess: Assessment } | { readonly withdraw: true };

/** Sends the order. With the same key a repeat writes nothing twice. */
export function sendAssessment(
  detection: string,
  order: AssessOrder,
  key: string,
): Promise<Answer<Recorded>> {
  return 'assess' in order
    ? postJson('/api/operations/picture/assess-detection', { detection, assessment: order.assess }, key)
    : postJson('/api/operations/picture/withdraw-assessment', { detection }, key);
}

export interface ActingConditions {
  readonly live: boolean;
  readonly connection: Connection['state'];
  readonly staff: DeskStaff;
}

/** Why this order cannot be given now, or null where it can: what is missing, and who can give it. */
export function assessRefusal(
  order: AssessOrder,
  detection: DetectionView,
  conditions: ActingConditions,
): Text | null {
  if (!conditions.live) return reasonText.notLive;
  if (conditions.connection !== 'live') return reasonText.notConnected;
  const action = 'assess' in order ? 'assess-detection' : 'withdraw-assessment';
  if (!isPermitted(conditions.staff.actions, action)) return reasonText.notPermitted;
  if ('assess' in order) return detection.assessment?.value === order.assess ? reasonText.alreadySo : null;
  return detection.assessment === null ? reasonText.nothingToWithdraw : null;
}

/** True where the list of a person's actions holds the action, with or without its wing and room before it. */
export function isPermitted(actions: readonly string[], action: string): boolean {
  const plain = action.replaceAll('-', '').toLowerCase();
  return actions.some((one) => one.replaceAll(/[-_]/g, '').toLowerCase().endsWith(plain) || one === '*');
}
