import { askerActs } from './noninterference-acts-people.ts';
import { freightActs } from './noninterference-acts-freight.ts';
import { rescueActs } from './noninterference-acts-rescue.ts';
import { unitActs } from './noninterference-acts-units.ts';
import { vaultActs } from './noninterference-acts-vault.ts';
import { type Act, hexOf, keyOf, must, type Scene, utcAt } from './noninterference-scene.ts';
import type { NewEvent } from '../src/journal/port.ts';
import type { ActorId } from '../src/kernel/ids.ts';
import type { RecordLabel } from '../src/kernel/label.ts';
import type { Marking, Purpose } from '../src/kernel/marking.ts';
import { evolveTrack } from '../src/operations/picture/track.ts';

const kindsSeen = ['camera', 'thermal', 'radar', 'drone'] as const;
const cameras = ['drill-camera-1', 'drill-camera-2', 'drill-radar-1'] as const;

function detection({ chance, world, number }: Scene) {
  return {
    source: chance.pick(cameras),
    key: `k-${number}`,
    kind: chance.pick(kindsSeen),
    happenedAt: utcAt(world, -chance.whole(120)),
    position: { lat: 51 + chance.next() / 10, lon: 1.4 + chance.next() / 10, accuracyMetres: 50 },
    confidence: Math.round(chance.next() * 100) / 100,
    count: chance.whole(40),
    imageReference: `frames/${number}.jpg`,
  };
}

async function record(scene: Scene, imageReference?: string): Promise<void> {
  const item = { ...detection(scene), ...(imageReference === undefined ? {} : { imageReference }) };
  const told = await must(scene, 'device', { path: '/api/feeds/detections', body: item });
  if (told.status !== 200) throw new Error(told.body);
  scene.own.detections.push(`${item.source}/${item.key}`);
  scene.ids.detections.add(`${item.source}/${item.key}`);
}

const pictureActs: readonly Act[] = [
  { name: 'a device detects', kind: 'picture', run: (scene) => record(scene) },
  {
    name: 'a device sends what is refused',
    kind: 'picture',
    async run(scene) {
      const body = [{ ...detection(scene), position: null }, { source: 'drill-camera-1' }];
      await must(scene, 'device', { path: '/api/feeds/detections', body });
    },
  },
  {
    name: 'the watch assesses',
    kind: 'picture',
    async run(scene) {
      const of = scene.own.detections[scene.chance.whole(scene.own.detections.length)];
      if (of === undefined) return record(scene);
      const assessment = scene.chance.pick(['seen', 'confirmed', 'false_alarm']);
      const path = '/api/operations/picture/assess-detection';
      const body = { detection: of, assessment };
      await must(scene, 'demo-uk-watch-2', { path, body, key: keyOf(scene), may: ['already_assessed_so'] });
    },
  },
  {
    name: 'the watch withdraws an assessment',
    kind: 'picture',
    async run(scene) {
      const of = scene.own.detections[scene.chance.whole(scene.own.detections.length)];
      if (of === undefined) return record(scene);
      const path = '/api/operations/picture/withdraw-assessment';
      await must(scene, 'demo-uk-watch-2', {
        path,
        body: { detection: of },
        key: keyOf(scene),
        may: ['not_assessed'],
      });
    },
  },
  {
    name: 'a device detects, with another image in each world',
    kind: 'image',
    run: (scene) => record(scene, `frames/${scene.number}-${scene.apart.whole(1_000_000)}.jpg`),
  },
  {
    name: 'ships report',
    kind: 'tracks',
    async run({ world, chance, number }) {
      const receivedAt = world.clock.now;
      const track = `ais:${232_000_000 + (number % 500)}`;
      const report = {
        track,
        source: 'drill-ais',
        receivedAt,
        happenedAt: receivedAt,
        accuracyMetres: 10,
        lat: 51 + chance.next() / 10,
        lon: 1.4 + chance.next() / 10,
        kind: 'vessel_class_a',
        speedMetresPerSecond: 5,
        courseDegrees: chance.whole(360),
        headingDegrees: null,
        status: 0,
      };
      const identity = {
        track,
        source: 'drill-ais',
        receivedAt,
        name: `EXAMPLE ${number}`,
        callSign: null,
        imo: null,
        shipType: 70,
        lengthMetres: 90,
        beamMetres: 14,
        draughtMetres: 5,
        destination: null,
      };
      const { telemetry, picture } = world.parts.feeds;
      await telemetry.write({ reports: [report], identities: [identity] });
      picture.tracks({ changed: [evolveTrack(null, report)], identities: [identity], gone: [] });
    },
  },
  {
    name: 'the keeper enters or retires a source',
    kind: 'sources',
    async run(scene) {
      const { own, ids, chance, number } = scene;
      const old = chance.isOneIn(3) ? own.sources.pop() : undefined;
      const row = old ?? `drill-source-${number}`;
      const fields = {
        name: {
          en: `Example ${number}`,
          fr: `Exemple ${number}`,
        },
        kind: 'camera',
        keeper: 'uk-hmcg',
        place: null,
        silentAfterSeconds: 60 + (number % 1e3),
      };
      const order =
        old === undefined
          ? { path: '/api/operations/picture/put-source', body: { row, fields, seenVersion: null } }
          : { path: '/api/operations/picture/retire-source', body: { row, seenVersion: null } };
      await must(scene, 'demo-uk-sources-1', { ...order, key: keyOf(scene) });
      if (old === undefined) own.sources.push(row);
      ids.sources.add(row);
    },
  },
];

