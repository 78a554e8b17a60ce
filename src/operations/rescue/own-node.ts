import type { Boat } from './boat-state.ts';
import { closingFindings } from './closing.ts';
import type { BoatCommand } from './events-boat.ts';
import { nodeOf, sideOf } from './seen.ts';

/** Acts by which a side binds itself towards the other. */
const binding: ReadonlySet<BoatCommand['type']> = new Set<BoatCommand['type']>([
  'ProposeTransfer',
  'AcceptTransfer',
  'RefuseTransfer',
  'AssistWithoutTransfer',
  'WithdrawTransfer',
  'SettleCoordinator',
  'SettleDispute',
  'SuspendSearch',
  'CloseBoat',
]);

/**
 * Where two nodes stand beside one another, what binds a side is decided on that side's own node only; a boat is closed
 * where it is coordinated. What stands against a closing is said first: the attempt goes on record.
 */
export function isOnOwnNode(boat: Boat, command: BoatCommand): boolean {
  const node = nodeOf(command);
  if (node === null || !binding.has(command.type)) return true;
  if (sideOf(command) !== node) return false;
  if (command.type !== 'CloseBoat' || boat.coordinator === node || boat.coordinator === 'both') return true;
  return closingFindings(boat, command.outcome, command.identification).length > 0;
}
