import { canonicalText } from '../../../kernel/canonical.ts';
import { referenceOf } from '../../../kernel/cited-record.ts';
import { sha256Hex } from '../../../kernel/sha256.ts';
import type { PassageFile, Scheme } from './wire.ts';

/** One thing that is hashed, by name: `file`, `control k-…`, `photo e-…`, `entry passage/p-…, 3`, `document en`. */
export interface HashedPart {
  readonly part: string;
  /** SHA-256, 64 lower-case hex digits. */
  readonly sha256: string;
}

/** What is signed by the node: whoever has it can tell which part of what they were given is not what was made. */
export interface HashList {
  readonly schema: 'strait/passage-file-hashes/2';
  readonly passage: string;
  readonly scheme: Scheme;
  /** As the file’s own: up to what it was made. */
  readonly upTo: PassageFile['upTo'];
  readonly node: string;
  readonly parts: readonly HashedPart[];
}

/** A hash list with the node's signature over its canonical text (Ed25519, hex) and the id of the key. */
export interface SignedHashList {
  readonly list: HashList;
  readonly key: string;
  readonly signature: string;
}

/**
 * The hashes of a file: whole, by control, by photo as taken in, by entry of the journal, and of the documents made of
 * it. `documents`: name and SHA-256 of each.
 */
export function hashListOf(file: PassageFile, documents: readonly HashedPart[]): HashList {
  const { passage, scheme, upTo, node, controls, entries } = file;
  const photos = controls.flatMap((control) => control.photos);
  return {
    schema: 'strait/passage-file-hashes/2',
    passage,
    scheme,
    upTo,
    node,
    parts: [
      { part: 'file', sha256: sha256Hex(canonicalText(file)) },
      ...controls.map((one) => ({ part: `control ${one.control}`, sha256: sha256Hex(canonicalText(one)) })),
      ...photos.flatMap(({ photo, recordedHash }) =>
        recordedHash === null ? [] : [{ part: `photo ${photo}`, sha256: recordedHash }],
      ),
      ...entries.map((entry) => ({ part: `entry ${referenceOf(entry)}`, sha256: entry.hash })),
      ...documents.map(({ part, sha256 }) => ({ part: `document ${part}`, sha256 })),
    ],
  };
}

/** The text that is signed. */
export function signedText(list: HashList): string {
  return canonicalText(list);
}

/** What somebody has before them: the file as data, and the hashes of the photos and documents that came with it. */
export interface Given {
  readonly file: PassageFile;
  readonly photos: readonly HashedPart[];
  readonly documents: readonly HashedPart[];
}

/**
 * Names of the parts that are not what the list says, the smallest that tell it: a control before the whole file. Photos
 * and documents that were not given are not judged.
 */
export function differingParts(list: HashList, { file, photos, documents }: Given): readonly string[] {
  const now = new Map(hashListOf(file, documents).parts.map(({ part, sha256 }) => [part, sha256]));
  for (const { part, sha256 } of photos) now.set(`photo ${part}`, sha256);
  const expected = new Map(list.parts.map(({ part, sha256 }) => [part, sha256]));
  const given = new Set(documents.map(({ part }) => `document ${part}`));
  const differs = [...expected].flatMap(([part, sha256]) => {
    if (part.startsWith('document ') && !given.has(part)) return [];
    return now.get(part) === sha256 ? [] : [part];
  });
  const added = [...now.keys()].filter((part) => !expected.has(part));
  return [...differs, ...added];
}
