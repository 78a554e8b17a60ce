import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Phone, startPhone } from './handheld-browser.ts';
import { type FreightNode, lane, place, startFreightNode } from './handheld-node.ts';
import { wipedIdle } from './handheld-idle.ts';
import { peopleFound } from './handheld-people.ts';
import { leftAlone } from './handheld-set-aside.ts';
import { type Search, searchesOf, type Team, teamAt } from './handheld-team.ts';
import { axeFindings, firstUse, targetFindings } from './handheld-measures.ts';
import type { Figures, Proof, ProofResult, ProofRun } from './proof.ts';
import { findChromium } from './test-browser.ts';
import { startWire, type Wire } from './test-wire.ts';

/** Source: issue 6, "Must show". */
const searchesTotal = 40;
const pressesMax = 4;
const earlierMillisecondsMax = 2_000;
/** The small size runs beside every other test, on whatever machine: there it shows that the app comes, not how fast. */
const firstUseMillisecondsMax = { small: 8_000, full: 2_000 } as const;
const loadedBytesMax = 250_000;
const device = 'uk-handheld-1';

/**
 * A team’s shift on one handheld, in a real browser at a real node: enrolled by a code, then without a link through all
 * its searches, killed twice (once with a search in hand, once in the very press of “Save”), then linked again. The node
 * must hold each search once. Afterwards the device is revoked with work unsent: it says so and wipes itself.
 */
