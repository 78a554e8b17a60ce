import { labelColumns, labelNames, labelTypes, type Projection } from '../../app/project.ts';
import type { RecordedEvent } from '../../kernel/event.ts';
import { proposalDoor } from '../../kernel/proposal-door.ts';
import type { ProposalEvent } from '../../kernel/proposal.ts';

/** Acts that were proposed, and how each was answered. That one has lapsed is told by the clock of whoever asks. */
export const approvalsProjection: Projection<ProposalEvent> = {
  name: 'approvals',
  version: 1,
  tables: ['proposal'],
  types: ['ActProposed', 'ActApproved', 'ActRefused', 'ProposalWithdrawn'],
  create: `
    create table {proposal} (
      proposal text primary key,
      position bigint not null,
      context text not null,
      command text not null,
      fields jsonb not null,
      by_actor text not null,
      proposed_at timestamptz not null,
      lapses_at timestamptz not null,
      outcome text,
      decided_by text,
      decided_at timestamptz,
      reason text,
      {label}
    );
    create index on {proposal} (position) where outcome is null;
    create index on {proposal} (coalesce(decided_at, lapses_at) desc);`,
  async apply(events, run) {
    const proposed = events.flatMap(proposedRow);
    const answered = events.flatMap(answerRow);
    if (proposed.length > 0) await run(insertProposed, [JSON.stringify(proposed)]);
    if (answered.length > 0) await run(setAnswered, [JSON.stringify(answered)]);
  },
};

const insertProposed = `
  insert into {proposal} (proposal, position, context, command, fields, by_actor, proposed_at, lapses_at, ${labelNames})
  select proposal, position, context, command, fields, by_actor, proposed_at, lapses_at, ${labelNames}
  from jsonb_to_recordset($1::jsonb) as n(proposal text, position bigint, context text, command text, fields jsonb,
    by_actor text, proposed_at timestamptz, lapses_at timestamptz, ${labelTypes})`;

// An answer bears its proposal's label, as app/proposals writes it: the row's own stays.
const setAnswered = `
  update {proposal} p set outcome = n.outcome, decided_by = n.decided_by, decided_at = n.decided_at, reason = n.reason
  from jsonb_to_recordset($1::jsonb) as n(proposal text, outcome text, decided_by text, decided_at timestamptz, reason text)
  where p.proposal = n.proposal`;

function proposedRow(recorded: RecordedEvent<ProposalEvent>) {
  const { event, position } = recorded;
  if (event.type !== 'ActProposed') return [];
  const { proposal, context, command, fields, by, at, lapsesAt } = event;
  const isPersonal = proposalDoor.handlingOf?.(event).personal ?? true;
  const said = { proposal, position, context, command, fields, by_actor: by };
  return [{ ...said, proposed_at: at, lapses_at: lapsesAt, ...labelColumns(recorded, isPersonal) }];
}

const outcomes = {
  ActApproved: 'approved',
  ActRefused: 'refused',
  ProposalWithdrawn: 'withdrawn',
} as const;

function answerRow({ event }: RecordedEvent<ProposalEvent>) {
  if (event.type === 'ActProposed') return [];
  const reason = event.type === 'ActRefused' ? event.reason : null;
  const { proposal, by, at, type } = event;
  return [{ proposal, outcome: outcomes[type], decided_by: by, decided_at: at, reason }];
}
