import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import {
  type BundledText,
  bundleLines,
  bundleParties,
  bundleText,
  type TakenBundle,
  takeBundle,
} from '../../exchange/peer/bundle.ts';
import { perLane } from '../../exchange/peer/link.ts';
import type { Outlet } from '../../exchange/peer/outlet.ts';
import type { Inlet, Receive } from '../../exchange/peer/reception.ts';
import type { PerLane } from '../../exchange/peer/wire.ts';
import { type Envelope, type Lane, lanes } from '../../kernel/exchange.ts';
import type { Text } from '../../kernel/text.ts';
import { readReturned, returnedLines, returnedWords } from './returned.ts';

/** One peer as the folders know it. */
export interface BundlePeer {
  readonly peer: string;
  /** True where everything goes by file: bundles are then written by themselves. */
  readonly byFile: boolean;
  readonly inlet: Inlet;
  readonly outlet: Pick<Outlet, 'after'>;
  readonly receive: Receive;
  /** What the peer has said to have. */
  readonly acknowledged: () => PerLane;
  /** One of the peer's envelopes as it is kept here; null: it never came. */
  readonly kept: (lane: Lane, sequence: number) => Promise<{ readonly signed: string } | null>;
  /** Reads what this node has signed itself for that peer; null: it has not. */
  readonly readOwn: (signed: string) => Envelope | null;
}

export interface BundleParts {
  readonly own: string;
  /** Holds `in`, `taken`, `refused` and `out`. */
  readonly folder: string;
  readonly peers: readonly BundlePeer[];
  readonly say: (text: Text) => void;
  /** Most envelopes in one bundle. */
  readonly most?: number;
}

const perBundleMax = 5_000;
const suffix = '.strait';
const places = z.object({ life: z.number(), work: z.number(), bulk: z.number() });

/**
 * The way without a return channel. Out: `out/` receives a bundle for each peer that has no address, whenever there is more
 * to say, and for any peer that somebody asked one for (`out/<peer>.wanted`). In: what is laid into `in/` is taken, and
 * moved to `taken/` or `refused/`. A peer whose book was set back is given what is kept here of its own envelopes
 * (`out/<peer>.give-back`); what comes in of this node's own is proved, and what is missing here listed in `returned/`.
 */
export function openBundles(parts: BundleParts) {
  for (const name of ['in', 'taken', 'refused', 'out', 'returned'])
    mkdirSync(join(parts.folder, name), { recursive: true, mode: 0o700 });
  return {
    /** Takes and writes what is there to be taken and written. */
    async look(): Promise<void> {
      for (const peer of parts.peers) {
        await writeOut(parts, peer);
        await writeWanted(parts, peer);
        await writeBack(parts, peer);
      }
      await takeAll(parts);
    },
  };
}

/** Asks the running node for a bundle of what a peer is not known to have. */
export function wantBundle(folder: string, peer: string): void {
  mkdirSync(join(folder, 'out'), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'out', `${peer}.wanted`), '', { mode: 0o600 });
}

/** Asks the running node for what it keeps of a peer's own envelopes after these numbers: that peer's book was set back. */
export function wantGiveBack(folder: string, peer: string, after: PerLane): void {
  mkdirSync(join(folder, 'out'), { recursive: true, mode: 0o700 });
  put(join(folder, 'out'), `${peer}.give-back`, JSON.stringify(after));
}

async function writeBack({ own, folder, say }: BundleParts, { peer, kept }: BundlePeer): Promise<void> {
  const out = join(folder, 'out');
  const wanted = join(out, `${peer}.give-back`);
  if (!existsSync(wanted)) return;
  const after = places.safeParse(JSON.parse(readFileSync(wanted, 'utf8')));
  if (!after.success) return rmSync(wanted, { force: true });
  const texts: BundledText[] = [];
  for (const lane of lanes)
    for (let sequence = after.data[lane] + 1; texts.length < perBundleMax; sequence += 1) {
      const one = await kept(lane, sequence);
      if (one === null) break;
      texts.push({ lane, sequence, signed: one.signed });
    }
  const upTo = perLane((lane) => texts.findLast((text) => text.lane === lane)?.sequence ?? after.data[lane]);
  const name = `${peer}-${own}-returned-${lanes.map((lane) => `${after.data[lane] + 1}to${upTo[lane]}`).join('-')}${suffix}`;
  put(out, name, bundleText({ from: peer, to: own }, texts));
  if (texts.length < perBundleMax) rmSync(wanted, { force: true });
  else put(out, `${peer}.give-back`, JSON.stringify(upTo));
  say({
    en: `${texts.length} envelopes of ${peer} written for ${peer} to have back: ${name}`,
    fr: `${texts.length} enveloppes de ${peer} écrites pour lui être rendues : ${name}`,
  });
}

