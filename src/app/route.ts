import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ZodType } from 'zod';
import type { Refusal } from '../kernel/result.ts';
import type { Text } from '../kernel/text.ts';
import type { Session } from './session.ts';
import type { Who } from './who.ts';

/**
 * One row of the route table: the only way to give the program an address. `action` names what the policy
 * must allow, or is `signed_in` or `public`; public routes are few and each says why in its summary.
 */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly action: string;
  readonly summary: Text;
  readonly query?: ZodType;
  readonly params?: ZodType;
  readonly body?: ZodType;
  /** Devices come with a bearer token instead of a session; consoles may not use such a route, nor the reverse. */
  readonly caller?: 'console' | 'device' | 'either';
  /** Bodies of this media type alone, given on as bytes; where absent, JSON. */
  readonly bytesOf?: string;
  /** Bytes; the server's own limit where absent. */
  readonly bodyLimit?: number;
  /** Requests a minute from one address over all routes that bear it (ways in); the server's own limit where absent. */
  readonly perMinuteMax?: number;
  answer(asked: Asked): Promise<Reply>;
}

/** A request after the choke point: authorised and validated. */
export interface Asked {
  readonly who: Who;
  /** The asker's session; null for devices and where nobody is signed in. */
  readonly session: Session | null;
  readonly query: unknown;
  readonly params: unknown;
  readonly body: unknown;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What a route answers; `hijacked` when it has taken over the connection (live stream). */
export type Reply =
  | { readonly kind: 'json'; readonly value: unknown; readonly status?: number }
  /** JSON that stands as text already (bytes: UTF-8): large answers that many share are written once. */
  | { readonly kind: 'written'; readonly text: string | Uint8Array }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly text?: Text }
  /** To another page of this node or to an identity provider: for browsers that navigate. */
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'hijacked' };

/** Wraps a value as a 200 answer. */
export function json(value: unknown): Reply {
  return { kind: 'json', value };
}

/** Wraps a refusal; `text` where the code is not one of the door's own. */
export function refusedReply(refusal: Refusal, text?: Text): Reply {
  return text === undefined ? { kind: 'refused', refusal } : { kind: 'refused', refusal, text };
}
