import type { Text } from '../kernel/text.ts';

/** An answer of the node, or why there is none. `refused` is the node's own "no", in both languages. */
export type Answer<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string;
      readonly message: Text | null;
      /** What the refusal adds: the field, the right that is missing. Empty where it adds nothing. */
      readonly detail: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'unreachable' };

/** The last place in the book that this screen wrote: what it reads next must include it. */
let written: { readonly position: string; readonly at: number } | null = null;

/** After so long every list holds what was written; the node need not be asked to wait for it any more. */
const writtenMilliseconds = 30_000;

/**
 * A line that neither answers nor breaks is given up after so long. A question may bring what takes the node longest: an
 * evidence file with both its documents, a search over the telemetry. An order writes one thing, and is the same order
 * when it is sent again under its key.
 */
export const answerMilliseconds = { question: 60_000, order: 30_000 } as const;

/** Reads one address of this node. Never throws: a lost link is an answer, and so is a silent one. */
export function getJson<Value>(path: string, signal?: AbortSignal): Promise<Answer<Value>> {
  const limit = AbortSignal.timeout(answerMilliseconds.question);
  const isFresh = written !== null && Date.now() - written.at < writtenMilliseconds;
  const headers: Record<string, string> =
    isFresh && written !== null ? { 'strait-after': written.position } : {};
  return ask<Value>(path, {
    headers,
    signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
  });
}

/**
 * Sends one order. `key` makes a repeat harmless: the node answers the same and writes nothing twice. Never throws: an
 * order without an answer in time is `unreachable`, and may have been taken.
 */
export async function postJson<Value>(path: string, body: unknown, key?: string): Promise<Answer<Value>> {
  const headers: Record<string, string> = { 'content-type': 'application/json', 'x-strait': '1' };
  if (key !== undefined) headers['idempotency-key'] = key;
  const signal = AbortSignal.timeout(answerMilliseconds.order);
  const answer = await ask<Value>(path, { method: 'POST', headers, body: JSON.stringify(body), signal });
  if (answer.kind === 'ok') remember(answer.value);
  return answer;
}

function remember(value: unknown): void {
  const position = (value as { readonly position?: unknown } | null)?.position;
  if (typeof position === 'string') written = { position, at: Date.now() };
}

/** Reads an image of this node, with the moment that its answer names; null where it names none. Never throws. */
export async function getImage(
  path: string,
  signal: AbortSignal,
): Promise<Answer<{ readonly image: Blob; readonly at: string | null }>> {
  try {
    const response = await fetch(path, { credentials: 'same-origin', signal });
    if (!response.ok) return refusalOf(response);
    return {
      kind: 'ok',
      value: { image: await response.blob(), at: response.headers.get('strait-image-at') },
    };
  } catch {
    return { kind: 'unreachable' };
  }
}

async function ask<Value>(path: string, init: RequestInit): Promise<Answer<Value>> {
  try {
    const response = await fetch(path, { credentials: 'same-origin', ...init });
    if (!response.ok) return await refusalOf(response);
    // An answer that breaks off, or is not the node's, is none: nothing of it is taken, and it is asked again.
    const text = await response.text();
    // The node's own answers are checked by its schemas; this is the edge where their shape is taken at its word.
    return { kind: 'ok', value: (text === '' ? null : JSON.parse(text)) as Value };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** The node's own "no", read from an answer that is none of success. */
export async function refusalOf(
  response: Response,
): Promise<Extract<Answer<never>, { readonly kind: 'refused' }>> {
  const body = await response.json().catch(() => null);
  return {
    kind: 'refused',
    status: response.status,
    code: textOf(body?.code),
    message: messageOf(body?.message),
    detail: detailOf(body?.detail),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : 'unknown';
}

function detailOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function messageOf(value: unknown): Text | null {
  if (typeof value !== 'object' || value === null) return null;
  const { en, fr } = value as Partial<Text>;
  return typeof en === 'string' && typeof fr === 'string' ? { en, fr } : null;
}
