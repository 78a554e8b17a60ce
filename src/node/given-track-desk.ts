import { expect } from 'vitest';
import type { SiteAlarmsAnswer, StopView } from '../operations/site/wire.ts';
import type { GivenRescueNode, Heard } from './given-rescue-node.ts';

/** For tests: a desk of a site that stops the trains of track T-1 for an alarm, and releases it. */
export interface GivenTrackDesk {
  /** The site's list, once the node has done what is due. */
  listed(): Promise<Pick<SiteAlarmsAnswer, 'alarms' | 'stops'>>;
  /** Alarms that are not closed. */
  open(): Promise<readonly string[]>;
  stopOf(alarm: string): Promise<StopView | undefined>;
  /** Told, repeated, and trains stand. */
  stops(alarm: string): Promise<void>;
  /** The release proposed on what a driver sees now, and told. */
  releases(alarm: string): Promise<void>;
  /** The controller repeats the release. */
  repeats(alarm: string): Promise<Heard>;
}

const room = '/api/operations/site';
const controller = 'POST-1';

/** Sits down at it as a member of staff. */
export function givenTrackDesk(node: GivenRescueNode, staff: string): GivenTrackDesk {
  const give = (alarm: string, name: string, more: object): Promise<Heard> =>
    node.ask(staff, `${room}/${name}`, { body: { stop: `st-${alarm}`, ...more } });
  const done = async (alarm: string, name: string, more: object): Promise<void> => {
    expect(await give(alarm, name, more), name).toMatchObject({ status: 200 });
  };
  const listed = async (): Promise<Pick<SiteAlarmsAnswer, 'alarms' | 'stops'>> => {
    await node.wait(0);
    return JSON.parse((await node.ask(staff, `${room}/alarms`)).body);
  };
  return {
    listed,
    open: async () =>
      (await listed()).alarms.filter(({ closed }) => closed === null).map(({ facts }) => facts.alarm),
    stopOf: async (alarm) => (await listed()).stops.find(({ stop }) => stop === `st-${alarm}`),
    async stops(alarm) {
      const readBack = { track: 'T-1', reason: 'person_on_track' };
      await done(alarm, 'tell-stop', { controller, way: 'direct_line' });
      await done(alarm, 'acknowledge-stop', { controller, readBack });
      await done(alarm, 'confirm-trains-stopped', { controller });
    },
    async releases(alarm) {
      const seen = { kind: 'driver_looked', reference: 'T-77', seenAt: node.now() };
      const evidence = { ...seen, searched: ['track'] };
      await done(alarm, 'propose-release', { reason: 'track_clear', evidence });
      await done(alarm, 'tell-release', { controller, way: 'telephone' });
    },
    repeats: (alarm) =>
      give(alarm, 'read-back-release', {
        controller,
        readBack: { track: 'T-1', evidence: 'driver_looked' },
      }),
  };
}
