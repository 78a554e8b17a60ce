import type { UtcText } from '../../../kernel/time.ts';
import type { Draft } from '../queue/entry.ts';
import {
  type Found,
  type SealState,
  type SearchPart,
  searchParts,
} from '../../../operations/freight/view/handheld/freight-words.ts';
import type { Settings } from './settings.ts';
import { nextStepOf, type Work } from './work.ts';

/** Ids of entries follow from what they are about: saved twice by a trembling thumb, it is the same entry. */
export const openingId = (passage: string): string => `open.${passage}`;
export const controlEntryId = (control: string): string => `control.${control}`;
export const photoEntryId = (photo: string): string => `photo.${photo}`;
export const searchEntryId = (search: string): string => `search.${search}`;

type Where = Pick<Settings, 'place' | 'lane' | 'direction' | 'team' | 'equipment'>;

/** What is to be sent for a finished search: its passage where it is new, the control, its photos. Null: not finished. */
export function draftsOfControl(work: Work, settings: Where, at: UtcText): readonly Draft[] | null {
  const { method, result, ground, found, photos, control, passage } = work;
  if (method === null || result === null || ground === null) return null;
  const isLife = found !== null;
  const base = { passage, recordedAt: at, bytes: 0 };
  const fields = {
    passage,
    control,
    method,
    ground,
    team: settings.team,
    equipment: settings.equipment[method] ?? null,
    startedAt: work.startedAt,
    endedAt: at,
    where: work.where,
    readings: work.readings,
    wind: work.wind,
    ...sealOf(work),
    photos: photos.map(({ photo }) => photo),
    result,
    found,
    next: nextStepOf(work),
  };
  return [
    ...draftsOfOpening(work, settings, { at, isLife }),
    {
      ...base,
      id: controlEntryId(control),
      command: 'record-control',
      fields,
      urgency: isLife ? 'life' : 'plain',
      needs: [openingId(passage)],
    },
    ...photos.map(
      ({ photo, bytes, takenAt, subject }): Draft => ({
        ...base,
        id: photoEntryId(photo),
        command: 'record-photo',
        fields: { photo, passage, control, takenAt, subject },
        urgency: 'photo',
        needs: [controlEntryId(control)],
        bytes,
      }),
    ),
  ];
}

/** The number is sealed at the node before anything is decided: it stands in a field of its own. */
function sealOf({ seal }: Work): Readonly<Record<string, unknown>> {
  if (seal === null) return { seal: null };
  const { before, after, number } = seal;
  if (number === null || number.text === '') return { seal: { before, after, numberSubject: null } };
  return { seal: { before, after, numberSubject: number.subject }, sealNumber: number.text };
}

/** People found before or outside any control: at once, with the passage where it is new. */
export function draftsOfPeople(
  work: Work,
  settings: Where,
  { found, at, id }: { readonly found: Found; readonly at: UtcText; readonly id: string },
): readonly Draft[] {
  const { passage } = work;
  return [
    ...draftsOfOpening(work, settings, { at, isLife: true }),
    {
      id,
      command: 'note-people-met',
      fields: { passage, metAt: at, source: 'team', found },
      passage,
      urgency: 'life',
      recordedAt: at,
      needs: [openingId(passage)],
      bytes: 0,
    },
  ];
}

function draftsOfOpening(
  work: Work,
  { place, lane, direction }: Where,
  { at, isLife }: { readonly at: UtcText; readonly isLife: boolean },
): readonly Draft[] {
  if (!work.isNew) return [];
  const { passage, plate, country, holder, subject, form, sides } = work;
  const named =
    plate === ''
      ? { plates: [] }
      : {
          plates: [{ on: holder, subject, country }],
          [holder === 'tractor' ? 'tractorPlate' : 'trailerPlate']: plate,
        };
  const fields = { passage, place, lane, direction, arrivedAt: work.startedAt, form, sides, ...named };
  const urgency = isLife ? 'life' : 'plain';
  return [
    {
      id: openingId(passage),
      command: 'open-passage',
      fields,
      passage,
      urgency,
      recordedAt: at,
      needs: [],
      bytes: 0,
    },
  ];
}

/** How far this device knows a search to be that it begins itself. */
interface KnownOfSearch {
  readonly done: readonly SearchPart[];
  /** How its own controls left the seal; null: none looked at it. */
  readonly seal: SealState | null;
}

function progressOf({ done, seal }: KnownOfSearch): Readonly<Record<string, unknown>> {
  const left = searchParts.filter((part) => !done.includes(part));
  return { ...(done.length === 0 ? {} : { done, left }), ...(seal === null ? {} : { seal }) };
}

/**
 * An open search goes to another team: begun where it was not, with everything left, then offered; the other team accepts
 * at its own desk. How far it is stands at the node, where others may have noted it: the device overwrites none of it.
 */
export function draftsOfHandover(of: {
  readonly search: string;
  readonly takeover: string;
  readonly passage: string;
  readonly to: string;
  readonly settings: Where;
  /** True where an earlier offer of this device began the search. */
  readonly isBegun: boolean;
  readonly known: KnownOfSearch;
  readonly at: UtcText;
}): readonly Draft[] {
  const { search, takeover, passage, to, settings, isBegun, at } = of;
  const base = { passage, urgency: 'plain', recordedAt: at, bytes: 0 } as const;
  const { team, place, lane } = settings;
  const begin: Draft = {
    ...base,
    id: searchEntryId(search),
    command: 'begin-search',
    fields: { search, passage, team, place, lane, left: searchParts },
    needs: [openingId(passage)],
  };
  const offer: Draft = {
    ...base,
    id: `takeover.${takeover}`,
    command: 'propose-takeover',
    // Of a search that was begun before, others may have noted how far it is.
    fields: { search, takeover, to, ...(isBegun ? {} : progressOf(of.known)) },
    needs: [searchEntryId(search)],
  };
  return isBegun ? [offer] : [begin, offer];
}
