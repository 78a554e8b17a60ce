import type { State } from '../../kernel/label.ts';
import { openConsole } from '../replay/console.ts';
import type { GivenTwoNodes } from './given-two-nodes.ts';

/** A boat with its log, as its page has it. */
export interface Shown {
  readonly boat: {
    readonly coordinator: string;
    readonly disputes: readonly { readonly dispute: string; readonly kind: string }[];
    readonly transfers: readonly { readonly deliveredAt: string | null }[];
  };
  readonly timeline: readonly {
    readonly type: string;
    readonly origin: string;
    readonly toldAt: string | null;
  }[];
}

/** Two callers of which both nodes know that they are one. */
export interface OneCaller {
  readonly subject: string;
  readonly twin: string;
  readonly epoch: number;
}

/** What the screens of two nodes show, asked as their staff would. */
export function looksAt(two: () => Pick<GivenTwoNodes, 'ask' | 'node'>) {
  return {
    /** The links as the live stream tells somebody of them, byte for byte but for the moment of telling. */
    linksTo: async (state: State, who: string): Promise<string> => {
      const live = openConsole(two().node(state).address, who, { position: '' });
      const { at, links } = (await live.hear('/api/live', 'health')) as { at: number; links: object }; // as the hub writes it
      return JSON.stringify(links).replaceAll(String(at), 'now');
    },
    boatsOn: async (state: State): Promise<readonly string[]> => {
      const { body } = await two().ask(state, '/api/operations/rescue/board');
      return (JSON.parse(body) as { boats: { boat: string }[] }).boats.map(({ boat }) => boat).toSorted();
    },
    /** By what people call each of them. */
    referencesOn: async (state: State): Promise<readonly string[]> => {
      const { body } = await two().ask(state, '/api/operations/rescue/board');
      return (JSON.parse(body) as { boats: { reference: string }[] }).boats.map((boat) => boat.reference);
    },
    shownAt: async (state: State, boat: string): Promise<Shown> => {
      return JSON.parse((await two().ask(state, `/api/operations/rescue/boats/${boat}`)).body) as Shown;
    },
    oneCallerAt: async (state: State): Promise<readonly OneCaller[]> => {
      const { body } = await two().ask(state, '/api/operations/rescue/board');
      return (JSON.parse(body) as { sameCallers: OneCaller[] }).sameCallers;
    },
  };
}
