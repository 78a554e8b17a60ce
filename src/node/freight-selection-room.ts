import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { giveByProgram } from '../app/program.ts';
import type { LiveRoom } from '../app/live.ts';
import type { PositionSeal } from '../app/position-seal.ts';
import type { ReadRows } from '../app/project.ts';
import type { Route } from '../app/route.ts';
import { shownRows } from '../app/vault/row-rights.ts';
import type { Who } from '../app/who.ts';
import type { Journal } from '../journal/index.ts';
import type { KeptValues } from '../journal/kept-values.ts';
import type { Projector } from '../journal/projector.ts';
import type { ContextDoor } from '../kernel/door.ts';
import type { ActorId } from '../kernel/ids.ts';
import type { DomainCommand } from '../kernel/decider.ts';
import { type Clock, fromUtc, type Instant, toUtc } from '../kernel/time.ts';
import { receiptCheckRoutes } from '../operations/freight/receipt-check-routes.ts';
import type { KeyedHash } from '../operations/freight/report/receipt-code.ts';
import { selectionProjection } from '../operations/freight/selection-projection.ts';
import { type DrawnAnswer, selectionQueries } from '../operations/freight/selection-queries.ts';
import { createSelectionReader, type ListedShare } from '../operations/freight/selection-reader.ts';
import { drawKind } from '../operations/freight/selection/door.ts';
import { fingerprintOf, isDrawn } from '../operations/freight/selection/draw.ts';
import type { Access } from '../policy/access.ts';
import type { ReadFor } from './projections.ts';

export interface FreightSelectionParts {
  readonly access: Access;
  readonly clock: Clock;
  readonly seal: PositionSeal;
  readonly projector: Projector;
  readonly journal: Journal;
  readonly contexts: readonly ContextDoor[];
  readonly agency: string;
  readonly readFor: ReadFor;
  /** Rows as the program itself reads them. */
  readonly readAll: ReadRows;
  readonly values: Pick<KeptValues, 'get' | 'keepFirst'>;
  /** The node's own hash for the codes on drivers' receipts. */
  readonly receipts: KeyedHash;
  readonly fault: (error: unknown) => void;
  /** Null: only when asked. */
  readonly lookEveryMilliseconds: number | null;
}

export interface FreightSelectionRoom {
  /** How often what selection shows has changed: rules, shares, drivers' reports, and what is counted of passages. */
  readonly changed: LiveRoom['changed'];
  readonly routes: readonly Route[];
  /** Seals the secrets of periods to come and opens those of periods that are over. */
  look(): Promise<void>;
  close(): Promise<void>;
}

const keptSecret = z.object({ secret: z.string().regex(/^[0-9a-f]{64}$/) });
const room = 'freight_draw';

/** Selection on this node: to readers under both locks; the secrets of the draws, which nobody is shown before their time. */
export function openFreightSelectionRoom(parts: FreightSelectionParts): FreightSelectionRoom {
  const { access, clock, seal, projector, readFor, values } = parts;
  const all = createSelectionReader(parts.readAll, (rows) => rows);
  const selectionFor = (who: Who) =>
    createSelectionReader(
      readFor(selectionProjection)(who),
      shownRows(access, { who, action: 'operations/freight/see', at: clock() }),
    );
  let running: Promise<void> = Promise.resolve();
  const look = (): Promise<void> => {
    const looked = running.then(async () => {
      for (const share of await all.shares()) await tend(parts, share);
    });
    running = looked.catch(() => undefined); // told to whoever asked
    return looked;
  };
  const timer =
    parts.lookEveryMilliseconds === null
      ? null
      : setInterval(() => void look().catch(parts.fault), parts.lookEveryMilliseconds);
  return {
    changed: () => projector.progress(selectionProjection.name)?.changed ?? 0,
    routes: [
      ...selectionQueries({
        selectionFor,
        isDrawn: async (passage, place, at) => drawnIn(values, await all.shares(), { passage, place, at }),
        clock,
        seal,
        position: () => projector.progress(selectionProjection.name)?.position ?? 0,
      }),
      ...receiptCheckRoutes({ selectionFor, all, keyed: parts.receipts, clock }),
    ],
    look,
    async close() {
      if (timer !== null) clearInterval(timer);
      await running;
    },
  };
}

function keyOf({ place, period }: ListedShare): string {
  return `${place}/${period}`;
}

/** What a period needs at this moment: nothing, its fingerprint published, or its secret opened. */
async function tend(parts: FreightSelectionParts, share: ListedShare): Promise<void> {
  const now = parts.clock();
  const { place, period } = share;
  if (share.fingerprint === null && now < fromUtc(share.from)) {
    // Kept before its fingerprint is published: a process that dies in between finds the same secret.
    const made = { secret: randomBytes(32).toString('hex') };
    const { secret } = keptSecret.parse(await parts.values.keepFirst(room, keyOf(share), made));
    await give(parts, share, { type: 'SealSecret', place, period, fingerprint: fingerprintOf(secret) });
  } else if (share.fingerprint !== null && share.secret === null && now >= fromUtc(share.to)) {
    const kept = keptSecret.safeParse(await parts.values.get(room, keyOf(share)));
    if (kept.success)
      await give(parts, share, { type: 'OpenSecret', place, period, secret: kept.data.secret });
  }
}

type Order = Readonly<Record<string, string>> & { readonly type: string };

async function give(parts: FreightSelectionParts, share: ListedShare, order: Order): Promise<void> {
  const command: DomainCommand = { at: toUtc(parts.clock()), ...order };
  await giveByProgram(parts, {
    actor: 'node.draws' as ActorId, // the program's own name
    context: 'operations/freight',
    kind: drawKind,
    key: share.place,
    command,
    idempotencyKey: `node.draws/${keyOf(share)}/${order.type}`,
    state: null,
    owner: null,
  });
}

interface Asked {
  readonly passage: string;
  readonly place: string;
  readonly at: Instant;
}

async function drawnIn(
  values: FreightSelectionParts['values'],
  shares: readonly ListedShare[],
  { passage, place, at }: Asked,
): Promise<DrawnAnswer | null> {
  const share = shares.find(
    (one) =>
      one.place === place && fromUtc(one.from) <= at && at < fromUtc(one.to) && one.fingerprint !== null,
  );
  if (share === undefined) return null;
  const kept = keptSecret.safeParse(await values.get(room, keyOf(share)));
  if (!kept.success) return null;
  return { period: share.period, isDrawn: isDrawn(kept.data.secret, passage, share.ratePermille) };
}