/** What a peer without an address has not been given yet. */
async function writeOut(parts: BundleParts, of: BundlePeer): Promise<void> {
  if (!of.byFile) return;
  const out = join(parts.folder, 'out');
  const { count, upTo } = await writeBundle(parts, of, bundledUpTo(out, of));
  // Only then: a bundle written twice is taken once, one that is not written would be a gap.
  if (count > 0) put(out, `${of.peer}.json`, JSON.stringify(upTo));
}

/** All that a peer is not known to have, where somebody asked for it; beside what it is given by itself. */
async function writeWanted(parts: BundleParts, of: BundlePeer): Promise<void> {
  const out = join(parts.folder, 'out');
  const wanted = join(out, `${of.peer}.wanted`);
  if (!existsSync(wanted)) return;
  const { count, upTo } = await writeBundle(parts, of, wantedFrom(wanted) ?? of.acknowledged());
  // What one bundle cannot hold goes on from there at the next look.
  if (count < mostOf(parts)) rmSync(wanted, { force: true });
  else put(out, `${of.peer}.wanted`, JSON.stringify(upTo));
}

/** The place that was reached; null: nothing of it was written yet. */
function wantedFrom(wanted: string): PerLane | null {
  const text = readFileSync(wanted, 'utf8');
  return text === '' ? null : places.parse(JSON.parse(text));
}

const mostOf = ({ most = perBundleMax }: BundleParts): number => most;

async function writeBundle(parts: BundleParts, { peer, outlet }: BundlePeer, after: PerLane) {
  const { own, folder, say } = parts;
  const texts: BundledText[] = [];
  for (const lane of lanes)
    for (const { sequence, signed } of await outlet.after(lane, after[lane], mostOf(parts) - texts.length))
      texts.push({ lane, sequence, signed });
  const upTo = perLane((lane) => texts.findLast((text) => text.lane === lane)?.sequence ?? after[lane]);
  if (texts.length > 0) {
    const name = `${own}-${peer}-${lanes.map((lane) => `${after[lane] + 1}to${upTo[lane]}`).join('-')}${suffix}`;
    put(join(folder, 'out'), name, bundleText({ from: own, to: peer }, texts));
    say({ en: `bundle for ${peer} written: ${name}`, fr: `lot pour ${peer} écrit : ${name}` });
  }
  return { count: texts.length, upTo };
}

function bundledUpTo(out: string, { peer, acknowledged }: BundlePeer): PerLane {
  const file = join(out, `${peer}.json`);
  return existsSync(file) ? places.parse(JSON.parse(readFileSync(file, 'utf8'))) : acknowledged();
}

async function takeReturned(
  { folder, say }: BundleParts,
  { readOwn, outlet }: BundlePeer,
  { name, lines }: { readonly name: string; readonly lines: AsyncIterable<string> },
): Promise<void> {
  const returned = await readReturned(lines, {
    read: readOwn,
    made: async (lane, sequence) => {
      const [made] = await outlet.after(lane, sequence - 1, 1);
      return made?.sequence === sequence ? made.signed : null;
    },
  });
  if (returned.missing.length > 0)
    put(join(folder, 'returned'), `${name}.jsonl`, returnedLines(returned.missing));
  // What was given back stays beside: with it the book may go on, once all of it is here.
  copyFileSync(join(folder, 'in', name), join(folder, 'returned', basename(name)));
  const isFine = returned.isWhole && returned.unproved === 0;
  renameSync(join(folder, 'in', name), join(folder, isFine ? 'taken' : 'refused', basename(name)));
  say(returnedWords(name, returned));
}

