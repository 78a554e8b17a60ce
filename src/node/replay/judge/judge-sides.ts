import { fromUtc, type UtcText } from '../../../kernel/time.ts';
import type { Night } from '../night.ts';
import { eventsNamed } from '../scenario.ts';
import type { ScenarioEvent } from '../scenario-events.ts';
import type { Expectation } from '../scenario-expectations.ts';
import { type Side, sideOf, sidesOfNight } from '../staff-of-night.ts';
import { judgementOf, type Verdict } from './judge-night.ts';
import { passageOf } from './freight.ts';
import type { Judgement } from './verdict.ts';

/** A night as the node of each side has it. */
export type NightOfSides = Readonly<Record<Side, Night>>;

/**
 * Judges every expectation of a night on two nodes: on each node that must hold by then what it names, and passed only where
 * it passes on all of those. What one side is asked for is judged on its node alone.
 */
export function judgeSides(nights: NightOfSides): readonly Verdict[] {
  return nights.uk.scenario.expectations.map((expectation) => {
    const judged = (bookOf(expectation, nights) ?? sidesFor(expectation, nights.uk)).map((side) => ({
      side,
      ...judgementOf(expectation, nights[side]),
    }));
    return { id: expectation.id, kind: expectation.kind, ...together(judged) };
  });
}

/** Freight stays on the node where its site is worked on: judged there alone. Null: not of freight, or nowhere. */
function bookOf(expectation: Expectation, nights: NightOfSides): readonly Side[] | null {
  const [named] = eventsNamed(expectation);
  const event = nights.uk.scenario.events.find(({ id }) => id === named);
  if (event?.type !== 'freight' || ('node' in expectation && expectation.node !== undefined)) return null;
  const holding = sidesOfNight.filter((side) => passageOf(nights[side], event.id) !== null);
  return holding.length > 0 ? holding : null;
}

function together(judged: readonly (Judgement & { readonly side: Side })[]): Judgement {
  const worst = judged.some(({ pass }) => pass === false)
    ? false
    : judged.every(({ pass }) => pass === true)
      ? true
      : null;
  const said = judged.filter(({ pass }) => pass === worst);
  return { pass: worst, detail: said.map(({ side, detail }) => `${side}: ${detail}`).join('; ') };
}

/** The nodes on which an expectation is judged; at least one. */
function sidesFor(expectation: Expectation, { scenario: { events, meta } }: Night): readonly Side[] {
  const named = eventsNamed(expectation);
  const about = events.filter(({ id }) => named.includes(id));
  const asked = askedOf(expectation, about);
  if (asked !== null) return asked;
  const links = events.filter((event) => event.type === 'link');
  const at = 'at' in expectation ? expectation.at : 'by' in expectation ? expectation.by : undefined;
  const when = at ?? meta.end;
  const holding = sidesOfNight.filter((side) => about.every((event) => isHeld(event, { side, when, links })));
  const [first] = about;
  return holding.length > 0 || first === undefined ? holding : [sideOf(first.node)];
}

/** Whose desk is asked for something; null: what is asked must hold wherever it is known. */
function askedOf(expectation: Expectation, about: readonly ScenarioEvent[]): readonly Side[] | null {
  const node = 'node' in expectation ? expectation.node : undefined;
  if (node === 'both') return sidesOfNight;
  // Each desk is measured at its own node.
  if (expectation.kind === 'alarm_budget')
    return sidesOfNight.filter((side) => (expectation.operator ?? side).toLowerCase().startsWith(side));
  if (node === 'UK' || node === 'FR') return [sideOf(node)];
  // An alarm calls the desk of the side on which the thing came in.
  const [first] = about;
  if (
    expectation.kind === 'alert' &&
    expectation.item !== 'life_risk_above_everything' &&
    first !== undefined
  )
    return [sideOf(first.node)];
  return null;
}

interface Holding {
  readonly side: Side;
  readonly when: UtcText;
  readonly links: readonly Extract<ScenarioEvent, { readonly type: 'link' }>[];
}

/** Its own at once; the other side’s once the line towards this one has stood since. */
function isHeld(event: ScenarioEvent, { side, when, links }: Holding): boolean {
  if (sideOf(event.node) === side) return true;
  const came = event.rx ?? event.at;
  const towards = links.filter((link) => leadsTo(link, side) && link.at <= when);
  const before = towards.findLast((link) => link.at <= came);
  if (before?.state !== 'down') return fromUtc(came) <= fromUtc(when);
  return towards.some((link) => link.state === 'up' && link.at >= came);
}

function leadsTo({ direction }: Holding['links'][number], side: Side): boolean {
  const other = side === 'uk' ? 'fr_to_uk' : 'uk_to_fr';
  const said = direction?.toLowerCase();
  return said === other || (said !== 'fr_to_uk' && said !== 'uk_to_fr');
}
