import { z } from 'zod';
import type { PositionSeal } from '../../app/position-seal.ts';
import type { RegisterRow } from '../../app/register.ts';
import { json, refusedReply, type Reply, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import { addSeconds, type Clock, fromUtc, type Instant, toUtc } from '../../kernel/time.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { shortName } from '../../kernel/shapes.ts';
import { equipmentFieldsSchema } from './equipment-register.ts';
import type { AskedPage, FreightReader, PageEnd } from './freight-reader.ts';
import { foundAlarms } from './found-alarms.ts';
import { foundText } from './found-text.ts';
import type { Passage } from './passage-state.ts';
import { standingOf, standings } from './passage-standing.ts';
import { factsOfPassage, passageRow, passageView } from './passage-view.ts';
import { placeFieldsSchema } from './place-register.ts';
import {
  type PassageFacts,
  plateKeys,
  type PlateTokens,
  plateTokens,
  tokensOfTwo,
  tokensToMeet,
} from './plate/index.ts';
import { plateRefusals } from './plate/plate-refusals.ts';
import type { TokenOf } from './plate-seen.ts';
import { country, passageId } from './shapes.ts';
import { similarTo } from './similar.ts';
import { oldSecondsMax } from './times.ts';
import type {
  EquipmentShown,
  FoundAnswer,
  PassageAnswer,
  PassagesAnswer,
  PerformanceAnswer,
  RegistersAnswer,
  SimilarAnswer,
} from './wire.ts';
import { directions, sideKinds, vehicleForms } from './words.ts';

export interface FreightQueryParts {
  /** What this reader may see of passages and of the registers; all under row security. */
  readonly freightFor: (who: Who) => FreightReader;
  readonly placesFor: (who: Who, at: Instant) => Promise<readonly RegisterRow[]>;
  readonly equipmentFor: (who: Who, at: Instant) => Promise<readonly RegisterRow[]>;
  readonly tokenOf: TokenOf;
  readonly clock: Clock;
  readonly seal: PositionSeal;
  /** How far the lists tell of the book. */
  readonly position: () => number;
}

export const seeFreight = 'operations/freight/see';
const pageRows = 50;
/** A page for an export or a print: what is on the screen is what goes out. */
const pageRowsMax = 1_000;
/** Passages of one plate that are compared; a plate seen more often than that is one of a fleet of forms. */
const bearingMax = 300;
/** Of those that two slips may have parted: so many, and no older than any passage goes on. */
const bearingTwo = { max: 100, seconds: 86_400 } as const;
const similarMax = 20;
const dueSeconds = 14 * 86_400;
/** Passages with people in need that are told at once; where there are more, it is said so. */
const atRiskMax = 500;

const listQuery = z.strictObject({
  place: shortName.optional(),
  lane: shortName.optional(),
  standing: z.enum(standings).optional(),
  direction: z.enum(directions).optional(),
  form: z.enum(vehicleForms).optional(),
  /** Arrived at or after, and before. */
  from: utcText.optional(),
  to: utcText.optional(),
  rows: z.coerce.number().int().min(1).max(pageRowsMax).optional(),
  text: z
    .string()
    .regex(/^p-[0-9a-z]{1,40}$/)
    .optional(),
  after: z.string().max(160).optional(),
});
const passageParams = z.strictObject({ passage: passageId });
const periodQuery = z.strictObject({ from: utcText, to: utcText });
/** A plate is asked for in the body: it never stands in an address. */
const plateBody = z.strictObject({
  tractorPlate: z.string().max(24).optional(),
  trailerPlate: z.string().max(24).optional(),
  tractorCountry: country.default(null),
  trailerCountry: country.default(null),
  place: shortName,
  direction: z.enum(directions),
  form: z.enum(vehicleForms).nullable().default(null),
  sides: z.enum(sideKinds).default('unknown'),
});

/** The questions of a freight desk and of a handheld. */
export function freightQueries(parts: FreightQueryParts): readonly Route[] {
  return [
    listRoute,
    foundRoute,
    passageRoute,
    similarRoute,
    plateRoute,
    performanceRoute,
    registersRoute,
  ].map((route) => route(parts));
}

function listRoute({ freightFor, seal, position }: FreightQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/freight/passages',
    action: seeFreight,
    summary: {
      en: 'Passages by place, lane, state, way, vehicle and time, or by the beginning of a reference: life first, then the newest.',
      fr: 'Passages par site, file, état, sens, véhicule et heure, ou par début de référence : la vie d’abord, puis les plus récents.',
    },
    query: listQuery,
    answer: async ({ who, query }): Promise<Reply> => {
      const { after, rows: most = pageRows, ...only } = listQuery.parse(query);
      const reached = position();
      const reader = freightFor(who);
      const asked = { ...askedFor(only), after: endIn(after), limit: most + 1 };
      const [found, totals] = await Promise.all([reader.page(asked), reader.totals(asked.place)]);
      const rows = found.slice(0, most);
      const last = rows.at(-1);
      const next = found.length > most && last !== undefined ? endText(last) : null;
      const answer: PassagesAnswer = {
        position: seal.seal(reached),
        passages: rows.map(passageRow),
        next,
        totals,
      };
      return json(answer);
    },
  };
}

