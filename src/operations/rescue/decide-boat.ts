import type { Decider } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { close, reopen } from './boat-close.ts';
import { afterwards, reopening } from './boat-evidence.ts';
import { evolveBoat } from './boat-evolve.ts';
import { grade, link, unlink } from './boat-links.ts';
import { merge, split } from './boat-merge.ts';
import { open } from './boat-open.ts';
import { explainCounts, markHull, recordDispersed } from './boat-people.ts';
import { setPhase } from './boat-phase.ts';
import { acknowledgeRecall, noteBoatRecalled, noteRecall } from './boat-recall.ts';
import { reconcileBoat } from './boat-reconcile.ts';
import { relate, unrelate } from './boat-relate.ts';
import { endSearch, openSearch, recordEffort, suspendSearch } from './boat-search.ts';
import { settleDispute } from './boat-settle.ts';
import { type Boat, type BoatState, noBoat } from './boat-state.ts';
import {
  answerTransfer,
  noteDelivered,
  propose,
  settle,
  treatAsTransferred,
  withdraw,
} from './boat-transfer.ts';
import {
  endSafeguarding,
  keepPromise,
  makePromise,
  nameOnScene,
  noteRequest,
  noteTask,
  translateLog,
  writeLog,
} from './boat-watch.ts';
import { doneBy, type RescueDecision, type RescueEvent } from './decision.ts';
import { contestedOfBoat } from './dispute-kinds.ts';
import type { BoatCommand } from './events-boat.ts';
import { isOfBoat } from './of-boat.ts';
import type { RescueRefusal } from './refusal-codes.ts';
import { authorOf } from './seen.ts';
import { isOnOwnNode } from './own-node.ts';

type Command = Exclude<BoatCommand, { readonly type: 'OpenBoat' | 'NoteBoatRecalled' }>;

/** Decides over one boat: its evidence, who coordinates it, its people, and whether it may be closed. */
export const boatDecider: Decider<BoatState, BoatCommand, RescueEvent, RescueRefusal> = {
  initial: noBoat,
  decide(state, command) {
    if (authorOf(command) === null) return refuse('author_unknown');
    if (command.type === 'OpenBoat') return open(state, command);
    if (command.type === 'NoteBoatRecalled') return noteBoatRecalled(state, command);
    if (state.status === 'none') return refuse('boat_unknown');
    if (state.mergedInto !== null && !goesOnMerged.has(command.type))
      return refuse('merged_elsewhere', { into: state.mergedInto });
    if (state.recalled !== undefined && !goesOnRecalled.has(command.type)) return refuse('boat_recalled');
    if (state.status === 'closed' && needsOpen.has(command.type)) return refuse('boat_closed');
    if (!isOnOwnNode(state, command)) return refuse('other_side_only');
    return kept(state, command, decided(state, command));
  },
  evolve(state, event) {
    return isOfBoat(event) ? evolveBoat(state, event) : state;
  },
  contested: contestedOfBoat,
  reconcile: reconcileBoat,
};

/** What comes in by itself is written wherever the record stands. */
const goesOnMerged: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'NoteTask',
  'NoteRequest',
  'NoteTransferDelivered',
  'TranslateLog',
  'SettleDispute',
  'NoteRecall',
  'AcknowledgeRecall',
]);

/**
 * What is done on a boat that the other side has recalled: whatever of ours is in hand is brought to its end, and its contacts
 * go on to another. Nothing here says any more of the other side's boat, which its own node may still hold.
 */
const goesOnRecalled: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'NoteTask',
  'NoteRequest',
  'NoteRecall',
  'AcknowledgeRecall',
  'UnlinkContact',
  'KeepPromise',
  'EndSafeguarding',
  'WriteLog',
  'TranslateLog',
  'NameOnScene',
  'RecordSearchEffort',
  'EndSearch',
  'SuspendSearch',
]);

