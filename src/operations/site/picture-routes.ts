import { z } from 'zod';
import { json, refusedReply, type Route } from '../../app/route.ts';
import { vaultRefusals } from '../../app/vault/vault-routes.ts';
import type { Who } from '../../app/who.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import { shortName } from '../../kernel/shapes.ts';
import { pictureId } from './camera/picture-events.ts';
import type { PictureFileAnswer, PreservedAnswer, PreservedPicture } from './camera/wire.ts';
import { manifestOf, manifestText, type OpenedPicture, type PictureEntry } from './picture-file.ts';

export interface PictureRecordParts {
  readonly node: string;
  readonly picturesFor: (who: Who, alarm: string) => Promise<PreservedAnswer>;
  /** The record for whoever may make a file of it; null: there is none for them. */
  readonly recordFor: (who: Who, picture: string) => Promise<PreservedPicture | null>;
  /** Opens it from the vault, on record before it is told; null: it is erased. */
  readonly open: (
    who: Who,
    asked: {
      readonly record: PreservedPicture;
      readonly note: string | null;
      readonly recipient: string | null;
    },
  ) => Promise<Result<OpenedPicture | null, Refusal>>;
  /** What the book holds of it, the opening included. */
  readonly entriesOf: (record: PreservedPicture) => Promise<readonly PictureEntry[]>;
  readonly sign: (text: string) => Promise<PictureFileAnswer['signed']>;
}

const ofAlarm = z.strictObject({ alarm: shortName });
const fileAsked = z.strictObject({
  picture: pictureId,
  /** Why it is opened, in the asker’s own words: sealed. Null where the policy asks for none. */
  note: z.string().trim().min(3).max(2_000).nullable().default(null),
  /** The body that is handed it, never a person; null: nobody. */
  recipient: shortName.nullable().default(null),
});
const gone = {
  en: 'This picture was erased, or is not for you.',
  fr: 'Cette image a été effacée ou ne vous est pas accessible.',
};

/** Preserved pictures: what is known of them without showing one, and the file of one with its manifest. */
export function pictureRecordRoutes(parts: PictureRecordParts): readonly Route[] {
  return [
    {
      method: 'GET',
      url: '/api/operations/site/camera-pictures',
      action: 'operations/site/see',
      summary: {
        en: 'Pictures preserved for an alarm: camera, moment, who, why, hash. The picture itself is opened from the vault.',
        fr: 'Images conservées pour une alarme : caméra, heure, auteur, motif, empreinte. L’image s’ouvre depuis le coffre.',
      },
      query: ofAlarm,
      answer: async ({ who, query }) => json(await parts.picturesFor(who, ofAlarm.parse(query).alarm)),
    },
    {
      method: 'POST',
      url: '/api/operations/site/camera-picture-file',
      action: 'operations/site/makePictureFile',
      summary: {
        en: 'A preserved picture with its signed manifest: opened through the vault, on record. It goes to nobody by itself.',
        fr: 'Une image conservée avec son manifeste signé : consultée par le coffre, avec trace. Elle ne part d’elle-même vers personne.',
      },
      body: fileAsked,
      async answer({ who, body }) {
        const { picture, ...asked } = fileAsked.parse(body);
        const record = await parts.recordFor(who, picture);
        if (record === null) return refusedReply({ code: 'not_found' }, gone);
        const opened = await parts.open(who, { record, ...asked });
        if (!opened.ok)
          return refusedReply(opened.refusal, vaultRefusals[opened.refusal.code as 'reason_required']);
        if (opened.value === null) return refusedReply({ code: 'not_found' }, gone);
        const { node } = parts;
        const manifest = manifestOf(record, opened.value, { node, entries: await parts.entriesOf(record) });
        const { canonical, sha256 } = manifestText(manifest);
        const answer: PictureFileAnswer = {
          manifest,
          canonical,
          sha256,
          signed: await parts.sign(canonical),
          jpeg: Buffer.from(opened.value.bytes).toString('base64'),
        };
        return json(answer);
      },
    },
  ];
}
