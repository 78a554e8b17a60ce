import type { Flow, FlowCommand } from '../kernel/flow.ts';
import type { RequestEvent } from '../operations/dispatch/events-request.ts';
import type { RequestKind, RequestStep } from '../operations/dispatch/words-request.ts';
import type { BoatCommandOf } from '../operations/rescue/events-boat.ts';

/** Each step of a request with what it says in the log of a boat; a step of either kind names no kind. */
const steps = {
  SupportAsked: { step: 'asked', kind: 'support' },
  InformationAsked: { step: 'asked', kind: 'information' },
  RequestDelivered: { step: 'delivered', kind: null },
  RequestSeen: { step: 'seen', kind: null },
  RequestAccepted: { step: 'accepted', kind: null },
  RequestRefused: { step: 'refused', kind: null },
  InformationAnswered: { step: 'answered', kind: 'information' },
  SupportEnded: { step: 'ended', kind: 'support' },
  RequestWithdrawn: { step: 'withdrawn', kind: null },
} as const satisfies Record<RequestEvent['type'], { step: RequestStep; kind: RequestKind | null }>;

/**
 * The log of a boat shows what one side asked of the other about it and what became of that: each side tells its own
 * steps, so that both logs have both sides' in one timeline. The words stay with the request. Automatic: it only shows
 * what was decided in dispatch, and decides about nobody. Source: issue 5, section 4.
 */
export const requestsToRescue: Flow<RequestEvent> = {
  name: 'requests-to-rescue',
  from: 'operations/dispatch',
  to: 'operations/rescue',
  kind: 'boat',
  types: Object.keys(steps) as RequestEvent['type'][], // the keys are the types: satisfies above
  mark: 'auto',
  why: {
    en: 'Saving life: the boat’s record shows what was asked of the other side and whether it was answered. No words travel.',
    fr: 'Sauvegarde de la vie : le dossier de l’embarcation montre ce qui est demandé à l’autre État et s’il y est répondu. Aucune parole ne circule.',
  },
  passes: ['boat', 'request', 'kind', 'topic', 'step'],
  propose({ event }): readonly FlowCommand[] {
    const { at, request } = event;
    const { step, kind } = steps[event.type];
    const boats = event.type === 'InformationAsked' ? [event.boat] : event.boats;
    const topic = event.type === 'InformationAsked' ? event.topic : null;
    return boats.map((boat) => {
      const note: BoatCommandOf<'NoteRequest'> = {
        type: 'NoteRequest',
        at,
        boat,
        request,
        kind,
        topic,
        step,
      };
      return { key: boat, command: note };
    });
  },
};