/** Acts that make no sense on a boat held to be over: it is opened again first, which one person may do. */
const needsOpen: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'SetPhase',
  'ProposeTransfer',
  'AcceptTransfer',
  'RefuseTransfer',
  'AssistWithoutTransfer',
  'TreatAsTransferred',
  'OpenSearch',
  'RecordSearchEffort',
  'EndSearch',
  'SuspendSearch',
  'CloseBoat',
]);

/** Whatever was decided, a closed boat stays closed only while it could be closed: else the same act opens it again. */
function kept(state: Boat, command: Command, decision: RescueDecision): RescueDecision {
  // A recall opens nothing and closes nothing: the boat says that it came.
  if (!decision.ok || state.status !== 'closed' || command.type === 'NoteRecall') return decision;
  const own = decision.value.filter(isOfBoat).filter(({ on }) => on === undefined);
  const contact = 'contact' in command ? command.contact : null;
  const again = reopening(
    afterwards(state, own),
    { contact, reason: 'other', before: state },
    doneBy(command),
  );
  return again.length === 0 ? decision : ok([...decision.value, ...again]);
}

function decided(boat: Boat, command: Command): RescueDecision {
  switch (command.type) {
    case 'LinkContact':
      return link(boat, command);
    case 'GradeLink':
      return grade(boat, command);
    case 'UnlinkContact':
      return unlink(boat, command);
    case 'RelateBoats':
      return relate(boat, command);
    case 'UnrelateBoats':
      return unrelate(boat, command);
    case 'MergeBoats':
      return merge(boat, command);
    case 'SplitBoat':
      return split(boat, command);
    case 'SetPhase':
      return setPhase(boat, command);
    case 'CloseBoat':
      return close(boat, command);
    case 'ReopenBoat':
      return reopen(boat, command);
    case 'ExplainCounts':
      return explainCounts(boat, command);
    case 'RecordDispersed':
      return recordDispersed(boat, command);
    case 'MarkHull':
      return markHull(boat, command);
    case 'SettleDispute':
      return settleDispute(boat, command);
    case 'NoteRecall':
      return noteRecall(boat, command);
    case 'AcknowledgeRecall':
      return acknowledgeRecall(boat, command);
    default:
      return acted(boat, command);
  }
}

type Acting = Exclude<
  Command['type'],
  | 'LinkContact'
  | 'GradeLink'
  | 'UnlinkContact'
  | 'RelateBoats'
  | 'UnrelateBoats'
  | 'MergeBoats'
  | 'SplitBoat'
  | 'SetPhase'
  | 'CloseBoat'
  | 'ReopenBoat'
  | 'ExplainCounts'
  | 'RecordDispersed'
  | 'MarkHull'
  | 'SettleDispute'
  | 'NoteRecall'
  | 'AcknowledgeRecall'
>;

function acted(boat: Boat, command: Extract<Command, { readonly type: Acting }>): RescueDecision {
  switch (command.type) {
    case 'MakePromise':
      return makePromise(boat, command);
    case 'KeepPromise':
      return keepPromise(boat, command);
    case 'EndSafeguarding':
      return endSafeguarding(boat, command);
    case 'WriteLog':
      return writeLog(boat, command);
    case 'TranslateLog':
      return translateLog(boat, command);
    case 'NameOnScene':
      return nameOnScene(boat, command);
    case 'NoteTask':
      return noteTask(boat, command);
    case 'NoteRequest':
      return noteRequest(boat, command);
    case 'ProposeTransfer':
      return propose(boat, command);
    case 'NoteTransferDelivered':
      return noteDelivered(boat, command);
    case 'AcceptTransfer':
    case 'RefuseTransfer':
    case 'AssistWithoutTransfer':
      return answerTransfer(boat, command);
    case 'WithdrawTransfer':
      return withdraw(boat, command);
    case 'TreatAsTransferred':
      return treatAsTransferred(boat, command);
    case 'SettleCoordinator':
      return settle(boat, command);
    case 'OpenSearch':
      return openSearch(boat, command);
    case 'RecordSearchEffort':
      return recordEffort(boat, command);
    case 'EndSearch':
      return endSearch(boat, command);
    case 'SuspendSearch':
      return suspendSearch(boat, command);
    default:
      return never(command);
  }
}
