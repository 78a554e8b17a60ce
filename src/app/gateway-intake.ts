import type { Refusal, Result } from '../kernel/result.ts';
import type { Text } from '../kernel/text.ts';
import { anySource } from './identity/speak-for.ts';
import type { Who } from './who.ts';

/** What the book answers. `position` is sealed; null where the same stood there before, and where is not told. */
export type GatewayAnswer =
  | { readonly ok: true; readonly position: string | null; readonly repeated: boolean }
  | { readonly ok: false; readonly refusal: Refusal; readonly text: Text; readonly again: boolean };

export interface GatewayParts {
  /** Resolves once durable; rejects where the store failed. */
  record(
    who: Who,
    command: { readonly fields: Readonly<Record<string, unknown>>; readonly idempotencyKey: string },
  ): Promise<Result<{ readonly position: string | null; readonly repeated: boolean }, Refusal>>;
  /** Keyed digest of a text, 64 hex digits: names made of what somebody wrote must not be found again by trying. */
  digest(text: string): string;
  /** The vault's subject of a number or an address, known already or new. */
  callerOf(who: Who, by: { readonly kind: 'phone' | 'email'; readonly text: string }): Promise<string>;
  readonly sink: {
    heard(source: string, count: number): void;
    refused(source: string, reason: string, count?: number): void;
  };
  readonly fault: (error: unknown) => void;
}

/** Texts of what a gateway is told where the house, not the message, is why. */
export interface GatewayTexts {
  readonly overloaded: Text;
  readonly not_stored: Text;
  readonly refused_by_record: Text;
}

/** The way in for gateways that bring messages of people, one by one. */
export interface GatewayIntake {
  /** Counts what cannot be taken, by reason. */
  refuse(source: string, reason: string): void;
  /** Records one message, `made` once there is room. Never throws: where the store fails, sending again may help. */
  record(
    who: Who,
    source: string,
    made: () => Promise<{ readonly fields: Readonly<Record<string, unknown>>; readonly key: string }>,
  ): Promise<GatewayAnswer>;
}

/** Messages under way at once: beyond, the gateway is pressed back and keeps them. */
const underWayMax = 500;

/** See `GatewayIntake`. */
export function createGatewayIntake(
  { record, sink, fault }: Pick<GatewayParts, 'record' | 'sink' | 'fault'>,
  texts: GatewayTexts,
): GatewayIntake {
  let underWay = 0;
  const refused = (
    source: string,
    code: string,
    { text, again, detail }: { readonly text: Text; readonly again: boolean; readonly detail?: unknown },
  ): GatewayAnswer => {
    sink.refused(source, code);
    const refusal = detail === undefined ? { code } : { code, detail };
    return { ok: false, refusal: refusal as Refusal, text, again };
  };
  return {
    refuse: (source, reason) => sink.refused(source, reason),
    async record(who, source, made) {
      if (underWay >= underWayMax)
        return refused(source, 'overloaded', { text: texts.overloaded, again: true });
      underWay += 1;
      try {
        sink.heard(source, 1);
        const { fields, key } = await made();
        const answer = await record(who, { fields, idempotencyKey: key });
        if (answer.ok) return { ok: true, ...answer.value };
        const { code, detail } = answer.refusal;
        // The key holds all that was said: under it, the same message stands on record, received at another moment.
        if (code === 'key_reused') return { ok: true, position: null, repeated: true };
        const again = code === 'contended';
        return refused(source, code, { text: texts.refused_by_record, again, detail });
      } catch (error) {
        fault(error);
        return refused(source, 'not_stored', { text: texts.not_stored, again: true });
      } finally {
        underWay -= 1;
      }
    },
  };
}

/** In whose name a gateway speaks: as it says, else its one source, else itself. */
export function gatewaySource({ actor, sources }: Who, said: string | null): string {
  const [one, ...more] = sources ?? [];
  if (said !== null) return said;
  return one !== undefined && one !== anySource && more.length === 0 ? one : actor;
}
