import { isShortName } from '../../kernel/short-name.ts';
import type { App } from './app.ts';
import { askStanding } from './device-acts.ts';
import { newName, newWorkIds } from './ids.ts';
import { handOverFirst, nothingEarlier, type Screen } from './model.ts';
import { once } from './once.ts';
import { reducePhoto } from './photo/reduce-photo.ts';
import type { Choice } from './queue/entry.ts';
import { isOneJourney } from './shift/doubles.ts';
import { draftsOfControl, draftsOfHandover, draftsOfPeople, photoEntryId } from './shift/drafts.ts';
import { ownEarlier, plateForm } from './shift/earlier.ts';
import {
  type ControlResult,
  type Found,
  type Ground,
  type HelpKind,
  instrumentedMethods,
  type Method,
  type ReferredGround,
  type SearchPart,
  searchParts,
} from '../../operations/freight/view/handheld/freight-words.ts';
import { draftOfHelp } from './shift/help.ts';
import { isSearchBegun, sealLeft, searchOf } from './shift/open-searches.ts';
import type { Settings } from './shift/settings.ts';
import {
  afterTap,
  newWork,
  onePerson,
  photosMax,
  possibleCount,
  type Work,
  type WorkStep,
} from './shift/work.ts';
import { screenText } from './text.ts';

const plateSignsMax = 14;

/** Types into the plate: letters and figures alone, whatever key or paste they come from. */
export function typePlate(app: App, text: string): void {
  app.change({ typed: plateForm(text).slice(0, plateSignsMax), notice: null });
}

/** From the plate to its control; an empty plate only where the person says that there is none. */
export function beginControl(app: App, isWithoutPlate: boolean): void {
  const { typed } = app.model();
  if (!isWithoutPlate && typed.length < 2) return app.say(screenText.plateShort, {}, true);
  const plate = isWithoutPlate ? '' : typed;
  app.change({ typed: '', notice: null });
  app.takeWork(withOwnPassage(app, freshWork(app, plate)), { at: 'method' });
  void lookUp(app, plate);
}

function freshWork(app: App, plate: string): Work {
  const { country, form, sides } = app.model().settings;
  return newWork({ ...newWorkIds(), plate, country, form, sides, at: app.now() });
}

/**
 * A second control by the same team on the same plate, at the same place, on the same way and within hours, is of the
 * passage it opened itself. The list goes back over many shifts: a vehicle that came back is another passage.
 */
function withOwnPassage(app: App, work: Work): Work {
  const { queue, settings } = app.model();
  const own = ownEarlier(queue.entries, work.plate);
  app.change({ earlier: { ...nothingEarlier, own } });
  const sameWay = new Set(
    queue.entries.flatMap(({ passage, fields }) =>
      fields['direction'] === settings.direction ? [passage] : [],
    ),
  );
  const same = own.find(
    ({ likeness, place, passage, openedAt }) =>
      likeness === 'same' &&
      place === settings.place &&
      sameWay.has(passage) &&
      isOneJourney(openedAt, work.startedAt),
  );
  return same === undefined ? work : { ...work, passage: same.passage, isNew: false };
}

async function lookUp(app: App, plate: string): Promise<void> {
  if (plate === '') return;
  app.change({ earlier: { ...app.model().earlier, asked: 'asking' } });
  const { country, place, direction, form, sides } = app.model().settings;
  const vehicle = { place, direction, form, sides };
  const answer = await app.door.earlier({ tractorPlate: plate, tractorCountry: country, ...vehicle });
  if (answer === 'shut_out') void askStanding(app);
  const told = answer === 'shut_out' ? null : answer;
  const { work, earlier } = app.model();
  if (work?.plate !== plate) return; // another vehicle stands here by now
  app.change({ earlier: { ...earlier, told: told ?? [], asked: told === null ? 'alone' : 'answered' } });
}

/** Changes the search in hand. */
export function tap(app: App, step: WorkStep, screen?: Screen): void {
  const { work } = app.model();
  if (work !== null) app.takeWork(afterTap(work, step), screen);
}

export function takeMethod(app: App, method: Method): void {
  const isNamed = !instrumentedMethods.has(method) || app.model().settings.equipment[method] !== undefined;
  tap(
    app,
    { type: 'method', method, at: app.now() },
    isNamed ? { at: 'result' } : { at: 'instrument', method, typed: '' },
  );
}

export function takeResult(app: App, result: ControlResult): void {
  tap(app, { type: 'result', result }, { at: 'ground' });
}

