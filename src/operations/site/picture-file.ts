import { canonicalText } from '../../kernel/canonical.ts';
import type { CitedRecord } from '../../kernel/cited-record.ts';
import { sha256Hex, sha256HexOfBytes } from '../../kernel/sha256.ts';
import type { PictureManifest, PictureStep, PreservedPicture } from './camera/wire.ts';

/** An entry of the book as a manifest names it. */
export interface PictureEntry extends CitedRecord {
  /** Where it stands: by it entries are ordered, and it is told to nobody. */
  readonly position: number;
  readonly type: string;
  readonly happenedAt: string;
  readonly actor: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What was opened of a picture: its bytes, and why it was preserved. */
export interface OpenedPicture {
  readonly bytes: Uint8Array;
  readonly reason: string | null;
}

/**
 * What goes with a preserved picture that leaves: its record, whether its bytes are still those, and what became of it
 * from its own stream and its subject's. Pure. It judges nothing, and names nobody but staff by id.
 */
export function manifestOf(
  record: PreservedPicture,
  { bytes, reason }: OpenedPicture,
  { node, entries }: { readonly node: string; readonly entries: readonly PictureEntry[] },
): PictureManifest {
  const ordered = entries.toSorted((one, other) => one.position - other.position);
  const heldSha256 = sha256HexOfBytes(bytes);
  return {
    schema: 'strait/camera-picture/2',
    node,
    record,
    heldSha256,
    standing: heldSha256 === record.sha256 ? 'same' : 'differs',
    reason,
    custody: ordered.flatMap(stepOf),
    entries: ordered.map(({ type, ...entry }) => ({ ...citedIn(entry), type })),
  };
}

/** The manifest as its bytes are hashed and signed: canonical JSON (RFC 8785). */
export function manifestText(manifest: PictureManifest): {
  readonly canonical: string;
  readonly sha256: string;
} {
  const canonical = canonicalText(manifest);
  return { canonical, sha256: sha256Hex(canonical) };
}

function citedIn({ stream, version, hash }: CitedRecord): CitedRecord {
  return { stream, version, hash };
}

function stepOf({ type, happenedAt: at, actor: by, body, ...cited }: PictureEntry): readonly PictureStep[] {
  const entry = citedIn(cited);
  switch (type) {
    case 'CameraPicturePreserved':
      return [{ at, by, act: 'sealed', entry }];
    case 'SubjectOpened':
      return [{ at, by, act: body['recipient'] === null ? 'opened' : 'handed_over', entry }];
    case 'HoldPlaced':
    case 'KeepUntilChanged':
      return [{ at, by, act: 'kept_on', entry }];
    case 'SubjectErased':
      return [{ at, by, act: 'erased', entry }];
    default:
      return [];
  }
}
