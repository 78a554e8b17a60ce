import type { Bearing, Linked } from './closing-oracle.ts';

/** What must never be true of a boat held closed; each is wrong by any reading of the record. */
export type Objection =
  | 'search_open'
  | 'transfer_open'
  | 'recall_unseen'
  | 'nobody_recovered'
  | 'recovery_unsure'
  | 'not_identified'
  | 'people_missing'
  | 'nobody_said_how_many'
  | 'in_the_water'
  | 'too_many_counted'
  | 'not_yet_counted'
  | 'other_telephones'
  | 'other_hull'
  | 'other_place'
  | 'report_after'
  | 'gone_over'
  | 'never_searched'
  | 'people_in_false_alarm';

const aboard = new Set(['call', 'sms', 'message_share']);
const dark = new Set(['black', 'grey', 'blue', 'green']);
const warm = new Set(['red', 'orange', 'yellow']);

function isCount({ facts: { kind, counted } }: Linked): boolean {
  return (kind === 'pickup' || kind === 'landing') && counted !== null;
}

function isPickup({ facts }: Linked): boolean {
  return facts.kind === 'pickup';
}

function total(links: readonly Linked[], figure: (link: Linked) => number): number {
  return links.reduce((sum, link) => sum + figure(link), 0);
}

const aliveIn = ({ facts }: Linked): number => facts.counted?.alive ?? 0;
const deadIn = ({ facts }: Linked): number => facts.counted?.deceased ?? 0;
const wetIn = ({ facts }: Linked): number => facts.counted?.fromWater ?? 0;

/** People taken aboard or put ashore, of whom somebody said that they are not counted yet. */
function isCountOpen(links: readonly Linked[]): boolean {
  return links.some((link) => {
    const { counted } = link.facts;
    return link.isFirm && isCount(link) && counted !== null && Object.values(counted).includes(null);
  });
}

/** Every objection to holding this boat closed. */
export function objections(of: Bearing): readonly Objection[] {
  const found: (Objection | false)[] = [
    isSearchOpen(of) && 'search_open',
    of.isTransferOpen && 'transfer_open',
    of.isRecallUnseen && 'recall_unseen',
    haveOtherTelephones(of.links) && 'other_telephones',
    isOtherHull(of.links) && 'other_hull',
    isOtherPlace(of.links) && 'other_place',
    isCountOpen(of.links) && 'not_yet_counted',
    isGoneOver(of) && 'gone_over',
    ...ofOutcome(of),
  ];
  return found.filter((one) => one !== false);
}

function ofOutcome(of: Bearing): (Objection | false)[] {
  const { closed, links, searches } = of;
  const named = closed.identification.map(({ contact }) => links.find((link) => link.contact === contact));
  const isIdentified = named.length > 0 && named.every((link) => link?.isFirm === true);
  switch (closed.outcome) {
    case 'search_suspended':
      return [
        !searches.some(({ status, efforts }) => status === 'suspended' && efforts > 0) && 'never_searched',
      ];
    case 'false_alarm':
      return [!isIdentified && 'not_identified', links.some(speaksOfPeople) && 'people_in_false_alarm'];
    default:
      return [
        !isIdentified && 'not_identified',
        !links.some((link) => link.isFirm && isEnding(of, link)) && 'nobody_recovered',
        links.some((link) => !link.isFirm && (isPickup(link) || link.facts.kind === 'landing')) &&
          'recovery_unsure',
        isReportAfter(links) && 'report_after',
        ...peopleIn(of),
      ];
  }
}

function isEnding({ dispersed }: Bearing, { contact, facts }: Linked): boolean {
  const isDispersed = dispersed.some((one) => one.contact === contact);
  return ['pickup', 'landing', 'prevention'].includes(facts.kind) || isDispersed;
}

/** A find that is not linked any more ends no search. */
function isSearchOpen({ searches, links }: Bearing): boolean {
  const isLinked = (contact: string | null): boolean => links.some((link) => link.contact === contact);
  return searches.some(({ status, by }) => status === 'open' || (status === 'ended' && !isLinked(by)));
}

