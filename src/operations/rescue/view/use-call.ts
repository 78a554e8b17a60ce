import { useMemo, useState } from 'react';
import { type Instant, toUtc, type UtcText } from '../../../kernel/time.ts';
import { chartStore } from '../../../kit/map/chart-store.ts';
import type { Order, Outcome, Taken } from '../../../kit/acts/send-act.ts';
import { sendAct } from '../../../kit/acts/send-act.ts';
import { useAct } from '../../../kit/acts/use-act.ts';
import { momentForm } from '../../../kit/forms/checks.ts';
import { momentOrNull } from '../../../kit/forms/moment-text.ts';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import type { ContactView } from '../board-wire.ts';
import { type ContactPosition, promiseKinds } from '../wire.ts';
import { contactsOfCallers } from './board.ts';
import {
  callDraft,
  type CallField,
  callRecord,
  newCall,
  peopleFields,
  personalFields,
  takenPositions,
} from './call-values.ts';
import { landOf } from './chart-store.ts';
import { memberOf } from './dialog-link.tsx';
import { placeForm, rangeForm } from './form-parts.tsx';
import { newName, rescueOrder } from './orders.ts';
import { useRescue } from './rescue-context.tsx';
import type { OpenCall } from './rescue-desk.ts';
import { callText as text } from './text-call.ts';
import { readWords, type WordsReading } from './thought-words.ts';
import { type CallerAnswer, useCaller } from './use-caller.ts';

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
  readonly outcome: Outcome<unknown>;
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
    checks: {
      ...Object.fromEntries(peopleFields.map((name) => [name, rangeForm])),
      happenedAt: momentForm,
      place: placeForm,
      course: (value) =>
        value.trim() === '' || (Number(value) >= 0 && Number(value) < 360) ? null : text.courseForm,
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
  const typed = useReading(values.place, at, before).positions[0] ?? null;
  const sender = useSender({ form, open, caller, typed, onRecorded });
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
    ...sender,
    take,
    leave: (id) =>
      form.set('positions', JSON.stringify(takenPositions(values).filter((one) => one.id !== id))),
    takePeople: () => form.setAll(peopleRead(reading)),
    takeClaims: () =>
      form.setAll({ ...peopleRead(reading), ...claimsRead(reading), ...languageRead(reading) }),
  };
}

/** Words read as they are typed. The moment is part of what is offered only once it is taken. */
function useReading(words: string, at: UtcText, before: readonly ContactView[]): WordsReading {
  const set = useStore(chartStore());
  const last = before[0]?.facts.positions.at(-1) ?? null;
  const minute = at.slice(0, 16);
  return useMemo(
    () => readWords(words, { at, land: landOf(set), last, source: 'verbal' }),
    // Read anew for each word and each minute, not each second.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [words, minute, set, last],
  );
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
  readonly caller: CallerAnswer;
  readonly typed: ContactPosition | null;
  readonly onRecorded: () => void;
}

/** Records the call; then, where the officer said which boat it is, links it and writes the promise down. */
function useSender(of: Sending): Pick<Call, 'outcome' | 'record'> {
  const { form, open, caller } = of;
  const room = useRoom();
  const { desk, now } = useRescue();
  const act = useAct();
  const record = () => {
    if (act.busy || !form.check()) return;
    const { values } = form;
    const known = caller.kind === 'found' ? (caller.subjects[0] ?? null) : null;
    const fields = callRecord(values, {
      caller: known,
      typed: of.typed,
      happenedAt: momentOrNull(values.happenedAt, now),
    });
    act.send(rescueOrder('RecordContact', fields), {
      onTaken: () => {
        const seconds = (performance.now() - open.startedAt) / 1000;
        const follow = followUps(values, now);
        form.reset();
        desk.link.nudge();
        desk.recorded.set({ at: now, seconds, refused: null });
        void sendAll(follow, room.prove).then((refused) => {
          desk.link.nudge();
          if (refused !== null) desk.recorded.set({ at: now, seconds, refused });
        });
        desk.contact.set(values.contact);
        of.onRecorded();
      },
    });
  };
  return { outcome: act.outcome, record };
}

/** What follows a recorded call: the link to the boat it is of, then what its caller was promised. */
function followUps(values: Form<CallField>['values'], now: Instant): readonly Order[] {
  const { boat, contact, promise } = values;
  if (boat === '') return [];
  const link = rescueOrder('LinkContact', { boat, contact, grade: 'probable', reason: 'same_caller' });
  if (promise === '') return [link];
  const made = rescueOrder('MakePromise', {
    boat,
    promise: newName('promise'),
    contact,
    kind: memberOf(promiseKinds, promise, 'call_back'),
    dueAt: momentOrNull(values.promiseDue, now),
  });
  return [link, made];
}

/** Sends one after the other; the first that is not taken stops it and is answered. */
async function sendAll(
  orders: readonly Order[],
  prove: () => Promise<boolean>,
): Promise<Outcome<Taken> | null> {
  for (const order of orders) {
    const outcome = await sendAct<Taken>(order, { key: crypto.randomUUID(), prove });
    if (outcome.kind !== 'recorded' && outcome.kind !== 'proposed') return outcome;
  }
  return null;
}
