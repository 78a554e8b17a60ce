import type { Text } from '../../../kernel/text.ts';
import type { Gathered } from './assemble.ts';
import type { MissingCode } from './missing.ts';
import { ofControl } from './missing-of.ts';
import type { FileControl, Held, Missing, Place, Reference } from './wire.ts';
import { wordsOf } from './words-of.ts';

/** Both languages by one writing. */
export function inBoth(write: (say: (word: string) => string, language: 'en' | 'fr') => string): Text {
  return {
    en: write((word) => wordsOf(word).en, 'en'),
    fr: write((word) => wordsOf(word).fr, 'fr'),
  };
}

/** What each control found, and how many people. */
export function found({ controls, met }: Gathered): readonly Held[] {
  const byControl = controls.map((control): Held => {
    const { found: counted, result, method, where } = control;
    const people = counted === null ? '' : `: ${counted.people}`;
    const says = inBoth((say) => `${say(method)}, ${say(where)}: ${say(result)}${people}`);
    return { about: control.control, entry: newestIn(control), says };
  });
  const byMeeting = met.map((meeting): Held => {
    const { people, metAt } = meeting;
    const says = inBoth((_say, language) =>
      language === 'en'
        ? `people met at ${metAt}: ${people}`
        : `personnes rencontrées le ${metAt} : ${people}`,
    );
    return { about: 'met', entry: entryOf(meeting), says };
  });
  return [...byControl, ...byMeeting];
}

/** The entry in which something stands, as it is referred to. */
export function entryOf({ stream, version }: Place): Reference {
  return { stream, version };
}

/** In which entry the newest value of a control stands. */
function newestIn(control: FileControl): Reference {
  return entryOf(control.corrections.at(-1) ?? control);
}

/** Which way the vehicle went, through which place, when. */
export function journey({ passages }: Gathered): readonly Held[] {
  return passages.map((one) => ({
    about: one.passage,
    entry: entryOf(one),
    says: inBoth((say) => `${one.place}, ${say(one.direction)}, ${one.arrivedAt}`),
  }));
}

/** How the vehicle was secured when it was looked at. */
export function seals({ controls }: Gathered): readonly Held[] {
  return controls.flatMap((control): readonly Held[] => {
    const { seal } = control;
    if (seal === null) return [];
    const says = inBoth((say, language) =>
      language === 'en'
        ? `seal before: ${say(seal.before)}; after: ${say(seal.after)}`
        : `scellé avant : ${say(seal.before)} ; après : ${say(seal.after)}`,
    );
    return [{ about: control.control, entry: newestIn(control), says }];
  });
}

/** What was seen on the vehicle itself that gave the ground of a control. */
export function observed({ controls }: Gathered): readonly Held[] {
  return controls.flatMap((control) => {
    const { kind, reference } = control.ground;
    if (kind !== 'observation' || reference === null) return [];
    return [{ about: control.control, entry: entryOf(control), says: wordsOf(reference) }];
  });
}

/** Why each control was made. */
export function grounds({ controls }: Gathered): readonly Held[] {
  return controls.map((control) => {
    const { kind, reference } = control.ground;
    const says = inBoth((say) => (reference === null ? say(kind) : `${say(kind)}: ${say(reference)}`));
    return { about: control.control, entry: entryOf(control), says };
  });
}

/** What the driver reported, and when. */
export function reported({ reports }: Gathered): readonly Held[] {
  return reports.map((one) => ({
    about: one.report,
    entry: entryOf(one),
    says: inBoth((say) => `${say(one.what)}, ${one.at}`),
  }));
}

/** The driver's checklist: how many items were answered, and how. */
export function checklists({ reports }: Gathered): readonly Held[] {
  return reports.flatMap((one) => {
    const { report, checklist } = one;
    if (checklist === null) return [];
    const says = inBoth(() => checklist.map(({ item, answer }) => `${item}: ${answer}`).join('; '));
    return [{ about: report, entry: entryOf(one), says }];
  });
}

/** Who made each control when, with what. */
export function authors({ controls }: Gathered): readonly Held[] {
  return controls.map((control) => {
    const { team, by, startedAt, endedAt, method } = control;
    const says = inBoth((say) => `${say(method)}: ${startedAt} - ${endedAt}, ${team}, ${by}`);
    return { about: control.control, entry: entryOf(control), says };
  });
}

/** What each instrument read, and the state of its calibration. */
export function measured({ controls }: Gathered): readonly Held[] {
  return controls.flatMap((control) => {
    const { readings, equipment } = control;
    if (readings.length === 0 && equipment === null) return [];
    const says = inBoth((say) =>
      [
        ...readings.map(({ quantity, value, unit }) => `${quantity} ${value} ${unit}`),
        ...(equipment === null ? [] : [`${equipment.equipment}: ${say(equipment.standing)}`]),
      ].join('; '),
    );
    return [{ about: control.control, entry: newestIn(control), says }];
  });
}

/** Photos that stand, by hash. */
export function photographs({ controls }: Gathered): readonly Held[] {
  return controls.flatMap((control) =>
    control.photos.map(({ photo, standing, recordedHash }) => ({
      about: photo,
      entry: entryOf(control),
      says: inBoth((say) => `${say(standing)}${recordedHash === null ? '' : `, SHA-256 ${recordedHash}`}`),
    })),
  );
}

/** That police was to follow: by a control, or set at a desk, as where somebody had to be helped first. */
export function handedToPolice({ controls, steps }: Gathered): readonly Held[] {
  const ordered = [
    ...controls.map((one) => ({ ...one, about: one.control })),
    ...steps.map((one) => ({ ...one, about: one.passage })),
  ];
  return ordered
    .filter(({ next }) => next === 'hand_to_police')
    .map((one) => ({
      about: one.about,
      entry: entryOf(one),
      says: inBoth((say) => `${say('hand_to_police')}, ${one.at}, ${one.by}`),
    }));
}

/** Of what is missing in the controls, that of these codes. */
export function missingIn({ controls }: Gathered, codes: readonly MissingCode[]): readonly Missing[] {
  return controls.flatMap(ofControl).filter(({ code }) => codes.includes(code));
}

/** Says one thing missing where nothing was found for an element. */
export function unless(held: readonly Held[], code: MissingCode): readonly Missing[] {
  return held.length > 0 ? [] : [{ code, about: null }];
}
