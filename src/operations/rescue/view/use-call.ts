import { useMemo, useRef, useState } from 'react';
import { type Instant, instant, toUtc } from '../../../kernel/time.ts';
import type { Order, Outcome } from '../../../kit/acts/send-act.ts';
import { useAct } from '../../../kit/acts/use-act.ts';
import { momentForm } from '../../../kit/forms/checks.ts';
import { momentOrNull } from '../../../kit/forms/moment-text.ts';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';
import type { ContactView } from '../board-wire.ts';
import { type ContactPosition, promiseKinds } from '../wire.ts';
import { contactsOfCallers } from './board.ts';
import {
  callDraft,
  type CallField,
  callSaid,
  newCall,
  personalFields,
  receivedAtOf,
  takenPositions,
  typedSince,
} from './call-values.ts';
import { courseForm, peopleFields } from './claims-values.ts';
import { type ContactSaid, recordOf } from './contact-said.ts';
import { memberOf } from './dialog-link.tsx';
import { sendAll } from './follow-ups.ts';
import { placeForm, rangeForm } from './form-parts.tsx';
import { linkedAs, type OfferedLink } from './offered-link.ts';
import { newName, rescueOrder } from './orders.ts';
import { useRescue } from './rescue-context.tsx';
import type { OpenCall } from './rescue-desk.ts';
import type { WordsReading } from './thought-words.ts';
import { type CallerAnswer, useCaller } from './use-caller.ts';
import { useFacts, useOfferedLink } from './use-offered-link.ts';
import { useReading } from './use-reading.ts';

/** One call in hand: what is typed, what was read in it, who calls, and the way to the record. */
export interface Call {
  readonly form: Form<CallField>;
  readonly reading: WordsReading;
  /** The position typed in its own field; null: none there, or none that can be read. */
  readonly typed: ContactPosition | null;
  readonly caller: CallerAnswer;
  /** Types the reason for which the phone is looked up, where the state wants one. */
  readonly sayWhy: (reason: string) => void;
  /** What this caller said before, the newest first. */
  readonly before: readonly ContactView[];
  /** What speaks against and for the boat chosen, and as what it will be linked; null: none is chosen. */
  readonly link: OfferedLink | null;
  readonly outcome: Outcome<unknown>;
  /** True: what stands in the form was typed while the call was on its way, and is not on record. */
  readonly hasRest: boolean;
  readonly take: (position: ContactPosition) => void;
  readonly leave: (position: string) => void;
  readonly takePeople: () => void;
  readonly takeClaims: () => void;
  readonly record: () => void;
}

/** Holds the call in hand. Its draft survives a crash; what could hold a person lies sealed in it. */
export function useCall(open: OpenCall, onRecorded: () => void): Call {
  const { board, now } = useRescue();
  const initial = useMemo(() => newCall(open), [open]);
  const form = useForm<CallField>({
    draft: callDraft,
    initial,
    personal: personalFields,
    sealed: true,
    running: ['words', 'translation'],
    checks: {
      ...Object.fromEntries(peopleFields.map((name) => [name, rangeForm])),
      happenedAt: momentForm,
      place: placeForm,
      promiseDue: momentForm,
      course: courseForm,
    },
  });
  const { values } = form;
  const [lookReason, setLookReason] = useState<string | null>(null);
  const caller = useCaller(values.phone, { call: open.call, note: lookReason });
  const subjects =
    caller.kind === 'found' ? [...caller.subjects, ...caller.elsewhere.map(({ subject }) => subject)] : [];
  const before = contactsOfCallers(board, subjects);
  const at = toUtc(now);
  const reading = useReading(values.words, at, before);
  const happened = momentOrNull(values.happenedAt, now, 'last');
  // A place is of when it happened, and of when the call came in where nothing else is said: sent again it is the same.
  const typed = useReading(values.place, happened ?? receivedAtOf(values), before).positions[0] ?? null;
  const said = callSaid(values, {
    caller: caller.kind === 'found' ? (caller.subjects[0] ?? null) : null,
    typed,
    happenedAt: happened,
  });
  // Whoever called the other side before is known by the mark, though nothing of them is sealed here.
  const link = useOfferedLink(useFacts({ ...said, caller: subjects[0] ?? said.caller }), values.boat);
  const sender = useSender({ form, open, said, link, onRecorded });
  const take = (position: ContactPosition) =>
    form.set(
      'positions',
      JSON.stringify([...takenPositions(values), { ...position, id: newName('position') }]),
    );
  return {
    form,
    reading,
    typed,
    caller,
    sayWhy: setLookReason,
    before,
    link,
    ...sender,
    take,
    leave: (id) =>
      form.set('positions', JSON.stringify(takenPositions(values).filter((one) => one.id !== id))),
    takePeople: () => form.setAll(peopleRead(reading)),
    takeClaims: () =>
      form.setAll({ ...peopleRead(reading), ...claimsRead(reading), ...languageRead(reading) }),
  };
}

