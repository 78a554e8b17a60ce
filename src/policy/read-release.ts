import type { ContextDoor, StreamDoor } from '../kernel/door.ts';
import { type Condition } from '../kernel/label.ts';
import type { Purpose } from '../kernel/marking.ts';
import type { Text } from '../kernel/text.ts';
import { fromUtc, type UtcText } from '../kernel/time.ts';
import { groundsIn } from './forbidden-grounds.ts';
import type { PolicyFault, PolicyFaultCode } from './policy-faults.ts';
import type { PolicyText } from './read-schema.ts';
import { type InstrumentForm, type NeverForm, type ReleaseFileForm, type RuleForm } from './release-form.ts';
import { instrumentsIn, placesIn, type Placed, releaseIn } from './release-places.ts';
import { crossingLists } from './release-overlaps.ts';
import type { Instrument, NeverRule, ReleasedType, ReleaseRule, ReleaseRules } from './release-rules.ts';
import { readTrim } from './release-trim.ts';

/** True for a text of the register of instruments or of rules of release. */
export function holdsRelease({ name }: PolicyText): boolean {
  return name.endsWith('/release.json') || name.endsWith('/instruments.json');
}

interface Reading {
  readonly faults: PolicyFault[];
  readonly types: ReadonlyMap<string, DeclaredType>;
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly parts: ReleaseFileForm['parts'];
}

interface DeclaredType {
  readonly door: StreamDoor;
  readonly context: string;
  readonly type: string;
}

/** Handling conditions with which nothing ever leaves unless its provider permits. Source: FACTS sections 1 and 2. */
export const alwaysBlocked: readonly Condition[] = ['H2', 'H3', 'C'];

/** What helps people, and what is done against them: neither travels under an instrument of the other. */
const humanitarian: readonly Purpose[] = ['save_life', 'protection'];
const enforcing: readonly Purpose[] = ['law_enforcement', 'border_control'];

/**
 * Reads the register of instruments and the rules of release against the published language of every context. Refused
 * with file and line: what cannot be read, an unknown instrument, event or field, a list of fields that leaves no event,
 * a way that the instrument does not open, a purpose across the humanitarian wall, a handling condition left open, a
 * forbidden ground. One fault and none of the policies load.
 */
export function readRelease(
  files: readonly PolicyText[],
  language: readonly ContextDoor[],
): { readonly release: ReleaseRules; readonly faults: readonly PolicyFault[] } {
  const faults: PolicyFault[] = [];
  const instruments = named(
    instrumentsIn(files, faults).map((one) => readInstrument(one, faults)),
    faults,
  );
  const read = releaseIn(files, faults);
  const parts = Object.assign({}, ...read.map(({ form }) => form.parts)) as ReleaseFileForm['parts']; // joint lists serve each state's rules
  const reading: Reading = { faults, types: typesOf(language), instruments, parts };
  const rules = read.flatMap((file) =>
    placesIn(file, file.form.rules).flatMap((one) => readRule(one, reading)),
  );
  const never = read.flatMap((file) => placesIn(file, file.form.never).map((one) => readNever(one, reading)));
  named([...rules, ...never], faults);
  faults.push(...crossingLists(rules));
  for (const file of read) faults.push(...unusedParts(file.name, file.form.parts, read));
  return {
    release: { instruments: [...instruments.values()], rules, never, stays: staying(language) },
    faults,
  };
}

/** By id; the second of one id is a fault. */
function named<Kind extends { readonly id: string; readonly place: string }>(
  all: readonly Kind[],
  faults: PolicyFault[],
): ReadonlyMap<string, Kind> {
  const known = new Map<string, Kind>();
  for (const one of all) {
    if (known.has(one.id)) faults.push({ code: 'id_repeated', place: one.place, what: one.id });
    else known.set(one.id, one);
  }
  return known;
}

function typesOf(language: readonly ContextDoor[]): ReadonlyMap<string, DeclaredType> {
  return new Map(
    language.flatMap(({ name, streams }) =>
      streams.flatMap((door) =>
        Object.keys(door.events).map((type) => [`${name} ${type}`, { door, context: name, type }] as const),
      ),
    ),
  );
}

function staying(language: readonly ContextDoor[]): ReadonlySet<string> {
  return new Set(
    language.flatMap(({ name, streams }) =>
      streams.flatMap(({ handling }) =>
        Object.entries(handling).flatMap(([type, { release }]) =>
          release === 'never' ? [`${name} ${type}`] : [],
        ),
      ),
    ),
  );
}

function readInstrument({ form, place }: Placed<InstrumentForm>, faults: PolicyFault[]): Instrument {
  const fault = (code: PolicyFaultCode, what: string) => faults.push({ code, place, what });
  if (isSame(form.name) || isSame(form.why)) fault('why_missing', form.id);
  if (crossesWall(form.purposes)) fault('humanitarian_wall', form.id);
  const inForce = form.inForce.map(({ from, until, mark }) => ({
    from: fromUtc(from as UtcText), // checked by the form
    until: until === null ? null : fromUtc(until as UtcText),
    mark,
  }));
  if (inForce.some(({ from, until }) => until !== null && until <= from)) fault('time_reversed', form.id);
  return { ...form, inForce, place };
}

