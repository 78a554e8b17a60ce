import { z } from 'zod';
import type { PositionSeal } from '../../app/position-seal.ts';
import { json, refusedReply, type Reply, type Route } from '../../app/route.ts';
import { vaultRefusals } from '../../app/vault/vault-routes.ts';
import type { Who } from '../../app/who.ts';
import { canonicalText } from '../../kernel/canonical.ts';
import type { PrintedDocument } from '../../kernel/printed-document.ts';
import { sha256Hex } from '../../kernel/sha256.ts';
import type { Text } from '../../kernel/text.ts';
import { fileSources, type FileReaderParts, type Gathered } from './file-reader.ts';
import type { PassageFileAnswer } from './file/answer-wire.ts';
import { passageFile } from './file/assemble.ts';
import { documentOf } from './file/document.ts';
import { type HashedPart, hashListOf, signedText } from './file/hash-list.ts';
import { printPage } from './file/print-page.ts';
import { schemes } from './file/wire.ts';
import type { OpenPictures } from './file-photo-reader.ts';
import { passageId } from './shapes.ts';

/** A document as bytes, and their SHA-256. */
export interface SetDocument {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export interface FileRouteParts {
  readonly readerFor: (who: Who) => FileReaderParts;
  readonly seal: PositionSeal;
  /** Sets a document as a tagged PDF; null: this node cannot. */
  readonly pdfOf: (document: PrintedDocument) => Promise<SetDocument | null>;
  /** Opens photos for whoever asks, each opening on record. */
  readonly openPictures: OpenPictures;
  /** The node's signature over a text; null: its key cannot be read. */
  readonly sign: (text: string) => Promise<{ readonly key: string; readonly signature: string } | null>;
}

const asked = { passage: passageId, scheme: z.enum(schemes) };
const photosBody = z.strictObject({
  ...asked,
  /** Why the photos are opened, in the asker's own words: sealed. Null where the policy asks for none. */
  note: z.string().trim().min(3).max(2_000).nullable().default(null),
});
const fileQuery = z.strictObject({
  ...asked,
  /** The place in the book that came with a file made before, sealed; absent: as the book stands now. */
  position: z.string().max(64).optional(),
});
const notFound: Text = {
  en: 'There is no such passage, or this node never gave that place in the book.',
  fr: 'Ce passage n’existe pas, ou ce nœud n’a jamais donné cette place au registre.',
};

/** The penalty and evidence file of a passage, computed from the book as it stands, or stood at a place. */
export function fileRoutes(parts: FileRouteParts): readonly Route[] {
  const { readerFor, seal } = parts;
  return [
    {
      method: 'GET',
      url: '/api/operations/freight/passage-file',
      action: 'operations/freight/makeFile',
      summary: {
        en: 'The penalty and evidence file of a passage: as data, with its signed hashes, and as documents. It decides nothing.',
        fr: 'Le dossier de preuve d’un passage : en données, avec ses empreintes signées, et en documents. Il ne décide de rien.',
      },
      query: fileQuery,
      answer: async ({ who, query }) => {
        const { position: given, ...said } = fileQuery.parse(query);
        const position = given === undefined ? null : seal.open(given);
        // What is no place of this node, what is still to come, and a passage that is not there are answered alike.
        const isForeign = given !== undefined && position === null;
        const gathered = isForeign ? null : await fileSources(readerFor(who), { ...said, position });
        return gathered === null ? refusedReply({ code: 'not_found' }, notFound) : answerOf(parts, gathered);
      },
    },
    {
      method: 'POST',
      url: '/api/operations/freight/passage-file-photos',
      action: 'operations/freight/makeFile',
      summary: {
        en: 'The same file as the book stands now, with the photos in its documents: each is opened through the vault, on record.',
        fr: 'Le même dossier en l’état du registre, photographies comprises : chacune est consultée par le coffre, avec trace.',
      },
      body: photosBody,
      answer: async ({ who, body }) => {
        const { note, ...said } = photosBody.parse(body);
        const open = { who, note, openPictures: parts.openPictures };
        const gathered = await fileSources({ ...readerFor(who), open }, { ...said, position: null });
        if (gathered === null) return refusedReply({ code: 'not_found' }, notFound);
        if ('refusal' in gathered)
          return refusedReply(gathered.refusal, vaultRefusals[gathered.refusal.code as 'reason_required']);
        return answerOf(parts, gathered);
      },
    },
  ];
}

async function answerOf({ pdfOf, sign, seal }: FileRouteParts, gathered: Gathered): Promise<Reply> {
  const file = passageFile(gathered.sources);
  if (file === null) return refusedReply({ code: 'not_found' }, notFound);
  const [en, fr] = [documentOf(file, 'en', gathered.pictures), documentOf(file, 'fr', gathered.pictures)];
  const pages = { en: printPage(en), fr: printPage(fr) };
  const [enPdf, frPdf] = [await pdfOf(en), await pdfOf(fr)];
  const pdf = enPdf === null || frPdf === null ? null : { en: enPdf, fr: frPdf };
  const documents: readonly HashedPart[] = [
    { part: 'page en', sha256: sha256Hex(pages.en) },
    { part: 'page fr', sha256: sha256Hex(pages.fr) },
    ...(pdf === null
      ? []
      : [
          { part: 'pdf en', sha256: pdf.en.sha256 },
          { part: 'pdf fr', sha256: pdf.fr.sha256 },
        ]),
  ];
  const list = hashListOf(file, documents);
  const signature = await sign(signedText(list));
  const answer: PassageFileAnswer = {
    position: seal.seal(gathered.sources.madeAtPosition),
    file,
    canonical: canonicalText(file),
    hashes: list,
    signed: signature === null ? null : { list, ...signature },
    pages,
    pdf: pdf === null ? null : { en: base64(pdf.en.bytes), fr: base64(pdf.fr.bytes) },
  };
  return json(answer);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
