import { z } from 'zod';
import { labelNames, type ReadRows } from '../../app/project.ts';
import { json, refusedReply, type Reply, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import { passageId } from './shapes.ts';
import type { PhotoShown, PhotosAnswer } from './wire.ts';

type Row = Readonly<Record<string, unknown>>;

export interface PhotoRouteParts {
  /** Whether this reader may see the passage. */
  readonly sees: (who: Who, passage: string) => Promise<boolean>;
  /** Rows of photos under row security, and of those the ones that this reader may see. */
  readonly readFor: (who: Who) => ReadRows;
  readonly shownTo: (who: Who) => (rows: readonly Row[]) => readonly Row[];
}

const photosMax = 200;
const passageParams = z.strictObject({ passage: passageId });

/** The photos of a passage's controls: what is known of each without showing it. A picture is opened from the vault. */
export function photosRoute({ sees, readFor, shownTo }: PhotoRouteParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/freight/passages/:passage/photos',
    action: 'operations/freight/see',
    summary: {
      en: 'Photos of a passage’s controls: hash, size and time of each. A picture itself is opened from the vault.',
      fr: 'Clichés des contrôles d’un passage : empreinte, taille et heure de chacun. L’image s’ouvre depuis le coffre.',
    },
    params: passageParams,
    answer: async ({ who, params }): Promise<Reply> => {
      const { passage } = passageParams.parse(params);
      if (!(await sees(who, passage))) return refusedReply({ code: 'not_found' });
      const rows = await readFor(who)(
        `select id, state, ${labelNames} from {photo} where passage = $1 order by changed limit ${photosMax + 1}`,
        [passage],
      );
      const shown = shownTo(who)(rows.slice(0, photosMax));
      const answer: PhotosAnswer = {
        photos: shown.map(({ state }) => state as PhotoShown), // as the projection wrote it
        isCut: rows.length > photosMax,
      };
      return json(answer);
    },
  };
}
