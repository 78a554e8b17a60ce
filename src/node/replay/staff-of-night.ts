import { type NightConsole, openConsole, type SeenSoFar, type Told } from './console.ts';
import type { NightNodes } from './night-nodes.ts';

export const sidesOfNight = ['fr', 'uk'] as const;
export type Side = (typeof sidesOfNight)[number];

/** Who sits at the desks of one side. All are the demonstration's invented people. */
export interface Desk {
  readonly watch: NightConsole;
  /** The second person of what needs two. */
  readonly second: NightConsole;
  readonly duty: NightConsole;
  readonly gold: NightConsole;
  /** Whoever protects people ashore, and looks for their families. */
  readonly protection: NightConsole;
  /** The freight team, by the side whose node a site is worked on: both states' teams at one site work on one book. */
  readonly freight: Readonly<Record<Side, NightConsole>>;
  /** Whoever writes tips on this side’s node, and the second analyst there, of the other state’s part of the joint cell. */
  readonly analysts: readonly [NightConsole, NightConsole];
}

export type Desks = Readonly<Record<Side, Desk>>;

/** Consoles of both sides' desks, each at its own node; after each order what may travel has arrived. */
export function openDesks({ of, isTwo, settle }: Pick<NightNodes, 'of' | 'isTwo' | 'settle'>): Desks {
  const uk: SeenSoFar = { position: '' };
  const seen: Readonly<Record<Side, SeenSoFar>> = { uk, fr: isTwo ? { position: '' } : uk };
  const desk = (side: Side): Desk => {
    const openOf = (whose: Side, post: string, at: Side): NightConsole => {
      const opened = openConsole(of[at].address, `demo-${whose}-${post}`, seen[at]);
      return isTwo ? settling(opened, settle) : opened;
    };
    const open = (post: string, at: Side = side): NightConsole => openOf(side, post, at);
    return {
      watch: open('watch-1'),
      second: open('watch-2'),
      duty: open('duty-1'),
      gold: open('gold-1'),
      protection: open('safeguarding-1'),
      analysts: [open('analyst-1'), openOf(side === 'uk' ? 'fr' : 'uk', 'analyst-1', side)],
      freight: { uk: open('freight-1', 'uk'), fr: open('freight-1', 'fr') },
    };
  };
  return { uk: desk('uk'), fr: desk('fr') };
}

function settling(by: NightConsole, settle: () => Promise<void>): NightConsole {
  const settled = async (told: Promise<Told>): Promise<Told> => {
    const answer = await told;
    await settle();
    return answer;
  };
  return {
    ...by,
    order: (order) => settled(by.order(order)),
    approve: (proposal, key) => settled(by.approve(proposal, key)),
  };
}

/** The side on which an event comes in. */
export function sideOf(node: 'UK' | 'FR'): Side {
  return node === 'UK' ? 'uk' : 'fr';
}
