import type { Text } from '../../../kernel/text.ts';
import type { Gathered } from './assemble.ts';
import type { MissingCode } from './missing.ts';
import { ofControl } from './missing-of.ts';
import type { FileControl, Held, Missing } from './wire.ts';
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
    return { about: control.control, position: positionOf(control), says };
  });
  const byMeeting = met.map(({ position, people, metAt }): Held => {
    const says = inBoth((_say, language) =>
      language === 'en'
        ? `people met at ${metAt}: ${people}`
        : `personnes rencontrées le ${metAt} : ${people}`,
    );
    return { about: 'met', position, says };
  });
  return [...byControl, ...byMeeting];
}

/** Where the newest value of a control stands. */
function positionOf({ position, corrections }: FileControl): number {
  return corrections.at(-1)?.position ?? position;
}

/** Which way the vehicle went, through which place, when. */
export function journey({ passages }: Gathered): readonly Held[] {
  return passages.map(({ passage, position, place, direction, arrivedAt }) => ({
    about: passage,
    position,
    says: inBoth((say) => `${place}, ${say(direction)}, ${arrivedAt}`),
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
    return [{ about: control.control, position: positionOf(control), says }];
  });
}

/** What was seen on the vehicle itself that gave the ground of a control. */
export function observed({ controls }: Gathered): readonly Held[] {
  return controls.flatMap(({ control, position, ground }) => {
    const { kind, reference } = ground;
    if (kind !== 'observation' || reference === null) return [];
    return [{ about: control, position, says: wordsOf(reference) }];
  });
}

/** Why each control was made. */
export function grounds({ controls }: Gathered): readonly Held[] {
  return controls.map(({ control, position, ground }) => ({
    about: control,
    position,
    says: inBoth((say) =>
      [say(ground.kind), ground.reference === null ? null : say(ground.reference)]
        .filter((one) => one !== null)
        .join(': '),
    ),
  }));
}

/** What the driver reported, and when. */
export function reported({ reports }: Gathered): readonly Held[] {
  return reports.map(({ report, position, what, at }) => ({
    about: report,
    position,
    says: inBoth((say) => `${say(what)}, ${at}`),
  }));
}

/** The driver's checklist: how many items were answered, and how. */
export function checklists({ reports }: Gathered): readonly Held[] {
  return reports.flatMap(({ report, position, checklist }) => {
    if (checklist === null) return [];
    const says = inBoth(() => checklist.map(({ item, answer }) => `${item}: ${answer}`).join('; '));
    return [{ about: report, position, says }];
  });
}

/** Who made each control when, with what. */
export function authors({ controls }: Gathered): readonly Held[] {
  return controls.map((control) => {
    const { team, by, startedAt, endedAt, method } = control;
    const says = inBoth((say) => `${say(method)}: ${startedAt} - ${endedAt}, ${team}, ${by}`);
    return { about: control.control, position: control.position, says };
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
    return [{ about: control.control, position: positionOf(control), says }];
  });
}

/** Photos that stand, by hash. */
export function photographs({ controls }: Gathered): readonly Held[] {
  return controls.flatMap(({ position, photos }) =>
    photos.map(({ photo, standing, recordedHash }) => ({
      about: photo,
      position,
      says: inBoth((say) => `${say(standing)}${recordedHash === null ? '' : `, SHA-256 ${recordedHash}`}`),
    })),
  );
}

/** What next was ordered for those found. */
export function handedToPolice({ controls }: Gathered): readonly Held[] {
  return controls
    .filter(({ next }) => next === 'hand_to_police')
    .map(({ control, position, next }) => ({ about: control, position, says: wordsOf(next ?? '') }));
}

/** Of what is missing in the controls, that of these codes. */
export function missingIn({ controls }: Gathered, codes: readonly MissingCode[]): readonly Missing[] {
  return controls.flatMap(ofControl).filter(({ code }) => codes.includes(code));
}

/** Says one thing missing where nothing was found for an element. */
export function unless(held: readonly Held[], code: MissingCode): readonly Missing[] {
  return held.length > 0 ? [] : [{ code, about: null }];
}