export const handheld: Proof = {
  name: 'handheld',
  async run(given: ProofRun): Promise<ProofResult> {
    const program = findChromium();
    if (program === null) return { pass: false, figures: { error: 'no Chromium on the path' } };
    const profile = mkdtempSync(join(tmpdir(), 'strait-handheld-'));
    chmodSync(profile, 0o700);
    const freight = await startFreightNode();
    const wire = await startWire(Number(new URL(freight.node.address).port));
    const shift: Shift = { given, program, profile, freight, wire, phone: null, found: [] };
    try {
      return await prove(shift);
    } finally {
      await shift.phone?.stop();
      await wire.stop();
      await freight.node.clear();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};

interface Shift {
  readonly given: ProofRun;
  readonly program: string;
  readonly profile: string;
  readonly freight: FreightNode;
  readonly wire: Wire;
  phone: Phone | null;
  /** What is wrong with screens that were looked at. */
  readonly found: string[];
}

async function prove(shift: Shift): Promise<ProofResult> {
  const { given, freight, wire } = shift;
  given.progress('first use on a throttled phone');
  const first = await firstUse(shift.program, wire.address);
  await enrol(shift, await freight.issueCode(device));
  given.progress('offline');
  wire.cut();
  const searches = searchesOf(searchesTotal);
  const presses = await offlineShift(shift, searches);
  const own = await askEarlier(shift, searches[5]?.plate ?? '', 'Nothing found');
  given.progress('linked again');
  wire.mend();
  await sendAll(shift);
  const told = { ...(await judge(freight, searches)), photosLeft: await photosOn(pageOf(shift)) };
  const elsewhere = 'ZZ901XYA';
  await freight.openElsewhere(elsewhere);
  const others = await askEarlier(shift, elsewhere, 'coquelles');
  given.progress('another team');
  const together = { ...(await enteredTwice(shift)), ...(await handOver(shift)) };
  given.progress('people found');
  const countCarried = await peopleFound({ ...ofTeam(shift), search: furtherSearch(6) });
  given.progress('set aside');
  const toldApart = await setAside(shift);
  given.progress('revoked');
  const wiped = await revoke(shift);
  const idleWiped = await wipedIdle({ ...ofTeam(shift), freight, search: furtherSearch(5) });
  const figures: Figures = {
    searches: searchesTotal,
    kills: 2,
    ...told,
    pressesMax: Math.max(...presses),
    ownEarlierMs: own,
    nodeEarlierMs: others,
    ...first,
    ...together,
    toldApart,
    countCarried,
    ...wiped,
    idleWiped,
    screenFindings: shift.found.length,
  };
  for (const one of shift.found) process.stderr.write(`handheld: ${one}\n`);
  const pass =
    told.lost + told.doubled + told.wrong + told.photosLeft === 0 &&
    Math.max(...presses) <= pressesMax &&
    Math.max(own, others) <= earlierMillisecondsMax &&
    first.firstUseMs <= firstUseMillisecondsMax[given.size] &&
    first.loadedBytes <= loadedBytesMax &&
    together.joinedByPerson + together.joinedBefore === 1 &&
    together.handedOver === 1 &&
    toldApart === 1 &&
    wiped.databasesLeft === 0 &&
    wiped.wipeTold === 1 &&
    idleWiped + countCarried === 2 &&
    shift.found.length === 0;
  return { pass, figures };
}

/** Opens the app in a browser on the device’s profile, as a person does: by its address. */
async function open(shift: Shift): Promise<Team> {
  shift.phone = await startPhone(shift.program, shift.profile);
  const { page } = shift.phone;
  await page.goto(`${shift.wire.address}/handheld/`);
  await page.locator('main .screen').waitFor();
  return teamAt(page);
}

const pageOf = ({ phone }: Shift): Page => {
  if (phone === null) throw new Error('the phone is off');
  return phone.page;
};

async function look(shift: Shift, name: string): Promise<void> {
  const page = pageOf(shift);
  const shots = process.env['STRAIT_SHOTS'];
  if (shots !== undefined)
    await page.screenshot({ path: join(shots, `handheld-${name}.png`), fullPage: true });
  for (const one of [...(await axeFindings(page)), ...(await targetFindings(page))])
    shift.found.push(`${name}: ${one}`);
}

async function enrol(shift: Shift, code: string): Promise<void> {
  const team = await open(shift);
  const { page } = team;
  await look(shift, 'enrol');
  await page.getByLabel('One-time code').fill(code);
  await team.press('Enrol');
  await page.getByLabel('Place').fill(place);
  await page.getByLabel('Lane').fill(lane);
  await page.getByLabel('Team').fill('T-7');
  await look(shift, 'set-up');
  await team.press('Begin');
  await page.locator('.plate').waitFor();
  await look(shift, 'plate');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** All searches without a link; killed with the thirteenth in hand, and in the press that saves the twenty-seventh. */
async function offlineShift(shift: Shift, searches: readonly Search[]): Promise<readonly number[]> {
  let team = teamAt(pageOf(shift));
  const presses: number[] = [];
  for (const [n, search] of searches.entries()) {
    if (n === 12) team = await killedInHand(shift, team, search);
    else if (n === 26) team = await killedInSave(shift, team, search);
    else {
      presses.push(await team.search(search));
      if (n === 1) await lookAround(shift, team);
    }
  }
  return presses;
}

/** The search in hand is there again after the kill, at once and without a link; it is finished from there. */
async function killedInHand(shift: Shift, before: Team, search: Search): Promise<Team> {
  const { plate, method, result } = search;
  await before.typePlate(plate);
  await before.press('Control');
  await before.press(method);
  await before.page.getByRole('button', { name: result }).waitFor();
  await shift.phone?.kill();
  const team = await open(shift);
  await team.page.locator('.plate-head', { hasText: plate }).waitFor();
  await team.finish(search);
  return team;
}

/** Killed in the press: it is kept or in hand, never half. What is still in hand is saved again. */
async function killedInSave(shift: Shift, before: Team, search: Search): Promise<Team> {
  const { plate, method, result, ground } = search;
  await before.typePlate(plate);
  await before.press('Control');
  await before.press(method);
  await before.press(result);
  await before.press(ground);
  await before.press('Save');
  await shift.phone?.kill();
  const team = await open(shift);
  if ((await team.page.locator('.plate-head').count()) === 0) return team;
  await team.finish(search);
  return team;
}

/** Each screen once, by axe and by the size of what is pressed, in both lights. */
async function lookAround(shift: Shift, team: Team): Promise<void> {
  await team.typePlate('ZZ1');
  await team.press('Control');
  await look(shift, 'method');
  await team.press('By eye');
  await look(shift, 'result');
  await team.press('Nothing found');
  await look(shift, 'ground');
  await team.press('Noise');
  await look(shift, 'confirm');
  await team.press('More detail');
  await look(shift, 'more');
  await team.press('Done');
  await team.press('PEOPLE FOUND');
  await look(shift, 'people');
  await team.press('Back');
  for (const step of ['ground', 'result', 'method', 'plate']) {
    await team.press('Back');
    await team.page
      .locator('.screen', { hasText: step === 'plate' ? '' : /./ })
      .first()
      .waitFor();
  }
  await team.press('Clear all');
  await team.press('Shift');
  await look(shift, 'entries');
  await team.press('Hand over');
  await look(shift, 'hand over');
  await team.press('Set-up');
  await team.press('Night');
  await look(shift, 'set-up at night');
  await team.press('Plate');
  await look(shift, 'plate at night');
}

/** Types a plate and waits until its earlier result is on the screen; milliseconds. */
async function askEarlier(shift: Shift, plate: string, said: string): Promise<number> {
  const team = teamAt(pageOf(shift));
  await team.typePlate(plate);
  const from = performance.now();
  await team.press('Control');
  await team.page.locator('.earlier li', { hasText: said }).first().waitFor();
  const took = Math.round(performance.now() - from);
  await team.press('Back');
  await team.press('Clear all');
  return took;
}

async function sendAll(shift: Shift): Promise<void> {
  const team = teamAt(pageOf(shift));
  await team.press('Shift');
  await team.press('Send now');
  await team.page.getByText('All sent').waitFor({ timeout: 120_000 });
  await look(shift, 'all sent');
  await team.press('Plate');
}

/** The node’s record beside what the team did: each search one passage with its one control. */
async function judge(freight: FreightNode, searches: readonly Search[]) {
  let lost = 0;
  let doubled = 0;
  let wrong = 0;
  for (const { plate, recorded } of searches) {
    const passages = await freight.passagesOf(plate);
    const controls = passages.flatMap((passage) => passage.controls);
    if (controls.length === 0) lost += 1;
    if (passages.length > 1 || controls.length > 1) doubled += 1;
    const [control] = controls;
    if (control !== undefined && (control.method !== recorded.method || control.result !== recorded.result))
      wrong += 1;
  }
  const all = await freight.passages();
  doubled += Math.max(0, all.length - searches.length);
  return { passages: all.length, lost, doubled, wrong };
}

/** Sealed photos that still lie on the device: none, once the node has them. */
function photosOn(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('strait-handheld');
        opening.addEventListener('error', () => reject(new Error('the store does not open')));
        opening.addEventListener('success', () => {
          const counting = opening.result.transaction('photos').objectStore('photos').count();
          counting.addEventListener('success', () => {
            opening.result.close();
            resolve(counting.result);
          });
        });
      }),
  );
}

