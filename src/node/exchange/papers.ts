import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cardText, type PeerCard, readCard } from '../../exchange/peer/card.ts';
import { type Certified, makeAuthority, makeCertificate } from '../../exchange/peer/certificates.ts';
import {
  certificatesIn,
  certificateStandings,
  type CertificateStanding,
} from '../../exchange/peer/pinned.ts';
import type { OwnPapers } from '../../exchange/peer/server.ts';
import type { WayParts } from '../../exchange/peer/way.ts';
import type { PeerMarkKeys } from '../../journal/caller-marks.ts';
import { openKeyFile, type PublicKey, type SigningKeys } from '../../journal/index.ts';
import { readKeyList, rotateKeyFile } from '../../journal/key-files.ts';
import { openMarkKeys, renewMarkKey, setUpMarkKeys } from '../../journal/mark-keys.ts';
import type { State } from '../../kernel/label.ts';
import { type Clock, toUtc } from '../../kernel/time.ts';
import { withSuccessors } from './succession.ts';

/** What one node needs to speak with others, in one folder that only its user may read. */
export interface ExchangePapers {
  readonly papers: OwnPapers;
  /** Cards of its peers: one more is one more file. */
  readonly cards: readonly PeerCard[];
  /** Cards that are none: named, and nobody is asked by them. */
  readonly wrong: readonly string[];
  /** Its own certificate, and every authority it trusts or is vouched for by. */
  readonly standings: readonly (CertificateStanding & { readonly of: string })[];
}

const certificateFile = 'certificate.pem';
const certificateKeyFile = 'certificate-key.pem';
const authorityFile = 'authority.pem';
const authorityKeyFile = 'authority-key.pem';
const cardFile = 'card.json';
const peersFolder = 'peers';

/** Where the folder of a node lies. */
export function exchangeFolderOf(dataFolder: string): string {
  return join(dataFolder, 'exchange');
}

/** Keys of its envelopes: a file of their own, since a key serves one purpose. Made at the first use. */
export function envelopeKeys(folder: string, origin: string, clock: Clock): Promise<SigningKeys> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return openKeyFile(join(folder, 'envelope-key.pem'), { origin, clock });
}

/** Whether a node stands beside another's, and whose it is then: both states' people no longer decide on it for both. */
export interface Beside {
  readonly node?: State;
}

/** A node that holds the card of a peer stands beside it. `dataFolder`: where its papers lie unless told otherwise. */
export function standsBeside(
  config: { readonly state: State; readonly exchangeFolder?: string | undefined },
  dataFolder: string,
  clock: Clock,
): Beside {
  const papers = readPapers(config.exchangeFolder ?? exchangeFolderOf(dataFolder), clock);
  return papers === null || papers.cards.length === 0 ? {} : { node: config.state };
}

/** Every key that this node's envelopes were signed with, as they stand on the disk now. */
export function publicEnvelopeKeys(folder: string): readonly PublicKey[] {
  return readKeyList(join(folder, 'envelope-key.pem')) ?? [];
}

/** Reads the folder; null where there is no certificate: the node has no exchange. */
export function readPapers(folder: string, clock: Clock): ExchangePapers | null {
  if (!existsSync(join(folder, certificateFile))) return null;
  const papers = { certificate: text(folder, certificateFile), privateKey: text(folder, certificateKeyFile) };
  const peers = join(folder, peersFolder);
  const names = existsSync(peers) ? readdirSync(peers).filter((name) => name.endsWith('.json')) : [];
  const read = names.toSorted().map((name) => ({ name, card: readCard(text(peers, name)) }));
  const cards = read.flatMap(({ card }) => (card.ok ? [card.value] : []));
  const at = clock();
  const own = certificateStandings(papers.certificate, at).map((one) => ({ ...one, of: 'own' }));
  const theirs = cards.flatMap(({ node, authorities }) =>
    authorities.flatMap((pem) => certificateStandings(pem, at)).map((one) => ({ ...one, of: node })),
  );
  const wrong = read.flatMap(({ name, card }) => (card.ok ? [] : [name]));
  return { papers, cards, wrong, standings: [...own, ...theirs] };
}

export interface SetUpParts {
  readonly folder: string;
  readonly node: string;
  /** Where peers reach it; null: by files only. */
  readonly address: string | null;
  readonly clock: Clock;
  /** By which certificates hold; absent: `clock`. */
  readonly certifiedBy?: Clock;
  /** True: a card as a peer of the version before reads it, by which no telephone is known again. */
  readonly withoutMarks?: boolean;
}

/**
 * Makes what is missing of an authority, a certificate and a key, and the card for the peers. For the demonstration and
 * trials: in service the state's own authority gives the certificate.
 */
export async function setUpPapers(parts: SetUpParts): Promise<PeerCard> {
  const { folder, node } = parts;
  const clock = parts.certifiedBy ?? parts.clock;
  mkdirSync(join(folder, peersFolder), { recursive: true, mode: 0o700 });
  if (!existsSync(join(folder, authorityKeyFile)))
    putCertified(folder, [authorityFile, authorityKeyFile], await makeAuthority(node, clock()));
  if (!existsSync(join(folder, certificateKeyFile))) await renewCertificate({ folder, node, clock });
  setUpMarkKeys(markKeyFileOf(folder));
  return putCard(parts);
}

