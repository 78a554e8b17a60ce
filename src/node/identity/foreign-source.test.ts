import { expect, test } from 'vitest';
import { createHandle } from '../../app/handle.ts';
import { sampleJournal } from '../../app/sample-journal.ts';
import { sampleWho } from '../../app/sample-who.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/time.ts';
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
