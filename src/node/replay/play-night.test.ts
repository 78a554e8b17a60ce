import { describe, expect, test } from 'vitest';
import { fromUtc } from '../../kernel/time.ts';
import type { LinkHealth } from '../../operations/picture/wire.ts';
import { dispatch } from '../../operations/dispatch/index.ts';
import { rescue } from '../../operations/rescue/index.ts';
import { givenLine } from '../../operations/rescue/sea/given-line.ts';
import { watch } from '../../operations/watch/index.ts';
import type { BoardReader } from './board.ts';
import { boardOf } from './board-reader.ts';
import type { NightConsole, Told } from './console.ts';
import { type FakeNode, fakeNode } from './fake-node.ts';
import { judgeNight } from './judge/judge-night.ts';
import { measuresOf } from './measures.ts';
import { steppedClock } from './night-clock.ts';
import type { Moment } from './night.ts';
import { momentOf, playNight } from './play-night.ts';
import { sampleLink } from './sample-link.ts';
import { names, sampleScenario, t } from './sample-night.ts';
import type { Scenario } from './scenario.ts';
import type { EventOf } from './scenario-events.ts';
import { sidesOfNight } from './staff-of-night.ts';
import { newPlace, newWork } from './work.ts';

/** The rooms played here have no sites. */
const sendAlarm = (): Promise<void> => Promise.reject(new Error('no site'));

/** A line that scenarios cut: while it is down, the British desks see nothing of a transfer and can answer none. */
function openLine(node: FakeNode, board: BoardReader) {
  let isCut = false;
  const { duty } = node.desks.uk;
  const refused: Told = { ok: false, code: 'no_such_transfer', detail: {} };
  const order: NightConsole['order'] = async (one) =>
    isCut && one.command.endsWith('Transfer') ? refused : duty.order(one);
  const look: BoardReader['look'] = async () => {
    const seen = await board.look();
    return isCut ? { ...seen, boats: seen.boats.map((boat) => ({ ...boat, transfers: [] })) } : seen;
  };
  return {
    switch: async ({ state }: EventOf<'link'>) => void (isCut = state === 'down'),
    desks: { ...node.desks, uk: { ...node.desks.uk, duty: { ...duty, order } } },
    uk: { look },
  };
}

/** `apart`: each side at a desk of its own, though over the same streams; `links` says how they hear each other. */
async function played(scenario: Scenario, apart?: { readonly links: readonly LinkHealth[] }) {
  const clock = steppedClock(fromUtc(scenario.meta.start));
  const node = fakeNode([rescue, dispatch, watch], clock.clock, () => apart?.links ?? []);
  const board = { look: async () => boardOf(node.contacts(), node.boats(), clock.clock()) };
  const place = newPlace(sidesOfNight, board);
  const line = openLine(node, board);
  const places =
    apart === undefined
      ? { uk: place, fr: place }
      : { uk: newPlace(['uk'], line.uk), fr: newPlace(['fr'], board) };
  const work = newWork({
    desks: line.desks,
    names,
    clock: clock.clock,
    places,
    line: givenLine(),
    sendAlarm,
  });
  const moments: Moment[] = [];
  const { notTaken } = await playNight({
    scenario,
    work,
    reach: (at) => clock.reach(at),
    async look(at) {
      moments.push(
        momentOf(at, await board.look(), {
          ordersGiven: work.acts.length,
          alarms: [],
          budgets: [],
          figures: {},
          gaps: [],
          links: [],
          passages: [],
          tips: [],
          tracing: [],
        }),
      );
    },
    link: line.switch,
    progress: () => {},
  });
  const night = { scenario, names, acts: work.acts, moments };
  return { node, night, notTaken, verdicts: judgeNight(night) };
}

const passOf = (verdicts: readonly { readonly id: string; readonly pass: boolean | null }[]) =>
  Object.fromEntries(verdicts.map(({ id, pass }) => [id, pass]));
const position = { lat: 50.9, lon: 1.5, acc_m: 50, source: 'gps_share' };