/** A ground that others can look up needs its reference: the one of before, or one asked once. */
export function takeReferred(app: App, ground: ReferredGround): void {
  const reference = app.model().settings.references[ground];
  if (reference === undefined) return app.change({ screen: { at: 'reference', ground, typed: '' } });
  takeGround(app, { kind: ground, reference });
}

export function takeGround(app: App, ground: Ground): void {
  tap(app, { type: 'ground', ground }, { at: 'confirm' });
}

/** Remembers an instrument or a reference, and goes on where it was missing. */
export function takeName(app: App): void {
  const { screen, settings } = app.model();
  if (screen.at !== 'instrument' && screen.at !== 'reference') return;
  const name = screen.typed.trim();
  if (!isShortName(name)) return app.say(screenText.referenceHow, {}, true);
  app.change({ notice: null });
  if (screen.at === 'instrument') {
    app.takeSettings({ ...settings, equipment: { ...settings.equipment, [screen.method]: name } });
    app.change({ screen: { at: 'result' } });
  } else {
    app.takeSettings({ ...settings, references: { ...settings.references, [screen.ground]: name } });
    takeGround(app, { kind: screen.ground, reference: name });
  }
}

/** Saves the search in hand: only once it lies on this device is it said to be kept. */
export function saveControl(app: App): Promise<void> {
  return once(app, async () => {
    // A picture that is still being made fit belongs to this control: it is not left behind.
    await photoUnderWay;
    const { work, settings } = app.model();
    const drafts = work === null ? null : draftsOfControl(work, settings, app.now());
    if (drafts === null) return;
    const recorded = await app.keeper.record(drafts);
    if (!recorded.ok) return app.refuse(recorded.refusal.code, screenText.notKept);
    app.takeWork(null, { at: 'plate' });
    app.change({ earlier: nothingEarlier });
    app.say(screenText.keptHere);
    void app.keeper.pump();
  });
}

/** The red button: people were found, on the vehicle in hand or on one that is about to be typed. */
export function foundPeople(app: App): void {
  const { work, typed, screen } = app.model();
  if (screen.at === 'people') return;
  const back = work === null ? 'plate' : 'confirm';
  if (work === null) {
    app.takeWork(withOwnPassage(app, freshWork(app, typed)));
    app.change({ typed: '' });
  }
  app.change({ screen: { at: 'people', found: work?.found ?? onePerson, back }, notice: null });
}

export function countPeople(app: App, found: Found): void {
  const { screen } = app.model();
  if (screen.at === 'people') app.change({ screen: { ...screen, found: possibleCount(found) } });
}

/** Sends the count at once; the control that found them is recorded afterwards, on the same passage. */
export function sendPeople(app: App): Promise<void> {
  return once(app, async () => {
    const { work, screen, settings } = app.model();
    if (work === null || screen.at !== 'people') return;
    const met = { found: screen.found, at: app.now(), id: `people.${newName()}` };
    const recorded = await app.keeper.record(draftsOfPeople(work, settings, met));
    if (!recorded.ok) return app.refuse(recorded.refusal.code, screenText.notKept);
    // The control that found them is not finished: what was counted stands in it already.
    app.takeWork({ ...work, isNew: false, found: screen.found }, { at: 'method' });
    app.say(screenText.keptHere);
    void app.keeper.pump();
  });
}

let photoUnderWay: Promise<void> = Promise.resolve();

/**
 * Takes a camera’s picture: made fit, sealed on the device, and named by the control that is in hand. One after the other;
 * whoever saves meanwhile saves it as well.
 */
export function takePhoto(app: App, file: Blob, reduce = reducePhoto): Promise<void> {
  const control = app.model().work?.control;
  if (control !== undefined)
    photoUnderWay = photoUnderWay.then(() => keepPhoto(app, { file, control, reduce }));
  return photoUnderWay;
}

interface Taken {
  readonly file: Blob;
  /** The control that was in hand when it was taken: by now another vehicle may stand here, and it is none of that. */
  readonly control: string;
  readonly reduce: typeof reducePhoto;
}

