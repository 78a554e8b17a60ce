import type { Language } from '../../../kernel/text.ts';
import { isShortName } from '../../../kernel/short-name.ts';
import {
  type Direction,
  directions,
  type Method,
  methods,
  type ReferredGround,
  referredGrounds,
  sideKinds,
  type SideKind,
  type VehicleForm,
  vehicleForms,
} from '../../../operations/freight/view/handheld/freight-words.ts';

export const palettes = ['sun', 'night'] as const;
export type Palette = (typeof palettes)[number];

/** What this device remembers of its team’s shift, so that a control takes four taps. */
export interface Settings {
  readonly language: Language;
  readonly palette: Palette;
  readonly place: string;
  readonly lane: string;
  readonly team: string;
  readonly direction: Direction;
  readonly country: string;
  readonly form: VehicleForm;
  readonly sides: SideKind;
  /** The instrument or dog last used for each method. */
  readonly equipment: Partial<Record<Method, string>>;
  /** The draw, rule, report ... last named for each ground. */
  readonly references: Partial<Record<ReferredGround, string>>;
}

/** Before anybody has said anything. */
export function firstSettings(language: Language): Settings {
  return {
    language,
    palette: 'sun',
    place: '',
    lane: '',
    team: '',
    direction: 'to_uk',
    country: 'GB',
    form: 'curtain_sider',
    sides: 'soft',
    equipment: {},
    references: {},
  };
}

/** True once a control can be recorded without asking where and by whom. */
export function isOnShift({ place, lane, team }: Settings): boolean {
  return [place, lane, team].every((name) => isShortName(name));
}

/** What was kept, as far as it still fits: a value of an older version must never stop a shift. */
export function readSettings(kept: unknown, language: Language): Settings {
  const first = firstSettings(language);
  if (typeof kept !== 'object' || kept === null) return first;
  const had = kept as Partial<Record<keyof Settings, unknown>>;
  return {
    language: oneOf(['en', 'fr'], had.language) ?? first.language,
    palette: oneOf(palettes, had.palette) ?? first.palette,
    place: nameOf(had.place),
    lane: nameOf(had.lane),
    team: nameOf(had.team),
    direction: oneOf(directions, had.direction) ?? first.direction,
    country: typeof had.country === 'string' && /^[A-Z]{2}$/.test(had.country) ? had.country : first.country,
    form: oneOf(vehicleForms, had.form) ?? first.form,
    sides: oneOf(sideKinds, had.sides) ?? first.sides,
    equipment: namesOf(methods, had.equipment),
    references: namesOf(referredGrounds, had.references),
  };
}

function oneOf<Value extends string>(values: readonly Value[], kept: unknown): Value | undefined {
  return values.find((value) => value === kept);
}

function nameOf(kept: unknown): string {
  return typeof kept === 'string' && isShortName(kept) ? kept : '';
}

function namesOf<Key extends string>(keys: readonly Key[], kept: unknown): Partial<Record<Key, string>> {
  if (typeof kept !== 'object' || kept === null) return {};
  const had = kept as Partial<Record<Key, unknown>>;
  const names: Partial<Record<Key, string>> = {};
  for (const key of keys) {
    const name = nameOf(had[key]);
    if (name !== '') names[key] = name;
  }
  return names;
}
