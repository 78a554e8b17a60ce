import { randomBytes } from 'node:crypto';
import { ok, type Refusal, refuse, type Result } from '../../kernel/result.ts';
import type { PictureRefusal } from '../../operations/site/camera/refusals.ts';
import { authorizationFor } from './digest.ts';
import type { CameraSettings } from './settings.ts';

export interface FetchAsked {
  readonly url: string;
  readonly account: CameraSettings['account'];
  readonly signal: AbortSignal;
}

/** A camera's answer, begun and not read. */
export interface CameraAnswer {
  readonly type: string;
  readonly body: ReadableStream<Uint8Array>;
}

type Asked = Result<CameraAnswer, Refusal<PictureRefusal>>;

/**
 * Asks a camera. A device that sends the node elsewhere is refused: only what the configuration names is asked. Refuses
 * `camera_silent`, `camera_refuses`. Never throws; nothing that it gives holds an address.
 */
export async function askCamera({ url, account, signal }: FetchAsked): Promise<Asked> {
  try {
    const first = await get(url, signal, null);
    if (first.status !== 401) return answerOf(first);
    const challenge = first.headers.get('www-authenticate') ?? '';
    await first.body?.cancel();
    const { pathname, search } = new URL(url);
    const said = {
      method: 'GET',
      target: pathname + search,
      cnonce: randomBytes(12).toString('hex'),
    } as const;
    const header = account === undefined ? null : authorizationFor(challenge, { ...said, account });
    if (header === null) return refuse('camera_refuses');
    return answerOf(await get(url, signal, header));
  } catch {
    return refuse('camera_silent'); // aborted, refused, reset: for whoever looks it is all the same
  }
}

/** Reads an answer to its end. Refuses what is larger (`picture_unreadable`) and one that breaks off (`camera_silent`). */
export async function readWhole(
  { body }: CameraAnswer,
  bytesMax: number,
): Promise<Result<Uint8Array, Refusal<PictureRefusal>>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of body) {
      size += piece.byteLength;
      if (size > bytesMax) return refuse('picture_unreadable'); // leaving the loop ends the connection
      pieces.push(piece);
    }
  } catch {
    return refuse('camera_silent');
  }
  return ok(Buffer.concat(pieces));
}

function get(url: string, signal: AbortSignal, authorization: string | null): Promise<Response> {
  return fetch(url, {
    headers: authorization === null ? {} : { authorization },
    signal,
    redirect: 'manual',
    // Nothing of this node's other errands goes with it.
    credentials: 'omit',
    cache: 'no-store',
  });
}

async function answerOf(response: Response): Promise<Asked> {
  if (response.status === 200 && response.body !== null)
    return ok({ type: response.headers.get('content-type') ?? '', body: response.body });
  await response.body?.cancel();
  const isAway = response.status === 401 || response.status === 403;
  return refuse(isAway ? 'camera_refuses' : 'camera_silent');
}
