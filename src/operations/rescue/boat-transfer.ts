import { ok, refuse } from '../../kernel/result.ts';
import { fromUtc, secondsBetween } from '../../kernel/time.ts';
import { type Boat, openTransfer, type Transfer } from './boat-state.ts';
import { doneBy, type RescueDecision } from './decision.ts';
import type { BoatCommandOf } from './events-boat.ts';
import { sideOf } from './seen.ts';

type Answering = 'AcceptTransfer' | 'RefuseTransfer' | 'AssistWithoutTransfer';

/**
 * Proposes to hand coordination over. The proposer stays responsible until the other side accepts; the same proposal
 * again changes nothing. Refuses: `side_unknown`, `transfer_known`, `already_theirs`, `not_coordinator`, `transfer_open`.
 */
export function propose(boat: Boat, command: BoatCommandOf<'ProposeTransfer'>): RescueDecision {
  const { transfer, to, reason, crossesAt } = command;
  const from = sideOf(command);
  if (from === null) return refuse('side_unknown');
  const before = transferOf(boat, transfer);
  // The same message delivered a second time, even after its answer: one proposal.
  if (before !== null) return before.to === to && before.from === from ? ok([]) : refuse('transfer_known');
  if (boat.coordinator !== from && boat.coordinator !== 'both') return refuse('not_coordinator');
  if (from === to) return refuse('already_theirs');
  if (openTransfer(boat) !== null) return refuse('transfer_open');
  return ok([
    { type: 'TransferProposed', ...doneBy(command), boat: boat.boat, transfer, from, to, reason, crossesAt },
  ]);
}

/** Notes that a proposal reached the other side. Refuses: `transfer_unknown`. */
export function noteDelivered(boat: Boat, command: BoatCommandOf<'NoteTransferDelivered'>): RescueDecision {
  const before = transferOf(boat, command.transfer);
  if (before === null) return refuse('transfer_unknown');
  if (before.deliveredAt !== null) return ok([]);
  return ok([{ type: 'TransferDelivered', ...doneBy(command), boat: boat.boat, transfer: command.transfer }]);
}

/**
 * Answers a proposal: only for the side that was asked. One that was refused, or answered by help alone, may still be
 * accepted until it is withdrawn. Refuses: `transfer_unknown`, `other_side_only`, `transfer_over`, `already_theirs`.
 */
export function answerTransfer(boat: Boat, command: BoatCommandOf<Answering>): RescueDecision {
  const { transfer } = command;
  const asked = transferOf(boat, transfer);
  if (asked === null) return refuse('transfer_unknown');
  if (sideOf(command) !== asked.to) return refuse('other_side_only');
  const body = { ...doneBy(command), boat: boat.boat, transfer };
  switch (command.type) {
    case 'AcceptTransfer': {
      if (asked.status === 'accepted') return ok([]);
      if (asked.status === 'withdrawn') return refuse('transfer_over');
      if (boat.coordinator === asked.to) return refuse('already_theirs');
      // Another proposal waits: it is that one which is answered.
      const waiting = openTransfer(boat);
      if (waiting !== null && waiting !== asked) return refuse('transfer_over');
      return ok([{ type: 'TransferAccepted', ...body }]);
    }
    case 'RefuseTransfer':
      if (asked.status === 'refused' && asked.refusal === command.reason) return ok([]);
      if (isOver(asked)) return refuse('transfer_over');
      return ok([{ type: 'TransferRefused', ...body, reason: command.reason }]);
    case 'AssistWithoutTransfer':
      if (asked.status === 'assisted') return ok([]);
      if (isOver(asked)) return refuse('transfer_over');
      return ok([{ type: 'AssistanceOffered', ...body, side: asked.to }]);
  }
}

/** Takes a proposal back: only for the side that made it. Refuses: `transfer_unknown`, `own_side_only`, `transfer_over`. */
export function withdraw(boat: Boat, command: BoatCommandOf<'WithdrawTransfer'>): RescueDecision {
  const asked = transferOf(boat, command.transfer);
  if (asked === null) return refuse('transfer_unknown');
  if (sideOf(command) !== asked.from) return refuse('own_side_only');
  if (asked.status === 'withdrawn') return ok([]);
  if (asked.status === 'accepted') return refuse('transfer_over');
  return ok([{ type: 'TransferWithdrawn', ...doneBy(command), boat: boat.boat, transfer: command.transfer }]);
}

/** Saying that the other side has it, when it has not accepted: refused, and the attempt stays on record. PROBLEM F4. */
export function treatAsTransferred(boat: Boat, command: BoatCommandOf<'TreatAsTransferred'>): RescueDecision {
  const { to, at } = command;
  if (boat.coordinator === to) return ok([]);
  const asked = boat.transfers.findLast((one) => one.to === to);
  const minutes =
    asked === undefined ? null : Math.floor(secondsBetween(fromUtc(asked.proposedAt), fromUtc(at)) / 60);
  const detail = { coordinator: boat.coordinator, proposed: asked?.status ?? 'no', minutes };
  const assumed = { type: 'TransferAssumed', ...doneBy(command), boat: boat.boat, to } as const;
  return { ok: false, refusal: { code: 'not_accepted', detail }, trace: [assumed] };
}

/**
 * Settles who coordinates a boat that falls to both: once a person of each side has named the same. Until then both do.
 * Refuses: `side_unknown`, `not_both`.
 */
export function settle(boat: Boat, command: BoatCommandOf<'SettleCoordinator'>): RescueDecision {
  const side = sideOf(command);
  if (side === null) return refuse('side_unknown');
  if (boat.coordinator !== 'both') return refuse('not_both', { coordinator: boat.coordinator });
  const { to } = command;
  const { settling } = boat;
  const body = { ...doneBy(command), boat: boat.boat };
  if (settling === null || settling.to !== to) return ok([{ type: 'SettlementProposed', ...body, to, side }]);
  if (settling.side === side) return ok([]);
  return ok([{ type: 'CoordinatorSettled', ...body, coordinator: to }]);
}

function transferOf({ transfers }: Boat, transfer: string): Transfer | null {
  return transfers.find((one) => one.transfer === transfer) ?? null;
}

function isOver({ status }: Transfer): boolean {
  return status === 'accepted' || status === 'withdrawn';
}
