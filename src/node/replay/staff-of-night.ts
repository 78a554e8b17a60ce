import { type NightConsole, openConsole, type SeenSoFar } from './console.ts';

export const sidesOfNight = ['fr', 'uk'] as const;
export type Side = (typeof sidesOfNight)[number];

/** Who sits at the desks of one side. All are the demonstration's invented people. */
export interface Desk {
  readonly watch: NightConsole;
  /** The second person of what needs two. */
  readonly second: NightConsole;
  readonly duty: NightConsole;
  readonly gold: NightConsole;
}

export type Desks = Readonly<Record<Side, Desk>>;

/** Consoles of both sides' desks at one node. */
export function openDesks(address: string): Desks {
  const seen: SeenSoFar = { position: '' };
  const desk = (side: Side): Desk => {
    const open = (post: string) => openConsole(address, `demo-${side}-${post}`, seen);
    return { watch: open('watch-1'), second: open('watch-2'), duty: open('duty-1'), gold: open('gold-1') };
  };
  return { uk: desk('uk'), fr: desk('fr') };
}

/** The side on which an event comes in. */
export function sideOf(node: 'UK' | 'FR'): Side {
  return node === 'UK' ? 'uk' : 'fr';
}
