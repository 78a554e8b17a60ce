import type { Json, NewEvent } from '../src/journal/port.ts';
import type { ActorId } from '../src/kernel/ids.ts';
import type { RecordLabel } from '../src/kernel/label.ts';
import type { Marking } from '../src/kernel/marking.ts';
import { secretWord } from './simulation-acts.ts';
import type { SimulatedNode, World } from './simulation-world.ts';

/** Ways in which a record says that it stays: each alone keeps it. */
const hushes: readonly (readonly [Marking, Partial<RecordLabel>])[] = [
  ['official_sensitive', {}],
  ['official', { caveats: ['invented'] }],
  ['official', { conditions: ['H2'] }],
  ['official', { releasedToStates: [] }],
  ['official', { namedList: [{ staff: 'example-1', reason: 'need_to_know', until: null }] }],
];

/** A record of the same form as others, whose label says that it stays here: the word in it is never seen elsewhere. */
export async function hushRecord(world: World, node: SimulatedNode): Promise<void> {
  const sample = node.disk.journal.events.find(
    ({ origin, type }) => origin === node.name && type === 'ContactRecorded',
  );
  const hush = world.chance.pick(hushes);
  if (sample === undefined || hush === undefined) return;
  const [marking, label] = hush;
  world.serial += 1;
  const contact = `c-hush${String(world.serial).padStart(5, '0')}`;
  const body: NewEvent['body'] = {
    ...(sample.body as { readonly [key: string]: Json }),
    contact,
    source: secretWord,
  };
  const event: NewEvent = {
    type: sample.type,
    shape: sample.shape,
    happenedAt: sample.happenedAt,
    purpose: sample.purpose,
    marking,
    label: { ...(sample.label ?? { owner: `${node.name}-cross` }), ...label },
    cause: null,
    body,
  };
  await node.disk.journal.append({
    stream: `contact/${contact}`,
    expectedVersion: 0,
    idempotencyKey: `hush/${contact}`,
    requestHash: '0'.repeat(64),
    actor: `${node.name}-watch-1` as ActorId, // invented staff
    desk: null,
    answer: { ok: true },
    events: [event],
  });
}
