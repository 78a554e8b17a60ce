import type { Envelope, SharedEvent } from '../src/kernel/exchange.ts';
import type { NodeId } from '../src/kernel/ids.ts';
import type { ReleaseQuestion } from '../src/policy/release.ts';
import type { Planted, Planting } from './simulation-planting.ts';
import { nightBegins } from './simulation-world.ts';

type Stored = ReleaseQuestion['event']['stored'];

/** Release is asked about something else than what stands in the book. */
function askedAs(change: (stored: Stored) => Stored): Planting {
  return {
    release: (right) => (question) => {
      const { event } = question;
      return right({ ...question, event: { ...event, stored: change(event.stored) } });
    },
  };
}

function withoutInLabel(name: 'caveats' | 'conditions' | 'namedList'): Planting {
  return askedAs((stored) => {
    const { [name]: _gone, ...label } = stored.label ?? { owner: stored.origin };
    return { ...stored, label };
  });
}

/** Other words are signed than were decided. */
function signedAs(change: (event: SharedEvent, envelope: Envelope) => SharedEvent): Planting {
  return {
    sign: (right) => (envelope) => {
      const { content } = envelope;
      if (content.type !== 'decision') return right(envelope);
      const events = content.events.map((event) => change(event, envelope));
      return right({ ...envelope, content: { ...content, events } });
    },
  };
}

/** Faults in what leaves, and in what is said of it. */
export const plantedInWords: readonly Planted[] = [
  { name: 'marking_leaked', planting: askedAs((stored) => ({ ...stored, marking: 'official' })) },
  { name: 'caveat_leaked', planting: withoutInLabel('caveats') },
  { name: 'condition_leaked', planting: withoutInLabel('conditions') },
  { name: 'named_list_leaked', planting: withoutInLabel('namedList') },
  {
    // The mark of a pair goes to whichever peer asks, as if it were that peer's own.
    name: 'mark_leaked',
    planting: {
      release: (right) => (question) => {
        const { event, to } = question;
        if (event.stored.type !== 'CallerMarked') return right(question);
        const answer = right({
          ...question,
          event: { ...event, stored: { ...event.stored, body: { ...event.stored.body, peer: to } } },
        });
        if (answer.kind === 'kept') return answer;
        return { ...answer, shared: { ...answer.shared, body: event.stored.body } };
      },
    },
  },
  {
    name: 'state_not_asked',
    planting: askedAs((stored) => ({
      ...stored,
      label: { ...(stored.label ?? { owner: stored.origin }), releasedToStates: ['fr', 'uk'] },
    })),
  },
  {
    name: 'field_leaked',
    planting: {
      release: (right) => (question) => {
        const answer = right(question);
        if (answer.kind === 'kept' || question.event.stored.type !== 'ContactTaken') return answer;
        return {
          ...answer,
          shared: { ...answer.shared, body: { ...answer.shared.body, telephone: 'invented' } },
        };
      },
    },
  },
  {
    name: 'ended_instrument_used',
    planting: { release: (right) => (question) => right({ ...question, at: nightBegins }) },
  },
  {
    name: 'wrong_direction',
    planting: {
      release: (right) => (question) => {
        const [from, to] = ['fr' as NodeId, 'uk' as NodeId]; // the two states
        const isTurned = question.from === to && question.event.stored.type === 'PhaseRaised';
        return right(isTurned ? { ...question, from, to: question.from } : question);
      },
    },
  },
  {
    name: 'type_leaked',
    planting: {
      sign: (right) => (envelope) => {
        const { content } = envelope;
        if (content.type !== 'decision') return right(envelope);
        const events = content.events.map((event) =>
          event.type === 'ContactOpened' || event.type === 'TimeCorrected'
            ? { ...event, type: 'NumberTaken' }
            : event,
        );
        return right({ ...envelope, content: { ...content, events } });
      },
    },
  },
  { name: 'seen_lost', planting: signedAs((event) => ({ ...event, seen: {} })) },
  {
    name: 'seen_from_the_future',
    planting: signedAs((event, { from }) => ({
      ...event,
      seen: { ...event.seen, [from === 'fr' ? 'uk' : 'fr']: 900 },
    })),
  },
  { name: 'leave_to_pass_on', planting: signedAs((event) => ({ ...event, hops: 1 })) },
  {
    name: 'time_of_arrival_for_event',
    planting: signedAs((event, { madeAt }) => ({ ...event, happenedAt: madeAt })),
  },
  {
    name: 're_exported',
    planting: {
      told: (right) => ({
        ...right,
        readAfter: async (after, limit) =>
          (await right.readAfter(after, limit)).map((event) =>
            event.imported === null ? event : { ...event, origin: right.origin, imported: null },
          ),
      }),
    },
  },
  {
    name: 'lane_chains_mixed',
    planting: (() => {
      const last = new Map<string, string>();
      return {
        sign: (right) => async (envelope) => {
          const way = `${envelope.from}>${envelope.to}`;
          const signed = await right({ ...envelope, previous: last.get(way) ?? envelope.previous });
          last.set(way, signed.hash);
          return signed;
        },
      } satisfies Planting;
    })(),
  },
];
