import { never } from '../../../kernel/result.ts';
import type { UtcText } from '../../../kernel/time.ts';
import type {
  ControlResult,
  Found,
  Ground,
  Method,
  NextStep,
  PlateHolder,
  Reading,
  SealState,
  SideKind,
  VehicleForm,
  VehiclePart,
  Wind,
} from '../../../operations/freight/view/handheld/freight-words.ts';

/** Ids made on this device: of the passage, its plate’s subject in the vault, and the control. */
export interface WorkIds {
  readonly passage: string;
  readonly subject: string;
  readonly control: string;
}

/** A photo taken for the control at hand; its bytes lie sealed in the store under its entry’s id. */
export interface WorkPhoto {
  readonly photo: string;
  readonly bytes: number;
  /** As the camera said; its own local time. Null: it did not say. */
  readonly takenAt: string | null;
  /** Under which the picture is sealed in the vault. */
  readonly subject: string;
}

/** The seal as found and as left. Its number goes to the vault under a subject of its own; null: none was typed. */
export interface WorkSeal {
  readonly before: SealState;
  readonly after: SealState;
  readonly number: { readonly text: string; readonly subject: string } | null;
}

/** Counted up where the fields below change: what an older version kept is then not taken up again. */
export const workVersion = 2;

/** One search in hand, from the plate until it is saved: kept at every tap, so that a kill loses none of it. */
export interface Work extends WorkIds {
  readonly version: typeof workVersion;
  readonly plate: string;
  readonly country: string;
  readonly holder: PlateHolder;
  readonly form: VehicleForm;
  readonly sides: SideKind;
  /** False: the passage was opened before, by this device or another, and a person said that this is it. */
  readonly isNew: boolean;
  readonly startedAt: UtcText;
  readonly method: Method | null;
  readonly result: ControlResult | null;
  readonly ground: Ground | null;
  readonly found: Found | null;
  readonly where: VehiclePart;
  readonly wind: Wind;
  readonly readings: readonly Reading[];
  readonly seal: WorkSeal | null;
  /** Null: as the result suggests. */
  readonly next: NextStep | null;
  readonly photos: readonly WorkPhoto[];
}

export type WorkStep =
  | { readonly type: 'method'; readonly method: Method; readonly at: UtcText }
  | { readonly type: 'result'; readonly result: ControlResult }
  | { readonly type: 'ground'; readonly ground: Ground }
  | { readonly type: 'found'; readonly found: Found | null }
  | { readonly type: 'photo'; readonly photo: WorkPhoto }
  | { readonly type: 'photo_away'; readonly photo: string }
  /** A person says that this is a passage known already; null: that it is a new one after all. */
  | { readonly type: 'passage'; readonly passage: string | null; readonly fresh: WorkIds }
  | { readonly type: 'reading'; readonly reading: Reading; readonly isGone: boolean }
  | {
      readonly type: 'detail';
      readonly detail: Partial<Pick<Work, 'where' | 'wind' | 'seal' | 'next' | 'form' | 'sides' | 'holder'>>;
    };

export const photosMax = 6;

/** A search that begins at a plate, or, where there is none to be read, at an empty one. */
export function newWork(
  begun: WorkIds & Pick<Work, 'plate' | 'country' | 'form' | 'sides'> & { readonly at: UtcText },
): Work {
  const { at, ...rest } = begun;
  return {
    ...rest,
    version: workVersion,
    holder: 'tractor',
    isNew: true,
    startedAt: at,
    method: null,
    result: null,
    ground: null,
    found: null,
    where: 'whole',
    wind: 'unknown',
    readings: [],
    seal: null,
    next: null,
    photos: [],
  };
}

/** The search after one tap. */
export function afterTap(work: Work, step: WorkStep): Work {
  switch (step.type) {
    case 'method': {
      const readings = step.method === work.method ? work.readings : [];
      return { ...work, method: step.method, readings, startedAt: step.at };
    }
    case 'result':
      // A count belongs to people found: another result takes it away, and says so on the screen.
      return {
        ...work,
        result: step.result,
        found: step.result === 'people_found' ? (work.found ?? onePerson) : null,
      };
    case 'ground':
      return { ...work, ground: step.ground };
    case 'found':
      return step.found === null
        ? { ...work, found: null }
        : { ...work, found: step.found, result: 'people_found' };
    case 'photo':
      return work.photos.length < photosMax ? { ...work, photos: [...work.photos, step.photo] } : work;
    case 'photo_away':
      return { ...work, photos: work.photos.filter(({ photo }) => photo !== step.photo) };
    case 'passage':
      return step.passage === null
        ? { ...work, passage: step.fresh.passage, subject: step.fresh.subject, isNew: true }
        : { ...work, passage: step.passage, isNew: false };
    case 'reading': {
      const others = work.readings.filter(({ quantity }) => quantity !== step.reading.quantity);
      return { ...work, readings: step.isGone ? others : [...others, step.reading] };
    }
    case 'detail':
      return { ...work, ...step.detail };
    default:
      return never(step);
  }
}

export const onePerson: Found = { people: 1, children: 0, injured: 0, unconscious: 0 };

/** A count that can be: none of the parts beyond the whole, the whole from one to three hundred. */
export function possibleCount(found: Found): Found {
  const people = Math.min(300, Math.max(1, found.people));
  const within = (count: number) => Math.min(people, Math.max(0, count));
  return {
    people,
    children: within(found.children),
    injured: within(found.injured),
    unconscious: within(found.unconscious),
  };
}

const suggested: Readonly<Record<ControlResult, NextStep>> = {
  nothing_found: 'release',
  people_found: 'hold',
  anomaly: 'open_and_search',
  uncertain: 'second_method',
  refused: 'hold',
  not_completed: 'second_method',
};

/** What follows: what the team said, else what the result suggests; medical help before everything else. */
export function nextStepOf({ next, result, found }: Pick<Work, 'next' | 'result' | 'found'>): NextStep {
  const isHurt = found !== null && found.injured + found.unconscious > 0;
  if (isHurt && (next === null || next === 'release' || next === 'hand_to_police')) return 'medical';
  return next ?? suggested[result ?? 'uncertain'];
}

/** The first step of a search that is still to be taken: where it goes on after a kill, or from another screen. */
export function stepOf({ method, result, ground }: Work): 'method' | 'result' | 'ground' | 'confirm' {
  if (method === null) return 'method';
  if (result === null) return 'result';
  return ground === null ? 'ground' : 'confirm';
}