interface Restriction {
  readonly by: string;
  readonly marking?: Marking;
  readonly purpose?: Purpose;
  readonly label: Partial<RecordLabel>;
}

const sea = { owner: 'uk-hmcg', releasedToStates: ['fr', 'uk'], jurisdiction: ['channel'] } as const;
const readers = ['demo-uk-watch-1', 'demo-uk-observer-1', 'demo-fr-liaison-1'] as const;

/** Labels that rooms still to come will write: each keeps the record from every reader of the picture. */
const restrictions: readonly Restriction[] = [
  { by: 'a higher marking', marking: 'official_sensitive', label: sea },
  { by: 'a caveat', label: { ...sea, caveats: ['example-eyes-only'] } },
  { by: 'a list with nobody on it', label: { ...sea, namedList: [] } },
  {
    by: 'a list whose time is over',
    label: {
      ...sea,
      namedList: readers.map((staff) => ({
        staff,
        reason: 'need_to_know',
        until: '2020-01-01T00:00:00.000Z',
      })),
    },
  },
  {
    by: 'a list of another',
    label: { ...sea, namedList: [{ staff: 'demo-uk-gold-1', reason: 'case_team', until: null }] },
  },
  {
    by: 'another agency and remit',
    label: { owner: 'agency-apart', releasedToStates: ['fr', 'uk'], jurisdiction: ['kent'] },
  },
  { by: 'the purpose of inquiries', purpose: 'law_enforcement', label: sea },
  { by: 'the purpose of protection', purpose: 'protection', label: sea },
];

/** Written by the book itself, as a room of another purpose or marking would: the picture's projection takes it. */
async function writeRestricted(scene: Scene, restriction: Restriction): Promise<void> {
  const { world, number, ids } = scene;
  const { label, marking = 'official', purpose = 'save_life' } = restriction;
  const { happenedAt, ...said } = detection(scene);
  const id = `${said.source}/${said.key}`;
  const event: NewEvent = {
    type: 'DetectionRecorded',
    shape: 1,
    happenedAt,
    marking,
    purpose,
    cause: null,
    label: {
      owner: 'uk-hmcg',
      ...label,
    },
    body: {
      ...said,
      bearing: null,
      claimedAt: happenedAt,
      timeliness: 'in_time',
    },
  };
  const written = await world.parts.journal.append({
    stream: `detection/${id}`,
    expectedVersion: 0,
    events: [event],
    answer: { ok: true },
    idempotencyKey: `restricted/${number}`,
    requestHash: hexOf(`restricted ${number}`, 64),
    actor: 'demo-uk-gold-1' as ActorId,
    desk: null,
  });
  if (written.kind !== 'appended') throw new Error(`not written: ${written.kind}`);
  ids.detections.add(id);
}

/** Everything that is done in the worlds. */
export const acts: readonly Act[] = [
  ...pictureActs,
  ...restrictions.map(
    (restriction): Act => ({
      name: `a detection kept by ${restriction.by}`,
      kind: 'restricted',
      run: (scene) => writeRestricted(scene, restriction),
    }),
  ),
  ...vaultActs,
  ...rescueActs,
  ...unitActs,
  ...freightActs,
  ...askerActs,
];
