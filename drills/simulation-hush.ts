import { createHash } from 'node:crypto';
import type { Json, NewEvent, StoredEvent } from '../src/journal/port.ts';
import type { ActorId } from '../src/kernel/ids.ts';
import type { RecordLabel } from '../src/kernel/label.ts';
import { sampleFields } from '../src/operations/dispatch/given-dispatch.ts';
import { toUtc } from '../src/kernel/time.ts';
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

/** The unit of a state's own, as it stands on the register before the night. */
export async function enterUnit({ name, disk, parts }: SimulatedNode): Promise<void> {
  const row = `U-${name.toUpperCase()}`;
  const fields = { ...sampleFields, callName: `Example ${name}`, side: name };
  const event: NewEvent = {
    type: 'UnitPut',
    shape: 1,
    happenedAt: toUtc(parts.clock()),
    purpose: 'save_life',
    marking: 'official',
    label: { owner: `${name}-cross`, releasedToStates: ['fr', 'uk'] },
    cause: null,
    body: { row, fields } as unknown as NewEvent['body'], // a sample of what the register takes
  };
  await write(disk, { stream: `fleet/${row}`, event, author: `${name}-watch-1` });
}

interface ByHand {
  readonly stream: string;
  readonly event: NewEvent;
  readonly author: string;
  /** How many stand before it in its stream; absent: none. */
  readonly version?: number;
}

async function write(
  { journal }: SimulatedNode['disk'],
  { stream, event, author, version = 0 }: ByHand,
): Promise<void> {
  await journal.append({
    stream,
    expectedVersion: version,
    idempotencyKey: version === 0 ? `by hand/${stream}` : `by hand/${stream} ${version}`,
    requestHash: '0'.repeat(64),
    actor: author as ActorId, // invented staff
    desk: null,
    answer: { ok: true },
    events: [event],
  });
}

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
  await write(node.disk, { stream: `contact/${contact}`, event, author: `${node.name}-watch-1` });
  await markTelephone(node, { sample, serial: world.serial });
}

interface Telephone {
  readonly sample: StoredEvent;
  readonly serial: number;
}

/**
 * As the part that seals marks a caller: one record and one envelope for each peer, under a key of that pair. The mark for
 * one must never come to another.
 */
async function markTelephone(
  { name, disk, parts }: SimulatedNode,
  { sample, serial }: Telephone,
): Promise<void> {
  const subject = `s-${digest(`${name} ${serial}`).slice(0, 32)}`;
  for (const [version, peer] of parts.peers.entries()) {
    const pair = digest([name, peer].toSorted().join(' '));
    const body = { subject, peer, epoch: 1, key: pair.slice(0, 16), marks: [digest(`${pair} ${serial}`)] };
    const event: NewEvent = {
      type: 'CallerMarked',
      shape: 1,
      happenedAt: sample.happenedAt,
      purpose: sample.purpose,
      marking: sample.marking,
      label: sample.label ?? { owner: `${name}-cross` },
      cause: null,
      body,
    };
    await write(disk, { stream: `caller/${subject}`, event, author: `${name}-watch-1`, version });
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
