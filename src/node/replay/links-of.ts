import type { LinkHealth } from '../../operations/picture/wire.ts';
import type { NightConsole } from './console.ts';

/** How the links of a node stand, from the live stream that every console follows; none where it has no peer. */
export async function linksFor(by: NightConsole): Promise<readonly LinkHealth[]> {
  // As the hub writes it for whoever sees rescues: every console of a night does that asks for this.
  const { links } = (await by.hear('/api/live', 'health')) as { readonly links: readonly LinkHealth[] };
  return links.filter(({ state }) => state !== 'not_configured');
}

/** Whether the other side does not hear this one, as its screens show it. */
export async function isUnheard(by: NightConsole): Promise<boolean> {
  return (await linksFor(by)).some(({ heard }) => heard === 'down');
}
