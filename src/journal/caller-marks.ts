import { createHash, createHmac } from 'node:crypto';
import { type CallerMarks, type JointKey, marksMax, type PublicMarkKey } from '../kernel/caller-mark.ts';
import type { MarkKeys } from './mark-keys.ts';
import type { Vault } from './vault-port.ts';
import { normalForms } from './vault-normal.ts';

/** What a peer's card says of its pairs. */
export interface PeerMarkKeys {
  readonly peer: string;
  readonly keys: readonly PublicMarkKey[];
}

/**
 * Marks the telephones of callers under the key that this node shares with each peer. It stands on the vault's side: a
 * number goes in or is opened inside, and marks come out. Whoever matches holds no key; whoever holds one can try every
 * number there is.
 */
export interface CallerMarking {
  /** Under which keys a caller is marked now, those of one peer by epoch. */
  inService(): readonly JointKey[];
  /** A number as it was typed. One that is none gives no marks. */
  ofNumber(text: string): readonly CallerMarks[];
  /** Every telephone sealed under a subject; none where it is erased. */
  ofSubject(subject: string): Promise<readonly CallerMarks[]>;
}

export interface CallerMarkingParts {
  readonly own: string;
  /** Null: this node has no pair, and marks nothing. */
  readonly keys: () => MarkKeys | null;
  /** As their cards stand now. */
  readonly peers: () => readonly PeerMarkKeys[];
  readonly vault: Pick<Vault, 'unseal'>;
}

interface Agreed extends JointKey {
  readonly secret: Uint8Array;
}

/** Numbers that are too short are of no telephone at sea: a mark of few digits is no mark. */
const digitsLeast = 6;

/** Opens it. A joint key is agreed anew whenever it is asked for under other halves, and kept nowhere but here. */
export function createCallerMarking(parts: CallerMarkingParts): CallerMarking {
  const held = new Map<string, Agreed>();
  const agreed = (): readonly Agreed[] => {
    const found = allAgreed(parts, held);
    const names = new Set(found.map(({ name }) => name));
    for (const [name, { secret }] of held)
      if (!names.has(name)) {
        secret.fill(0);
        held.delete(name);
      }
    for (const { name, of } of found) held.set(name, of);
    return found.map(({ of }) => of);
  };
  const marked = (texts: readonly string[]): readonly CallerMarks[] => {
    const forms = [...new Set(texts.flatMap((text) => normalForms('phone', text)))]
      .filter((form) => form.length >= digitsLeast)
      .slice(0, marksMax);
    if (forms.length === 0) return [];
    return agreed().map(({ secret, ...joint }) => ({
      ...joint,
      marks: forms.map((form) => markOf(secret, form)).toSorted(),
    }));
  };
  return {
    inService: () => agreed().map(({ secret: _secret, ...joint }) => joint),
    ofNumber: (text) => marked([text]),
    async ofSubject(subject) {
      if (agreed().length === 0) return []; // nobody to be told: nothing is opened
      const details = await parts.vault.unseal(subject, { kinds: ['phone'] });
      return marked(details.map(({ text }) => text));
    },
  };
}

/** The mark of one normal form of a number under a joint key: HMAC-SHA-256, hex. */
export function markOf(secret: Uint8Array, form: string): string {
  return createHmac('sha256', secret).update(`phone ${form}`, 'utf8').digest('hex');
}

function allAgreed(
  { own, keys, peers }: CallerMarkingParts,
  held: ReadonlyMap<string, Agreed>,
): readonly { readonly name: string; readonly of: Agreed }[] {
  const pairs = keys();
  if (pairs === null) return [];
  const mine = pairs.inService();
  return peers().flatMap(({ peer, keys: theirs }) =>
    mine.flatMap((ours) =>
      theirs.flatMap((other) => {
        const info = infoOf({ node: own, half: ours }, { node: peer, half: other });
        const name = `${info}\n${ours.key}\n${other.key}`;
        const of = held.get(name) ?? agree(pairs, { peer, ours, other, info });
        return of === null ? [] : [{ name, of }];
      }),
    ),
  );
}

interface Halves {
  readonly peer: string;
  readonly ours: PublicMarkKey;
  readonly other: PublicMarkKey;
  readonly info: string;
}

function agree(pairs: MarkKeys, { peer, ours, other, info }: Halves): Agreed | null {
  const secret = pairs.agree(ours.number, other.key, info);
  if (secret === null) return null;
  const key = createHash('sha256')
    .update(`${info}\n${[ours.key, other.key].toSorted().join('\n')}`)
    .digest('hex')
    .slice(0, 16);
  return { peer, epoch: epochOf(ours, other), key, secret };
}

const epochOf = (one: PublicMarkKey, other: PublicMarkKey): number => one.number + other.number - 1;

interface End {
  readonly node: string;
  readonly half: PublicMarkKey;
}

/** What the key is bound to: both nodes by name, with the number of each one's half, and the epoch. */
function infoOf(one: End, other: End): string {
  const [first, second] = one.node < other.node ? [one, other] : [other, one];
  const ends = [first, second].map(({ node, half }) => `${node} ${half.number}`);
  return ['strait caller mark 1', ...ends, epochOf(one.half, other.half)].join('\n');
}
