import { expect, test } from 'vitest';
import { createHandle } from '../../app/handle.ts';
import { sampleJournal } from '../../app/sample-journal.ts';
import { sampleWho } from '../../app/sample-who.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/time.ts';
import { freight } from '../../operations/freight/index.ts';
import { picture } from '../../operations/picture/index.ts';
import { sampleAccess } from '../../policy/sample-access.ts';

test('a device records by command for its own sources only; a person for any', async () => {
  const clock = () => instant(1_772_352_000_000);
  const journal = sampleJournal(clock);
  const action = 'operations/picture/RecordDetection';
  const access = sampleAccess({ watch: [action] }, { detection_device: [action] });
  const handle = createHandle({ journal, access, clock, contexts: [picture], agency: 'agency-a' });
  const record = async (sources: readonly string[] | null, key: string) => {
    const kind = sources === null ? 'staff' : 'device';
    const roles = [sources === null ? 'watch' : 'detection_device'];
    const who = sampleWho({ kind, actor: 'example-7' as ActorId, roles, sources });
    const fields = {
      source: 'cam-7',
      key,
      kind: 'camera',
      happenedAt: '2026-03-01T08:00:00.000Z',
      position: { lat: 50.9, lon: 1.6, accuracyMetres: 80 },
      bearing: null,
      confidence: null,
      count: null,
      imageReference: null,
    };
    const asked = {
      context: 'operations/picture',
      command: 'RecordDetection',
      fields,
      idempotencyKey: `example/${key}`,
    };
    const answer = await handle(who, asked);
    return answer.ok ? 'ok' : answer.refusal.code;
  };
  expect([await record(['cam-7'], 'a'), await record(null, 'b'), await record(['*'], 'c')]).toEqual([
    'ok',
    'ok',
    'ok',
  ]);
  expect([await record(['cam-8'], 'd'), await record([], 'e')]).toEqual(['foreign_source', 'foreign_source']);
  expect(journal.events).toHaveLength(3);
});

test('a search team’s handheld says who came upon people: a word of its record, and no device’s name', async () => {
  const clock = () => instant(1_772_352_000_000);
  const met = 'operations/freight/NotePeopleMet';
  const access = sampleAccess({ freight_team: [met] }, { freight_device: [met] });
  const parts = { journal: sampleJournal(clock), access, clock, contexts: [freight], agency: 'agency-a' };
  const who = sampleWho({
    kind: 'device',
    actor: 'example-8' as ActorId,
    roles: ['freight_device'],
    sources: ['team-1'],
  });
  const found = { people: 2, children: 1, injured: 0, unconscious: 0 };
  const fields = { passage: 'p-example0001', metAt: '2026-03-01T07:50:00.000Z', source: 'driver', found };
  const answer = await createHandle(parts)(who, {
    context: 'operations/freight',
    command: 'NotePeopleMet',
    fields,
    idempotencyKey: 'example/met',
  });
  // It comes as far as the record itself, which is not there.
  expect(answer.ok ? 'ok' : answer.refusal.code).toBe('passage_unknown');
});
