import { expect } from 'vitest';
import type { TracingAnswer } from '../../cases/tracing/wire.ts';
import type { State } from '../../kernel/label.ts';
import type { GivenTwoNodes } from './given-two-nodes.ts';

const room = '/api/cases/tracing';
const named = { uk: `trc-${'a'.repeat(32)}`, fr: `trc-${'b'.repeat(32)}` } as const;

const elsewhere = ['watch-1', 'duty-1', 'analyst-1', 'freight-1', 'liaison-1'] as const;

/** An invented couple that two rescues parted, one landed on each side, and what the safeguarding desks do for them. */
export function givenFamilies(two: GivenTwoNodes) {
  const desk = (state: State) => ({ state, who: `demo-${state}-safeguarding-1` });
  const order = async (state: State, path: string, body: object): Promise<void> => {
    const heard = await two.askAs(desk(state), `${room}/${path}`, {
      body: { request: named[state], ...body },
    });
    expect(heard.status, heard.body).toBe(200);
  };
  /** What that state's safeguarding desk is shown. */
  const seenAt = async (state: State): Promise<TracingAnswer> =>
    JSON.parse((await two.askAs(desk(state), `${room}/requests`)).body) as TracingAnswer; // the node's own answer
  const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  return {
    named,
    opens: (state: State) =>
      order(state, 'open-tracing', {
        person: `s-${named[state].slice(4)}`,
        relation: 'spouse',
        seeker: 'adult',
        parting: { how: 'other_boat', from: ago(8), until: ago(1), boat: null },
        consent: 'self',
        shared: true,
        seekerName: 'Invented Person',
        sought: 'My spouse is on the other boat.',
      }),
    linksAndAgrees: async (state: State): Promise<void> => {
      const other = named[state === 'uk' ? 'fr' : 'uk'];
      await order(state, 'link-family', { other, grounds: ['each_named_the_other'] });
      await order(state, 'agree-to-contact', { other, consent: 'self' });
    },
    withholds: (state: State) => order(state, 'withhold-tracing', {}),
    seenAt,
    /** Which requests that desk is offered for the one that it keeps. */
    offeredAt: async (state: State): Promise<readonly string[]> =>
      (await seenAt(state)).own.flatMap(({ suggestions }) => suggestions.map(({ other }) => other)),
    /** How that state's node answers those of rescue, intelligence and freight who ask for the same. */
    statusesElsewhere: (state: State): Promise<readonly number[]> =>
      Promise.all(
        elsewhere.map(async (post) => {
          const as = { state, who: `demo-${state}-${post}` };
          return (await two.askAs(as, `${room}/requests`)).status;
        }),
      ),
  };
}
