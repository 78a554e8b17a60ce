import { useEffect, useRef } from 'react';
import type { Language } from '../../../kernel/text.ts';
import { chosen, momentForm } from '../../../kit/forms/checks.ts';
import { memberOf } from '../../../kit/forms/choices.ts';
import { neededNumber, numberForm } from '../../../kit/forms/number-checks.ts';
import { neededPlace, readPlace } from '../../../kit/forms/place-field.tsx';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { momentOrNull } from '../../../kit/forms/moment-text.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { type Resource, useResource } from '../../../kit/resource.ts';
import type { Need, RecommendationView } from '../wire.ts';
import { proposalReasons, taskKinds, urgencies } from '../words.ts';
import { accuracyOf } from './dialog-unit.tsx';

export type OrderField =
  | 'boat'
  | 'seaState'
  | 'unit'
  | 'kind'
  | 'urgency'
  | 'place'
  | 'accuracy'
  | 'onSceneBy'
  | 'reason'
  | 'diversion';

/** A task being put together: what is typed, and which units could go as the node reckons it now. */
export interface TaskOrder {
  readonly form: Form<OrderField>;
  readonly recommendation: Resource<RecommendationView>;
  /** The fields that every order of a task has, as typed; the form was checked. */
  readonly fields: (now: number) => {
    readonly boat: string;
    readonly kind: (typeof taskKinds)[number];
    readonly urgency: (typeof urgencies)[number];
    readonly place: { readonly lat: number; readonly lon: number; readonly accuracyMetres: number };
    readonly onSceneBy: string | null;
    readonly reason: (typeof proposalReasons)[number];
  };
}

/** How wide a boat's place is taken to be until its need is known or somebody types another figure. */
const accuracyMetresFirst = 1_000;
const accuracyMetresMax = 500_000;

/** Holds the form of a task for one boat, and asks who could go; what the boat needs fills the form until it is changed. */
export function useTaskOrder(first: {
  readonly unit: string;
  readonly boat: string;
  readonly needsDiversion: boolean;
}): TaskOrder {
  const { language } = useWords();
  const form = useForm<OrderField>({
    draft: null,
    initial: {
      boat: first.boat,
      seaState: '',
      unit: first.unit,
      kind: '',
      urgency: '',
      place: '',
      accuracy: String(accuracyMetresFirst),
      onSceneBy: '',
      reason: '',
      diversion: '',
    },
    checks: {
      boat: chosen,
      unit: chosen,
      kind: chosen,
      urgency: chosen,
      place: neededPlace,
      accuracy: neededNumber({ min: 1, max: accuracyMetresMax }),
      seaState: numberForm({ min: 0, max: 9, whole: true }),
      onSceneBy: momentForm,
      reason: chosen,
      ...(first.needsDiversion ? { diversion: chosen } : {}),
    },
  });
  const { values } = form;
  const sea = /^\d$/.test(values.seaState.trim()) ? `&seaState=${values.seaState.trim()}` : '';
  const path =
    values.boat === ''
      ? null
      : `/api/operations/dispatch/recommendations?boat=${encodeURIComponent(values.boat)}${sea}`;
  const recommendation = useResource<RecommendationView>(path, 30);
  const need = recommendation.value?.need ?? null;
  useFilled(need, values.boat, (of) => form.setAll(valuesOf(of, language)));
  return {
    form,
    recommendation,
    fields: (now) => ({
      boat: values.boat,
      kind: memberOf(taskKinds, values.kind, 'rescue'),
      urgency: memberOf(urgencies, values.urgency, 'distress'),
      place: { ...(readPlace(values.place) ?? { lat: 0, lon: 0 }), ...accuracyOf(values.accuracy) },
      onSceneBy: momentOrNull(values.onSceneBy, now, 'next'),
      reason: memberOf(proposalReasons, values.reason, 'other'),
    }),
  };
}

/** What a need fills in: the place with the circle in which the boat may be now, not with that of when it was told. */
function valuesOf({ kind, urgency, place, withinMetres }: Need, language: Language) {
  const metres = Math.min(accuracyMetresMax, Math.max(1, Math.round(withinMetres)));
  return { kind, urgency, place: formatPosition(place, language), accuracy: String(metres) };
}

/** Fills the form once for each boat that is chosen, as soon as it is known what that boat needs. */
function useFilled(need: Need | null, boat: string, fill: (need: Need) => void): void {
  const filled = useRef<string | null>(null);
  const act = useRef(fill);
  act.current = fill;
  useEffect(() => {
    if (need === null || boat === '' || filled.current === boat) return;
    filled.current = boat;
    act.current(need);
  }, [need, boat]);
}
