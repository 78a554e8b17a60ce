import { verify } from 'node:crypto';
import { rescue } from '../src/operations/rescue/index.ts';
import { noHash } from '../src/exchange/peer/sample-envelopes.ts';
import type { Expected, Verdict } from '../src/exchange/peer/verify/check.ts';
import type { EnvelopeScene, OfferedText } from './mutate-envelope.ts';
import { hashOf } from './mutate-run.ts';

type Loose = Readonly<Record<string, unknown>>;

/**
 * What no verdict may say, found without any of the code that is proved: null where the verdict is sound. Only what is
 * let in is looked at; that good envelopes are let in is counted elsewhere.
 */
export function unsound(offered: Offered, verdict: Verdict, scene: EnvelopeScene): string | null {
  return unsoundWhere(offered, verdict, { scene, isSigned: isSignedBy(scene) });
}

function unsoundWhere({ signed, expected }: Offered, verdict: Verdict, proving: Proving): string | null {
  if (verdict.kind === 'refused') return null;
  const proved = notProved(signed, expected, proving);
  if (proved !== null || verdict.kind === 'set_aside') return proved;
  const envelope = read(signed);
  const content = record(envelope['content']);
  if (content['type'] !== 'decision') return null;
  const events = list(content['events']).map(record);
  for (const event of events) {
    const label = record(event['label']);
    if (!list(label['releasedToStates']).includes('fr')) return 'not released to this state';
    if (!String(label['owner']).startsWith('uk-')) return 'not the peer’s to send';
    if (Object.hasOwn(record(event['seen']), 'uk')) return 'seen of itself';
    if (verdict.kind === 'passed' && !isKnown(event)) return 'not as the schema has it';
  }
  const positions = events.map((event) => Number(event['position']));
  return positions.every((one, at) => at === 0 || one > (positions[at - 1] ?? 0))
    ? null
    : 'positions go back';
}

type Offered = Pick<OfferedText, 'signed' | 'expected'>;

/**
 * The same for texts that came together: the peer answers for what it signed, and for the very bytes that a later one of
 * those names as what came before it.
 */
export function unsoundTogether(
  offered: readonly Offered[],
  verdicts: readonly Verdict[],
  scene: EnvelopeScene,
): string | null {
  const isSigned = isSignedBy(scene);
  const answered = new Set<string>();
  for (const { signed } of offered.toReversed()) {
    if (!isSigned(signed) && !answered.has(hashOf(signed))) continue;
    answered.add(hashOf(signed));
    const previous = readIfAny(signed)['previous'];
    if (typeof previous === 'string') answered.add(previous);
  }
  const wrong = offered.map((one, at) => {
    const verdict = verdicts[at];
    if (verdict === undefined) return 'no verdict';
    return unsoundWhere(one, verdict, { scene, isSigned: (signed) => answered.has(hashOf(signed)) });
  });
  return wrong.find((one) => one !== null) ?? null;
}

function isSignedBy({ pinned }: EnvelopeScene): (signed: string) => boolean {
  return (signed) => {
    const [header = '', payload = '', mark = ''] = signed.split('.');
    const bytes = Buffer.from(`${header}.${payload}`);
    return verify(null, bytes, pinned.pinned.spki, Buffer.from(mark, 'base64url'));
  };
}

interface Proving {
  readonly scene: EnvelopeScene;
  readonly isSigned: (signed: string) => boolean;
}

function notProved(signed: string, expected: Expected, { scene, isSigned }: Proving): string | null {
  const { pinned } = scene;
  const [header = '', payload = '', mark = '', more] = signed.split('.');
  if (more !== undefined || signed.length > 1_048_576) return 'no signed text';
  if (Buffer.from(header, 'base64url').toString() !== `{"alg":"EdDSA","kid":"${pinned.id}"}`)
    return 'another header';
  if (mark.length !== 86 || !isSigned(signed)) return 'signature';
  const text = Buffer.from(payload, 'base64url').toString();
  const envelope = readIfAny(signed);
  if (sorted(envelope) !== text) return 'not canonical';
  if (envelope['from'] !== 'uk' || envelope['to'] !== 'fr') return 'parties';
  if (envelope['lane'] !== expected.lane || envelope['sequence'] !== expected.sequence) return 'place';
  if (envelope['previous'] !== expected.previous) return 'chain';
  return expected.sequence === 1 && envelope['previous'] !== noHash ? 'chain' : null;
}

function isKnown(event: Loose): boolean {
  const [kind] = String(event['stream']).split('/');
  const door = rescue.streams.find((stream) => stream.kind === kind);
  const type = String(event['type']);
  if (event['context'] !== rescue.name || door === undefined || event['shape'] !== 1) return false;
  if (door.handling[type]?.release === 'never') return false;
  if (door.handling[type]?.purpose !== event['purpose']) return false;
  return door.events[type]?.safeParse(event['body']).success === true;
}

function read(signed: string): Loose {
  return record(JSON.parse(Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString()));
}

function readIfAny(signed: string): Loose {
  try {
    return read(signed);
  } catch {
    return {};
  }
}

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([key, held]) => `${JSON.stringify(key)}:${sorted(held)}`).join(',')}}`;
}

const record = (value: unknown): Loose => (typeof value === 'object' && value !== null ? { ...value } : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
