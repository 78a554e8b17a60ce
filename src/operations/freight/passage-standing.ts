import { lifeRiskIn } from './life-risk.ts';
import type { Passage } from './passage-state.ts';

/** How a passage stands, most urgent first: what a list is ordered and filtered by. */
export const standings = [
  'life_risk',
  'people_found',
  'held',
  'in_control',
  'waiting',
  'released',
  'left',
] as const;
export type Standing = (typeof standings)[number];

/** Life before everything; then what somebody has to do; then what is done. */
export function standingOf(passage: Passage): Standing {
  const risk = lifeRiskIn(passage);
  if (risk.medical || risk.children) return 'life_risk';
  if (passage.phase === 'left') return 'left';
  const { next, controls, met } = passage;
  if (next === 'release') return 'released';
  if (met.length > 0 || controls.some(({ found }) => found !== null)) return 'people_found';
  if (next === 'hold' || next === 'medical' || next === 'hand_to_police') return 'held';
  return controls.length === 0 ? 'waiting' : 'in_control';
}