function peopleRead({ claims }: WordsReading): Partial<Record<CallField, string>> {
  const read: Partial<Record<CallField, string>> = {};
  for (const name of peopleFields) {
    const range = claims[name];
    if (range !== null)
      read[name] = range.min === range.max ? String(range.min) : `${range.min}-${range.max}`;
  }
  return read;
}

function claimsRead({ claims }: WordsReading): Partial<Record<CallField, string>> {
  const { engine, hull, hullKind, colour, lifeJackets, underWay, courseDegrees, cues } = claims;
  return {
    ...(engine === null ? {} : { engine }),
    ...(hull === null ? {} : { hull }),
    ...(hullKind === null ? {} : { hullKind }),
    ...(colour === null ? {} : { colour }),
    ...(lifeJackets === null ? {} : { lifeJackets }),
    ...(underWay === null ? {} : { underWay: underWay ? 'yes' : 'no' }),
    ...(courseDegrees === null ? {} : { course: String(courseDegrees) }),
    cues: cues.join(' '),
  };
}

function languageRead({ language }: WordsReading): Partial<Record<CallField, string>> {
  return language === null ? {} : { language };
}

interface Sending {
  readonly form: Form<CallField>;
  readonly open: OpenCall;
  readonly said: ContactSaid;
  readonly link: OfferedLink | null;
  readonly onRecorded: () => void;
}

/**
 * Records the call; then, where the officer said which boat it is, links it and writes the promise down. What is typed
 * while it is on its way stays, as a further contact of the same call.
 */
function useSender(of: Sending): Pick<Call, 'outcome' | 'hasRest' | 'record'> {
  const { form, open } = of;
  const room = useRoom();
  const { desk, now } = useRescue();
  const act = useAct();
  const [hasRest, setHasRest] = useState(false);
  const typed = useRef(form);
  typed.current = form;
  const record = () => {
    if (act.busy || !form.check()) return;
    const { values } = form;
    const follow = followUps(values, of.link, now);
    act.send(rescueOrder('RecordContact', recordOf(of.said)), {
      onTaken: () => {
        const seconds = (performance.now() - open.startedAt) / 1000;
        const at = room.clock.get();
        const rest = typedSince(values, typed.current.values, at);
        desk.link.nudge();
        desk.recorded.set({ at: instant(at), seconds, refused: null });
        void sendAll(follow, room.prove).then((refused) => {
          desk.link.nudge();
          if (refused !== null) desk.recorded.set({ at: instant(at), seconds, refused });
        });
        setHasRest(rest !== null);
        if (rest === null) {
          form.reset();
          desk.contact.set(values.contact);
          of.onRecorded();
        } else typed.current.setAll(rest);
      },
    });
  };
  return { outcome: act.outcome, hasRest, record };
}

/** What follows a recorded call: the link to the boat it is of, then what its caller was promised. */
function followUps(
  values: Form<CallField>['values'],
  link: OfferedLink | null,
  now: Instant,
): readonly Order[] {
  const { boat, contact, promise } = values;
  if (boat === '') return [];
  const { grade, reason } = linkedAs(link);
  const linked = rescueOrder('LinkContact', { boat, contact, grade, reason });
  if (promise === '') return [linked];
  const made = rescueOrder('MakePromise', {
    boat,
    promise: newName('promise'),
    contact,
    kind: memberOf(promiseKinds, promise, 'call_back'),
    dueAt: momentOrNull(values.promiseDue, now, 'next'),
  });
  return [linked, made];
}
