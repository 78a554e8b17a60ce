import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './decider.ts';
import { given } from './given.ts';
import type { ActorId } from './ids.ts';
import { proposalDoor, proposalHandling, proposalId, proposalRefusals } from './proposal-door.ts';
import {
  type ActProposed,
  type ProposalCommand,
  proposalDecider,
  type ProposalEvent,
  proposalPhase,
} from './proposal.ts';
import type { UtcText } from './time.ts';

const utc = (text: string): UtcText => text as UtcText;
const [author, second] = ['example-1' as ActorId, 'example-2' as ActorId];
const proposal = `p-${'0'.repeat(32)}`;
const act = {
  proposal,
  context: 'oversight/example',
  command: 'Grant',
  stream: 'example/1',
  fields: { row: '1' },
};
const at = utc('2026-01-10T10:00:00.000Z');
const later = utc('2026-01-11T10:00:00.000Z');
const lapsesAt = utc('2026-01-13T10:00:00.000Z');
const tooLate = utc('2026-01-13T10:00:00.001Z');

const propose: ProposalCommand = { type: 'ProposeAct', at, by: author, ...act };
const approve: ProposalCommand = { type: 'ApproveAct', at: later, by: second, proposal };
const refuseIt: ProposalCommand = {
  type: 'RefuseAct',
  at: later,
  by: second,
  proposal,
  reason: 'not_lawful',
};
const withdraw: ProposalCommand = { type: 'WithdrawProposal', at: later, by: author, proposal };

const proposed: ActProposed = { type: 'ActProposed', at, by: author, lapsesAt, ...act };
const approved: ProposalEvent = { type: 'ActApproved', at: later, by: second, proposal };
const refused: ProposalEvent = { type: 'ActRefused', at: later, by: second, proposal, reason: 'not_lawful' };
const withdrawn: ProposalEvent = { type: 'ProposalWithdrawn', at: later, by: author, proposal };

const story = (history: readonly ProposalEvent[]) => given(proposalDecider, history);
const answers = [approve, refuseIt, withdraw];

describe('an act', () => {
  test('is proposed for 72 hours', () => story([]).when(propose).then([proposed]));
  test('is approved by a second person', () => story([proposed]).when(approve).then([approved]));
  test('is refused by a second person, with a reason', () =>
    story([proposed]).when(refuseIt).then([refused]));
  test('is withdrawn by its author', () => story([proposed]).when(withdraw).then([withdrawn]));

  test('is never approved by its author', () =>
    story([proposed])
      .when({ ...approve, by: author })
      .refuses('author_never_approves'));
  test('is never refused by its author, who withdraws it', () =>
    story([proposed])
      .when({ ...refuseIt, by: author })
      .refuses('author_never_refuses'));
  test('is withdrawn by nobody else', () =>
    story([proposed])
      .when({ ...withdraw, by: second })
      .refuses('only_author_withdraws'));

  test('that nobody proposed is answered by nobody', () => {
    for (const command of answers) story([]).when(command).refuses('proposal_unknown');
  });
  test('is proposed once', () => {
    for (const history of [[proposed], [proposed, approved], [proposed, refused], [proposed, withdrawn]])
      story(history).when(propose).refuses('proposal_exists');
  });
  test('is decided once', () => {
    for (const outcome of [approved, refused, withdrawn])
      for (const command of answers) story([proposed, outcome]).when(command).refuses('already_decided');
  });
  test('lapses after 72 hours, to the millisecond', () => {
    story([proposed])
      .when({ ...approve, at: lapsesAt })
      .then([{ ...approved, at: lapsesAt }]);
    for (const command of answers)
      story([proposed])
        .when({ ...command, at: tooLate })
        .refuses('proposal_lapsed');
    const { state } = story([proposed]);
    expect([proposalPhase(state, lapsesAt), proposalPhase(state, tooLate)]).toEqual(['open', 'lapsed']);
    expect(proposalPhase(story([proposed, approved]).state, tooLate)).toBe('approved');
  });
  test('without anybody behind it is neither proposed nor answered', () => {
    const nobody = ({ by: _by, ...command }: ProposalCommand) => command as ProposalCommand;
    for (const command of [propose, ...answers])
      for (const history of [[], [proposed], [proposed, approved]])
        story(history).when(nobody(command)).refuses('actor_missing');
  });
});

const anyCommand: fc.Arbitrary<ProposalCommand> = fc
  .record({
    command: fc.constantFrom(propose, ...answers),
    by: fc.constantFrom(author, second, 'example-3' as ActorId),
    at: fc.constantFrom(at, later, lapsesAt, tooLate),
  })
  .map(({ command, ...rest }) => ({ ...command, ...rest }));

test('in no sequence does one person both propose and approve, and at most one answer stands', () => {
  let approvals = 0;
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 12 }), (commands) => {
      const history: ProposalEvent[] = [];
      for (const command of commands) {
        const decided = proposalDecider.decide(fold(proposalDecider, history), command);
        if (decided.ok) history.push(...decided.value);
      }
      const authors = history.flatMap((event) => (event.type === 'ActProposed' ? [event.by] : []));
      const approvers = history.flatMap((event) => (event.type === 'ActApproved' ? [event.by] : []));
      approvals += approvers.length;
      expect(authors.filter((by) => approvers.includes(by))).toEqual([]);
      expect(history.length).toBeLessThanOrEqual(2);
    }),
    { seed: 2_026, numRuns: 2_000 },
  );
  expect(approvals).toBeGreaterThan(100); // a primitive that never approves proves nothing
});

test('every event has handling and a schema, and every refusal both languages', () => {
  expect(Object.keys(proposalDoor.events)).toEqual(Object.keys(proposalHandling));
  for (const event of [proposed, approved, refused, withdrawn]) {
    const { type, at: _at, ...fields } = event;
    expect(proposalDoor.events[type]?.safeParse(fields).success).toBe(true);
  }
  for (const text of Object.values(proposalRefusals)) expect(text.en).not.toBe(text.fr);
  expect(proposalId.safeParse(proposal).success).toBe(true);
});

test('a proposal about a subject of the vault is marked personal, another is not', () => {
  const about = { ...proposed, fields: { subject: `s-${'a'.repeat(32)}` } };
  expect(proposalDoor.handlingOf?.(about)?.personal).toBe(true);
  expect(proposalDoor.handlingOf?.(proposed)?.personal).toBe(false);
  expect(proposalDoor.handlingOf?.(approved)?.personal).toBe(false);
});
