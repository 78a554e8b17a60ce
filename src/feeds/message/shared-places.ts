/** A place that a link holds, in degrees WGS 84. */
export interface LinkedPlace {
  readonly lat: number;
  readonly lon: number;
  /** 95 % radius: as the link says it, else by its digits. */
  readonly accuracyMetres: number;
}

/** Places that links of a text hold, in order, and how many links show a place only to whoever follows them. */
export interface SharedPlaces {
  readonly places: readonly LinkedPlace[];
  readonly unread: number;
}

const linksMax = 20;
const linkCharactersMax = 2_000;
/** What a telephone out of doors reaches; a link that says more is not believed to be better. */
const floorMetres = 20;
/** The middle of the map that somebody looked at is not where they are to the metre. */
const middleMetres = 500;

/**
 * Links by which telephones share where they are: `geo:` (RFC 5870) and map services, whatever the host, whose address
 * holds a pair of decimal degrees. Nothing is fetched: a shortened link shows its place to its own server alone, and to
 * follow what a stranger sent is not for a machine of the rescue; it is counted, for a person to open.
 */
export function sharedPlaces(text: string): SharedPlaces {
  const places: LinkedPlace[] = [];
  let unread = 0;
  for (const link of linksIn(text)) {
    const place = placeOf(link);
    if (place !== null) {
      if (!places.some(({ lat, lon }) => lat === place.lat && lon === place.lon)) places.push(place);
    } else if (isShortened(link)) unread += 1;
  }
  return { places, unread };
}