/**
 * Another team enters the same vehicle while this device is without a link: afterwards it says so, joins nothing by
 * itself, and a person says in French that it is one passage.
 */
async function enteredTwice(
  shift: Shift,
): Promise<{ readonly joinedBefore: number; readonly joinedByPerson: number }> {
  const { freight, wire } = shift;
  const team = teamAt(pageOf(shift));
  const search = furtherSearch(3);
  wire.cut();
  await team.search(search);
  const theirs = await freight.openHere(search.plate);
  wire.mend();
  await team.press('Shift');
  await team.press('Send now');
  await team.page.getByText(`${search.plate}: another team entered it too`).waitFor();
  await look(shift, 'entered twice');
  const joinedBefore = (await freight.groupOf(theirs)).length === 0 ? 0 : 1;
  await team.press('Set-up');
  await team.press('Français');
  await team.press('Vacation');
  await team.page.getByText(`${search.plate} : une autre équipe l’a saisi aussi`).waitFor();
  await look(shift, 'entered twice in French');
  await team.press('Même passage');
  await team.page.getByText('Tout est envoyé').waitFor();
  const joinedByPerson = await joined(freight, theirs);
  await team.press('Réglages');
  await team.press('English');
  await team.press('Plate');
  return { joinedBefore, joinedByPerson };
}

async function joined(freight: FreightNode, passage: string): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if ((await freight.groupOf(passage)).length === 2) return 1;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return 0;
}

/** An open search goes to a team that stands at the node: it accepts there, and the search lies with it. */
async function handOver(shift: Shift): Promise<{ readonly handedOver: number }> {
  const { freight } = shift;
  for (const one of ['T-7', 'T-9']) await freight.standUp(one);
  const team = teamAt(pageOf(shift));
  await team.press('Hand over');
  await team.page.locator('.choice .tile').first().click();
  await team.press('Roof');
  await team.page.getByLabel('To which team').fill('T-9');
  await team.page.getByRole('button', { name: 'Roof', pressed: true }).waitFor();
  await look(shift, 'hand over to');
  await team.page.locator('main .tile.strong', { hasText: 'Hand over' }).click();
  await team.press('Shift');
  await team.page.getByText('All sent').waitFor();
  const to = await freight.acceptTakeover('T-9');
  await team.press('Plate');
  return { handedOver: to === 'T-9' ? 1 : 0 };
}

function setAside(shift: Shift): Promise<number> {
  return leftAlone({ ...ofTeam(shift), search: furtherSearch(4), lane });
}

const ofTeam = (shift: Shift) => ({
  team: teamAt(pageOf(shift)),
  look: (name: string) => look(shift, name),
});

/** A search beyond those of the shift: the n-th, from 1. */
function furtherSearch(n: number): Search {
  const search = searchesOf(searchesTotal + n).at(-1);
  if (search === undefined) throw new Error('no further search');
  return search;
}

/** Two more without a link, then revoked: at the next contact it says so, tells how much is lost, and holds nothing. */
async function revoke(shift: Shift): Promise<{ readonly databasesLeft: number; readonly wipeTold: number }> {
  const { freight, wire } = shift;
  const team = teamAt(pageOf(shift));
  wire.cut();
  for (const search of searchesOf(searchesTotal + 2).slice(searchesTotal)) await team.search(search);
  await freight.revoke(device);
  await team.press('Shift');
  wire.mend();
  // Once the link is back the device may send by itself before the thumb is there: then nothing is left to press.
  const sendNow = team.page.getByRole('button', { name: 'Send now' });
  await sendNow.click({ timeout: 2_000 }).catch(() => undefined);
  await team.page.getByText('This device was revoked').waitFor();
  await team.page.getByText('Not sent: 2').waitFor();
  await team.page.getByText('Wiped. This device holds nothing any more.').waitFor();
  await look(shift, 'revoked');
  const databasesLeft = await team.page.evaluate(async () => (await indexedDB.databases()).length);
  const { wipedAt } = await freight.device(device);
  for (const fault of shift.phone?.faults ?? []) shift.found.push(`fault: ${fault}`);
  return { databasesLeft, wipeTold: wipedAt === null ? 0 : 1 };
}
