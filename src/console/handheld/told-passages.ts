import { type EarlierPassage, type EarlierResult, ranked } from './shift/earlier.ts';
import {
  controlResults,
  methods,
  type SideKind,
  type VehicleForm,
} from '../../operations/freight/view/handheld/freight-words.ts';

/** What is asked of a plate: the node compares more than its signs. */
export interface PlateAsked {
  readonly tractorPlate: string;
  readonly tractorCountry: string;
  readonly place: string;
  readonly direction: string;
  readonly form: VehicleForm;
  readonly sides: SideKind;
}

type Fields = Readonly<Record<string, unknown>>;

/** Passages as the node tells them of a plate; what this version cannot read is left out, never guessed. */
export function earlierIn(similar: unknown): readonly EarlierPassage[] {
  if (!Array.isArray(similar)) return [];
  return ranked(similar.flatMap((one: unknown) => passageOf(fieldsOf(one))));
}

function passageOf({ passage: row, tractor, trailer }: Fields): readonly EarlierPassage[] {
  const { passage, place, arrivedAt, plates, controls, people, group } = fieldsOf(row);
  if (typeof passage !== 'string' || typeof place !== 'string' || typeof arrivedAt !== 'string') return [];
  const hint = listOf(plates).map(({ hint: signs }) => signs)[0];
  return [
    {
      passage,
      place,
      openedAt: arrivedAt,
      likeness: tractor === 'same' || trailer === 'same' ? 'same' : 'alike',
      hint: typeof hint === 'string' ? hint : '',
      results: listOf(controls)
        .flatMap((control) => resultOf(control, typeof people === 'number' ? people : 0))
        .toReversed(),
      group: Array.isArray(group) ? group.filter((one) => typeof one === 'string') : [],
    },
  ];
}

function resultOf({ method, result, endedAt }: Fields, people: number): readonly EarlierResult[] {
  const known = controlResults.find((one) => one === result);
  if (known === undefined || typeof endedAt !== 'string') return [];
  const found =
    known === 'people_found' && people > 0 ? { people, children: 0, injured: 0, unconscious: 0 } : null;
  return [
    {
      method: methods.find((one) => one === method) ?? null,
      result: known,
      found,
      at: endedAt,
      isOwn: false,
    },
  ];
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
