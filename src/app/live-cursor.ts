import type { PositionSeal } from './position-seal.ts';

/** How far one console has been told. Track sequences hold within one epoch; the journal position for ever. */
export interface LiveCursor {
  /** True until the first picture was sent: everything must be told. */
  readonly fresh: boolean;
  readonly motions: number;
  readonly vessels: number;
  /** Journal position up to which detections were told; -1 for none. */
  readonly position: number;
}

const form = /^([0-9a-z]{1,16})-(\d{1,15})-(\d{1,15})-(p\.[A-Za-z0-9_-]{48})$/;

/** Cursors of one process: the journal position in them is sealed. */
export interface Cursors {
  /** As the id of a server-sent event. */
  write(cursor: LiveCursor): string;
  /**
   * Reads a Last-Event-ID. Of another epoch only the journal position still counts: tracks start anew.
   * What is no cursor of ours starts from nothing; it is never an error, since a console must always get in.
   */
  parse(text: string | undefined): LiveCursor;
}

/** `epoch` differs at each start of the process. */
export function createCursors(epoch: string, seal: PositionSeal): Cursors {
  const nothing: LiveCursor = { fresh: true, motions: 0, vessels: 0, position: -1 };
  return {
    write: ({ fresh, motions, vessels, position }) =>
      `${epoch}-${fresh ? 0 : motions}-${vessels}-${seal.seal(position)}`,
    parse(text) {
      const [, itsEpoch, motions, vessels, sealed] = form.exec(text ?? '') ?? [];
      const told = sealed === undefined ? null : seal.open(sealed);
      if (told === null) return nothing;
      if (itsEpoch !== epoch || motions === '0') return { ...nothing, position: told > 0 ? told : -1 };
      return { fresh: false, motions: Number(motions), vessels: Number(vessels), position: told };
    },
  };
}
