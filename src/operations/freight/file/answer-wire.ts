import type { HashList, SignedHashList } from './hash-list.ts';
import type { PassageFile } from './wire.ts';

/** `GET /api/operations/freight/passage-file`: the file as data, its hashes, and both documents. */
export interface PassageFileAnswer {
  /** The place in the book at which it was made, sealed: asked with it, the node makes the same bytes of the rest. */
  readonly position: string;
  readonly file: PassageFile;
  /** The file's own bytes as they are hashed: canonical JSON (RFC 8785). */
  readonly canonical: string;
  readonly hashes: HashList;
  /** Null: the node's signing key cannot be read; the hashes stand unsigned, and say so. */
  readonly signed: SignedHashList | null;
  /** Pages of HTML to read or print. */
  readonly pages: { readonly en: string; readonly fr: string };
  /** Tagged PDF, base64; null: this node has no setter of documents. */
  readonly pdf: { readonly en: string; readonly fr: string } | null;
}