/** More were said to be aboard, by themselves, than the counts could hold even if nobody was counted twice. */
function peopleIn(of: Bearing): (Objection | false)[] {
  const { links, relations, dispersed, explained } = of;
  const firm = links.filter((link) => link.isFirm && isCount(link));
  const [afloat, ashore] = [firm.filter(isPickup), firm.filter((link) => !isPickup(link))];
  const out = relations
    .filter(({ way, said }) => way === 'out' && said.relation === 'persons_transferred')
    .reduce((sum, { said }) => sum + (said.count?.max ?? 0), 0);
  // Of a pair that somebody has explained the higher figure may be used.
  const spread = total(
    firm.filter(({ contact }) => explained.has(contact)),
    aliveIn,
  );
  // Whoever is dead ashore may have been counted alive before: of a landing of bodies alone nobody knows better.
  const landed = ashore.filter((link) => aliveIn(link) > 0);
  const most =
    Math.max(
      total(afloat, aliveIn) + total(afloat, deadIn),
      total(landed, aliveIn) + Math.max(total(afloat, deadIn), total(landed, deadIn)),
      total(ashore, deadIn),
    ) +
    (spread > 0 ? Math.min(total(afloat, aliveIn), total(ashore, aliveIn)) : 0) +
    dispersed.reduce((sum, { count }) => sum + count.max, 0) +
    out;
  const claims = links.filter(
    (link) => !isCount(link) && link.facts.kind !== 'prevention' && link.facts.claims.persons !== null,
  );
  const own = claims.filter(({ facts }) => facts.kind === 'report' && aboard.has(facts.channel));
  const ashoreSaid = claims.filter(({ facts }) => facts.kind === 'statement');
  const binding = (ashoreSaid.length > 0 ? ashoreSaid : own).filter(({ contact }) => !explained.has(contact));
  const figures = binding.map(({ facts }) => facts.claims.persons?.max ?? 0);
  const least = ashoreSaid.length > 0 ? Math.min(...figures) : Math.max(...figures);
  return [
    figures.length > 0 && least > most && 'people_missing',
    claims.length === 0 && !firm.some(({ contact }) => explained.has(contact)) && 'nobody_said_how_many',
    isInTheWater(of, firm) && 'in_the_water',
    isTooMany({ of, claims, afloat }) && 'too_many_counted',
  ];
}

/**
 * Somebody says that more are in the water than were taken out of it from then on: whoever was out before that cannot be
 * meant. Those ashore speak of the moment at which they speak: whom they miss is among nobody whom they came ashore with.
 */
function isInTheWater({ links, explained, searches }: Bearing, firm: readonly Linked[]): boolean {
  const fallen = links.filter(
    (link) => !isPickup(link) && link.facts.kind !== 'landing' && !explained.has(link.contact),
  );
  return fallen.some(({ facts, at, told }) => {
    const { overboard, inWater } = facts.claims;
    const wet = Math.max(overboard?.max ?? 0, inWater?.max ?? 0);
    const since = facts.kind === 'statement' ? Math.max(at, told) : at;
    const later = firm.filter((link) => link.at >= since);
    // The dead of a landing, or of a count of others who were dry, were in no water that anybody knows of.
    const drowned = later.filter((link) => isPickup(link) && wetIn(link) >= aliveIn(link));
    const found = searches.filter((one) => one.status === 'ended' && (one.overAt ?? 0) >= since);
    const dried =
      total(later, wetIn) + total(drowned, deadIn) + found.reduce((sum, { persons }) => sum + persons, 0);
    return wet > dried;
  });
}

/** One unit alone took far more than anybody ever said there were, and nobody has explained it. */
function isTooMany({
  of,
  claims,
  afloat,
}: {
  readonly of: Bearing;
  readonly claims: readonly Linked[];
  readonly afloat: readonly Linked[];
}): boolean {
  if (claims.length === 0) return false;
  const joined = of.relations.reduce(
    (sum, { way, said }) => sum + (way === 'in' ? (said.count?.max ?? 0) : 0),
    0,
  );
  const said = Math.max(
    ...claims.map(({ facts: { claims: all } }) => (all.persons?.max ?? 0) + (all.inWater?.max ?? 0)),
  );
  return afloat.some((link) => {
    const others = total(
      afloat.filter((one) => one !== link),
      (one) => aliveIn(one) + deadIn(one),
    );
    const isExplained = [link, ...claims].some(({ contact }) => of.explained.has(contact));
    return !isExplained && aliveIn(link) > said * 1.3 + 10 + joined + others;
  });
}

