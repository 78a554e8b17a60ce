import { z } from 'zod';
import { json, refusedReply, type Route } from '../../app/route.ts';

export const chartKinds = ['land', 'lane', 'sector', 'line', 'port', 'site', 'other'] as const;

/** What a layer's GeoJSON says of itself, as members beside `features` (RFC 7946, section 6.1). */
export const chartPropertiesSchema = z.object({
  name: z.object({ en: z.string().min(1), fr: z.string().min(1) }),
  kind: z.enum(chartKinds),
  notForNavigation: z.boolean(),
  /** False where a line has no legal force, as a derived median. */
  legal: z.boolean(),
  source: z.string().min(1),
});

const chartSchema = chartPropertiesSchema.extend({
  type: z.literal('FeatureCollection'),
  features: z
    .array(z.object({ type: z.literal('Feature'), geometry: z.object({ type: z.string() }) }))
    .max(20_000),
});

/** One chart layer: GeoJSON text with what must be said of it beside the drawing. */
export interface ChartLayer extends z.infer<typeof chartPropertiesSchema> {
  readonly id: string;
  readonly geoJson: string;
}

/** Checks one layer; throws naming what is missing: a node does not start on a chart it cannot describe. */
export function chartLayer(id: string, text: string): ChartLayer {
  const checked = chartSchema.safeParse(JSON.parse(text));
  if (checked.success) {
    const { name, kind, notForNavigation, legal, source } = checked.data;
    return { id, name, kind, notForNavigation, legal, source, geoJson: text };
  }
  const issue = checked.error.issues[0];
  throw new Error(`chart layer ${id}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

const chartParams = z.strictObject({ id: z.string().max(80) });

/** The chart layers of this node. Charts hold no record, coast and names alone: whoever is signed in may see them. */
export function chartRoutes(layers: readonly ChartLayer[]): readonly Route[] {
  return [
    {
      method: 'GET',
      url: '/api/charts',
      action: 'signed_in',
      summary: {
        en: 'Chart layers and what may be relied on.',
        fr: 'Couches cartographiques et leur portée.',
      },
      answer: async () => json(layers.map(({ geoJson: _geoJson, ...layer }) => layer)),
    },
    {
      method: 'GET',
      url: '/api/charts/:id',
      action: 'signed_in',
      summary: { en: 'One chart layer as GeoJSON.', fr: 'Une couche cartographique en GeoJSON.' },
      params: chartParams,
      answer: async ({ params, reply }) => {
        const layer = layers.find(({ id }) => id === chartParams.parse(params).id);
        if (layer === undefined) return refusedReply({ code: 'not_found' });
        void reply.type('application/geo+json; charset=utf-8');
        return json(layer.geoJson);
      },
    },
  ];
}
