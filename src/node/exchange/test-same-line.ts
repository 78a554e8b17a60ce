import { expect } from 'vitest';
import { openConsole } from '../replay/console.ts';
import type { RunningNode } from '../wiring.ts';

const patient = { timeout: 15_000 };
/** A duty officer ashore and a keeper of sources: both see the picture, and neither a rescue. */
const without = ['demo-fr-liaison-1', 'demo-fr-sources-1'] as const;

/**
 * For tests: while a peer does not hear this French node, something is recorded that waits for it. Whoever sees no rescue
 * is told of the line alone, byte for byte the same; the watch is told how much waits.
 */
export async function staysTheSameLine(
  { address, exchange }: Pick<RunningNode, 'address' | 'exchange'>,
  record: () => Promise<void>,
): Promise<void> {
  const told = () => Promise.all(without.map((who) => linksTo(address, who)));
  const waits = () => exchange.links()[0]?.pending;
  const [before, waiting] = [await told(), waits()];
  await record();
  await expect.poll(waits, patient).not.toBe(waiting);
  expect(await told()).toEqual(before);
  expect(await linksTo(address, 'demo-fr-watch-1')).toContain(`"pending":${waits()}`);
}

/** The links as the live stream tells somebody of them, but for the moment of telling. */
async function linksTo(address: string, who: string): Promise<string> {
  const heard = await openConsole(address, who, { position: '' }).hear('/api/live', 'health');
  const { at, links } = heard as { readonly at: number; readonly links: object }; // as the hub writes it
  return JSON.stringify(links).replaceAll(String(at), 'now');
}
