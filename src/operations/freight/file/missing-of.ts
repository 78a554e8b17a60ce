import type { Gathered } from './assemble.ts';
import type { MissingCode } from './missing.ts';
import type { FileControl, FilePassage, FilePhoto, Missing } from './wire.ts';

/** Methods that give a figure, and those that need an instrument. */
const withReading = ['co2', 'heartbeat', 'passive_millimetre_wave', 'thermal'];
const withInstrument = [...withReading, 'x_ray', 'dog'];

function missing(code: MissingCode, about: string | null): Missing {
  return { code, about };
}

/** Everything that a reader of the file should know is not there; nothing twice, in the order of the file. */
export function missingOf(file: Gathered): readonly Missing[] {
  const checklist = file.reports.some((report) => report.checklist !== null);
  return [
    ...file.passages.flatMap(ofPassage),
    ...(file.controls.length === 0 ? [missing('no_control', null)] : []),
    ...file.controls.flatMap(ofControl),
    ...(file.reports.length === 0 ? [missing('no_driver_report', null)] : []),
    ...(checklist ? [] : [missing('checklist_not_asked', null)]),
    ...directionOf(file),
  ];
}

/** Said where no passage of the file leads to the state whose scheme it is. */
function directionOf({ passages, scheme }: Gathered): readonly Missing[] {
  const towards = scheme === 'uk' ? 'to_uk' : 'to_eu';
  const leadsThere = passages.some(({ direction }) => direction === towards);
  // France acts on what is found on its ground, whichever way the vehicle went: only the United Kingdom's scheme asks.
  return leadsThere || scheme === 'fr' ? [] : [missing('not_this_direction', null)];
}

function ofPassage({ passage, plates, sides, leftAt }: FilePassage): readonly Missing[] {
  const on = new Set(plates.map((plate) => plate.on));
  return [
    ...(on.has('tractor') ? [] : [missing('plate_not_recorded', `${passage} tractor`)]),
    ...(on.has('trailer') ? [] : [missing('plate_not_recorded', `${passage} trailer`)]),
    ...plates.flatMap((plate) =>
      plate.country === null ? [missing('country_not_recorded', `${passage} ${plate.on}`)] : [],
    ),
    ...(sides === 'unknown' ? [missing('sides_not_recorded', passage)] : []),
    ...(leftAt === null ? [missing('departure_not_recorded', passage)] : []),
  ];
}

/** What is missing in one control, its photos included. */
export function ofControl(control: FileControl): readonly Missing[] {
  const { control: id, method, readings, seal, result, found, ground, photos } = control;
  const about = (code: MissingCode): Missing => missing(code, id);
  const read = new Set(readings.map(({ quantity }) => quantity));
  return [
    ...(ground.reference === null ? [about('ground_without_reference')] : []),
    ...instrumentOf(control),
    ...(withReading.includes(method) && readings.length === 0 ? [about('reading_missing')] : []),
    ...(method === 'co2' && read.size > 0 && !read.has('co2_ambient_ppm') ? [about('ambient_not_read')] : []),
    ...(control.saysNothing ? [about('says_nothing')] : []),
    ...(control.missedBy === null ? [] : [about('control_missed')]),
    ...(result === 'people_found' && found === null ? [about('people_not_counted')] : []),
    ...(seal === null ? [about('seal_not_noted')] : sealNumber(control)),
    ...(photos.length === 0 ? [about('no_photo')] : photos.flatMap(ofPhoto)),
  ];
}

function sealNumber({ seal, control }: FileControl): readonly Missing[] {
  const isSealed = seal !== null && (seal.before !== 'none' || seal.after !== 'none');
  return isSealed && seal.numberSubject === null ? [missing('seal_number_not_recorded', control)] : [];
}

function instrumentOf({ control, method, equipment }: FileControl): readonly Missing[] {
  if (equipment === null)
    return withInstrument.includes(method) ? [missing('equipment_not_named', control)] : [];
  const about = `${control} ${equipment.equipment}`;
  if (equipment.model === null && equipment.calibratedAt === null)
    return [missing('equipment_unknown', about)];
  if (equipment.standing === 'out_of_date') return [missing('calibration_out_of_date', about)];
  return equipment.standing === 'unknown' ? [missing('calibration_unknown', about)] : [];
}

function ofPhoto({ photo, standing, custody }: FilePhoto): readonly Missing[] {
  // When it was taken the camera says by a clock of its own, of no zone: it is shown, and not compared.
  const known = custody.filter(({ act }) => act !== 'taken');
  const inOrder = known.every((step, index) => index === 0 || (known[index - 1]?.at ?? '') <= step.at);
  const isWhole = inOrder && custody[0]?.act === 'taken';
  return [
    ...(standing === 'differs' ? [missing('photo_differs', photo)] : []),
    ...(standing === 'erased' ? [missing('photo_erased', photo)] : []),
    ...(standing === 'not_opened' ? [missing('photo_not_opened', photo)] : []),
    ...(standing === 'not_held' ? [missing('photo_not_held', photo)] : []),
    ...(standing === 'not_recorded' ? [missing('photo_not_recorded', photo)] : []),
    ...(standing === 'not_recorded' || isWhole ? [] : [missing('custody_broken', photo)]),
  ];
}
