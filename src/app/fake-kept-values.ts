import type { KeptValue, KeptValues } from '../journal/kept-values.ts';

/** For tests: kept values in memory, shared by whoever holds them, as processes share a store. */
export function fakeKeptValues(): KeptValues & {
  readonly rooms: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
} {
  const rooms = new Map<string, Map<string, string>>();
  const room = (name: string) => {
    const found = rooms.get(name) ?? new Map<string, string>();
    rooms.set(name, found);
    return found;
  };
  const read = (name: string, key: string): unknown => JSON.parse(room(name).get(key) ?? 'null');
  const entries = (name: string): readonly KeptValue[] =>
    [...room(name)].map(([key, text]) => ({ key, value: JSON.parse(text) as unknown }));
  const fieldOf = (value: unknown, field: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
  return {
    rooms,
    get: async (name, key) => read(name, key),
    put: async (name, key, value) => void room(name).set(key, JSON.stringify(value)),
    async keepFirst(name, key, value) {
      if (!room(name).has(key)) room(name).set(key, JSON.stringify(value));
      return read(name, key);
    },
    drop: async (name, key) => void room(name).delete(key),
    async take(name, key) {
      const value = read(name, key);
      room(name).delete(key);
      return value;
    },
    async change(name, key, next) {
      const after = next(read(name, key));
      if (after !== null) room(name).set(key, JSON.stringify(after));
      return after;
    },
    list: async (name, where) =>
      entries(name).filter(({ value }) => where === undefined || fieldOf(value, where.field) === where.is),
    async dropBefore(name, field, limit) {
      const old = entries(name).filter(({ value }) => Number(fieldOf(value, field)) < limit);
      for (const { key } of old) room(name).delete(key);
      return old.length;
    },
  };
}
