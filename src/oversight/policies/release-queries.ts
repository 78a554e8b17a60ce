import { z } from 'zod';
import type { PositionSeal } from '../../app/position-seal.ts';
import type { ReleaseWhy, ToldOfPeer } from '../../app/release-why.ts';
import { json, refusedReply, type Route } from '../../app/route.ts';
import { addSeconds, type Clock, toUtc } from '../../kernel/time.ts';
import type { RecallOrders } from './recall-reader.ts';
import type { RecallOrderView, ReleaseCounts, ReleaseToPeer, ReleaseView } from './wire.ts';

export interface ReleaseQueryParts {
  readonly why: ReleaseWhy;
  readonly seal: Pick<PositionSeal, 'open'>;
  readonly clock: Clock;
  /** What persons have ordered back; absent: nobody can. */
  readonly orders?: RecallOrders;
}

/** A place in the book as lists and logs give it: sealed. */
const params = z.strictObject({ position: z.string().regex(/^p\.[\w-]{48}$/) });
const query = z.strictObject({ hours: z.coerce.number().int().min(1).max(72).default(24) });

/** Why something left the node or stayed: any person may ask of what they see. */
export function releaseQueries(parts: ReleaseQueryParts): readonly Route[] {
  return [whyRoute(parts), countRoute(parts)];
}

function whyRoute({ why, seal, orders }: ReleaseQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/policies/release/:position',
    action: 'signed_in',
    summary: {
      en: 'Why one record was released to the other node or not: the rule, the legal instrument, what left of it and what stayed. For whoever may see the record; whoever reviews access hears the ground without the fields. For everybody else there is no such record.',
      fr: 'Pourquoi un acte a été communiqué à l’autre nœud ou non : la règle, l’instrument juridique, ce qui est parti et ce qui est resté. Pour qui peut voir l’acte ; le contrôle des accès apprend le motif sans les champs. Pour tout autre, l’acte n’existe pas.',
    },
    params,
    answer: async ({ who, params: given }) => {
      const position = seal.open(params.parse(given).position);
      const told = position === null ? null : await why.explain(who, position);
      if (position === null || told === null) return refusedReply({ code: 'not_found' });
      const record = (await orders?.recordAt(position)) ?? null;
      const peers: ReleaseToPeer[] = [];
      for (const one of told.peers) {
        const isAsked = record !== null && one.explained.kind === 'released';
        const order = isAsked ? ((await orders?.orderOf(who, record, one.peer)) ?? null) : null;
        peers.push(shown(one, order));
      }
      return json({ type: told.type, peers } satisfies ReleaseView);
    },
  };
}

function countRoute({ why, clock }: ReleaseQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/policies/release-counts',
    action: 'signed_in',
    summary: {
      en: 'How many of the records that the asker may see the rules let go, and why they keep the rest. No other record is in any figure.',
      fr: 'Parmi les actes que le demandeur peut voir, combien les règles en communiquent et pourquoi elles retiennent les autres. Aucun autre n’entre dans un chiffre.',
    },
    query,
    answer: async ({ who, query: given }) => {
      const since = addSeconds(clock(), -query.parse(given).hours * 3_600);
      const peers = await why.count(who, since);
      return json({ since: toUtc(since), peers } satisfies ReleaseCounts);
    },
  };
}

function shown(told: ToldOfPeer, order: RecallOrderView | null): ReleaseToPeer {
  const { peer, explained, rule, instrument, fields, withheld } = told;
  const sent = explained.kind === 'released' ? explained : null;
  return {
    peer,
    kind: explained.kind === 'unknown' ? 'not_ours' : explained.kind,
    reason: explained.kind === 'kept' ? explained.reason : null,
    rule,
    instrument:
      instrument === null
        ? null
        : { id: instrument.id, name: instrument.name, where: instrument.source.where },
    fields,
    withheld,
    sent:
      sent === null
        ? null
        : {
            madeAt: sent.madeAt,
            acknowledged: sent.acknowledged,
            hops: sent.hops,
            expiresAt: sent.expiresAt,
          },
    recalls: (sent?.recalls ?? []).map(({ reason, madeAt, outcome, answeredAt }) => ({
      reason,
      madeAt,
      outcome,
      answeredAt,
    })),
    order,
  };
}
