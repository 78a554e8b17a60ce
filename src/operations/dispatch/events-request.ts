import { z } from 'zod';
import { states } from '../../kernel/label.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { plainWords } from '../../kernel/plain-words.ts';
import { type CommandsOf, type EventsOf, shortName } from '../../kernel/shapes.ts';
import { actor, boatId } from './shapes.ts';
import {
  findings,
  requestEnds,
  requestLanguages,
  requestRefusalReasons,
  supportCalls,
  topics,
  withdrawalReasons,
} from './words-request.ts';

const ofRequest = z.strictObject({ request: shortName });
const written = { lines: plainWords, language: z.enum(requestLanguages) };
const support = {
  calls: z.enum(supportCalls),
  /** Boats whose care is asked for beside the calls. */
  boats: z.array(boatId).max(20).readonly(),
  until: utcText,
};
const question = { boat: boatId, topic: z.enum(topics), ...written };

/** Commands of a request's stream. `NoteRequestDelivered` is given by the other side's node alone: it has no address. */
export const requestCommandSchemas = {
  AskSupport: ofRequest.extend(support),
  AskInformation: ofRequest.extend(question),
  NoteRequestSeen: ofRequest,
  AcceptRequest: ofRequest,
  RefuseRequest: ofRequest.extend({ reason: z.enum(requestRefusalReasons) }),
  AnswerInformation: ofRequest.extend({ finding: z.enum(findings), ...written }),
  EndSupport: ofRequest.extend({ reason: z.enum(requestEnds) }),
  WithdrawRequest: ofRequest.extend({ reason: z.enum(withdrawalReasons) }),
} as const satisfies Record<string, z.ZodType>;

/** What the flow gives on the node that was asked. */
export const noteRequestDeliveredSchema = ofRequest;

const by = { by: actor };
/** Whose need it is, and the boats whose log tells of the step: nobody reads a request that does not concern a boat there. */
const told = ofRequest.extend({ boats: z.array(boatId).max(20).readonly(), ...by });

/** Bodies of the events of a request's stream. Each step is its own record, said by the side that takes it. */
export const requestEventSchemas = {
  SupportAsked: requestCommandSchemas.AskSupport.extend({
    side: z.enum(states),
    desk: shortName.nullable(),
    ...by,
  }),
  InformationAsked: requestCommandSchemas.AskInformation.extend({ side: z.enum(states), ...by }),
  RequestDelivered: told,
  RequestSeen: told,
  RequestAccepted: told,
  RequestRefused: told.extend({ reason: z.enum(requestRefusalReasons) }),
  InformationAnswered: told.extend({ finding: z.enum(findings), ...written }),
  SupportEnded: told.extend({ reason: z.enum(requestEnds), side: z.enum(states) }),
  RequestWithdrawn: told.extend({ reason: z.enum(withdrawalReasons) }),
} as const satisfies Record<string, z.ZodType>;

type Given = CommandsOf<typeof requestCommandSchemas & { NoteRequestDelivered: typeof ofRequest }>;
export type RequestEvent = EventsOf<typeof requestEventSchemas>;
export type RequestCommand = Given;
export type RequestCommandOf<Name extends RequestCommand['type']> = Extract<
  RequestCommand,
  { readonly type: Name }
>;
export type RequestEventOf<Name extends RequestEvent['type']> = Extract<
  RequestEvent,
  { readonly type: Name }
>;
