import type { Refusal } from '../kernel/result.ts';
import type { Text } from '../kernel/text.ts';
import type { Clock } from '../kernel/time.ts';
import { createGatewayGate, type GateLimits } from './gateway-gate.ts';
import { anySource } from './identity/speak-for.ts';
import { json, type Reply } from './route.ts';
import { createTurns } from './vault/turns.ts';
import type { Who } from './who.ts';

/** A command of the context for which gateways receive; the key makes it be written once. */
export interface GatewayOrder {
  readonly command: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly key: string;
}

/** What the book says to an order. `position` is sealed; null where the same stands there from before. */
export type GatewayAnswer =
  | { readonly ok: true; readonly position: string | null; readonly repeated: boolean }
  | { readonly ok: false; readonly refusal: Refusal };

/** What a gateway is told in the end; `again`: sending the same once more may succeed, and must be tried. */
export type GatewayOutcome =
  | Extract<GatewayAnswer, { readonly ok: true }>
  | { readonly ok: false; readonly refusal: Refusal; readonly text: Text; readonly again: boolean };

/** What stands behind every gateway. */
export interface GatewayParts {
  /** Resolves once durable; rejects where the store failed. */
  give(who: Who, order: GatewayOrder): Promise<GatewayAnswer>;
  /** Keyed digest of a text, 64 hex digits. */
  readonly digest: (text: string) => string;
  /** The vault's subject of a number or an address, known already or new. */
  callerOf(who: Who, by: { readonly kind: 'phone' | 'email'; readonly text: string }): Promise<string>;
  readonly sink: {
    heard(source: string, count: number): void;
    refused(source: string, reason: string, count?: number): void;
  };
  readonly clock: Clock;
  readonly fault: (error: unknown) => void;
  /** Ours where absent. */
  readonly limits?: Partial<GateLimits>;
}

/** What a gateway is told where the house, not the message, is why. */
export interface GatewayTexts {
  readonly too_fast: Text;
  readonly overloaded: Text;
  readonly not_stored: Text;
  readonly refused_by_record: Text;
}

/** One message that comes in. */
export interface Coming {
  readonly source: string;
  /** Messages of one name go one after the other: of one sender, lest two make two subjects of them. */
  readonly turn: string;
  readonly forLife: boolean;
}

/** The way in for gateways that bring messages of people, one by one. */
export interface GatewayIntake {
  /** Counts what cannot be taken, by reason. */
  refuse(source: string, reason: string, count?: number): void;
  /** Runs `work` once there is room. Never throws: where the store fails, sending again may help. */
  take(
    who: Who,
    coming: Coming,
    work: (give: (order: GatewayOrder) => Promise<GatewayAnswer>) => Promise<GatewayAnswer>,
  ): Promise<GatewayOutcome>;
}

/**
 * Ours: eight at once keep a connection of the store for every desk; ten a second of each device are three hundred times
 * the busiest hour on record.
 */
const limitsOfOurs: GateLimits = { insideMax: 8, waitingMax: 500, perMinuteMax: 600 };

/** See `GatewayIntake`. */
export function createGatewayIntake(
  { give, sink, clock, fault, limits }: Omit<GatewayParts, 'digest' | 'callerOf'>,
  texts: GatewayTexts,
): GatewayIntake {
  const gate = createGatewayGate({ ...limitsOfOurs, ...limits });
  const turns = createTurns();
  const refused = (source: string, refusal: Refusal, code?: keyof GatewayTexts): GatewayOutcome => {
    sink.refused(source, refusal.code);
    const again = code !== undefined || refusal.code === 'contended';
    return { ok: false, refusal, text: texts[code ?? 'refused_by_record'], again };
  };
  return {
    refuse: (source, reason, count) => sink.refused(source, reason, count),
    async take(who, { source, turn, forLife }, work) {
      const entry = await gate.enter(who.actor, forLife, clock());
      if (entry !== 'in') return refused(source, { code: entry }, entry);
      try {
        sink.heard(source, 1);
        const answer = await turns.run([turn], () => work((order) => givenOnce(give, who, order)));
        return answer.ok ? answer : refused(source, answer.refusal);
      } catch (error) {
        fault(error);
        return refused(source, { code: 'not_stored' }, 'not_stored');
      } finally {
        gate.leave();
      }
    },
  };
}

async function givenOnce(give: GatewayParts['give'], who: Who, order: GatewayOrder): Promise<GatewayAnswer> {
  const answer = await give(who, order);
  // The key holds all that was said: under it, the same message stands on record, received at another moment.
  const isSame = !answer.ok && answer.refusal.code === 'key_reused';
  return isSame ? { ok: true, position: null, repeated: true } : answer;
}

/** In whose name a gateway speaks: as it says, else the first source it was enrolled for, else itself. */
export function gatewaySource({ actor, sources }: Who, said: string | null): string {
  return said ?? sources?.find((one) => one !== anySource) ?? actor;
}

/** 200 where it stands; 503 where it must be sent again; else 403 or 409: sending again changes nothing. */
export function gatewayReply(outcome: GatewayOutcome, beside: Readonly<Record<string, unknown>>): Reply {
  if (outcome.ok) return json({ ...outcome, ...beside });
  const { refusal, text, again } = outcome;
  const { code, detail } = refusal;
  const status = again ? 503 : ['foreign_source', 'not_permitted'].includes(code) ? 403 : 409;
  const body = { ok: false, code, message: text, again, ...(detail === undefined ? {} : { detail }) };
  return { kind: 'json', value: body, status };
}
