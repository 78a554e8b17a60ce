import { canonicalText } from '../../kernel/canonical.ts';
import { sha256Hex, sha256HexOfBytes } from '../../kernel/sha256.ts';
import type { PictureManifest, PictureStep, PreservedPicture } from './camera/wire.ts';

/** An entry of the book as a manifest names it. */
export interface PictureEntry {
  readonly position: number;
  readonly type: string;
  readonly hash: string;
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
    schema: 'strait/camera-picture/1',
    node,
    record,
    heldSha256,
    standing: heldSha256 === record.sha256 ? 'same' : 'differs',
    reason,
    custody: ordered.flatMap(stepOf),
    entries: ordered.map(({ position, type, hash }) => ({ position, type, hash })),
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

function stepOf({ type, happenedAt: at, actor: by, position, body }: PictureEntry): readonly PictureStep[] {
  switch (type) {
    case 'CameraPicturePreserved':
      return [{ at, by, act: 'sealed', position }];
    case 'SubjectOpened':
      return [{ at, by, act: body['recipient'] === null ? 'opened' : 'handed_over', position }];
    case 'HoldPlaced':
    case 'KeepUntilChanged':
      return [{ at, by, act: 'kept_on', position }];
    case 'SubjectErased':
      return [{ at, by, act: 'erased', position }];
    default:
      return [];
  }
}