function foundRoute({ freightFor, seal, position }: FreightQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/freight/found',
    action: seeFreight,
    summary: {
      en: 'Hurt people and children found in vehicles to whom nobody has come yet: what follows, what to do, until when.',
      fr: 'Blessés et enfants trouvés dans des véhicules et encore sans secours : conséquence, conduite à tenir, échéance.',
    },
    answer: async ({ who }): Promise<Reply> => {
      const reached = position();
      const atRisk = await freightFor(who).atRisk(atRiskMax);
      const answer: FoundAnswer = {
        position: seal.seal(reached),
        found: foundAlarms(atRisk).map((alarm) => ({ ...alarm, ...foundText(alarm) })),
        isCut: atRisk.length === atRiskMax,
      };
      return json(answer);
    },
  };
}

function passageRoute({ freightFor, seal, position }: FreightQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/freight/passages/:passage',
    action: seeFreight,
    summary: {
      en: 'One passage with everything recorded of it, and those joined to it.',
      fr: 'Un passage et tout ce qui a été consigné à son sujet, avec ceux qui lui sont joints.',
    },
    params: passageParams,
    answer: async ({ who, params }): Promise<Reply> => {
      const { passage: id } = passageParams.parse(params);
      const reached = position();
      const reader = freightFor(who);
      const [passage] = await reader.passages([id]);
      if (passage === undefined) return nothing;
      const ids = passage.group.filter((other) => other !== id);
      const others = ids.length === 0 ? [] : await reader.passages(ids);
      const answer: PassageAnswer = {
        position: seal.seal(reached),
        passage: passageView(passage),
        others: others.map(passageView),
      };
      return json(answer);
    },
  };
}

function similarRoute({ freightFor }: FreightQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/freight/passages/:passage/similar',
    action: seeFreight,
    summary: {
      en: 'Passages that may be the same vehicle, contradictions first. A proposal: a person joins.',
      fr: 'Passages pouvant être le même véhicule, contradictions d’abord. Une proposition : une personne décide.',
    },
    params: passageParams,
    answer: async ({ who, params }): Promise<Reply> => {
      const { passage: id } = passageParams.parse(params);
      const reader = freightFor(who);
      const [passage] = await reader.passages([id]);
      if (passage === undefined) return nothing;
      const entry = factsOfPassage(passage);
      return json(await similarIn(reader, entry, new Set(passage.group)));
    },
  };
}

function plateRoute({ freightFor, tokenOf, clock }: FreightQueryParts): Route {
  return {
    method: 'POST',
    url: '/api/operations/freight/plate-results',
    action: seeFreight,
    caller: 'either',
    summary: {
      en: 'Results of the last seven days of a vehicle by its plate as typed, near forms as suggestions. The plate is neither kept nor logged.',
      fr: 'Résultats des sept derniers jours d’un véhicule d’après sa plaque saisie, formes proches en suggestion. La plaque n’est ni conservée ni journalisée.',
    },
    body: plateBody,
    answer: async ({ who, body }): Promise<Reply> => {
      const asked = plateBody.parse(body);
      const tractor = tokensIn(asked.tractorPlate, asked.tractorCountry, tokenOf);
      const trailer = tokensIn(asked.trailerPlate, asked.trailerCountry, tokenOf);
      const fault = [tractor, trailer].find((one) => typeof one === 'string');
      if (typeof fault === 'string') return refusedReply({ code: fault }, plateRefusals[fault]);
      if (tractor === null && trailer === null)
        return refusedReply({ code: 'plate_empty' }, plateRefusals.plate_empty);
      const { place, direction, form, sides } = asked;
      const plates = { tractor: tokensOrNull(tractor), trailer: tokensOrNull(trailer) };
      const entry = { passage: '', place, direction, at: clock(), ...plates, sides, form };
      return json(await similarIn(freightFor(who), entry, new Set()));
    },
  };
}

function performanceRoute({ freightFor }: FreightQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/freight/methods',
    action: seeFreight,
    summary: {
      en: 'Methods by place over a period: how often used, found, missed, of how many known.',
      fr: 'Méthodes par site sur une période : emplois, découvertes, non-détections, sur combien de cas connus.',
    },
    query: periodQuery,
    answer: async ({ who, query }): Promise<Reply> => {
      const { from, to } = periodQuery.parse(query);
      const rows = await freightFor(who).performance(fromUtc(from), fromUtc(to));
      return json({ from, to, rows } satisfies PerformanceAnswer);
    },
  };
}

