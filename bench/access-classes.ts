import { sampleWho } from '../src/app/sample-who.ts';
import { rightsOf, type Who } from '../src/app/who.ts';
import type { NewEvent } from '../src/journal/port.ts';
import { type Marked, mayRead } from '../src/journal/sample-labels.ts';
import type { ActorId, NodeId } from '../src/kernel/ids.ts';
import { type RecordLabel, states } from '../src/kernel/label.ts';
import { instant } from '../src/kernel/time.ts';

const channel: RecordLabel = { owner: 'agency-a', jurisdiction: ['channel'], releasedToStates: states };
const watch = { roles: ['watch_officer'], purposes: ['save_life', 'border_control'] } as const;
const low = { ...watch, markings: ['open', 'official'], caveats: [] } as const satisfies Partial<Who>;

const classes: readonly Partial<Who>[] = [
  { ...low, agency: 'agency-a', remits: ['channel'] },
  { ...low, agency: 'agency-a', remits: ['channel'], markings: ['open', 'official', 'official_sensitive'] },
  {
    ...low,
    agency: 'agency-a',
    remits: ['channel'],
    markings: ['open', 'official', 'official_sensitive'],
    caveats: ['caveat-a'],
  },
  { ...low, agency: 'agency-b', remits: ['channel'] },
  { ...low, agency: 'agency-c', remits: [] },
  { ...low, agency: 'agency-f', remits: ['channel'], state: 'fr' },
];

/** How many different things a reader may see. */
export const classCount = classes.length;

/** The reader of one console; of six label classes in turn. */
export function readerOfConsole(number: number): Who {
  return sampleWho({ ...classes[number % classCount], actor: `example-${number}` as ActorId });
}

const marked: readonly Omit<Marked, 'origin'>[] = [
  { marking: 'official', purpose: 'save_life', label: channel },
  { marking: 'official', purpose: 'save_life', label: { owner: 'agency-a' } },
  { marking: 'official_sensitive', purpose: 'save_life', label: channel },
  { marking: 'official', purpose: 'save_life', label: { ...channel, caveats: ['caveat-a'] } },
  {
    marking: 'official',
    purpose: 'save_life',
    label: { owner: 'agency-a', releasedTo: ['agency-c'], releasedToStates: states },
  },
  {
    marking: 'official',
    purpose: 'save_life',
    label: { ...channel, namedList: [{ staff: 'example-1', reason: 'case_team', until: null }] },
  },
  {
    marking: 'official',
    purpose: 'save_life',
    label: { owner: 'agency-a', jurisdiction: ['channel'] },
  },
  { marking: 'official', purpose: 'law_enforcement', label: channel },
];

/** The label of one detection; eight kinds in turn, the first seen by most. */
export function markedOf(number: number): Marked & Pick<NewEvent, 'marking' | 'purpose'> {
  const one = marked[number % marked.length];
  if (one === undefined || one.label === null) throw new RangeError('no labels');
  return { ...one, origin: 'uk' as NodeId };
}

/** Whether a reader may see a detection, by other hands than the policies and than row security. */
export function maySee(who: Who, number: number): boolean {
  const now = Date.now();
  return mayRead(markedOf(number), rightsOf(who, instant(now)), now);
}

/** Tracks are everybody's who has the channel for a remit, in both states. */
export function maySeeTracks(who: Who): boolean {
  return who.remits.includes('channel');
}
