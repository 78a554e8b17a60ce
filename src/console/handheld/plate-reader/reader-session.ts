import { bytesHere, type ReaderParts } from './reader-parts.ts';
import type { PageRead, PageToRead, ReaderStart } from './plate.worker.ts';

/** The program at work: some ten times what it weighs on the device, until it is ended. */
export interface ReaderSession {
  /** The words of a page as TSV; null where the program failed or was ended. One page at a time. */
  read(page: PageToRead): Promise<string | null>;
  end(): void;
}

/** Starts the program from the files that lie on the device; null where one is gone. */
export async function startSession(parts: ReaderParts): Promise<ReaderSession | null> {
  const [core, model] = await Promise.all([bytesHere(parts, parts.core), bytesHere(parts, parts.model)]);
  if (core === null || model === null) return null;
  const worker = new Worker(parts.worker.path, { type: 'module' });
  let answer: ((tsv: string | null) => void) | null = null;
  const hear = (tsv: string | null): void => {
    answer?.(tsv);
    answer = null;
  };
  let isOver = false;
  const end = (): void => {
    isOver = true;
    worker.terminate();
    hear(null);
  };
  worker.addEventListener('error', end);
  worker.addEventListener('message', ({ data: said }: MessageEvent<PageRead>) => hear(said.tsv));
  worker.postMessage({ core, model } satisfies ReaderStart, [core, model]);
  return {
    read({ page, layout }) {
      if (isOver) return Promise.resolve(null);
      worker.postMessage({ page, layout } satisfies PageToRead, [page.buffer]);
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    end,
  };
}