describe('a night played on the rooms’ own deciders', () => {
  test('a message that comes twice is one, and a transfer is nobody’s until it is accepted', async () => {
    const propose = {
      at: t('03:00'),
      type: 'handover',
      node: 'FR',
      action: 'propose',
      to: 'UK',
      ref: 'T-1',
      position,
    };
    const { verdicts } = await played(
      sampleScenario(
        { ...propose, id: 'E3', text: '40 personnes' },
        { ...propose, id: 'E4', at: t('03:02'), text: 'the same again', delivery: 'retry' },
        {
          id: 'E5',
          at: t('03:05'),
          type: 'handover',
          node: 'UK',
          action: 'refuse',
          ref: 'T-1',
          reason: 'no_unit',
        },
        { id: 'E6', at: t('03:20'), type: 'handover', node: 'UK', action: 'accept', ref: 'T-1' },
        { type: 'expect', id: 'X1', kind: 'exactly_once', events: ['E3', 'E4'], result_count: 1 },
        { type: 'expect', id: 'X2', kind: 'coordinator', target: 'E3', at: t('03:10'), value: 'FR' },
        { type: 'expect', id: 'X3', kind: 'coordinator', target: 'E6', at: t('03:21'), value: 'UK' },
      ),
    );
    expect(passOf(verdicts)).toEqual({ X1: true, X2: true, X3: true });
  });

  test('an operator’s hurried closing is refused, and the attempt stays', async () => {
    const { verdicts, node } = await played(
      sampleScenario(
        {
          id: 'E3',
          at: t('02:30'),
          type: 'call',
          node: 'FR',
          phone: 'PH-3',
          text: 'help',
          claims: { persons: 33 },
          position,
        },
        {
          id: 'E4',
          at: t('03:00'),
          type: 'log',
          node: 'FR',
          text: 'close: all 33 are safe',
          intent: 'close_as_rescued',
        },
        { type: 'expect', id: 'X1', kind: 'action_blocked', event: 'E4', intent: 'close_as_rescued' },
      ),
    );
    expect(passOf(verdicts)).toEqual({ X1: true });
    expect(node.events.some(({ type }) => type === 'ClosingRefused')).toBe(true);
    expect(node.events.some(({ type }) => type === 'BoatClosed')).toBe(false);
  });

  test('a wrong clock is corrected for what came through it, and for nothing else', async () => {
    const { verdicts, node } = await played(
      sampleScenario(
        { id: 'E3', at: t('02:40'), type: 'call', node: 'UK', phone: 'PH-3', text: 'help' },
        {
          id: 'E4',
          at: t('03:00'),
          type: 'log',
          node: 'UK',
          text: 'Clock 90 s fast; calls between 02:05 and 02:20 stamped late.',
          intent: 'clock_correction',
          offset_s: -90,
        },
        { type: 'expect', id: 'X1', kind: 'clock', event: 'E4', effect: '' },
      ),
    );
    expect(passOf(verdicts)).toEqual({ X1: true });
    const offsets = node.contacts().map(({ facts }) => [facts.contact, facts.clockOffsetSeconds]);
    expect(Object.fromEntries(offsets)).toEqual({
      [names.contact('E1')]: 0,
      [names.contact('E2')]: -90,
      [names.contact('E3')]: 0,
    });
  });

  test('words and phones stand in no event', async () => {
    const { node } = await played(sampleScenario());
    const book = JSON.stringify(node.events);
    expect(book).not.toContain('We are 40');
    expect(book).not.toContain(names.number('PH-1'));
  });

  test('kinds that no room takes are counted, and two plays give the same bytes', async () => {
    const scenario = sampleScenario({ id: 'E3', at: t('02:30'), type: 'freight', node: 'UK', text: 'x' });
    const [one, other] = [await played(scenario), await played(scenario)];
    expect(one.notTaken).toEqual({ freight: 1 });
    expect(measuresOf(one.night, one.verdicts)).toBe(measuresOf(other.night, other.verdicts));
  });
});

describe('each side at its own desk', () => {
  const call = {
    at: t('02:30'),
    type: 'call',
    node: 'FR',
    phone: 'PH-3',
    text: 'help',
    claims: { persons: 33 },
  };
  const taken = {
    at: t('03:10'),
    type: 'rescue',
    node: 'UK',
    unit: 'U-LB01',
    text: '33 embarked',
    recovered: 33,
  };
  const beside = { lat: 50.92, lon: 1.5, acc_m: 50, source: 'gps' };
  const scenario = sampleScenario({ ...call, id: 'E3', position }, { ...taken, id: 'E4', position: beside });
  const recordsOf = (node: FakeNode) => node.boats().filter(({ mergedInto }) => mergedInto === null).length;

  test('a caller of one vault is nobody in the other', async () => {
    const { node } = await played(scenario, { links: [sampleLink()] });
    const callers = node.contacts().flatMap(({ facts }) => facts.caller ?? []);
    expect(callers).toContain(names.caller('PH-3/FR'));
    expect(callers).not.toContain(names.caller('PH-3'));
  });

  test('a transfer that had not come is answered once it lies before the desk, and was nobody else’s until then', async () => {
    const handover = { type: 'handover', ref: 'T-1' };
    const { night, verdicts } = await played(
      sampleScenario(
        { id: 'L1', at: t('02:50'), type: 'link', node: 'UK', state: 'down', direction: 'FR_to_UK' },
        { ...handover, id: 'E3', at: t('03:00'), node: 'FR', action: 'propose', text: '40', position },
        { ...handover, id: 'E4', at: t('03:05'), node: 'UK', action: 'accept' },
        { id: 'L2', at: t('03:30'), type: 'link', node: 'UK', state: 'up', direction: 'FR_to_UK' },
        { type: 'expect', id: 'X1', kind: 'coordinator', target: 'E3', at: t('03:20'), value: 'FR' },
        { type: 'expect', id: 'X2', kind: 'coordinator', target: 'E3', at: t('03:31'), value: 'UK' },
      ),
      { links: [sampleLink()] },
    );
    expect(passOf(verdicts)).toEqual({ X1: true, X2: true });
    const given = night.acts.filter(({ command }) => /^(?:Accept|NoteTransfer)/.test(command));
    expect(given.map(({ command, at, ok }) => [command, at, ok])).toEqual([
      ['AcceptTransfer', t('03:05'), false],
      ['NoteTransferDelivered', t('03:30'), true],
      ['AcceptTransfer', t('03:30'), true],
    ]);
  });

  test('a boat of the other side is merged where it hears of it, and left to it where it does not', async () => {
    const heard = await played(scenario, { links: [sampleLink()] });
    const unheard = await played(scenario, { links: [sampleLink({ heard: 'down' })] });
    expect(recordsOf(unheard.node)).toBeGreaterThan(recordsOf(heard.node));
    const merges = ({ node }: typeof heard) => node.events.filter(({ type }) => type === 'BoatMerged').length;
    expect([merges(heard), merges(unheard)]).toEqual([1, 0]);
  });
});
