import { expect } from 'vitest';
import type { State } from '../../kernel/label.ts';
import type { GivenTwoNodes } from './given-two-nodes.ts';

/** An invented tip of the British cell for both watches at sea, and what two analysts do with it. */
export function givenSeaTip(two: GivenTwoNodes) {
  const [first, second] = ['demo-uk-analyst-1', 'demo-fr-analyst-1'];
  const tip = 'tip-00000000000000ab';
  const [words, amended] = ['Boats may leave before two in the morning.', 'Boats may leave at once.'];
  const now = Date.now();
  const said = {
    kind: 'boats_to_leave',
    from: new Date(now).toISOString(),
    until: new Date(now + 3_600_000).toISOString(),
    language: 'en',
    place: 'coast-2',
  };
  const by = async (who: string, path: string, body: object): Promise<string> => {
    const heard = await two.askAs({ state: 'uk', who }, path, { body });
    expect(heard.status, heard.body).toBe(200);
    return heard.body;
  };
  const intel = (order: string, body: object) => by(first, `/api/inquiry/intel/${order}`, { tip, ...body });
  const byTwo = async (order: string, body: object): Promise<void> => {
    const asked = await intel(order, { ...said, marking: 'official', body: 'joint-uro', ...body });
    const proposal = /"proposal":"(p-[0-9a-f]{32})"/.exec(asked)?.[1] ?? '';
    await by(second, '/api/oversight/approvals/approve-act', { proposal });
  };
  return {
    tip,
    words,
    amended,
    release: async (): Promise<void> => {
      const grade = { scheme: '4x4', source: 'A', information: '1' };
      const sealed = { report: `s-${'9'.repeat(32)}`, text: 'An invented person said so.' };
      await intel('write-tip', { ...said, words, grade, handling: [], permits: [], ...sealed });
      await byTwo('release-to-watch', { words, to: 'fr' });
    },
    amend: () => byTwo('amend-to-watch', { words: amended, edition: 1, amendment: 'has_changed' }),
    withdraw: () => intel('withdraw-tip', { reason: 'no_longer_true' }),
    /** What that state's watch at sea is shown. */
    tipsAt: async (state: State): Promise<readonly object[]> =>
      JSON.parse((await two.ask(state, '/api/operations/tips/watch')).body).tips,
  };
}