/** A new certificate by the same authority: peers need not be told. Holds at the node's next look, without a restart. */
export async function renewCertificate({ folder, node, clock }: Omit<SetUpParts, 'address'>): Promise<void> {
  const authority: Certified = {
    certificate: newestOf(text(folder, authorityFile)),
    privateKey: text(folder, authorityKeyFile),
  };
  const made = await makeCertificate(node, authority, { from: clock() });
  putCertified(folder, [certificateFile, certificateKeyFile], made);
}

/**
 * A new authority beside the old one: the card names both, and goes to the peers. The certificate stays the old
 * authority's until they have it; then `renewCertificate`.
 */
export async function renewAuthority(parts: SetUpParts): Promise<PeerCard> {
  const { folder, node, clock } = parts;
  const before = text(folder, authorityFile);
  const made = await makeAuthority(node, clock());
  const both = `${before.trimEnd()}\n${made.certificate.trimEnd()}\n`;
  putCertified(folder, [authorityFile, authorityKeyFile], { ...made, certificate: both });
  return putCard(parts);
}

/**
 * A new key for envelopes: it signs from now on, and peers over the line are told of it by the node itself, vouched for by
 * the key before. Who is told by files needs the new card.
 */
export function renewEnvelopeKey({
  folder,
  clock,
}: Pick<SetUpParts, 'folder' | 'clock'>): Promise<PublicKey> {
  return rotateKeyFile(join(folder, 'envelope-key.pem'), clock);
}

/**
 * A new pair for the marks of telephones: both it and the one before are on the card, which goes to the peers within the
 * 30 days in which both are in service.
 */
export async function renewMarks(parts: SetUpParts): Promise<PeerCard> {
  const file = markKeyFileOf(parts.folder);
  if (existsSync(file)) renewMarkKey(file, parts.clock);
  else setUpMarkKeys(file);
  return putCard(parts);
}

/** Where the pairs lie that the marks of telephones come from: opened by the part that seals, and by nobody who matches. */
export function markKeyFileOf(folder: string): string {
  return join(folder, 'mark-key.json');
}

/** What the cards of the peers say of their pairs, as they stand on the disk now; a card that is none says nothing. */
export function peerMarkKeys(folder: string): readonly PeerMarkKeys[] {
  const peers = join(folder, peersFolder);
  const names = existsSync(peers) ? readdirSync(peers).filter((name) => name.endsWith('.json')) : [];
  return names.toSorted().flatMap((name) => {
    const card = readCard(text(peers, name));
    return card.ok && card.value.marks !== undefined
      ? [{ peer: card.value.node, keys: card.value.marks }]
      : [];
  });
}

/** Writes the own card anew: what peers are to know of this node now. */
export async function putCard(parts: SetUpParts): Promise<PeerCard> {
  const { folder, node, address, clock } = parts;
  const keys = await (await envelopeKeys(folder, node, clock)).publicKeys();
  const at = clock();
  const authorities = certificatesIn(text(folder, authorityFile))
    .filter(({ validToDate }) => validToDate.getTime() > at)
    .map(String);
  const marks =
    parts.withoutMarks === true ? [] : (openMarkKeys(markKeyFileOf(folder), clock)?.inService() ?? []);
  const plain: PeerCard = { kind: 'strait peer 1', node, address, authorities, keys: keys.map(cardKey) };
  const card = marks.length === 0 ? plain : { ...plain, marks };
  put(folder, cardFile, cardText(card));
  return card;
}

/** Takes a peer's card: from the next look on, that peer is asked and answered by it. */
export function acceptCard(folder: string, card: PeerCard): void {
  mkdirSync(join(folder, peersFolder), { recursive: true, mode: 0o700 });
  put(join(folder, peersFolder), `${card.node}.json`, cardText(card));
}

/** What a line to the duty engineer says of certificates that end within 30 days. */
export function expiryWarnings(standings: ExchangePapers['standings']) {
  return standings
    .filter(({ standing }) => standing !== 'good')
    .map(({ of, subject, daysLeft, endsAt }) => {
      const until = toUtc(endsAt);
      return {
        en: `certificate of ${of} (${subject}) ends ${until}, in ${daysLeft} days`,
        fr: `le certificat de ${of} (${subject}) expire le ${until}, dans ${daysLeft} jours`,
      };
    });
}

const cardKey = ({ id, spki, from, to }: PublicKey) => ({ id, spki, from, to });
const newestOf = (pem: string): string => String(certificatesIn(pem).at(-1) ?? '');

function putCertified(folder: string, [file, keyFile]: readonly [string, string], made: Certified): void {
  // The key first: a certificate whose key is not there would leave the node without either.
  put(folder, keyFile, made.privateKey);
  put(folder, file, made.certificate);
}

function text(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** Whole or not at all, and for its owner only. */
function put(folder: string, name: string, content: string): void {
  const next = join(folder, `${name}.next`);
  rmSync(next, { force: true });
  writeFileSync(next, content, { mode: 0o600, flush: true });
  chmodSync(next, 0o600);
  renameSync(next, join(folder, name));
}

/** Keys that a peer's node names, vouched for by those on its card, are put on the card: they hold after a restart too. */
export function successionIn(folder: string, clock: Clock): NonNullable<WayParts['succeeded']> {
  return (peer, announcement) => {
    const card = readPapers(folder, clock)?.cards.find(({ node }) => node === peer);
    const pinned =
      card === undefined ? null : withSuccessors({ node: peer, pinned: card.keys, announcement });
    if (card !== undefined && pinned !== null) acceptCard(folder, { ...card, keys: pinned });
    return pinned;
  };
}
