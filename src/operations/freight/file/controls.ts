import type { Admitted, AdmittedOf, Correctable } from './entries.ts';
import type { FileSources, PhotoThere } from './sources.ts';
import type { FileControl, FileEquipment, FilePhoto, Place } from './wire.ts';

/** Where an entry stands, and who said it when. */
export function saidIn(entry: Admitted): Place & { readonly by: string; readonly at: string } {
  const { stream, version, hash, recordedAt, origin, happenedAt, body } = entry;
  return { stream, version, hash, recordedAt, origin, at: happenedAt, by: 'by' in body ? body.by : '' };
}

/** Every control of these entries in the order of the book, with every value that it ever had. */
export function controlsOf(
  entries: readonly Admitted[],
  { equipment, photos }: Pick<FileSources, 'equipment' | 'photos'>,
): readonly FileControl[] {
  return entries.flatMap((entry): readonly FileControl[] => {
    if (entry.type !== 'ControlRecorded') return [];
    const { body } = entry;
    const corrections = correctionsOf(body, entries);
    const last = corrections.at(-1)?.became ?? correctableOf(body);
    const { passage, control, method, ground, team, startedAt, endedAt, next, flags, saysNothing } = body;
    return [
      {
        ...saidIn(entry),
        passage,
        control,
        method,
        ground,
        team,
        equipment: equipmentThen(body, equipment),
        startedAt,
        endedAt,
        next,
        flags,
        saysNothing,
        ...last,
        photos: body.photos.map((photo) => photoOf(photo, photos)),
        missedBy: missedBy(body, entries),
        corrections,
      },
    ];
  });
}

function correctableOf(body: Correctable): Correctable {
  const { where, readings, wind, seal, result, found } = body;
  return { where, readings, wind, seal, result, found };
}

/** A control by its passage: two devices may have drawn one name for theirs. */
type OfControl = Pick<FileControl, 'passage' | 'control'>;

function isOf(body: OfControl, { passage, control }: OfControl): boolean {
  return body.passage === passage && body.control === control;
}

function correctionsOf(control: OfControl, entries: readonly Admitted[]): FileControl['corrections'] {
  return entries.flatMap((entry) => {
    if (entry.type !== 'ControlCorrected' || !isOf(entry.body, control)) return [];
    const { reason, was } = entry.body;
    return [{ ...saidIn(entry), reason, was, became: correctableOf(entry.body) }];
  });
}

/** As it was said last: a miss that was withdrawn is none. */
function missedBy(control: OfControl, entries: readonly Admitted[]): FileControl['missedBy'] {
  const said = entries.findLast(
    (one) => (one.type === 'MethodMissed' || one.type === 'MethodMissWithdrawn') && isOf(one.body, control),
  );
  return said?.type === 'MethodMissed' ? said.body.found : null;
}

/** What the register said of the instrument when the control began; the control's own words where it wrote them down. */
function equipmentThen(
  control: AdmittedOf<'ControlRecorded'>['body'],
  equipment: FileSources['equipment'],
): FileEquipment | null {
  if (control.equipment === null) return null;
  const rows = Object.hasOwn(equipment, control.equipment) ? equipment[control.equipment] : undefined;
  const row = rows?.findLast(({ from }) => from <= control.startedAt);
  const calibratedAt = control.calibratedAt ?? row?.calibratedAt ?? null;
  const calibrationDueAt = control.calibrationDueAt ?? row?.calibrationDueAt ?? null;
  return {
    equipment: control.equipment,
    model: row?.model ?? null,
    calibratedAt,
    calibrationDueAt,
    standing: standingAt(control.startedAt, calibratedAt, calibrationDueAt),
  };
}

function standingAt(
  at: string,
  calibratedAt: string | null,
  dueAt: string | null,
): FileEquipment['standing'] {
  if (calibratedAt === null || calibratedAt > at) return 'unknown';
  return dueAt !== null && dueAt < at ? 'out_of_date' : 'in_date';
}

function photoOf(photo: string, photos: readonly PhotoThere[]): FilePhoto {
  const there = photos.find((one) => one.photo === photo);
  if (there === undefined) {
    const nothing = { recordedHash: null, heldHash: null, bytes: null, takenAt: null };
    return { photo, ...nothing, standing: 'not_recorded', custody: [] };
  }
  const { recordedHash, heldHash, bytes, takenAt } = there;
  const custody = there.custody.map(({ at, by, act, entry }) => ({ at, by, act, entry }));
  return { photo, recordedHash, heldHash, bytes, takenAt, standing: photoStanding(there), custody };
}

function photoStanding({ recordedHash, heldHash, asked }: PhotoThere): FilePhoto['standing'] {
  if (recordedHash === null) return 'not_recorded';
  if (asked === 'erased') return 'erased';
  if (asked === 'not_asked') return 'not_opened';
  if (heldHash === null) return 'not_held';
  return recordedHash === heldHash ? 'same' : 'differs';
}
