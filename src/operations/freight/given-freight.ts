import type { GivenFrom } from '../../kernel/decider.ts';
import { fold } from '../../kernel/decider.ts';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { sha256Hex } from '../../kernel/sha256.ts';
import { addSeconds, type Instant, instant, toUtc, type UtcText } from '../../kernel/time.ts';
import { controlBodySchema, foundSchema } from './control-shapes.ts';
import { passageDecider } from './decide-passage.ts';
import { type EquipmentFields, equipmentStream } from './equipment-register.ts';
import type { PassageCommandOf, PassageEvent, PassageEventOf } from './events-passage.ts';
import { passageStream } from './passage-group.ts';
import type { PassageState } from './passage-state.ts';
import { type PlaceFields, placeStream } from './place-register.ts';
import { plateSeen, type TokenOf } from './plate-seen.ts';

/** An invented night at an invented port. */
export const begin: Instant = instant(Date.UTC(2026, 0, 10, 8));
export function after(seconds: number): UtcText {
  return toUtc(addSeconds(begin, seconds));
}
export const at = after(3_600);
export const by = 'example-1' as ActorId;
export const passage = 'p-000001';
export const other = 'p-000002';
export const from: GivenFrom = { state: 'uk', desk: null, roles: ['freight_team'] };
export const edge = { at, by, givenFrom: from, passage };

/** Stands for the node's keyed hash: the same for the same form. */
export const tokenOf: TokenOf = (form) => sha256Hex(`example ${form}`).slice(0, 24);

export const samplePlace: PlaceFields = {
  name: 'Example Port',
  kind: 'port',
  side: 'fr',
  at: { lat: 50.97, lon: 1.86 },
  lanes: [
    { lane: 'L1', direction: 'to_uk', methods: ['co2', 'dog', 'physical_search'] },
    { lane: 'L2', direction: 'to_eu', methods: ['visual'] },
  ],
  xRay: false,
};
export const sampleProbe: EquipmentFields = {
  method: 'co2',
  place: 'example-port',
  model: 'Example probe',
  calibratedAt: toUtc(addSeconds(begin, -86_400)),
  calibrationDueAt: toUtc(addSeconds(begin, 86_400 * 90)),
  inService: true,
};

const row = (fields: object) => ({ phase: 'held', version: 1, fields: JSON.stringify(fields) });
type Seen = Readonly<Record<string, unknown>>;

/** The registers as a command sees them. */
export function registers(place: PlaceFields = samplePlace, probe: EquipmentFields = sampleProbe): Seen {
  return { [placeStream('example-port')]: row(place), [equipmentStream('PROBE-1')]: row(probe) };
}

/** Another passage as a command sees it. */
export function beside(history: readonly PassageEvent[]): Seen {
  const state: PassageState = fold(passageDecider, history);
  return state.phase === 'none' ? {} : { [passageStream(state.passage)]: state };
}

export const tractor = { on: 'tractor', subject: `s-${'0'.repeat(32)}`, country: 'FR' } as const;

/** A plate as an event knows it; null would be a mistake of the sample. */
export function seen(typed: string, on: 'tractor' | 'trailer' = 'tractor') {
  const plate = plateSeen({ ...tractor, on }, typed, tokenOf);
  if (plate === null) throw new Error(`no plate: ${typed}`);
  return plate;
}

export function opened(id = passage, typed = 'HGV-3X77'): PassageEventOf<'PassageOpened'> {
  return {
    type: 'PassageOpened',
    at: after(0),
    passage: id,
    place: 'example-port',
    side: 'fr',
    lane: 'L1',
    direction: 'to_uk',
    arrivedAt: after(0),
    form: 'curtain_sider',
    sides: 'soft',
    plates: [seen(typed)],
    by,
  };
}

type Body = ReturnType<typeof controlBodySchema.parse>;

/** A control by hand that found nothing; whatever is given takes its place. */
export function body(control: string, said: Partial<Body> = {}): Body {
  return controlBodySchema.parse({
    control,
    method: 'physical_search',
    ground: { kind: 'random', reference: 'draw-1' },
    team: 'TEAM-1',
    equipment: null,
    startedAt: after(600),
    endedAt: after(1_200),
    photos: [],
    where: 'whole',
    readings: [],
    wind: 'calm',
    seal: null,
    result: 'nothing_found',
    found: null,
    next: 'second_method',
    ...said,
  });
}

export function found(people: number, said: Partial<ReturnType<typeof foundSchema.parse>> = {}) {
  return foundSchema.parse({ people, children: 0, injured: 0, unconscious: 0, ...said });
}

/** People are there, an hour later than everything else. */
export function positive(control: string, said: Partial<Body> = {}): Body {
  return body(control, {
    startedAt: after(2_400),
    endedAt: after(3_000),
    result: 'people_found',
    found: found(2),
    next: 'hold',
    ...said,
  });
}

export function record(control: Body, around: Seen = registers()): PassageCommandOf<'RecordControl'> {
  return { type: 'RecordControl', ...edge, ...control, seen: around };
}

/** What a command of a passage with this history writes; throws where it is refused. */
export function written(
  history: readonly PassageEvent[],
  command: Parameters<typeof passageDecider.decide>[1],
): readonly PassageEvent[] {
  const decision = passageDecider.decide(fold(passageDecider, history), command);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.value;
}

export function givenPassage(history: readonly PassageEvent[]) {
  return given(passageDecider, history);
}
