import { meantBoats } from './meant-boat.ts';
import type { EventOf } from './scenario-events.ts';
import { sideOf } from './staff-of-night.ts';
import { carryOut, takeContact } from './work-contact.ts';
import { boardFor, calledBoats, deskOf, give, rescue, rootIn, type Work } from './work.ts';

const refusalReasons = ['no_unit', 'not_our_region', 'facts_disputed', 'not_safe_now', 'other'];

/** A step of a transfer at the line, given by a person of the side from which it comes. */
export async function handOver(work: Work, event: EventOf<'handover'>): Promise<void> {
  if (event.action === 'propose') return propose(work, event);
  const known = work.transfers.get(event.ref);
  if (known === undefined) return;
  const boat = rootIn(await boardFor(work, event), known.boat);
  const of = { boat, transfer: known.transfer };
  const order = (command: string, fields: object) =>
    give(work, event, {
      by: deskOf(work, event).duty,
      order: { context: rescue, command, fields, act: command, boat },
    });
  switch (event.action) {
    case 'accept':
      // Also after a refusal or help alone: what was proposed stands until it is withdrawn.
      await order('AcceptTransfer', of);
      return;
    case 'refuse': {
      const reason = refusalReasons.find((one) => one === event.reason) ?? 'other';
      await order('RefuseTransfer', { ...of, reason });
      return;
    }
    case 'assist_without_transfer':
      await order('AssistWithoutTransfer', of);
      return;
    case 'withdraw':
      await order('WithdrawTransfer', of);
      return;
  }
}

/** What is told of a boat stands on record as well; then coordination is offered to the other side. */
async function propose(work: Work, event: EventOf<'handover'>): Promise<void> {
  const taken = await takeContact(work, event);
  const board = await boardFor(work, event);
  const [meant] = meantBoats(`${event.ref} ${event.text}`, calledBoats(work, board));
  // Whoever offers a boat has one: what fits none on record is one more.
  const boat = taken ?? meant ?? (await carryOut(work, event, { kind: 'open', phase: 'alert' }));
  if (boat === null) return;
  if (taken === null && meant !== undefined) await linkMeant(work, event, meant);
  const transfer = work.names.short('transfer', event.ref);
  const to = event.to === undefined ? (event.node === 'FR' ? 'uk' : 'fr') : sideOf(event.to);
  const fields = { boat, transfer, to, reason: 'crosses_line', crossesAt: null };
  const told = await give(work, event, {
    by: deskOf(work, event).duty,
    order: { context: rescue, command: 'ProposeTransfer', fields, act: 'ProposeTransfer', boat },
  });
  if (!told.ok) return;
  work.transfers.set(event.ref, { boat, transfer, event: event.id });
  if (event.queued !== true) await deliver(work, event, { boat, transfer });
}

/** What was told of a boat that the desk named itself stands on that boat's record. */
async function linkMeant(work: Work, event: EventOf<'handover'>, boat: string): Promise<void> {
  await carryOut(work, event, { kind: 'link', boat, grade: 'probable', reason: 'followed_throughout' });
}

/** The other side's desk has it before it: from then on its silence is an answer that is missing. */
export async function deliver(
  work: Work,
  event: Pick<EventOf<'handover'>, 'id' | 'node'>,
  { boat, transfer }: { readonly boat: string; readonly transfer: string },
): Promise<void> {
  const to = event.node === 'FR' ? 'uk' : 'fr';
  const board = await work.places[to].board.look();
  const root = rootIn(board, boat);
  const view = board.boats.find((one) => one.boat === root);
  // What has not arrived there lies before nobody.
  if (view?.transfers.some((one) => one.transfer === transfer && one.to === to) !== true) return;
  const fields = { boat: root, transfer };
  const order = {
    context: rescue,
    command: 'NoteTransferDelivered',
    fields,
    act: `delivered/${transfer}`,
    boat: root,
  };
  const told = await give(work, event, { by: work.desks[to].watch, order });
  if (told.ok) work.delivered.add(transfer);
}