/** Never throws. */
async function keepPhoto(app: App, { file, control, reduce }: Taken): Promise<void> {
  const inHand = (): Work | null => {
    const { work } = app.model();
    return work?.control === control ? work : null;
  };
  if ((inHand()?.photos.length ?? 0) >= photosMax) return app.say(screenText.photoFull, {}, true);
  app.change({ isPhotoBusy: true });
  try {
    const reduced = await reduce(file);
    if (inHand() === null) return;
    if (!reduced.ok) return app.refuse(reduced.refusal.code, screenText.notKept);
    const { bytes, takenAt } = reduced.value;
    const photo = `e-${newName()}`;
    const { subject } = newWorkIds();
    const id = photoEntryId(photo);
    await app.store.change({ put: [], drop: [], photos: new Map([[id, bytes]]), dropPhotos: [] });
    if (inHand() === null)
      return await app.store.change({ put: [], drop: [], photos: new Map(), dropPhotos: [id] });
    tap(app, { type: 'photo', photo: { photo, bytes: bytes.length, takenAt, subject } });
  } catch (error) {
    app.storeFailed(error);
  } finally {
    app.change({ isPhotoBusy: false });
  }
}

export function lastPhotoAway(app: App): void {
  const last = app.model().work?.photos.at(-1);
  if (last === undefined) return;
  tap(app, { type: 'photo_away', photo: last.photo });
  dropPhotos(app, [last]);
}

/** Takes photos off the device that nothing names any more. */
function dropPhotos({ store, storeFailed }: App, photos: Work['photos']): void {
  const dropped = photos.map(({ photo }) => photoEntryId(photo));
  if (dropped.length > 0)
    void store.change({ put: [], drop: [], photos: new Map(), dropPhotos: dropped }).catch(storeFailed);
}

/** Leaves the search in hand unsaved, with its photos: the plate stays on the screen, so nothing typed is lost. */
export function leaveWork(app: App): void {
  const { work } = app.model();
  if (work === null) return;
  dropPhotos(app, work.photos);
  app.change({ typed: work.plate, earlier: nothingEarlier, notice: null });
  app.takeWork(null, { at: 'plate' });
}

export function set(app: App, settings: Partial<Settings>): void {
  app.takeSettings({ ...app.model().settings, ...settings });
}

/** A person decides on an entry that the record refused or contradicts, or whose need was set aside. */
export function decide(app: App, id: string, choice: Choice): Promise<void> {
  return once(app, async () => {
    const resolved = await app.keeper.resolve(id, choice);
    if (!resolved.ok) return app.refuse(resolved.refusal.code, screenText.notKept);
    app.change({ screen: { at: 'entries', opened: null } });
    void app.keeper.pump();
  });
}

/** Help has come to people who were found: until that is in the record, the vehicle stays on top as life at risk. */
export function noteHelp(app: App, passage: string, help: HelpKind): Promise<void> {
  return once(app, async () => {
    const recorded = await app.keeper.record([draftOfHelp(passage, help, app.now())]);
    if (!recorded.ok) return app.refuse(recorded.refusal.code, screenText.notKept);
    app.say(screenText.keptHere);
    void app.keeper.pump();
  });
}

type HandOver = Extract<Screen, { at: 'hand_over' }>;

/** Changes what is handed over and to whom, as it stands now: what was last drawn may be a tap behind. */
export function changeHandOver(app: App, next: Partial<Pick<HandOver, 'passage' | 'typed' | 'done'>>): void {
  const { screen } = app.model();
  if (screen.at === 'hand_over') app.change({ screen: { ...screen, ...next } });
}

/** Says that a part is searched, or that it is not after all. */
export function turnPart(app: App, part: SearchPart): void {
  const { screen } = app.model();
  if (screen.at !== 'hand_over') return;
  const isDone = screen.done.includes(part);
  const done = searchParts.filter((one) => (one === part ? !isDone : screen.done.includes(one)));
  changeHandOver(app, { done });
}

/** Offers an open search to another team. */
export function handOver(app: App): Promise<void> {
  return once(app, async () => {
    const { screen, settings, queue } = app.model();
    if (screen.at !== 'hand_over' || screen.passage === null) return;
    const to = screen.typed.trim();
    if (!isShortName(to)) return app.say(screenText.nameForm, {}, true);
    const { passage, done } = screen;
    const drafts = draftsOfHandover({
      search: searchOf(passage),
      takeover: `h-${newName()}`,
      passage,
      to,
      settings,
      isBegun: isSearchBegun(queue.entries, passage),
      known: { done, seal: sealLeft(queue.entries, passage) },
      at: app.now(),
    });
    const recorded = await app.keeper.record(drafts);
    if (!recorded.ok) return app.refuse(recorded.refusal.code, screenText.notKept);
    app.change({ screen: handOverFirst });
    app.say(screenText.handedOver, { team: to });
    void app.keeper.pump();
  });
}