function speaksOfPeople(link: Linked): boolean {
  const { claims } = link.facts;
  const ranges = [claims.persons, claims.inWater, claims.overboard];
  const isFallen = [claims.inWater, claims.overboard].some((range) => (range?.max ?? 0) > 0);
  if (isCount(link)) return link.isFirm && aliveIn(link) + deadIn(link) > 0;
  if (link.facts.kind === 'statement') return isFallen;
  return link.facts.kind === 'report' && ranges.some((range) => (range?.max ?? 0) > 0);
}

function haveOtherTelephones(links: readonly Linked[]): boolean {
  const called = links.flatMap(({ facts }) =>
    facts.kind === 'report' && aboard.has(facts.channel) && facts.caller !== null ? [facts.caller] : [],
  );
  const found = links.flatMap(({ facts }) =>
    ['pickup', 'landing'].includes(facts.kind) ? facts.callersAboard : [],
  );
  return called.length > 0 && found.length > 0 && !called.some((caller) => found.includes(caller));
}

function shade(colour: string): string {
  return dark.has(colour) ? 'dark' : warm.has(colour) ? 'warm' : colour;
}

function isOtherHull(links: readonly Linked[]): boolean {
  const recoveries = links.filter(({ facts }) => ['pickup', 'landing'].includes(facts.kind));
  const reports = links.filter(({ facts }) => facts.kind === 'report');
  return recoveries.some(({ facts: { claims: found } }) =>
    reports.some(({ facts: { claims: said } }) => {
      if (found.colour !== null && said.colour !== null && shade(found.colour) !== shade(said.colour))
        return true;
      return found.hull === 'dry' && (said.hull === 'swamped' || said.hull === 'capsized');
    }),
  );
}

/** Further apart than twelve knots would carry it, on a flat sea. */
function isOtherPlace(links: readonly Linked[]): boolean {
  const places = links.flatMap((link) =>
    ['report', 'pickup', 'news'].includes(link.facts.kind)
      ? link.facts.positions.map(({ lat, lon, at, candidates }) => ({
          link,
          lat,
          lon,
          isClear: candidates.length === 0,
          time: Date.parse(at) + link.facts.clockOffsetSeconds * 1000,
        }))
      : [],
  );
  const taken = places.filter(({ link }) => isPickup(link) && wetIn(link) < aliveIn(link));
  return taken.some((one) =>
    places.some((two) => {
      if (two.link === one.link || !one.isClear || !two.isClear) return false;
      const north = (one.lat - two.lat) * 111_200;
      const east = (one.lon - two.lon) * 111_200 * Math.cos((one.lat * Math.PI) / 180);
      return Math.hypot(north, east) > (Math.abs(one.time - two.time) / 1000) * 6.2 + 3_000;
    }),
  );
}

/** Somebody at sea speaks of people or of trouble after everybody counted had been counted. */
function isReportAfter(links: readonly Linked[]): boolean {
  const last = Math.max(...links.filter((link) => isCount(link) && link.isFirm).map(({ at }) => at));
  return links.some(({ facts, at }) => {
    const isTrouble = facts.claims.engine === 'stopped' || facts.claims.hull === 'swamped';
    const people = [facts.claims.persons, facts.claims.inWater, facts.claims.overboard];
    const isAfloat = isTrouble || people.some((range) => (range?.max ?? 0) > 0);
    return facts.kind === 'report' && isAfloat && at > last;
  });
}

/** People changed boats, and nobody has said surely which way and how many. */
function isGoneOver({ links, relations }: Bearing): boolean {
  const moved = relations.filter(({ said }) => said.relation === 'persons_transferred');
  if (moved.some(({ said }) => said.grade === 'possible' || said.count === null)) return true;
  return links.some(({ facts: { claims } }) => {
    const out = (claims.toOtherBoat?.max ?? 0) > 0 && !moved.some(({ way }) => way === 'out');
    return out || ((claims.fromOtherBoat?.max ?? 0) > 0 && !moved.some(({ way }) => way === 'in'));
  });
}
