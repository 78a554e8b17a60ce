import { expect, vi } from 'vitest';
import { addSeconds, fromUtc, toUtc } from '../kernel/time.ts';
import type { GivenRescueNode } from './given-rescue-node.ts';

const [first, second] = ['demo-uk-analyst-1', 'demo-fr-analyst-1'];
const rooms = {
  freight: { kind: 'people_in_vehicle', place: 'coquelles', reader: 'demo-uk-freight-1' },
  watch: { kind: 'boats_to_leave', place: 'coast-2', reader: 'demo-uk-watch-1' },
} as const;

/** For tests: one tip, written and released by two analysts to one room; resolves once that room has it. */
export async function releaseTip(
  node: GivenRescueNode,
  { to, tip }: { readonly to: keyof typeof rooms; readonly tip: string },
): Promise<void> {
  const by = async (staff: string, path: string, body: object): Promise<string> => {
    const heard = await node.ask(staff, path, { body });
    expect(heard.status, `${path}: ${heard.body}`).toBe(200);
    return heard.body;
  };
  const { kind, place, reader } = rooms[to];
  const until = toUtc(addSeconds(fromUtc(node.now()), 3_600));
  const span = { kind, place, from: node.now(), until, language: 'en' };
  const words = 'Tonight, before two.';
  const graded = { grade: { scheme: '4x4', source: 'A', information: '1' }, handling: [], permits: [] };
  const sealed = { report: `s-${tip.slice(-1).repeat(32)}`, text: 'An invented person said so.' };
  await by(first, '/api/inquiry/intel/write-tip', { tip, ...span, ...graded, words, ...sealed });
  const release = { tip, ...span, words, marking: 'official', body: 'joint-uro' };
  const sea = to === 'watch' ? { to: null } : {};
  const asked = await by(first, `/api/inquiry/intel/release-to-${to}`, { ...release, ...sea });
  const proposal = /"proposal":"(p-[0-9a-f]{32})"/.exec(asked)?.[1] ?? '';
  await node.enter(second);
  await by(second, '/api/oversight/approvals/approve-act', { proposal });
  const list = () => node.ask(reader, `/api/operations/tips/${to}`);
  const patience = { timeout: 10_000, interval: 50 };
  await vi.waitFor(async () => expect((await list()).body).toContain(tip), patience);
}
