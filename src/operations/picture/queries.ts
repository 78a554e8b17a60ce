import { z } from 'zod';
import type { RegisterRow } from '../../app/register.ts';
import { json, refusedReply, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import type { AsOf, Report, Telemetry, TelemetryBatch } from '../../app/telemetry.ts';
import { type Clock, fromUtc, type Instant, instant, toUtc } from '../../kernel/time.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { evolveTrack, expiresAt, toMotionRow } from './track.ts';
import type { AreaView, DetectionView, MotionRow, PictureAtView, TracksView } from './wire.ts';

/** Reads detections from the projection; every list is bounded. */
export interface DetectionReader {
  at(moment: {
    readonly at: Instant;
    readonly as: AsOf;
    readonly from: Instant;
  }): Promise<readonly DetectionView[]>;
  within(area: Area): Promise<readonly DetectionView[]>;
  history(detection: string): Promise<readonly DetectionChange[]>;
}

/** Reads tracks from the telemetry. */
export type TrackReader = Pick<
  Telemetry,
  'pictureAt' | 'history' | 'within' | 'identities' | 'search' | 'oldest'
>;

/** For whoever may not see tracks: there are none. */
export const noTracks: TrackReader = {
  pictureAt: async () => ({ reports: [], identities: [] }),
  history: async () => [],
  within: async () => [],
  identities: async () => [],
  search: async () => [],
  oldest: async () => null,
};

/** One entry of a detection's history, as written in the journal. */
export interface DetectionChange {
  /** Which entry of the detection’s record, from 1. */
  readonly version: number;
  readonly type: string;
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly assessment: string | null;
}

export interface Area {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly from: Instant;
  readonly to: Instant;
}

export interface PictureQueryParts {
  /** What this reader may see of tracks: nothing where they may not see them. */
  readonly tracksFor: (who: Who) => TrackReader;
  /** What this reader may see of detections and of sources. */
  readonly detectionsFor: (who: Who) => DetectionReader;
  readonly sourcesFor: (who: Who, at: Instant) => Promise<readonly RegisterRow[]>;
  readonly clock: Clock;
  readonly detectionHours: number;
  /** Seconds after which a track's last report no longer counts at T. */
  readonly trackSecondsMax: number;
}

const see = 'operations/picture/see';
const listMax = 5_000;
/** Every track heard in the span is looked through: a longer one would keep the store from the watch. */
const areaHoursMax = 24;
const degrees = (limit: number) => z.coerce.number().min(-limit).max(limit);
const momentQuery = z.strictObject({ at: utcText, as: z.enum(['known', 'happened']).default('known') });
const spanQuery = z.strictObject({ from: utcText, to: utcText });
const searchQuery = z.strictObject({ q: z.string().min(1).max(80) });
const areaQuery = z.strictObject({
  south: degrees(90),
  west: degrees(180),
  north: degrees(90),
  east: degrees(180),
  from: utcText,
  to: utcText,
});
const trackParams = z.strictObject({ track: z.string().regex(/^[a-z]+:[0-9]{1,12}$/) });
const detectionParams = z.strictObject({ source: z.string().max(64), key: z.string().max(64) });

/** The questions a desk asks of the picture: at T, along a track, in an area, by name. */
export function pictureQueries(parts: PictureQueryParts): readonly Route[] {
  return [
    atRoute(parts),
    extentRoute(parts),
    historyRoute(parts),
    searchRoute(parts),
    withinRoute(parts),
    changesRoute(parts),
    sourcesRoute(parts),
  ];
}

function atRoute({ tracksFor, detectionsFor, detectionHours, trackSecondsMax }: PictureQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/picture',
    action: see,
    summary: {
      en: 'The picture at a past moment: as this node knew it then, or as it is now known to have been.',
      fr: 'La situation à un instant passé : telle que connue alors, ou telle qu’on la sait aujourd’hui.',
    },
    query: momentQuery,
    answer: async ({ who, query }) => {
      const { at: text, as } = momentQuery.parse(query);
      const at = fromUtc(text);
      const from = instant(at - detectionHours * 3_600_000);
      const [batch, seen] = await Promise.all([
        tracksFor(who).pictureAt(at, as, trackSecondsMax),
        detectionsFor(who).at({ at, as, from }),
      ]);
      const view: PictureAtView = { at: text, as, tracks: tracksView(batch, at), detections: seen };
      return json(view);
    },
  };
}

