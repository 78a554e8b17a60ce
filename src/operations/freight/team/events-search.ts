import { z } from 'zod';
import { utcText } from '../../../kernel/utc-text.ts';
import { type CommandsOf, type EventsOf, shortName } from '../../../kernel/shapes.ts';
import { actor } from './shapes.ts';
import { sealStates } from '../words.ts';
import { promiseKinds, searchEnds, searchParts, takeoverRefusals } from './words.ts';

const ofSearch = z.strictObject({ search: shortName });
const parts = z.array(z.enum(searchParts)).max(searchParts.length).readonly();

/** What was promised to whom by when; `kept` once it is done. `dueAt` null: no time was given. */
export const promiseSchema = z.strictObject({
  promise: shortName,
  what: z.enum(promiseKinds),
  dueAt: utcText.nullable(),
  kept: z.boolean(),
});
export type SearchPromise = Readonly<z.infer<typeof promiseSchema>>;

/** How far a search is: what was done, what is left, the seal, and what was promised. */
const progress = {
  done: parts,
  left: parts,
  seal: z.enum(sealStates),
  promises: z.array(promiseSchema).max(20).readonly(),
};

const someProgress = {
  done: progress.done.optional(),
  left: progress.left.optional(),
  seal: progress.seal.optional(),
  promises: progress.promises.optional(),
};

/** What the next team repeats before the search is theirs: what is left, the seal, and the promises not kept yet. */
const readBack = z.strictObject({
  left: parts,
  seal: z.enum(sealStates),
  promises: z.array(z.enum(promiseKinds)).max(20).readonly(),
});
export type TakeoverReadBack = Readonly<z.infer<typeof readBack>>;

/** Commands over one search that goes on longer than one record of a control. */
export const searchCommandSchemas = {
  BeginSearch: ofSearch.extend({
    passage: shortName,
    team: shortName,
    place: shortName,
    lane: shortName,
    left: parts,
  }),
  NoteSearchProgress: ofSearch.extend(progress),
  /** What of the progress is left out is handed over as it stands: a team at a vehicle need not know what a desk noted. */
  ProposeTakeover: ofSearch.extend({ takeover: shortName, to: shortName, ...someProgress }),
  /** `readBack`: what is taken over, as whoever takes it has repeated it; promises by what they are. */
  AcceptTakeover: ofSearch.extend({ takeover: shortName, readBack }),
  RefuseTakeover: ofSearch.extend({ takeover: shortName, reason: z.enum(takeoverRefusals) }),
  WithdrawTakeover: ofSearch.extend({ takeover: shortName }),
  /** `control`: the record it led to; null where there is none. */
  EndSearch: ofSearch.extend({ why: z.enum(searchEnds), control: shortName.nullable() }),
} as const satisfies Record<string, z.ZodType>;

const by = { by: actor };

/** Bodies of the events of one search. */
export const searchEventSchemas = {
  VehicleSearchBegun: searchCommandSchemas.BeginSearch.extend(by),
  SearchProgressNoted: searchCommandSchemas.NoteSearchProgress.extend(by),
  /** Whole, whatever the order left out. */
  TakeoverProposed: searchCommandSchemas.ProposeTakeover.extend({ ...progress, from: shortName, ...by }),
  TakeoverAccepted: searchCommandSchemas.AcceptTakeover.extend({
    from: shortName,
    to: shortName,
    /** Absent in what was written before it was asked for. */
    readBack: readBack.optional(),
    ...by,
  }),
  TakeoverRefused: searchCommandSchemas.RefuseTakeover.extend(by),
  TakeoverWithdrawn: searchCommandSchemas.WithdrawTakeover.extend(by),
  VehicleSearchEnded: searchCommandSchemas.EndSearch.extend({ team: shortName, ...by }),
} as const satisfies Record<string, z.ZodType>;

export type SearchEvent = EventsOf<typeof searchEventSchemas>;
export type SearchEventOf<Name extends SearchEvent['type']> = Extract<SearchEvent, { readonly type: Name }>;
export type SearchCommand = CommandsOf<typeof searchCommandSchemas>;
export type SearchCommandOf<Name extends SearchCommand['type']> = Extract<
  SearchCommand,
  { readonly type: Name }
>;
