import { at } from '../src/operations/rescue/given-rescue.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const boats = ['b-000001', 'b-000002', 'b-000003'] as const;
export const [one, two] = boats;
export const contacts = Array.from({ length: 10 }, (_, index) => `c-${String(index + 1).padStart(6, '0')}`);
export const callers = ['1', '2', '3'].map((digit) => `s-${digit.repeat(32)}`);
export const near = { lat: 51.1, lon: 1.6 };
export const far = { lat: 50.75, lon: 1.2 };
export const area = [
  { lat: 51, lon: 1.5 },
  { lat: 51.1, lon: 1.5 },
  { lat: 51, lon: 1.6 },
];

export function clock(minute: number): string {
  return at(`${2 + Math.floor(minute / 60)}:${minute % 60}`);
}

export function just(count: number) {
  return { min: count, max: count, best: count };
}

interface Said {
  readonly minute: number;
  readonly claims?: Fields;
  readonly counted?: Fields;
  readonly place?: { readonly lat: number; readonly lon: number };
  readonly more?: Fields;
}

export function contactOf(contact: string, { minute, claims = {}, counted, place, more = {} }: Said): Fields {
  const when = clock(minute);
  const position = { id: 'p1', ...place, accuracyMetres: 100, source: 'gps', at: when };
  return {
    contact,
    kind: 'report',
    channel: 'call',
    receivedAt: when,
    happenedAt: when,
    claims,
    positions: place === undefined ? [] : [position],
    ...(counted === undefined ? {} : { counted: { alive: 0, ...counted } }),
    ...more,
  };
}