function linksIn(text: string): readonly string[] {
  const links: string[] = [];
  // An apostrophe is a minute of arc in the addresses of a dropped pin; behind a link it is a quotation mark.
  for (const [word] of text.matchAll(/\b(?:https?:\/\/|geo:)[^\s<>"()]+/gi)) {
    if (word.length <= linkCharactersMax) links.push(word.replace(/[.,;!?']+$/, ''));
    if (links.length === linksMax) break;
  }
  return links;
}

const pairForm =
  /^(?:loc:|geo:)?(-?\d{1,2}(?:\.\d{1,12})?)(?:,|~|\/|%2c|\s|\+){1,2}(-?\d{1,3}(?:\.\d{1,12})?)$/i;
/** Names under which map services put the place itself, the surest first. */
const pairNames = ['q', 'query', 'll', 'coordinate', 'destination', 'daddr', 'loc', 'location', 'to'];
const middleNames = ['center', 'cp', 'sll'];
/** Services that say the longitude first: read the other way round, a boat off Calais would stand off Somalia. */
const eastFirstHosts = /(?:^|\.)(?:yandex\.(?:com|ru|by|kz|uz|com\.tr)|2gis\.(?:com|ru|kz))$/i;
const eastFirstNames = ['whatshere[point]', 'pt'];
const eastFirstMiddles = ['ll', 'm'];
const shorteners = ['maps.app.goo.gl', 'goo.gl', 'osm.org', 'w3w.co', 'what3words.com', 'g.co', 'waze.to'];

function placeOf(link: string): LinkedPlace | null {
  if (/^geo:/i.test(link)) return geoPlace(link);
  const url = URL.parse(link);
  if (url === null) return null;
  if (eastFirstHosts.test(url.hostname)) return eastFirstPlace(link, url);
  const named = [...pairNames.map((name) => pairOf(url.searchParams.get(name))), openStreetMap(url)];
  const spelt = /!3d(-?\d{1,2}\.\d{1,12})!4d(-?\d{1,3}\.\d{1,12})/.exec(url.pathname);
  const stretch = url.pathname.split('/').map((part) => pairOf(part));
  const found = [...named, spelt === null ? null : degrees(spelt[1], spelt[2]), ...stretch].find(isFound);
  if (found !== undefined) return { ...found, accuracyMetres: accuracyOf(link, found) };
  const looked = /(?:@|#map=\d{1,2}(?:\.\d{1,4})?\/)(-?\d{1,2}\.\d{1,12})[,/](-?\d{1,3}\.\d{1,12})/.exec(
    link,
  );
  const middle = [
    ...middleNames.map((name) => pairOf(url.searchParams.get(name))),
    looked === null ? null : degrees(looked[1], looked[2]),
  ].find(isFound);
  return middle === undefined ? null : { ...middle, accuracyMetres: middleMetres };
}

/** A marker, a place in the path, or else the middle of the map; each pair with what may stand behind it. */
function eastFirstPlace(link: string, { searchParams, pathname }: URL): LinkedPlace | null {
  const found = [...eastFirstNames.map((name) => searchParams.get(name)), ...pathname.split('/')]
    .map(eastFirstPair)
    .find(isFound);
  if (found !== undefined) return { ...found, accuracyMetres: accuracyOf(link, found) };
  const middle = eastFirstMiddles.map((name) => eastFirstPair(searchParams.get(name))).find(isFound);
  return middle === undefined ? null : { ...middle, accuracyMetres: middleMetres };
}

function eastFirstPair(text: string | null): Pair | null {
  const found = /^(-?\d{1,3}\.\d{1,12})(?:,|%2c)(-?\d{1,2}\.\d{1,12})(?:$|[,/~])/i.exec(text ?? '');
  return found === null ? null : degrees(found[2], found[1]);
}

type Pair = Pick<LinkedPlace, 'lat' | 'lon'>;

function isFound(pair: Pair | null): pair is Pair {
  return pair !== null;
}

function openStreetMap({ searchParams }: URL): Pair | null {
  return degrees(searchParams.get('mlat') ?? undefined, searchParams.get('mlon') ?? undefined);
}

/**
 * `geo:50.9,1.5;u=35`; another frame than WGS 84 is not read. Telephones put the place itself into `q`, with a label behind
 * it, and before it the middle of a map, or nothing: `geo:0,0?q=50.9,1.5(Here)`.
 */
function geoPlace(link: string): LinkedPlace | null {
  const [whole = '', query = ''] = link.slice('geo:'.length).split('?');
  const [pair = '', ...parameters] = whole.split(';');
  const crs = parameters.find((one) => /^crs=/i.test(one));
  if (crs !== undefined && !/^crs=wgs84$/i.test(crs)) return null;
  const [lat, lon] = pair.split(',');
  const named = new URLSearchParams(query).get('q')?.split('(', 1)[0] ?? null;
  const found = pairOf(named) ?? degrees(lat, lon);
  if (found === null) return null;
  const said = Number(parameters.find((one) => /^u=/i.test(one))?.slice(2) ?? 'NaN');
  const accuracyMetres = said > 0 && said <= 500_000 ? Math.max(said, floorMetres) : accuracyOf(link, found);
  return { ...found, accuracyMetres };
}

function pairOf(text: string | null): Pair | null {
  const found = text === null ? null : pairForm.exec(text.trim());
  return found === null ? null : degrees(found[1], found[2]);
}

/** Null where it is no place, and for the crossing of equator and Greenwich, which telephones without a fix send. */
function degrees(latText: string | undefined, lonText: string | undefined): Pair | null {
  if (latText === undefined || lonText === undefined || latText === '' || lonText === '') return null;
  const [lat, lon] = [Number(latText), Number(lonText)];
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180) || (lat === 0 && lon === 0)) return null;
  return { lat, lon };
}

/** Half of what the coarser of both figures leaves open, as written. */
function accuracyOf(link: string, { lat, lon }: Pair): number {
  const decimals = Math.min(...[lat, lon].map((figure) => decimalsIn(link, figure)));
  return Math.max(floorMetres, Math.round(55_600 / 10 ** decimals));
}

function decimalsIn(link: string, figure: number): number {
  const shown = String(figure);
  const at = link.indexOf(shown);
  // Zeros at the end were written, but are no digits of the figure any more.
  const written = at === -1 ? shown : (/^-?\d+(?:\.\d+)?/.exec(link.slice(at))?.[0] ?? shown);
  return Math.min(6, written.split('.')[1]?.length ?? 0);
}

function isShortened(link: string): boolean {
  const host = URL.parse(link)?.hostname.replace(/^www\./, '');
  return host !== undefined && shorteners.includes(host);
}
