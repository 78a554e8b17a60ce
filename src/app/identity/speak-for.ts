import type { Who } from '../who.ts';

/** What the node's own feeds and devices from its configuration bear: any source. Enrolment never gives it. */
export const anySource = '*';

/** Whether this person or device may say something in the name of a source: a device only for those it was enrolled for. */
export function maySpeakFor({ sources }: Pick<Who, 'sources'>, source: string): boolean {
  return sources === null || sources.includes(source) || sources.includes(anySource);
}
