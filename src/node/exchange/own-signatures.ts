import { z } from 'zod';
import type { Exchange } from '../../exchange/peer/exchange.ts';
import { genesisHash } from '../../journal/chain.ts';
import type { InboxStore, TakenEnvelope } from '../../journal/inbox-port.ts';
import type { KeptValues } from '../../journal/kept-values.ts';
import { type Lane, lanes } from '../../kernel/exchange.ts';
import type { NodeId } from '../../kernel/ids.ts';

export interface OwnSignatureParts {
  readonly peers: readonly NodeId[];
  readonly kept: Pick<InboxStore, 'kept' | 'keptAfter'>;
  readonly exchange: Pick<Exchange, 'checkAlone' | 'links'>;
  readonly values: Pick<KeptValues, 'get' | 'put'>;
  readonly say: (line: string) => void;
  /** Counts what was found, by peer and code. */
  readonly count: (peer: string, code: string) => void;
  /** So many of each peer in one look. */
  readonly perLook?: number;
}

const room = 'exchange_signatures';
const perLookUsual = 500;
/** Read so many at a time: one envelope may be a megabyte. */
const perPage = 50;
/** So many may be looked at again after a start. */
const unkeptMax = 200;
const kept = z.object({ life: z.int().min(0), work: z.int().min(0), bulk: z.int().min(0) });
type Places = z.infer<typeof kept>;

/**
 * What comes together is proved by the signature of the last, which names all before it (docs/decisions/0076). Afterwards,
 * when nothing more waits, the own signature of each is looked at as well, once, also after a restart: so that each proves
 * itself for the life of the book, and a peer that signs wrongly is told of it, though what it sent is its own all the same.
 */
export async function openOwnSignatures(parts: OwnSignatureParts): Promise<{ look(): Promise<void> }> {
  const looks = await Promise.all(parts.peers.map((peer) => openPeer(parts, peer)));
  return {
    async look() {
      for (const look of looks) await look();
    },
  };
}

async function openPeer(parts: OwnSignatureParts, peer: NodeId): Promise<() => Promise<void>> {
  const { values, exchange, say, count, perLook = perLookUsual } = parts;
  /** More of theirs waits to come: nothing else is looked at meanwhile. */
  const isBusy = (): boolean => {
    const link = exchange.links().find((one) => one.peer === peer);
    return link !== undefined && lanes.some((lane) => link.hearing.missing[lane] > 0);
  };
  const read = kept.safeParse(await values.get(room, peer));
  let written: Places = read.success ? read.data : { life: 0, work: 0, bulk: 0 };
  let places = written;
  /** Of each lane, what could not be looked at, as it was told last. */
  const told = new Map<Lane, string>();
  const tellStopped = (lane: Lane, sequence: number, code: string): void => {
    const name = `${sequence} ${code}`;
    if (told.get(lane) !== name) stoppedWords(peer, { lane, sequence, code }).forEach((line) => say(line));
    told.set(lane, name);
  };
  /** Looks at the next page; 0: there is none, or it is not the time. */
  const lookAt = async (lane: Lane, limit: number): Promise<number> => {
    const check = exchange.checkAlone(peer);
    if (check === null) return 0;
    const page = await pageOf(parts.kept, { peer, lane, after: places[lane], limit });
    const wrong: number[] = [];
    let looked = 0;
    for (const { envelope, previous } of page) {
      if (isBusy()) break;
      const { sequence, signed } = envelope;
      const verdict = await check(signed, { lane, sequence, previous });
      const code = verdict.kind === 'refused' ? verdict.refusal : null;
      // What cannot be looked at now, since its key is not pinned or the part that checks failed, is looked at again.
      if (code !== null && code !== 'signature_wrong') {
        tellStopped(lane, sequence, code);
        break;
      }
      if (code !== null) wrong.push(sequence);
      places = { ...places, [lane]: sequence };
      looked += 1;
    }
    wrong.forEach(() => count(peer, 'signature_wrong'));
    if (wrong.length > 0) wrongWords(peer, lane, wrong).forEach((line) => say(line));
    return looked < page.length ? 0 : looked;
  };
  return async () => {
    let left = perLook;
    for (const lane of lanes)
      for (let some = 1; some > 0 && left > 0 && !isBusy(); left -= some)
        some = await lookAt(lane, Math.min(left, perPage));
    if (lanes.every((lane) => places[lane] - written[lane] < unkeptMax)) return;
    await values.put(room, peer, places);
    written = places;
  };
}

interface Looked {
  readonly envelope: TakenEnvelope;
  readonly previous: string;
}

interface Page {
  readonly peer: NodeId;
  readonly lane: Lane;
  readonly after: number;
  readonly limit: number;
}

async function pageOf(
  store: OwnSignatureParts['kept'],
  { peer, lane, ...page }: Page,
): Promise<readonly Looked[]> {
  const envelopes = await store.keptAfter(peer, lane, page);
  if (envelopes.length === 0) return [];
  const before = page.after === 0 ? null : await store.kept(peer, lane, page.after);
  return envelopes.map((envelope, at) => {
    const previous = at === 0 ? before : envelopes[at - 1];
    return { envelope, previous: previous?.hash ?? genesisHash };
  });
}

interface Stopped {
  readonly lane: Lane;
  readonly sequence: number;
  readonly code: string;
}

/** What the duty engineer is told of those that do not hold, once for each page. */
function wrongWords(peer: string, lane: Lane, sequences: readonly number[]): readonly [string, string] {
  const named = sequences.join(', ');
  return [
    `strait: ${peer}: the own signature of these envelopes of lane ${lane} does not hold (signature_wrong): ${named}. They are theirs all the same, since a later one under their signature names their very bytes, and they stay in use. Their key or their book is at fault: call them`,
    `strait : ${peer} : la signature propre à ces enveloppes de la voie ${lane} ne tient pas (signature_wrong) : ${named}. Elles émanent bien de lui, puisqu’une enveloppe ultérieure qu’il a signée en désigne les octets mêmes, et restent exploitées. Sa clé ou son journal est en défaut : appelez-le`,
  ];
}

function stoppedWords(peer: string, { lane, sequence, code }: Stopped): readonly [string, string] {
  return [
    `strait: ${peer}: the own signature of envelope ${sequence} of lane ${lane} cannot be looked at now (${code}); it is tried again`,
    `strait : ${peer} : la signature propre à l’enveloppe ${sequence} de la voie ${lane} ne peut être contrôlée pour l’instant (${code}) ; nouvel essai à suivre`,
  ];
}
