import { driverPlaces, type ReportKind } from '../../operations/freight/report/words.ts';
import type { EventOf } from './scenario-events.ts';
import { plain } from './words-of.ts';

/** What a driver presses on the page when they mean what a log says of it. */
export interface ReportSaid {
  readonly what: ReportKind;
  /** On the page's own list; null: on the road, or a place that the page does not offer. */
  readonly place: string | null;
  readonly direction: 'to_uk' | 'to_eu';
}

/** The gravest first: whoever hears people inside and sees a cut seal says that people are inside. */
const kindWords: readonly (readonly [words: RegExp, what: ReportKind])[] = [
  [
    /people_inside|(?:people|persons?|voices?|someone|somebody) (?:are |is )?(?:inside|in (?:the|my) (?:load|trailer|vehicle|lorry))|(?:personnes?|voix|quelqu un) (?:a l interieur|dans (?:la|ma|le|mon) (?:remorque|camion|chargement|vehicule))/,
    'people_inside',
  ],
  [/threat|menac/, 'threat'],
  [
    /cut_seal|seal (?:is |was )?(?:cut|broken|missing)|(?:cut|broken|missing) seal|scelle (?:est )?(?:coupe|rompu|manquant)|plomb (?:coupe|rompu)/,
    'cut_seal',
  ],
  [
    /cut_cover|(?:cover|curtain|tarpaulin|roof|side) (?:is |was )?(?:cut|slashed|torn)|bache (?:est )?(?:coupee|dechiree)|toit (?:coupe|dechire)/,
    'cut_cover',
  ],
  [
    /people_near|(?:people|persons?|group) (?:are |is )?(?:near|around|by|beside|between)|personnes? (?:pres|autour|aux abords|entre)/,
    'people_near',
  ],
  [/nois|bruit|knock|bang|cogne|coups/, 'noise'],
];

/** Names of the page's places as logs write them. */
const placeWords: readonly (readonly [words: RegExp, place: string])[] = [
  [/coquelles/, 'coquelles'],
  [/cheriton|folkestone/, 'cheriton'],
  [/dunkirk|dunkerque|loon plage/, 'dunkirk'],
  [/calais/, 'calais'],
  [/dover|douvres/, 'dover'],
];

/** Null: nobody understands what was noticed. In: a log's words, English or French. Pure. */
export function reportSaid({ what, site, text }: EventOf<'driver_report'>): ReportSaid | null {
  const named = plain(what);
  const words = `${named} ${plain(text)}`;
  const kind = kindWords.find(([of]) => of.test(words))?.[1] ?? (named === 'other' ? 'other' : null);
  if (kind === null) return null;
  const where = plain(site === '' ? text : site);
  const place = placeWords.find(([of]) => of.test(where))?.[1] ?? null;
  return {
    what: kind,
    place: place !== null && Object.hasOwn(driverPlaces, place) ? place : null,
    direction: /towards the continent|to (?:france|the continent)|vers (?:la france|le continent)/.test(words)
      ? 'to_eu'
      : 'to_uk',
  };
}
