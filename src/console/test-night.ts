import { type NightRecord, recordOf } from '../../drills/test-night-record.ts';
import { type NightNode, startNightNode } from '../../drills/test-watch-night.ts';
import { type Desks, type NightDesk, type Seat, startDesks } from './test-desks.ts';

/** A real node and a browser in which several desks may stand open at once. */
export interface Night extends Pick<Desks, 'flaws' | 'stop'> {
  readonly node: NightNode;
  /** Opens a desk and signs in at it, by keyboard. */
  open(seat: Seat): Promise<NightDesk>;
}

/** Dover, in English, and Gris-Nez, in French, with what stands on the record of their night. */
export interface TwoDesks {
  readonly night: Night;
  readonly record: NightRecord;
  readonly dover: NightDesk;
  readonly grisNez: NightDesk;
}

/** Opens both. */
export async function openDesks(night: Night): Promise<TwoDesks> {
  const dover = await night.open({ staff: 'demo-uk-watch-1', language: 'en', width: 1280, light: 'dusk' });
  const grisNez = await night.open({ staff: 'demo-fr-watch-1', language: 'fr', width: 1920, light: 'night' });
  return { night, record: recordOf(night.node), dover, grisNez };
}

/** Starts a node, which serves the console as it was built for this run, and a browser. */
export async function startNight(): Promise<Night> {
  const node = await startNightNode();
  const desks = await startDesks();
  return {
    node,
    flaws: () => desks.flaws(),
    open: (seat) => desks.open(node.address, seat),
    async stop() {
      await desks.stop();
      await node.stop();
    },
  };
}