function extentRoute({ tracksFor, clock }: PictureQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/picture/extent',
    action: see,
    summary: { en: 'How far back one can go.', fr: 'Jusqu’où l’on peut remonter.' },
    answer: async ({ who }) => {
      const oldest = await tracksFor(who).oldest();
      return json({ from: oldest === null ? null : toUtc(oldest), to: toUtc(clock()) });
    },
  };
}

function historyRoute({ tracksFor }: PictureQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/picture/tracks/:track/history',
    action: see,
    summary: { en: 'Where one track was.', fr: 'Les positions successives d’une piste.' },
    params: trackParams,
    query: spanQuery,
    answer: async ({ who, params, query }) => {
      const { track } = trackParams.parse(params);
      const { from, to } = spanQuery.parse(query);
      const reports = await tracksFor(who).history({
        track,
        from: fromUtc(from),
        to: fromUtc(to),
        limit: listMax,
      });
      return json({ reports: reports.map(rowOf) });
    },
  };
}

function searchRoute({ tracksFor }: PictureQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/picture/search',
    action: see,
    summary: {
      en: 'Vessels by name, MMSI, call sign or IMO.',
      fr: 'Navires par nom, MMSI, indicatif ou IMO.',
    },
    query: searchQuery,
    answer: async ({ who, query }) => {
      const found = await tracksFor(who).search(searchQuery.parse(query).q, 50);
      return json({ vessels: found });
    },
  };
}

function withinRoute({ tracksFor, detectionsFor }: PictureQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/picture/within',
    action: see,
    summary: {
      en: 'What was seen in an area between two moments.',
      fr: 'Ce qui a été vu dans une zone entre deux instants.',
    },
    query: areaQuery,
    answer: async ({ who, query }) => {
      const { from, to, ...box } = areaQuery.parse(query);
      const area = { ...box, from: fromUtc(from), to: fromUtc(to) };
      const wrong = areaFault(area);
      if (wrong !== null) return refusedReply({ code: 'invalid', detail: wrong });
      const [reports, seen] = await Promise.all([
        tracksFor(who).within({ box, from: area.from, to: area.to, limit: listMax }),
        detectionsFor(who).within(area),
      ]);
      // Looking back: a name learned after the span still says who it was.
      const tracks = reports.map(({ track }) => track);
      const view: AreaView = {
        motions: reports.map(rowOf),
        vessels: await tracksFor(who).identities(tracks, area.to, 'happened'),
        detections: seen,
        truncated: reports.length >= listMax || seen.length >= listMax,
      };
      return json(view);
    },
  };
}

function areaFault({ from, to, south, north }: Area): Readonly<Record<string, string>> | null {
  if (from > to) return { 'query.from': 'after_to' };
  if (to - from > areaHoursMax * 3_600_000) return { 'query.from': 'span_too_long' };
  return south > north ? { 'query.south': 'above_north' } : null;
}

function changesRoute({ detectionsFor }: PictureQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/picture/detections/:source/:key/history',
    action: see,
    summary: { en: 'What was written of one detection.', fr: 'Ce qui a été consigné d’une détection.' },
    params: detectionParams,
    answer: async ({ who, params }) => {
      const { source, key } = detectionParams.parse(params);
      return json({ changes: await detectionsFor(who).history(`${source}/${key}`) });
    },
  };
}

/** A batch of telemetry as the console reads it: what had expired by then is no part of the picture. */
function tracksView(batch: TelemetryBatch, at: Instant): TracksView {
  const standing = batch.reports
    .map((report) => evolveTrack(null, report))
    .filter((track) => expiresAt(track) > at);
  const shown = new Set(standing.map(({ track }) => track));
  const vessels = batch.identities.filter(({ track }) => shown.has(track));
  return { motions: standing.map(toMotionRow), vessels, gone: [] };
}

function rowOf(report: Report): MotionRow {
  return toMotionRow(evolveTrack(null, report));
}

function sourcesRoute({ sourcesFor, clock }: PictureQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/picture/sources',
    action: see,
    summary: { en: 'Sources of detections in service.', fr: 'Sources de détections en service.' },
    answer: async ({ who }) => json({ sources: await sourcesFor(who, clock()) }),
  };
}