function registersRoute({ placesFor, equipmentFor, clock }: FreightQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/freight/registers',
    action: seeFreight,
    caller: 'either',
    summary: {
      en: 'Places with their lanes, and equipment with its calibration, whatever is due first.',
      fr: 'Sites et leurs files, équipements et leur étalonnage, les échéances proches d’abord.',
    },
    answer: async ({ who }): Promise<Reply> => {
      const now = clock();
      const [places, equipment] = await Promise.all([placesFor(who, now), equipmentFor(who, now)]);
      const answer: RegistersAnswer = {
        places: places.flatMap(({ row, version, fields }) => {
          const read = placeFieldsSchema.safeParse(fields);
          return read.success ? [{ place: row, version, ...read.data }] : [];
        }),
        equipment: equipment
          .flatMap((row) => equipmentShown(row, now))
          .toSorted((a, b) => order(a) - order(b)),
      };
      return json(answer);
    },
  };
}

const nothing: Reply = refusedReply({ code: 'not_found' });

async function similarIn(
  reader: FreightReader,
  entry: PassageFacts,
  joined: ReadonlySet<string>,
): Promise<SimilarAnswer> {
  const plates = [entry.tractor, entry.trailer].filter((plate) => plate !== null);
  if (plates.length === 0) return { similar: [], isCut: false };
  const close = plates.flatMap(tokensToMeet);
  // What is further away is no part of this passage: a plate is no key to where a vehicle has been.
  const [from, to] = [addSeconds(entry.at, -oldSecondsMax), addSeconds(entry.at, oldSecondsMax)];
  const bearing = await reader.bearing({ tokens: close, from, to, limit: bearingMax });
  const all = [...close, ...plates.flatMap(tokensOfTwo)];
  const lately = addSeconds(entry.at, -bearingTwo.seconds);
  const further = await reader.bearingTwo({ tokens: all, from: lately, to, limit: bearingTwo.max });
  const met = [...new Map([...bearing, ...further].map((one) => [one.passage, one])).values()];
  const others = met.filter(({ passage }) => !joined.has(passage) && passage !== entry.passage);
  return {
    similar: similarTo(entry, others, similarMax),
    isCut: bearing.length >= bearingMax || others.length > similarMax,
  };
}

type Read = PlateTokens | keyof typeof plateRefusals | null;

/** Null: none was typed; a code: no plate can be read from it. */
function tokensIn(typed: string | undefined, of: string | null, tokenOf: TokenOf): Read {
  if (typed === undefined || typed === '') return null;
  const keys = plateKeys(typed, of);
  return keys.ok ? plateTokens(keys.value, tokenOf) : keys.refusal.code;
}

function tokensOrNull(read: Read): PlateTokens | null {
  return typeof read === 'string' ? null : read;
}

type Narrowed = Omit<z.infer<typeof listQuery>, 'after' | 'rows'>;

/** What is not asked for narrows nothing. */
function askedFor(only: Narrowed): Omit<AskedPage, 'after' | 'limit'> {
  const { place, lane, standing, direction, form, from, to, text } = only;
  return {
    place: place ?? null,
    lane: lane ?? null,
    standing: standing ?? null,
    direction: direction ?? null,
    form: form ?? null,
    from: from ?? null,
    to: to ?? null,
    text: text ?? null,
  };
}

const endForm = /^([01])\.(\d{4}-[0-9T:.-]+Z)\.(p-[0-9a-z]{6,40})$/;

/** Where a page ends. Not a place in the book: it says only what its reader was shown. */
function endText(last: Passage): string {
  return `${standingOf(last) === 'life_risk' ? 1 : 0}.${last.arrivedAt}.${last.passage}`;
}

/** What is no end of a page begins anew. */
function endIn(after: string | undefined): PageEnd | null {
  const parts = endForm.exec(after ?? '');
  const arrivedAt = utcText.safeParse(parts?.[2]);
  const id = parts?.[3];
  return id === undefined || !arrivedAt.success
    ? null
    : { isLife: parts?.[1] === '1', arrivedAt: arrivedAt.data, id };
}

function equipmentShown({ row, version, fields }: RegisterRow, now: Instant): readonly EquipmentShown[] {
  const read = equipmentFieldsSchema.safeParse(fields);
  if (!read.success) return [];
  const { calibratedAt, calibrationDueAt } = read.data;
  const is = (until: Instant) => calibrationDueAt !== null && calibrationDueAt <= toUtc(until);
  const soon = is(addSeconds(now, dueSeconds)) ? 'due' : 'valid';
  const known = is(now) ? 'expired' : soon;
  return [{ equipment: row, version, ...read.data, calibration: calibratedAt === null ? 'unknown' : known }];
}

function order({ calibration }: EquipmentShown): number {
  return ['expired', 'due', 'unknown', 'valid'].indexOf(calibration);
}
