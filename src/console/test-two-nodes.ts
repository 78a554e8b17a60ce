import { startTwoNodesNight, type TwoNodesNight } from '../../drills/test-two-nodes.ts';
import { type Desks, type NightDesk, startDesks } from './test-desks.ts';

/** Two sovereign nodes, with Dover at the one, in English, and Gris-Nez at the other, in French. */
export interface TwoConsoles extends Pick<Desks, 'flaws' | 'stop'> {
  readonly nodes: TwoNodesNight;
  readonly dover: NightDesk;
  readonly grisNez: NightDesk;
}

/** Starts all of it; the caller must stop it. */
export async function startTwoConsoles(): Promise<TwoConsoles> {
  const nodes = await startTwoNodesNight();
  const desks = await startDesks();
  const dover = await desks.open(nodes.address('uk'), {
    staff: 'demo-uk-watch-1',
    language: 'en',
    width: 1280,
    light: 'dusk',
  });
  const grisNez = await desks.open(nodes.address('fr'), {
    staff: 'demo-fr-watch-1',
    language: 'fr',
    width: 1920,
    light: 'night',
  });
  return {
    nodes,
    dover,
    grisNez,
    flaws: () => desks.flaws(),
    async stop() {
      await desks.stop();
      await nodes.stop();
    },
  };
}
