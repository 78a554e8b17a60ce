import { z } from 'zod';
import type { PositionSeal } from '../../app/position-seal.ts';
import { json, refusedReply, type Reply, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import { addSeconds, fromUtc, instant, toUtc } from '../../kernel/time.ts';
import type { SelectionReader } from './selection-reader.ts';
import type { ListedShare } from './selection-listed.ts';
import type { DrawAuditAnswer, DrawnPassage } from './selection-wire.ts';
import { placeForm } from './selection/conditions.ts';
import { drawOf, fingerprintOf } from './selection/draw.ts';
import type { CountedPassage } from './selection/counted.ts';
import { drawRefusals } from './selection/refusals.ts';

export interface DrawAuditParts {
  /** What this reader may see of it, under row security. */
  readonly selectionFor: (who: Who) => Pick<SelectionReader, 'shares' | 'countedAt'>;
  readonly seal: PositionSeal;
  readonly position: () => number;
}

/** The busiest place has some 6,000 passages a day. */
const passagesMax = 20_000;
const atOnce = 250;
const query = z.strictObject({
  place: placeForm,
  period: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/),
  day: z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/),
});

/**
 * The draws of one day, with all that is needed to draw them again. Refuses `period_unknown`, `not_sealed`, and `too_soon`
 * while the secret is shut.
 */
export function drawAuditRoute({ selectionFor, seal, position }: DrawAuditParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/freight/draw-audit',
    action: 'operations/freight/see',
    summary: {
      en: 'The draws of one day at one place with inputs, fingerprint and result, for whoever draws them again.',
      fr: 'Les tirages d’un jour en un lieu, avec données, empreinte et résultat, pour qui les refait.',
    },
    query,
    answer: async ({ who, query: asked }): Promise<Reply> => {
      const { place, period, day } = query.parse(asked);
      const upTo = position();
      const reader = selectionFor(who);
      const share = (await reader.shares()).find((one) => one.place === place && one.period === period);
      if (share === undefined) return refused('period_unknown');
      if (share.fingerprint === null) return refused('not_sealed');
      if (share.secret === null) return refused('too_soon');
      const { fingerprint, secret } = share;
      const passages = await reader.countedAt(place, ...spanOf(share, day));
      if (passages.length > passagesMax) return refusedReply({ code: 'body_too_large' });
      const answer: DrawAuditAnswer = {
        position: seal.seal(upTo),
        day,
        share: { ...share, fingerprint, secret },
        fingerprintHolds: fingerprintOf(secret) === fingerprint,
        passages: await drawnOf(passages, secret, share.ratePermille),
      };
      return json(answer);
    },
  };
}

const refused = (code: 'period_unknown' | 'not_sealed' | 'too_soon'): Reply =>
  refusedReply({ code }, drawRefusals[code]);

/** The day, cut to the period. */
function spanOf({ from, to }: ListedShare, day: string) {
  const begins = instant(Date.parse(`${day}T00:00:00.000Z`));
  const first = Math.max(begins, fromUtc(from));
  const last = Math.min(addSeconds(begins, 86_400), fromUtc(to));
  return [instant(first), instant(Math.max(first, last))] as const;
}

async function drawnOf(
  passages: readonly CountedPassage[],
  secret: string,
  ratePermille: number,
): Promise<readonly DrawnPassage[]> {
  const drawn: DrawnPassage[] = [];
  for (const [at, { passage, arrivedAt, grounds }] of passages.entries()) {
    const draw = drawOf(secret, passage);
    drawn.push({
      passage,
      arrivedAt: toUtc(arrivedAt),
      draw,
      isDrawn: draw * 1_000 < ratePermille,
      controlledAtRandom: grounds.includes('random'),
    });
    // A day is a second's reckoning: others are answered in between.
    if (at % atOnce === atOnce - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  return drawn;
}
