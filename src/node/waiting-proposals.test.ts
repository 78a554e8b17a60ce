import { expect, test } from 'vitest';
import type { ReadRows } from '../app/project.ts';
import { instant } from '../kernel/time.ts';
import { waitingProposals } from '../oversight/approvals/proposals-reader.ts';

const now = instant(Date.UTC(2026, 0, 10, 3));

function row(position: number, context: string, command: string) {
  return {
    proposal: `p-${position}`,
    position,
    context,
    command,
    fields: {},
    by_actor: 'example-1',
    proposed: '2026-01-10T02:00:00.000Z',
    lapses: '2026-01-13T02:00:00.000Z',
    label_named: null,
  };
}

/** A table of open proposals, as many rows at a time as are asked for. */
const table =
  (rows: readonly ReturnType<typeof row>[]): ReadRows =>
  async (_sql, [, after, limit]) =>
    rows.filter(({ position }) => position > Number(after)).slice(0, Number(limit));

test('a thousand erasures that wait hide no search whose suspension waits for its second person', async () => {
  const erasures = Array.from({ length: 1_000 }, (_, at) => row(at + 1, 'oversight/records', 'EraseSubject'));
  const suspension = row(1_001, 'operations/rescue', 'SuspendSearch');
  const shown = await waitingProposals(
    table([...erasures, suspension]),
    now,
    ({ context }) => context === 'operations/rescue',
  );
  expect(shown.map(({ proposal }) => proposal)).toEqual(['p-1001']);
});

test('what is shown comes oldest first, each once, however many pages it takes', async () => {
  const rows = Array.from({ length: 1_203 }, (_, at) => row(at * 2 + 1, 'operations/rescue', 'CloseBoat'));
  const shown = await waitingProposals(table(rows), now, () => true);
  expect(shown.map(({ proposal }) => proposal)).toEqual(rows.map(({ proposal }) => proposal));
});
