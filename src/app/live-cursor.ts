/** How far one console has been told. Track sequences hold within one epoch; the journal position for ever. */
export interface LiveCursor {
  /** True until the first picture was sent: everything must be told. */
  readonly fresh: boolean;
  readonly motions: number;
  readonly vessels: number;
  /** Journal position up to which detections were told; -1 for none. */
  readonly position: number;
}

const form = /^([0-9a-z]{1,16})-(\d{1,15})-(\d{1,15})-(\d{1,15})$/;

/** Writes a cursor as the id of a server-sent event. */
export function writeCursor(epoch: string, cursor: LiveCursor): string {
  return `${epoch}-${cursor.fresh ? 0 : cursor.motions}-${cursor.vessels}-${Math.max(0, cursor.position)}`;
}

/**
 * Reads a Last-Event-ID. Of another epoch only the journal position still counts: tracks start anew.
 * What is no cursor of ours starts from nothing; it is never an error, since a console must always get in.
 */
export function parseCursor(epoch: string, text: string | undefined): LiveCursor {
  const parts = text === undefined ? null : form.exec(text);
  if (parts === null) return { fresh: true, motions: 0, vessels: 0, position: -1 };
  const [, itsEpoch, motions, vessels, position] = parts;
  const told = Number(position);
  if (itsEpoch !== epoch || motions === '0')
    return { fresh: true, motions: 0, vessels: 0, position: told > 0 ? told : -1 };
  return { fresh: false, motions: Number(motions), vessels: Number(vessels), position: told };
}