/** So written, ten comes after nine. */
const inOrder = new Intl.Collator('en', { numeric: true }).compare;

/**
 * All that was laid in, in whatever order it was: what has a gap is tried again for as long as another one brings what may
 * fill it.
 */
async function takeAll(parts: BundleParts): Promise<void> {
  const names = readdirSync(join(parts.folder, 'in')).filter((name) => name.endsWith(suffix));
  let waiting = names.toSorted(inOrder).map((name) => ({ name, before: 0 }));
  for (let hasBrought = true; hasBrought && waiting.length > 0; ) {
    hasBrought = false;
    const gapped: typeof waiting = [];
    for (const laid of waiting) {
      const taken = await takeIn(parts, laid);
      hasBrought ||= taken.count > 0;
      if (taken.isGapped) gapped.push({ name: laid.name, before: laid.before + taken.count });
    }
    waiting = gapped;
  }
  for (const laid of waiting) await takeIn(parts, laid, true);
}

interface LaidIn {
  readonly name: string;
  /** What was taken of it at this look already. */
  readonly before: number;
}

/** `isLast`: it is told as it stands, also where it has a gap. */
async function takeIn(parts: BundleParts, { name, before }: LaidIn, isLast = false) {
  const { own, folder, peers, say } = parts;
  const path = join(folder, 'in', name);
  const lines = bundleLines(createReadStream(path, 'latin1'));
  const { value: first = '' } = await lines.next();
  const parties = bundleParties(String(first));
  const returning = parties?.from === own ? peers.find((one) => one.peer === parties.to) : undefined;
  if (returning !== undefined) {
    await takeReturned(parts, returning, { name, lines });
    return { count: 0, isGapped: false };
  }
  const peer = peers.find((one) => one.peer === parties?.from);
  if (peer === undefined || parties?.to !== own) {
    renameSync(path, join(folder, 'refused', basename(name)));
    say({
      en: `${name} is no bundle for this node from a peer of it: moved to refused`,
      fr: `${name} n’est pas un lot d’un homologue pour ce nœud : déplacé dans refused`,
    });
    return { count: 0, isGapped: false };
  }
  const found = await takeBundle(lines, peer);
  const isSound = found.isWhole && found.stopped.length === 0;
  if (isSound && found.gaps.length > 0 && !isLast) return { count: found.taken, isGapped: true };
  const isFine = isSound && found.gaps.length === 0;
  // With a gap it stays beside: once the bundle before it has come, it is laid in again.
  renameSync(path, join(folder, isFine ? 'taken' : 'refused', basename(name)));
  say(bundleWords(name, { ...found, taken: found.taken + before, repeated: found.repeated - before }));
  return { count: found.taken, isGapped: false };
}

/** What became of a bundle, in words: every gap with its lane and sequences. */
export function bundleWords(name: string, { taken, repeated, gaps, stopped, isWhole }: TakenBundle): Text {
  const en = [`bundle ${name}: ${taken} taken, ${repeated} had before`];
  const fr = [`lot ${name} : ${taken} repris, ${repeated} déjà reçus`];
  for (const { lane, from, to } of gaps) {
    en.push(`missing on lane ${lane}: ${from} to ${to}; ask for them, then lay this bundle in again`);
    fr.push(`manquent sur la voie ${lane} : ${from} à ${to} ; demandez-les, puis redéposez ce lot`);
  }
  for (const lane of stopped) {
    en.push(`something on lane ${lane} was not proved: nothing after it was taken`);
    fr.push(`un élément de la voie ${lane} n’a pas été prouvé : rien n’a été repris après lui`);
  }
  if (!isWhole) {
    en.push('it breaks off');
    fr.push('il est tronqué');
  }
  return { en: en.join('; '), fr: fr.join(' ; ') };
}

/** Whole or not at all: whoever carries files away never sees half a bundle. */
function put(folder: string, name: string, content: string): void {
  const next = join(folder, `${name}.next`);
  writeFileSync(next, content, { mode: 0o600, flush: true });
  renameSync(next, join(folder, name));
}
