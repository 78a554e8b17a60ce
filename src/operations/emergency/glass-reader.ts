import type { ReadRows } from '../../app/project.ts';
import type { RecordedEvent } from '../../kernel/event.ts';
import { fromUtc, type Instant, instant } from '../../kernel/time.ts';
import type { EmergencyEvent } from './events.ts';

/** Who has broken the glass now, in the memory of this process: asked at every request. */
export interface ActiveGlass {
  /** Until when this person acts with the glass broken; null where they do not. */
  until(actor: string, at: Instant): Instant | null;
  take(recorded: Pick<RecordedEvent<EmergencyEvent>, 'actor' | 'event'>): void;
}

/** The event types that the memory follows. */
export const glassTypes = ['GlassBroken', 'GlassMended'] as const satisfies readonly EmergencyEvent['type'][];

/** One breaking that is not over: what a process that starts is told. */
export interface RunningGlass {
  readonly id: string;
  readonly actor: string;
  readonly until: Instant;
}

/** A memory of broken glass, beginning with what runs already. Each person has a few at most. */
export function createActiveGlass(running: readonly RunningGlass[] = []): ActiveGlass {
  const byActor = new Map<string, Map<string, Instant>>();
  const put = (actor: string, id: string, until: Instant): void => {
    const own = byActor.get(actor) ?? new Map<string, Instant>();
    byActor.set(actor, own.set(id, until));
  };
  for (const { id, actor, until } of running) put(actor, id, until);
  return {
    until(actor, at) {
      const own = byActor.get(actor);
      if (own === undefined) return null;
      for (const [id, until] of own) if (until <= at) own.delete(id);
      if (own.size === 0) byActor.delete(actor);
      return own.size === 0 ? null : instant(Math.max(...own.values()));
    },
    take({ actor, event }) {
      if (event.type === 'GlassBroken') put(actor, event.id, fromUtc(event.until));
      else if (event.type === 'GlassMended') byActor.get(actor)?.delete(event.id);
    },
  };
}

/** What runs at a moment, from the projection, by the program itself: read once at start. */
export async function runningGlass(read: ReadRows, at: Instant): Promise<readonly RunningGlass[]> {
  const rows = await read(
    `select id, actor, extract(epoch from until_at) * 1000 as until from {glass}
     where until_at > to_timestamp($1::float8 / 1000) limit 1000`,
    [at],
  );
  return rows.map((row) => ({
    id: String(row['id']),
    actor: String(row['actor']),
    until: instant(Number(row['until'])),
  }));
}
