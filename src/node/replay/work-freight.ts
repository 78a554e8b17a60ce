import { addSeconds, fromUtc, toUtc } from '../../kernel/time.ts';
import type { RegistersAnswer, SimilarAnswer, SimilarPassage } from '../../operations/freight/wire.ts';
import type { NightConsole } from './console.ts';
import { type ControlSaid, controlSaid } from './freight-of.ts';
import type { EventOf } from './scenario-events.ts';
import { sidesOfNight } from './staff-of-night.ts';
import { plain } from './words-of.ts';
import { deskOf, freight, give, type Work } from './work.ts';

type Control = EventOf<'freight'>;

/** Where a control is made, and who makes it on which book. */
interface Site {
  readonly by: NightConsole;
  readonly place: RegistersAnswer['places'][number];
  readonly equipment: RegistersAnswer['equipment'];
}

/**
 * A team controls a vehicle: it looks by its plate for what is known of it, opens a passage where it has none of its own,
 * joins it to the one that is suggested where nothing contradicts, and records the control. Where somebody needs medical
 * help, handing them to the police is tried, as people in a hurry would. False: the words or the site are not understood.
 */
export async function takeFreight(work: Work, event: Control): Promise<boolean> {
  const said = controlSaid(event);
  const site = said === null ? null : await siteOf(work, event);
  if (said === null || site === null) return false;
  const known = await knownOf(event, said, site);
  const own = known.find((one) => isSame(one) && work.openedBy.get(one.passage.passage) === site.by.staff)
    ?.passage.passage;
  const passage = own ?? (await openPassage(work, event, { said, site, known }));
  await recordControl(work, event, { said, site, passage });
  return true;
}

/** The site by its name or reference in the register, on the book of the side that it lies on. */
async function siteOf(work: Work, event: Control): Promise<Site | null> {
  const name = plain(event.site);
  const team = deskOf(work, event).freight;
  for (const side of sidesOfNight) {
    const by = team[side];
    const { places, equipment } = (await by.ask('/api/operations/freight/registers')) as RegistersAnswer; // as its route writes it
    const place = places.find(
      (one) => one.side === side && (name.includes(one.place) || name.includes(plain(one.name))),
    );
    if (place !== undefined) return { by, place, equipment };
  }
  return null;
}

const directionAt = ({ place }: Site) => place.lanes[0]?.direction ?? 'to_uk';

/** What the team sees when it types the plate. */
async function knownOf(
  { vehicle, trailer }: Control,
  { sides }: ControlSaid,
  site: Site,
): Promise<readonly SimilarPassage[]> {
  if (vehicle === undefined && trailer === undefined) return [];
  const { similar } = (await site.by.post('/api/operations/freight/plate-results', {
    ...(vehicle === undefined ? {} : { tractorPlate: vehicle }),
    ...(trailer === undefined ? {} : { trailerPlate: trailer }),
    place: site.place.place,
    direction: directionAt(site),
    sides,
  })) as SimilarAnswer; // as its route writes it
  return similar;
}

/** Suggested, and nothing speaks against it: a careful person takes it for the same vehicle. */
const isTaken = ({ suggestion }: SimilarPassage): boolean =>
  suggestion !== null && suggestion.strength !== 'weak' && suggestion.against.length === 0;
const isSame = (one: SimilarPassage): boolean =>
  isTaken(one) && (one.tractor === 'same' || one.trailer === 'same') && one.passage.leftAt === null;

interface Found {
  readonly said: ControlSaid;
  readonly site: Site;
}

async function openPassage(
  work: Work,
  event: Control,
  { said, site, known }: Found & { readonly known: readonly SimilarPassage[] },
): Promise<string> {
  const passage = work.names.passage(event.id);
  const plates = (['tractor', 'trailer'] as const)
    .filter((on) => (on === 'tractor' ? event.vehicle : event.trailer) !== undefined)
    .map((on) => ({ on, subject: work.names.plate(event.id, on), country: null }));
  const fields = {
    passage,
    place: site.place.place,
    lane: null,
    direction: directionAt(site),
    arrivedAt: startOf(event, said),
    form: said.sides === 'soft' ? 'curtain_sider' : 'other',
    sides: said.sides,
    plates,
    ...(event.vehicle === undefined ? {} : { tractorPlate: event.vehicle }),
    ...(event.trailer === undefined ? {} : { trailerPlate: event.trailer }),
  };
  const order = { context: freight, command: 'OpenPassage', fields, act: 'open-passage' };
  const told = await give(work, event, { by: site.by, order });
  if (told.ok) work.openedBy.set(passage, site.by.staff);
  const other = known.find(isTaken);
  if (told.ok && other !== undefined) await join(work, event, { by: site.by, passage, other });
  return passage;
}

interface Joining {
  readonly by: NightConsole;
  readonly passage: string;
  readonly other: SimilarPassage;
}

async function join(work: Work, event: Control, { by, passage, other }: Joining): Promise<void> {
  const same = isSame(other);
  // Onto the one that was there: it may stand with others already.
  const fields = {
    passage: other.passage.passage,
    other: passage,
    grade: same ? 'confirmed' : 'probable',
    reason: same ? 'same_plate' : 'plate_mistyped',
  };
  await give(work, event, { by, order: { context: freight, command: 'JoinPassages', fields, act: 'join' } });
}

const startOf = (event: Control, { minutes }: ControlSaid) =>
  toUtc(addSeconds(fromUtc(event.at), -minutes * 60));

const byHand: readonly string[] = ['visual', 'document', 'physical_search'];

async function recordControl(
  work: Work,
  event: Control,
  { said, site, passage }: Found & { readonly passage: string },
): Promise<void> {
  const { sides: _sides, minutes: _minutes, ...body } = said;
  const isMedical =
    (said.found?.injured ?? 0) + (said.found?.unconscious ?? 0) + (said.found?.pregnant ?? 0) > 0;
  const fields = {
    passage,
    control: work.names.control(event.id),
    ...body,
    ground: { kind: 'observation', reference: 'other' },
    team: site.by.staff,
    equipment: byHand.includes(said.method) ? null : instrumentOf(site, said),
    startedAt: startOf(event, said),
    endedAt: event.at,
    photos: [],
    seal: null,
    next: nextOf(said, isMedical),
    ...(event.text === '' ? {} : { wordsSubject: work.names.words(event.id), words: event.text }),
  };
  const order = { context: freight, command: 'RecordControl', fields, act: 'control' };
  const told = await give(work, event, { by: site.by, order });
  if (!told.ok || !isMedical) return;
  const hurried = {
    context: freight,
    command: 'SetNextStep',
    fields: { passage, next: 'hand_to_police' },
    act: 'hand-to-police',
    intent: 'enforcement_before_medical',
  };
  await give(work, event, { by: site.by, order: hurried });
}

/** One that the site has, in service; one that no register holds is flagged by the record. */
function instrumentOf({ equipment, place }: Site, { method }: ControlSaid): string {
  const here = equipment.find((one) => one.place === place.place && one.method === method && one.inService);
  return here?.equipment ?? `${place.place}-${method}`;
}

function nextOf({ result }: ControlSaid, isMedical: boolean): string {
  if (result === 'people_found') return isMedical ? 'medical' : 'hold';
  return result === 'nothing_found' ? 'release' : 'open_and_search';
}