function isSame({ en, fr }: Text): boolean {
  return en.trim() === fr.trim();
}

function crossesWall(purposes: readonly Purpose[]): boolean {
  return (
    purposes.some((one) => humanitarian.includes(one)) && purposes.some((one) => enforcing.includes(one))
  );
}

function readRule({ form, place, placeOf }: Placed<RuleForm>, reading: Reading): readonly ReleaseRule[] {
  const fault = (code: PolicyFaultCode, what: string, at = place) =>
    reading.faults.push({ code, place: at, what });
  if (isSame(form.why)) fault('why_missing', form.id);
  const left = alwaysBlocked.filter((one) => !form.blocked.includes(one));
  for (const one of left) fault('condition_open', one);
  for (const ground of groundsIn(namesOf(form, reading)))
    fault('forbidden_ground', `${ground.ground}: ${ground.name}`);
  const instrument = reading.instruments.get(form.instrument);
  if (instrument === undefined) {
    fault('instrument_unknown', form.instrument);
    return [];
  }
  // A rule serves what its instrument serves: rescue facts travel as rescue, never under an instrument of enforcement.
  const beyond = form.purposes.filter((one) => !instrument.purposes.includes(one));
  if (beyond.length > 0 || crossesWall([...form.purposes, ...instrument.purposes]))
    fault('humanitarian_wall', `${form.id}: ${beyond.join(', ')} / ${instrument.id}`);
  const events = new Map<string, ReleasedType>();
  for (const [type, fields] of Object.entries(form.events)) {
    const released = readType({ form, type, fields, place: placeOf(type) }, reading);
    if (released === null) continue;
    events.set(type, released);
    const { recipientIn } = form;
    // A field that is not among those that leave could not be held against its recipient on the other side.
    if (recipientIn !== undefined && !fields.includes(recipientIn))
      fault('field_unknown', `${type}.${recipientIn}`, placeOf(type));
    for (const way of closedWays(form, instrument, released))
      fault('direction_closed', `${type} ${way}`, placeOf(type));
  }
  return [{ ...form, instrument, events, place }];
}

interface TypeReading {
  readonly form: RuleForm;
  readonly type: string;
  readonly fields: readonly string[];
  readonly place: string;
}

function readType({ form, type, fields, place }: TypeReading, reading: Reading): ReleasedType | null {
  const fault = (code: PolicyFaultCode, what: string) => reading.faults.push({ code, place, what });
  const declared = reading.types.get(`${form.context} ${type}`);
  const schema = declared?.door.events[type];
  const handling = declared?.door.handling[type];
  if (declared === undefined || schema === undefined || handling === undefined) {
    fault('event_unknown', `${form.context} ${type}`);
    return null;
  }
  if (handling.release === 'never') fault('never_leaves', type);
  if (!form.purposes.includes(handling.purpose)) fault('never_applies', `${type}: ${handling.purpose}`);
  const { trim, faults } = readTrim(schema, fields, reading.parts);
  for (const { code, path } of faults) fault(code, `${type}.${path}`);
  const shape = (declared.door.upcasters[type]?.length ?? 0) + 1;
  return { trim, form: schema, shape, personal: handling.personal };
}

/** Ways that the rule names and its instrument does not open to what stands in the event: `fr>uk`. */
function closedWays(form: RuleForm, { flows }: Instrument, { personal }: ReleasedType): readonly string[] {
  const needed = personal ? 'subject_references' : 'facts';
  return form.from.flatMap((from) =>
    form.to
      .filter((to) => to !== from)
      .filter(
        (to) => !flows.some((one) => one.from === from && one.to === to && one.classes.includes(needed)),
      )
      .map((to) => `${from}>${to}`),
  );
}

function readNever({ form, place, placeOf }: Placed<NeverForm>, { faults, types }: Reading): NeverRule {
  if (isSame(form.why)) faults.push({ code: 'why_missing', place, what: form.id });
  for (const type of form.events)
    if (!types.has(`${form.context} ${type}`))
      faults.push({ code: 'event_unknown', place: placeOf(type), what: `${form.context} ${type}` });
  return { ...form, place };
}

function namesOf(form: RuleForm, { parts }: Reading): readonly (readonly string[])[] {
  const used = new Set<string>();
  const names = (fields: readonly string[], path: readonly string[]): readonly (readonly string[])[] =>
    fields.flatMap((entry) => {
      const [name = '', list] = entry.split(': ');
      const inner = list === undefined || used.has(`${name} ${list}`) ? [] : (parts[list] ?? []);
      used.add(`${name} ${list}`);
      return [[...path, name], ...names(inner, [name])];
    });
  return Object.entries(form.events).flatMap(([type, fields]) => names(fields, [type]));
}

function unusedParts(
  name: string,
  parts: ReleaseFileForm['parts'],
  read: readonly { readonly form: ReleaseFileForm }[],
): readonly PolicyFault[] {
  const entries = read.flatMap(({ form }) => [
    ...Object.values(form.parts).flat(),
    ...form.rules.flatMap(({ events }) => Object.values(events).flat()),
  ]);
  const used = new Set(entries.map((entry) => entry.split(': ')[1]));
  return Object.keys(parts)
    .filter((part) => !used.has(part))
    .map((what) => ({ code: 'part_unused', place: name, what }));
}
