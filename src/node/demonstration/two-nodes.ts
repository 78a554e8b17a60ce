import { openLine } from '../../exchange/peer/line.ts';
import type { State } from '../../kernel/label.ts';
import type { Clock } from '../../kernel/time.ts';
import { acceptCard, exchangeFolderOf, setUpPapers } from '../exchange/papers.ts';

/** Which way something travels. */
export const directions = ['fr-to-uk', 'uk-to-fr'] as const;
export type Direction = (typeof directions)[number];

/** The switch that only the demonstration has: cuts the link between the two nodes, each way by itself. */
export interface LinkSwitch {
  cut(direction: Direction): void;
  heal(direction: Direction): void;
  isCut(): Readonly<Record<Direction, boolean>>;
}

/** Two nodes’ papers, handed over, and the lines between them. */
export interface TwoNodes extends LinkSwitch {
  /** The node listens on this port: the line to it leads there. */
  leadTo(state: State, port: number): void;
  close(): Promise<void>;
}

const wayTo: Readonly<Record<State, State>> = { fr: 'uk', uk: 'fr' };

/**
 * Gives each node what it needs to speak with the other: an authority of its own state, a certificate, a key, and the
 * other’s card. All is kept in their folders, but for the addresses of the lines, which are new at each start.
 * `certifiedBy`: certificates hold by the machine’s clock, envelopes by the node’s, where that is driven.
 */
export async function prepareTwoNodes(
  dataFolders: Readonly<Record<State, string>>,
  clock: Clock,
  certifiedBy: Clock = clock,
): Promise<TwoNodes> {
  // Whoever is to hear the French asks the line to the French node.
  const lines = { 'fr-to-uk': await openLine(), 'uk-to-fr': await openLine() } as const;
  for (const node of ['fr', 'uk'] as const) {
    const address = `https://127.0.0.1:${lines[directionFrom(node)].port}`;
    const card = await setUpPapers({
      folder: exchangeFolderOf(dataFolders[node]),
      node,
      address,
      clock,
      certifiedBy,
    });
    acceptCard(exchangeFolderOf(dataFolders[wayTo[node]]), card);
  }
  return {
    leadTo: (state, port) => lines[directionFrom(state)].leadTo(port),
    cut: (direction) => lines[direction].cut(),
    heal: (direction) => lines[direction].heal(),
    isCut: () => ({ 'fr-to-uk': lines['fr-to-uk'].isCut(), 'uk-to-fr': lines['uk-to-fr'].isCut() }),
    close: async () => void (await Promise.all(Object.values(lines).map((line) => line.close()))),
  };
}

function directionFrom(state: State): Direction {
  return state === 'fr' ? 'fr-to-uk' : 'uk-to-fr';
}
